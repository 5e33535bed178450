#include <algorithm>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <ranges>

#include "core/output/names.h"
#include "core/tools/common/gold.h"

namespace sayso {
namespace {

using Json = nlohmann::json;

// What a member holds, or nothing where it is missing or of another type.

const std::string* text_in(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() ? nullptr : found->get_ptr<const std::string*>();
}

std::optional<std::uint32_t> number_in(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_number_unsigned()) return std::nullopt;
  const auto number = found->get<std::uint64_t>();
  if (number >= kNone) return std::nullopt;
  return static_cast<std::uint32_t>(number);
}

const Json& list_in(const Json& object, const char* key) {
  static const Json kEmpty = Json::array();
  const auto found = object.find(key);
  return found != object.end() && found->is_array() ? *found : kEmpty;
}

/// The value that the schema calls by that name.
template <typename Enum>
std::optional<Enum> named(const std::string* name, Enum last) {
  for (std::uint8_t i = 0; name != nullptr && i <= static_cast<std::uint8_t>(last); ++i) {
    if (name_of(static_cast<Enum>(i)) == *name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

class Reader {
 public:
  explicit Reader(std::uint32_t size) : size_(size) {}

  std::expected<GoldArticle, Error> read(const Json& json) {
    for (const Json& sentence : list_in(json, "sentences")) {
      const auto range = read_range(sentence);
      if (!range) return wrong("sentence", gold_.sentences.size());
      gold_.sentences.push_back(*range);
    }
    const auto speakers = json.find("speakers");
    if (speakers == json.end() || !speakers->is_object()) {
      return std::unexpected(Error{"no speakers", kNone});
    }
    for (const auto& [id, speaker] : speakers->items()) {
      if (!read_speaker(id, speaker)) return wrong("speaker", gold_.speakers.size());
    }
    for (const Json& claim : list_in(json, "claims")) {
      if (!read_claim(claim)) return wrong("claim", gold_.claims.size());
    }
    return std::move(gold_);
  }

 private:
  static std::unexpected<Error> wrong(std::string what, std::size_t index) {
    what += ' ' + std::to_string(index + 1);
    return std::unexpected(Error{what + " has another form, or lies outside the article", kNone});
  }

  [[nodiscard]] std::optional<Range> read_range(const Json& json) const {
    const auto begin = number_in(json, "begin");
    const auto end = number_in(json, "end");
    if (!begin || !end || *begin >= *end || *end > size_) return std::nullopt;
    return Range{*begin, *end};
  }

  bool read_speaker(const std::string& id, const Json& json) {
    const auto kind = named(text_in(json, "kind"), SpeakerKind::unknown);
    const std::string* name = text_in(json, "name");
    if (!kind || name == nullptr) return false;
    GoldSpeaker speaker{*kind, *name, {}};
    for (const Json& alias : list_in(json, "aliases")) {
      if (!alias.is_string()) return false;
      speaker.aliases.push_back(alias.get_ref<const std::string&>());
    }
    ids_.emplace(id, static_cast<std::uint32_t>(gold_.speakers.size()));
    gold_.speakers.push_back(std::move(speaker));
    return true;
  }

  bool read_claim(const Json& json) {
    GoldClaim claim;
    for (const Json& span : list_in(json, "spans")) {
      const auto range = read_range(span);
      if (!range || (!claim.spans.empty() && range->begin < claim.spans.back().end)) return false;
      claim.spans.push_back(*range);
    }
    const auto source = number_in(json, "source_sentence");
    const auto type = named(text_in(json, "type"), ClaimType::opinion);
    const std::string* id = text_in(json, "speaker");
    const auto speaker = id != nullptr ? ids_.find(*id) : ids_.end();
    if (claim.spans.empty() || !source || !type || speaker == ids_.end()) return false;
    claim.source_sentence = *source;
    claim.type = *type;
    claim.speaker = speaker->second;
    const auto optional = json.find("optional");
    claim.optional = optional != json.end() && *optional == true;
    gold_.claims.push_back(std::move(claim));
    return true;
  }

  std::uint32_t size_;
  GoldArticle gold_;
  std::map<std::string, std::uint32_t, std::less<>> ids_;
};

}  // namespace

std::expected<GoldArticle, Error> read_gold(std::string_view json, std::uint32_t size) {
  const Json parsed = Json::parse(json, nullptr, false);
  if (!parsed.is_object()) return std::unexpected(Error{"is no JSON object", kNone});
  return Reader(size).read(parsed);
}

}  // namespace sayso
