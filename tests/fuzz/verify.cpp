// Any two texts are an article and its source.
#include "core/output/output.h"
#include "tests/fuzz/promises.h"

namespace {

using namespace sayso;

void require_within(Range range, std::size_t size) {
  fuzz::require(range.begin <= range.end && range.end <= size);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string all = fuzz::text_of({data, size});
  const std::string_view source = std::string_view(all).substr(all.size() / 2);
  const Analysis article = fuzz::engine().analyze(all);
  const Verification result = fuzz::engine().verify(article, source);
  for (const Check& check : result.checks) {
    require_within(check.range, all.size());
    for (const Range range : check.source) require_within(range, source.size());
    for (const WordEdit& edit : check.edits) {
      require_within(edit.here, all.size());
      require_within(edit.there, source.size());
    }
  }
  fuzz::require(!verification_to_json(article, result, Unit::utf16).empty());
  static_cast<void>(verification_to_text(article, result));
  return 0;
}
