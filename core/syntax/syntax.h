// Stage 2: tokens → universal tags, features, lemmas, dependency parse.
#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/document.h"
#include "core/text/text.h"

namespace sayso {

/// Universal parts of speech (UD v2), in alphabetical order.
enum class Upos : std::uint8_t {
  adj,
  adp,
  adv,
  aux,
  cconj,
  det,
  intj,
  noun,
  num,
  part,
  pron,
  propn,
  punct,
  sconj,
  sym,
  verb,
  x
};

/// Universal dependency relations (UD v2), subtypes left out but those that later stages need.
enum class Deprel : std::uint8_t {
  acl,
  acl_relcl,
  advcl,
  advmod,
  amod,
  appos,
  aux,
  aux_pass,
  case_,
  cc,
  ccomp,
  clf,
  compound,
  compound_prt,
  conj,
  cop,
  csubj,
  csubj_pass,
  dep,
  det,
  discourse,
  dislocated,
  expl,
  fixed,
  flat,
  goeswith,
  iobj,
  list,
  mark,
  nmod,
  nmod_poss,
  nsubj,
  nsubj_pass,
  nummod,
  obj,
  obl,
  orphan,
  parataxis,
  punct,
  reparandum,
  root,
  vocative,
  xcomp
};

/// Penn Treebank tags: tense, number, person and finiteness are read off these.
enum class Xpos : std::uint8_t {
  cc,
  cd,
  dt,
  ex,
  fw,
  in,
  jj,
  jjr,
  jjs,
  ls,
  md,
  nn,
  nnp,
  nnps,
  nns,
  pdt,
  pos,
  prp,
  prp_poss,
  rb,
  rbr,
  rbs,
  rp,
  sym,
  to,
  uh,
  vb,
  vbd,
  vbg,
  vbn,
  vbp,
  vbz,
  wdt,
  wp,
  wp_poss,
  wrb,
  punct,
  other
};

/// The UD spelling ("PROPN", "acl:relcl", "VBD", "PRP$").
[[nodiscard]] std::string_view name_of(Upos tag);
[[nodiscard]] std::string_view name_of(Deprel relation);
[[nodiscard]] std::string_view name_of(Xpos tag);

/// One token's analysis. `head` is an index into the document's tokens; a sentence's root (there is
/// exactly one in each sentence) has head kNone. The heads of a sentence form a tree.
struct Word {
  std::uint32_t head = kNone;
  Range lemma;  ///< into Syntax::lemmas
  Upos upos = Upos::x;
  Xpos xpos = Xpos::other;
  Deprel deprel = Deprel::root;
};

/// Parallel to Document::tokens. Owns its lemmas. Movable.
struct Syntax {
  std::vector<Word> words;
  std::string lemmas;  ///< every distinct lemma once, lower-cased but for proper nouns

  [[nodiscard]] std::string_view lemma(std::uint32_t token) const {
    return slice(lemmas, words[token].lemma);
  }
};

/// Past or present tense, or a modal: what makes a clause finite.
[[nodiscard]] constexpr bool is_tensed(Xpos tag) {
  return tag == Xpos::vbd || tag == Xpos::vbz || tag == Xpos::vbp || tag == Xpos::md;
}

/// Half-open stretch of tokens.
struct TokenSpan {
  std::uint32_t first = 0;
  std::uint32_t last = 0;

  [[nodiscard]] constexpr bool empty() const { return first >= last; }
  [[nodiscard]] constexpr bool holds(std::uint32_t token) const {
    return first <= token && token < last;
  }
};

/// Quote marks, commas, colons, dashes and stops; brackets are not among them, since they hold
/// words of their own.
[[nodiscard]] bool is_mark(const Document& document, const Syntax& syntax, std::uint32_t token);

/// `span` without the marks at its ends.
[[nodiscard]] TokenSpan trim_marks(const Document& document, const Syntax& syntax, TokenSpan span);

/// The parse by its dependants. Borrows `syntax`; built once in O(tokens).
class Tree {
 public:
  explicit Tree(const Syntax& syntax);

  /// The dependants of `token`, in order of the text.
  [[nodiscard]] std::span<const std::uint32_t> children(std::uint32_t token) const {
    return std::span(children_).subspan(first_child_[token],
                                        first_child_[token + 1] - first_child_[token]);
  }
  /// The first dependant with this relation, or kNone.
  [[nodiscard]] std::uint32_t child(std::uint32_t token, Deprel relation) const;
  [[nodiscard]] bool has(std::uint32_t token, Deprel relation) const {
    return child(token, relation) != kNone;
  }
  /// A nominal, clausal or expletive subject, of an active or a passive verb.
  [[nodiscard]] bool has_subject(std::uint32_t token) const;
  /// A tensed verb, or a predicate with a tensed auxiliary or copula.
  [[nodiscard]] bool is_finite(std::uint32_t token) const;
  /// Leftmost token of the subtree of `token`, and one past its rightmost. In a non-projective tree
  /// the stretch between may hold tokens of others.
  [[nodiscard]] std::uint32_t left(std::uint32_t token) const { return left_[token]; }
  [[nodiscard]] std::uint32_t right(std::uint32_t token) const { return right_[token]; }

 private:
  const Syntax* syntax_;
  std::vector<std::uint32_t> first_child_;  ///< into children_, one more than there are tokens
  std::vector<std::uint32_t> children_;
  std::vector<std::uint32_t> left_;
  std::vector<std::uint32_t> right_;
};

/// The trained tagger, lemmatiser and parser. Immutable, may be shared by threads.
class SyntaxModel {
 public:
  /// Reads a model file (see core/weights). `file` is copied where it must be kept. Errors:
  /// damaged, truncated or foreign files, with the reason.
  [[nodiscard]] static std::expected<SyntaxModel, Error> load(std::span<const std::byte> file);

  SyntaxModel(SyntaxModel&&) noexcept;
  SyntaxModel& operator=(SyntaxModel&&) noexcept;
  ~SyntaxModel();

  /// Tags and parses every sentence of `document`. O(tokens); integer arithmetic only, so that
  /// every build gives the same result. What was made of words is kept for the next document, at
  /// most 16,384 of them (about 1 KB each); the result does not depend on it. Where several threads
  /// parse at once, one of them uses what is kept, the others begin anew.
  [[nodiscard]] Syntax parse(const Document& document) const;

  /// What Analysis reports as the model's version.
  [[nodiscard]] std::string_view version() const;

 private:
  struct Impl;
  explicit SyntaxModel(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

}  // namespace sayso
