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
  std::string genre;
  for (const ConlluSentence& sentence : *sentences) {
    GoldTree tree;
    const std::string_view new_genre = sentence.comment("meta::genre");
    if (!new_genre.empty()) genre = new_genre;
    tree.genre = genre;
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

std::optional<GoldTree> stripped_copy(const GoldTree& tree) {
  std::vector<std::string> words;
  for (const std::string& word : tree.words) words.push_back(without_marks(word));
  std::vector<std::uint32_t> position(tree.size() + 1, 0);  // of the nodes that stay
  GoldTree out;
  out.genre = tree.genre;
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
  if (out.words.empty()) return std::nullopt;
  return out;
}

std::vector<GoldTree> stripped_copies(const std::vector<GoldTree>& trees) {
  std::vector<GoldTree> copies;
  for (const GoldTree& tree : trees) {
    auto copy = stripped_copy(tree);
    if (copy && copy->words != tree.words) copies.push_back(std::move(*copy));
  }
  return copies;
}

void write_trees(const std::string& path, const std::vector<GoldTree>& trees) {
  std::ofstream file(path, std::ios::binary);
  for (const GoldTree& tree : trees) {
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
      file << i + 1 << '\t' << tree.words[i] << '\t' << tree.lemmas[i] << '\t'
           << name_of(tree.upos[i]) << '\t' << name_of(tree.xpos[i]) << "\t_\t" << tree.heads[i + 1]
           << '\t' << name_of(tree.relations[i + 1]) << "\t_\t_\n";
    }
    file << '\n';
  }
  if (!file) stop("cannot write " + path);
}

}  // namespace sayso
