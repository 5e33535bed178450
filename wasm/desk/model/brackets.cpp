#include "wasm/desk/model/brackets.h"

#include <algorithm>
#include <ranges>

namespace sayso::desk {
namespace {

/// Adds the part of `range` that lies in the sentence; nothing where none does.
void add(std::vector<Bracket>& brackets, const Analysis& analysis, std::uint32_t sentence,
         Range range, Bracket bracket) {
  const Document& document = analysis.document;
  const Sentence& bounds = document.sentences[sentence];
  bracket.first = kNone;
  for (std::uint32_t token = bounds.first; token < bounds.last; ++token) {
    if (!range.overlaps(document.tokens[token].range)) continue;
    if (bracket.first == kNone) bracket.first = token - bounds.first;
    bracket.last = token - bounds.first + 1;
  }
  if (bracket.first != kNone) brackets.push_back(bracket);
}

/// Of what has the three parts, an attribution or a reading.
template <typename Parts>
std::vector<Bracket> brackets_of(const Analysis& analysis, std::uint32_t sentence,
                                 const Parts& parts, std::uint32_t attribution) {
  std::vector<Bracket> brackets;
  const auto add_all = [&](const std::vector<Range>& ranges, Part part) {
    for (const Range range : ranges) {
      add(brackets, analysis, sentence, range, {0, 0, part, attribution});
    }
  };
  add_all(parts.content, Part::content);
  add_all(parts.cue, Part::cue);
  add_all(parts.source, Part::source);
  std::ranges::stable_sort(brackets, {}, &Bracket::first);
  return brackets;
}

bool has_room(const BracketRow& row, const std::vector<Bracket>& brackets) {
  const std::uint32_t first = brackets.front().first;
  const auto last_of = [](const std::vector<Bracket>& all) {
    return std::ranges::max(all | std::views::transform(&Bracket::last));
  };
  const std::uint32_t last = last_of(brackets);
  // the whole stretch of an attribution stays its own, so that its parts are read together
  return row.brackets.front().first >= last || last_of(row.brackets) <= first;
}

}  // namespace

std::vector<BracketRow> draw_brackets(const Analysis& analysis, std::uint32_t sentence) {
  std::vector<BracketRow> rows;
  for (std::uint32_t i = 0; i < analysis.attributions.size(); ++i) {
    std::vector<Bracket> brackets = brackets_of(analysis, sentence, analysis.attributions[i], i);
    if (brackets.empty()) continue;
    const auto room =
        std::ranges::find_if(rows, [&](const BracketRow& row) { return has_room(row, brackets); });
    BracketRow& row = room == rows.end() ? rows.emplace_back() : *room;
    row.brackets.insert(row.brackets.end(), brackets.begin(), brackets.end());
    std::ranges::stable_sort(row.brackets, {}, &Bracket::first);
  }
  return rows;
}

BracketRow draw_reading(const Analysis& analysis, std::uint32_t sentence, const Reading& reading) {
  return {brackets_of(analysis, sentence, reading, kNone)};
}

}  // namespace sayso::desk
