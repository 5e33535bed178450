// Contents: the words that a cue gives to its source, from the parse.
#pragma once

#include <vector>

#include "core/attributions/context.h"
#include "core/attributions/cues.h"

namespace sayso {

struct Content {
  std::vector<TokenSpan> spans;  ///< in order; empty where the cue has no content in its sentence
  std::uint32_t head = kNone;    ///< head of the content's clause, where the parse shows one
  bool question = false;         ///< "whether S", "how S": nothing is asserted
  bool guessed = false;          ///< read off the order of words, since the parse shows none
};

/// The content of `cue` inside its own sentence. O(length of the sentence).
[[nodiscard]] Content content_of(const Context& context, const Cue& cue, const Source& source);

/// Whether an embedded question opens the span: "whether S", "how S". O(1).
[[nodiscard]] bool begins_question(const Context& context, TokenSpan span);

}  // namespace sayso
