#include "wasm/options.h"

#include <optional>
#include <string>
#include <utility>

#include "core/output/names.h"
#include "wasm/json.h"

namespace sayso {
namespace {

std::unexpected<Error> wrong(std::string message) {
  return std::unexpected(Error{std::move(message), kNone});
}

/// Walks a text once, from one offset in `unit` to a later one.
class Walk {
 public:
  Walk(std::string_view text, Unit unit) : text_(text), unit_(unit) {}

  /// First byte of the code point that holds `offset`; nothing where `offset` lies behind the text
  /// or before that code point's neighbours already passed.
  std::optional<std::uint32_t> byte_at(std::uint64_t offset) {
    if (offset < passed_) return std::nullopt;
    while (byte_ < text_.size()) {
      const CodePoint point = decode(text_, byte_);
      const std::uint32_t units = unit_ == Unit::byte ? point.length : point.value > 0xFFFF ? 2 : 1;
      if (passed_ + units > offset) return byte_;
      passed_ += units;
      byte_ += point.length;
    }
    return offset == passed_ ? std::optional(byte_) : std::nullopt;
  }

 private:
  std::string_view text_;
  Unit unit_;
  std::uint32_t byte_ = 0;
  std::uint64_t passed_ = 0;
};

bool is(const JsonValue& value, std::string_view text) {
  return value.kind == JsonKind::text && value.text == text;
}

/// The value from `first` to `last` that the schema calls `name`.
template <typename Enum>
std::optional<Enum> named(const JsonValue& name, Enum first, Enum last) {
  for (auto i = std::to_underlying(first); i <= std::to_underlying(last); ++i) {
    if (is(name, name_of(static_cast<Enum>(i)))) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

std::expected<ArticleInfo, Error> read_article(const Json& json, const JsonValue& object) {
  ArticleInfo article;
  const std::pair<const char*, std::string*> members[] = {{"headline", &article.headline},
                                                          {"outlet", &article.outlet},
                                                          {"date", &article.date},
                                                          {"url", &article.url}};
  if (object.kind != JsonKind::object) return wrong("article is not an object");
  for (const auto& [name, text] : members) {
    const JsonValue* value = json.member(object, name);
    if (value == nullptr) continue;
    if (value->kind != JsonKind::text) {
      return wrong(std::string("article.") + name + " is not a text");
    }
    *text = value->text;
  }
  return article;
}

std::expected<std::vector<Block>, Error> read_blocks(const Json& json, const JsonValue& list,
                                                     std::string_view text, Unit unit) {
  if (list.kind != JsonKind::array) return wrong("blocks is not an array");
  std::vector<Block> blocks;
  Walk walk(text, unit);
  for (const JsonValue* item : json.children(list)) {
    const std::string name = "blocks[" + std::to_string(blocks.size()) + "]";
    const auto begin = whole(json.member(*item, "begin"));
    const auto end = whole(json.member(*item, "end"));
    if (!begin || !end) return wrong(name + " has no begin and end");
    Block block;
    const auto from = walk.byte_at(*begin);
    const auto to = walk.byte_at(*end);
    if (!from || !to) return wrong(name + " is out of order or outside the text");
    block.range = {*from, *to};
    if (const JsonValue* kind = json.member(*item, "kind")) {
      const auto known = named(*kind, BlockKind::headline, BlockKind::other);
      if (!known) return wrong(name + " is of no known kind");
      block.kind = *known;
    }
    blocks.push_back(block);
  }
  return blocks;
}

}  // namespace

std::expected<Request, Error> read_options(std::string_view options, std::string_view text) {
  Request request{.options = {}, .json = {.unit = Unit::utf16}};
  if (options.empty()) return request;
  const std::optional<Json> json = Json::parse(options);
  if (!json || json->root().kind != JsonKind::object)
    return wrong("the options are not a JSON object");
  const auto member = [&](std::string_view name) { return json->member(json->root(), name); };
  if (const JsonValue* unit = member("unit")) {
    if (!is(*unit, "utf16") && !is(*unit, "byte")) return wrong("unit is neither utf16 nor byte");
    request.json.unit = is(*unit, "byte") ? Unit::byte : Unit::utf16;
  }
  const std::pair<const char*, bool*> flags[] = {{"explain", &request.json.explain},
                                                 {"standalone", &request.json.standalone}};
  for (const auto& [name, flag] : flags) {
    const JsonValue* value = member(name);
    if (value == nullptr) continue;
    if (value->kind != JsonKind::boolean) {
      return wrong(std::string(name) + " is neither true nor false");
    }
    *flag = value->truth;
  }
  if (const JsonValue* attribution = member("attribution")) {
    if (!is(*attribution, "learned") && !is(*attribution, "rules")) {
      return wrong("attribution is neither learned nor rules");
    }
    if (is(*attribution, "rules")) request.options.attribution = AttributionMode::rules;
  }
  if (const JsonValue* until = member("until")) {
    const auto stage = named(*until, Stage::document, Stage::claims);
    if (!stage) return wrong("until is not the name of a stage");
    request.options.until = *stage;
  }
  if (const JsonValue* checkworthy = member("checkworthy")) {
    const double share = real(*checkworthy).value_or(-1);
    if (!(share >= 0 && share <= 1)) return wrong("checkworthy is not a number from 0 to 1");
    request.options.checkworthy = static_cast<Fixed>(share * kCertain + 0.5);
  }
  if (const JsonValue* article = member("article")) {
    auto info = read_article(*json, *article);
    if (!info) return std::unexpected(std::move(info.error()));
    request.options.article = std::move(*info);
  }
  if (const JsonValue* list = member("blocks")) {
    auto blocks = read_blocks(*json, *list, text, request.json.unit);
    if (!blocks) return std::unexpected(std::move(blocks.error()));
    request.options.blocks = std::move(*blocks);
  }
  return request;
}

}  // namespace sayso
