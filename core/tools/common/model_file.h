// Model files on disk, for the trainers.
#pragma once

#include <cstddef>
#include <expected>
#include <span>
#include <string>
#include <vector>

#include "core/text/text.h"

namespace sayso {

/// All bytes of a file. Errors: a file that cannot be read.
[[nodiscard]] std::expected<std::vector<std::byte>, Error> read_bytes(const std::string& path);

/// Writes a file anew. Errors: a file that cannot be written.
[[nodiscard]] std::expected<void, Error> write_bytes(const std::string& path,
                                                     std::span<const std::byte> bytes);

/// The model in a file. Errors: a file that cannot be read, or what Model::load says.
template <typename Model>
[[nodiscard]] std::expected<Model, Error> read_model(const std::string& path) {
  const auto bytes = read_bytes(path);
  if (!bytes) return std::unexpected(bytes.error());
  return Model::load(*bytes);
}

}  // namespace sayso
