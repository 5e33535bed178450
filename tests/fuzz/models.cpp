// Any bytes may be handed in as a model: the engine says what is wrong with them.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>

#include "core/engine/engine.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::array models{std::as_bytes(std::span(data, size))};
  const auto engine = sayso::Engine::create(models);
  if (!engine && engine.error().message.empty()) std::abort();
  return 0;
}
