#include <array>

#include "core/syntax/syntax.h"

namespace sayso {
namespace {

constexpr std::array<std::string_view, 17> kUposNames{
    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};
static_assert(kUposNames.size() == static_cast<std::size_t>(Upos::x) + 1);

constexpr std::array<std::string_view, 43> kDeprelNames{
    "acl",        "acl:relcl", "advcl",     "advmod",     "amod",       "appos",    "aux",
    "aux:pass",   "case",      "cc",        "ccomp",      "clf",        "compound", "compound:prt",
    "conj",       "cop",       "csubj",     "csubj:pass", "dep",        "det",      "discourse",
    "dislocated", "expl",      "fixed",     "flat",       "goeswith",   "iobj",     "list",
    "mark",       "nmod",      "nmod:poss", "nsubj",      "nsubj:pass", "nummod",   "obj",
    "obl",        "orphan",    "parataxis", "punct",      "reparandum", "root",     "vocative",
    "xcomp"};
static_assert(kDeprelNames.size() == static_cast<std::size_t>(Deprel::xcomp) + 1);

constexpr std::array<std::string_view, 38> kXposNames{
    "CC",   "CD",  "DT",  "EX",  "FW",  "IN",   "JJ",  "JJR", "JJS", "LS",  "MD",    "NN", "NNP",
    "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB",  "RBR", "RBS", "RP",  "SYM",   "TO", "UH",
    "VB",   "VBD", "VBG", "VBN", "VBP", "VBZ",  "WDT", "WP",  "WP$", "WRB", "PUNCT", "XX"};
static_assert(kXposNames.size() == static_cast<std::size_t>(Xpos::other) + 1);

}  // namespace

std::string_view name_of(Upos tag) { return kUposNames[static_cast<std::size_t>(tag)]; }
std::string_view name_of(Deprel relation) {
  return kDeprelNames[static_cast<std::size_t>(relation)];
}
std::string_view name_of(Xpos tag) { return kXposNames[static_cast<std::size_t>(tag)]; }

}  // namespace sayso
