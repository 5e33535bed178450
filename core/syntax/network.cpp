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

constexpr std::uint32_t kMostWidth = 256;

bool is_usable(const Architecture& shape) {
  constexpr std::uint32_t kMost = 1u << 20;
  return shape.width % kLanes == 0 && shape.width >= kLanes && shape.width <= kMostWidth &&
         shape.layers <= 8 && shape.stretch <= 16 && shape.hidden % kLanes == 0 &&
         shape.hidden >= kLanes && shape.hidden <= 512 && shape.lower_rows < kMost &&
         shape.suffix_rows < kMost && shape.prefix_rows < kMost && shape.shape_rows < kMost;
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

/// Weights as sums.
std::vector<std::int16_t> widened(std::span<const std::int8_t> numbers) {
  std::vector<std::int16_t> out;
  out.reserve(numbers.size());
  for (const std::int8_t number : numbers) {
    out.push_back(static_cast<std::int16_t>(number * (1 << (kSumBits - kWeightBits))));
  }
  return out;
}

/// The relations of one move. The root's is not among them: it goes by itself to its one child.
SparseLinear relations(std::span<const std::int8_t> weights, std::span<const std::int16_t> bias,
                       std::uint32_t first) {
  std::vector<std::int8_t> part = part_of(weights, 2 * kRelations, first, kRelations);
  std::vector<std::int16_t> sums(bias.begin() + first, bias.begin() + first + kRelations);
  constexpr auto kRoot = static_cast<std::uint32_t>(Deprel::root);
  for (std::size_t at = kRoot; at < part.size(); at += kRelations) part[at] = 0;
  sums[kRoot] = std::numeric_limits<std::int16_t>::min();
  return {part, kRelations, sums};
}

}  // namespace

std::expected<Network, Error> Network::load(const Weights& weights, std::uint32_t tags) {
  Reader read(weights);
  const auto sizes = read.numbers<std::uint32_t>("shape", 8);
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
  if (!is_usable(shape)) {
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
  net.mix_ = Linear(mix, w, w, mix_bias);
  net.word_ = Linear(side_by_side(word, w), w, kWindow * w, {});
  const auto word_bias = layer_bias.first(width);
  net.word_bias_.assign(word_bias.begin(), word_bias.end());
  for (std::uint32_t layer = 0; layer < shape.layers; ++layer) {
    net.windows_.emplace_back(windows.subspan(layer * layer_size, layer_size), w,
                              layer_bias.subspan((layer + 1) * width, width));
  }
  net.slots_ = SparseLinear(slots, kSlots * h, {});
  net.special_.assign(special.begin(), special.end());
  net.rows_ = widened(rows);
  net.hidden_bias_.assign(hidden_bias.begin(), hidden_bias.end());
  net.tag_ = SparseLinear(tag, tags, tag_bias);
  net.move_ = SparseLinear(move, 3, move_bias);
  net.left_ = relations(relation, relation_bias, 0);
  net.right_ = relations(relation, relation_bias, kRelations);
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
    number = static_cast<std::int16_t>(number * (1 << (kSumBits - kEmbeddingBits)));
  }
  mix_.apply(sum.data(), mixed.data());
  simd::rectify(mixed.data(), shape_.width);
  simd::add(sum.data(), mixed.data(), shape_.width);
  word_.apply(sum.data(), out);
}

void Network::tag(Sentence& sentence) const {
  const auto size = static_cast<std::uint32_t>(sentence.words.size());
  for (Layer* layer : {&sentence.top, &sentence.below}) {
    layer->values.resize(std::size_t{size} * shape_.width);
    layer->active.resize(std::size_t{size} * shape_.width);
    layer->begin.resize(size + 1);
  }
  read_windows(sentence);
  for (std::uint32_t number = 1; number <= shape_.layers; ++number) {
    std::swap(sentence.top, sentence.below);
    add_layer(sentence.below, sentence.top, number);
  }
  sentence.tags.resize(size);
  sentence.scores.resize(std::max(tag_.size(), left_.size()));
  for (std::uint32_t i = 0; i < size; ++i) {
    tag_.apply(sentence.top.word(i), sentence.scores.data());
    sentence.tags[i] = static_cast<std::uint8_t>(best(sentence.scores.data(), tag_.size()));
  }
}

void Network::read_windows(Sentence& sentence) const {
  const std::uint32_t width = shape_.width;
  const auto size = static_cast<std::uint32_t>(sentence.words.size());
  Layer& layer = sentence.top;
  for (std::uint32_t i = 0; i < size; ++i) {
    std::array<const std::int16_t*, kWindow> places;
    for (std::uint32_t k = 0; k < kWindow; ++k) {
      const std::uint32_t at = i + k - kWindow / 2;  // wraps below 0 to past the end
      places[k] = (at < size ? sentence.words[at] : edge_.data()) + k * width;
    }
    std::uint8_t* const out = &layer.values[std::size_t{i} * width];
    in_blocks(width, [&]<int kVectors>(std::uint32_t first) {
      Sums<kVectors> sums(word_bias_.data() + first);
      for (const std::int16_t* place : places) sums.add(place + first);
      sums.activate(out + first);
    });
    layer.collect(i, width);
  }
}

void Network::add_layer(const Layer& below, Layer& layer, std::uint32_t number) const {
  const std::uint32_t width = shape_.width;
  const SparseLinear& window = windows_[number - 1];
  const auto size = static_cast<std::uint32_t>(layer.begin.size() - 1);
  for (std::uint32_t i = 0; i < size; ++i) {
    std::array<std::span<const Active>, kLayerWindow> words;
    for (std::uint32_t k = 0; k < kLayerWindow; ++k) {
      const std::uint32_t at = i + (k - kLayerWindow / 2) * shape_.step(number);  // wraps below 0
      if (at < size) words[k] = below.word(at);
    }
    const std::size_t begin = std::size_t{i} * width;
    in_blocks(width, [&]<int kVectors>(std::uint32_t first) {
      Sums<kVectors> sums(window.bias() + first);
      sums.add_activations(&below.values[begin + first]);
      for (std::uint32_t k = 0; k < kLayerWindow; ++k) {
        sums.add_products(words[k], window.weights() + std::size_t{k} * width * width + first,
                          width);
      }
      sums.activate(&layer.values[begin + first]);
    });
    layer.collect(i, width);
  }
}

void Network::Layer::collect(std::uint32_t i, std::uint32_t width) {
  Active* const out = active.data() + begin[i];
  const Active* const end = sayso::collect(&values[std::size_t{i} * width], width, out);
  begin[i + 1] = begin[i] + static_cast<std::uint32_t>(end - out);
}

void Network::parse(Sentence& sentence) const {
  const auto size = static_cast<std::uint32_t>(sentence.words.size());
  sentence.products.resize(std::size_t{size} * slots_.size());
  for (std::uint32_t i = 0; i < size; ++i) {
    slots_.apply(sentence.top.word(i), &sentence.products[std::size_t{i} * slots_.size()]);
  }
  sentence.hidden.resize(shape_.hidden);
  sentence.active.resize(shape_.hidden);
  sentence.state.start(size);
  while (!sentence.state.done()) {
    const std::span<const Active> hidden = read_state(sentence);
    sentence.state.apply(choose(hidden, sentence));
  }
}

const std::int16_t* Network::product(const Sentence& sentence, std::uint32_t node,
                                     std::uint32_t slot) const {
  const std::size_t offset = std::size_t{slot} * shape_.hidden;
  if (node == ParseState::kAbsent) return special_.data() + offset;
  if (node == 0) return special_.data() + kSlots * shape_.hidden + offset;
  return sentence.products.data() + std::size_t{node - 1} * slots_.size() + offset;
}

std::span<const Active> Network::read_state(Sentence& sentence) const {
  const ParseInputs inputs = parse_inputs(sentence.state, sentence.tags, shape_);
  std::array<const std::int16_t*, kSlots + kParseRows> parts;
  for (std::uint32_t s = 0; s < kSlots; ++s) parts[s] = product(sentence, inputs.nodes[s], s);
  for (std::uint32_t r = 0; r < kParseRows; ++r) {
    parts[kSlots + r] = rows_.data() + std::size_t{inputs.rows[r]} * shape_.hidden;
  }
  in_blocks(shape_.hidden, [&]<int kVectors>(std::uint32_t first) {
    Sums<kVectors> sums(hidden_bias_.data() + first);
    for (const std::int16_t* part : parts) sums.add(part + first);
    sums.activate(&sentence.hidden[first]);
  });
  Active* const out = sentence.active.data();
  return {out, collect(sentence.hidden.data(), shape_.hidden, out)};
}

Transition Network::choose(std::span<const Active> hidden, Sentence& sentence) const {
  const ParseState& state = sentence.state;
  std::int16_t* const scores = sentence.scores.data();
  std::array<bool, 3> allowed;
  for (std::uint32_t m = 0; m < 3; ++m) allowed[m] = state.allows(static_cast<Move>(m));
  std::uint32_t move = kNone;
  if (allowed[0] + allowed[1] + allowed[2] > 1) move_.apply(hidden, scores);
  for (std::uint32_t m = 0; m < 3; ++m) {
    if (allowed[m] && (move == kNone || scores[m] > scores[move])) move = m;
  }
  if (move == 0) return {};
  const Transition to_root{static_cast<Move>(move), Deprel::root};
  if (state.allows(to_root)) return to_root;  // the artificial root's one child
  const SparseLinear& relations = to_root.move == Move::left ? left_ : right_;
  relations.apply(hidden, scores);
  return {to_root.move, static_cast<Deprel>(best(scores, relations.size()))};
}

}  // namespace sayso
