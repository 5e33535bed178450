#include "wasm/desk/model/word_filter.h"

#include <algorithm>
#include <ranges>

#include "core/text/text.h"

namespace sayso::desk {

void WordFilter::set(std::string_view text) {
  words_.clear();
  const std::string lowered = lower(text);
  for (const auto word : std::views::split(lowered, ' ')) {
    if (!word.empty()) words_.emplace_back(word.begin(), word.end());
  }
}

bool WordFilter::passes(std::string_view lowered) const {
  return std::ranges::all_of(words_, [&](const std::string& word) {
    return lowered.find(word) != std::string_view::npos;
  });
}

}  // namespace sayso::desk
