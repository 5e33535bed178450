#include "core/tools/train/syntax/network_trainer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <optional>
#include <tuple>

namespace sayso {
namespace {

constexpr std::uint32_t kLeastTagCount = 10;
constexpr std::uint32_t kAverageEvery = 4;  // steps
constexpr float kAverageEpochs = 0.5f;      // the running average's reach

std::uint32_t best(std::span<const float> scores) {
  return static_cast<std::uint32_t>(std::ranges::max_element(scores) - scores.begin());
}

/// Into `gradient`: that of -log of the share that softmax gives to the `good` scores among the
/// `allowed` ones.
template <typename Good, typename Allowed>
void softmax_gradient(std::span<const float> scores, Good good, Allowed allowed,
                      std::vector<float>& gradient) {
  gradient.assign(scores.size(), 0.0f);
  float largest = -1e30f;
  for (std::uint32_t i = 0; i < scores.size(); ++i) {
    if (allowed(i)) largest = std::max(largest, scores[i]);
  }
  float all = 0;
  float share = 0;
  for (std::uint32_t i = 0; i < scores.size(); ++i) {
    if (!allowed(i)) continue;
    gradient[i] = std::exp(scores[i] - largest);
    all += gradient[i];
    if (good(i)) share += gradient[i];
  }
  share = std::max(share, 1e-20f);
  for (std::uint32_t i = 0; i < scores.size(); ++i) {
    if (allowed(i)) gradient[i] = gradient[i] / all - (good(i) ? gradient[i] / share : 0.0f);
  }
}

/// Adds each score's share by softmax to `shares`.
void add_shares(std::span<const float> scores, std::span<float> shares) {
  const float largest = *std::ranges::max_element(scores);
  float all = 0;
  for (const float score : scores) all += std::exp(score - largest);
  for (std::size_t i = 0; i < scores.size(); ++i) shares[i] += std::exp(scores[i] - largest) / all;
}

Move best_move(const ParseState& state, std::span<const float> scores, std::uint8_t among) {
  std::uint32_t chosen = kNone;
  for (std::uint32_t m = 0; m < 3; ++m) {
    if ((among >> m & 1) == 0 || !state.allows(static_cast<Move>(m))) continue;
    if (chosen == kNone || scores[m] > scores[chosen]) chosen = m;
  }
  return static_cast<Move>(chosen);
}

/// The best relation that `state` allows for the arc that `move` draws.
Deprel best_relation(const ParseState& state, Move move, std::span<const float> scores) {
  std::uint32_t chosen = kNone;
  for (std::uint32_t r = 0; r < kRelations; ++r) {
    if (!state.allows(Transition{move, static_cast<Deprel>(r)})) continue;
    if (chosen == kNone || scores[r] > scores[chosen]) chosen = r;
  }
  return static_cast<Deprel>(chosen);
}

class Trainer {
 public:
  Trainer(const Architecture& shape, NetworkParameters& net, const TagSet& tags,
          const TrainingOptions& options)
      : tags_(tags), options_(options), random_(options.seed), run_(shape, net) {}

  void learn(const GoldTree& tree, bool follow) {
    run_.read(tree, options_.run, random_);
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
      const std::uint32_t gold = tags_.id(tree.upos[i], tree.xpos[i]);
      if (gold == kNone) continue;
      softmax_gradient(
          run_.tag_scores(i), [&](std::uint32_t t) { return t == gold; },
          [](std::uint32_t) { return true; }, gradient_);
      for (float& one : gradient_) one *= options_.tag_weight;
      run_.tag_gradient(i, gradient_);
    }
    state_.start(tree.size());
    while (!state_.done()) learn_step(tree, follow);
    run_.read_back();
  }

  std::mt19937& random() { return random_; }

 private:
  void learn_step(const GoldTree& tree, bool follow) {
    run_.step(state_);
    const std::uint8_t cheapest = cheapest_moves(tree);
    softmax_gradient(
        run_.move_scores(), [&](std::uint32_t m) { return (cheapest >> m & 1) != 0; },
        [&](std::uint32_t m) { return state_.allows(static_cast<Move>(m)); }, gradient_);
    run_.move_gradient(gradient_);
    const bool free = follow && static_cast<float>(random_() >> 8) * 0x1p-24f < options_.explore;
    const Move move = best_move(state_, run_.move_scores(), free ? 7 : cheapest);
    Transition taken{move};
    // Every arc of the gold tree that could be drawn now teaches its relation.
    for (const Move arc : {Move::left, Move::right}) {
      if (!state_.allows(arc)) continue;
      const std::uint32_t child = state_.stack(0);
      const std::uint32_t head = arc == Move::left ? state_.buffer(0) : state_.stack(1);
      const auto gold = static_cast<std::uint32_t>(tree.relations[child]);
      const bool right = tree.heads[child] == head;
      if (right && state_.allows(Transition{arc, tree.relations[child]})) {
        softmax_gradient(
            run_.relation_scores(arc), [&](std::uint32_t r) { return r == gold; },
            [&](std::uint32_t r) { return state_.allows(Transition{arc, static_cast<Deprel>(r)}); },
            gradient_);
        run_.relation_gradient(arc, gradient_);
      }
      if (arc == move) taken.relation = best_relation(state_, move, run_.relation_scores(move));
    }
    run_.step_back();
    state_.apply(taken);
  }

  std::uint8_t cheapest_moves(const GoldTree& tree) const {
    std::uint32_t least = kNone;
    std::uint8_t moves = 0;
    for (std::uint32_t m = 0; m < 3; ++m) {
      if (!state_.allows(static_cast<Move>(m))) continue;
      const std::uint32_t cost = state_.cost(static_cast<Move>(m), tree.heads);
      if (cost < least) moves = 0;
      if (cost <= least) moves = static_cast<std::uint8_t>(moves | 1u << m);
      least = std::min(least, cost);
    }
    return moves;
  }

  const TagSet& tags_;
  TrainingOptions options_;
  std::mt19937 random_;
  Run run_;
  ParseState state_;
  std::vector<float> gradient_;
};

/// Steps, their rates, and the running average.
class Schedule {
 public:
  Schedule(const TrainingOptions& options, std::size_t trees)
      : options_(options),
        batches_(static_cast<std::uint32_t>((trees + options.batch - 1) / options.batch)) {}

  void step(NetworkParameters& net) {
    const float done = static_cast<float>(time_) / static_cast<float>(batches_ * options_.epochs);
    const float rate = options_.rate * (1 - (1 - options_.last_rate) * done);
    ++time_;
    for (Parameter* parameter : net.all()) parameter->step(rate, time_);
    if (time_ % kAverageEvery != 0) return;
    const std::uint32_t averages = time_ / kAverageEvery;
    const float horizon = kAverageEpochs * static_cast<float>(batches_) / kAverageEvery;
    const float share = 1 / std::min(static_cast<float>(averages), horizon);
    for (Parameter* parameter : net.all()) parameter->average(share);
  }

 private:
  const TrainingOptions& options_;
  std::uint32_t batches_;
  std::uint32_t time_ = 0;
};

void swap_averages(NetworkParameters& net) {
  for (Parameter* parameter : net.all()) parameter->swap_average();
}

/// The best weights so far.
class Best {
 public:
  void offer(double las, const NetworkParameters& net) {
    if (las <= las_) return;
    las_ = las;
    net_ = net;
  }
  void restore(NetworkParameters& net) {
    if (net_) net = std::move(*net_);
  }

 private:
  double las_ = 0;
  std::optional<NetworkParameters> net_;
};

std::string text_of(const Run::Activity& activity) {
  std::array<char, 64> text;
  std::snprintf(text.data(), text.size(), "  active %.1f a word, %.1f a step",
                activity.vectors / activity.words, activity.hidden / activity.steps);
  return text.data();
}

std::string_view without_subtype(Deprel relation) {
  const std::string_view name = name_of(relation);
  return name.substr(0, name.find(':'));
}

}  // namespace

TagSet::TagSet(const std::vector<GoldTree>& trees) {
  std::map<std::pair<Upos, Xpos>, std::uint32_t> counts;
  for (const GoldTree& tree : trees) {
    for (std::uint32_t i = 0; i < tree.size(); ++i) ++counts[{tree.upos[i], tree.xpos[i]}];
  }
  for (const auto& [pair, count] : counts) {
    if (count < kLeastTagCount) continue;
    ids_[pair] = size();
    pairs_.push_back(pair);
  }
}

std::uint32_t TagSet::id(Upos upos, Xpos xpos) const {
  const auto found = ids_.find({upos, xpos});
  return found == ids_.end() ? kNone : found->second;
}

std::vector<std::uint8_t> TagSet::bytes() const {
  std::vector<std::uint8_t> out;
  for (const auto& [upos, xpos] : pairs_) {
    out.push_back(static_cast<std::uint8_t>(upos));
    out.push_back(static_cast<std::uint8_t>(xpos));
  }
  return out;
}

Annotator::Annotator(std::span<const Member> members, const TagSet& tags) : tags_(tags) {
  for (const Member& member : members) runs_.emplace_back(member.shape, member.net);
}

void Annotator::annotate(GoldTree& tree) {
  for (Run& run : runs_) run.read(tree, {}, random_);
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    shares_.assign(tags_.size(), 0.0f);
    for (const Run& run : runs_) add_shares(run.tag_scores(i), shares_);
    std::tie(tree.upos[i], tree.xpos[i]) = tags_.pair(best(shares_));
  }
  ParseState state;
  state.start(tree.size());
  while (!state.done()) state.apply(choose(state));
  for (std::uint32_t node = 1; node <= tree.size(); ++node) {
    tree.heads[node] = state.node(node).head;
    tree.relations[node] = state.node(node).relation;
  }
}

Transition Annotator::choose(const ParseState& state) {
  shares_.assign(3, 0.0f);
  for (Run& run : runs_) {
    run.step(state);
    add_shares(run.move_scores(), shares_);
  }
  const Move move = best_move(state, shares_, 7);
  if (move == Move::shift) return {};
  shares_.assign(kRelations, 0.0f);
  for (Run& run : runs_) add_shares(run.relation_scores(move), shares_);
  return {move, best_relation(state, move, shares_)};
}

Score evaluate(Annotator& annotator, const std::vector<GoldTree>& trees) {
  std::uint32_t words = 0, upos = 0, heads = 0, both = 0;
  for (const GoldTree& gold : trees) {
    GoldTree found = gold;
    annotator.annotate(found);
    for (std::uint32_t i = 0; i < gold.size(); ++i) {
      const bool head = found.heads[i + 1] == gold.heads[i + 1];
      const bool relation =
          without_subtype(found.relations[i + 1]) == without_subtype(gold.relations[i + 1]);
      ++words;
      upos += found.upos[i] == gold.upos[i];
      heads += head;
      both += head && relation;
    }
  }
  const double percent = 100.0 / words;
  return {upos * percent, heads * percent, both * percent};
}

std::string text_of(const Score& score) {
  std::array<char, 64> text;
  std::snprintf(text.data(), text.size(), " %.2f %.2f %.2f", score.upos, score.uas, score.las);
  return text.data();
}

void train_network(const Architecture& shape, NetworkParameters& net, const TagSet& tags,
                   const std::vector<GoldTree>& trees, const std::vector<DevSet>& dev,
                   const TrainingOptions& options) {
  Trainer trainer(shape, net, tags, options);
  const Annotator::Member member{shape, net};
  std::vector<std::uint32_t> order(trees.size());
  std::iota(order.begin(), order.end(), 0u);
  Schedule schedule(options, trees.size());
  Best best;
  for (std::uint32_t epoch = 1; epoch <= options.epochs; ++epoch) {
    for (std::size_t i = order.size(); i > 1; --i) {
      std::swap(order[i - 1], order[trainer.random()() % i]);
    }
    for (std::size_t begin = 0; begin < order.size(); begin += options.batch) {
      const std::size_t end = std::min<std::size_t>(begin + options.batch, order.size());
      for (std::size_t i = begin; i < end; ++i) trainer.learn(trees[order[i]], epoch > 1);
      schedule.step(net);
    }
    swap_averages(net);
    Annotator annotator({&member, 1}, tags);
    std::string line = options.name + ", epoch " + std::to_string(epoch) + ":";
    for (const DevSet& set : dev) {
      const Score score = evaluate(annotator, set.trees);
      line += "  " + set.name + text_of(score);
      if (&set == dev.data()) best.offer(score.las, net);
    }
    std::printf("%s%s\n", line.c_str(), text_of(annotator.activity()).c_str());
    std::fflush(stdout);
    swap_averages(net);
  }
  best.restore(net);
}

}  // namespace sayso
