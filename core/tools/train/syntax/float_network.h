// The network of core/syntax/architecture.h in floats, with its gradients.
#pragma once

#include <array>
#include <random>
#include <vector>

#include "core/syntax/architecture.h"
#include "core/tools/train/syntax/matrix.h"
#include "core/tools/train/syntax/treebank.h"

namespace sayso {

struct NetworkParameters {
  /// `coarse`: every parameter is rounded to what a model file holds of it.
  NetworkParameters(const Architecture& shape, bool coarse, std::mt19937& random);
  [[nodiscard]] std::vector<Parameter*> all();

  Parameter embedding;                ///< rows × width
  Parameter mix, mix_bias;            ///< width × width
  std::vector<Parameter> windows;     ///< per layer: (window · width) × width
  std::vector<Parameter> biases;      ///< per layer: 1 × width
  Parameter tag, tag_bias;            ///< width × tags
  Parameter slots;                    ///< width × (kSlots · hidden)
  Parameter special;                  ///< absent, root: 2 × (kSlots · hidden)
  Parameter rows;                     ///< parse_rows × hidden
  Parameter hidden_bias;              ///< 1 × hidden
  Parameter move, move_bias;          ///< hidden × 3
  Parameter relation, relation_bias;  ///< hidden × (2 · kRelations): of left arcs, of right arcs

 private:
  template <typename Make>
  NetworkParameters(const Architecture& shape, const Make& make);
};

/// One sentence on its way through the network.
class Run {
 public:
  struct Options {
    float drop_word = 0;   ///< share of words whose lower-cased form is hidden: ends must do
    float drop_dense = 0;  ///< share of the words' vectors and of the hidden layer that is dropped
    float word_price = 0;  ///< loss for each unit of an activation in the words' vectors (L1)
    float hidden_price = 0;  ///< the same for the hidden layer
  };
  /// How many activations were not zero.
  struct Activity {
    double vectors = 0, words = 0;  ///< in the words' last vectors; vectors read
    double hidden = 0, steps = 0;
  };

  Run(const Architecture& shape, NetworkParameters& parameters) : shape_(shape), net_(parameters) {}

  /// Computes the words' vectors and tags().
  void read(const GoldTree& tree, const Options& options, std::mt19937& random);
  [[nodiscard]] std::span<const std::uint8_t> tags() const { return tags_; }
  [[nodiscard]] std::span<const float> tag_scores(std::uint32_t word) const {
    return std::span(tag_scores_).subspan(word * shape_.tags, shape_.tags);
  }

  /// The hidden layer for a state, and what stands on it.
  void step(const ParseState& state);
  [[nodiscard]] std::span<const float> move_scores() const { return move_scores_; }
  [[nodiscard]] std::span<const float> relation_scores(Move move);

  /// Adds the gradients: of a word's tag scores, of the last step's scores.
  void tag_gradient(std::uint32_t word, std::span<const float> gradient);
  void move_gradient(std::span<const float> gradient);
  void relation_gradient(Move move, std::span<const float> gradient);
  /// Ends a step that gave gradients; ends the sentence.
  void step_back();
  void read_back();

  [[nodiscard]] const Activity& activity() const { return activity_; }

 private:
  void read_words(const GoldTree& tree, std::mt19937& random);
  void read_words_back(std::vector<float>& gradient);
  void read_tags();
  void add_layer(std::uint32_t layer);
  /// Turns the gradient of a layer's activations into that of what it read.
  void layer_back(std::uint32_t layer, std::vector<float>& gradient);
  /// Lays the words of each window of `layer` side by side; and adds the gradient back.
  void gather(std::uint32_t layer);
  void scatter(std::uint32_t layer, const std::vector<float>& from, std::vector<float>& to) const;
  [[nodiscard]] const float* slot(std::uint32_t node, std::uint32_t slot) const;
  [[nodiscard]] float* slot_gradient(std::uint32_t node, std::uint32_t slot);

  const Architecture& shape_;
  NetworkParameters& net_;
  std::uint32_t size_ = 0;
  Options options_;
  Activity activity_;
  std::mt19937* random_ = nullptr;
  std::vector<std::uint32_t> form_rows_;              // kFormRows a word; 0 where dropped
  std::vector<float> sums_, mixed_, inputs_;          // by place: embeddings, the mix's ReLU, both
  std::vector<std::vector<float>> vectors_;           // per layer: its activations
  std::vector<std::vector<float>> windows_;           // per layer but the first: gathered
  std::vector<float> top_, top_gradient_, top_mask_;  // the last layer, some of it dropped
  std::vector<float> tag_scores_, tag_gradients_;
  std::vector<std::uint8_t> tags_;
  std::vector<float> products_, product_gradients_;  // words × (kSlots · hidden)
  ParseInputs parse_inputs_;
  std::vector<float> hidden_, hidden_gradient_, hidden_mask_;
  std::vector<float> move_scores_;
  std::array<std::vector<float>, 2> relation_scores_;  // of left arcs, of right arcs
};

}  // namespace sayso
