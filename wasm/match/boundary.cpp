#include <memory>
#include <new>
#include <optional>
#include <string>
#include <utility>

#include "core/match/match.h"
#include "core/output/output.h"
#include "wasm/json.h"
#include "wasm/match/match.h"
#include "wasm/result.h"

struct sayso_builder {
  sayso::Lexicon lexicon = sayso::Lexicon::load();
  sayso::FactCheckIndexBuilder builder{lexicon};
  std::vector<sayso_bytes> parts;
};

struct sayso_index {
  explicit sayso_index(std::uint32_t size) : room(size), data(room.bytes().data()) {}

  sayso::FileBytes room;
  std::byte* data;  ///< of `room`, which keeps its place when it moves into the index
  sayso::Lexicon lexicon = sayso::Lexicon::load();
  std::optional<sayso::FactCheckIndex> index;
  std::optional<sayso::Matcher> matcher;
};

namespace {

using sayso::Json;
using sayso::JsonKind;
using sayso::JsonValue;

std::unexpected<sayso::Error> wrong(std::string message) {
  return std::unexpected(sayso::Error{std::move(message), sayso::kNone});
}

/// At most `most` bytes of `text`, not cut inside a code point.
std::string_view head(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
  return text.substr(0, most);
}

struct Question {
  Json json;
  const JsonValue* statements = nullptr;
  sayso::Unit unit = sayso::Unit::utf16;
  sayso::Fixed least = sayso::kShownMatch;
};

std::expected<Question, sayso::Error> read_question(std::string_view text) {
  std::optional<Json> json = Json::parse(text);
  if (!json || json->root().kind != JsonKind::object)
    return wrong("the statements are not a JSON object");
  Question question{.json = std::move(*json)};
  const auto member = [&](std::string_view name) {
    return question.json.member(question.json.root(), name);
  };
  if (const JsonValue* unit = member("unit")) {
    const bool known = unit->kind == JsonKind::text;
    if (!known || (unit->text != "utf16" && unit->text != "byte"))
      return wrong("unit is neither utf16 nor byte");
    if (unit->text == "byte") question.unit = sayso::Unit::byte;
  }
  if (const JsonValue* least = member("least")) {
    const double share = sayso::real(*least).value_or(-1);
    if (!(share >= 0 && share <= 1)) return wrong("least is not a number from 0 to 1");
    question.least = static_cast<sayso::Fixed>(share * sayso::kCertain + 0.5);
  }
  question.statements = member("statements");
  if (question.statements == nullptr || question.statements->kind != JsonKind::array)
    return wrong("statements is not an array");
  return question;
}

/// The text under `name`; empty where there is none and it may be missing.
std::expected<std::string_view, sayso::Error> text_of(const Json& json, const JsonValue& object,
                                                      const char* name, bool needed) {
  const JsonValue* value = json.member(object, name);
  if (value == nullptr && !needed) return std::string_view();
  if (value == nullptr || value->kind != JsonKind::text)
    return wrong(std::string("a statement's ") + name + " is not a text");
  return head(value->text, SAYSO_STATEMENT_BYTES);
}

void append_json(std::string& out, std::string_view text) {
  constexpr char kDigits[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (code < 0x20) {
      out += "\\u00";
      out += kDigits[code >> 4U];
      out += kDigits[code & 15U];
    } else {
      out += c;
    }
  }
  out += '"';
}

std::expected<std::string, sayso::Error> look_up(sayso_index& in, std::string_view asked) {
  const auto question = read_question(asked);
  if (!question) return std::unexpected(question.error());
  const Json& json = question->json;
  const auto statements = json.children(*question->statements);
  if (statements.size() > SAYSO_STATEMENT_LIMIT) return wrong("there are too many statements");
  std::string out = "[";
  for (const JsonValue* statement : statements) {
    const auto id = text_of(json, *statement, "id", true);
    const auto text = text_of(json, *statement, "text", true);
    const auto speaker = text_of(json, *statement, "speaker", false);
    const auto date = text_of(json, *statement, "date", false);
    for (const auto* read : {&id, &text, &speaker, &date}) {
      if (!*read) return std::unexpected(read->error());
    }
    const auto matches = in.matcher->match({*text, *speaker, *date}, question->least);
    if (matches.empty()) continue;
    out += out.size() == 1 ? "{\"id\":" : ",{\"id\":";
    append_json(out, *id);
    out += ",\"matches\":" + matches_to_json(*text, matches, *in.index, question->unit) + "}";
  }
  return out + "]";
}

}  // namespace

sayso_builder* sayso_builder_create(void) {
  std::set_new_handler(sayso_out_of_memory);
  return std::make_unique<sayso_builder>().release();
}

sayso_result* sayso_builder_add(sayso_builder* builder, const sayso_bytes* fields) {
  const auto field = [fields](int i) { return sayso::view(fields[i].data, fields[i].size); };
  const auto added = builder->builder.add(
      {field(0), field(1), field(2), field(3), field(4), field(5), field(6), field(7)});
  return added ? sayso::result_of(true, {}) : sayso::result_of(added.error());
}

sayso_result* sayso_builder_finish(sayso_builder* builder) {
  builder->parts.clear();
  for (const std::span<const std::byte> part : builder->builder.finish_by_parts()) {
    builder->parts.push_back(
        {reinterpret_cast<const uint8_t*>(part.data()), static_cast<std::uint32_t>(part.size())});
  }
  const auto table = std::as_bytes(std::span(builder->parts));
  return sayso::result_of(std::vector<std::byte>(table.begin(), table.end()));
}

void sayso_builder_release(sayso_builder* builder) {
  std::unique_ptr<sayso_builder> owned(builder);
}

sayso_index* sayso_index_create(uint32_t size) {
  std::set_new_handler(sayso_out_of_memory);
  return std::make_unique<sayso_index>(size).release();
}

uint8_t* sayso_index_data(const sayso_index* index) {
  return reinterpret_cast<uint8_t*>(index->data);
}

sayso_result* sayso_index_open(sayso_index* index) {
  if (index->index) return sayso::result_of(false, "the index is open already");
  auto opened = sayso::FactCheckIndex::open(std::move(index->room));
  if (!opened) return sayso::result_of(opened.error());
  index->index.emplace(std::move(*opened));
  index->matcher.emplace(*index->index, index->lexicon);
  return sayso::result_of(true, {});
}

uint32_t sayso_index_size(const sayso_index* index) {
  return index->index ? index->index->size() : 0;
}

sayso_result* sayso_index_match(sayso_index* index, const uint8_t* statements, uint32_t size) {
  if (!index->matcher) return sayso::result_of(false, "the index is not open");
  auto json = look_up(*index, sayso::view(statements, size));
  return json ? sayso::result_of(true, std::move(*json)) : sayso::result_of(json.error());
}

void sayso_index_release(sayso_index* index) { std::unique_ptr<sayso_index> owned(index); }
