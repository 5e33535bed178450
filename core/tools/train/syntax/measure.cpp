#include "core/tools/train/syntax/measure.h"

#include <cstdio>
#include <cstdlib>
#include <map>

#include "core/syntax/syntax.h"

namespace sayso {
namespace {

struct Counts {
  std::uint32_t words = 0, upos = 0, xpos = 0, lemmas = 0, heads = 0, both = 0;
};

std::string_view without_subtype(std::string_view name) { return name.substr(0, name.find(':')); }

/// The trees' words as a document, one sentence a tree.
Document document_of(const std::vector<GoldTree>& trees, std::string& text) {
  Document document;
  for (const GoldTree& tree : trees) {
    const auto first = static_cast<std::uint32_t>(document.tokens.size());
    for (const std::string& word : tree.words) {
      const auto at = static_cast<std::uint32_t>(text.size());
      text += word;
      document.tokens.push_back({{at, static_cast<std::uint32_t>(text.size())}, true});
      text += ' ';
    }
    const auto last = static_cast<std::uint32_t>(document.tokens.size());
    document.sentences.push_back(
        {{document.tokens[first].range.begin, document.tokens[last - 1].range.end},
         first,
         last,
         0});
  }
  document.text = text;
  return document;
}

Counts count(const SyntaxModel& model, const std::vector<GoldTree>& trees) {
  std::string text;
  const Document document = document_of(trees, text);
  const Syntax syntax = model.parse(document);
  Counts counts;
  std::uint32_t token = 0;
  for (const GoldTree& tree : trees) {
    const std::uint32_t first = token;
    for (std::uint32_t i = 0; i < tree.size(); ++i, ++token) {
      const Word& word = syntax.words[token];
      const bool head = (word.head == kNone ? 0 : word.head - first + 1) == tree.heads[i + 1];
      const bool relation =
          without_subtype(name_of(word.deprel)) == without_subtype(name_of(tree.relations[i + 1]));
      ++counts.words;
      counts.upos += word.upos == tree.upos[i];
      counts.xpos += word.xpos == tree.xpos[i];
      counts.lemmas += syntax.lemma(token) == tree.lemmas[i];
      counts.heads += head;
      counts.both += head && relation;
    }
  }
  return counts;
}

void print_row(const SyntaxModel& model, const std::string& name,
               const std::vector<GoldTree>& trees) {
  const Counts counts = count(model, trees);
  const double percent = 100.0 / counts.words;
  std::printf("| %s | %u | %.1f | %.1f | %.1f | %.1f | %.1f |\n", name.c_str(), counts.words,
              counts.upos * percent, counts.xpos * percent, counts.lemmas * percent,
              counts.heads * percent, counts.both * percent);
}

}  // namespace

std::vector<DevSet> read_dev_sets(const std::string& folder) {
  return {{"ewt", read_trees(folder + "/en_ewt-dev.conllu")},
          {"news", read_trees(folder + "/en_gum_news-dev.conllu")}};
}

void print_scores(Annotator& annotator, const std::vector<DevSet>& sets) {
  for (const DevSet& set : sets) {
    std::printf("  %s%s", set.name.c_str(), text_of(evaluate(annotator, set.trees)).c_str());
  }
  std::printf("\n");
  std::fflush(stdout);
}

void print_table(std::span<const std::byte> file, const std::string& folder) {
  const auto model = SyntaxModel::load(file);
  if (!model) {
    std::fprintf(stderr, "%s\n", model.error().message.c_str());
    std::exit(1);
  }
  std::printf(
      "| gold tokens | words | UPOS | XPOS | lemma | UAS | LAS |\n|---|---|---|---|---|---|---|\n");
  std::map<std::string, std::vector<GoldTree>> genres;
  for (const auto& [name, path] : {std::pair("EWT dev", "/en_ewt-dev.conllu"),
                                   std::pair("GUM-open dev", "/en_gum_open-dev.conllu"),
                                   std::pair("GUM news dev", "/en_gum_news-dev.conllu")}) {
    const std::vector<GoldTree> trees = read_trees(folder + path);
    print_row(*model, name, trees);
    std::vector<GoldTree> bare;
    for (const GoldTree& tree : trees) {
      if (auto copy = stripped_copy(tree)) bare.push_back(std::move(*copy));
      if (!tree.genre.empty()) genres[tree.genre].push_back(tree);
    }
    print_row(*model, std::string(name) + ", stripped", bare);
  }
  for (const auto& [genre, trees] : genres) print_row(*model, "GUM dev: " + genre, trees);
}

}  // namespace sayso
