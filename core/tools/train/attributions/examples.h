// What the attribution model learns from: tokens that head cues or do not, and sentences whose
// words have roles.
#pragma once

#include <cstdint>
#include <vector>

#include "core/attributions/features.h"
#include "core/entities/entities.h"
#include "core/lexicon/lexicon.h"
#include "core/syntax/syntax.h"
#include "core/tools/common/polnear.h"

namespace sayso {

/// Lists of features, one behind the other: their keys, later their numbers.
struct RowLists {
  std::vector<std::uint32_t> rows;
  std::vector<std::uint32_t> ends;

  void add(const std::vector<std::uint32_t>& list) {
    rows.insert(rows.end(), list.begin(), list.end());
    ends.push_back(static_cast<std::uint32_t>(rows.size()));
  }
  /// Puts numbers[row] for each row; those whose number is kNone go.
  void renumber(const std::vector<std::uint32_t>& numbers);
  [[nodiscard]] std::span<const std::uint32_t> operator[](std::size_t i) const {
    const std::uint32_t begin = i == 0 ? 0 : ends[i - 1];
    return std::span(rows).subspan(begin, ends[i] - begin);
  }
  [[nodiscard]] std::size_t size() const { return ends.size(); }
};

/// What is to be answered with yes or no.
struct Decisions {
  RowLists lists;
  std::vector<bool> right;
  std::vector<std::uint32_t> article;
  std::vector<float> before;  ///< logits to start from; empty where that is 0
};

/// The words of sequence i are those from begins[i] to begins[i + 1].
struct RoleExamples {
  RowLists roles;  ///< of each word
  RowLists steps;
  std::vector<SpanRole> gold;
  std::vector<std::uint32_t> begins{0};
  std::vector<std::uint32_t> heads;  ///< of each sequence, from its first word
  std::vector<std::uint32_t> article;

  [[nodiscard]] std::size_t size() const { return heads.size(); }
};

struct Examples {
  Decisions cues;
  Decisions reach;  ///< sentences beside a cue: whether its speech goes on over them
  RoleExamples sequences;
  std::size_t unreachable = 0;  ///< attributions whose cue no candidate heads
};

/// The models and lists that articles are read with.
struct Language {
  const SyntaxModel& syntax;
  const EntityModel& entities;
  const Lexicon& lexicon;
};

/// The tokens that touch `ranges`, in their order.
[[nodiscard]] std::vector<std::uint32_t> tokens_of(const Document& document,
                                                   const std::vector<Range>& ranges);

/// Reads `article` by the engine and appends what it teaches.
void add_examples(const MarkedArticle& article, std::uint32_t number, const Language& language,
                  Examples& examples);

/// Appends what `model`, which must not have learned from `article`, proposes in it. Each proposal
/// is asked about twice: whether its cue is one, and whether its content is somebody's by half.
void add_proposals(const MarkedArticle& article, std::uint32_t number, const Language& language,
                   const AttributionModel& model, Decisions& proposals);

}  // namespace sayso
