#include "core/tools/train/syntax/unlabelled.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string_view>

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

std::vector<std::string> lines_of(const std::string& path) {
  const std::string file = read_file(path);
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < file.size();) {
    const std::size_t end = std::min(file.find('\n', at), file.size());
    lines.push_back(file.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

void add_articles(const std::string& folder, std::vector<std::string>& texts) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path().string());
  }
  std::ranges::sort(paths);
  for (const std::string& path : paths) texts.push_back(read_file(path));
}

/// The second field of each line but the first; a field in quote marks says "" for ".
void add_second_fields(const std::string& path, char separator, std::vector<std::string>& texts) {
  const std::vector<std::string> lines = lines_of(path);
  for (std::size_t i = 1; i < lines.size(); ++i) {
    std::string field;
    bool quoted = false;
    std::size_t at = lines[i].find(separator);
    while (++at < lines[i].size() && (quoted || lines[i][at] != separator)) {
      if (separator == ',' && lines[i][at] == '"') {
        quoted = !quoted;
        if (quoted && at > 0 && lines[i][at - 1] == '"') field += '"';
      } else {
        field += lines[i][at];
      }
    }
    texts.push_back(std::move(field));
  }
}

void add_claims(const std::string& path, std::vector<std::string>& texts) {
  for (const std::string& line : lines_of(path)) {
    const auto claim = nlohmann::json::parse(line, nullptr, false);
    if (claim.is_object()) texts.push_back(claim.value("vclaim", ""));
  }
}

}  // namespace

std::vector<GoldTree> read_unlabelled(const std::string& data) {
  std::vector<std::string> texts;
  add_articles(data + "/polnear/train/text", texts);
  add_second_fields(data + "/claimbuster/crowdsourced.csv", ',', texts);
  add_second_fields(data + "/gap/gap-development.tsv", '\t', texts);
  add_claims(data + "/factcheck/2a/snopes_vclaims.jsonl", texts);
  add_claims(data + "/factcheck/2b/politifact_vclaims.jsonl", texts);
  const Lexicon lexicon = Lexicon::load();
  std::vector<GoldTree> trees;
  for (const std::string& text : texts) {
    const Document document = read_document(text, lexicon);
    for (const Sentence& sentence : document.sentences) {
      if (sentence.size() < kShortest || sentence.size() > kLongest) continue;
      trees.push_back(bare_tree(document, sentence));
    }
  }
  return trees;
}

}  // namespace sayso
