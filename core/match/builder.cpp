#include <algorithm>
#include <array>
#include <bit>

#include "core/match/match.h"
#include "core/match/tables.h"
#include "core/match/words.h"

namespace sayso {
namespace {

// Robertson and Zaragoza's k1 = 1.5 and b = 0.8, chosen on the training queries; a part's words
// count that much, in tenths.
constexpr std::array<std::uint32_t, kSearchedParts> kPartWeights{10, 10, 7};

/// What a term of weight `weight` says of an entry that weighs `length` where the mean is `mean`
/// (all in tenths): BM25's share of the frequency, which is below 2.5, in 64ths.
std::uint8_t impact_of(std::uint64_t weight, std::uint64_t length, std::uint64_t mean) {
  return static_cast<std::uint8_t>(160 * weight * mean / (weight * mean + 3 * mean + 12 * length));
}

/// A link that can be opened: http or https, no blanks or quotes in it.
bool is_link(std::string_view url) {
  if (!url.starts_with("http://") && !url.starts_with("https://")) return false;
  return std::ranges::none_of(url, [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '<' || c == '>' || c == '\\';
  });
}

/// Whether markup begins at the head of `text`: "<b>", "</b>", "<!--".
bool begins_tag(std::string_view text) {
  if (text.size() < 2 || text.front() != '<') return false;
  const char next = text[1];
  return next == '/' || next == '!' || ((next | 0x20) >= 'a' && (next | 0x20) <= 'z');
}

struct Weighed {
  std::uint32_t term;
  std::uint32_t weight;
};

/// An entry's terms, each once, and how long it is.
struct Weighing {
  std::vector<Weighed> terms;
  std::uint64_t length = 0;
};

}  // namespace

struct FactCheckIndexBuilder::Impl {
  explicit Impl(const Lexicon& words) : lexicon(words), reader(words) {}

  void append_plain(std::string_view text, std::uint32_t longest);
  void take_back(std::size_t texts, std::size_t field_count);
  void append_terms(std::string_view text);
  void weigh(std::size_t entry, Weighing& to) const;
  void list_entries();
  [[nodiscard]] WeightsWriter sections() const;
  std::uint32_t number_of(std::uint32_t key);
  [[nodiscard]] std::string_view field(std::size_t i) const {
    return std::string_view(texts).substr(fields[i], fields[i + 1] - fields[i]);
  }

  const Lexicon& lexicon;
  TermReader reader;
  std::vector<Term> read;
  std::string texts;
  std::vector<std::uint32_t> fields{0};
  std::vector<std::int32_t> days;
  std::vector<Coded> terms;
  std::vector<std::uint32_t> parts{0};
  std::vector<Slot> slots{1024};
  std::uint32_t term_count = 0;
  std::vector<std::uint32_t> lists, entries;
  std::vector<std::uint8_t> impacts;
  FilePieces file;
};

void FactCheckIndexBuilder::Impl::append_plain(std::string_view text, std::uint32_t longest) {
  const std::size_t begin = texts.size();
  bool blank = true;  // none at the beginning
  for (std::uint32_t at = 0; at < text.size();) {
    if (begins_tag(text.substr(at))) {
      const std::size_t end = text.find('>', at);
      if (end != std::string_view::npos) {
        at = static_cast<std::uint32_t>(end + 1);
        continue;
      }
    }
    const CodePoint point = decode(text, at);
    const CharClass kind = char_class(point.value);
    const bool dropped = kind == CharClass::control;
    at += point.length;
    if (texts.size() - begin + 4 > longest) break;
    if (is_blank(kind) || dropped) {
      if (!blank) texts += ' ';
      blank = true;
    } else {
      append_utf8(texts, point.value);
      blank = false;
    }
  }
  if (blank && texts.size() > begin) texts.pop_back();
}

std::uint32_t FactCheckIndexBuilder::Impl::number_of(std::uint32_t key) {
  if (std::size_t{term_count} * 2 >= slots.size()) {
    std::vector<Slot> larger(slots.size() * 2);
    for (const Slot& slot : slots) {
      if (slot.term != 0) larger[slot_of(larger, slot.key)] = slot;
    }
    slots = std::move(larger);
  }
  Slot& slot = slots[slot_of(slots, key)];
  if (slot.term == 0) slot = {key, ++term_count};
  return slot.term - 1;
}

void FactCheckIndexBuilder::Impl::append_terms(std::string_view text) {
  reader.read(text, read);
  for (const Term& term : read) terms.emplace_back(number_of(term.key), term.kind, term.percent);
  parts.push_back(static_cast<std::uint32_t>(terms.size()));
}

void FactCheckIndexBuilder::Impl::take_back(std::size_t text_size, std::size_t field_count) {
  texts.resize(text_size);
  fields.resize(field_count);
}

FactCheckIndexBuilder::FactCheckIndexBuilder(const Lexicon& lexicon)
    : impl_(std::make_unique<Impl>(lexicon)) {}
FactCheckIndexBuilder::FactCheckIndexBuilder(FactCheckIndexBuilder&&) noexcept = default;
FactCheckIndexBuilder& FactCheckIndexBuilder::operator=(FactCheckIndexBuilder&&) noexcept = default;
FactCheckIndexBuilder::~FactCheckIndexBuilder() = default;

std::uint32_t FactCheckIndexBuilder::size() const {
  return static_cast<std::uint32_t>(impl_->days.size());
}

std::expected<void, Error> FactCheckIndexBuilder::add(const FactCheck& entry) {
  Impl& to = *impl_;
  if (to.days.size() == kMostFactChecks || to.terms.size() > kMostTerms - kLongestField * kParts ||
      to.texts.size() > kMostFactCheckBytes - std::size_t{kLongestField} * kFields) {
    return std::unexpected(Error{"the index is full", kNone});
  }
  if (!entry.url.empty() && !is_link(entry.url)) {
    return std::unexpected(Error{"its link is not http or https", kNone});
  }
  if (entry.url.size() > kLongestField)
    return std::unexpected(Error{"its link is too long", kNone});
  const std::size_t text_size = to.texts.size();
  const std::size_t field_count = to.fields.size();
  for (const std::string_view text : {entry.claim, entry.claimant, entry.date, entry.rating,
                                      entry.publisher, entry.url, entry.title, entry.text}) {
    to.append_plain(text, kLongestField);
    to.fields.push_back(static_cast<std::uint32_t>(to.texts.size()));
  }
  const std::size_t first = field_count - 1;
  to.reader.read(to.field(first), to.read);
  if (to.read.empty()) {
    to.take_back(text_size, field_count);
    return std::unexpected(Error{"its claim has no words", kNone});
  }
  to.days.push_back(day_of(to.field(first + 2)));
  to.append_terms(to.field(first));
  to.append_terms(to.field(first + 6));
  to.append_terms(to.field(first + 7));
  to.append_terms(to.field(first + 1));
  return {};
}

void FactCheckIndexBuilder::Impl::weigh(std::size_t entry, Weighing& to) const {
  std::vector<Weighed>& row = to.terms;
  row.clear();
  to.length = 0;
  for (std::uint32_t part = 0; part < kSearchedParts; ++part) {
    const std::size_t at = entry * kParts + part;
    for (std::uint32_t i = parts[at]; i < parts[at + 1]; ++i) {
      row.push_back({terms[i].term(), kPartWeights[part]});
      to.length += kPartWeights[part];
    }
  }
  std::ranges::sort(row, {}, &Weighed::term);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0 && row[i].term == row[kept - 1].term) {
      row[kept - 1].weight += row[i].weight;
    } else {
      row[kept++] = row[i];
    }
  }
  row.resize(kept);
}

void FactCheckIndexBuilder::Impl::list_entries() {
  const std::size_t size = days.size();
  Weighing row;
  lists.assign(std::size_t{term_count} + 1, 0);
  std::uint64_t total = 0;
  for (std::size_t entry = 0; entry < size; ++entry) {
    weigh(entry, row);
    total += row.length;
    for (const Weighed& weighed : row.terms) ++lists[weighed.term + 1];
  }
  for (std::size_t i = 1; i < lists.size(); ++i) lists[i] += lists[i - 1];
  const std::uint64_t mean = std::max<std::uint64_t>(1, size == 0 ? 1 : total / size);
  entries.resize(lists.back());
  impacts.resize(lists.back());
  std::vector<std::uint32_t> next(lists.begin(), lists.end() - 1);
  for (std::size_t entry = 0; entry < size; ++entry) {
    weigh(entry, row);
    for (const Weighed& weighed : row.terms) {
      const std::uint32_t at = next[weighed.term]++;
      entries[at] = static_cast<std::uint32_t>(entry);
      impacts[at] = impact_of(weighed.weight, row.length, mean);
    }
  }
}

WeightsWriter FactCheckIndexBuilder::Impl::sections() const {
  WeightsWriter writer(kIndexKind, kIndexVersion);
  writer.lend("texts", std::span<const char>(texts));
  writer.lend("fields", std::span<const std::uint32_t>(fields));
  writer.lend("days", std::span<const std::int32_t>(days));
  writer.lend("terms", std::span<const Coded>(terms));
  writer.lend("parts", std::span<const std::uint32_t>(parts));
  writer.lend("slots", std::span<const Slot>(slots));
  writer.lend("lists", std::span<const std::uint32_t>(lists));
  writer.lend("entries", std::span<const std::uint32_t>(entries));
  writer.lend("impacts", std::span<const std::uint8_t>(impacts));
  return writer;
}

std::vector<std::byte> FactCheckIndexBuilder::finish() {
  impl_->list_entries();
  return impl_->sections().finish();
}

std::span<const std::span<const std::byte>> FactCheckIndexBuilder::finish_by_parts() {
  impl_->list_entries();
  impl_->file = impl_->sections().pieces();
  return impl_->file.parts;
}

}  // namespace sayso
