#include "core/claims/claims.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "core/claims/clauses.h"
#include "core/claims/types.h"
#include "core/claims/worth.h"
#include "core/text/text.h"

namespace sayso {
namespace {

constexpr Fixed kOwnVoice = 9200;
constexpr std::uint32_t kLeastWords = 2;

/// Whether the content of `attribution` is something that its speaker vouches for. Intentions,
/// stances towards things and embedded questions are events that the article itself tells.
bool is_vouched(const Attribution& attribution) {
  const CueKind kind = attribution.kind;
  // What stands in quotation marks was said, whatever the sentence adds.
  const bool said = attribution.asserted || attribution.statement.voice == Voice::direct;
  return said && kind != CueKind::intend && kind != CueKind::stance && kind != CueKind::question;
}

/// FNV-1a, 64 bits.
class Hash {
 public:
  void add(std::string_view text) {
    for (const char c : text) {
      value_ = (value_ ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    }
  }
  [[nodiscard]] std::string hex() const {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string out;
    for (int shift = 60; shift >= 0; shift -= 4) out += kDigits[value_ >> shift & 15];
    return out;
  }

 private:
  std::uint64_t value_ = 0xCBF29CE484222325;
};

class Finder {
 public:
  Finder(const Document& document, const Syntax& syntax, const std::vector<Value>& values,
         const Entities& entities, const std::vector<Attribution>& attributions,
         const Lexicon& lexicon, const WorthModel& worth)
      : document_(document),
        syntax_(syntax),
        values_(values),
        entities_(entities),
        attributions_(attributions),
        lexicon_(lexicon),
        worth_(worth),
        tree_(syntax),
        context_{document, syntax, tree_, lexicon},
        taken_(document.tokens.size(), false),
        cues_(document.tokens.size(), false),
        sources_(document.tokens.size(), kNone) {}

  std::vector<Claim> run() {
    choose();
    for (const std::uint32_t a : chosen_) claim_content(a);
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) claim_clauses(s);
    sort_stably(claims_, [](const Claim& claim) { return claim.spans.front().begin; });
    name_claims();
    return std::move(claims_);
  }

 private:
  /// Tokens of a byte range that begins and ends at token borders. O(log n).
  [[nodiscard]] TokenSpan tokens_of(Range range) const {
    const auto begin_of = [](const Token& token) { return token.range.begin; };
    const auto first = std::ranges::lower_bound(document_.tokens, range.begin, {}, begin_of);
    const auto last = std::ranges::lower_bound(document_.tokens, range.end, {}, begin_of);
    return {static_cast<std::uint32_t>(first - document_.tokens.begin()),
            static_cast<std::uint32_t>(last - document_.tokens.begin())};
  }

  /// Of nested attributions one is chosen: inside a quotation the quoted speaker keeps the words;
  /// else the inner one, where its saying is all that the outer one says ("X said experts believe
  /// S").
  void choose() {
    cuts_.assign(attributions_.size(), kNone);
    statements_.reserve(attributions_.size());
    for (const Attribution& attribution : attributions_) {
      std::vector<TokenSpan>& runs = statements_.emplace_back();
      for (const Range range : attribution.statement.spans) {
        runs.push_back(tokens_of(range));
        end_with_quotation(runs.back());
      }
    }
    std::vector<std::uint32_t> cover(document_.tokens.size(), kNone);
    std::uint32_t covered = 0;
    for (std::uint32_t a = 0; a < attributions_.size(); ++a) {
      if (!is_vouched(attributions_[a])) continue;
      for (const TokenSpan run : statements_[a]) {
        for (std::uint32_t t = std::max(run.first, covered); t < run.last; ++t) cover[t] = a;
        covered = std::max(covered, run.last);
      }
    }
    std::vector<bool> dropped(attributions_.size(), false);
    for (std::uint32_t a = 0; a < attributions_.size(); ++a) {
      const Attribution& inner = attributions_[a];
      if (!is_vouched(inner) || inner.cue_token == kNone) continue;
      const std::uint32_t outer = cover[inner.cue_token];
      if (outer == kNone || outer == a) continue;
      const Voice voice = attributions_[outer].statement.voice;
      const bool quoted = voice == Voice::direct || voice == Voice::mixed;
      const std::uint32_t said = attributions_[outer].statement.head;
      const bool whole =
          said == inner.cue_token ||
          (inner.statement.voice == Voice::according_to &&
           (said == inner.statement.head || fills(attributions_[outer].statement, inner)));
      if (!quoted && cut_trailing(outer, inner)) continue;
      dropped[whole && !quoted ? outer : a] = true;
    }
    for (std::uint32_t a = 0; a < attributions_.size(); ++a) {
      if (!is_vouched(attributions_[a])) continue;
      if (dropped[a]) {
        // "X said Y believes S": nor is that X said so a claim of the article's.
        take(a);
        for (const Range range : attributions_[a].source) mark(tokens_of(range));
        continue;
      }
      chosen_.push_back(a);
      for (const Range range : attributions_[a].source) {
        const TokenSpan source = tokens_of(range);
        sources_[source.first] = source.last;
      }
      if (attributions_[a].cue_token != kNone) cues_[attributions_[a].cue_token] = true;
      take(a);
    }
  }

  /// "X has learned that according to Y S": whatever the parser makes of S, all of it is Y's.
  static bool fills(const Statement& outer, const Attribution& inner) {
    return inner.cue.front().begin == outer.spans.front().begin &&
           inner.statement.spans.back().end == outer.spans.back().end;
  }

  /// "X has made clear S, something that experts say T": an apposition at the end of S whose
  /// relative clause is somebody else's ends S before it.
  bool cut_trailing(std::uint32_t outer, const Attribution& inner) {
    const Word& cue = context_.word(inner.cue_token);
    if (cue.deprel != Deprel::acl_relcl || cue.head == kNone) return false;
    const std::uint32_t first = tree_.left(cue.head);
    const std::uint32_t comma = document_.word(first) == "," ? first : first - 1;
    if (first == 0 || document_.word(comma) != ",") return false;
    if (statements_[outer].back().last > tree_.right(cue.head)) return false;
    cuts_[outer] = std::min(cuts_[outer], comma);
    return true;
  }

  /// `says "S", but T`: what is joined behind the closing mark is no longer the speaker's.
  void end_with_quotation(TokenSpan& run) const {
    if (run.first == 0 || !is_quote_mark(run.first - 1)) return;
    std::uint32_t close = run.first;
    while (close < run.last && !is_quote_mark(close)) ++close;
    const std::uint32_t join =
        close + (close + 1 < run.last && document_.word(close + 1) == ",") + 1;
    if (join >= run.last || context_.word(join).upos != Upos::cconj) return;
    bool verb = false;
    for (std::uint32_t t = join + 1; t < run.last; ++t) {
      if (is_quote_mark(t)) return;
      verb = verb || context_.word(t).upos == Upos::verb || context_.word(t).upos == Upos::aux;
    }
    if (verb) run.last = close;
  }

  [[nodiscard]] bool is_quote_mark(std::uint32_t token) const {
    return is_quote(char_class(decode(document_.word(token), 0).value));
  }

  void mark(TokenSpan run) {
    std::fill(taken_.begin() + run.first, taken_.begin() + run.last, true);
  }

  /// Neither the content nor the words of the attribution are the article's own.
  void take(std::uint32_t a) {
    const Attribution& attribution = attributions_[a];
    for (const TokenSpan run : statements_[a]) mark(run);
    for (const Range range : attribution.cue) mark(tokens_of(range));
    if (attribution.voice != Voice::according_to) return;
    for (const Range range : attribution.source) mark(tokens_of(range));
  }

  /// One claim for each sentence that the content reaches into.
  void claim_content(std::uint32_t a) {
    std::vector<TokenSpan> runs;
    std::uint32_t sentence = kNone;
    const auto flush = [&] {
      if (!runs.empty()) add_attributed(a, sentence, runs);
      runs.clear();
    };
    for (TokenSpan whole : statements_[a]) {
      whole.last = std::min(whole.last, cuts_[a]);
      if (whole.first >= whole.last) continue;
      std::uint32_t s = document_.sentence_of(whole.first);
      for (std::uint32_t at = whole.first; at < whole.last; ++s) {
        const std::uint32_t end = std::min(whole.last, document_.sentences[s].last);
        if (s != sentence) flush();
        sentence = s;
        const TokenSpan run = trim_clause(context_, {at, end});
        if (run.first < run.last) runs.push_back(run);
        at = end;
      }
    }
    flush();
  }

  void add_attributed(std::uint32_t a, std::uint32_t s, const std::vector<TokenSpan>& runs) {
    const Attribution& attribution = attributions_[a];
    Claim claim;
    claim.sentence = s;
    claim.source_sentence = attribution.sentence;
    claim.speaker = attribution.speaker;
    claim.attribution = a;
    claim.voice = s == attribution.sentence || attribution.cue.empty() ? attribution.statement.voice
                                                                       : Voice::floating;
    claim.confidence = s == attribution.sentence ? attribution.confidence : attribution.reach;
    finish(std::move(claim), runs, predicate_of(runs, attribution), &attribution);
  }

  /// The head of the claim's words: the content's, or the one whose own head lies outside.
  [[nodiscard]] std::uint32_t predicate_of(const std::vector<TokenSpan>& runs,
                                           const Attribution& attribution) const {
    const auto holds = [&](std::uint32_t token) {
      return std::ranges::any_of(
          runs, [&](const TokenSpan& run) { return run.first <= token && token < run.last; });
    };
    if (attribution.statement.head != kNone && holds(attribution.statement.head)) {
      return attribution.statement.head;
    }
    for (const TokenSpan& run : runs) {
      for (std::uint32_t t = run.first; t < run.last; ++t) {
        const std::uint32_t head = context_.word(t).head;
        if (context_.word(t).upos != Upos::punct && (head == kNone || !holds(head))) return t;
      }
    }
    return kNone;
  }

  void claim_clauses(std::uint32_t s) {
    const Sentence& sentence = document_.sentences[s];
    const std::string_view end = document_.word(sentence.last - 1);
    if (end == "?") return;
    const std::vector<Clause> clauses = split_clauses(context_, sentence, taken_, cues_);
    const bool tensed =
        std::ranges::any_of(clauses, [&](const Clause& clause) { return is_tensed(clause.head); });
    for (const Clause& clause : clauses) {
      // Where the parse shows no tensed clause in a full sentence, the sentence itself is the
      // claim.
      const bool whole = !tensed && end == "." && holds_verb(clause);
      if ((!is_tensed(clause.head) && !whole) || is_source(clause)) continue;
      Claim claim;
      claim.sentence = s;
      claim.source_sentence = s;
      claim.confidence = kOwnVoice;
      finish(std::move(claim), clause.runs, clause.head, nullptr);
    }
  }

  /// "Three people briefed on the plans said S": a source is no clause, whatever the parser sees.
  [[nodiscard]] bool is_source(const Clause& clause) const {
    return clause.runs.size() == 1 &&
           clause.runs.front().last == sources_[clause.runs.front().first];
  }

  [[nodiscard]] bool is_tensed(std::uint32_t head) const {
    // A tense among somebody else's words is not this clause's.
    if (taken_[head]) return false;
    if (context_.tree.is_finite(head) || shares_tense(head)) return true;
    // "The South retaliated": past tense and participle look alike; a subject tells.
    return context_.word(head).xpos == Xpos::vbn && context_.tree.has(head, Deprel::nsubj);
  }

  [[nodiscard]] bool holds_verb(const Clause& clause) const {
    return std::ranges::any_of(clause.runs, [&](const TokenSpan& run) {
      for (std::uint32_t t = run.first; t < run.last; ++t) {
        const Xpos tag = context_.word(t).xpos;
        if (tag == Xpos::vbd || tag == Xpos::vbz || tag == Xpos::vbp || tag == Xpos::vbn) {
          return true;
        }
      }
      return false;
    });
  }

  /// A participle that goes on after a tensed clause: "…, then paused".
  [[nodiscard]] bool shares_tense(std::uint32_t head) const {
    const Word& word = context_.word(head);
    return word.xpos == Xpos::vbn && word.head != kNone &&
           (word.deprel == Deprel::conj || word.deprel == Deprel::advcl) &&
           context_.tree.is_finite(word.head);
  }

  void finish(Claim claim, const std::vector<TokenSpan>& runs, std::uint32_t head,
              const Attribution* attribution) {
    std::uint32_t words = 0;
    for (const TokenSpan& run : runs) {
      for (std::uint32_t t = run.first; t < run.last; ++t)
        words += context_.word(t).upos != Upos::punct;
    }
    const std::string_view last = document_.word(runs.back().last - 1);
    const bool asks =
        runs.back().last < document_.tokens.size() && document_.word(runs.back().last) == "?";
    if (words < kLeastWords || last == "?" || asks) return;
    const Signs signs = read_signs(context_, entities_, values_, lexicon_, runs, head);
    const std::uint32_t block = document_.sentences[claim.sentence].block;
    const bool headline = document_.blocks[block].kind == BlockKind::headline;
    const Act act = act_of(claim, attribution);
    claim.type = type_of(context_, entities_, signs, head, attribution ? &act : nullptr, headline);
    Worth worth = worth_.judge({context_, entities_, runs, head, signs, claim.type});
    claim.score = worth.score;
    claim.reasons = std::move(worth.reasons);
    for (const TokenSpan& run : runs) {
      claim.spans.push_back(
          {document_.tokens[run.first].range.begin, document_.tokens[run.last - 1].range.end});
    }
    claims_.push_back(std::move(claim));
  }

  /// What a cue makes of the words that it governs ("slammed the plan") it does not make of
  /// sentences that only follow it.
  [[nodiscard]] Act act_of(const Claim& claim, const Attribution* attribution) const {
    if (attribution == nullptr) return {};
    Act act{CueKind::say, attribution->speaker, false};
    if (claim.sentence != attribution->sentence) return act;
    act.kind = attribution->kind;
    act.rules = attribution->cue_token != kNone && syntax_.lemma(attribution->cue_token) == "rule";
    return act;
  }

  /// Ids from the words and the speaker's name: edits elsewhere leave them as they are. The same
  /// words said twice are told apart by a count.
  void name_claims() {
    std::unordered_map<std::string, std::uint32_t> seen;
    for (Claim& claim : claims_) {
      Hash hash;
      for (const Range span : claim.spans) hash.add(slice(document_.text, span));
      hash.add("\n");
      hash.add(entities_.entities[claim.speaker].name);
      claim.id = hash.hex();
      const std::uint32_t count = ++seen[claim.id];
      if (count > 1) claim.id += "-" + std::to_string(count);
    }
  }

  const Document& document_;
  const Syntax& syntax_;
  const std::vector<Value>& values_;
  const Entities& entities_;
  const std::vector<Attribution>& attributions_;
  const Lexicon& lexicon_;
  const WorthModel& worth_;
  Tree tree_;
  ClauseContext context_;
  std::vector<bool> taken_;  ///< by token: attributed content or words that attribute it
  std::vector<bool> cues_;   ///< by token: predicate of a chosen attribution
  std::vector<std::uint32_t>
      sources_;  ///< by token: where the source of a chosen one ends that begins here
  std::vector<std::vector<TokenSpan>> statements_;  ///< by attribution
  std::vector<std::uint32_t> cuts_;  ///< by attribution: the token where its claims end, or kNone
  std::vector<std::uint32_t> chosen_;
  std::vector<Claim> claims_;
};

}  // namespace

std::vector<Claim> find_claims(const Document& document, const Syntax& syntax,
                               const std::vector<Value>& values, const Entities& entities,
                               const std::vector<Attribution>& attributions, const Lexicon& lexicon,
                               const WorthModel& worth) {
  return Finder(document, syntax, values, entities, attributions, lexicon, worth).run();
}

}  // namespace sayso
