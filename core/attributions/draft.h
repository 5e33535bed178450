// An attribution in the making: spans of tokens, before it becomes ranges of text.
#pragma once

#include <cstdint>
#include <vector>

#include "core/attributions/contents.h"
#include "core/attributions/context.h"
#include "core/attributions/cues.h"
#include "core/attributions/quotations.h"

namespace sayso {

struct Draft {
  Cue cue;  ///< head is kNone where quote marks alone carry the attribution
  Source source;
  Content content;
  std::uint32_t sentence = 0;  ///< that holds the cue
  std::uint32_t speaker = kUnknownSpeaker;
  Voice voice = Voice::indirect;
  Fixed confidence = 0;    ///< that the source is this speaker
  Fixed link = kCertain;   ///< that the content beside the cue belongs to it
  Fixed reach = kCertain;  ///< that the content in other sentences does

  /// The content stands before the cue: "S, X said."
  [[nodiscard]] bool trails() const {
    return !content.spans.empty() && cue.head != kNone &&
           content.spans.front().first < cue.span.first;
  }
};

/// Gives every quotation that is speech to a draft: the one whose content it meets, the one that
/// announces it, the one that goes before or after; makes drafts of unknown speaker for the rest.
/// Sets the voice of each draft. O(drafts + quotations).
void assign_quotations(const Context& context, const std::vector<Quotation>& quotations,
                       std::vector<Draft>& drafts);

/// In text that has lost its marks: sentences around "S, X said." that belong to the same speech,
/// as drafts of their own. O(sentences).
void add_floating(const Context& context, const std::vector<Quotation>& quotations,
                  std::vector<Draft>& drafts);

/// Who the source is, and how sure that is.
struct Resolution {
  std::uint32_t speaker = kUnknownSpeaker;
  Fixed confidence = 0;
};
[[nodiscard]] Resolution resolve_source(const Context& context, const Source& source);

}  // namespace sayso
