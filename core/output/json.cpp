#include <algorithm>
#include <optional>

#include "core/output/json_writer.h"
#include "core/output/names.h"
#include "core/output/offsets.h"
#include "core/output/output.h"
#include "core/standalone/standalone.h"

namespace sayso {
namespace {

/// About what news needs, of JSON for a byte of text.
constexpr std::size_t kBytesOfText = 9;

/// Writes the parts of one analysis.
class AnalysisWriter {
 public:
  AnalysisWriter(const Analysis& analysis, Unit unit)
      : analysis_(analysis), unit_(unit), offsets_(analysis.document.text, unit) {}

  [[nodiscard]] std::string write(const Engine& engine, const JsonOptions& options) && {
    const Document& document = analysis_.document;
    json_.reserve(kBytesOfText * document.text.size());
    json_.begin_object();
    json_.key("schema").string("sayso.analysis/1");
    write_engine(engine);
    write_text();
    write_article();
    array("blocks", document.blocks, [&](const Block& block) {
      begin(block.range).key("kind").string(name_of(block.kind)).end_object();
    });
    array("sentences", document.sentences, [&](const Sentence& s) { range(s.range); });
    array("speakers", speakers_of(analysis_), [&](std::uint32_t entity) { speaker(entity); });
    array("attributions", analysis_.attributions,
          [&](const Attribution& attribution) { write_attribution(attribution, options.explain); });
    std::optional<StandaloneReader> reader;
    if (options.standalone) {
      reader.emplace(document, analysis_.syntax, analysis_.entities, analysis_.values);
    }
    array("claims", analysis_.claims, [&](const Claim& claim) {
      write_claim(claim);
      if (reader) write_standalone(reader->read(claim));
      json_.end_object();
    });
    json_.end_object();
    return std::move(json_).take();
  }

  [[nodiscard]] std::string write_mentions() && {
    json_.begin_object();
    array("mentions", analysis_.entities.mentions, [&](const Mention& mention) {
      begin(mention.range).key("entity").string(entity_id(mention.entity));
      json_.key("form").string(name_of(mention.form));
      json_.key("type").string(name_of(analysis_.entities.entities[mention.entity].type));
      json_.end_object();
    });
    json_.end_object();
    return std::move(json_).take();
  }

 private:
  template <typename Items, typename Write>
  void array(std::string_view key, const Items& items, Write write) {
    json_.key(key).begin_array();
    for (const auto& item : items) write(item);
    json_.end_array();
  }

  /// Begins an object with the members of `range`.
  JsonWriter& begin(Range range) {
    json_.begin_object();
    json_.key("begin").number(offsets_.convert(range.begin));
    return json_.key("end").number(offsets_.convert(range.end));
  }

  void range(Range range) { begin(range).end_object(); }

  void ranges(std::string_view key, const std::vector<Range>& list) {
    array(key, list, [&](Range item) { range(item); });
  }

  void write_engine(const Engine& engine) {
    json_.key("engine").begin_object();
    json_.key("version").string(kVersion);
    json_.key("models").begin_object();
    for (const ModelInfo& model : engine.models()) json_.key(model.name).string(model.version);
    json_.end_object();
    json_.key("checkworthy").decimal(analysis_.checkworthy).end_object();
  }

  void write_text() {
    const Document& document = analysis_.document;
    const auto length = static_cast<std::uint32_t>(document.text.size());
    json_.key("text").begin_object();
    json_.key("unit").string(unit_ == Unit::byte ? "byte" : "utf16");
    json_.key("length").number(offsets_.convert(length));
    json_.key("language").string(analysis_.language);
    json_.key("truncated").boolean(document.truncated);
    if (document.invalid_at != kNone) {
      json_.key("invalid_at").number(offsets_.convert(document.invalid_at));
    }
    json_.end_object();
  }

  void write_article() {
    const Document& document = analysis_.document;
    const ArticleInfo& article = analysis_.article;
    json_.key("article").begin_object();
    first_block("headline", BlockKind::headline);
    first_block("byline", BlockKind::byline);
    if (!article.outlet.empty() || !document.outlet.empty()) {
      json_.key("outlet").string(display_name(analysis_, kNarrator));
    }
    if (!article.date.empty()) {
      json_.key("date").string(article.date);
    } else if (analysis_.day) {
      json_.key("date").string(to_string(*analysis_.day));
    }
    if (!article.url.empty()) json_.key("url").string(article.url);
    json_.end_object();
  }

  void first_block(std::string_view key, BlockKind kind) {
    const auto block = std::ranges::find(analysis_.document.blocks, kind, &Block::kind);
    if (block == analysis_.document.blocks.end()) return;
    json_.key(key);
    range(block->range);
  }

  void speaker(std::uint32_t index) {
    const Entity& entity = analysis_.entities.entities[index];
    json_.begin_object();
    json_.key("id").string(entity_id(index));
    json_.key("name").string(display_name(analysis_, index));
    json_.key("kind").string(name_of(entity.kind));
    json_.key("role");
    if (entity.role.empty()) {
      json_.null();
    } else {
      json_.string(entity.role);
    }
    array("mentions", entity.mentions,
          [&](std::uint32_t i) { begin_mention(analysis_.entities.mentions[i]).end_object(); });
    json_.end_object();
  }

  JsonWriter& begin_mention(const Mention& mention) {
    return begin(mention.range).key("form").string(name_of(mention.form));
  }

  void write_attribution(const Attribution& attribution, bool explain) {
    json_.begin_object();
    ranges("content", attribution.content);
    ranges("cue", attribution.cue);
    ranges("source", attribution.source);
    json_.key("sentence").number(attribution.sentence);
    json_.key("voice").string(name_of(attribution.voice));
    json_.key("speaker").string(entity_id(attribution.speaker));
    json_.key("confidence").decimal(attribution.confidence);
    if (explain) write_chain(attribution);
    json_.end_object();
  }

  void write_chain(const Attribution& attribution) {
    json_.key("chain").begin_array();
    for (const std::uint32_t mention : chain_of(analysis_, attribution)) {
      const Mention& step = analysis_.entities.mentions[mention];
      begin_mention(step).key("confidence").decimal(step.confidence);
      json_.end_object();
    }
    json_.end_array();
  }

  /// All but the end of the object.
  void write_claim(const Claim& claim) {
    json_.begin_object();
    json_.key("id").string(claim.id);
    ranges("spans", claim.spans);
    json_.key("sentence").number(claim.sentence);
    json_.key("source_sentence").number(claim.source_sentence);
    json_.key("speaker").string(entity_id(claim.speaker));
    json_.key("voice").string(name_of(claim.voice));
    json_.key("attribution");
    if (claim.attribution == kNone) {
      json_.null();
    } else {
      json_.number(claim.attribution);
    }
    json_.key("type").string(name_of(claim.type));
    json_.key("checkable").boolean(is_checkable(claim.type));
    json_.key("score").decimal(claim.score);
    array("reasons", claim.reasons, [&](const Reason& reason) { write_reason(reason); });
    json_.key("confidence").decimal(claim.confidence);
    const std::vector<const Value*> values = values_of(analysis_, claim);
    if (!values.empty()) array("values", values, [&](const Value* value) { write_value(*value); });
  }

  void write_standalone(const std::vector<Piece>& pieces) {
    array("standalone", pieces, [&](const Piece& piece) {
      json_.begin_object();
      if (!piece.inserted.empty()) json_.key("inserted").string(piece.inserted);
      if (!piece.range.empty()) {
        json_.key(piece.inserted.empty() ? "range" : "replaces");
        range(piece.range);
      }
      json_.end_object();
    });
    json_.key("standalone_text").string(display_pieces(analysis_, pieces));
  }

  void write_value(const Value& value) {
    json_.begin_object().key("range");
    range(value.range);
    json_.key("kind").string(name_of(value.kind));
    if (value.number) json_.key("number").number(to_string(*value.number));
    if (value.to) json_.key("to").number(to_string(*value.to));
    if (value.parts > 0) json_.key("fraction").string(fraction_of(value));
    const auto text = [&](std::string_view key, std::string_view words) {
      if (!words.empty()) json_.key(key).string(words);
    };
    text("comparator", name_of(value.comparator));
    text("unit", value.unit);
    text("per", value.per);
    text("date", value.date);
    text("precision", name_of(value.precision));
    if (value.relative && !value.date.empty())
      json_.key("against").string(to_string(*analysis_.day));
    json_.end_object();
  }

  void write_reason(const Reason& reason) {
    json_.begin_object();
    json_.key("code").string(reason.code);
    if (!reason.range.empty()) {
      json_.key("range");
      range(reason.range);
    }
    json_.key("weight").decimal(reason.weight).end_object();
  }

  const Analysis& analysis_;
  Unit unit_;
  Offsets offsets_;
  JsonWriter json_;
};

}  // namespace

std::string to_json(const Analysis& analysis, const Engine& engine, const JsonOptions& options) {
  return AnalysisWriter(analysis, options.unit).write(engine, options);
}

std::string mentions_to_json(const Analysis& analysis, Unit unit) {
  return AnalysisWriter(analysis, unit).write_mentions();
}

}  // namespace sayso
