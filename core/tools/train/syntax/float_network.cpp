#include "core/tools/train/syntax/float_network.h"

#include <algorithm>
#include <cmath>

namespace sayso {
namespace {

constexpr std::uint32_t kPadding = kWindow / 2;  // words before and behind, first layer
// Small, so that words seldom seen say little of their own.
constexpr float kSparseSpread = 0.03f;
constexpr std::uint32_t kBothRelations = 2 * kRelations;
constexpr float kActiveUnit = 1.0f / (1 << kActiveBits);
constexpr float kLargest = kMostActive * kActiveUnit;

constexpr Grid kFree{};
constexpr Grid kEmbeddingGrid{kEmbeddingBits, kMostCoarse};
constexpr Grid kWeightGrid{kWeightBits, 127};
constexpr Grid kRowGrid{kRowBits, 127};
constexpr Grid kSumGrid{kSumBits, 32767};

/// Sizes of matrices and whether they are rounded: what a parameter's constructor is told.
struct Maker {
  bool coarse;
  std::mt19937& random;

  [[nodiscard]] Parameter dense(std::size_t rows, std::size_t columns) const {
    return dense(rows, columns, rows, columns);
  }
  /// Its weights at first are those of a matrix of other sizes.
  [[nodiscard]] Parameter dense(std::size_t rows, std::size_t columns, std::size_t inputs,
                                std::size_t outputs) const {
    const float spread = std::sqrt(6.0f / static_cast<float>(inputs + outputs));
    return {rows, columns, {spread, false, coarse ? kWeightGrid : kFree}, random};
  }
  [[nodiscard]] Parameter sparse(std::size_t rows, std::size_t columns, Grid grid) const {
    return {rows, columns, {kSparseSpread, true, coarse ? grid : kFree}, random};
  }
  [[nodiscard]] Parameter sums(std::size_t rows, std::size_t columns, float spread) const {
    return {rows, columns, {spread, false, coarse ? kSumGrid : kFree}, random};
  }
  [[nodiscard]] Parameter bias(std::size_t columns) const { return sums(1, columns, 0); }
};

/// What the engine makes of a sum.
float activate(float sum) {
  const float steps = std::floor(sum / kActiveUnit + 0.5f);
  return std::min(std::max(steps, 0.0f), static_cast<float>(kMostActive)) * kActiveUnit;
}

/// Whether an activation moves with its sum.
bool is_free(float active) { return active > 0 && active < kLargest; }

void drop(std::vector<float>& mask, std::size_t size, float rate, std::mt19937& random) {
  mask.assign(size, 1.0f);
  if (rate <= 0) return;
  const auto threshold = static_cast<std::uint32_t>(rate * 0x1p32f);
  for (float& one : mask) one = random() < threshold ? 0.0f : 1 / (1 - rate);
}

/// `rows` copies of the row.
void repeat(std::vector<float>& out, std::size_t rows, const Parameter& row) {
  out.resize(rows * row.columns());
  for (std::size_t i = 0; i < rows; ++i) {
    std::copy_n(row.data(), row.columns(), &out[i * row.columns()]);
  }
}

void add_bias_gradient(const std::vector<float>& gradient, Parameter& bias) {
  for (std::size_t i = 0; i < gradient.size(); i += bias.columns()) {
    add_to(bias.gradient(0), &gradient[i], bias.columns());
  }
}

double count_active(const std::vector<float>& numbers) {
  return static_cast<double>(std::ranges::count_if(numbers, [](float one) { return one > 0; }));
}

}  // namespace

NetworkParameters::NetworkParameters(const Architecture& shape, bool coarse, std::mt19937& random)
    : NetworkParameters(shape, Maker{coarse, random}) {}

template <typename Make>
NetworkParameters::NetworkParameters(const Architecture& shape, const Make& make)
    : embedding(make.sparse(shape.rows(), shape.width, kEmbeddingGrid)),
      mix(make.dense(shape.width, shape.width)),
      mix_bias(make.bias(shape.width)),
      tag(make.dense(shape.width, shape.tags)),
      tag_bias(make.bias(shape.tags)),
      slots(make.dense(shape.width, kSlots * shape.hidden, shape.width * kSlots, shape.hidden)),
      special(make.sums(2, kSlots * shape.hidden, 0.1f)),
      rows(make.sparse(shape.parse_rows(), shape.hidden, kRowGrid)),
      hidden_bias(make.bias(shape.hidden)),
      move(make.dense(shape.hidden, 3)),
      move_bias(make.bias(3)),
      relation(make.dense(shape.hidden, kBothRelations)),
      relation_bias(make.bias(kBothRelations)) {
  for (std::uint32_t layer = 0; layer <= shape.layers; ++layer) {
    const std::uint32_t window = layer == 0 ? kWindow : kLayerWindow;
    windows.push_back(make.dense(window * shape.width, shape.width));
    biases.push_back(make.bias(shape.width));
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

void Run::read_words(const GoldTree& tree, std::mt19937& random) {
  const std::size_t width = shape_.width;
  const std::uint32_t places = size_ + 2 * kPadding;
  sums_.assign(places * width, 0.0f);
  form_rows_.resize(size_ * kFormRows);
  const auto threshold = static_cast<std::uint32_t>(options_.drop_word * 0x1p32f);
  for (std::uint32_t i = 0; i < places; ++i) {
    float* out = &sums_[i * width];
    if (i < kPadding || i >= size_ + kPadding) {
      add_to(out, net_.embedding.row(0), width);
      continue;
    }
    const std::uint32_t word = i - kPadding;
    auto rows = form_rows(tree.forms[word], shape_);
    if (threshold > 0 && random() < threshold) std::fill_n(rows.begin(), kLowerRows, 0u);
    std::ranges::copy(rows, &form_rows_[word * kFormRows]);
    for (const std::uint32_t row : rows) {
      if (row != 0) add_to(out, net_.embedding.row(row), width);
    }
  }
  repeat(mixed_, places, net_.mix_bias);
  multiply_add(sums_.data(), width, net_.mix, mixed_.data(), places);
  for (float& value : mixed_) value = std::max(value, 0.0f);
  inputs_ = sums_;
  add_to(inputs_.data(), mixed_.data(), mixed_.size());
}

void Run::read_words_back(std::vector<float>& gradient) {
  const std::size_t width = shape_.width;
  const std::uint32_t places = size_ + 2 * kPadding;
  std::vector<float> inner = gradient;
  for (std::size_t i = 0; i < inner.size(); ++i) {
    if (mixed_[i] <= 0) inner[i] = 0;
  }
  add_bias_gradient(inner, net_.mix_bias);
  add_weight_gradient(sums_.data(), width, inner.data(), net_.mix, places);
  add_input_gradient(inner.data(), net_.mix, gradient.data(), width, places);
  for (std::uint32_t i = 0; i < places; ++i) {
    const bool outside = i < kPadding || i >= size_ + kPadding;
    if (outside) add_to(net_.embedding.gradient(0), &gradient[i * width], width);
    for (std::uint32_t f = 0; !outside && f < kFormRows; ++f) {
      const std::uint32_t row = form_rows_[(i - kPadding) * kFormRows + f];
      if (row != 0) add_to(net_.embedding.gradient(row), &gradient[i * width], width);
    }
  }
}

void Run::read(const GoldTree& tree, const Options& options, std::mt19937& random) {
  size_ = tree.size();
  options_ = options;
  random_ = &random;
  read_words(tree, random);
  vectors_.resize(shape_.layers + 1);
  windows_.resize(shape_.layers + 1);
  for (std::uint32_t layer = 0; layer <= shape_.layers; ++layer) add_layer(layer);
  top_ = vectors_.back();
  activity_.vectors += count_active(top_);
  activity_.words += size_;
  top_gradient_.assign(top_.size(), 0.0f);
  drop(top_mask_, top_.size(), options.drop_dense, random);
  for (std::size_t i = 0; i < top_.size(); ++i) top_[i] *= top_mask_[i];
  read_tags();
  products_.assign(size_ * net_.slots.columns(), 0.0f);
  product_gradients_.assign(products_.size(), 0.0f);
  multiply_add(top_.data(), shape_.width, net_.slots, products_.data(), size_);
}

void Run::add_layer(std::uint32_t layer) {
  const std::size_t width = shape_.width;
  std::vector<float>& out = vectors_[layer];
  repeat(out, size_, net_.biases[layer]);
  if (layer == 0) {
    multiply_add(inputs_.data(), width, net_.windows[0], out.data(), size_);
  } else {
    gather(layer);
    add_to(out.data(), vectors_[layer - 1].data(), out.size());
    multiply_add(windows_[layer].data(), kLayerWindow * width, net_.windows[layer], out.data(),
                 size_);
  }
  for (float& value : out) value = activate(value);
}

void Run::read_tags() {
  repeat(tag_scores_, size_, net_.tag_bias);
  multiply_add(top_.data(), shape_.width, net_.tag, tag_scores_.data(), size_);
  tag_gradients_.assign(tag_scores_.size(), 0.0f);
  tags_.resize(size_);
  for (std::uint32_t i = 0; i < size_; ++i) {
    const auto scores = tag_scores(i);
    tags_[i] = static_cast<std::uint8_t>(std::ranges::max_element(scores) - scores.begin());
  }
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
  parse_inputs_ = parse_inputs(state, tags_, shape_);
  repeat(hidden_, 1, net_.hidden_bias);
  hidden_gradient_.assign(size, 0.0f);
  for (std::uint32_t s = 0; s < kSlots; ++s) {
    add_to(hidden_.data(), slot(parse_inputs_.nodes[s], s), size);
  }
  for (const std::uint32_t row : parse_inputs_.rows) {
    add_to(hidden_.data(), net_.rows.row(row), size);
  }
  drop(hidden_mask_, size, options_.drop_dense, *random_);
  for (std::size_t i = 0; i < size; ++i) {
    hidden_[i] = activate(hidden_[i]);
    activity_.hidden += hidden_[i] > 0;
    const float kept = hidden_[i] * hidden_mask_[i];
    if (!is_free(hidden_[i])) hidden_mask_[i] = 0;
    hidden_[i] = kept;
  }
  ++activity_.steps;
  repeat(move_scores_, 1, net_.move_bias);
  multiply_add(hidden_.data(), size, net_.move, move_scores_.data(), 1);
  for (auto& scores : relation_scores_) scores.clear();
}

std::span<const float> Run::relation_scores(Move move) {
  const std::size_t offset = move == Move::left ? 0 : kRelations;
  std::vector<float>& scores = relation_scores_[move == Move::left ? 0 : 1];
  if (scores.empty()) {
    const float* const bias = net_.relation_bias.data() + offset;
    scores.assign(bias, bias + kRelations);
    add_rows(hidden_, net_.relation.data() + offset, kBothRelations, scores.data(), kRelations);
  }
  return scores;
}

void Run::tag_gradient(std::uint32_t word, std::span<const float> gradient) {
  add_to(&tag_gradients_[word * shape_.tags], gradient.data(), shape_.tags);
}

void Run::move_gradient(std::span<const float> gradient) {
  add_to(net_.move_bias.gradient(0), gradient.data(), gradient.size());
  add_weight_gradient(hidden_.data(), shape_.hidden, gradient.data(), net_.move, 1);
  add_input_gradient(gradient.data(), net_.move, hidden_gradient_.data(), shape_.hidden, 1);
}

void Run::relation_gradient(Move move, std::span<const float> gradient) {
  const std::size_t offset = move == Move::left ? 0 : kRelations;
  add_to(net_.relation_bias.gradient(0) + offset, gradient.data(), kRelations);
  for (std::size_t i = 0; i < shape_.hidden; ++i) {
    if (hidden_[i] == 0) continue;
    float* const weights = net_.relation.gradient(i) + offset;
    for (std::size_t j = 0; j < kRelations; ++j) weights[j] += hidden_[i] * gradient[j];
  }
  add_rows(gradient, net_.relation.transposed() + offset * shape_.hidden, shape_.hidden,
           hidden_gradient_.data(), shape_.hidden);
}

void Run::step_back() {
  const std::size_t size = shape_.hidden;
  for (std::size_t i = 0; i < size; ++i) {
    hidden_gradient_[i] = (hidden_gradient_[i] + options_.hidden_price) * hidden_mask_[i];
  }
  add_to(net_.hidden_bias.gradient(0), hidden_gradient_.data(), size);
  for (std::uint32_t s = 0; s < kSlots; ++s) {
    add_to(slot_gradient(parse_inputs_.nodes[s], s), hidden_gradient_.data(), size);
  }
  for (const std::uint32_t row : parse_inputs_.rows) {
    add_to(net_.rows.gradient(row), hidden_gradient_.data(), size);
  }
}

void Run::read_back() {
  const std::size_t width = shape_.width;
  add_bias_gradient(tag_gradients_, net_.tag_bias);
  add_weight_gradient(top_.data(), width, tag_gradients_.data(), net_.tag, size_);
  add_input_gradient(tag_gradients_.data(), net_.tag, top_gradient_.data(), width, size_);
  add_weight_gradient(top_.data(), width, product_gradients_.data(), net_.slots, size_);
  add_input_gradient(product_gradients_.data(), net_.slots, top_gradient_.data(), width, size_);
  for (std::size_t i = 0; i < top_.size(); ++i) top_gradient_[i] *= top_mask_[i];
  std::vector<float> gradient = top_gradient_;
  for (std::uint32_t layer = shape_.layers; layer > 0; --layer) layer_back(layer, gradient);
  layer_back(0, gradient);
}

void Run::layer_back(std::uint32_t layer, std::vector<float>& gradient) {
  for (std::size_t i = 0; i < gradient.size(); ++i) {
    gradient[i] = is_free(vectors_[layer][i]) ? gradient[i] + options_.word_price : 0;
  }
  add_bias_gradient(gradient, net_.biases[layer]);
  const std::vector<float>& in = layer == 0 ? inputs_ : windows_[layer];
  const std::size_t step = (layer == 0 ? 1 : kLayerWindow) * shape_.width;
  add_weight_gradient(in.data(), step, gradient.data(), net_.windows[layer], size_);
  std::vector<float> below(in.size(), 0.0f);
  add_input_gradient(gradient.data(), net_.windows[layer], below.data(), step, size_);
  if (layer > 0) {
    scatter(layer, below, gradient);  // which is the residual's gradient already
  } else {
    read_words_back(below);
  }
}

void Run::gather(std::uint32_t layer) {
  const std::size_t width = shape_.width;
  windows_[layer].assign(size_ * kLayerWindow * width, 0.0f);
  for (std::uint32_t i = 0; i < size_; ++i) {
    for (std::uint32_t k = 0; k < kLayerWindow; ++k) {
      const std::uint32_t at = i + (k - kLayerWindow / 2) * shape_.step(layer);  // wraps below 0
      if (at >= size_) continue;
      std::copy_n(&vectors_[layer - 1][at * width], width,
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
