// Sentences → clauses that can be judged on their own.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/document/document.h"
#include "core/lexicon/lexicon.h"
#include "core/syntax/syntax.h"

namespace sayso {

/// A clause: its predicate and its words, without what other clauses of the sentence take.
struct Clause {
  std::uint32_t head = 0;
  std::vector<TokenSpan> runs;  ///< in order, trimmed; empty where nothing is left of it
};

/// What the parts of this stage share; borrowed.
struct ClauseContext {
  const Document& document;
  const Syntax& syntax;
  const Tree& tree;
  const Lexicon& lexicon;

  [[nodiscard]] const Word& word(std::uint32_t token) const { return syntax.words[token]; }
  /// Whether claim_words.txt has `word` in `class_name`.
  [[nodiscard]] bool is_one_of(std::string_view class_name, std::string_view word) const {
    return has_field(lexicon.claim_words.fields(word), class_name);
  }
};

/// Conjoined clauses, adverbial clauses that assert something of their own, informative relative
/// clauses and parataxis are split off. `taken` marks tokens that belong to nobody here (attributed
/// content); `cues` marks the predicates of attributions, whose clauses are dropped. Both are
/// indexed by token of the document. O(tokens of the sentence).
[[nodiscard]] std::vector<Clause> split_clauses(const ClauseContext& context,
                                                const Sentence& sentence,
                                                const std::vector<bool>& taken,
                                                const std::vector<bool>& cues);

/// `run` without leading connectives ("But", "However,", "Also,") and without punctuation at its
/// ends.
[[nodiscard]] TokenSpan trim_clause(const ClauseContext& context, TokenSpan run);

}  // namespace sayso
