// An attribution in the making: spans of tokens, before it becomes ranges of text.
#pragma once

#include <cstdint>
#include <vector>

#include "core/attributions/contents.h"
#include "core/attributions/context.h"
#include "core/attributions/cues.h"

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

/// Who the source is, and how sure that is.
struct Resolution {
  std::uint32_t speaker = kUnknownSpeaker;
  Fixed confidence = 0;
};
[[nodiscard]] Resolution resolve_source(const Context& context, const Source& source);

/// Whether the source is somebody or something that can vouch: a known speaker, or a person or name
/// that cannot be resolved. "The launch made it clear that S" has no speaker.
[[nodiscard]] bool can_vouch(const Context& context, const Cue& cue, const Source& source,
                             Resolution resolution);

/// "It is unclear who ordered S": the source is a question word that stands for nobody known.
[[nodiscard]] bool is_asked_for(const Context& context, const Source& source,
                                Resolution resolution);

/// What the cue is with this content: a noun phrase that is praised or echoed is no statement, but
/// a stance towards it; what somebody hopes or wants to do is an intention.
[[nodiscard]] CueKind cue_kind(const Context& context, const Cue& cue, const Content& content);

/// The attributions that the rules see, without quotations, ordered by sentence. O(tokens).
[[nodiscard]] std::vector<Draft> draft_by_rules(const Context& context);

/// Those that the model sees, with the rules' (`ruled`) as one of the things that it looks at.
/// O(tokens).
[[nodiscard]] std::vector<Draft> draft_by_model(const Context& context,
                                                const std::vector<Quotation>& quotations,
                                                const std::vector<Draft>& ruled,
                                                const AttributionModel& model);

/// What holds of every draft, whoever made it: the source is a whole phrase and no part of the
/// content; a placeholder ("it was announced that") or an addressee is none either; a further cue
/// of the same source ends it. `drafts` are ordered by sentence. O(drafts), as the length of a
/// sentence is bounded.
void tidy(const Context& context, std::vector<Draft>& drafts);

/// `"S," X said, pointing at it, "T"`: what stands between commas outside the marks is not said.
/// O(drafts), as the length of a sentence is bounded.
void leave_asides_out(const Context& context, std::vector<Draft>& drafts);

/// Gives every quotation that is speech to a draft: the one whose content it meets, the one that
/// announces it, the one that goes before or after; makes drafts of unknown speaker for the rest.
/// Sets the voice of each draft. O(drafts + quotations).
void assign_quotations(const Context& context, const std::vector<Quotation>& quotations,
                       std::vector<Draft>& drafts);

/// Gives pull quotes to who signs them, or says the same elsewhere in the article. O(tokens).
void assign_pull_quotes(const Context& context, std::vector<Draft>& drafts);

/// In text that has lost its marks: sentences around "S, X said." that belong to the same speech,
/// as drafts of their own. O(sentences).
void add_floating(const Context& context, const std::vector<Quotation>& quotations,
                  std::vector<Draft>& drafts);

}  // namespace sayso
