// JSON text, value by value.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "core/entities/entities.h"

namespace sayso {

/// Appends JSON to a string; nothing stands in memory as a tree. The caller nests rightly: a key
/// before each value of an object, an end for each begin. All is O(what is appended).
class JsonWriter {
 public:
  /// Room for `bytes` more: what grows instead stands in memory twice and a half.
  void reserve(std::size_t bytes) {
    if (bytes > out_.size() - size_) grow(bytes);
  }

  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }

  /// `name` holds nothing that must be escaped.
  JsonWriter& key(std::string_view name) {
    separate();
    put('"');
    put(name);
    put("\":");
    return *this;
  }

  /// Malformed UTF-8 in `text` becomes U+FFFD.
  JsonWriter& string(std::string_view text);
  JsonWriter& number(std::uint32_t value);
  /// A fixed-point number: 9200 is 0.92. Always with a fraction, as decimal numbers are.
  JsonWriter& decimal(Fixed value);
  /// `digits` is a number as JSON writes it.
  JsonWriter& number(std::string_view digits) { return literal(digits); }
  JsonWriter& boolean(bool value) { return literal(value ? "true" : "false"); }
  JsonWriter& null() { return literal("null"); }

  [[nodiscard]] std::string take() && {
    out_.resize(size_);
    return std::move(out_);
  }

 private:
  JsonWriter& open(char bracket) {
    separate();
    put(bracket);
    return *this;
  }
  JsonWriter& close(char bracket) {
    put(bracket);
    return *this;
  }
  JsonWriter& literal(std::string_view word) {
    separate();
    put(word);
    return *this;
  }
  void separate() {
    const char last = size_ == 0 ? '[' : out_[size_ - 1];
    if (last != '{' && last != '[' && last != ':') put(',');
  }
  void escape(char c);
  void digits(std::uint32_t value);

  // Pieces of a few bytes: std::string's own append costs each several calls under WebAssembly.
  void put(char c) {
    if (size_ == out_.size()) grow(1);
    out_[size_++] = c;
  }
  void put(std::string_view piece) {
    if (piece.size() > out_.size() - size_) grow(piece.size());
    std::memcpy(out_.data() + size_, piece.data(), piece.size());
    size_ += piece.size();
  }
  void grow(std::size_t more) { out_.resize(std::max(2 * size_, size_ + more)); }

  std::string out_;  ///< what is written, and room for more
  std::size_t size_ = 0;
};

}  // namespace sayso
