#include "core/tools/cli/factchecks.h"

#include <unistd.h>

#include <iostream>

#include "core/tools/cli/input.h"
#include "core/tools/common/feed.h"
#include "core/tools/common/model_file.h"

namespace sayso::cli {
namespace {

/// The first problems by place, and how many there are in all.
void tell(const FeedReport& report) {
  std::cerr << "sayso: " << report.taken << " fact-checks";
  if (report.bad > 0) std::cerr << ", " << report.bad << " left out";
  std::cerr << '\n';
  for (const FeedProblem& problem : report.problems) {
    std::cerr << "  " << (report.lines ? "line " : "entry ") << problem.at << ": " << problem.reason
              << '\n';
  }
  if (report.bad > report.problems.size()) {
    std::cerr << "  and " << report.bad - report.problems.size() << " more\n";
  }
}

}  // namespace

std::expected<void, Error> build_index(const std::string& feed, const std::string& out) {
  const auto text = read_all(feed);
  if (!text) return std::unexpected(text.error());
  const Lexicon lexicon = Lexicon::load();
  FactCheckIndexBuilder builder(lexicon);
  std::function<void(std::size_t)> progress;
  if (isatty(STDERR_FILENO) == 1) {
    progress = [&](std::size_t done) {
      std::cerr << "\rsayso: " << done * 100 / text->size() << " % read" << std::flush;
    };
  }
  const auto report = read_feed(*text, builder, progress);
  if (progress) std::cerr << '\r';
  if (!report) return std::unexpected(Error{feed + ": " + report.error().message, kNone});
  tell(*report);
  if (report->taken == 0) {
    return std::unexpected(Error{feed + ": holds no fact-check that can be used", kNone});
  }
  return write_bytes(out, builder.finish());
}

std::expected<FactCheckIndex, Error> open_index(const std::string& path) {
  const auto bytes = read_bytes(path);
  if (!bytes) return std::unexpected(bytes.error());
  auto index = FactCheckIndex::open(FileBytes(*bytes));
  if (!index) return std::unexpected(Error{path + ": " + index.error().message, kNone});
  return index;
}

std::expected<bool, Error> match_lines(const std::string& file, const FactCheckIndex& index,
                                       Fixed least, Unit unit) {
  const Lexicon lexicon = Lexicon::load();
  Matcher matcher(index, lexicon);
  bool clean = true;
  const auto read = for_each_line(file, [&](const Line& line) {
    clean = clean && line.error.empty();
    std::cout << "{\"id\":" << line.id;
    if (line.error.empty()) {
      const Assertion statement{line.text, line.speaker, line.date};
      std::cout << ",\"matches\":"
                << matches_to_json(line.text, matcher.match(statement, least), index, unit);
    } else {
      std::cout << ",\"error\":\"" << line.error << '"';
    }
    std::cout << "}\n";
  });
  if (!read) return std::unexpected(read.error());
  return clean;
}

}  // namespace sayso::cli
