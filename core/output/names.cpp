#include "core/output/names.h"

#include <array>

namespace sayso {
namespace {

template <typename Enum, std::size_t N>
constexpr std::string_view pick(const std::array<std::string_view, N>& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

}  // namespace

std::string_view name_of(Stage stage) {
  static constexpr std::array<std::string_view, 5> kNames{"document", "syntax", "entities",
                                                          "attributions", "claims"};
  return pick(kNames, stage);
}

std::string_view name_of(BlockKind kind) {
  static constexpr std::array<std::string_view, 8> kNames{
      "headline", "byline", "dateline", "paragraph", "caption", "quote", "list", "other"};
  return pick(kNames, kind);
}

std::string_view name_of(EntityType type) {
  static constexpr std::array<std::string_view, 4> kNames{"PERSON", "ORGANIZATION", "PLACE",
                                                          "OTHER"};
  return pick(kNames, type);
}

std::string_view name_of(SpeakerKind kind) {
  static constexpr std::array<std::string_view, 6> kNames{"person",  "organization", "group",
                                                          "unnamed", "narrator",     "unknown"};
  return pick(kNames, kind);
}

std::string_view name_of(MentionForm form) {
  static constexpr std::array<std::string_view, 3> kNames{"name", "role", "pronoun"};
  return pick(kNames, form);
}

std::string_view name_of(Voice voice) {
  static constexpr std::array<std::string_view, 6> kNames{"direct",   "indirect",     "mixed",
                                                          "floating", "according-to", "narrator"};
  return pick(kNames, voice);
}

std::string_view name_of(ClaimType type) {
  static constexpr std::array<std::string_view, 10> kNames{
      "quantity", "comparison", "event",  "state",  "causal",
      "rule",     "prediction", "pledge", "demand", "opinion"};
  return pick(kNames, type);
}

std::string entity_id(std::uint32_t entity) {
  if (entity == kNarrator) return "narrator";
  if (entity == kUnknownSpeaker) return "unknown";
  return "e" + std::to_string(entity - kUnknownSpeaker);
}

std::string display_name(const Analysis& analysis, std::uint32_t entity) {
  if (entity == kUnknownSpeaker) return "unknown";
  if (entity != kNarrator) return valid_utf8(analysis.entities.entities[entity].name);
  if (!analysis.article.outlet.empty()) return valid_utf8(analysis.article.outlet);
  const Range outlet = analysis.document.outlet;
  return outlet.empty() ? "the article" : valid_utf8(slice(analysis.document.text, outlet));
}

std::vector<std::uint32_t> speakers_of(const Analysis& analysis) {
  std::vector<bool> speaks(analysis.entities.entities.size(), false);
  if (speaks.empty()) return {};  // the analysis ended before
  speaks[kNarrator] = true;
  for (const Attribution& attribution : analysis.attributions) speaks[attribution.speaker] = true;
  for (const Claim& claim : analysis.claims) speaks[claim.speaker] = true;
  std::vector<std::uint32_t> speakers;
  for (std::uint32_t entity = 0; entity < speaks.size(); ++entity) {
    if (speaks[entity]) speakers.push_back(entity);
  }
  return speakers;
}

std::string line_of(std::string_view text, Range range) {
  std::string out = valid_utf8(slice(text, range));
  for (char& c : out) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  return out;
}

std::string valid_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    append_utf8(out, point.value);
    at += point.length;
  }
  return out;
}

}  // namespace sayso
