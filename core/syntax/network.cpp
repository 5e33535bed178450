#include "core/syntax/network.h"

#include <algorithm>
#include <array>
#include <limits>

#include "core/syntax/simd.h"

namespace sayso {
namespace {

constexpr std::uint32_t kMostWidth = 256;

bool is_usable(const Architecture& shape) {
  constexpr std::uint32_t kMost = 1u << 20;
  return shape.width % kLanes == 0 && shape.width >= kLanes && shape.width <= kMostWidth &&
         shape.layers <= 8 && shape.stretch <= 16 && shape.hidden % kLanes == 0 &&
         shape.hidden >= kLanes && shape.hidden <= 512 && shape.lower_rows < kMost &&
         shape.suffix_rows < kMost && shape.prefix_rows < kMost && shape.shape_rows < kMost;
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

}  // namespace

std::expected<Network, Error> Network::load(const Weights& weights, std::uint32_t tags) {
  SectionReader read(weights);
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
  const std::size_t width = shape.width;
  net.embedding_ = read.numbers<std::uint8_t>("embedding", shape.rows() * width / 2);
  const auto mix = read.numbers<std::int8_t>("mix", width * width);
  const auto mix_bias = read.numbers<std::int16_t>("mix.bias", width);
  const auto word = read.numbers<std::int8_t>("word", kWindow * width * width);
  const std::size_t layer_size = kLayerWindow * width * width;
  const auto windows = read.numbers<std::int8_t>("window", shape.layers * layer_size);
  const auto layer_bias = read.numbers<std::int16_t>("window.bias", (1 + shape.layers) * width);
  const auto tag = read.numbers<std::int8_t>("tag", width * tags);
  const auto tag_bias = read.numbers<std::int16_t>("tag.bias", tags);
  net.parser_ = Parser(read, shape);
  if (read.failed()) return std::unexpected(read.error());

  const auto w = static_cast<std::uint32_t>(width);
  net.mix_ = Linear(mix, w, w, mix_bias);
  net.word_ = Linear(side_by_side(word, w), w, kWindow * w, {});
  const auto word_bias = layer_bias.first(width);
  net.word_bias_.assign(word_bias.begin(), word_bias.end());
  for (std::uint32_t layer = 0; layer < shape.layers; ++layer) {
    net.windows_.emplace_back(windows.subspan(layer * layer_size, layer_size), w,
                              layer_bias.subspan((layer + 1) * width, width));
  }
  net.tag_ = SparseLinear(tag, tags, tag_bias);
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
  const std::size_t size = sentence.words.size();
  sentence.top.start(size, shape_.width);
  sentence.below.start(size, shape_.width);
  read_windows(sentence.words, sentence.top);
  for (std::uint32_t layer = 1; layer <= shape_.layers; ++layer) {
    std::swap(sentence.top, sentence.below);
    add_layer(layer, sentence.below, sentence.top);
  }
  sentence.tags.resize(size);
  sentence.scores.resize(tag_.size());
  for (std::uint32_t i = 0; i < size; ++i) {
    tag_.apply(sentence.top.active(i), sentence.scores.data());
    sentence.tags[i] = static_cast<std::uint8_t>(best(sentence.scores.data(), tag_.size()));
  }
}

void Network::read_windows(std::span<const std::int16_t* const> words, WordVectors& out) const {
  const std::uint32_t width = shape_.width;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    std::array<const std::int16_t*, kWindow> places;
    for (std::uint32_t k = 0; k < kWindow; ++k) {
      const std::uint32_t at = i + k - kWindow / 2;  // wraps below 0 to past the end
      places[k] = (at < words.size() ? words[at] : edge_.data()) + k * width;
    }
    in_blocks(width, [&]<int kVectors>(std::uint32_t first) {
      Sums<kVectors> sums(word_bias_.data() + first);
      for (const std::int16_t* place : places) sums.add(place + first);
      sums.activate(out.values(i) + first);
    });
    out.finish(i);
  }
}

void Network::add_layer(std::uint32_t layer, const WordVectors& below, WordVectors& out) const {
  const std::uint32_t width = shape_.width;
  const SparseLinear& window = windows_[layer - 1];
  for (std::uint32_t i = 0; i < below.words(); ++i) {
    std::array<std::span<const Active>, kLayerWindow> words;
    for (std::uint32_t k = 0; k < kLayerWindow; ++k) {
      const std::uint32_t at = i + (k - kLayerWindow / 2) * shape_.step(layer);  // wraps below 0
      if (at < below.words()) words[k] = below.active(at);
    }
    in_blocks(width, [&]<int kVectors>(std::uint32_t first) {
      Sums<kVectors> sums(window.bias() + first);
      sums.add_activations(below.values(i) + first);
      const std::int16_t* weights = window.weights() + first;
      for (const std::span<const Active> word : words) {
        sums.add_products(word, weights, width);
        weights += std::size_t{width} * width;
      }
      sums.activate(out.values(i) + first);
    });
    out.finish(i);
  }
}

void Network::parse(Sentence& sentence) const {
  parser_.parse(sentence.top, sentence.tags, sentence.parser, sentence.state);
}

}  // namespace sayso
