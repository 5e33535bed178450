#include <algorithm>
#include <utility>

#include "core/match/match.h"
#include "core/match/tables.h"

namespace sayso {
namespace {

std::unexpected<Error> misfit(std::string_view what) {
  return std::unexpected(
      Error{"fact-check index: its " + std::string(what) + " do not fit", kNone});
}

/// Whether `begins` rises from 0 to `size`, so that each pair bounds a stretch.
bool are_borders(std::span<const std::uint32_t> begins, std::size_t size) {
  return !begins.empty() && begins.front() == 0 && begins.back() == size &&
         std::ranges::is_sorted(begins);
}

/// Reads section `name` into `to`; false where there is none, which `error` tells.
template <typename T>
bool read(const Weights& file, std::string_view name, std::span<const T>& to, Error& error) {
  auto section = file.section<T>(name);
  if (!section) {
    error = std::move(section.error());
    return false;
  }
  to = *section;
  return true;
}

std::expected<void, Error> check(const IndexTables& tables) {
  const std::size_t size = tables.days.size();
  if (size > kMostFactChecks) return misfit("entries");
  if (tables.fields.size() != size * kFields + 1 ||
      !are_borders(tables.fields, tables.texts.size())) {
    return misfit("texts");
  }
  if (tables.parts.size() != size * kParts + 1 || !are_borders(tables.parts, tables.terms.size())) {
    return misfit("words");
  }
  if (tables.impacts.size() != tables.entries.size() ||
      !are_borders(tables.lists, tables.entries.size())) {
    return misfit("lists");
  }
  const std::uint32_t count = tables.term_count();
  const auto& terms = tables.terms;
  if (count > kMostTerms ||
      !std::ranges::all_of(terms, [count](Coded coded) { return coded.term() < count; })) {
    return misfit("terms");
  }
  if (!std::ranges::all_of(tables.entries, [size](std::uint32_t entry) { return entry < size; })) {
    return misfit("lists");
  }
  // a free slot ends every search
  const auto taken = [count](const Slot& slot) { return slot.term != 0 && slot.term <= count; };
  const auto in_use = static_cast<std::size_t>(std::ranges::count_if(tables.slots, taken));
  const auto free = static_cast<std::size_t>(std::ranges::count(tables.slots, 0U, &Slot::term));
  if (!std::has_single_bit(tables.slots.size()) || free == 0 ||
      in_use + free != tables.slots.size()) {
    return misfit("slots");
  }
  return {};
}

}  // namespace

std::expected<FactCheckIndex, Error> FactCheckIndex::open(FileBytes file) {
  auto opened = Weights::open(std::move(file), kIndexKind, "fact-check index");
  if (!opened) return std::unexpected(std::move(opened.error()));
  if (opened->version() != kIndexVersion) {
    return std::unexpected(Error{"fact-check index: version " + std::string(opened->version()) +
                                     ", this program reads " + std::string(kIndexVersion) +
                                     ": build it anew from the feed",
                                 kNone});
  }
  auto tables = std::make_unique<IndexTables>(std::move(*opened));
  Error error;
  const Weights& from = tables->file;
  if (!read(from, "texts", tables->texts, error) || !read(from, "fields", tables->fields, error) ||
      !read(from, "days", tables->days, error) || !read(from, "terms", tables->terms, error) ||
      !read(from, "parts", tables->parts, error) || !read(from, "slots", tables->slots, error) ||
      !read(from, "lists", tables->lists, error) ||
      !read(from, "entries", tables->entries, error) ||
      !read(from, "impacts", tables->impacts, error)) {
    return std::unexpected(std::move(error));
  }
  if (const auto checked = check(*tables); !checked) return std::unexpected(checked.error());
  return FactCheckIndex(std::move(tables));
}

FactCheckIndex::FactCheckIndex(std::unique_ptr<const IndexTables> tables)
    : tables_(std::move(tables)) {}
FactCheckIndex::FactCheckIndex(FactCheckIndex&&) noexcept = default;
FactCheckIndex& FactCheckIndex::operator=(FactCheckIndex&&) noexcept = default;
FactCheckIndex::~FactCheckIndex() = default;

std::uint32_t FactCheckIndex::size() const { return tables_->size(); }

FactCheck FactCheckIndex::at(std::uint32_t entry) const {
  const auto field = [this, entry](std::uint32_t i) {
    const std::size_t at = std::size_t{entry} * kFields + i;
    const std::uint32_t begin = tables_->fields[at];
    return std::string_view(tables_->texts.data() + begin, tables_->fields[at + 1] - begin);
  };
  return {field(0), field(1), field(2), field(3), field(4), field(5), field(6), field(7)};
}

}  // namespace sayso
