// Trains the network: tags and parse together, the parser with a dynamic oracle.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/tools/train/syntax/float_network.h"
#include "core/tools/train/syntax/treebank.h"

namespace sayso {

/// The pairs of tags that occur often enough, numbered.
class TagSet {
 public:
  explicit TagSet(const std::vector<GoldTree>& trees);
  /// kNone for a pair that is too rare.
  [[nodiscard]] std::uint32_t id(Upos upos, Xpos xpos) const;
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(pairs_.size()); }
  /// UPOS and XPOS of each, one byte each.
  [[nodiscard]] std::vector<std::uint8_t> bytes() const;
  [[nodiscard]] std::pair<Upos, Xpos> pair(std::uint32_t id) const { return pairs_[id]; }

 private:
  std::vector<std::pair<Upos, Xpos>> pairs_;
  std::map<std::pair<Upos, Xpos>, std::uint32_t> ids_;
};

/// A data set to measure on.
struct DevSet {
  std::string name;
  std::vector<GoldTree> trees;
};

/// Shares of words, in percent.
struct Score {
  double upos = 0, uas = 0, las = 0;  ///< subtypes of relations left out
};

struct TrainingOptions {
  std::string name;  ///< for the progress lines
  std::uint32_t epochs = 16;
  std::uint32_t batch = 12;  ///< sentences a step
  float rate = 0.002f;       ///< of Adam, at first; falls in a straight line
  float last_rate = 0.0f;    ///< at the end, as a share of `rate`
  Run::Options run{};
  float tag_weight = 1.0f;  ///< of the tags' loss beside the parse's
  float explore = 0.9f;     ///< share of steps that follow the model's own choice
  std::uint32_t seed = 1;
};

/// Networks that decide together: their shares (softmax) of tags, moves and relations add up.
class Annotator {
 public:
  struct Member {
    const Architecture& shape;
    NetworkParameters& net;
  };
  Annotator(std::span<const Member> members, const TagSet& tags);

  /// Replaces the tree's tags, heads and relations.
  void annotate(GoldTree& tree);
  /// Of the first member, so far.
  [[nodiscard]] const Run::Activity& activity() const { return runs_[0].activity(); }

 private:
  [[nodiscard]] Transition choose(const ParseState& state);

  const TagSet& tags_;
  std::vector<Run> runs_;
  std::mt19937 random_;
  std::vector<float> shares_;
};

/// " UPOS UAS LAS" with two decimals.
[[nodiscard]] std::string text_of(const Score& score);

[[nodiscard]] Score evaluate(Annotator& annotator, const std::vector<GoldTree>& trees);

/// Trains `net` on `trees` and leaves in it the epoch that was best on the first dev set: the
/// running average of its weights (Polyak and Juditsky 1992).
void train_network(const Architecture& shape, NetworkParameters& net, const TagSet& tags,
                   const std::vector<GoldTree>& trees, const std::vector<DevSet>& dev,
                   const TrainingOptions& options);

}  // namespace sayso
