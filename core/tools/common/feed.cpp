#include "core/tools/common/feed.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/tools/common/claim_reviews.h"

namespace sayso {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kProgressStep = std::size_t{1} << 20U;

class FeedReader {
 public:
  FeedReader(FactCheckIndexBuilder& builder, const std::function<void(std::size_t)>& progress)
      : builder_(builder), progress_(progress) {}

  [[nodiscard]] std::expected<FeedReport, Error> read(std::string_view feed);

 private:
  void read_json(std::string_view feed);
  void read_json_lines(std::string_view feed);
  [[nodiscard]] std::expected<void, Error> read_csv(std::string_view feed);

  void add(const FactCheck& check, std::uint32_t at) {
    if (const auto added = builder_.add(check)) {
      ++report_.taken;
    } else {
      leave_out(at, added.error().message);
    }
  }
  void leave_out(std::uint32_t at, std::string reason) {
    ++report_.bad;
    if (report_.problems.size() < kToldProblems) {
      report_.problems.push_back({at, std::move(reason)});
    }
  }
  void tell(std::size_t done) {
    if (!progress_ || done < told_ + kProgressStep) return;
    told_ = done;
    progress_(done);
  }

  FactCheckIndexBuilder& builder_;
  const std::function<void(std::size_t)>& progress_;
  FeedReport report_;
  std::size_t told_ = 0;
};

std::string_view line_at(std::string_view text, std::size_t at) {
  std::string_view line = text.substr(at, text.find('\n', at) - at);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

void FeedReader::read_json(std::string_view feed) {
  std::uint32_t entry = 0;
  const auto position = read_claim_reviews(feed, [&](const FactCheck& check, std::size_t at) {
    add(check, ++entry);
    tell(at);
  });
  if (!position) {
    leave_out(entry + 1, "not JSON at byte " + std::to_string(position.error().position) +
                             "; nothing behind it was read");
  } else if (entry == 0) {
    leave_out(1, "no ClaimReview in it");
  }
}

void FeedReader::read_json_lines(std::string_view feed) {
  report_.lines = true;
  std::uint32_t number = 0;
  for (std::size_t at = 0; at < feed.size(); at = feed.find('\n', at), at += at < feed.size()) {
    const std::string_view line = line_at(feed, at);
    ++number;
    tell(at);
    if (line.find_first_not_of(" \t") == std::string_view::npos) continue;
    std::uint32_t found = 0;
    const auto read = read_claim_reviews(line, [&](const FactCheck& check, std::size_t) {
      ++found;
      add(check, number);
    });
    if (!read) {
      leave_out(number, "not JSON");
    } else if (found == 0) {
      leave_out(number, "no ClaimReview in it");
    }
  }
}

/// What a CSV column holds, by its name in lower case; kNone for one that is not ours.
std::uint32_t field_of(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::uint32_t>, 21> kNames{
      {{"claim", 0},         {"claimreviewed", 0}, {"claim_reviewed", 0}, {"statement", 0},
       {"claimant", 1},      {"speaker", 1},       {"author", 1},         {"date", 2},
       {"datepublished", 2}, {"claim_date", 2},    {"review_date", 2},    {"rating", 3},
       {"verdict", 3},       {"textualrating", 3}, {"publisher", 4},      {"checker", 4},
       {"url", 5},           {"link", 5},          {"title", 6},          {"headline", 6},
       {"text", 7}}};
  const auto* const found =
      std::ranges::find(kNames, name, [](const auto& pair) { return pair.first; });
  return found == kNames.end() ? kNone : found->second;
}

/// Records of CSV, one after the other.
class CsvReader {
 public:
  CsvReader(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

  /// Reads the next record; false at the end.
  bool next();
  [[nodiscard]] const std::vector<std::string>& fields() const { return fields_; }
  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] std::uint32_t line() const { return line_; }  ///< where the record begins
  [[nodiscard]] std::size_t position() const { return at_; }
  [[nodiscard]] bool open_quote() const { return open_quote_; }  ///< the text ends inside quotes

 private:
  void read_field();

  std::string_view text_;
  char delimiter_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 0;
  std::uint32_t next_line_ = 1;
  bool open_quote_ = false;
  std::vector<std::string> fields_;  ///< the first count_ of them are the record's
  std::size_t count_ = 0;
};

void CsvReader::read_field() {
  if (count_ == fields_.size()) fields_.emplace_back();
  std::string& field = fields_[count_++];
  field.clear();
  bool quoted = at_ < text_.size() && text_[at_] == '"';
  if (quoted) ++at_;
  open_quote_ = quoted;
  for (; at_ < text_.size(); ++at_) {
    const char c = text_[at_];
    if (quoted && c == '"') {
      if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        field += c;
        ++at_;
      } else {
        quoted = open_quote_ = false;
      }
      continue;
    }
    if (!quoted && (c == delimiter_ || c == '\n')) return;
    if (c == '\n') ++next_line_;
    field += c;
  }
}

bool CsvReader::next() {
  if (at_ >= text_.size()) return false;
  count_ = 0;
  line_ = next_line_;
  do {
    if (count_ > 0) ++at_;  // the delimiter
    read_field();
  } while (at_ < text_.size() && text_[at_] == delimiter_);
  if (at_ < text_.size()) {
    ++at_;
    ++next_line_;
  }
  std::string& last = fields_[count_ - 1];
  if (last.ends_with('\r')) last.pop_back();
  return true;
}

std::expected<void, Error> FeedReader::read_csv(std::string_view feed) {
  report_.lines = true;
  const std::string_view head = line_at(feed, 0);
  char delimiter = ',';
  for (const char other : {';', '\t'}) {
    if (std::ranges::count(head, other) > std::ranges::count(head, delimiter)) delimiter = other;
  }
  CsvReader csv(feed, delimiter);
  if (!csv.next()) return std::unexpected(Error{"the feed is empty", kNone});
  const std::size_t width = csv.count();
  std::array<std::size_t, 8> column{};
  column.fill(width);
  for (std::size_t i = 0; i < width; ++i) {
    std::string name = lower(csv.fields()[i]);
    std::erase(name, ' ');
    const std::uint32_t field = field_of(name);
    if (field != kNone && column[field] == width) column[field] = i;
  }
  if (column[0] == width) {
    return std::unexpected(
        Error{"neither JSON nor CSV with a column `claim`: the first line names the columns", 0});
  }
  while (csv.next()) {
    tell(csv.position());
    if (csv.count() == 1 && csv.fields()[0].empty()) continue;
    if (csv.open_quote()) {
      leave_out(csv.line(), "a quote that does not end");
      continue;
    }
    if (csv.count() > width) {
      leave_out(csv.line(), "has " + std::to_string(csv.count()) +
                                " fields where the first line has " + std::to_string(width));
      continue;
    }
    const auto field = [&](std::size_t i) {
      return column[i] < csv.count() ? std::string_view(csv.fields()[column[i]])
                                     : std::string_view();
    };
    add({field(0), field(1), field(2), field(3), field(4), field(5), field(6), field(7)},
        csv.line());
  }
  return {};
}

std::expected<FeedReport, Error> FeedReader::read(std::string_view feed) {
  if (feed.size() > kLargestFeed) {
    return std::unexpected(Error{"the feed is larger than 1 GB", kNone});
  }
  if (feed.starts_with(kByteOrderMark)) feed.remove_prefix(kByteOrderMark.size());
  const std::size_t begin = feed.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return std::unexpected(Error{"the feed is empty", kNone});
  if (feed[begin] != '{' && feed[begin] != '[') {
    if (auto read = read_csv(feed); !read) return std::unexpected(std::move(read.error()));
    return std::move(report_);
  }
  // one text a line, where the first line is one and more follow
  const std::string_view first = line_at(feed, begin);
  const bool more =
      feed.find_first_not_of(" \t\r\n", begin + first.size()) != std::string_view::npos;
  if (more && read_claim_reviews(first, [](const FactCheck&, std::size_t) {})) {
    read_json_lines(feed);
  } else {
    read_json(feed);
  }
  return std::move(report_);
}

}  // namespace

std::expected<FeedReport, Error> read_feed(std::string_view feed, FactCheckIndexBuilder& builder,
                                           const std::function<void(std::size_t)>& progress) {
  return FeedReader(builder, progress).read(feed);
}

}  // namespace sayso
