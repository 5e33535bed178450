// Makes what a boundary gives back.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/text/text.h"
#include "wasm/memory.h"

/// The host's; throws there, which a build without exceptions cannot.
extern "C" __attribute__((import_module("env"), import_name("sayso_out_of_memory"))) void
sayso_out_of_memory();

namespace sayso {

/// A result with what its `data` points at.
struct OwningResult : sayso_result {
  std::string text;
  std::vector<std::byte> bytes;
};

/// Of `bytes`, without a copy.
inline sayso_result* result_of(std::vector<std::byte> bytes) {
  auto result = std::make_unique<OwningResult>();
  result->bytes = std::move(bytes);
  result->ok = 1;
  result->position = kNone;
  result->data = reinterpret_cast<const uint8_t*>(result->bytes.data());
  result->size = static_cast<std::uint32_t>(result->bytes.size());
  return result.release();
}

inline sayso_result* result_of(bool ok, std::string text, std::uint32_t position = kNone) {
  auto result = std::make_unique<OwningResult>();
  result->text = std::move(text);
  result->ok = ok ? 1 : 0;
  result->position = position;
  result->data = reinterpret_cast<const uint8_t*>(result->text.data());
  result->size = static_cast<std::uint32_t>(result->text.size());
  return result.release();
}

inline sayso_result* result_of(const Error& error) {
  return result_of(false, error.message, error.position);
}

inline std::string_view view(const uint8_t* data, std::uint32_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace sayso
