// Cues: the words that say that somebody says something, and whose words they make them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/attributions/context.h"

namespace sayso {

/// A verb, adjective or "according to" that reports. Frames as in reporting_verbs.txt.
struct Cue {
  std::uint32_t head = kNone;  ///< its head token
  TokenSpan span;              ///< its words
  CueKind kind = CueKind::say;
  std::string_view frames;  ///< borrowed from the lexicon
  bool asserted = true;     ///< neither negated nor under "must", "should", "could"
  bool passive = false;
};

/// Who the cue speaks of. `head` is kNone where the sentence leaves the source out.
struct Source {
  std::uint32_t head = kNone;
  TokenSpan span;
};

/// The cue that `token` heads, if it heads one. O(its dependants).
[[nodiscard]] std::optional<Cue> cue_at(const Context& context, std::uint32_t token);

/// Whether a "that" clause hangs on the word. O(its dependants).
[[nodiscard]] bool states_clause(const Context& context, std::uint32_t word);

/// The subject of the cue, its agent where it is passive; shared subjects of coordinated cues and
/// antecedents of relative and participle clauses are followed up. O(depth), bounded.
[[nodiscard]] Source source_of(const Context& context, const Cue& cue);

/// The source with the whole of the name that it begins within: a name is one phrase, whatever the
/// parser ties its words to. O(1).
[[nodiscard]] Source whole_phrase(const Context& context, Source source);

}  // namespace sayso
