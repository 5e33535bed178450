#include "core/attributions/contents.h"

#include <algorithm>

namespace sayso {
namespace {

constexpr std::size_t kNowhere = std::string_view::npos;

bool has_frame(const Cue& cue, char frame) {
  return cue.frames.find(frame) != std::string_view::npos;
}

class Finder {
 public:
  Finder(const Context& context, const Cue& cue, const Source& source)
      : context_(context),
        cue_(cue),
        source_(source),
        sentence_(context.document.sentences[context.document.sentence_of(cue.head)]) {}

  Content run() {
    if (Content found = clause(); !found.spans.empty()) return with_beginning(std::move(found));
    if (Content found = predication(); !found.spans.empty()) return found;
    if (Content found = parenthesis(); !found.spans.empty()) return found;
    if (Content found = host_clause(); !found.spans.empty()) return found;
    if (Content found = infinitive(); !found.spans.empty()) return found;
    if (has_frame(cue_, 'n')) {
      if (Content found = object(); !found.spans.empty()) return found;
    }
    if (Content found = fronted(); !found.spans.empty()) return found;
    return trailing();
  }

 private:
  /// A clausal complement, before the cue, behind it or around it.
  [[nodiscard]] Content clause() const {
    const std::uint32_t head = complement();
    if (head == kNone) return misread_object();
    const bool gerund = context_.word(head).xpos == Xpos::vbg && !context_.tree.has_subject(head);
    if (gerund && !has_frame(cue_, 'g') && conjunction_before(head) == kNone) return {};
    return around(head, context_.subtree(head));
  }

  /// "stated X left …": the parser takes the clause's subject for an object, which these verbs do
  /// not have.
  [[nodiscard]] Content misread_object() const {
    const bool clausal = has_frame(cue_, 'c') && cue_.frames.find_first_of("ntxaf") == kNowhere;
    const std::uint32_t object = context_.tree.child(cue_.head, Deprel::obj);
    if (!clausal || object == kNone || object < cue_.head) return {};
    TokenSpan span{std::max(cue_.span.last, context_.tree.left(object)), reach(object)};
    if (context_.syntax.lemma(span.first) == "that") ++span.first;
    for (std::uint32_t t = object + 1; t < span.last; ++t) {
      const Upos tag = context_.word(t).upos;
      if (tag == Upos::verb || tag == Upos::aux) return {{span}, t, false, true};
    }
    return {};
  }

  /// "S, X said, S": what stands before an attribution set off by commas is the subject of the
  /// clause behind it, where that has none.
  [[nodiscard]] Content with_beginning(Content found) const {
    const std::uint32_t first = std::min(source_.span.first, cue_.span.first);
    if (source_.head == kNone || first < sentence_.body + 2 || !is_pause(first - 1)) return found;
    std::uint32_t begin = found.spans.front().first;
    while (begin + 1 < sentence_.last && is_pause(begin)) ++begin;
    if (begin < cue_.head || begin < 1 || !is_pause(begin - 1)) return found;
    if (found.head == kNone || context_.tree.has_subject(found.head)) return found;
    const TokenSpan before{sentence_.body, first - 1};
    if (holds_finite_verb(before) || !is_nominal(before)) return found;
    found.spans.insert(found.spans.begin(), before);
    return found;
  }

  [[nodiscard]] bool is_nominal(TokenSpan span) const {
    const Upos tag = context_.word(span.last - 1).upos;
    const Upos first = context_.word(span.first).upos;
    return (tag == Upos::noun || tag == Upos::propn || tag == Upos::pron) && first != Upos::adp;
  }

  /// The "that" between the cue and the clause's head, with no verb before it; kNone if there is
  /// none.
  [[nodiscard]] std::uint32_t conjunction_before(std::uint32_t head) const {
    for (std::uint32_t t = cue_.span.last; t < head; ++t) {
      if (is_tensed(context_.word(t).xpos)) return kNone;
      const Upos tag = context_.word(t).upos;
      if (context_.syntax.lemma(t) == "that" && tag != Upos::det) return t;
    }
    return kNone;
  }

  /// The clause that hangs on the cue, or on the last word of "made clear", "made the claim". One
  /// that the parser tied by another relation counts where it stands behind the cue and has a
  /// subject.
  [[nodiscard]] std::uint32_t complement() const {
    for (const std::uint32_t governor : {cue_.head, cue_.span.last - 1}) {
      for (const std::uint32_t child : context_.tree.children(governor)) {
        // "X, whose shop burned down, said" is told of the source.
        if (source_.span.holds(child)) continue;
        const Deprel relation = context_.word(child).deprel;
        const bool carried =
            relation == Deprel::acl && governor != cue_.head && states_clause(context_, governor);
        if ((relation == Deprel::ccomp || carried) && is_clause(child)) return child;
      }
    }
    if (!has_frame(cue_, 'c')) return kNone;
    const std::uint32_t own = loose_clause(cue_.head);
    const Word& cue = context_.word(cue_.head);
    return own != kNone || cue.deprel != Deprel::conj ? own : loose_clause(cue.head);
  }

  /// A clause behind the cue that the parser hung on `governor`: the cue, or what it is joined to.
  [[nodiscard]] std::uint32_t loose_clause(std::uint32_t governor) const {
    for (const std::uint32_t child : context_.tree.children(governor)) {
      const bool whole = context_.tree.has_subject(child) || context_.tree.has(child, Deprel::cop);
      if (child > cue_.head && is_loose(child) && whole && is_clause(child)) return child;
    }
    return kNone;
  }

  [[nodiscard]] bool is_loose(std::uint32_t child) const {
    const Deprel relation = context_.word(child).deprel;
    if (relation == Deprel::parataxis || relation == Deprel::xcomp) return true;
    const std::uint32_t mark = context_.tree.child(child, Deprel::mark);
    return relation == Deprel::advcl && mark != kNone && context_.syntax.lemma(mark) == "that";
  }

  /// "described X as Y", "called X Y", "accused X of Y".
  [[nodiscard]] Content predication() const {
    if (!has_frame(cue_, 'a') && !has_frame(cue_, 'f')) return {};
    if (cue_.passive) return passive_predication();
    std::uint32_t object = context_.tree.child(cue_.head, Deprel::obj);
    if (object != kNone && object < cue_.head) object = kNone;
    std::uint32_t said = kNone;
    for (const std::uint32_t child : context_.tree.children(cue_.head)) {
      if (child > cue_.head && child != object && said == kNone && names_what(child)) said = child;
    }
    if (said == kNone) return named_object(object);
    const TokenSpan tail = context_.subtree(said);
    if (object == kNone || object > said) {
      const std::uint32_t marker = context_.tree.child(said, Deprel::case_);
      const std::uint32_t first = marker == kNone ? tail.first : marker + 1;
      return {{{first, tail.last}}, said, false, false};
    }
    const std::uint32_t last = std::max(tail.last, reach(said));
    return {{{context_.tree.left(object), last}}, said, false, false};
  }

  /// "Y is seen as Z by X": what is judged, and what it is said to be.
  [[nodiscard]] Content passive_predication() const {
    const std::uint32_t subject = context_.tree.child(cue_.head, Deprel::nsubj_pass);
    for (const std::uint32_t child : context_.tree.children(cue_.head)) {
      if (child < cue_.head || child == source_.head || !names_what(child)) continue;
      if (context_.word(child).deprel == Deprel::parataxis) continue;
      Content found;
      found.head = child;
      if (subject != kNone && subject < cue_.head) found.spans = {context_.subtree(subject)};
      const TokenSpan tail = context_.subtree(child);
      found.spans.push_back({std::max(tail.first, cue_.span.last), tail.last});
      // "by" stands before the source.
      if (!source_.span.empty()) {
        remove(found.spans, {source_.span.first - 1, source_.span.last});
      }
      return found;
    }
    return {};
  }

  /// "called the plan a disgrace" where the parser takes the name for an apposition, and `called
  /// the plan "a disgrace"`, where the mark behind the object shows it.
  [[nodiscard]] Content named_object(std::uint32_t object) const {
    if (object == kNone || object + 1 >= sentence_.last || !has_frame(cue_, 'a')) return {};
    const CharClass next = char_class(decode(context_.document.word(object + 1), 0).value);
    const std::uint32_t name = context_.tree.child(object, Deprel::appos);
    const bool named = name != kNone && context_.document.word(object + 1) != ",";
    if (!is_quote(next) && !named) return named_further(object);
    return {{{context_.tree.left(object), reach(object)}}, object, false, false};
  }

  /// "described X and its Y as Z" where the parser hangs Z on a word of the object.
  [[nodiscard]] Content named_further(std::uint32_t object) const {
    for (std::uint32_t t = object + 1; t < context_.tree.right(object); ++t) {
      const Word& word = context_.word(t);
      const bool joins = word.deprel == Deprel::case_ && word.head > t && word.head != kNone;
      if (!joins || context_.syntax.lemma(t) != "as") continue;
      if (context_.syntax.lemma(t - 1) == "such") continue;
      return {{{context_.tree.left(object), reach(word.head)}}, word.head, false, false};
    }
    return {};
  }

  /// Whether this dependant is what the object is called, or what it is accused of.
  [[nodiscard]] bool names_what(std::uint32_t child) const {
    const Deprel relation = context_.word(child).deprel;
    const bool judged = has_frame(cue_, 'a');
    if (judged &&
        (relation == Deprel::xcomp || relation == Deprel::parataxis || relation == Deprel::obj)) {
      return true;
    }
    if (relation != Deprel::obl && relation != Deprel::advcl && relation != Deprel::nmod) {
      return false;
    }
    std::uint32_t marker = context_.tree.child(child, Deprel::case_);
    if (marker == kNone) marker = context_.tree.child(child, Deprel::mark);
    if (marker == kNone) return false;
    const std::string_view lemma = context_.syntax.lemma(marker);
    return judged ? lemma == "as" || lemma == "among" : lemma == "of" || lemma == "for";
  }

  /// "when X said".
  [[nodiscard]] bool is_time_clause() const {
    const std::uint32_t adverb = context_.tree.child(cue_.head, Deprel::advmod);
    return adverb != kNone && adverb < cue_.head && context_.word(adverb).xpos == Xpos::wrb;
  }

  /// "S, X said, S" where the parser shows neither as the other's: the sentence but for what the
  /// commas set off.
  [[nodiscard]] Content parenthesis() const {
    const bool clausal = has_frame(cue_, 'q') || has_frame(cue_, 'c');
    if (!clausal || source_.head == kNone || is_relative_pronoun()) return {};
    const std::uint32_t first = std::min(source_.span.first, cue_.span.first);
    const std::uint32_t last = std::max(source_.span.last, cue_.span.last);
    if (first < sentence_.body + 3 || last + 2 >= sentence_.last) return {};
    if (source_.span.last != cue_.span.first && cue_.span.last != source_.span.first) return {};
    if (context_.document.word(first - 1) != "," || context_.document.word(last) != ",") return {};
    const TokenSpan before{sentence_.body, first - 1};
    const TokenSpan after{last + 1, sentence_.last};
    if (holds_finite_verb(before) || !holds_finite_verb(after)) return {};
    if (context_.word(after.first).upos == Upos::cconj) return {};
    return {{before, after}, kNone, false, true};
  }

  /// "S, X said" where the parser hangs the cue on S.
  [[nodiscard]] Content host_clause() const {
    const Word& word = context_.word(cue_.head);
    if (!has_frame(cue_, 'q') || word.head == kNone || source_.head == kNone) return {};
    if (word.deprel != Deprel::parataxis && word.deprel != Deprel::discourse) return {};
    if (word.head > cue_.head || is_time_clause()) return {};
    Content found;
    subtract(context_.subtree(word.head), context_.subtree(cue_.head), found.spans);
    found.head = word.head;
    return found;
  }

  /// "urged X to go", "vowed to go", "denied taking part".
  [[nodiscard]] Content infinitive() const {
    const std::uint32_t verb = context_.tree.child(cue_.head, Deprel::xcomp);
    const std::uint32_t object = addressee();
    if (object != kNone && has_frame(cue_, 'x')) {
      const std::uint32_t clause = verb != kNone ? verb : later_clause(object);
      if (clause != kNone && clause > object) {
        const std::uint32_t last = std::max(context_.tree.right(clause), reach(clause));
        const std::uint32_t first = std::max(context_.tree.left(object), cue_.span.last);
        return {{{first, last}}, clause, false, false};
      }
    }
    if (verb == kNone || verb < cue_.head) return {};
    const bool gerund = context_.word(verb).xpos == Xpos::vbg;
    if (!has_frame(cue_, gerund ? 'g' : 'i')) return {};
    return {{context_.subtree(verb)}, verb, false, false};
  }

  /// Whom a demand is made to: the object, or the oblique of "called on".
  [[nodiscard]] std::uint32_t addressee() const {
    for (const Deprel relation : {Deprel::obj, Deprel::iobj}) {
      const std::uint32_t object = context_.tree.child(cue_.head, relation);
      if (object != kNone && object > cue_.head) return object;
    }
    if (cue_.span.last - cue_.span.first < 2) return kNone;
    const std::uint32_t oblique = context_.tree.child(cue_.head, Deprel::obl);
    return oblique != kNone && oblique > cue_.head ? oblique : kNone;
  }

  /// An infinitive that the parser hung on the addressee or called adverbial.
  [[nodiscard]] std::uint32_t later_clause(std::uint32_t object) const {
    for (const std::uint32_t at : {cue_.head, object}) {
      for (const std::uint32_t child : context_.tree.children(at)) {
        const Deprel relation = context_.word(child).deprel;
        const bool clausal = relation == Deprel::advcl || relation == Deprel::acl;
        if (child > object && clausal && context_.tree.has(child, Deprel::mark)) return child;
      }
    }
    return kNone;
  }

  [[nodiscard]] Content object() const {
    std::uint32_t head = context_.tree.child(cue_.head, Deprel::obj);
    if (cue_.passive) {
      head = context_.tree.child(cue_.head, Deprel::nsubj_pass);
      if (head == kNone || head > cue_.head) return {};
      return {{context_.subtree(head)}, head, false, false};
    }
    if (head == kNone && cue_.span.last - cue_.span.first > 1) {
      head = context_.tree.child(cue_.head, Deprel::obl);
    }
    if (head == kNone || head < cue_.head) return {};
    TokenSpan span = context_.subtree(head);
    span.first = std::max(span.first, cue_.span.last);
    // "an end to trawling" where the parser takes the noun's complement for a clause
    for (const std::uint32_t child : context_.tree.children(cue_.head)) {
      const std::uint32_t mark = context_.tree.child(child, Deprel::mark);
      const bool goes_on = context_.word(child).deprel == Deprel::advcl && mark == span.last;
      if (goes_on && context_.syntax.lemma(mark) == "to") span.last = context_.tree.right(child);
    }
    return {{span}, head, false, false};
  }

  /// "S, X said." read off the order of words: all that stands before a comma and the attribution.
  [[nodiscard]] Content fronted() const {
    if (!has_frame(cue_, 'q') || source_.head == kNone || is_relative()) return {};
    const std::uint32_t first = std::min(source_.span.first, cue_.span.first);
    const std::uint32_t last = std::max(source_.span.last, cue_.span.last);
    const std::uint32_t as = first > 0 && context_.syntax.lemma(first - 1) == "as" ? 1 : 0;
    if (as == 1 && first - 1 == sentence_.body) return behind_comparison(last);
    if (first < sentence_.body + 4 + as || last < cue_.head) return {};
    if (!is_pause(first - 1 - as)) return {};
    const TokenSpan span{sentence_.body, first - 1 - as};
    if (!holds_finite_verb(span)) return {};
    return {{span}, kNone, false, true};
  }

  /// "As X said, S".
  [[nodiscard]] Content behind_comparison(std::uint32_t comma) const {
    if (comma + 2 >= sentence_.last || context_.document.word(comma) != ",") return {};
    const TokenSpan span{comma + 1, sentence_.last};
    if (!holds_finite_verb(span)) return {};
    return {{span}, kNone, false, true};
  }

  /// "which posted …" is no attribution of what stands before it.
  [[nodiscard]] bool is_relative() const {
    const Deprel relation = context_.word(cue_.head).deprel;
    return relation == Deprel::acl_relcl || relation == Deprel::acl || is_relative_pronoun();
  }

  [[nodiscard]] bool is_relative_pronoun() const {
    const std::uint32_t subject = context_.tree.child(cue_.head, Deprel::nsubj);
    if (subject == kNone) return false;
    const Xpos tag = context_.word(subject).xpos;
    return tag == Xpos::wdt || tag == Xpos::wp;
  }

  /// "X said S" where the parse shows no clause.
  [[nodiscard]] Content trailing() const {
    const bool says = has_frame(cue_, 'c') && has_frame(cue_, 'q');
    if (!says || source_.head == kNone || source_.head > cue_.head) return {};
    const std::uint32_t close = source_.span.last;
    if (cue_.head > close + 3) return {};
    const bool top = context_.word(cue_.head).head == kNone;
    TokenSpan span{cue_.span.last, top ? sentence_.last : context_.tree.right(cue_.head)};
    if (span.empty() || !holds_finite_verb(span)) return {};
    const std::uint32_t that = conjunction_before(span.last);
    if (that != kNone) span.first = that + 1;
    return {{span}, kNone, false, true};
  }

  /// `span` of a clause without its "that" and without what belongs to the cue.
  [[nodiscard]] Content around(std::uint32_t head, TokenSpan span) const {
    Content found;
    found.head = head;
    // "told X in a statement that S": whatever the parser says, the content begins behind "that".
    const std::uint32_t that = head > cue_.head ? conjunction_before(head) : kNone;
    if (that != kNone) span.first = that + 1;
    if (span.first < head && context_.syntax.lemma(span.first) == "that" &&
        context_.word(span.first).deprel == Deprel::mark) {
      ++span.first;
    }
    found.question = span.first < head && begins_question(context_, span);
    if (head > cue_.head) span.last = std::max(span.last, reach(head));
    span.last = std::min(span.last, second_cue(head, span.last));
    found.spans = {span};
    remove(found.spans, cue_.span);
    for (const std::uint32_t child : context_.tree.children(cue_.head)) {
      if (child < head && span.holds(child)) remove(found.spans, context_.subtree(child));
    }
    return found;
  }

  /// Where the content that `head` leads ends. What follows it in the sentence hangs on the content
  /// far more often than on the cue, whatever the parser says; but a further statement, a
  /// participle that reports (", adding that") and a conjunct of the cue end it.
  [[nodiscard]] std::uint32_t reach(std::uint32_t head) const {
    for (const std::uint32_t child : context_.tree.children(cue_.head)) {
      if (child > head && ends_content(child, head)) return context_.tree.left(child);
    }
    const bool top = context_.word(cue_.head).head == kNone;
    return top ? sentence_.last : context_.tree.right(cue_.head);
  }

  [[nodiscard]] bool ends_content(std::uint32_t child, std::uint32_t head) const {
    const Word& word = context_.word(child);
    const bool reports = context_.lexicon.reporting_verbs.contains(context_.syntax.lemma(child));
    switch (word.deprel) {
      case Deprel::conj:
        return reports || context_.tree.has_subject(child) || !goes_on(child, head);
      case Deprel::parataxis:
        return states_anew(child);
      case Deprel::advcl:
        return word.xpos == Xpos::vbg && reports;
      default:
        return false;
    }
  }

  /// A clause with a subject of its own, not a relative one that the parser hung too high.
  [[nodiscard]] bool states_anew(std::uint32_t clause) const {
    const std::uint32_t subject = context_.tree.child(clause, Deprel::nsubj);
    if (subject == kNone) return context_.tree.has_subject(clause);
    const Xpos tag = context_.word(subject).xpos;
    return tag != Xpos::wdt && tag != Xpos::wp;
  }

  /// Whether a conjunct goes on in the content's tense, or with a modal, rather than in the cue's.
  [[nodiscard]] bool goes_on(std::uint32_t child, std::uint32_t head) const {
    const Xpos tense = tense_of(child);
    return (tense == tense_of(head) || tense == Xpos::md) && tense != tense_of(cue_.head);
  }

  [[nodiscard]] Xpos tense_of(std::uint32_t verb) const {
    for (const std::uint32_t child : context_.tree.children(verb)) {
      const Deprel relation = context_.word(child).deprel;
      const bool helps =
          relation == Deprel::aux || relation == Deprel::aux_pass || relation == Deprel::cop;
      if (helps && child < verb && is_tensed(context_.word(child).xpos)) {
        return context_.word(child).xpos;
      }
    }
    return context_.word(verb).xpos;
  }

  static void remove(std::vector<TokenSpan>& spans, TokenSpan hole) {
    std::vector<TokenSpan> left;
    for (const TokenSpan& span : spans) subtract(span, hole, left);
    spans = std::move(left);
  }

  /// "said X and echoed Y": a second cue that the parser joined to the content goes with the first.
  [[nodiscard]] std::uint32_t second_cue(std::uint32_t head, std::uint32_t last) const {
    for (const std::uint32_t child : context_.tree.children(head)) {
      const bool joined = context_.word(child).deprel == Deprel::conj && child > head;
      if (!joined || context_.tree.has_subject(child) || !context_.tree.has_subject(head)) continue;
      const bool as_cue = tense_of(child) == tense_of(cue_.head);
      const bool reports = context_.lexicon.reporting_verbs.contains(context_.syntax.lemma(child));
      if (!reports || !as_cue) continue;
      const std::uint32_t joint = context_.tree.child(child, Deprel::cc);
      return joint == kNone ? context_.tree.left(child)
                            : std::min(joint, context_.tree.left(child));
    }
    return last;
  }

  /// Tensed, subjunctive ("that it be removed"), or a gerund ("denied taking part").
  [[nodiscard]] bool is_clause(std::uint32_t token) const {
    const bool subjunctive =
        context_.tree.has(token, Deprel::mark) && context_.tree.has_subject(token);
    return context_.word(token).xpos == Xpos::vbg || subjunctive ||
           holds_finite_verb(context_.subtree(token));
  }

  [[nodiscard]] bool holds_finite_verb(TokenSpan span) const {
    for (std::uint32_t t = span.first; t < span.last; ++t) {
      if (is_tensed(context_.word(t).xpos)) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_pause(std::uint32_t token) const {
    const CharClass kind = char_class(decode(context_.document.word(token), 0).value);
    return context_.document.word(token) == "," || is_quote(kind) || kind == CharClass::dash;
  }

  const Context& context_;
  const Cue& cue_;
  const Source& source_;
  const Sentence& sentence_;
};

}  // namespace

bool begins_question(const Context& context, TokenSpan span) {
  const Xpos first = context.word(span.first).xpos;
  const std::string_view lemma = context.syntax.lemma(span.first);
  const bool wh = first == Xpos::wrb || first == Xpos::wp || first == Xpos::wdt;
  return (wh || lemma == "whether" || lemma == "if") && lemma != "when";
}

Content content_of(const Context& context, const Cue& cue, const Source& source) {
  return Finder(context, cue, source).run();
}

}  // namespace sayso
