// Any bytes are a text: the analysis keeps its promises about ranges and indices.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string_view>
#include <vector>

#include "core/engine/engine.h"
#include "core/output/output.h"
#include "model_files.h"

namespace {

using sayso::Analysis;
using sayso::Range;

void require(bool promise) {
  if (!promise) std::abort();
}

const sayso::Engine& engine() {
  static const sayso::Engine instance = [] {
    std::vector<std::span<const std::byte>> models;
    for (const auto& file : sayso::generated::model_files()) models.push_back(file.bytes);
    return sayso::Engine::create(models).value();
  }();
  return instance;
}

void require_ordered(const std::vector<Range>& ranges, std::size_t size) {
  std::uint32_t end = 0;
  for (const Range range : ranges) {
    require(end <= range.begin && range.begin < range.end && range.end <= size);
    end = range.end;
  }
}

void check_document(const sayso::Document& document) {
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
    require(claim.attribution == sayso::kNone || claim.attribution < analysis.attributions.size());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Analysis analysis = engine().analyze(text);
  check_document(analysis.document);
  for (const auto& attribution : analysis.attributions) require_ordered(attribution.content, size);
  check_claims(analysis);
  require(!sayso::to_json(analysis, engine()).empty());
  return 0;
}
