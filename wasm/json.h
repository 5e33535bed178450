// A reader of JSON for the options that a host gives: a fraction of what a general library would
// add to the module.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

enum class JsonKind : std::uint8_t { null, boolean, number, text, array, object };

/// A value that was read, and where to find those in it.
struct JsonValue {
  JsonKind kind = JsonKind::null;
  std::string name;          ///< in an object, what the value stands under; UTF-8
  std::string text;          ///< of a text, UTF-8; of a number as it was written
  bool truth = false;        ///< of a boolean
  std::uint32_t behind = 0;  ///< index past the last value in it
};

/// A JSON text (RFC 8259) as its values in their order, what holds others before them.
class Json {
 public:
  /// Nothing where `text` is not JSON: malformed UTF-8 and lone surrogates are not. Does not
  /// recurse. O(text).
  [[nodiscard]] static std::optional<Json> parse(std::string_view text);

  [[nodiscard]] const JsonValue& root() const { return values_.front(); }

  /// The values right in `value`, an array or object, in order. Borrowed.
  [[nodiscard]] std::vector<const JsonValue*> children(const JsonValue& value) const;

  /// What stands under `name` in `object`, the last where there are several; else null, as where
  /// `object` is none. O(members).
  [[nodiscard]] const JsonValue* member(const JsonValue& object, std::string_view name) const;

 private:
  std::vector<JsonValue> values_;
};

/// A number without sign, fraction and exponent that 64 bits hold; nothing where `value` is none,
/// or null.
[[nodiscard]] std::optional<std::uint64_t> whole(const JsonValue* value);

/// A number of which the first 15 digits count, those beyond are taken for 0; nothing where the
/// value is no number or is not between -1e22 and 1e22.
[[nodiscard]] std::optional<double> real(const JsonValue& value);

}  // namespace sayso
