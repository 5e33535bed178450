#include "core/tools/train/attributions/without_marks.h"

namespace sayso {
namespace {

bool is_lost(char32_t value) {
  return is_quote(char_class(value)) || value == U'\u201B' || value == U'\u201F';
}

bool is_single(char32_t value) {
  return value == U'\'' || value == U'\u2018' || value == U'\u2019' || value == U'\u201B';
}

bool is_alphanumeric(std::string_view text, std::uint32_t at) {
  const CharClass kind = char_class(decode(text, at).value);
  return is_letter(kind) || kind == CharClass::digit;
}

}  // namespace

MarkedArticle without_marks(const MarkedArticle& article) {
  const std::string& old = article.text;
  MarkedArticle stripped{article.name, {}, {}};
  std::vector<std::uint32_t> moved(old.size() + 1);
  std::uint32_t before = kNone;
  for (std::uint32_t at = 0; at < old.size();) {
    const CodePoint point = decode(old, at);
    const std::uint32_t next = at + point.length;
    for (std::uint32_t i = at; i < next; ++i) {
      moved[i] = static_cast<std::uint32_t>(stripped.text.size());
    }
    const bool inside = before != kNone && next < old.size() && is_alphanumeric(old, before) &&
                        is_alphanumeric(old, next);
    if (is_single(point.value) && inside) {
      stripped.text += ' ';
    } else if (!is_lost(point.value)) {
      stripped.text.append(old, at, point.length);
    }
    before = at;
    at = next;
  }
  moved[old.size()] = static_cast<std::uint32_t>(stripped.text.size());
  const auto move = [&](const std::vector<Range>& ranges) {
    std::vector<Range> out;
    for (const Range range : ranges) {
      const Range trimmed = trim(stripped.text, {moved[range.begin], moved[range.end]});
      if (!trimmed.empty()) out.push_back(trimmed);
    }
    return out;
  };
  for (const MarkedAttribution& attribution : article.attributions) {
    stripped.attributions.push_back(
        {move(attribution.source), move(attribution.cue), move(attribution.content)});
  }
  return stripped;
}

}  // namespace sayso
