// Tells English from everything else.
#pragma once

#include <string_view>

#include "core/document/document.h"
#include "core/lexicon/lexicon.h"

namespace sayso {

/// "en" where enough of the words are frequent English ones, else "und". Reads at most a few
/// thousand tokens. Texts of a few words count as English unless they hold letters of another
/// script.
[[nodiscard]] std::string_view language_of(const Document& document, const Lexicon& lexicon);

}  // namespace sayso
