// What a word looks like: hashes of its lower-cased form, its ends and its shape.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sayso {

/// Hashes; zero stands for nothing (past the sentence's ends).
struct Form {
  std::uint32_t lower = 0;  ///< digits read as 0, typographic quote marks as " and '
  std::uint32_t prefix1 = 0;
  std::uint32_t prefix3 = 0;
  std::uint32_t suffix2 = 0;
  std::uint32_t suffix3 = 0;
  std::uint32_t suffix4 = 0;
  std::uint32_t shape = 0;  ///< "Xxx", "dd,d": classes of its characters, runs cut at 3
};

/// Writes `word` into `out` as Form::lower hashes it. O(n).
void normalize(std::string& out, std::string_view word);

/// `scratch` is overwritten: it is handed in so that no call allocates. O(n).
[[nodiscard]] Form form_of(std::string_view word, std::string& scratch);

}  // namespace sayso
