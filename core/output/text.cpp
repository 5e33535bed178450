#include "core/output/names.h"
#include "core/output/output.h"

namespace sayso {
namespace {

std::string words_of(std::string_view text, const std::vector<Range>& ranges) {
  std::string out;
  for (const Range range : ranges) {
    if (!out.empty()) out += " … ";
    out += line_of(text, range);
  }
  return out;
}

std::string_view certainty(Fixed confidence) {
  if (confidence >= 9000) return "";
  return confidence >= 6000 ? "probably " : "perhaps ";
}

void append_claim(std::string& out, const Analysis& analysis, const Claim& claim) {
  const Document& document = analysis.document;
  const Entity& speaker = analysis.entities.entities[claim.speaker];
  out += "• " + words_of(document.text, claim.spans) + "\n    ";
  out += certainty(claim.confidence);
  out += display_name(analysis, claim.speaker);
  if (!speaker.role.empty()) out += ", " + valid_utf8(speaker.role);
  out += " (" + std::string(name_of(speaker.kind)) + ") · " + std::string(name_of(claim.voice));
  out += " · " + std::string(name_of(claim.type));
  out += is_checkable(claim.type) ? " · checkable" : " · not checkable";
  out += "\n";
  if (claim.source_sentence != claim.sentence) {
    out +=
        "    source: " + line_of(document.text, document.sentences[claim.source_sentence].range) +
        "\n";
  }
}

}  // namespace

std::string to_text(const Analysis& analysis) {
  std::string out;
  for (const Claim& claim : analysis.claims) append_claim(out, analysis, claim);
  if (analysis.language != "en") out += "This text does not seem to be English.\n";
  if (analysis.document.truncated) out += "A limit was reached; not all of the text was read.\n";
  return out;
}

}  // namespace sayso
