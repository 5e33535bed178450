// Stage 1: text → blocks, sentences, tokens.
// Tokens follow UD English (do + n't, 's its own token, can + not); sentences follow a careful
// reader.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/lexicon/lexicon.h"
#include "core/text/text.h"

namespace sayso {

/// What part of the article a stretch of text is; as in the schema's `blocks`.
enum class BlockKind : std::uint8_t {
  headline,
  byline,
  dateline,
  paragraph,
  caption,
  quote,
  list,
  other
};

struct Block {
  Range range;  ///< bytes, without outer white space
  BlockKind kind = BlockKind::paragraph;
};

/// One syntactic word. Tokens never overlap, never are empty, and never split a grapheme. One may
/// span a blank where an apostrophe was lost: "did" + "n t".
struct Token {
  Range range;                ///< bytes
  bool space_before = false;  ///< white space stands between it and the token before
  /// It and the token before are one word as written (do + n't, Kim + 's): a multi-word token of
  /// UD.
  bool same_word = false;
};

struct Sentence {
  Range range;                  ///< bytes, from its first token's begin to its last token's end
  std::uint32_t first = 0;      ///< index of its first token
  std::uint32_t last = 0;       ///< index past its last token
  std::uint32_t body = 0;       ///< index of the first token behind its dateline; first where none
  std::uint32_t block = kNone;  ///< index of the block it lies in

  [[nodiscard]] std::uint32_t size() const { return last - first; }
};

/// Stated limits of one analysis; what lies beyond them is left out and `truncated` says so.
struct Limits {
  std::uint32_t bytes = 64u << 20;      ///< of text
  std::uint32_t sentence_tokens = 400;  ///< a longer sentence is cut into pieces of at most this
  /// A longer run of letters is cut into tokens of at most this, or of one grapheme cluster.
  std::uint32_t token_bytes = 1024;
};

/// The text with its sentences and tokens. Borrows `text`, which must outlive it. Movable.
/// Blocks, sentences and tokens are ordered; each sentence's tokens are consecutive, all tokens
/// belong to exactly one sentence, and sentences do not cross blocks.
struct Document {
  std::string_view text;
  std::vector<Block> blocks;
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  Range outlet;                      ///< the paper or agency that a dateline names; may be empty
  bool truncated = false;            ///< a limit of `Limits` has bitten
  std::uint32_t invalid_at = kNone;  ///< byte offset of the first malformed UTF-8, if any

  [[nodiscard]] std::string_view word(std::uint32_t token) const {
    return slice(text, tokens[token].range);
  }
  /// Index of the sentence that holds byte `at`, or of the last one that begins before it; kNone
  /// where there is none. O(log n).
  [[nodiscard]] std::uint32_t sentence_at(std::uint32_t at) const;
  /// Index of the sentence that holds `token`. O(log n).
  [[nodiscard]] std::uint32_t sentence_of(std::uint32_t token) const;
};

/// Splits `text` into blocks, sentences and tokens. `known_blocks` are those that the caller knows
/// (ordered, disjoint; may be empty: then blank lines and line ends tell, and lines that were
/// wrapped or broken inside a sentence are read as one block). O(n) time and memory.
[[nodiscard]] Document read_document(std::string_view text, const Lexicon& lexicon,
                                     std::span<const Block> known_blocks = {},
                                     const Limits& limits = {});

}  // namespace sayso
