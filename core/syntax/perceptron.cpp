#include "core/syntax/perceptron.h"

#include <algorithm>
#include <bit>
#include <initializer_list>

#include "core/syntax/hash.h"

namespace sayso {
namespace {

/// Collects features: each call is a template of its own.
template <std::uint32_t N>
class Features {
 public:
  template <typename... Values>
  void add(Values... values) {
    std::uint32_t hash = count_;
    ((hash = combine(hash, static_cast<std::uint32_t>(values))), ...);
    hashes_[count_++] = mix(hash);
  }
  [[nodiscard]] const std::array<std::uint32_t, N>& hashes() const { return hashes_; }

 private:
  std::array<std::uint32_t, N> hashes_{};
  std::uint32_t count_ = 0;
};

std::uint32_t distance(std::uint32_t left, std::uint32_t right) {
  if (left == kNone || right == kNone) return 0;
  return std::min(right - left, 7u);
}

}  // namespace

std::expected<SparseWeights, Error> SparseWeights::load(const Weights& weights,
                                                        std::string_view name,
                                                        std::uint32_t labels) {
  const auto entries = weights.section<Entry>(name);
  if (!entries) return std::unexpected(entries.error());
  const bool known =
      std::ranges::all_of(*entries, [&](const Entry& entry) { return entry.label < labels; });
  const bool open =
      std::ranges::any_of(*entries, [](const Entry& entry) { return entry.weight == 0; });
  if (!std::has_single_bit(entries->size()) || !known || !open) {
    return std::unexpected(Error{"model file: table " + std::string(name) + " is malformed"});
  }
  SparseWeights made;
  made.entries_ = *entries;
  return made;
}

std::array<std::uint32_t, kTagFeatures> tag_features(std::span<const Form> forms,
                                                     std::span<const std::uint8_t> tags,
                                                     std::uint32_t at) {
  static constexpr Form kEdge{};
  const auto form = [&](std::int64_t offset) -> const Form& {
    const std::int64_t i = at + offset;
    return i >= 0 && i < static_cast<std::int64_t>(forms.size())
               ? forms[static_cast<std::size_t>(i)]
               : kEdge;
  };
  const Form& word = forms[at];
  const std::uint32_t tag1 = at > 0 ? tags[at - 1] : kNoTag;
  const std::uint32_t tag2 = at > 1 ? tags[at - 2] : kNoTag;
  Features<kTagFeatures> out;
  out.add();
  out.add(word.lower);
  out.add(word.suffix1);
  out.add(word.suffix2);
  out.add(word.suffix3);
  out.add(word.suffix4);
  out.add(word.prefix1);
  out.add(word.prefix3);
  out.add(word.shape);
  out.add(word.shape, at == 0);
  out.add(word.shape, word.suffix2);
  out.add(tag1);
  out.add(tag1, tag2);
  out.add(tag1, word.lower);
  out.add(tag1, word.suffix3);
  out.add(tag1, tag2, word.suffix2);
  out.add(tag1, word.shape);
  out.add(form(-1).lower);
  out.add(form(-1).lower, word.lower);
  out.add(form(-1).suffix3);
  out.add(form(1).lower);
  out.add(form(1).lower, word.lower);
  out.add(form(1).suffix3);
  out.add(form(1).shape, word.shape);
  out.add(form(1).lower, tag1);
  out.add(form(1).suffix2, word.suffix2);
  out.add(form(-2).lower);
  out.add(form(2).lower);
  out.add(form(2).suffix3, form(1).suffix2);
  return out.hashes();
}

std::array<std::uint32_t, kParseFeatures> parse_features(const ParseState& state,
                                                         std::span<const Form> forms,
                                                         std::span<const std::uint8_t> tags) {
  using Id = std::uint32_t;
  const auto word = [&](Id id) { return id == 0 ? 1 : id == kNone ? 0 : forms[id - 1].lower; };
  const auto tag = [&](Id id) -> std::uint32_t {
    return id == 0 ? 254 : id == kNone ? kNoTag : tags[id - 1];
  };
  static constexpr ParseState::Node kNothing{};
  const auto node = [&](Id id) -> const ParseState::Node& {
    return id == kNone ? kNothing : state.node(id);
  };
  const auto relation = [&](Id id) {
    return id == kNone ? 99 : static_cast<std::uint32_t>(state.node(id).relation);
  };
  const Id s0 = state.stack(0), s1 = state.stack(1), s2 = state.stack(2);
  const Id b0 = state.buffer(0), b1 = state.buffer(1), b2 = state.buffer(2);
  const Id s0l = node(s0).left, s0r = node(s0).right, s1l = node(s1).left, s1r = node(s1).right;
  const Id b0l = node(b0).left;
  const std::uint32_t s0w = word(s0), s1w = word(s1), b0w = word(b0), b1w = word(b1);
  const std::uint32_t s0t = tag(s0), s1t = tag(s1), s2t = tag(s2);
  const std::uint32_t b0t = tag(b0), b1t = tag(b1), b2t = tag(b2);
  Features<kParseFeatures> out;
  out.add();
  out.add(s0w);
  out.add(s0t);
  out.add(s0w, s0t);
  out.add(s1w);
  out.add(s1t);
  out.add(s1w, s1t);
  out.add(b0w);
  out.add(b0t);
  out.add(b0w, b0t);
  out.add(b1w);
  out.add(b1t);
  out.add(b1w, b1t);
  out.add(b2t);
  out.add(word(b2), b2t);
  out.add(word(s2), s2t);
  out.add(s2t);
  out.add(s0w, s0t, b0w, b0t);
  out.add(s0w, s0t, b0w);
  out.add(s0w, b0w, b0t);
  out.add(s0w, s0t, b0t);
  out.add(s0t, b0w, b0t);
  out.add(s0t, b0t);
  out.add(b0t, b1t);
  out.add(s0w, s1w);
  out.add(s0t, s1t);
  out.add(s0t, s1w);
  out.add(s0w, s1t);
  out.add(s1t, b0t);
  out.add(s1w, b0w);
  out.add(s0w, b1t, b0t);
  out.add(s0t, b0t, b1t);
  out.add(s1t, s0t, b0t);
  out.add(s1t, s0t, b0t, b1t);
  out.add(s2t, s1t, s0t);
  out.add(b0t, b1t, b2t);
  out.add(s1w, s0t, b0t);
  out.add(s1t, s0w, b0t);
  out.add(s1t, s0t, b0w);
  out.add(s0t, tag(s0l), b0t);
  out.add(s0t, tag(s0r), b0t);
  out.add(s1t, tag(s1r), s0t);
  out.add(s1t, tag(s1l), s0t);
  out.add(s0t, b0t, tag(b0l));
  out.add(s1t, s0t, tag(s0r));
  out.add(s1t, s0t, tag(s0l));
  out.add(s0t, relation(s0l), relation(s0r));
  out.add(s0w, relation(s0r));
  out.add(s0w, relation(s0l));
  out.add(s1t, relation(s1l), relation(s1r));
  out.add(s1w, relation(s1r), s0t);
  out.add(b0t, relation(b0l));
  out.add(b0w, relation(b0l), s0t);
  out.add(s1t, relation(s1r), s0t, relation(s0r));
  out.add(s0t, b0t, distance(s0, b0));
  out.add(s1t, s0t, distance(s1, s0));
  out.add(s0w, b0t, distance(s0, b0));
  out.add(s0t, node(s0).lefts, node(s0).rights);
  out.add(s1t, node(s1).rights, s0t);
  out.add(s0t, relation(node(s0).left2), relation(s0l));
  out.add(s0t, relation(node(s0).right2), relation(s0r));
  out.add(b0t, node(b0).lefts, s0t);
  return out.hashes();
}

}  // namespace sayso
