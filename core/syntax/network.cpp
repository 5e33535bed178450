#include "core/syntax/network.h"

#include <algorithm>
#include <array>
#include <limits>

#include "core/syntax/simd.h"

namespace sayso {
namespace {

/// Reads sections and keeps the first error.
class Reader {
 public:
  explicit Reader(const Weights& weights) : weights_(weights) {}

  template <typename T>
  std::span<const T> numbers(std::string_view name, std::size_t count) {
    const auto found = weights_.section<T>(name, count);
    if (found) return *found;
    if (error_.message.empty()) error_ = found.error();
    return {};
  }
  [[nodiscard]] bool failed() const { return !error_.message.empty(); }
  [[nodiscard]] const Error& error() const { return error_; }

 private:
  const Weights& weights_;
  Error error_;
};

/// Fractional bits of each 8-bit section.
struct Bits {
  std::uint8_t mix, word, window, slots, rows, tag, move, relation;
};

constexpr std::uint32_t kMostWidth = 256;
constexpr std::uint32_t kHiddenBlock = 32;  // numbers that are summed up in registers

bool is_usable(const Architecture& shape) {
  constexpr std::uint32_t kMost = 1u << 20;
  return shape.width % 16 == 0 && shape.width >= 16 && shape.width <= kMostWidth &&
         shape.layers <= 8 && shape.stretch <= 16 && shape.hidden % kHiddenBlock == 0 &&
         shape.hidden >= kHiddenBlock && shape.hidden <= 512 && shape.lower_rows < kMost &&
         shape.suffix_rows < kMost && shape.prefix_rows < kMost && shape.shape_rows < kMost;
}

bool is_usable(const Bits& bits) {
  const auto among = [](int value, int low, int high) { return value >= low && value <= high; };
  return among(bits.mix, 4, 12) && among(bits.word, 4, 12) && among(bits.window, 4, 12) &&
         among(bits.slots, 4, 12) && among(bits.rows, 4, 8) && among(bits.tag, 4, 12) &&
         among(bits.move, 4, 12) && among(bits.relation, 4, 12);
}

/// Columns [first, first + count) of a matrix with `columns`.
std::vector<std::int8_t> part_of(std::span<const std::int8_t> matrix, std::uint32_t columns,
                                 std::uint32_t first, std::uint32_t count) {
  std::vector<std::int8_t> part;
  for (std::size_t row = 0; row < matrix.size(); row += columns) {
    const auto begin = matrix.begin() + static_cast<std::ptrdiff_t>(row + first);
    part.insert(part.end(), begin, begin + static_cast<std::ptrdiff_t>(count));
  }
  return part;
}

/// Stacks the window's matrices side by side: one product gives what a word brings to each place.
std::vector<std::int8_t> side_by_side(std::span<const std::int8_t> window, std::uint32_t width) {
  std::vector<std::int8_t> out(window.size());
  const std::uint32_t places = static_cast<std::uint32_t>(window.size()) / (width * width);
  for (std::uint32_t k = 0; k < places; ++k) {
    for (std::uint32_t p = 0; p < width; ++p) {
      for (std::uint32_t j = 0; j < width; ++j) {
        out[p * places * width + k * width + j] = window[(k * width + p) * width + j];
      }
    }
  }
  return out;
}

std::vector<std::int16_t> widened(std::span<const std::int8_t> numbers, int bits) {
  std::vector<std::int16_t> out;
  for (const std::int8_t number : numbers) {
    out.push_back(static_cast<std::int16_t>(number * (1 << (kActivationBits - bits))));
  }
  return out;
}

std::uint32_t best(std::span<const std::int32_t> scores) {
  return static_cast<std::uint32_t>(std::ranges::max_element(scores) - scores.begin());
}

}  // namespace

std::expected<Network, Error> Network::load(const Weights& weights, std::uint32_t tags) {
  Reader read(weights);
  const auto sizes = read.numbers<std::uint32_t>("shape", 8);
  const auto bits_section = read.numbers<Bits>("bits", 1);
  if (read.failed()) return std::unexpected(read.error());
  const Architecture shape{.width = sizes[0],
                           .layers = sizes[1],
                           .hidden = sizes[2],
                           .tags = tags,
                           .lower_rows = sizes[3],
                           .suffix_rows = sizes[4],
                           .prefix_rows = sizes[5],
                           .shape_rows = sizes[6],
                           .stretch = sizes[7]};
  const Bits bits = bits_section[0];
  if (!is_usable(shape) || !is_usable(bits)) {
    return std::unexpected(Error{"model file: sizes that the network cannot have"});
  }
  Network net;
  net.shape_ = shape;
  const std::size_t width = shape.width, hidden = shape.hidden;
  net.embedding_ = read.numbers<std::uint8_t>("embedding", shape.rows() * width / 2);
  const auto mix = read.numbers<std::int8_t>("mix", width * width);
  const auto mix_bias = read.numbers<std::int16_t>("mix.bias", width);
  const auto word = read.numbers<std::int8_t>("word", kWindow * width * width);
  const std::size_t layer_size = kLayerWindow * width * width;
  const auto windows = read.numbers<std::int8_t>("window", shape.layers * layer_size);
  const auto layer_bias = read.numbers<std::int16_t>("window.bias", (1 + shape.layers) * width);
  const auto slots = read.numbers<std::int8_t>("slots", width * kSlots * hidden);
  const auto special = read.numbers<std::int16_t>("special", 2 * kSlots * hidden);
  const auto rows = read.numbers<std::int8_t>("rows", shape.parse_rows() * hidden);
  const auto hidden_bias = read.numbers<std::int16_t>("hidden.bias", hidden);
  const auto tag = read.numbers<std::int8_t>("tag", width * tags);
  const auto tag_bias = read.numbers<std::int16_t>("tag.bias", tags);
  const auto move = read.numbers<std::int8_t>("move", hidden * 3);
  const auto move_bias = read.numbers<std::int16_t>("move.bias", 3);
  const auto relation = read.numbers<std::int8_t>("relation", hidden * 2 * kRelations);
  const auto relation_bias = read.numbers<std::int16_t>("relation.bias", 2 * kRelations);
  if (read.failed()) return std::unexpected(read.error());

  const auto w = static_cast<std::uint32_t>(width);
  const auto h = static_cast<std::uint32_t>(hidden);
  net.mix_ = Linear(mix, w, w, bits.mix, mix_bias);
  net.word_ = Linear(side_by_side(word, w), w, kWindow * w, bits.word, {});
  const auto word_bias = layer_bias.first(width);
  net.word_bias_.assign(word_bias.begin(), word_bias.end());
  for (std::uint32_t layer = 0; layer < shape.layers; ++layer) {
    net.windows_.emplace_back(windows.subspan(layer * layer_size, layer_size), kLayerWindow * w, w,
                              bits.window, layer_bias.subspan((layer + 1) * width, width));
  }
  net.slots_ = Linear(slots, w, kSlots * h, bits.slots, {});
  net.special_.assign(special.begin(), special.end());
  net.rows_ = widened(rows, bits.rows);
  net.hidden_bias_.assign(hidden_bias.begin(), hidden_bias.end());
  net.tag_ = Linear(tag, w, tags, bits.tag, tag_bias);
  net.move_ = Linear(move, h, 3, bits.move, move_bias);
  net.left_ = Linear(part_of(relation, 2 * kRelations, 0, kRelations), h, kRelations, bits.relation,
                     relation_bias.first(kRelations));
  net.right_ = Linear(part_of(relation, 2 * kRelations, kRelations, kRelations), h, kRelations,
                      bits.relation, relation_bias.subspan(kRelations));
  net.edge_.resize(net.word_size());
  constexpr std::array<std::uint32_t, 1> kEdgeRow{0};
  net.read_rows(kEdgeRow, net.edge_.data());
  return net;
}

void Network::read_word(const Form& form, std::int16_t* out) const {
  read_rows(form_rows(form, shape_), out);
}

void Network::read_rows(std::span<const std::uint32_t> rows, std::int16_t* out) const {
  std::array<std::int16_t, kMostWidth> sum{};
  std::array<std::int16_t, kMostWidth> mixed{};
  for (const std::uint32_t row : rows) {
    const std::uint8_t* bytes = embedding_.data() + std::size_t{row} * shape_.width / 2;
    for (std::uint32_t i = 0; i < shape_.width; i += 2) {
      sum[i] = static_cast<std::int16_t>(sum[i] + (bytes[i / 2] & 15) - 8);
      sum[i + 1] = static_cast<std::int16_t>(sum[i + 1] + (bytes[i / 2] >> 4) - 8);
    }
  }
  for (std::int16_t& number : sum) {
    number = static_cast<std::int16_t>(number * (1 << (kActivationBits - kEmbeddingBits)));
  }
  mix_.apply(sum.data(), mixed.data());
  simd::rectify(mixed.data(), shape_.width);
  simd::add(sum.data(), mixed.data(), shape_.width);
  word_.apply(sum.data(), out);
}

void Network::tag(Sentence& sentence) const {
  const std::uint32_t width = shape_.width;
  const auto size = static_cast<std::uint32_t>(sentence.words.size());
  sentence.vectors.resize(std::size_t{size} * width);
  for (std::uint32_t i = 0; i < size; ++i) {
    std::int16_t* out = &sentence.vectors[i * width];
    std::ranges::copy(word_bias_, out);
    for (std::uint32_t k = 0; k < kWindow; ++k) {
      const std::uint32_t at = i + k - kWindow / 2;  // wraps below 0 to past the end
      simd::add(out, (at < size ? sentence.words[at] : edge()) + k * width, width);
    }
    simd::rectify(out, width);
  }
  for (std::uint32_t layer = 1; layer <= shape_.layers; ++layer) add_layer(sentence, layer);
  sentence.tags.resize(size);
  sentence.scores.resize(tag_.padded());
  for (std::uint32_t i = 0; i < size; ++i) {
    tag_.score(&sentence.vectors[i * width], sentence.scores.data());
    sentence.tags[i] =
        static_cast<std::uint8_t>(best(std::span(sentence.scores).first(shape_.tags)));
  }
}

void Network::add_layer(Sentence& sentence, std::uint32_t layer) const {
  const std::uint32_t width = shape_.width;
  const auto size = static_cast<std::uint32_t>(sentence.words.size());
  std::array<std::int16_t, kLayerWindow * kMostWidth> window;
  sentence.layer.resize(std::size_t{size} * width);
  for (std::uint32_t i = 0; i < size; ++i) {
    for (std::uint32_t k = 0; k < kLayerWindow; ++k) {
      const std::uint32_t at = i + (k - kLayerWindow / 2) * shape_.step(layer);  // wraps below 0
      std::int16_t* const place = window.data() + k * width;
      if (at < size) {
        std::copy_n(&sentence.vectors[at * width], width, place);
      } else {
        std::fill_n(place, width, std::int16_t{0});
      }
    }
    windows_[layer - 1].apply(window.data(), &sentence.layer[i * width]);
  }
  simd::rectify(sentence.layer.data(), size * width);
  simd::add(sentence.vectors.data(), sentence.layer.data(), size * width);
}

void Network::parse(Sentence& sentence) const {
  const auto size = static_cast<std::uint32_t>(sentence.words.size());
  const std::uint32_t step = slots_.padded();
  sentence.products.resize(std::size_t{size} * step);
  for (std::uint32_t i = 0; i < size; ++i) {
    slots_.apply(&sentence.vectors[i * shape_.width], &sentence.products[i * step]);
  }
  sentence.hidden.resize(shape_.hidden);
  sentence.scores.resize(std::max(tag_.padded(), left_.padded()));
  sentence.state.start(size);
  while (!sentence.state.done()) {
    read_state(sentence);
    sentence.state.apply(choose(sentence));
  }
}

const std::int16_t* Network::product(const Sentence& sentence, std::uint32_t node,
                                     std::uint32_t slot) const {
  const std::size_t offset = std::size_t{slot} * shape_.hidden;
  if (node == ParseState::kAbsent) return special_.data() + offset;
  if (node == 0) return special_.data() + kSlots * shape_.hidden + offset;
  return sentence.products.data() + std::size_t{node - 1} * slots_.padded() + offset;
}

void Network::read_state(Sentence& sentence) const {
  const ParseInputs inputs = parse_inputs(sentence.state, sentence.tags, shape_);
  std::array<const std::int16_t*, kSlots + kParseRows> parts;
  for (std::uint32_t s = 0; s < kSlots; ++s) parts[s] = product(sentence, inputs.nodes[s], s);
  for (std::uint32_t r = 0; r < kParseRows; ++r) {
    parts[kSlots + r] = rows_.data() + std::size_t{inputs.rows[r]} * shape_.hidden;
  }
  for (std::uint32_t i = 0; i < shape_.hidden; i += kHiddenBlock) {
    const std::int16_t* const bias = hidden_bias_.data() + i;
    simd::Vector a = simd::load(bias), b = simd::load(bias + 8);
    simd::Vector c = simd::load(bias + 16), d = simd::load(bias + 24);
    for (const std::int16_t* part : parts) {
      a = simd::add16(a, simd::load(part + i));
      b = simd::add16(b, simd::load(part + i + 8));
      c = simd::add16(c, simd::load(part + i + 16));
      d = simd::add16(d, simd::load(part + i + 24));
    }
    std::int16_t* const out = sentence.hidden.data() + i;
    simd::store(out, simd::max16(a, simd::zero()));
    simd::store(out + 8, simd::max16(b, simd::zero()));
    simd::store(out + 16, simd::max16(c, simd::zero()));
    simd::store(out + 24, simd::max16(d, simd::zero()));
  }
}

Transition Network::choose(Sentence& sentence) const {
  const ParseState& state = sentence.state;
  std::int32_t* scores = sentence.scores.data();
  std::array<bool, 3> allowed;
  for (std::uint32_t m = 0; m < 3; ++m) allowed[m] = state.allows(static_cast<Move>(m));
  std::uint32_t move = kNone;
  if (allowed[0] + allowed[1] + allowed[2] > 1) move_.score(sentence.hidden.data(), scores);
  for (std::uint32_t m = 0; m < 3; ++m) {
    if (allowed[m] && (move == kNone || scores[m] > scores[move])) move = m;
  }
  if (move == 0) return {};
  Transition chosen{static_cast<Move>(move), Deprel::root};
  if (state.allows(chosen)) return chosen;  // the artificial root's one child
  (chosen.move == Move::left ? left_ : right_).score(sentence.hidden.data(), scores);
  scores[static_cast<std::size_t>(Deprel::root)] = std::numeric_limits<std::int32_t>::min();
  chosen.relation = static_cast<Deprel>(best(std::span(sentence.scores).first(kRelations)));
  return chosen;
}

}  // namespace sayso
