// Parses of sentences that stood in the text before, kept by what the sentences say.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "core/document/document.h"
#include "core/syntax/syntax.h"

namespace sayso {

/// A sentence's parse depends on nothing but its tokens, so a sentence that an edit left alone need
/// not be parsed again. Holds the sentences of the last document only.
class SyntaxCache {
 public:
  /// Gives what `model.parse(document)` gives. O(tokens) to look up, the model's time for new ones.
  [[nodiscard]] Syntax parse(const Document& document, const SyntaxModel& model);

 private:
  /// One token: its head counts from the sentence's first token, its lemma is a copy.
  struct Row {
    Word word;
    std::string lemma;
  };
  using Rows = std::vector<Row>;

  std::unordered_map<std::string, Rows> sentences_;
};

}  // namespace sayso
