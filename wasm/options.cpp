#include "wasm/options.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>

#include "core/output/names.h"

namespace sayso {
namespace {

using Json = nlohmann::json;

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

/// The value from `first` to `last` that the schema calls `name`.
template <typename Enum>
std::optional<Enum> named(const Json& name, Enum first, Enum last) {
  for (auto i = std::to_underlying(first); i <= std::to_underlying(last); ++i) {
    if (name == name_of(static_cast<Enum>(i))) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

const Json* member(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? nullptr : &*found;
}

std::expected<ArticleInfo, Error> read_article(const Json& json) {
  ArticleInfo article;
  const std::pair<const char*, std::string*> members[] = {{"headline", &article.headline},
                                                          {"outlet", &article.outlet},
                                                          {"date", &article.date},
                                                          {"url", &article.url}};
  if (!json.is_object()) return wrong("article is not an object");
  for (const auto& [name, text] : members) {
    const Json* value = member(json, name);
    if (value == nullptr) continue;
    if (!value->is_string()) return wrong(std::string("article.") + name + " is not a text");
    *text = value->get<std::string>();
  }
  return article;
}

std::expected<std::vector<Block>, Error> read_blocks(const Json& json, std::string_view text,
                                                     Unit unit) {
  if (!json.is_array()) return wrong("blocks is not an array");
  std::vector<Block> blocks;
  blocks.reserve(json.size());
  Walk walk(text, unit);
  for (const Json& item : json) {
    const std::string name = "blocks[" + std::to_string(blocks.size()) + "]";
    const Json* begin = item.is_object() ? member(item, "begin") : nullptr;
    const Json* end = item.is_object() ? member(item, "end") : nullptr;
    if (begin == nullptr || end == nullptr || !begin->is_number_unsigned() ||
        !end->is_number_unsigned()) {
      return wrong(name + " has no begin and end");
    }
    Block block;
    const auto from = walk.byte_at(begin->get<std::uint64_t>());
    const auto to = walk.byte_at(end->get<std::uint64_t>());
    if (!from || !to) return wrong(name + " is out of order or outside the text");
    block.range = {*from, *to};
    if (const Json* kind = member(item, "kind")) {
      const auto known = named(*kind, BlockKind::headline, BlockKind::other);
      if (!known) return wrong(name + " is of no known kind");
      block.kind = *known;
    }
    blocks.push_back(block);
  }
  return blocks;
}

}  // namespace

std::expected<Request, Error> read_options(std::string_view json, std::string_view text) {
  Request request{.options = {}, .json = {.unit = Unit::utf16}};
  if (json.empty()) return request;
  const Json root = Json::parse(json, nullptr, false);
  if (!root.is_object()) return wrong("the options are not a JSON object");
  if (const Json* unit = member(root, "unit")) {
    if (*unit != "utf16" && *unit != "byte") return wrong("unit is neither utf16 nor byte");
    request.json.unit = *unit == "byte" ? Unit::byte : Unit::utf16;
  }
  const std::pair<const char*, bool*> flags[] = {{"explain", &request.json.explain},
                                                 {"standalone", &request.json.standalone}};
  for (const auto& [name, flag] : flags) {
    const Json* value = member(root, name);
    if (value == nullptr) continue;
    if (!value->is_boolean()) return wrong(std::string(name) + " is neither true nor false");
    *flag = value->get<bool>();
  }
  if (const Json* attribution = member(root, "attribution")) {
    if (*attribution != "learned" && *attribution != "rules") {
      return wrong("attribution is neither learned nor rules");
    }
    if (*attribution == "rules") request.options.attribution = AttributionMode::rules;
  }
  if (const Json* until = member(root, "until")) {
    const auto stage = named(*until, Stage::document, Stage::claims);
    if (!stage) return wrong("until is not the name of a stage");
    request.options.until = *stage;
  }
  if (const Json* checkworthy = member(root, "checkworthy")) {
    const double share = checkworthy->is_number() ? checkworthy->get<double>() : -1;
    if (!(share >= 0 && share <= 1)) return wrong("checkworthy is not a number from 0 to 1");
    request.options.checkworthy = static_cast<Fixed>(share * kCertain + 0.5);
  }
  if (const Json* article = member(root, "article")) {
    auto info = read_article(*article);
    if (!info) return std::unexpected(std::move(info.error()));
    request.options.article = std::move(*info);
  }
  if (const Json* list = member(root, "blocks")) {
    auto blocks = read_blocks(*list, text, request.json.unit);
    if (!blocks) return std::unexpected(std::move(blocks.error()));
    request.options.blocks = std::move(*blocks);
  }
  return request;
}

}  // namespace sayso
