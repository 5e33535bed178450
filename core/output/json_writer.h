// JSON text, value by value.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/entities/entities.h"

namespace sayso {

/// Appends JSON to a string; nothing stands in memory as a tree. The caller nests rightly: a key
/// before each value of an object, an end for each begin. All is O(what is appended).
class JsonWriter {
 public:
  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }

  /// `name` holds nothing that must be escaped.
  JsonWriter& key(std::string_view name) {
    separate();
    out_ += '"';
    out_ += name;
    out_ += "\":";
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

  [[nodiscard]] std::string take() && { return std::move(out_); }

 private:
  JsonWriter& open(char bracket) {
    separate();
    out_ += bracket;
    return *this;
  }
  JsonWriter& close(char bracket) {
    out_ += bracket;
    return *this;
  }
  JsonWriter& literal(std::string_view word) {
    separate();
    out_ += word;
    return *this;
  }
  void separate() {
    const char last = out_.empty() ? '[' : out_.back();
    if (last != '{' && last != '[' && last != ':') out_ += ',';
  }
  void escape(char c);
  void digits(std::uint32_t value);

  std::string out_;
};

}  // namespace sayso
