#include "wasm/json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "core/text/text.h"

namespace sayso {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  /// The values of the whole text; empty where it is not JSON.
  std::vector<JsonValue> run() && {
    bool fine = read_value();
    while (fine && !open_.empty()) fine = go_on();
    skip_blanks();
    if (!fine || at_ != text_.size()) return {};
    return std::move(values_);
  }

 private:
  [[nodiscard]] char next() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  bool take(char c) {
    if (next() != c || at_ == text_.size()) return false;
    ++at_;
    return true;
  }

  bool take(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }

  void skip_blanks() {
    while (next() == ' ' || next() == '\t' || next() == '\n' || next() == '\r') ++at_;
  }

  JsonValue& add(JsonKind kind) {
    JsonValue value;
    value.kind = kind;
    value.name = std::exchange(name_, {});
    values_.push_back(std::move(value));
    values_.back().behind = static_cast<std::uint32_t>(values_.size());
    return values_.back();
  }

  bool open(JsonKind kind) {
    open_.push_back(static_cast<std::uint32_t>(values_.size()));
    add(kind);
    first_ = true;
    return true;
  }

  bool add_word(JsonKind kind, bool truth) {
    add(kind).truth = truth;
    return true;
  }

  /// One value, or the beginning of one that holds others.
  bool read_value() {
    skip_blanks();
    if (take('{')) return open(JsonKind::object);
    if (take('[')) return open(JsonKind::array);
    if (take('"')) return read_text(add(JsonKind::text).text);
    if (take("null")) return add_word(JsonKind::null, false);
    if (take("false")) return add_word(JsonKind::boolean, false);
    if (take("true")) return add_word(JsonKind::boolean, true);
    return read_number();
  }

  /// What comes next in the innermost array or object: its end, or one more value.
  bool go_on() {
    JsonValue& holder = values_[open_.back()];
    const bool object = holder.kind == JsonKind::object;
    skip_blanks();
    if (take(object ? '}' : ']')) {
      holder.behind = static_cast<std::uint32_t>(values_.size());
      open_.pop_back();
      first_ = false;
      return true;
    }
    if (!std::exchange(first_, false) && !take(',')) return false;
    return (!object || read_name()) && read_value();
  }

  bool read_name() {
    skip_blanks();
    if (!take('"') || !read_text(name_)) return false;
    skip_blanks();
    return take(':');
  }

  /// The rest of a text, its first quote being read.
  bool read_text(std::string& out) {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (take('"')) return true;
      if (take('\\')) {
        if (!read_escape(out)) return false;
        continue;
      }
      if (static_cast<unsigned char>(c) < 0x20) return false;
      const CodePoint point = decode(text_, static_cast<std::uint32_t>(at_));
      if (!point.valid) return false;
      out += text_.substr(at_, point.length);
      at_ += point.length;
    }
    return false;
  }

  bool read_escape(std::string& out) {
    static constexpr std::string_view kLetters = "\"\\/bfnrt";
    static constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    if (take('u')) return read_code_point(out);
    const std::size_t which = at_ < text_.size() ? kLetters.find(text_[at_]) : kLetters.npos;
    if (which == kLetters.npos) return false;
    ++at_;
    out += kMeanings[which];
    return true;
  }

  /// The four digits behind \u, and a low surrogate's behind a high one's.
  bool read_code_point(std::string& out) {
    auto code = read_unit();
    if (!code || (*code & 0xFC00) == 0xDC00) return false;
    if ((*code & 0xFC00) == 0xD800) {
      const auto low = take("\\u") ? read_unit() : std::nullopt;
      if (!low || (*low & 0xFC00) != 0xDC00) return false;
      *code = 0x10000 + ((*code & 0x3FF) << 10) + (*low & 0x3FF);
    }
    append_utf8(out, *code);
    return true;
  }

  std::optional<std::uint32_t> read_unit() {
    std::uint32_t code = 0;
    const std::string_view digits = text_.substr(at_, 4);
    const char* const end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, code, 16);
    if (digits.size() != 4 || read.ptr != end) return std::nullopt;
    at_ += 4;
    return code;
  }

  bool read_digits() {
    if (!is_digit(next())) return false;
    while (is_digit(next())) ++at_;
    return true;
  }

  bool read_number() {
    const std::size_t begin = at_;
    take('-');
    if (!take('0') && !read_digits()) return false;
    if (take('.') && !read_digits()) return false;
    if (take('e') || take('E')) {
      if (!take('+')) take('-');
      if (!read_digits()) return false;
    }
    add(JsonKind::number).text = text_.substr(begin, at_ - begin);
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<JsonValue> values_;
  std::vector<std::uint32_t> open_;  // arrays and objects that have not ended
  std::string name_;                 // of the value to come
  bool first_ = false;               // nothing stands in the innermost one yet
};

}  // namespace

std::optional<Json> Json::parse(std::string_view text) {
  Json json;
  json.values_ = Reader(text).run();
  return json.values_.empty() ? std::nullopt : std::optional(std::move(json));
}

std::vector<const JsonValue*> Json::children(const JsonValue& value) const {
  std::vector<const JsonValue*> out;
  const auto first = static_cast<std::uint32_t>(&value - values_.data()) + 1;
  for (std::uint32_t i = first; i < value.behind; i = values_[i].behind) out.push_back(&values_[i]);
  return out;
}

const JsonValue* Json::member(const JsonValue& object, std::string_view name) const {
  if (object.kind != JsonKind::object) return nullptr;
  const JsonValue* found = nullptr;
  for (const JsonValue* value : children(object)) {
    if (value->name == name) found = value;
  }
  return found;
}

std::optional<std::uint64_t> whole(const JsonValue* value) {
  if (value == nullptr || value->kind != JsonKind::number) return std::nullopt;
  std::uint64_t number = 0;
  const char* const end = value->text.data() + value->text.size();
  const auto read = std::from_chars(value->text.data(), end, number);
  return read.ec == std::errc() && read.ptr == end ? std::optional(number) : std::nullopt;
}

std::optional<double> real(const JsonValue& value) {
  if (value.kind != JsonKind::number) return std::nullopt;
  constexpr int kDigits = 15;  // a double holds them exactly,
  constexpr int kPower = 22;   // and these powers of ten: one division or product is rounded right
  const bool negative = value.text.front() == '-';
  std::uint64_t digits = 0;
  int count = 0;
  int exponent = 0;
  bool fraction = false;
  std::size_t at = negative ? 1 : 0;
  for (; at < value.text.size() && (value.text[at] == '.' || is_digit(value.text[at])); ++at) {
    if (value.text[at] == '.') {
      fraction = true;
      continue;
    }
    const bool counts = count < kDigits;
    if (counts) digits = digits * 10 + static_cast<std::uint64_t>(value.text[at] - '0');
    if (digits != 0) ++count;
    exponent += (counts ? 0 : 1) - (fraction ? 1 : 0);
  }
  if (at < value.text.size()) {
    int more = 0;
    const char* const end = value.text.data() + value.text.size();
    at += value.text[at + 1] == '+' ? 2 : 1;
    if (std::from_chars(value.text.data() + at, end, more).ec != std::errc() || more > 10'000 ||
        more < -10'000) {
      more = value.text[at] == '-' ? -10'000 : 10'000;
    }
    exponent += more;
  }
  if (digits == 0 || exponent < -2 * kPower) return 0;
  if (exponent > kPower) return std::nullopt;
  double power = 1;
  for (int i = 0; i < std::min(std::abs(exponent), kPower); ++i) power *= 10;
  double number = static_cast<double>(digits);
  number = exponent < 0 ? number / power : number * power;
  for (int i = kPower; i < -exponent; ++i) number /= 10;
  return negative ? -number : number;
}

}  // namespace sayso
