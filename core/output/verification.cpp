#include <array>

#include "core/output/json_writer.h"
#include "core/output/offsets.h"
#include "core/output/output.h"

namespace sayso {
namespace {

std::string_view name_of(CheckKind kind) {
  return kind == CheckKind::quotation ? "quotation" : "figure";
}

std::string_view name_of(Finding finding) {
  constexpr std::array<std::string_view, 3> kNames{"same", "changed", "missing"};
  return kNames[static_cast<std::size_t>(finding)];
}

std::string_view name_of(EditKind kind) {
  constexpr std::array<std::string_view, 5> kNames{"same", "changed", "added", "left-out",
                                                   "marked"};
  return kNames[static_cast<std::size_t>(kind)];
}

class VerificationWriter {
 public:
  VerificationWriter(const Analysis& article, const Verification& verification, Unit unit)
      : verification_(verification),
        here_(article.document.text, unit),
        there_(verification.source.text, unit),
        unit_(unit) {}

  [[nodiscard]] std::string write() && {
    json_.begin_object().key("schema").string("sayso.verification/1");
    json_.key("unit").string(unit_ == Unit::byte ? "byte" : "utf16");
    json_.key("truncated").boolean(verification_.source.truncated);
    json_.key("checks").begin_array();
    for (const Check& check : verification_.checks) write(check);
    json_.end_array().end_object();
    return std::move(json_).take();
  }

 private:
  void write(const Check& check) {
    json_.begin_object().key("kind").string(name_of(check.kind));
    write("range", here_, check.range);
    json_.key("finding").string(name_of(check.finding));
    json_.key("source").begin_array();
    for (const Range range : check.source) write(there_, range);
    json_.end_array().key("score").decimal(check.score);
    json_.key("edits").begin_array();
    for (const WordEdit& edit : check.edits) {
      json_.begin_object().key("kind").string(name_of(edit.kind));
      write("here", here_, edit.here);
      write("there", there_, edit.there);
      json_.end_object();
    }
    json_.end_array().end_object();
  }

  void write(std::string_view key, const Offsets& offsets, Range range) {
    json_.key(key);
    write(offsets, range);
  }
  void write(const Offsets& offsets, Range range) {
    json_.begin_object().key("begin").number(offsets.convert(range.begin));
    json_.key("end").number(offsets.convert(range.end)).end_object();
  }

  const Verification& verification_;
  Offsets here_;
  Offsets there_;
  Unit unit_;
  JsonWriter json_;
};

/// Words as they stand, white space folded.
std::string folded(std::string_view text, Range range) {
  std::string out;
  for (const char c : slice(text, range)) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

/// The quotation with what differs in brackets: "[-source-]{+article+}", as word diffs write it.
std::string marked_up(const Check& check, std::string_view here, std::string_view there) {
  std::string out;
  for (const WordEdit& edit : check.edits) {
    const std::string words = folded(here, edit.here);
    const bool plain = edit.kind == EditKind::same || edit.kind == EditKind::marked;
    if (!out.empty()) out += ' ';
    if (!plain && edit.there.begin < edit.there.end) out += "[-" + folded(there, edit.there) + "-]";
    out += plain || words.empty() ? words : "{+" + words + "+}";
  }
  return out;
}

}  // namespace

std::string verification_to_json(const Analysis& article, const Verification& verification,
                                 Unit unit) {
  return VerificationWriter(article, verification, unit).write();
}

std::string verification_to_text(const Analysis& article, const Verification& verification) {
  const std::string_view here = article.document.text;
  const std::string_view there = verification.source.text;
  std::string out;
  for (const Check& check : verification.checks) {
    out += std::string(name_of(check.finding)) + " " + std::string(name_of(check.kind)) + ": ";
    out += check.edits.empty() ? folded(here, check.range) : marked_up(check, here, there);
    out += '\n';
    if (check.finding == Finding::same) continue;
    for (const Range range : check.source) out += "  source: " + folded(there, range) + '\n';
  }
  return out;
}

}  // namespace sayso
