// Gold trees as the trainers use them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/syntax/forms.h"
#include "core/syntax/syntax.h"
#include "core/tools/common/conllu.h"

namespace sayso {

struct GoldTree {
  std::vector<std::string> words;
  std::vector<std::string> lemmas;
  std::vector<Form> forms;
  std::vector<Upos> upos;
  std::vector<Xpos> xpos;
  std::vector<std::uint32_t> heads{0};          ///< by node: [0] unused, 0 is the root's head
  std::vector<Deprel> relations{Deprel::root};  ///< by node
  std::string genre;                            ///< of the document, where the file tells

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(words.size()); }
};

/// Reads a CoNLL-U file. Stops the program with a message where it cannot.
[[nodiscard]] std::vector<GoldTree> read_trees(const std::string& path);

/// The tree without quote marks and apostrophes: a quote mark's dependants climb to its head; 's
/// becomes s, n't becomes nt. Nothing where no word is left.
[[nodiscard]] std::optional<GoldTree> stripped_copy(const GoldTree& tree);

/// The stripped copies of the trees that change by it.
[[nodiscard]] std::vector<GoldTree> stripped_copies(const std::vector<GoldTree>& trees);

/// Writes them as CoNLL-U, which read_trees() reads.
void write_trees(const std::string& path, const std::vector<GoldTree>& trees);

/// Reads a whole file. Stops the program with a message where it cannot.
[[nodiscard]] std::string read_file(const std::string& path);

}  // namespace sayso
