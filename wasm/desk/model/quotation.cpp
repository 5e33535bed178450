#include "wasm/desk/model/quotation.h"

#include "core/output/names.h"

namespace sayso::desk {

std::string quote_claim(const Analysis& analysis, const ClaimRow& row) {
  const Claim& claim = analysis.claims[row.claim];
  const Range source = analysis.document.sentences[claim.source_sentence].range;
  const std::string& role = analysis.entities.entities[claim.speaker].role;
  std::string quotation = "“" + row.words + "”\nSaid by: " + row.speaker;
  if (!role.empty()) quotation += ", " + role;
  quotation += "\nSource sentence: " + line_of(analysis.document.text, source);
  return quotation;
}

}  // namespace sayso::desk
