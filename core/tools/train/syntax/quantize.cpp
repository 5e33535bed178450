#include "core/tools/train/syntax/quantize.h"

#include <cmath>
#include <string_view>

namespace sayso {
namespace {

/// The parameters' numbers, one behind the other.
template <typename T>
std::vector<T> numbers_of(std::span<const Parameter> parameters) {
  std::vector<T> numbers;
  for (const Parameter& parameter : parameters) {
    for (const float value : parameter.values()) {
      numbers.push_back(static_cast<T>(std::ldexp(value, parameter.grid().bits)));
    }
  }
  return numbers;
}

class Sections {
 public:
  explicit Sections(WeightsWriter& out) : out_(out) {}

  /// 4-bit numbers, two a byte.
  void packed(std::string_view name, const Parameter& rows) {
    const std::vector<std::int8_t> numbers = numbers_of<std::int8_t>({&rows, 1});
    std::vector<std::uint8_t> bytes(numbers.size() / 2);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      bytes[i] = static_cast<std::uint8_t>((numbers[2 * i] + 8) | (numbers[2 * i + 1] + 8) << 4);
    }
    out_.add(name, std::span<const std::uint8_t>(bytes));
  }
  template <typename T>
  void add(std::string_view name, std::span<const Parameter> parameters) {
    const std::vector<T> numbers = numbers_of<T>(parameters);
    out_.add(name, std::span<const T>(numbers));
  }
  template <typename T>
  void add(std::string_view name, const Parameter& parameter) {
    add<T>(name, {&parameter, 1});
  }

 private:
  WeightsWriter& out_;
};

}  // namespace

void write_network(const Architecture& shape, const NetworkParameters& net, WeightsWriter& out) {
  const std::vector<std::uint32_t> sizes{shape.width,      shape.layers,      shape.hidden,
                                         shape.lower_rows, shape.suffix_rows, shape.prefix_rows,
                                         shape.shape_rows, shape.stretch};
  out.add("shape", std::span<const std::uint32_t>(sizes));
  const std::span<const Parameter> windows(net.windows);
  Sections sections(out);
  sections.packed("embedding", net.embedding);
  sections.add<std::int8_t>("mix", net.mix);
  sections.add<std::int8_t>("word", windows.first(1));
  sections.add<std::int8_t>("window", windows.subspan(1));
  sections.add<std::int8_t>("slots", net.slots);
  sections.add<std::int8_t>("rows", net.rows);
  sections.add<std::int8_t>("tag", net.tag);
  sections.add<std::int8_t>("move", net.move);
  sections.add<std::int8_t>("relation", net.relation);
  sections.add<std::int16_t>("mix.bias", net.mix_bias);
  sections.add<std::int16_t>("window.bias", net.biases);
  sections.add<std::int16_t>("special", net.special);
  sections.add<std::int16_t>("hidden.bias", net.hidden_bias);
  sections.add<std::int16_t>("tag.bias", net.tag_bias);
  sections.add<std::int16_t>("move.bias", net.move_bias);
  sections.add<std::int16_t>("relation.bias", net.relation_bias);
}

}  // namespace sayso
