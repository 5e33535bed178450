// Behind the claims: a claim read on its own, with what a reader of the article would know put in.
#pragma once

#include <string>
#include <vector>

#include "core/claims/claims.h"
#include "core/document/document.h"
#include "core/entities/entities.h"
#include "core/syntax/syntax.h"
#include "core/text/text.h"
#include "core/values/values.h"

namespace sayso {

/// Words of the article (`inserted` is empty), or an insertion: `range` is then what it stands for,
/// empty where it is only added.
struct Piece {
  Range range;
  std::string inserted;
};

/// Reads claims of one document on their own: pronouns and short names become full names, relative
/// dates absolute, a clause without a subject gets it, the first person its speaker. What is not
/// sure stays as it is. The words of the article are never changed; a pronoun that an insertion
/// stands for is told by the insertion's range. Borrows everything; built in O(tokens).
class StandaloneReader {
 public:
  StandaloneReader(const Document& document, const Syntax& syntax, const Entities& entities,
                   const std::vector<Value>& values);

  /// In order of the text, at least one piece. O(tokens of the claim's sentence + log n).
  [[nodiscard]] std::vector<Piece> read(const Claim& claim) const;

 private:
  const Document& document_;
  const Syntax& syntax_;
  const Entities& entities_;
  const std::vector<Value>& values_;
  Tree tree_;
};

}  // namespace sayso
