// Any bytes may be handed in as a model, damaged or forged: the engine says what is wrong with
// them, or analyses with them and keeps its promises.
#include <array>
#include <vector>

#include "model_files.h"
#include "tests/fuzz/promises.h"

namespace {

using namespace sayso;
using Models = std::vector<std::span<const std::byte>>;

void use(const Models& models) {
  const auto engine = Engine::create(models);
  if (!engine) return fuzz::require(!engine.error().message.empty());
  fuzz::require_sound(
      engine->analyze("“The bridge will stay shut,” Ana Berg, the minister, said on Monday. It "
                      "carried 4,000 cars."));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::span input(data, size);
  use({std::as_bytes(input)});
  if (input.empty()) return 0;
  Models models;
  for (const auto& file : generated::model_files()) models.push_back(file.bytes);
  auto& chosen = models[input.front() % models.size()];
  const std::vector<std::byte> made = fuzz::forged(chosen, input.subspan(1));
  chosen = made;
  use(models);
  return 0;
}
