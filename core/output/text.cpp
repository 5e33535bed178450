#include "core/output/names.h"
#include "core/output/output.h"
#include "core/standalone/standalone.h"

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

/// "values: 3 km (three kilometres); …", or nothing.
std::string values_line(const Analysis& analysis, const Claim& claim) {
  std::string out;
  for (const Value* value : values_of(analysis, claim)) {
    const std::string told = display_value(*value);
    if (told.empty()) continue;
    out += (out.empty() ? "    values: " : "; ") + told;
    out += " (" + line_of(analysis.document.text, value->range) + ")";
  }
  return out.empty() ? out : out + "\n";
}

std::string_view certainty(Fixed confidence) {
  if (confidence >= 9000) return "";
  return confidence >= 6000 ? "probably " : "perhaps ";
}

void append_claim(std::string& out, const Analysis& analysis, const Claim& claim,
                  const StandaloneReader* reader) {
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
  if (reader != nullptr) {
    out += "    alone: " + display_pieces(analysis, reader->read(claim)) + "\n";
  }
  out += values_line(analysis, claim);
}

}  // namespace

std::string to_text(const Analysis& analysis, bool standalone) {
  std::string out;
  const StandaloneReader reader(analysis.document, analysis.syntax, analysis.entities,
                                analysis.values);
  for (const Claim& claim : analysis.claims) {
    append_claim(out, analysis, claim, standalone ? &reader : nullptr);
  }
  if (analysis.language != "en") out += "This text does not seem to be English.\n";
  if (analysis.document.truncated) out += "A limit was reached; not all of the text was read.\n";
  return out;
}

}  // namespace sayso
