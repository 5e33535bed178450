// Articles whose attributions people have marked.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "core/text/text.h"

namespace sayso {

/// One attribution, in bytes of the text; each part may be empty or in several pieces.
struct MarkedAttribution {
  std::vector<Range> source;
  std::vector<Range> cue;
  std::vector<Range> content;
};

struct MarkedArticle {
  std::string name;  ///< of its file, without what follows the dot
  std::string text;
  std::vector<MarkedAttribution> attributions;
};

/// A split of PolNeAR (Newell, Margolin and Ruths, 2018): text/NAME.txt with attributions/NAME.ann
/// (brat; offsets in code points), ordered by name; of several annotators the first. Errors: no
/// such folder.
[[nodiscard]] std::expected<std::vector<MarkedArticle>, Error> read_polnear(
    const std::string& folder);

}  // namespace sayso
