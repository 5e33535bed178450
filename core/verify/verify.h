// An article against a document that it draws on (a transcript, a report): each quotation and each
// figure of the article is looked for in the source.
#pragma once

#include <cstdint>
#include <vector>

#include "core/attributions/attributions.h"
#include "core/document/document.h"
#include "core/lexicon/lexicon.h"
#include "core/text/text.h"
#include "core/values/values.h"

namespace sayso {

enum class CheckKind : std::uint8_t { quotation, figure };

/// What the source makes of it.
enum class Finding : std::uint8_t {
  same,     ///< word for word, or the same figure of the same thing
  changed,  ///< the passage is there, and its words or its figure differ
  missing   ///< nothing in the source is near enough
};

/// How a stretch of the article's words stands to the source's.
enum class EditKind : std::uint8_t {
  same,
  changed,   ///< other words in their place
  added,     ///< words that the source does not have
  left_out,  ///< words of the source that are not told, and no ellipsis or bracket says so
  marked     ///< an editor's own: words in brackets, an ellipsis, and what they stand for
};

struct WordEdit {
  EditKind kind = EditKind::same;
  Range here;   ///< bytes of the article; empty, at its place, where nothing stands
  Range there;  ///< bytes of the source; the same
};

struct Check {
  CheckKind kind = CheckKind::quotation;
  Range range;  ///< bytes of the article, without quote marks
  Finding finding = Finding::missing;
  /// Bytes of the source, in the order of the article's words: one stretch for each part that an
  /// ellipsis divides. Empty where it is missing.
  std::vector<Range> source;
  Fixed score = 0;  ///< share of the words that stand in the source; of the words around a figure
  std::vector<WordEdit> edits;  ///< of a quotation that is not missing: all its words, in order
};

/// One text, read; borrowed.
struct ReadText {
  const Document& document;
  const std::vector<Value>& values;
};

/// Checks the quotations and the figures of `article`, in the order of its text; figures inside
/// quotations that are the same are not told twice. Case, punctuation and the shape of marks do not
/// count; words in brackets and ellipses are an editor's and no change. Candidates come from an
/// index of word pairs, of which only so many are followed, and are aligned in a band
/// (Smith and Waterman 1981; Chao, Pearson and Miller 1992). O(article + source).
[[nodiscard]] std::vector<Check> verify(const ReadText& article,
                                        const std::vector<Quotation>& quotations,
                                        const ReadText& source, const Lexicon& lexicon);

}  // namespace sayso
