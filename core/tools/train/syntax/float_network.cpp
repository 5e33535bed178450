#include "core/tools/train/syntax/float_network.h"

#include <algorithm>
#include <cmath>

namespace sayso {
namespace {

constexpr std::uint32_t kPadding = kWindow / 2;  // words before and behind, first layer
// Small, so that words seldom seen say little of their own.
constexpr float kSparseSpread = 0.03f;
constexpr std::uint32_t kBothRelations = 2 * kRelations;

float spread_of(std::size_t inputs, std::size_t outputs) {
  return std::sqrt(6.0f / static_cast<float>(inputs + outputs));
}

Parameter dense(std::size_t rows, std::size_t columns, std::mt19937& random) {
  return {rows, columns, spread_of(rows, columns), false, random};
}

Parameter bias(std::size_t columns, std::mt19937& random) {
  return {1, columns, 0.0f, false, random};
}

void add_to(float* __restrict out, const float* __restrict in, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) out[i] += in[i];
}

}  // namespace

int coarse(float value) {
  const float scaled = value * (1 << kEmbeddingBits);
  const float most = static_cast<float>(kMostCoarse);
  return static_cast<int>(std::nearbyint(std::clamp(scaled, -most, most)));
}

NetworkParameters::NetworkParameters(const Architecture& shape, std::mt19937& random)
    : embedding(shape.rows(), shape.width, kSparseSpread, true, random),
      mix(dense(shape.width, shape.width, random)),
      mix_bias(bias(shape.width, random)),
      tag(dense(shape.width, shape.tags, random)),
      tag_bias(bias(shape.tags, random)),
      slots(shape.width, kSlots * shape.hidden, spread_of(shape.width * kSlots, shape.hidden),
            false, random),
      special(2, kSlots * shape.hidden, 0.1f, false, random),
      rows(shape.parse_rows(), shape.hidden, kSparseSpread, true, random),
      hidden_bias(bias(shape.hidden, random)),
      move(dense(shape.hidden, 3, random)),
      move_bias(bias(3, random)),
      relation(dense(shape.hidden, kBothRelations, random)),
      relation_bias(bias(kBothRelations, random)) {
  for (std::uint32_t layer = 0; layer <= shape.layers; ++layer) {
    const std::uint32_t window = layer == 0 ? kWindow : kLayerWindow;
    windows.push_back(dense(window * shape.width, shape.width, random));
    biases.push_back(bias(shape.width, random));
  }
}

std::vector<Parameter*> NetworkParameters::all() {
  std::vector<Parameter*> list{&embedding, &mix,      &mix_bias,     &tag,         &tag_bias,
                               &slots,     &special,  &rows,         &hidden_bias, &move,
                               &move_bias, &relation, &relation_bias};
  for (Parameter& window : windows) list.push_back(&window);
  for (Parameter& one : biases) list.push_back(&one);
  return list;
}

void Run::drop(std::vector<float>& mask, std::size_t size, float rate, std::mt19937& random) {
  mask.assign(size, 1.0f);
  if (rate <= 0) return;
  const auto threshold = static_cast<std::uint32_t>(rate * 0x1p32f);
  for (float& one : mask) one = random() < threshold ? 0.0f : 1 / (1 - rate);
}

void Run::add_embedding(std::uint32_t row, float* out) const {
  const float* values = net_.embedding.row(row);
  if (!shape_.coarse) {
    add_to(out, values, shape_.width);
    return;
  }
  for (std::uint32_t i = 0; i < shape_.width; ++i) {
    out[i] += static_cast<float>(coarse(values[i])) / (1 << kEmbeddingBits);
  }
}

void Run::read_words(const GoldTree& tree, std::mt19937& random) {
  const std::size_t width = shape_.width;
  const std::uint32_t places = size_ + 2 * kPadding;
  sums_.assign(places * width, 0.0f);
  mixed_.resize(places * width);
  const auto threshold = static_cast<std::uint32_t>(dropout_.word * 0x1p32f);
  for (std::uint32_t i = 0; i < places; ++i) {
    float* out = &sums_[i * width];
    std::copy_n(net_.mix_bias.data(), width, &mixed_[i * width]);
    if (i < kPadding || i >= size_ + kPadding) {
      add_embedding(0, out);
      continue;
    }
    const std::uint32_t word = i - kPadding;
    auto rows = form_rows(tree.forms[word], shape_);
    if (dropout_.word > 0 && random() < threshold) std::fill_n(rows.begin(), kLowerRows, 0u);
    std::ranges::copy(rows, &form_rows_[word * kFormRows]);
    for (const std::uint32_t row : rows) {
      if (row != 0) add_embedding(row, out);
    }
  }
  multiply_add(sums_.data(), width, net_.mix.data(), mixed_.data(), places, width, width);
  for (float& value : mixed_) value = std::max(value, 0.0f);
  vectors_[0] = sums_;
  add_to(vectors_[0].data(), mixed_.data(), mixed_.size());
}

void Run::read_words_back(std::vector<float>& gradient) {
  const std::size_t width = shape_.width;
  const std::uint32_t places = size_ + 2 * kPadding;
  std::vector<float> inner = gradient;
  for (std::size_t i = 0; i < inner.size(); ++i) {
    if (mixed_[i] <= 0) inner[i] = 0;
  }
  for (std::uint32_t i = 0; i < places; ++i) {
    add_to(net_.mix_bias.gradient(0), &inner[i * width], width);
  }
  add_weight_gradient(sums_.data(), width, inner.data(), net_.mix.gradient(0), places, width,
                      width);
  add_input_gradient(inner.data(), net_.mix.data(), gradient.data(), width, places, width, width);
  for (std::uint32_t i = 0; i < places; ++i) {
    const bool outside = i < kPadding || i >= size_ + kPadding;
    if (outside) add_to(net_.embedding.gradient(0), &gradient[i * width], width);
    for (std::uint32_t f = 0; !outside && f < kFormRows; ++f) {
      const std::uint32_t row = form_rows_[(i - kPadding) * kFormRows + f];
      if (row != 0) add_to(net_.embedding.gradient(row), &gradient[i * width], width);
    }
  }
}

void Run::read(const GoldTree& tree, Dropout dropout, std::mt19937& random) {
  const std::size_t width = shape_.width;
  size_ = tree.size();
  dropout_ = dropout;
  random_ = &random;
  form_rows_.resize(size_ * kFormRows);
  vectors_.assign(shape_.layers + 2, {});
  active_.assign(shape_.layers + 1, {});
  windows_.assign(shape_.layers + 1, {});
  read_words(tree, random);
  for (std::uint32_t layer = 0; layer <= shape_.layers; ++layer) {
    const std::size_t window = layer == 0 ? kWindow : kLayerWindow;
    std::vector<float>& active = active_[layer];
    active.resize(size_ * width);
    for (std::uint32_t i = 0; i < size_; ++i) {
      std::copy_n(net_.biases[layer].data(), width, &active[i * width]);
    }
    if (layer > 0) gather(layer);
    const std::vector<float>& in = layer == 0 ? vectors_[0] : windows_[layer];
    multiply_add(in.data(), layer == 0 ? width : window * width, net_.windows[layer].data(),
                 active.data(), size_, window * width, width);
    for (float& value : active) value = std::max(value, 0.0f);
    vectors_[layer + 1] = active;
    if (layer > 0) add_to(vectors_[layer + 1].data(), vectors_[layer].data(), active.size());
  }
  top_ = vectors_.back();
  top_gradient_.assign(top_.size(), 0.0f);
  drop(top_mask_, top_.size(), dropout.dense, random);
  for (std::size_t i = 0; i < top_.size(); ++i) top_[i] *= top_mask_[i];

  tag_scores_.resize(size_ * shape_.tags);
  for (std::uint32_t i = 0; i < size_; ++i) {
    std::copy_n(net_.tag_bias.data(), shape_.tags, &tag_scores_[i * shape_.tags]);
  }
  multiply_add(top_.data(), width, net_.tag.data(), tag_scores_.data(), size_, width, shape_.tags);
  tags_.resize(size_);
  for (std::uint32_t i = 0; i < size_; ++i) {
    const auto scores = tag_scores(i);
    tags_[i] = static_cast<std::uint8_t>(std::ranges::max_element(scores) - scores.begin());
  }
  products_.assign(size_ * kSlots * shape_.hidden, 0.0f);
  product_gradients_.assign(products_.size(), 0.0f);
  multiply_add(top_.data(), width, net_.slots.data(), products_.data(), size_, width,
               kSlots * shape_.hidden);
}

const float* Run::slot(std::uint32_t node, std::uint32_t slot) const {
  const std::size_t offset = slot * shape_.hidden;
  if (node == ParseState::kAbsent) return net_.special.row(0) + offset;
  if (node == 0) return net_.special.row(1) + offset;
  return &products_[(node - 1) * kSlots * shape_.hidden + offset];
}

float* Run::slot_gradient(std::uint32_t node, std::uint32_t slot) {
  const std::size_t offset = slot * shape_.hidden;
  if (node == ParseState::kAbsent) return net_.special.gradient(0) + offset;
  if (node == 0) return net_.special.gradient(1) + offset;
  return &product_gradients_[(node - 1) * kSlots * shape_.hidden + offset];
}

void Run::step(const ParseState& state) {
  const std::size_t size = shape_.hidden;
  inputs_ = parse_inputs(state, tags_, shape_);
  hidden_.assign(net_.hidden_bias.data(), net_.hidden_bias.data() + size);
  hidden_gradient_.assign(size, 0.0f);
  for (std::uint32_t s = 0; s < kSlots; ++s)
    add_to(hidden_.data(), slot(inputs_.nodes[s], s), size);
  for (const std::uint32_t row : inputs_.rows) add_to(hidden_.data(), net_.rows.row(row), size);
  drop(hidden_mask_, size, dropout_.dense, *random_);
  for (std::size_t i = 0; i < size; ++i) {
    if (hidden_[i] <= 0) hidden_mask_[i] = 0;
    hidden_[i] *= hidden_mask_[i];
  }
  move_scores_.assign(net_.move_bias.data(), net_.move_bias.data() + 3);
  multiply_add(hidden_.data(), size, net_.move.data(), move_scores_.data(), 1, size, 3);
  relation_scores_.clear();
}

std::span<const float> Run::relation_scores(Move move) {
  if (relation_scores_.empty()) {
    relation_scores_.assign(net_.relation_bias.data(), net_.relation_bias.data() + kBothRelations);
    multiply_add(hidden_.data(), shape_.hidden, net_.relation.data(), relation_scores_.data(), 1,
                 shape_.hidden, kBothRelations);
  }
  return std::span<const float>(relation_scores_)
      .subspan(move == Move::left ? 0 : kRelations, kRelations);
}

void Run::tag_gradient(std::uint32_t word, std::span<const float> gradient) {
  const std::size_t width = shape_.width;
  add_to(net_.tag_bias.gradient(0), gradient.data(), shape_.tags);
  add_weight_gradient(&top_[word * width], width, gradient.data(), net_.tag.gradient(0), 1, width,
                      shape_.tags);
  for (std::size_t p = 0; p < width; ++p) {
    float sum = 0;
    for (std::size_t j = 0; j < shape_.tags; ++j) sum += gradient[j] * net_.tag.row(p)[j];
    top_gradient_[word * width + p] += sum;
  }
}

void Run::move_gradient(std::span<const float> gradient) {
  add_to(net_.move_bias.gradient(0), gradient.data(), 3);
  for (std::size_t i = 0; i < shape_.hidden; ++i) {
    float* weights = net_.move.gradient(i);
    for (std::size_t j = 0; j < 3; ++j) {
      weights[j] += hidden_[i] * gradient[j];
      hidden_gradient_[i] += net_.move.row(i)[j] * gradient[j];
    }
  }
}

void Run::relation_gradient(Move move, std::span<const float> gradient) {
  const std::size_t offset = move == Move::left ? 0 : kRelations;
  add_to(net_.relation_bias.gradient(0) + offset, gradient.data(), kRelations);
  for (std::size_t i = 0; i < shape_.hidden; ++i) {
    if (hidden_mask_[i] == 0) continue;
    float* weights = net_.relation.gradient(i) + offset;
    const float* values = net_.relation.row(i) + offset;
    float sum = 0;
    for (std::size_t j = 0; j < kRelations; ++j) {
      weights[j] += hidden_[i] * gradient[j];
      sum += values[j] * gradient[j];
    }
    hidden_gradient_[i] += sum;
  }
}

void Run::step_back() {
  const std::size_t size = shape_.hidden;
  for (std::size_t i = 0; i < size; ++i) hidden_gradient_[i] *= hidden_mask_[i];
  add_to(net_.hidden_bias.gradient(0), hidden_gradient_.data(), size);
  for (std::uint32_t s = 0; s < kSlots; ++s) {
    add_to(slot_gradient(inputs_.nodes[s], s), hidden_gradient_.data(), size);
  }
  for (const std::uint32_t row : inputs_.rows) {
    add_to(net_.rows.gradient(row), hidden_gradient_.data(), size);
  }
}

void Run::read_back() {
  const std::size_t width = shape_.width;
  const std::size_t slots = kSlots * shape_.hidden;
  add_weight_gradient(top_.data(), width, product_gradients_.data(), net_.slots.gradient(0), size_,
                      width, slots);
  add_input_gradient(product_gradients_.data(), net_.slots.data(), top_gradient_.data(), width,
                     size_, width, slots);
  for (std::size_t i = 0; i < top_.size(); ++i) top_gradient_[i] *= top_mask_[i];
  std::vector<float> gradient = top_gradient_;  // of the layer's sum
  for (std::uint32_t layer = shape_.layers; layer != kNone; --layer) {
    const std::size_t window = layer == 0 ? kWindow : kLayerWindow;
    std::vector<float> inner = gradient;
    for (std::size_t i = 0; i < inner.size(); ++i) {
      if (active_[layer][i] <= 0) inner[i] = 0;
    }
    for (std::uint32_t i = 0; i < size_; ++i) {
      add_to(net_.biases[layer].gradient(0), &inner[i * width], width);
    }
    const std::vector<float>& in = layer == 0 ? vectors_[0] : windows_[layer];
    const std::size_t step = layer == 0 ? width : window * width;
    add_weight_gradient(in.data(), step, inner.data(), net_.windows[layer].gradient(0), size_,
                        window * width, width);
    std::vector<float> below(in.size(), 0.0f);
    add_input_gradient(inner.data(), net_.windows[layer].data(), below.data(), step, size_,
                       window * width, width);
    if (layer > 0) {
      scatter(layer, below, gradient);
    } else {
      read_words_back(below);
    }
  }
}

void Run::gather(std::uint32_t layer) {
  const std::size_t width = shape_.width;
  windows_[layer].assign(size_ * kLayerWindow * width, 0.0f);
  for (std::uint32_t i = 0; i < size_; ++i) {
    for (std::uint32_t k = 0; k < kLayerWindow; ++k) {
      const std::uint32_t at = i + (k - kLayerWindow / 2) * shape_.step(layer);  // wraps below 0
      if (at >= size_) continue;
      std::copy_n(&vectors_[layer][at * width], width,
                  &windows_[layer][(i * kLayerWindow + k) * width]);
    }
  }
}

void Run::scatter(std::uint32_t layer, const std::vector<float>& from,
                  std::vector<float>& to) const {
  const std::size_t width = shape_.width;
  for (std::uint32_t i = 0; i < size_; ++i) {
    for (std::uint32_t k = 0; k < kLayerWindow; ++k) {
      const std::uint32_t at = i + (k - kLayerWindow / 2) * shape_.step(layer);
      if (at < size_) add_to(&to[at * width], &from[(i * kLayerWindow + k) * width], width);
    }
  }
}

}  // namespace sayso
