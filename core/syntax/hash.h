// 32-bit hashing of strings and feature tuples: the same on every platform, no strings built.
#pragma once

#include <cstdint>
#include <string_view>

namespace sayso {

/// The finaliser of MurmurHash3 (Appleby): every input bit reaches every output bit.
[[nodiscard]] constexpr std::uint32_t mix(std::uint32_t hash) {
  hash = (hash ^ hash >> 16) * 0x85ebca6bU;
  hash = (hash ^ hash >> 13) * 0xc2b2ae35U;
  return hash ^ hash >> 16;
}

[[nodiscard]] constexpr std::uint32_t combine(std::uint32_t hash, std::uint32_t value) {
  hash ^= value * 0xcc9e2d51U;
  return (hash << 13 | hash >> 19) * 5 + 0xe6546b64U;
}

/// FNV-1a, mixed; `seed` tells apart what the bytes stand for.
[[nodiscard]] constexpr std::uint32_t hash_bytes(std::string_view bytes, std::uint32_t seed = 0) {
  std::uint32_t hash = 0x811c9dc5U ^ mix(seed);
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x01000193U;
  return mix(hash);
}

}  // namespace sayso
