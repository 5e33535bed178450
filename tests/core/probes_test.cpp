// Probes of attribution: a sentence or two each, with one construction each. The table is
// fixtures/probes/attribution.txt, whose head tells its form.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/output/names.h"
#include "tests/core/gold.h"

namespace sayso {
namespace {

using testing::engine;

/// A line of a probe: an attribution, a claim, or that there is nobody but the narrator.
struct Wanted {
  enum class Kind : std::uint8_t { attribution, claim, nobody };

  Kind kind = Kind::nobody;
  std::vector<std::string> fields;
};

struct Probe {
  std::string name;
  std::string text;
  std::vector<Wanted> wanted;
  bool by_model = true;
  bool by_rules = true;
};

void PrintTo(const Probe& probe, std::ostream* out) { *out << probe.name << ": " << probe.text; }

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::vector<std::string> split(std::string_view line, char by) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t end = std::min(line.find(by, at), line.size());
    parts.push_back(trimmed(line.substr(at, end - at)));
    at = end + 1;
  }
  return parts;
}

/// The words alone: marks and white space do not decide whether a span is right.
std::string words_of(std::string_view text) {
  std::string out;
  std::uint32_t at = 0;
  while (at < text.size()) {
    const CodePoint point = decode(text, at);
    const CharClass kind = char_class(point.value);
    const bool word = kind == CharClass::upper || kind == CharClass::lower ||
                      kind == CharClass::letter || kind == CharClass::digit;
    if (word) out += text.substr(at, point.length);
    if (!word && !out.empty() && out.back() != ' ') out += ' ';
    at += point.length;
  }
  return trimmed(out);
}

std::string words_of(const Analysis& analysis, const std::vector<Range>& ranges) {
  std::string out;
  for (const Range range : ranges) {
    if (!out.empty()) out += " / ";
    out += words_of(slice(analysis.document.text, range));
  }
  return out;
}

std::string pieces_of(const std::string& field) {
  std::string out;
  for (const std::string& piece : split(field, '/')) {
    if (!out.empty()) out += " / ";
    out += words_of(piece);
  }
  return out;
}

/// Without what stands in brackets, which may be left out.
std::string least_of(std::string field) {
  for (std::size_t open = 0; (open = field.find('[')) != std::string::npos;) {
    field.erase(open, field.find(']', open) + 1 - open);
  }
  return field;
}

/// Whether a span has these words: any of the ways that `;` parts, with or without the words in
/// brackets.
bool has_words(const Analysis& analysis, const std::vector<Range>& ranges,
               const std::string& field) {
  const std::string found = words_of(analysis, ranges);
  return std::ranges::any_of(split(field, ';'), [&](const std::string& way) {
    return found == pieces_of(way) || found == pieces_of(least_of(way));
  });
}

/// "Ilse Korda, person", without an article before the name.
std::string speaker_of(const Analysis& analysis, std::uint32_t speaker) {
  std::string name = lower(display_name(analysis, speaker));
  for (const std::string_view article : {"the ", "a ", "an "}) {
    if (name.starts_with(article)) name.erase(0, article.size());
  }
  const std::string kind(name_of(analysis.entities.entities[speaker].kind));
  return speaker <= kUnknownSpeaker ? kind : name + ", " + kind;
}

bool is_speaker(const Analysis& analysis, std::uint32_t speaker, const std::string& field) {
  return std::ranges::any_of(split(field, ';'), [&](const std::string& way) {
    return speaker_of(analysis, speaker) == lower(way);
  });
}

std::string report(const Analysis& analysis) {
  std::string out;
  for (const Attribution& attribution : analysis.attributions) {
    out += "\n  > " + words_of(analysis, attribution.source) + " | " +
           words_of(analysis, attribution.cue) + " | " + words_of(analysis, attribution.content) +
           " | " + speaker_of(analysis, attribution.speaker) + " | " +
           std::string(name_of(attribution.voice));
  }
  for (const Claim& claim : analysis.claims) {
    out += "\n  ~ " + words_of(analysis, claim.spans) + " | " + speaker_of(analysis, claim.speaker);
  }
  return out;
}

void expect_attribution(const Analysis& analysis, const std::vector<std::string>& fields) {
  const bool found = std::ranges::any_of(analysis.attributions, [&](const Attribution& candidate) {
    return has_words(analysis, candidate.source, fields[0]) &&
           has_words(analysis, candidate.cue, fields[1]) &&
           has_words(analysis, candidate.content, fields[2]) &&
           is_speaker(analysis, candidate.speaker, fields[3]) &&
           (fields.size() < 5 || name_of(candidate.voice) == fields[4]);
  });
  EXPECT_TRUE(found) << "wanted\n  > " << fields[0] << " | " << fields[1] << " | " << fields[2]
                     << " | " << fields[3] << "\nfound" << report(analysis);
}

void expect_claim(const Analysis& analysis, const std::vector<std::string>& fields) {
  const std::string words = words_of(fields[0]);
  const auto claim = std::ranges::find_if(analysis.claims, [&](const Claim& candidate) {
    return words_of(analysis, candidate.spans).find(words) != std::string::npos;
  });
  const bool found =
      claim != analysis.claims.end() && is_speaker(analysis, claim->speaker, fields[1]);
  EXPECT_TRUE(found) << "wanted\n  ~ " << words << " | " << fields[1] << "\nfound"
                     << report(analysis);
}

void expect_nobody(const Analysis& analysis) {
  const bool nobody = std::ranges::all_of(
      analysis.claims, [](const Claim& claim) { return claim.speaker == kNarrator; });
  EXPECT_TRUE(nobody) << "wanted nobody but the narrator\nfound" << report(analysis);
}

std::vector<Probe> read_probes() {
  const std::string file = testing::read_file(std::string(SAYSO_SOURCE_DIR) +
                                              "/tests/core/fixtures/probes/attribution.txt");
  std::vector<Probe> probes;
  for (const std::string& line : split(file, '\n')) {
    if (line.empty() || line.front() == '#') continue;
    const std::string rest = trimmed(std::string_view(line).substr(1));
    switch (line.front()) {
      case '=': {
        const std::vector<std::string> fields = split(rest, '|');
        Probe probe;
        probe.name = replaced(fields[0], " ", "_");
        const std::string mark = fields.size() > 1 ? fields[1] : "";
        probe.by_model = mark != "open" && mark != "rules";
        probe.by_rules = mark != "open" && mark != "learned";
        probes.push_back(std::move(probe));
        break;
      }
      case '>':
        probes.back().wanted.push_back({Wanted::Kind::attribution, split(rest, '|')});
        break;
      case '~':
        probes.back().wanted.push_back({Wanted::Kind::claim, split(rest, '|')});
        break;
      case '-':
        probes.back().wanted.push_back({});
        break;
      default:
        probes.back().text = replaced(line, "\xC2\xB6", "\n\n");
    }
  }
  return probes;
}

void expect_all(const Probe& probe, AttributionMode mode) {
  Options options;
  options.attribution = mode;
  const Analysis analysis = engine().analyze(probe.text, options);
  for (const Wanted& wanted : probe.wanted) {
    switch (wanted.kind) {
      case Wanted::Kind::attribution:
        expect_attribution(analysis, wanted.fields);
        break;
      case Wanted::Kind::claim:
        expect_claim(analysis, wanted.fields);
        break;
      case Wanted::Kind::nobody:
        expect_nobody(analysis);
        break;
    }
  }
}

class Probes : public ::testing::TestWithParam<Probe> {};

TEST_P(Probes, HoldByTheModel) {
  if (!GetParam().by_model) GTEST_SKIP() << "does not hold yet";
  expect_all(GetParam(), AttributionMode::learned);
}

TEST_P(Probes, HoldByRules) {
  if (!GetParam().by_rules) GTEST_SKIP() << "does not hold yet";
  expect_all(GetParam(), AttributionMode::rules);
}

INSTANTIATE_TEST_SUITE_P(Attribution, Probes, ::testing::ValuesIn(read_probes()),
                         [](const auto& probe) { return probe.param.name; });

TEST(ProbesTable, IsOfTheSizeThatItClaims) { EXPECT_GE(read_probes().size(), 100u); }

}  // namespace
}  // namespace sayso
