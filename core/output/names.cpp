#include "core/output/names.h"

#include <algorithm>
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

std::span<const std::uint32_t> chain_of(const Analysis& analysis, const Attribution& attribution) {
  constexpr std::ptrdiff_t kLongest = 12;
  if (attribution.source.empty()) return {};
  const std::vector<Mention>& mentions = analysis.entities.mentions;
  const auto& own = analysis.entities.entities[attribution.speaker].mentions;
  const auto begin_of = [&](std::uint32_t i) { return mentions[i].range.begin; };
  const auto end = std::ranges::lower_bound(own, attribution.source.back().end, {}, begin_of);
  auto first = end;
  while (first != own.begin() && end - first < kLongest) {
    --first;
    if (mentions[*first].form == MentionForm::name) break;
  }
  return {first, end};
}

std::vector<const Value*> values_of(const Analysis& analysis, const Claim& claim) {
  std::vector<const Value*> found;
  const auto begin_of = [](const Value& value) { return value.range.begin; };
  for (const Range span : claim.spans) {
    auto value = std::ranges::lower_bound(analysis.values, span.begin, {}, begin_of);
    for (; value != analysis.values.end() && value->range.end <= span.end; ++value) {
      found.push_back(&*value);
    }
  }
  return found;
}

std::string fraction_of(const Value& value) {
  return std::to_string(value.shares) + "/" + std::to_string(value.parts);
}

std::string display_value(const Value& value) {
  std::string out;
  const auto add = [&](std::string_view word) {
    if (word.empty()) return;
    if (!out.empty()) out += ' ';
    out += word;
  };
  constexpr std::array<std::string_view, 7> kBounds{"",        "about",     "nearly",  "less than",
                                                    "at most", "more than", "at least"};
  if (value.kind == ValueKind::ordinal) add("no.");
  add(kBounds[static_cast<std::size_t>(value.comparator)]);
  if (value.number) add(value.parts > 0 ? fraction_of(value) : to_string(*value.number));
  if (value.to) add("to " + to_string(*value.to));
  add(value.unit);
  if (!value.per.empty()) add("per " + value.per);
  add(value.date);
  if (value.kind == ValueKind::age) add("old");
  return out;
}

std::string display_pieces(const Analysis& analysis, const std::vector<Piece>& pieces) {
  std::string out;
  bool touches = false;  // an insertion stands right before
  for (const Piece& piece : pieces) {
    if (!piece.inserted.empty()) {
      const bool joins = out.empty() || out.back() == ' ' || out.back() == '(';
      if (!joins && piece.range.empty()) out += ' ';
      out += "[" + valid_utf8(piece.inserted) + "]";
      touches = true;
      continue;
    }
    const std::string words = line_of(analysis.document.text, piece.range);
    const CharClass first = char_class(decode(words, 0).value);
    if (touches && (is_letter(first) || first == CharClass::digit)) out += ' ';
    out += words;
    touches = false;
  }
  return out;
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
