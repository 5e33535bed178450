// What the engine promises of any input; a broken promise ends the fuzzer.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <source_location>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/engine/engine.h"

namespace sayso::fuzz {

inline void require(bool promise, std::source_location where = std::source_location::current()) {
  if (promise) return;
  std::fprintf(stderr, "broken promise: %s:%u\n", where.file_name(), where.line());
  std::abort();
}

inline std::string_view as_text(std::span<const std::uint8_t> data) {
  return {reinterpret_cast<const char*>(data.data()), data.size()};
}

/// The bytes behind the first one as they are, or, as the first one says, each a piece of English.
[[nodiscard]] std::string text_of(std::span<const std::uint8_t> data);

/// `file`, of the models' form, with bytes changed and its checksum put right, as a forger would:
/// what is behind the checksum is reached. Four bytes of `edits` each: where, the first one even
/// for the file's first kilobyte, and the byte.
[[nodiscard]] std::vector<std::byte> forged(std::span<const std::byte> file,
                                            std::span<const std::uint8_t> edits);

/// The engine with the models that the build embedded; made once.
[[nodiscard]] const Engine& engine();

/// Ordered, disjoint, none empty, none beyond `size`.
void require_ordered(std::span<const Range> ranges, std::size_t size);

/// Ranges and indices of an analysis are what their declarations say.
void require_sound(const Analysis& analysis);

}  // namespace sayso::fuzz
