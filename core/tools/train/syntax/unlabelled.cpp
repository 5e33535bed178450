#include "core/tools/train/syntax/unlabelled.h"

#include <algorithm>
#include <filesystem>

#include "core/document/document.h"
#include "core/lexicon/lexicon.h"

namespace sayso {
namespace {

constexpr std::uint32_t kShortest = 2;
constexpr std::uint32_t kLongest = 80;

GoldTree bare_tree(const Document& document, const Sentence& sentence) {
  GoldTree tree;
  std::string scratch;
  for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
    tree.words.emplace_back(document.word(t));
    tree.forms.push_back(form_of(document.word(t), scratch));
  }
  tree.lemmas.resize(tree.size(), "_");
  tree.upos.resize(tree.size(), Upos::x);
  tree.xpos.resize(tree.size(), Xpos::other);
  tree.heads.resize(tree.size() + 1, 0);
  tree.relations.resize(tree.size() + 1, Deprel::dep);
  return tree;
}

}  // namespace

std::vector<GoldTree> read_unlabelled(const std::string& folder) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path().string());
  }
  std::ranges::sort(paths);
  const Lexicon lexicon = Lexicon::load();
  std::vector<GoldTree> trees;
  for (const std::string& path : paths) {
    const std::string text = read_file(path);
    const Document document = read_document(text, lexicon);
    for (const Sentence& sentence : document.sentences) {
      if (sentence.size() < kShortest || sentence.size() > kLongest) continue;
      trees.push_back(bare_tree(document, sentence));
    }
  }
  return trees;
}

}  // namespace sayso
