// What a reader types into a filter field.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sayso::desk {

class WordFilter {
 public:
  /// Words are told apart by blanks; none lets everything pass.
  void set(std::string_view text);

  /// Whether `lowered`, which is lower-cased, holds every word somewhere. O(bytes × words).
  [[nodiscard]] bool passes(std::string_view lowered) const;

 private:
  std::vector<std::string> words_;
};

}  // namespace sayso::desk
