#include "wasm/desk/native/files.h"

#include <string_view>

#include "core/tools/common/feed.h"
#include "core/tools/common/model_file.h"
#include "core/weights/weights.h"

namespace sayso::desk {
namespace {

std::string_view text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::expected<FileBytes, Error> make_index(std::string_view feed) {
  const Lexicon lexicon = Lexicon::load();
  FactCheckIndexBuilder builder(lexicon);
  const auto report = read_feed(feed, builder);
  if (!report) return std::unexpected(report.error());
  if (report->taken == 0) {
    return std::unexpected(Error{"holds no fact-check that can be used", kNone});
  }
  return FileBytes(builder.finish());
}

/// With the file that it is about.
template <typename Value>
std::expected<Value, Error> of_file(const std::string& path, std::expected<Value, Error> value) {
  if (!value) value.error().message = path + ": " + value.error().message;
  return value;
}

}  // namespace

std::expected<std::string, Error> read_text(const std::string& path) {
  const auto bytes = read_bytes(path);
  if (!bytes) return std::unexpected(bytes.error());
  return std::string(text_of(*bytes));
}

std::expected<GoldArticle, Error> open_gold(const std::string& path, std::uint32_t size) {
  const auto json = read_text(path);
  if (!json) return std::unexpected(json.error());
  return of_file(path, read_gold(*json, size));
}

std::expected<FactCheckIndex, Error> open_checks(const std::string& path) {
  const auto bytes = read_bytes(path);
  if (!bytes) return std::unexpected(bytes.error());
  if (!Weights::kind_of(*bytes).empty()) {
    return of_file(path, FactCheckIndex::open(FileBytes(*bytes)));
  }
  auto made = make_index(text_of(*bytes));
  if (!made) return of_file<FactCheckIndex>(path, std::unexpected(made.error()));
  return of_file(path, FactCheckIndex::open(std::move(*made)));
}

}  // namespace sayso::desk
