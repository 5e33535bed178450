// Any bytes are a text, and every form of its analysis can be written.
#include "core/output/output.h"
#include "tests/fuzz/promises.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sayso;
  const std::string text = fuzz::text_of({data, size});
  for (const AttributionMode mode : {AttributionMode::learned, AttributionMode::rules}) {
    Options options;
    options.attribution = mode;
    const Analysis analysis = fuzz::engine().analyze(text, options);
    fuzz::require_sound(analysis);
    fuzz::require(!to_json(analysis, fuzz::engine(), {Unit::utf16, true, true}).empty());
    fuzz::require(!mentions_to_json(analysis, Unit::utf16).empty());
    fuzz::require(!to_html(analysis, true).empty());
    static_cast<void>(to_text(analysis, true));
    static_cast<void>(to_conllu(analysis));
  }
  return 0;
}
