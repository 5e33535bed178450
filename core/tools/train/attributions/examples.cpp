#include "core/tools/train/attributions/examples.h"

#include <algorithm>
#include <map>

#include "core/attributions/draft.h"
#include "core/entities/entities.h"

namespace sayso {
namespace {

class Reader {
 public:
  Reader(const Context& context, std::uint32_t number, Examples& examples)
      : context_(context),
        drafts_(draft_by_rules(context)),
        facts_(context, find_quotations(context.document, context.syntax, context.lexicon),
               drafts_),
        roles_(facts_),
        speeches_(facts_),
        number_(number),
        examples_(examples) {
    for (const Draft& draft : drafts_) {
      if (draft.cue.head != kNone) rules_.emplace(draft.cue.head, &draft);
    }
  }

  void run(const std::vector<MarkedAttribution>& attributions) {
    std::map<std::uint32_t, const MarkedAttribution*> marked;  // by the cue's head
    for (const MarkedAttribution& attribution : attributions) {
      const std::uint32_t head = head_of(attribution.cue);
      if (head == kNone) {
        examples_.unreachable += !attribution.cue.empty();
      } else {
        marked.emplace(head, &attribution);
      }
    }
    for (const Sentence& sentence : context_.document.sentences) {
      for (std::uint32_t token = sentence.body; token < sentence.last; ++token) {
        const auto found = marked.find(token);
        add_cue(token, found != marked.end());
        if (found != marked.end()) {
          add_sequence({sentence.body, sentence.last}, token, *found->second);
          add_reach(token, *found->second);
        }
      }
    }
  }

 private:
  [[nodiscard]] const Draft* rule(std::uint32_t token) const {
    const auto found = rules_.find(token);
    return found == rules_.end() ? nullptr : found->second;
  }

  [[nodiscard]] std::vector<std::uint32_t> tokens_of(const std::vector<Range>& ranges) const {
    return sayso::tokens_of(context_.document, ranges);
  }

  /// The candidate among the cue's words that hangs on a word outside; verbs go first.
  [[nodiscard]] std::uint32_t head_of(const std::vector<Range>& cue) const {
    const std::vector<std::uint32_t> tokens = tokens_of(cue);
    std::uint32_t best = kNone;
    for (const std::uint32_t token : tokens) {
      const std::uint32_t above = context_.word(token).head;
      const bool outside = above == kNone || std::ranges::find(tokens, above) == tokens.end();
      if (!outside || !may_be_cue(context_, token)) continue;
      const bool verb = context_.word(token).upos == Upos::verb;
      if (best == kNone || (verb && context_.word(best).upos != Upos::verb)) best = token;
    }
    if (best != kNone) return best;
    const auto any = std::ranges::find_if(
        tokens, [&](std::uint32_t token) { return may_be_cue(context_, token); });
    return any == tokens.end() ? kNone : *any;
  }

  void add_cue(std::uint32_t token, bool right) {
    const Draft* ruled = rule(token);
    if (ruled == nullptr && !right && !may_be_cue(context_, token)) return;
    read_cue(facts_, token, ruled, rows_);
    examples_.cues.lists.add(rows_);
    examples_.cues.right.push_back(right);
    examples_.cues.article.push_back(number_);
  }

  void add_sequence(TokenSpan sentence, std::uint32_t head, const MarkedAttribution& attribution) {
    std::vector<SpanRole> gold(sentence.last - sentence.first, SpanRole::none);
    const auto paint = [&](const std::vector<Range>& ranges, SpanRole role) {
      for (const std::uint32_t token : tokens_of(ranges)) {
        if (sentence.holds(token)) gold[token - sentence.first] = role;
      }
    };
    paint(attribution.content, SpanRole::content);
    paint(attribution.source, SpanRole::source);
    paint(attribution.cue, SpanRole::cue);
    RoleExamples& out = examples_.sequences;
    roles_.turn_to(head, sentence, rule(head));
    std::vector<std::uint32_t> shared;
    for (std::uint32_t token = sentence.first; token < sentence.last; ++token) {
      if (!roles_.shares_branch(token)) {
        shared.clear();
        roles_.read_branch(token, shared);
      }
      rows_ = shared;
      roles_.read_token(token, rows_);
      out.roles.add(rows_);
      rows_.clear();
      roles_.read_step(token, rows_);
      out.steps.add(rows_);
    }
    out.gold.insert(out.gold.end(), gold.begin(), gold.end());
    out.begins.push_back(static_cast<std::uint32_t>(out.gold.size()));
    out.heads.push_back(head - sentence.first);
    out.article.push_back(number_);
  }

  /// The first to the last token of `ranges` in the sentence.
  [[nodiscard]] TokenSpan part_of(const std::vector<Range>& ranges, const Sentence& home) const {
    TokenSpan part;
    for (const std::uint32_t token : tokens_of(ranges)) {
      if (token < home.body || token >= home.last) continue;
      part = part.empty() ? TokenSpan{token, token + 1}
                          : TokenSpan{std::min(part.first, token), std::max(part.last, token + 1)};
    }
    return part;
  }

  /// The sentences on both sides, up to the first that is not of the content.
  void add_reach(std::uint32_t head, const MarkedAttribution& attribution) {
    const std::vector<Sentence>& sentences = context_.document.sentences;
    const std::uint32_t home = context_.document.sentence_of(head);
    Speech speech{
        head, kNone, part_of(attribution.content, sentences[home]), {head, head + 1}, home};
    const TokenSpan source = part_of(attribution.source, sentences[home]);
    if (!source.empty()) {
      speech.source = head_of_span(context_, source);
      speech.frame = {std::min(source.first, head), std::max(source.last, head + 1)};
    }
    std::vector<std::uint32_t> content = tokens_of(attribution.content);
    std::ranges::sort(content);
    for (const bool back : {true, false}) {
      if (!speeches_.may_reach(speech, back)) continue;
      for (std::uint32_t step = 1; step <= kLongestReach; ++step) {
        if (back ? step > home : home + step >= sentences.size()) break;
        const std::uint32_t s = back ? home - step : home + step;
        const auto begin = std::ranges::lower_bound(content, sentences[s].body);
        const auto end = std::ranges::lower_bound(content, sentences[s].last);
        const bool right = 2 * (end - begin) >= sentences[s].last - sentences[s].body;
        speeches_.read(speech, s, rows_);
        examples_.reach.lists.add(rows_);
        examples_.reach.right.push_back(right);
        examples_.reach.article.push_back(number_);
        if (!right) break;
      }
    }
  }

  const Context& context_;
  std::vector<Draft> drafts_;
  Facts facts_;
  RoleReader roles_;
  SpeechReader speeches_;
  std::uint32_t number_;
  Examples& examples_;
  std::map<std::uint32_t, const Draft*> rules_;
  std::vector<std::uint32_t> rows_;
};

}  // namespace

void RowLists::renumber(const std::vector<std::uint32_t>& numbers) {
  std::uint32_t at = 0;
  std::uint32_t kept = 0;
  for (std::uint32_t& end : ends) {
    for (; at < end; ++at) {
      if (numbers[rows[at]] != kNone) rows[kept++] = numbers[rows[at]];
    }
    end = kept;
  }
  rows.resize(kept);
}

std::vector<std::uint32_t> tokens_of(const Document& document, const std::vector<Range>& ranges) {
  std::vector<std::uint32_t> tokens;
  for (const Range range : ranges) {
    auto at = std::ranges::lower_bound(document.tokens, range.begin + 1, {},
                                       [](const Token& token) { return token.range.end; });
    for (; at != document.tokens.end() && at->range.begin < range.end; ++at) {
      tokens.push_back(static_cast<std::uint32_t>(at - document.tokens.begin()));
    }
  }
  return tokens;
}

void add_examples(const MarkedArticle& article, std::uint32_t number, const Language& language,
                  Examples& examples) {
  const Document document = read_document(article.text, language.lexicon);
  const Syntax syntax = language.syntax.parse(document);
  const Entities entities = find_entities(document, syntax, language.lexicon, language.entities);
  const Tree tree(syntax);
  const Context context{document, syntax, tree, entities, language.lexicon};
  Reader(context, number, examples).run(article.attributions);
}

}  // namespace sayso
