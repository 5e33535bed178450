// Tokens of a block, with what the sentence splitter needs to know of each.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/document.h"
#include "core/document/scan.h"
#include "core/lexicon/lexicon.h"

namespace sayso {

enum class Kind : std::uint8_t {
  word,
  number,
  period,    ///< a single full stop
  bang,      ///< ! ? and runs with one of them
  ellipsis,  ///< … and runs of stops
  comma,
  colon,  ///< : and ;
  dash,
  open_quote,
  close_quote,
  open_bracket,
  close_bracket,
  bullet,
  emoticon,
  symbol
};

enum class Case : std::uint8_t { none, lower, upper };

/// Why a token keeps the stop at its end; see core/lexicon/data/abbreviations.txt.
enum class Abbreviation : std::uint8_t {
  none,
  title,
  street,
  month,
  place,
  number,
  inner,
  time,
  last,
  initial,    ///< J.
  initialism  ///< U.S.
};

struct Shape {
  Kind kind = Kind::symbol;
  Case letters = Case::none;  ///< of its first letter
  Abbreviation abbreviation = Abbreviation::none;
};

/// The abbreviation that `word` (as written, without its last stop) is; none where it is a word.
/// Some are abbreviations only before a number, or where a place is named (Elwin, Mass.; R-Fla.).
[[nodiscard]] Abbreviation abbreviation_of(const Lexicon& lexicon, std::string_view word,
                                           bool before_number, bool in_place);

/// True where a capital on `word` tells that a sentence begins: The, He, But, In.
[[nodiscard]] bool is_starter(const Lexicon& lexicon, std::string_view word);

/// What a chunk (the text between two gaps) holds; most hold letters only and need no second look.
enum Seen : std::uint32_t {
  kLetters = 1,
  kDigits = 2,
  kStops = 4,
  kAt = 8,
  kSlash = 16,
  kColons = 32,  ///< and what else may begin an emoticon
  kOther = 64,
};

/// Appends the tokens of blocks to a document. O(bytes) for each block.
class Tokenizer {
 public:
  /// Both must outlive the tokenizer. `token_bytes` as in Limits.
  Tokenizer(Document& document, const Lexicon& lexicon, std::uint32_t token_bytes);

  /// Reads the tokens of `block`, a range of the document's text that begins and ends on grapheme
  /// borders.
  void read(Range block);

  /// Parallel to the document's tokens.
  [[nodiscard]] const std::vector<Shape>& shapes() const { return shapes_; }

 private:
  struct Chunk {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t seen = 0;  ///< bits of Seen
  };

  [[nodiscard]] Char at(std::uint32_t byte) const;
  [[nodiscard]] Char before(std::uint32_t byte) const;
  [[nodiscard]] std::string_view slice(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] Chunk next_chunk(std::uint32_t begin) const;
  [[nodiscard]] bool is_gap_at(std::uint32_t byte, Char c) const;
  [[nodiscard]] std::uint32_t address_end(std::uint32_t begin, const Chunk& chunk) const;
  [[nodiscard]] std::uint32_t emoticon_end(std::uint32_t begin, const Chunk& chunk) const;
  [[nodiscard]] std::uint32_t word_end(std::uint32_t begin, const Chunk& chunk) const;
  [[nodiscard]] bool continues_word(std::uint32_t begin, std::uint32_t byte, Char c,
                                    const Chunk& chunk) const;
  [[nodiscard]] bool joins_stop(std::uint32_t begin, std::uint32_t byte, Char next) const;
  [[nodiscard]] bool joins_hyphen(std::uint32_t begin, std::uint32_t byte, Char next,
                                  const Chunk& chunk) const;
  [[nodiscard]] bool joins_apostrophe(std::uint32_t begin, std::uint32_t byte, Char c,
                                      const Chunk& chunk) const;
  [[nodiscard]] bool is_unit(std::uint32_t begin, std::uint32_t byte, const Chunk& chunk) const;
  [[nodiscard]] Abbreviation abbreviation_at(std::uint32_t begin, std::uint32_t stop,
                                             const Chunk& chunk) const;
  [[nodiscard]] std::uint32_t cluster_end(std::uint32_t byte, std::uint32_t pairs = 0) const;
  [[nodiscard]] bool opens(std::uint32_t byte, Char c) const;

  std::uint32_t read_chunk(const Chunk& chunk);
  std::uint32_t read_word(std::uint32_t begin, const Chunk& chunk);
  std::uint32_t read_stops(std::uint32_t begin, const Chunk& chunk);
  std::uint32_t read_apostrophe(std::uint32_t begin, Char c, const Chunk& chunk);
  std::uint32_t read_mark(std::uint32_t begin, Char c, const Chunk& chunk);
  std::uint32_t push(std::uint32_t begin, std::uint32_t end, Shape shape);
  std::uint32_t push_word(std::uint32_t begin, std::uint32_t end, Abbreviation abbreviation);
  std::uint32_t push_clitic(std::uint32_t begin, std::uint32_t end);

  Document& document_;
  const Lexicon& lexicon_;
  std::string_view text_;
  std::uint32_t token_bytes_;
  Range block_;
  bool space_ = false;        ///< white space has been read since the last token
  bool quote_open_ = false;   ///< a straight quote mark has opened in this block
  bool single_open_ = false;  ///< the same for single ones
  std::vector<Shape> shapes_;
};

}  // namespace sayso
