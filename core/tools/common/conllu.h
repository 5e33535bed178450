// CoNLL-U: reading gold trees, and writing analyses. https://universaldependencies.org/format.html
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/document.h"
#include "core/syntax/syntax.h"
#include "core/text/text.h"

namespace sayso {

/// One word's line. Views borrow the file's text.
struct ConlluWord {
  std::string_view form, lemma, upos, xpos, feats, deprel, misc;
  std::uint32_t head = 0;   ///< 1-based position in the sentence; 0 for the root
  bool space_after = true;  ///< false inside a multi-word token and where MISC says SpaceAfter=No
};

/// A multi-word token ("don't"): its words are words[first, last).
struct ConlluJoined {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

struct ConlluSentence {
  std::vector<std::string_view> comments;  ///< with their #
  std::vector<ConlluWord> words;           ///< empty nodes are left out
  std::vector<ConlluJoined> joined;        ///< in order, disjoint

  /// The value of comment `# key = value`, empty where there is none.
  [[nodiscard]] std::string_view comment(std::string_view key) const;
};

/// Reads a CoNLL-U file; the sentences borrow `text`. Errors, with the byte position of the line:
/// too few columns, or a head that is no word of the sentence.
[[nodiscard]] std::expected<std::vector<ConlluSentence>, Error> read_conllu(std::string_view text);

/// Gold tokens and sentences as a Document. `text` receives the running text, which the document
/// borrows; a new paragraph or document begins a block.
[[nodiscard]] Document to_document(const std::vector<ConlluSentence>& sentences, std::string& text);

/// `document` with its analysis as CoNLL-U; MISC holds start=…|end=… (bytes) and SpaceAfter=No.
/// Where `sentences` are given, their comments and multi-word tokens are kept; elsewhere words that
/// are written as one ("do" + "n't") make a multi-word token.
[[nodiscard]] std::string write_conllu(const Document& document, const Syntax& syntax,
                                       const std::vector<ConlluSentence>& sentences = {});

/// From UD's spelling; a subtype that Sayso does not tell apart gives its relation.
[[nodiscard]] Upos upos_from(std::string_view name);
[[nodiscard]] Xpos xpos_from(std::string_view name);
[[nodiscard]] Deprel deprel_from(std::string_view name);

}  // namespace sayso
