#include "core/tools/train/entities/corpora.h"

#include <charconv>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <string_view>

#include "core/tools/common/conllu.h"

namespace sayso {
namespace {

std::expected<std::string, Error> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::unexpected(Error{path + " cannot be read"});
  return std::string(std::istreambuf_iterator<char>(file), {});
}

EntityType type_of(std::string_view label) {
  if (label == "PER" || label == "person") return EntityType::person;
  if (label == "ORG" || label == "organization") return EntityType::organization;
  if (label == "LOC" || label == "place") return EntityType::place;
  return EntityType::other;
}

/// Sentences of columns become text with a blank line behind each.
class ColumnReader {
 public:
  ColumnReader(const Lexicon& lexicon, std::size_t group) : lexicon_(lexicon), group_(group) {}

  void word(std::string_view word, std::string_view label) {
    const auto begin = static_cast<std::uint32_t>(current_->text.size());
    current_->text += word;
    const auto end = static_cast<std::uint32_t>(current_->text.size());
    current_->text += ' ';
    const bool inside = label.starts_with("I-") && open_;
    if (inside) {
      current_->names.back().range.end = end;
    } else if (label != "O") {
      current_->names.push_back({{begin, end}, type_of(label.substr(2)), 0});
    }
    open_ = label != "O";
  }

  void sentence() {
    if (current_->text.empty() || current_->text.ends_with('\n')) return;
    current_->text.back() = '\n';
    current_->text += '\n';
    open_ = false;
    if (++sentences_ % group_ == 0) close();
  }

  void close() {
    if (current_->text.empty()) return;
    current_->document = read_document(current_->text, lexicon_);
    texts_.push_back(std::move(current_));
    current_ = std::make_unique<NamedText>();
  }

  std::vector<std::unique_ptr<NamedText>> take() && {
    sentence();
    close();
    return std::move(texts_);
  }

 private:
  const Lexicon& lexicon_;
  std::size_t group_;
  std::size_t sentences_ = 0;
  bool open_ = false;
  std::unique_ptr<NamedText> current_ = std::make_unique<NamedText>();
  std::vector<std::unique_ptr<NamedText>> texts_;
};

/// Reads the brackets of Entity=: "(3-person-…" opens, "3)" closes, both may stand in one.
class BracketReader {
 public:
  explicit BracketReader(NamedText& out) : out_(out) {}

  void token(std::string_view misc, Range range) {
    const std::size_t at = misc.find("Entity=");
    if (at == std::string_view::npos) return;
    std::string_view value = misc.substr(at + 7);
    value = value.substr(0, value.find('|'));
    while (!value.empty()) {
      const bool opens = value.front() == '(';
      const std::size_t end =
          std::min(value.find('(', 1),
                   value.find(')') == std::string_view::npos ? value.size() : value.find(')') + 1);
      std::string_view piece = value.substr(0, end);
      value.remove_prefix(std::min(end, value.size()));
      const bool closes = piece.ends_with(')');
      if (opens) {
        const std::size_t dash = piece.find('-');
        const std::string_view type = piece.substr(dash + 1);
        std::uint32_t chain = 0;
        std::from_chars(piece.data() + 1, piece.data() + dash, chain);
        open_.push_back({range.begin, type_of(type.substr(0, type.find('-'))), chain});
      }
      if (closes && !open_.empty()) {
        out_.names.push_back(
            {{open_.back().begin, range.end}, open_.back().type, open_.back().chain});
        open_.pop_back();
      }
    }
  }

 private:
  struct Open {
    std::uint32_t begin;
    EntityType type;
    std::uint32_t chain;
  };
  NamedText& out_;
  std::vector<Open> open_;
};

}  // namespace

std::expected<std::vector<std::unique_ptr<NamedText>>, Error> read_columns(const std::string& path,
                                                                           const Lexicon& lexicon,
                                                                           std::size_t group) {
  const auto file = read_file(path);
  if (!file) return std::unexpected(file.error());
  ColumnReader reader(lexicon, group);
  std::istringstream lines(*file);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t first = line.find_first_of(" \t");
    if (line.starts_with("-DOCSTART-")) continue;
    if (first == std::string::npos) {
      reader.sentence();
      continue;
    }
    const std::size_t last = line.find_last_of(" \t");
    reader.word(std::string_view(line).substr(0, first), std::string_view(line).substr(last + 1));
  }
  return std::move(reader).take();
}

std::expected<std::vector<std::unique_ptr<NamedText>>, Error> read_gum(const std::string& path) {
  const auto file = read_file(path);
  if (!file) return std::unexpected(file.error());
  const auto sentences = read_conllu(*file);
  if (!sentences) return std::unexpected(sentences.error());
  std::vector<std::unique_ptr<NamedText>> texts;
  for (std::size_t first = 0; first < sentences->size();) {
    std::size_t last = first + 1;
    while (last < sentences->size() && (*sentences)[last].comment("newdoc id").empty()) ++last;
    const std::vector<ConlluSentence> document(
        sentences->begin() + static_cast<std::ptrdiff_t>(first),
        sentences->begin() + static_cast<std::ptrdiff_t>(last));
    auto text = std::make_unique<NamedText>();
    text->nested = true;
    text->document = to_document(document, text->text);
    BracketReader brackets(*text);
    std::size_t token = 0;
    for (const ConlluSentence& sentence : document) {
      for (const ConlluWord& word : sentence.words) {
        brackets.token(word.misc, text->document.tokens[token++].range);
      }
    }
    texts.push_back(std::move(text));
    first = last;
  }
  return texts;
}

std::expected<std::vector<GapRow>, Error> read_gap(const std::string& path) {
  const auto file = read_file(path);
  if (!file) return std::unexpected(file.error());
  std::vector<GapRow> rows;
  std::istringstream lines(*file);
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    std::vector<std::string> cells;
    std::istringstream row(line);
    for (std::string cell; std::getline(row, cell, '\t');) cells.push_back(cell);
    if (cells.size() < 10) return std::unexpected(Error{path + ": a row lacks columns"});
    GapRow out;
    out.text = cells[1];
    // Offsets count code points.
    const auto range = [&](std::size_t cell) {
      std::size_t left = std::stoul(cells[cell + 1]);
      std::uint32_t at = 0;
      for (; left > 0 && at < out.text.size(); --left) at += decode(out.text, at).length;
      return Range{at, at + static_cast<std::uint32_t>(cells[cell].size())};
    };
    out.pronoun = range(2);
    out.names[0] = range(4);
    out.names[1] = range(7);
    out.means[0] = cells[6] == "TRUE";
    out.means[1] = cells[9] == "TRUE";
    rows.push_back(std::move(out));
  }
  return rows;
}

}  // namespace sayso
