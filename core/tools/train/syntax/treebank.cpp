#include "core/tools/train/syntax/treebank.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace sayso {
namespace {

[[noreturn]] void stop(const std::string& message) {
  std::fprintf(stderr, "%s\n", message.c_str());
  std::exit(1);
}

bool is_mark(char32_t value) {
  const CharClass kind = char_class(value);
  return is_quote(kind) || value == U'„' || value == U'‚' || value == U'‛' || value == U'‟';
}

std::string without_marks(std::string_view word) {
  std::string out;
  for (std::uint32_t at = 0; at < word.size();) {
    const CodePoint point = decode(word, at);
    if (!is_mark(point.value)) out += word.substr(at, point.length);
    at += point.length;
  }
  return out;
}

GoldTree stripped_copy(const GoldTree& tree) {
  std::vector<std::string> words;
  for (const std::string& word : tree.words) words.push_back(without_marks(word));
  std::vector<std::uint32_t> position(tree.size() + 1, 0);  // of the nodes that stay
  GoldTree out;
  out.stripped = true;
  std::string scratch;
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    if (words[i].empty()) continue;
    out.words.push_back(words[i]);
    out.lemmas.push_back(tree.lemmas[i]);
    out.forms.push_back(form_of(words[i], scratch));
    out.upos.push_back(tree.upos[i]);
    out.xpos.push_back(tree.xpos[i]);
    position[i + 1] = out.size();
  }
  std::uint32_t root = 0;
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    if (words[i].empty()) continue;
    std::uint32_t head = tree.heads[i + 1];
    while (head != 0 && words[head - 1].empty()) head = tree.heads[head];
    Deprel relation = tree.relations[i + 1];
    head = position[head];
    if (head == 0 && root != 0) {
      head = root;
      relation = Deprel::parataxis;
    } else if (head == 0) {
      root = position[i + 1];
      relation = Deprel::root;
    }
    out.heads.push_back(head);
    out.relations.push_back(relation);
  }
  return out;
}

}  // namespace

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) stop("cannot read " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<GoldTree> read_trees(const std::string& path) {
  const std::string text = read_file(path);
  const auto sentences = read_conllu(text);
  if (!sentences) {
    stop(path + ", byte " + std::to_string(sentences.error().position) + ": " +
         sentences.error().message);
  }
  std::vector<GoldTree> trees;
  std::string scratch;
  for (const ConlluSentence& sentence : *sentences) {
    GoldTree tree;
    for (const ConlluWord& word : sentence.words) {
      tree.words.emplace_back(word.form);
      tree.lemmas.emplace_back(word.lemma);
      tree.forms.push_back(form_of(word.form, scratch));
      tree.upos.push_back(upos_from(word.upos));
      tree.xpos.push_back(xpos_from(word.xpos));
      tree.heads.push_back(word.head);
      tree.relations.push_back(deprel_from(word.deprel));
    }
    trees.push_back(std::move(tree));
  }
  return trees;
}

std::vector<GoldTree> stripped_copies(const std::vector<GoldTree>& trees) {
  std::vector<GoldTree> copies;
  for (const GoldTree& tree : trees) {
    bool marked = false;
    bool rest = false;
    for (const std::string& word : tree.words) {
      const std::string bare = without_marks(word);
      marked |= bare != word;
      rest |= !bare.empty();
    }
    if (marked && rest) copies.push_back(stripped_copy(tree));
  }
  return copies;
}

bool is_projective(const GoldTree& tree) {
  for (std::uint32_t i = 1; i <= tree.size(); ++i) {
    const std::uint32_t low = std::min(i, tree.heads[i]);
    const std::uint32_t high = std::max(i, tree.heads[i]);
    for (std::uint32_t j = low + 1; j < high; ++j) {
      if (tree.heads[j] < low || tree.heads[j] > high) return false;
    }
  }
  return true;
}

}  // namespace sayso
