#include "wasm/desk/model/lines.h"

#include "core/output/names.h"

namespace sayso::desk {

std::string line_of(std::string_view text, const std::vector<Range>& pieces) {
  std::string line;
  for (const Range piece : pieces) {
    if (!line.empty()) line += " … ";
    line += sayso::line_of(text, piece);
  }
  return line;
}

}  // namespace sayso::desk
