#include "tests/fuzz/promises.h"

#include <algorithm>
#include <array>

#include "core/weights/seal.h"
#include "model_files.h"

namespace sayso::fuzz {
namespace {

// What random bytes never spell: quotes in quotes, cues without speakers, names beside titles.
constexpr std::array<std::string_view, 64> kPieces{
    // clang-format off
    " ", "\n\n", ". ", ", ", "“", "”", "\"", "‘", "’", "'s ", "« ", " »", "„", "(", ")", " - ",
    " — ", "…", ": ", "; ", "? ", "! ", "Mr. ", "U.S. ", "Dr. ", "Nov. 3 ", "e.g. ", "said ",
    "says ", "told ", "claimed that ", "according to ", "was quoted as saying ", "added: ",
    "denied ", "urged ", "he ", "she ", "they ", "it ", "who ", "which ", "and ", "but ", "if ",
    "while ", "not ", "never ", "Ana Berg ", "Berg ", "Minister ", "President ", "the ministry ",
    "Norda Times ", "officials ", "two in three ", "12% ", "$3.4 billion ", "on Monday ",
    "last year ", "more than ", "closed ", "the bridge ", "will fall ",
    // clang-format on
};

void check_document(const Document& document) {
  std::uint32_t token = 0;
  std::uint32_t end = 0;
  for (const auto& sentence : document.sentences) {
    require(sentence.first == token && sentence.first < sentence.last);
    require(sentence.range.begin == document.tokens[sentence.first].range.begin);
    require(sentence.range.end == document.tokens[sentence.last - 1].range.end);
    for (; token < sentence.last; ++token) {
      const Range range = document.tokens[token].range;
      require(end <= range.begin && range.begin < range.end && range.end <= document.text.size());
      end = range.end;
    }
  }
  require(token == document.tokens.size());
}

void check_claims(const Analysis& analysis) {
  for (const auto& claim : analysis.claims) {
    require(!claim.spans.empty());
    require_ordered(claim.spans, analysis.document.text.size());
    require(claim.sentence < analysis.document.sentences.size());
    require(claim.source_sentence < analysis.document.sentences.size());
    require(claim.attribution == kNone || claim.attribution < analysis.attributions.size());
  }
}

}  // namespace

std::string text_of(std::span<const std::uint8_t> data) {
  if (data.empty()) return {};
  const auto rest = data.subspan(1);
  if (data.front() % 2 == 0) return std::string(as_text(rest));
  std::string text;
  for (const std::uint8_t byte : rest) text += kPieces[byte % kPieces.size()];
  return text;
}

std::vector<std::byte> forged(std::span<const std::byte> file,
                              std::span<const std::uint8_t> edits) {
  std::vector<std::byte> made(file.begin(), file.end());
  for (; edits.size() >= 4 && !made.empty(); edits = edits.subspan(4)) {
    const std::size_t where = edits[0] / 2 << 16 | edits[1] << 8 | edits[2];
    const std::size_t most =
        edits[0] % 2 == 0 ? std::min<std::size_t>(1024, made.size()) : made.size();
    made[where % most] = std::byte{edits[3]};
  }
  seal(made);
  return made;
}

const Engine& engine() {
  static const Engine instance = [] {
    std::vector<std::span<const std::byte>> models;
    for (const auto& file : generated::model_files()) models.push_back(file.bytes);
    return Engine::create(models).value();
  }();
  return instance;
}

void require_ordered(std::span<const Range> ranges, std::size_t size) {
  std::uint32_t end = 0;
  for (const Range range : ranges) {
    require(end <= range.begin && range.begin < range.end && range.end <= size);
    end = range.end;
  }
}

void require_sound(const Analysis& analysis) {
  const std::size_t size = analysis.document.text.size();
  check_document(analysis.document);
  for (const auto& attribution : analysis.attributions) require_ordered(attribution.content, size);
  check_claims(analysis);
}

}  // namespace sayso::fuzz
