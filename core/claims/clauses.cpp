#include "core/claims/clauses.h"

#include <algorithm>

namespace sayso {
namespace {

class Splitter {
 public:
  Splitter(const ClauseContext& context, const Sentence& sentence, const std::vector<bool>& taken,
           const std::vector<bool>& cues)
      : context_(context), sentence_(sentence), taken_(taken), cues_(cues) {}

  std::vector<Clause> run() {
    const std::uint32_t size = sentence_.last - sentence_.body;
    owner_.assign(size, kNone);
    split_.assign(size, false);
    for (std::uint32_t t = sentence_.body; t < sentence_.last; ++t) climb(t);
    for (std::uint32_t t = sentence_.body; t < sentence_.last; ++t) cut_before_introduction(t);
    std::vector<Clause> clauses;
    std::vector<std::uint32_t> index(size, kNone);
    for (std::uint32_t t = sentence_.body; t < sentence_.last; ++t) {
      const std::uint32_t head = owner_of(t);
      if (head == kNone || taken_[t] || cues_[head]) continue;
      std::uint32_t& clause = index[head - sentence_.body];
      if (clause == kNone) {
        clause = static_cast<std::uint32_t>(clauses.size());
        clauses.push_back({head, {}});
      }
      append(clauses[clause].runs, t);
    }
    for (Clause& clause : clauses) tidy(clause);
    std::erase_if(clauses, [](const Clause& clause) { return clause.runs.empty(); });
    return clauses;
  }

 private:
  /// Follows the heads up to a token that has an owner, then settles the path downwards: whether a
  /// token splits off depends on whether its head does. Each token is settled once.
  void climb(std::uint32_t token) {
    path_.clear();
    std::uint32_t above = token;
    while (above != kNone && above >= sentence_.body && owner_of(above) == kNone) {
      path_.push_back(above);
      above = context_.word(above).head;
    }
    for (auto at = path_.rbegin(); at != path_.rend(); ++at) {
      const std::uint32_t index = *at - sentence_.body;
      split_[index] = splits(*at);
      owner_[index] = split_[index] ? *at : owner_of(context_.word(*at).head);
    }
  }

  /// What stands before "when" or "which" is not part of the clause that the word begins.
  void cut_before_introduction(std::uint32_t token) {
    const Word& word = context_.word(token);
    if (!is_split(token) || word.head == kNone || word.head < sentence_.body) return;
    if (word.deprel != Deprel::advcl && word.deprel != Deprel::acl_relcl) return;
    const auto below = context_.tree.children(token);
    const auto first = std::ranges::find_if(
        below, [&](std::uint32_t child) { return child < token && is_introduction(child); });
    if (first == below.end()) return;
    for (std::uint32_t t = std::max(sentence_.body, context_.tree.left(token)); t < *first; ++t) {
      if (owner_of(t) == token) owner_[t - sentence_.body] = owner_of(word.head);
    }
  }

  /// "which", "who", "as", "while", "when": what ties a clause to the one above it.
  [[nodiscard]] bool is_introduction(std::uint32_t token) const {
    const Word& word = context_.word(token);
    if (word.deprel == Deprel::mark) return true;
    return word.xpos == Xpos::wdt || word.xpos == Xpos::wp || word.xpos == Xpos::wrb;
  }

  [[nodiscard]] bool is_relative(std::uint32_t token) const {
    return context_.word(token).xpos == Xpos::wdt || context_.word(token).xpos == Xpos::wp;
  }

  [[nodiscard]] std::uint32_t owner_of(std::uint32_t token) const {
    return owner_[token - sentence_.body];
  }
  [[nodiscard]] bool is_split(std::uint32_t token) const { return split_[token - sentence_.body]; }

  /// Called when the head of `token` has been settled.
  [[nodiscard]] bool splits(std::uint32_t token) const {
    const Word& word = context_.word(token);
    if (word.head == kNone || word.head < sentence_.body || cues_[token]) return true;
    if (word.deprel != Deprel::acl_relcl && is_which_clause(token)) return is_split(word.head);
    switch (word.deprel) {
      case Deprel::conj:
        return splits_conjunct(token);
      case Deprel::advcl:
        return asserts(token) || follows_on(token);
      case Deprel::acl_relcl:
        return is_informative(token);
      case Deprel::parataxis:
        return context_.tree.is_finite(token);
      case Deprel::ccomp:  // "S; S" and "S: S" are often parsed so
        return context_.tree.has_subject(token) && token < word.head && !cues_[word.head];
      default:
        return false;
    }
  }

  /// A conjoined predicate of a clause that stands on its own: tensed, or sharing the auxiliary.
  [[nodiscard]] bool splits_conjunct(std::uint32_t token) const {
    const std::uint32_t first = context_.word(token).head;
    if (!is_split(first)) return false;
    if (context_.tree.is_finite(token)) return true;
    if (context_.word(token).xpos != Xpos::vbn) return false;
    // "failed …, and resigned": what looks like a participle is the past tense beside one.
    if (context_.word(first).xpos == Xpos::vbd) return true;
    return context_.word(first).xpos == Xpos::vbn &&
           (joined_by_comma(token) || has_own_object(token, first));
  }

  /// "had provided a wall and placed a guard": each verb has its own object; passives have none.
  [[nodiscard]] bool has_own_object(std::uint32_t token, std::uint32_t first) const {
    return context_.tree.has(token, Deprel::obj) && context_.tree.has(first, Deprel::obj);
  }

  [[nodiscard]] bool joined_by_comma(std::uint32_t token) const {
    const std::uint32_t left = context_.tree.left(token);
    return left > sentence_.body &&
           (context_.document.word(left - 1) == "," || context_.document.word(left) == ",");
  }

  [[nodiscard]] bool asserts(std::uint32_t token) const {
    if (!context_.tree.has_subject(token) || !context_.tree.is_finite(token)) return false;
    std::uint32_t mark = context_.tree.child(token, Deprel::mark);
    if (mark == kNone) mark = context_.tree.child(token, Deprel::advmod);
    if (mark == kNone) return false;
    if (!context_.is_one_of("asserting", context_.syntax.lemma(mark))) return false;
    const std::uint32_t main = context_.word(token).head;
    if (is_split(main)) return !is_bare(main, token);
    return mark > sentence_.body && context_.document.word(mark - 1) == ",";
  }

  /// "The flood began when S": without the other clause nothing is said.
  [[nodiscard]] bool is_bare(std::uint32_t main, std::uint32_t clause) const {
    return clause > main && context_.word(main).upos == Upos::verb &&
           std::ranges::all_of(context_.tree.children(main), [&](std::uint32_t child) {
             const Deprel relation = context_.word(child).deprel;
             return child == clause || relation == Deprel::nsubj || relation == Deprel::aux ||
                    relation == Deprel::punct || relation == Deprel::cc;
           });
  }

  /// ", then paused": a further event, though the parser calls it adverbial.
  [[nodiscard]] bool follows_on(std::uint32_t token) const {
    const Xpos tag = context_.word(token).xpos;
    const std::uint32_t then = context_.tree.child(token, Deprel::advmod);
    return (tag == Xpos::vbd || tag == Xpos::vbn) && then != kNone && then < token &&
           context_.syntax.lemma(then) == "then" && joined_by_comma(token);
  }

  /// A relative clause behind a comma adds information; one without restricts its noun.
  [[nodiscard]] bool is_informative(std::uint32_t token) const {
    return joined_by_comma(token) && context_.tree.is_finite(token);
  }

  /// ", which sank": a relative clause by its pronoun, whatever the parser hangs it on.
  [[nodiscard]] bool is_which_clause(std::uint32_t token) const {
    if (!context_.tree.is_finite(token)) return false;
    const auto below = context_.tree.children(token);
    return std::ranges::any_of(below, [&](std::uint32_t child) {
      const Word& word = context_.word(child);
      return child < token && child > sentence_.body && word.xpos == Xpos::wdt &&
             (word.deprel == Deprel::nsubj || word.deprel == Deprel::nsubj_pass) &&
             context_.document.word(child - 1) == ",";
    });
  }

  static void append(std::vector<TokenSpan>& runs, std::uint32_t token) {
    if (!runs.empty() && runs.back().last == token) {
      ++runs.back().last;
    } else {
      runs.push_back({token, token + 1});
    }
  }

  /// Drops what introduces the clause, punctuation at the ends, and joins runs that only marks
  /// part.
  void tidy(Clause& clause) const {
    std::vector<TokenSpan> runs;
    for (const TokenSpan& run : clause.runs) {
      const TokenSpan trimmed = runs.empty() ? drop_introduction(clause.head, run)
                                             : trim_marks(context_.document, context_.syntax, run);
      if (trimmed.first >= trimmed.last) continue;
      if (!runs.empty() && only_marks(runs.back().last, trimmed.first)) {
        runs.back().last = trimmed.last;
      } else {
        runs.push_back(trimmed);
      }
    }
    clause.runs = std::move(runs);
  }

  [[nodiscard]] bool only_marks(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t t = first; t < last; ++t) {
      if (taken_[t] || !is_mark(context_.document, context_.syntax, t)) return false;
    }
    return true;
  }

  [[nodiscard]] TokenSpan drop_introduction(std::uint32_t head, TokenSpan run) const {
    run = trim_clause(context_, run);
    if (context_.word(head).head == kNone) return run;
    while (run.first < run.last && introduces(head, run.first)) {
      ++run.first;
      run = trim_clause(context_, run);
    }
    return run;
  }

  [[nodiscard]] bool introduces(std::uint32_t head, std::uint32_t token) const {
    const Word& word = context_.word(token);
    const std::string_view lemma = context_.syntax.lemma(token);
    if (word.deprel == Deprel::cc && word.head == head) return true;
    if (word.deprel == Deprel::mark && context_.is_one_of("asserting", lemma)) return true;
    if (is_introduction(token) && word.deprel != Deprel::mark) return true;
    // "in which S", "with S"
    if (word.upos == Upos::adp && token + 1 < sentence_.last && is_relative(token + 1)) return true;
    if (word.deprel == Deprel::mark && word.head == head && lemma == "with") return true;
    if (lemma == "that") return context_.word(head).deprel == Deprel::acl_relcl;
    return lemma == "then" && word.deprel == Deprel::advmod;
  }

  const ClauseContext& context_;
  const Sentence& sentence_;
  const std::vector<bool>& taken_;
  const std::vector<bool>& cues_;
  std::vector<std::uint32_t> owner_;  ///< by token of the sentence's body
  std::vector<bool> split_;
  std::vector<std::uint32_t> path_;
};

}  // namespace

std::vector<Clause> split_clauses(const ClauseContext& context, const Sentence& sentence,
                                  const std::vector<bool>& taken, const std::vector<bool>& cues) {
  return Splitter(context, sentence, taken, cues).run();
}

TokenSpan trim_clause(const ClauseContext& context, TokenSpan run) {
  while (run.first < run.last && is_mark(context.document, context.syntax, run.last - 1))
    --run.last;
  std::string folded;
  while (run.first < run.last) {
    folded.clear();
    append_lower(folded, context.document.word(run.first));
    const bool connective = context.is_one_of("connective", folded);
    // "For" and "so" connect only where a clause follows: told by their tags.
    const Upos tag = context.word(run.first).upos;
    const bool links = tag == Upos::cconj || tag == Upos::adv || tag == Upos::sconj;
    if (!is_mark(context.document, context.syntax, run.first) && !(connective && links)) break;
    ++run.first;
  }
  return run;
}

}  // namespace sayso
