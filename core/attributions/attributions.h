// Stage 4: every place where the article says that somebody says, thinks, wants or shows something.
#pragma once

#include <cstdint>
#include <vector>

#include "core/document/document.h"
#include "core/entities/entities.h"
#include "core/lexicon/lexicon.h"
#include "core/syntax/syntax.h"
#include "core/text/text.h"

namespace sayso {

/// How words are given to a speaker; as in the schema.
enum class Voice : std::uint8_t { direct, indirect, mixed, floating, according_to, narrator };

/// What kind of act the cue names; it tells claims a demand from a statement, and an intention or a
/// stance towards a thing from something said.
enum class CueKind : std::uint8_t {
  say,
  think,
  demand,
  pledge,
  intend,
  judge,
  stance,
  show,
  question
};

struct Attribution {
  std::vector<Range> content;               ///< bytes, in order, at least one; token borders
  std::vector<Range> cue;                   ///< empty where quote marks alone carry it
  std::vector<Range> source;                ///< the words that name the source here; may be empty
  std::uint32_t sentence = 0;               ///< index of the sentence that holds the cue
  std::uint32_t cue_token = kNone;          ///< head token of the cue
  std::uint32_t content_token = kNone;      ///< head token of the content's clause, where known
  std::uint32_t speaker = kUnknownSpeaker;  ///< index into Entities::entities
  Voice voice = Voice::indirect;
  CueKind kind = CueKind::say;
  bool asserted =
      true;  ///< false: "did not say whether", "must accept that": nobody vouches for it
  Fixed confidence = 0;  ///< that speaker and source are right, of the content beside the cue
  Fixed reach = 0;       ///< the same of content in other sentences than the cue's
};

/// Finds the attributions, ordered by where their content begins. O(tokens).
[[nodiscard]] std::vector<Attribution> find_attributions(const Document& document,
                                                         const Syntax& syntax,
                                                         const Entities& entities,
                                                         const Lexicon& lexicon);

}  // namespace sayso
