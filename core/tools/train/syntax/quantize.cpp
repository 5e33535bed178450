#include "core/tools/train/syntax/quantize.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string_view>

#include "core/syntax/linear.h"

namespace sayso {
namespace {

constexpr int kFewestBits = 4;

class Quantizer {
 public:
  explicit Quantizer(WeightsWriter& out) : out_(out) {}

  /// 8-bit section of all the `matrices`, one behind the other.
  void matrix(std::string_view name, std::span<const Parameter> matrices, int most_bits) {
    std::vector<float> sizes;
    for (const Parameter& matrix : matrices) {
      for (const float value : matrix.values()) sizes.push_back(std::abs(value));
    }
    int bits = most_bits;
    if (!sizes.empty()) {
      const auto rank = static_cast<std::ptrdiff_t>(sizes.size() - 1 - sizes.size() / 5000);
      std::nth_element(sizes.begin(), sizes.begin() + rank, sizes.end());
      const float large = sizes[static_cast<std::size_t>(rank)];
      while (bits > kFewestBits && std::ldexp(large, bits) > 127.0f) --bits;
    }
    std::vector<std::int8_t> numbers;
    for (const Parameter& matrix : matrices) {
      for (const float value : matrix.values())
        numbers.push_back(rounded<std::int8_t>(value, bits));
    }
    std::printf("%-10.*s %7zu weights, %d fractional bits\n", static_cast<int>(name.size()),
                name.data(), numbers.size(), bits);
    out_.add(name, std::span<const std::int8_t>(numbers));
    bits_.push_back(static_cast<std::uint8_t>(bits));
  }

  /// 16-bit section with the fractional bits of activations.
  void biases(std::string_view name, std::span<const Parameter> rows) {
    std::vector<std::int16_t> numbers;
    for (const Parameter& row : rows) {
      for (const float value : row.values()) {
        numbers.push_back(rounded<std::int16_t>(value, kActivationBits));
      }
    }
    out_.add(name, std::span<const std::int16_t>(numbers));
  }

  void finish() { out_.add("bits", std::span<const std::uint8_t>(bits_)); }

 private:
  template <typename T>
  static T rounded(float value, int bits) {
    constexpr auto kMost = static_cast<float>(std::numeric_limits<T>::max());
    return static_cast<T>(std::clamp(std::nearbyint(std::ldexp(value, bits)), -kMost, kMost));
  }

  WeightsWriter& out_;
  std::vector<std::uint8_t> bits_;
};

std::span<const Parameter> one(const Parameter& parameter) { return {&parameter, 1}; }

}  // namespace

void write_network(const Architecture& shape, const NetworkParameters& net, WeightsWriter& out) {
  const std::vector<std::uint32_t> sizes{shape.width,      shape.layers,      shape.hidden,
                                         shape.lower_rows, shape.suffix_rows, shape.prefix_rows,
                                         shape.shape_rows, shape.stretch};
  out.add("shape", std::span<const std::uint32_t>(sizes));
  const std::span<const Parameter> windows(net.windows);
  Quantizer quantizer(out);
  std::vector<std::uint8_t> packed(net.embedding.values().size() / 2);
  for (std::size_t i = 0; i < packed.size(); ++i) {
    const int low = coarse(net.embedding.values()[2 * i]) + 8;
    const int high = coarse(net.embedding.values()[2 * i + 1]) + 8;
    packed[i] = static_cast<std::uint8_t>(low | high << 4);
  }
  out.add("embedding", std::span<const std::uint8_t>(packed));
  quantizer.matrix("mix", one(net.mix), 12);
  quantizer.matrix("word", windows.first(1), 12);
  quantizer.matrix("window", windows.subspan(1), 12);
  quantizer.matrix("slots", one(net.slots), 12);
  quantizer.matrix("rows", one(net.rows), kActivationBits);
  quantizer.matrix("tag", one(net.tag), 12);
  quantizer.matrix("move", one(net.move), 12);
  quantizer.matrix("relation", one(net.relation), 12);
  quantizer.biases("mix.bias", one(net.mix_bias));
  quantizer.biases("window.bias", net.biases);
  quantizer.biases("special", one(net.special));
  quantizer.biases("hidden.bias", one(net.hidden_bias));
  quantizer.biases("tag.bias", one(net.tag_bias));
  quantizer.biases("move.bias", one(net.move_bias));
  quantizer.biases("relation.bias", one(net.relation_bias));
  quantizer.finish();
}

}  // namespace sayso
