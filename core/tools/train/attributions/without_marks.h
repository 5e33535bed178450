// Articles that have lost their marks, as much of the web has.
#pragma once

#include "core/tools/common/polnear.h"

namespace sayso {

/// The article as it looks where quote marks are lost and apostrophes inside words became blanks.
[[nodiscard]] MarkedArticle without_marks(const MarkedArticle& article);

}  // namespace sayso
