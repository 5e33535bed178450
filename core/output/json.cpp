#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/output/names.h"
#include "core/output/offsets.h"
#include "core/output/output.h"

namespace sayso {
namespace {

using Json = nlohmann::ordered_json;

/// Appends members one by one, so that a long article never stands in memory as a tree.
class Writer {
 public:
  Writer(const Analysis& analysis, Unit unit)
      : analysis_(analysis), offsets_(analysis.document.text, unit) {}

  void member(std::string_view key, const Json& value) {
    separate();
    out_ += Json(key).dump();
    out_ += ':';
    append(value);
  }

  template <typename Items, typename Convert>
  void array(std::string_view key, const Items& items, Convert convert) {
    separate();
    out_ += Json(key).dump();
    out_ += ":[";
    const char* comma = "";
    for (const auto& item : items) {
      out_ += std::exchange(comma, ",");
      append(convert(item));
    }
    out_ += ']';
  }

  [[nodiscard]] std::string close() && { return std::move(out_) + (out_.empty() ? "{}" : "}"); }

  [[nodiscard]] Json range(Range range) const {
    return {{"begin", offsets_.convert(range.begin)}, {"end", offsets_.convert(range.end)}};
  }

  [[nodiscard]] Json ranges(const std::vector<Range>& list) const {
    Json out = Json::array();
    for (const Range item : list) out.push_back(range(item));
    return out;
  }

  [[nodiscard]] Json mention(const Mention& mention) const {
    Json out = range(mention.range);
    out["form"] = name_of(mention.form);
    return out;
  }

  [[nodiscard]] Json speaker(std::uint32_t index) const {
    const Entity& entity = analysis_.entities.entities[index];
    Json mentions = Json::array();
    for (const std::uint32_t i : entity.mentions) {
      mentions.push_back(mention(analysis_.entities.mentions[i]));
    }
    return {{"id", entity_id(index)},
            {"name", display_name(analysis_, index)},
            {"kind", name_of(entity.kind)},
            {"role", entity.role.empty() ? Json() : Json(valid_utf8(entity.role))},
            {"mentions", std::move(mentions)}};
  }

  [[nodiscard]] std::uint32_t convert(std::uint32_t at) const { return offsets_.convert(at); }

 private:
  void separate() { out_ += out_.empty() ? '{' : ','; }
  void append(const Json& value) {
    out_ += value.dump(-1, ' ', false, Json::error_handler_t::replace);
  }

  const Analysis& analysis_;
  Offsets offsets_;
  std::string out_;
};

Json decimal(Fixed value) { return value / static_cast<double>(kCertain); }

Json engine_json(const Engine& engine) {
  Json models = Json::object();
  for (const ModelInfo& model : engine.models()) models[model.name] = model.version;
  return {{"version", kVersion}, {"models", std::move(models)}};
}

Json text_json(const Analysis& analysis, Unit unit, const Writer& writer) {
  const Document& document = analysis.document;
  Json out{{"unit", unit == Unit::byte ? "byte" : "utf16"},
           {"length", writer.convert(static_cast<std::uint32_t>(document.text.size()))},
           {"language", analysis.language},
           {"truncated", document.truncated}};
  if (document.invalid_at != kNone) out["invalid_at"] = writer.convert(document.invalid_at);
  return out;
}

Json article_json(const Analysis& analysis, const Writer& writer) {
  Json out = Json::object();
  for (const Block& block : analysis.document.blocks) {
    if (block.kind == BlockKind::headline && !out.contains("headline")) {
      out["headline"] = writer.range(block.range);
    }
    if (block.kind == BlockKind::byline && !out.contains("byline")) {
      out["byline"] = writer.range(block.range);
    }
  }
  const bool has_outlet = !analysis.article.outlet.empty() || !analysis.document.outlet.empty();
  if (has_outlet) out["outlet"] = display_name(analysis, kNarrator);
  if (!analysis.article.date.empty()) out["date"] = analysis.article.date;
  if (!analysis.article.url.empty()) out["url"] = analysis.article.url;
  return out;
}

constexpr std::size_t kLongestChain = 12;

/// How a reader gets from "he" to the name: the speaker's mentions from the last name on.
Json chain_json(const Analysis& analysis, const Attribution& attribution, const Writer& writer) {
  Json out = Json::array();
  if (attribution.source.empty()) return out;
  const std::vector<Mention>& mentions = analysis.entities.mentions;
  const std::vector<std::uint32_t>& own = analysis.entities.entities[attribution.speaker].mentions;
  const auto begin_of = [&](std::uint32_t i) { return mentions[i].range.begin; };
  const auto end = std::ranges::lower_bound(own, attribution.source.back().end, {}, begin_of);
  auto first = end;
  while (first != own.begin() && static_cast<std::size_t>(end - first) < kLongestChain) {
    --first;
    if (mentions[*first].form == MentionForm::name) break;
  }
  for (; first != end; ++first) {
    Json link = writer.mention(mentions[*first]);
    link["confidence"] = decimal(mentions[*first].confidence);
    out.push_back(std::move(link));
  }
  return out;
}

Json attribution_json(const Analysis& analysis, const Attribution& attribution,
                      const Writer& writer, bool explain) {
  Json out{
      {"content", writer.ranges(attribution.content)}, {"cue", writer.ranges(attribution.cue)},
      {"source", writer.ranges(attribution.source)},   {"sentence", attribution.sentence},
      {"voice", name_of(attribution.voice)},           {"speaker", entity_id(attribution.speaker)},
      {"confidence", decimal(attribution.confidence)}};
  if (explain) out["chain"] = chain_json(analysis, attribution, writer);
  return out;
}

Json claim_json(const Claim& claim, const Writer& writer) {
  Json reasons = Json::array();
  for (const Reason& reason : claim.reasons) {
    Json item{{"code", reason.code}};
    if (!reason.range.empty()) item["range"] = writer.range(reason.range);
    item["weight"] = decimal(reason.weight);
    reasons.push_back(std::move(item));
  }
  return {{"id", claim.id},
          {"spans", writer.ranges(claim.spans)},
          {"sentence", claim.sentence},
          {"source_sentence", claim.source_sentence},
          {"speaker", entity_id(claim.speaker)},
          {"voice", name_of(claim.voice)},
          {"attribution", claim.attribution == kNone ? Json() : Json(claim.attribution)},
          {"type", name_of(claim.type)},
          {"checkable", is_checkable(claim.type)},
          {"score", decimal(claim.score)},
          {"reasons", std::move(reasons)},
          {"confidence", decimal(claim.confidence)}};
}

}  // namespace

std::string to_json(const Analysis& analysis, const Engine& engine, const JsonOptions& options) {
  Writer writer(analysis, options.unit);
  writer.member("schema", "sayso.analysis/1");
  writer.member("engine", engine_json(engine));
  writer.member("text", text_json(analysis, options.unit, writer));
  writer.member("article", article_json(analysis, writer));
  writer.array("blocks", analysis.document.blocks, [&](const Block& block) {
    Json out = writer.range(block.range);
    out["kind"] = name_of(block.kind);
    return out;
  });
  writer.array("sentences", analysis.document.sentences,
               [&](const Sentence& sentence) { return writer.range(sentence.range); });
  writer.array("speakers", speakers_of(analysis),
               [&](std::uint32_t entity) { return writer.speaker(entity); });
  writer.array("attributions", analysis.attributions, [&](const Attribution& attribution) {
    return attribution_json(analysis, attribution, writer, options.explain);
  });
  writer.array("claims", analysis.claims,
               [&](const Claim& claim) { return claim_json(claim, writer); });
  return std::move(writer).close();
}

std::string mentions_to_json(const Analysis& analysis, Unit unit) {
  Writer writer(analysis, unit);
  writer.array("mentions", analysis.entities.mentions, [&](const Mention& mention) {
    Json out = writer.range(mention.range);
    out["entity"] = entity_id(mention.entity);
    out["form"] = name_of(mention.form);
    out["type"] = name_of(analysis.entities.entities[mention.entity].type);
    return out;
  });
  return std::move(writer).close();
}

}  // namespace sayso
