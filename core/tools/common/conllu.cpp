#include "core/tools/common/conllu.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace sayso {
namespace {

std::string_view take_until(std::string_view& rest, char border) {
  const std::size_t at = rest.find(border);
  const std::string_view taken = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view{} : rest.substr(at + 1);
  return taken;
}

std::uint32_t number(std::string_view digits, std::uint32_t otherwise) {
  std::uint32_t value = otherwise;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

/// The enumerator among `count` whose spelling is `name`, or `otherwise`.
template <typename Tag>
Tag tag_from(std::string_view name, int count, Tag otherwise) {
  for (int i = 0; i < count; ++i) {
    if (name_of(static_cast<Tag>(i)) == name) return static_cast<Tag>(i);
  }
  return otherwise;
}

bool is_letter_at(std::string_view word, std::size_t at) {
  return at < word.size() &&
         is_letter(char_class(decode(word, static_cast<std::uint32_t>(at)).value));
}

/// The class of the last character of the word before `token`, by its last byte: only letters and
/// digits matter, and what is not ASCII there is taken for a letter.
CharClass class_before(const Document& document, std::uint32_t token) {
  const char last = document.text[document.tokens[token].range.begin - 1];
  return (last & 0x80) != 0 ? CharClass::letter : char_class(static_cast<unsigned char>(last));
}

/// Whether `token` is written as one with the word before it: a clitic or the rest of a
/// contraction.
bool is_joined(const Document& document, const Syntax& syntax, std::uint32_t token) {
  if (document.tokens[token].space_before) return false;
  const std::string_view word = document.word(token);
  const CharClass before = class_before(document, token);
  if (!is_letter(before) && before != CharClass::digit) return false;
  if (syntax.words[token].xpos == Xpos::pos) return true;
  const std::size_t mark = word.starts_with('\'') ? 1 : word.starts_with("’") ? 3 : 0;
  return is_letter_at(word, mark);
}

std::vector<ConlluJoined> join_words(const Document& document, const Syntax& syntax,
                                     const Sentence& sentence) {
  std::vector<ConlluJoined> joined;
  for (std::uint32_t t = sentence.first + 1; t < sentence.last; ++t) {
    if (!is_joined(document, syntax, t)) continue;
    const std::uint32_t at = t - sentence.first;
    if (joined.empty() || joined.back().last < at) joined.push_back({at - 1, at});
    joined.back().last = at + 1;
  }
  return joined;
}

void append_misc(std::string& out, const Document& document, Range range, std::uint32_t next) {
  (out += "start=") += std::to_string(range.begin);
  (out += "|end=") += std::to_string(range.end);
  const bool close = next < document.tokens.size() && !document.tokens[next].space_before;
  out += close ? "|SpaceAfter=No\n" : "\n";
}

void append_joined(std::string& out, const Document& document, const Sentence& sentence,
                   ConlluJoined joined) {
  const Range range{document.tokens[sentence.first + joined.first].range.begin,
                    document.tokens[sentence.first + joined.last - 1].range.end};
  (out += std::to_string(joined.first + 1)) += '-';
  (out += std::to_string(joined.last)) += '\t';
  (out += slice(document.text, range)) += "\t_\t_\t_\t_\t_\t_\t_\t";
  append_misc(out, document, range, sentence.first + joined.last);
}

void append_word(std::string& out, const Document& document, const Syntax& syntax,
                 const Sentence& sentence, std::uint32_t token) {
  const Word& word = syntax.words[token];
  const std::uint32_t head = word.head == kNone ? 0 : word.head - sentence.first + 1;
  (out += std::to_string(token - sentence.first + 1)) += '\t';
  (out += document.word(token)) += '\t';
  (out += syntax.lemma(token)) += '\t';
  (out += name_of(word.upos)) += '\t';
  (out += name_of(word.xpos)) += "\t_\t";
  (out += std::to_string(head)) += '\t';
  (out += name_of(word.deprel)) += "\t_\t";
  append_misc(out, document, document.tokens[token].range, token + 1);
}

bool has_no_space_after(std::string_view misc) {
  return misc.find("SpaceAfter=No") != std::string_view::npos;
}

}  // namespace

Upos upos_from(std::string_view name) {
  return tag_from(name, static_cast<int>(Upos::x) + 1, Upos::x);
}

Deprel deprel_from(std::string_view name) {
  constexpr int kCount = static_cast<int>(Deprel::xcomp) + 1;
  const Deprel relation = tag_from(name.substr(0, name.find(':')), kCount, Deprel::dep);
  return tag_from(name, kCount, relation);
}

Xpos xpos_from(std::string_view name) {
  constexpr std::array<std::string_view, 9> kPunctuation{".",  ",",  ":",    "-LRB-", "-RRB-",
                                                         "``", "''", "HYPH", "NFP"};
  for (const std::string_view mark : kPunctuation) {
    if (name == mark) return Xpos::punct;
  }
  return name == "$" ? Xpos::sym : tag_from(name, static_cast<int>(Xpos::other) + 1, Xpos::other);
}

std::string_view ConlluSentence::comment(std::string_view key) const {
  for (std::string_view line : comments) {
    line.remove_prefix(std::min(line.find_first_not_of("# "), line.size()));
    if (line.starts_with(key) && line.substr(key.size()).starts_with(" = ")) {
      return line.substr(key.size() + 3);
    }
  }
  return {};
}

std::expected<std::vector<ConlluSentence>, Error> read_conllu(std::string_view text) {
  std::vector<ConlluSentence> sentences;
  ConlluSentence current;
  std::uint32_t joined_until = 0;  // last word of the multi-word token that is open
  bool space_after_joined = true;
  const char* const begin = text.data();
  while (!text.empty() || !current.words.empty()) {
    const auto position = static_cast<std::uint32_t>(text.data() - begin);
    std::string_view line = text.empty() ? std::string_view{} : take_until(text, '\n');
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) {
      for (const ConlluWord& word : current.words) {
        if (word.head > current.words.size()) {
          return std::unexpected(Error{"CoNLL-U: a head is no word of its sentence", position});
        }
      }
      if (!current.joined.empty() && current.joined.back().last > current.words.size()) {
        return std::unexpected(Error{"CoNLL-U: a multi-word token lacks words", position});
      }
      if (!current.words.empty()) sentences.push_back(std::move(current));
      current = {};
      joined_until = 0;
      continue;
    }
    if (line.starts_with('#')) {
      current.comments.push_back(line);
      continue;
    }
    std::array<std::string_view, 10> column;
    for (std::string_view& field : column) field = take_until(line, '\t');
    if (column[7].empty()) return std::unexpected(Error{"CoNLL-U: too few columns", position});
    const bool space_after = !has_no_space_after(column[9]);
    if (const std::size_t dash = column[0].find('-'); dash != std::string_view::npos) {
      joined_until = number(column[0].substr(dash + 1), 0);
      space_after_joined = space_after;
      const auto first = static_cast<std::uint32_t>(current.words.size());
      current.joined.push_back({first, std::max(joined_until, first + 1)});
      continue;
    }
    if (column[0].find('.') != std::string_view::npos) continue;
    const std::uint32_t id = number(column[0], 0);
    current.words.push_back({.form = column[1],
                             .lemma = column[2],
                             .upos = column[3],
                             .xpos = column[4],
                             .feats = column[5],
                             .deprel = column[7],
                             .misc = column[9],
                             .head = number(column[6], 0),
                             .space_after = id < joined_until    ? false
                                            : id == joined_until ? space_after_joined
                                                                 : space_after});
  }
  return sentences;
}

Document to_document(const std::vector<ConlluSentence>& sentences, std::string& text) {
  Document document;
  text.clear();
  for (const ConlluSentence& sentence : sentences) {
    bool starts_block = document.blocks.empty();
    for (const std::string_view line : sentence.comments) {
      starts_block |= line.starts_with("# newpar") || line.starts_with("# newdoc");
    }
    if (starts_block && !text.empty()) text += "\n\n";
    bool space_before = true;
    const auto first = static_cast<std::uint32_t>(document.tokens.size());
    for (const ConlluWord& word : sentence.words) {
      if (space_before && !text.empty() && !text.ends_with('\n')) text += ' ';
      const auto at = static_cast<std::uint32_t>(text.size());
      text += word.form;
      document.tokens.push_back({{at, static_cast<std::uint32_t>(text.size())}, space_before});
      space_before = word.space_after;
    }
    const auto last = static_cast<std::uint32_t>(document.tokens.size());
    const Range range{document.tokens[first].range.begin, document.tokens[last - 1].range.end};
    if (starts_block) document.blocks.push_back({range, BlockKind::paragraph});
    document.blocks.back().range.end = range.end;
    document.sentences.push_back(
        {range, first, last, static_cast<std::uint32_t>(document.blocks.size() - 1)});
  }
  document.text = text;
  return document;
}

std::string write_conllu(const Document& document, const Syntax& syntax,
                         const std::vector<ConlluSentence>& sentences) {
  std::string out;
  for (std::size_t s = 0; s < document.sentences.size(); ++s) {
    const Sentence& sentence = document.sentences[s];
    const bool given = s < sentences.size();
    if (given) {
      for (const std::string_view line : sentences[s].comments) (out += line) += '\n';
    }
    const auto joined = given ? sentences[s].joined : join_words(document, syntax, sentence);
    auto next = joined.begin();
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
      if (next != joined.end() && next->first == t - sentence.first) {
        append_joined(out, document, sentence, *next++);
      }
      append_word(out, document, syntax, sentence, t);
    }
    out += '\n';
  }
  return out;
}

}  // namespace sayso
