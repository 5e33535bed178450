#include "wasm/desk/model/word_grid.h"

#include <algorithm>

namespace sayso::desk {
namespace {

bool is_of_word(char32_t value) {
  const CharClass kind = char_class(value);
  return is_letter(kind) || kind == CharClass::digit || value == U'_';
}

}  // namespace

WordGrid::WordGrid(std::string_view text) : text_(text) {
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    const std::uint32_t next = at + point.length;
    if (is_of_word(point.value)) {
      if (words_.empty() || words_.back().end != at) words_.push_back({at, at});
      words_.back().end = next;
    }
    at = next;
  }
}

WordGrid::Words WordGrid::words_of(const std::vector<Range>& ranges, bool drop_that) const {
  Words found;
  for (const Range range : ranges) {
    auto word = std::ranges::upper_bound(words_, range.begin, {}, &Range::end);
    for (; word != words_.end() && word->begin < range.end; ++word) {
      found.push_back(static_cast<std::uint32_t>(word - words_.begin()));
    }
  }
  std::ranges::sort(found);
  const auto again = std::ranges::unique(found);
  found.erase(again.begin(), again.end());
  if (drop_that && found.size() > 1 && lower(slice(text_, words_[found.front()])) == "that") {
    found.erase(found.begin());
  }
  return found;
}

bool half_the_same(const WordGrid::Words& a, const WordGrid::Words& b) {
  std::size_t both = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    both += *x == *y;
    const bool behind = *x <= *y;
    y += *y <= *x;
    x += behind;
  }
  return both * 2 >= a.size() + b.size() - both;
}

}  // namespace sayso::desk
