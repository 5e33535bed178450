#include "wasm/memory.h"

#include <cstdlib>
#include <memory>

#include "wasm/result.h"

static_assert(SAYSO_NO_POSITION == sayso::kNone);

void* sayso_alloc(uint32_t size) { return std::malloc(size); }

void sayso_free(void* memory) { std::free(memory); }

void sayso_result_release(sayso_result* result) {
  std::unique_ptr<sayso::OwningResult> owned(static_cast<sayso::OwningResult*>(result));
}
