// Who speaks, wherever they are mentioned, and how an attribution's source was traced to a name.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/engine/engine.h"

namespace sayso::desk {

struct MentionRow {
  Range range;
  std::uint32_t sentence = 0;
  std::uint32_t token = 0;  ///< its head
  std::string words;
  std::string_view form;
  Fixed confidence = 0;
};

struct SpeakerRow {
  std::uint32_t entity = 0;  ///< index into Entities::entities
  std::string name;
  std::string role;
  std::string_view kind;
  std::uint32_t claims = 0;
  std::vector<MentionRow> mentions;  ///< in order of the text
};

/// Those who speak, who claims most first; the article's own voice is one of them. O(mentions).
[[nodiscard]] std::vector<SpeakerRow> list_speakers(const Analysis& analysis);

/// How a reader gets from the attribution's "he" to a name: the speaker's mentions from the last
/// name on, as the analysis explains itself on the command line. Empty where no words name the
/// source.
[[nodiscard]] std::vector<MentionRow> list_chain(const Analysis& analysis,
                                                 const Attribution& attribution);

}  // namespace sayso::desk
