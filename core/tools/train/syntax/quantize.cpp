#include "core/tools/train/syntax/quantize.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <string_view>

namespace sayso {
namespace {

class Quantizer {
 public:
  explicit Quantizer(WeightsWriter& out) : out_(out) {}

  /// 4-bit section, two numbers a byte.
  void embedding(std::string_view name, const Parameter& rows) {
    const std::vector<std::int8_t> numbers =
        rounded<std::int8_t>({&rows, 1}, kEmbeddingBits, kMostCoarse);
    std::vector<std::uint8_t> packed(numbers.size() / 2);
    for (std::size_t i = 0; i < packed.size(); ++i) {
      packed[i] = static_cast<std::uint8_t>(numbers[2 * i] + 8 | (numbers[2 * i + 1] + 8) << 4);
    }
    out_.add(name, std::span<const std::uint8_t>(packed));
  }
  /// 8-bit section of all the `matrices`, one behind the other.
  void weights(std::string_view name, std::span<const Parameter> matrices) {
    add(name, rounded<std::int8_t>(matrices, kWeightBits, 127));
  }
  void weights(std::string_view name, const Parameter& matrix) { weights(name, {&matrix, 1}); }
  /// 16-bit section.
  void sums(std::string_view name, std::span<const Parameter> rows) {
    add(name, rounded<std::int16_t>(rows, kSumBits, std::numeric_limits<std::int16_t>::max()));
  }
  void sums(std::string_view name, const Parameter& row) { sums(name, {&row, 1}); }

  [[nodiscard]] std::size_t cut() const { return cut_; }

 private:
  template <typename T>
  std::vector<T> rounded(std::span<const Parameter> parameters, int bits, float most) {
    std::vector<T> numbers;
    for (const Parameter& parameter : parameters) {
      for (const float value : parameter.values()) {
        const float number = std::nearbyint(std::ldexp(value, bits));
        cut_ += std::abs(number) > most;
        numbers.push_back(static_cast<T>(std::clamp(number, -most, most)));
      }
    }
    return numbers;
  }
  template <typename T>
  void add(std::string_view name, const std::vector<T>& numbers) {
    out_.add(name, std::span<const T>(numbers));
  }

  WeightsWriter& out_;
  std::size_t cut_ = 0;
};

}  // namespace

void write_network(const Architecture& shape, const NetworkParameters& net, WeightsWriter& out) {
  const std::vector<std::uint32_t> sizes{shape.width,      shape.layers,      shape.hidden,
                                         shape.lower_rows, shape.suffix_rows, shape.prefix_rows,
                                         shape.shape_rows, shape.stretch};
  out.add("shape", std::span<const std::uint32_t>(sizes));
  const std::span<const Parameter> windows(net.windows);
  Quantizer quantizer(out);
  quantizer.embedding("embedding", net.embedding);
  quantizer.weights("mix", net.mix);
  quantizer.weights("word", windows.first(1));
  quantizer.weights("window", windows.subspan(1));
  quantizer.weights("slots", net.slots);
  quantizer.weights("rows", net.rows);
  quantizer.weights("tag", net.tag);
  quantizer.weights("move", net.move);
  quantizer.weights("relation", net.relation);
  quantizer.sums("mix.bias", net.mix_bias);
  quantizer.sums("window.bias", net.biases);
  quantizer.sums("special", net.special);
  quantizer.sums("hidden.bias", net.hidden_bias);
  quantizer.sums("tag.bias", net.tag_bias);
  quantizer.sums("move.bias", net.move_bias);
  quantizer.sums("relation.bias", net.relation_bias);
  std::printf("%zu numbers cut\n", quantizer.cut());
}

}  // namespace sayso
