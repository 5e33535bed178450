#include "core/output/names.h"
#include "core/output/output.h"

namespace sayso {
namespace {

constexpr std::string_view kIob[] = {"B-", "I-"};

/// For each token its NER label and entity, from the outermost name that holds it.
struct TokenNames {
  std::vector<std::uint32_t> mention;

  explicit TokenNames(const Analysis& analysis) : mention(analysis.document.tokens.size(), kNone) {
    std::uint32_t covered = 0;
    for (std::uint32_t i = 0; i < analysis.entities.mentions.size(); ++i) {
      const Mention& candidate = analysis.entities.mentions[i];
      if (candidate.form != MentionForm::name || candidate.first < covered) continue;
      for (std::uint32_t token = candidate.first; token < candidate.last; ++token) {
        mention[token] = i;
      }
      covered = candidate.last;
    }
  }
};

/// The row of the written word that `token` begins ("1-2 don't"); empty where it is one by itself.
std::string surface_row(const Document& document, const Sentence& sentence, std::uint32_t token) {
  std::uint32_t end = token + 1;
  while (end < sentence.last && document.tokens[end].same_word) ++end;
  if (end == token + 1 || document.tokens[token].same_word) return {};
  const Range range{document.tokens[token].range.begin, document.tokens[end - 1].range.end};
  const bool glued = end < document.tokens.size() && !document.tokens[end].space_before;
  return std::to_string(token - sentence.first + 1) + '-' + std::to_string(end - sentence.first) +
         '\t' + line_of(document.text, range) + "\t_\t_\t_\t_\t_\t_\t_\t" +
         (glued ? "SpaceAfter=No" : "_") + '\n';
}

std::string misc_of(const Analysis& analysis, const TokenNames& names, std::uint32_t token) {
  const Range range = analysis.document.tokens[token].range;
  std::string out = "start=" + std::to_string(range.begin) + "|end=" + std::to_string(range.end);
  const std::uint32_t index = names.mention[token];
  if (index != kNone) {
    const Mention& mention = analysis.entities.mentions[index];
    out += "|NER=" + std::string(kIob[token != mention.first]) +
           std::string(name_of(analysis.entities.entities[mention.entity].type));
  }
  if (const std::uint32_t entity = analysis.entities.entity_of(token); entity != kUnknownSpeaker) {
    out += "|Entity=" + entity_id(entity);
  }
  const bool glued = token + 1 < analysis.document.tokens.size() &&
                     !analysis.document.tokens[token + 1].space_before;
  return glued ? out + "|SpaceAfter=No" : out;
}

}  // namespace

std::string to_conllu(const Analysis& analysis) {
  const Document& document = analysis.document;
  const TokenNames names(analysis);
  std::string out;
  for (std::uint32_t i = 0; i < document.sentences.size(); ++i) {
    const Sentence& sentence = document.sentences[i];
    out += "# sent_id = " + std::to_string(i + 1) + "\n";
    out += "# text = " + line_of(document.text, sentence.range) + "\n";
    for (std::uint32_t token = sentence.first; token < sentence.last; ++token) {
      out += surface_row(document, sentence, token);
      const Word& word = analysis.syntax.words[token];
      const std::uint32_t head = word.head == kNone ? 0 : word.head - sentence.first + 1;
      out += std::to_string(token - sentence.first + 1) + '\t';
      out += line_of(document.text, document.tokens[token].range) + '\t';
      out += valid_utf8(analysis.syntax.lemma(token)) + '\t';
      out += std::string(name_of(word.upos)) + '\t' + std::string(name_of(word.xpos)) + "\t_\t";
      out += std::to_string(head) + '\t' + std::string(name_of(word.deprel)) + "\t_\t";
      out += misc_of(analysis, names, token) + '\n';
    }
    out += '\n';
  }
  return out;
}

}  // namespace sayso
