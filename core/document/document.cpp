#include "core/document/document.h"

#include <algorithm>

#include "core/document/blocks.h"
#include "core/document/sentences.h"
#include "core/document/tokenize.h"

namespace sayso {
namespace {

/// The greatest length of `text` that is at most `limit` and does not split a character or one of
/// its marks.
std::uint32_t cut_at(std::string_view text, std::uint32_t limit) {
  std::uint32_t end = limit;
  while (end > 0 && end < text.size()) {
    const Char before = char_before(text, end, 0);
    const Char after = char_at(
        text, end, static_cast<std::uint32_t>(std::min<std::size_t>(text.size(), end + 4u)));
    const bool inside = (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80;
    if (!inside && is_grapheme_border(before.value, after.value, 0)) break;
    end -= inside ? 1 : before.length;
  }
  return end;
}

}  // namespace

std::uint32_t Document::sentence_at(std::uint32_t at) const {
  const auto next =
      std::ranges::upper_bound(sentences, at, {}, [](const Sentence& s) { return s.range.begin; });
  return next == sentences.begin() ? kNone
                                   : static_cast<std::uint32_t>(next - sentences.begin() - 1);
}

std::uint32_t Document::sentence_of(std::uint32_t token) const {
  if (token >= tokens.size()) return kNone;
  const auto next = std::ranges::upper_bound(sentences, token, {}, &Sentence::first);
  return static_cast<std::uint32_t>(next - sentences.begin() - 1);
}

Document read_document(std::string_view text, const Lexicon& lexicon,
                       std::span<const Block> known_blocks, const Limits& limits) {
  constexpr std::size_t kBytesPerToken = 5;
  Document document;
  document.text = text;
  std::uint32_t size = 0;
  if (text.size() > limits.bytes) {
    document.truncated = true;
    size = cut_at(text, limits.bytes);
  } else {
    size = static_cast<std::uint32_t>(text.size());
  }
  const std::string_view read = text.substr(0, size);
  document.invalid_at = first_invalid(read).value_or(kNone);
  if (known_blocks.empty()) {
    document.blocks = find_blocks(read, lexicon);
  } else {
    std::uint32_t past = 0;
    for (Block block : known_blocks) {
      block.range.begin = cut_at(read, std::clamp(block.range.begin, past, size));
      block.range.end = cut_at(read, std::clamp(block.range.end, past, size));
      if (block.range.begin >= block.range.end) continue;
      block.range = trim_block(read, block.range);
      past = block.range.end;
      if (!block.range.empty()) document.blocks.push_back(block);
    }
  }
  document.tokens.reserve(size / kBytesPerToken);
  Tokenizer tokenizer(document, lexicon, limits.token_bytes);
  SentenceSplitter splitter(document, lexicon, limits.sentence_tokens);
  for (std::uint32_t block = 0; block < document.blocks.size(); ++block) {
    const auto first = static_cast<std::uint32_t>(document.tokens.size());
    tokenizer.read(document.blocks[block].range);
    splitter.split(first, block, tokenizer.shapes());
  }
  read_dateline(document, tokenizer.shapes());
  return document;
}

}  // namespace sayso
