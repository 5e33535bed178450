#include "wasm/desk/model/speakers.h"

#include <algorithm>

#include "core/output/names.h"

namespace sayso::desk {
namespace {

MentionRow row_of(const Analysis& analysis, const Mention& mention) {
  return {mention.range,         analysis.document.sentence_of(mention.head),
          mention.head,          line_of(analysis.document.text, mention.range),
          name_of(mention.form), mention.confidence};
}

}  // namespace

std::vector<SpeakerRow> list_speakers(const Analysis& analysis) {
  std::vector<SpeakerRow> rows;
  std::vector<std::uint32_t> claims(analysis.entities.entities.size(), 0);
  for (const Claim& claim : analysis.claims) ++claims[claim.speaker];
  for (const std::uint32_t speaker : speakers_of(analysis)) {
    const Entity& entity = analysis.entities.entities[speaker];
    SpeakerRow row{speaker,         display_name(analysis, speaker),
                   entity.role,     name_of(entity.kind),
                   claims[speaker], {}};
    row.mentions.reserve(entity.mentions.size());
    for (const std::uint32_t mention : entity.mentions) {
      row.mentions.push_back(row_of(analysis, analysis.entities.mentions[mention]));
    }
    rows.push_back(std::move(row));
  }
  std::ranges::stable_sort(rows, std::ranges::greater{}, &SpeakerRow::claims);
  return rows;
}

std::vector<MentionRow> list_chain(const Analysis& analysis, const Attribution& attribution) {
  std::vector<MentionRow> rows;
  for (const std::uint32_t mention : chain_of(analysis, attribution)) {
    rows.push_back(row_of(analysis, analysis.entities.mentions[mention]));
  }
  return rows;
}

}  // namespace sayso::desk
