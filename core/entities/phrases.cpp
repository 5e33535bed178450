// Noun phrases that can speak without a name.
#include <algorithm>
#include <optional>

#include "core/entities/roles.h"

namespace sayso {
namespace {

constexpr std::uint32_t kLongestTail = 7;  // tokens behind the head

class PhraseFinder {
 public:
  PhraseFinder(const Reading& reading, const std::vector<bool>& taken)
      : r_(reading), taken_(taken) {}

  std::vector<Phrase> find() && {
    for (std::uint32_t token = 0; token < r_.size(); ++token) {
      if (taken_[token] || !is_head(token)) continue;
      std::optional<Phrase> phrase = classify(token);
      if (!phrase) continue;
      phrase->span = span_of(token);
      phrase->definite = is_definite(token);
      if (is_age(token)) take_article_in(*phrase);
      if (!accept(*phrase)) continue;
      phrases_.push_back(*phrase);
    }
    return std::move(phrases_);
  }

 private:
  /// Heads a noun phrase: no part of a compound.
  [[nodiscard]] bool is_head(std::uint32_t token) const {
    if (is_label(token)) return true;
    const Upos upos = r_.upos(token);
    const bool nominal = upos == Upos::noun || upos == Upos::propn || upos == Upos::pron ||
                         upos == Upos::adj || upos == Upos::num || upos == Upos::det;
    if (!nominal) return false;
    switch (r_.deprel(token)) {
      case Deprel::compound:
      case Deprel::amod:  // "the 64-year-old said", where the parser takes the verb for a noun
        return upos == Upos::adj && is_age(token) && r_.upos(r_.head(token)) == Upos::verb;
      case Deprel::det:
      case Deprel::flat:
      case Deprel::nummod:
      case Deprel::fixed:
      case Deprel::advmod:
        return false;
      default:
        return true;
    }
  }

  /// "Reports: S", the way of headlines, where the parser may see a verb.
  [[nodiscard]] bool is_label(std::uint32_t token) const {
    return token + 1 < r_.size() && r_.word(token + 1) == ":" &&
           token == r_.sentence_at(token).first &&
           r_.lexicon.anonymous.fields(r_.low(token)) == "source";
  }

  [[nodiscard]] bool is_subject(std::uint32_t token) const {
    const Deprel relation = r_.deprel(token);
    return relation == Deprel::nsubj || relation == Deprel::nsubj_pass;
  }

  /// Said by, or according to.
  [[nodiscard]] bool is_agent(std::uint32_t token) const {
    const std::string_view preposition = r_.preposition(token);
    return is_one_of(preposition, {"by", "according"});
  }

  [[nodiscard]] std::optional<Phrase> classify(std::uint32_t head) const {
    Phrase phrase;
    phrase.head = head;
    const Upos upos = r_.upos(head);
    const std::string_view word = r_.low(head);
    const std::string_view lemma = r_.syntax.lemma(head);
    phrase.plural = r_.xpos(head) == Xpos::nns || r_.xpos(head) == Xpos::nnps ||
                    is_one_of(word, {"people", "police", "media", "some", "many", "others", "few",
                                     "several", "most", "both", "all", "men", "women"});
    if (upos == Upos::adj && is_age(head)) return phrase;
    if (upos != Upos::noun && upos != Upos::propn && !is_label(head)) {
      const bool stands = r_.lexicon.anonymous.contains(word) && is_subject(head) && word != "one";
      if (!stands && !(word == "one" && is_subject(head) && upos == Upos::num)) return std::nullopt;
      phrase.kind = phrase.plural ? PhraseKind::group : PhraseKind::person;
      phrase.hidden = true;
      return phrase;
    }
    const std::string_view hidden = r_.lexicon.anonymous.fields(word);
    const std::string_view group = r_.lexicon.collectives.fields(word);
    const std::string_view title = r_.lexicon.titles.contains(word)
                                       ? r_.lexicon.titles.fields(word)
                                       : r_.lexicon.titles.fields(lemma);
    const bool listed = !hidden.empty() || !title.empty() || !group.empty();
    const bool body = listed
                          ? group == "body" || (!phrase.plural && word == "police")
                          : body_kind(r_, head) == "body" && !phrase.plural && upos == Upos::propn;
    if (body) {
      phrase.kind = PhraseKind::body;
    } else if (hidden == "source") {
      phrase.kind = PhraseKind::source;
      phrase.hidden = true;
    } else if (hidden == "person" || !title.empty()) {
      phrase.kind = phrase.plural ? PhraseKind::group : PhraseKind::person;
      phrase.hidden = hidden == "person";
    } else if (group == "group") {
      phrase.kind = PhraseKind::group;
      phrase.plural = true;
    } else {
      return std::nullopt;
    }
    const std::string_view gender = field(title, 1);
    if (gender == "m") phrase.gender = Gender::male;
    if (gender == "f") phrase.gender = Gender::female;
    return phrase;
  }

  /// "the 64-year-old", written with or without its hyphens.
  [[nodiscard]] bool is_age(std::uint32_t head) const {
    if (r_.low(head).ends_with("year-old")) return true;
    if (r_.low(head) != "old" || head < 3) return false;
    return r_.low(Span{head - 3, head + 1}).ends_with("year-old");
  }

  /// "the" and all of "64-year-old", whatever the parser hangs them on.
  void take_article_in(Phrase& phrase) const {
    std::uint32_t first = phrase.head;
    while (first > 0 && (r_.word(first - 1) == "-" || r_.low(first - 1) == "year" ||
                         r_.upos(first - 1) == Upos::num)) {
      --first;
    }
    if (first > 0 && r_.low(first - 1) == "the") {
      --first;
      phrase.definite = true;
    }
    phrase.span.first = std::min(phrase.span.first, first);
  }

  [[nodiscard]] bool is_definite(std::uint32_t head) const {
    for (const std::uint32_t child : r_.tree.children(head)) {
      if (r_.deprel(child) == Deprel::nmod_poss) return true;
      if (r_.deprel(child) == Deprel::det) {
        return is_one_of(r_.low(child), {"the", "this", "that", "these", "those", "both"});
      }
    }
    // "Prime Minister" alone stands like a name.
    return r_.upos(head) == Upos::propn;
  }

  [[nodiscard]] Span span_of(std::uint32_t head) const {
    Span span{head, head + 1};
    for (const std::uint32_t child : r_.tree.children(head)) {
      if (child > head || !is_modifier(r_.deprel(child))) continue;
      span.first = std::min(span.first, r_.tree.left(child));
    }
    while (span.first < head && r_.upos(span.first) == Upos::punct) ++span.first;
    span.last = tail_of(head);
    return span;
  }

  static bool is_modifier(Deprel relation) {
    return relation == Deprel::det || relation == Deprel::amod || relation == Deprel::compound ||
           relation == Deprel::nummod || relation == Deprel::nmod_poss ||
           relation == Deprel::nmod || relation == Deprel::advmod || relation == Deprel::flat;
  }

  /// The first prepositional phrase belongs to the description ("a spokesman for the company"), a
  /// clause only where the noun says nothing ("people who live there").
  [[nodiscard]] std::uint32_t tail_of(std::uint32_t head) const {
    for (const std::uint32_t child : r_.tree.children(head)) {
      if (child < head) continue;
      const Deprel relation = r_.deprel(child);
      const bool clause =
          relation == Deprel::acl || relation == Deprel::acl_relcl || relation == Deprel::amod;
      if (clause && r_.counts_as(r_.low(head), "general")) return short_end(head, child);
      if (relation != Deprel::nmod) continue;
      if (r_.counts_as(r_.low(child), "time") || r_.upos(child) == Upos::num) break;
      if (is_one_of(r_.preposition(child),
                    {"of", "for", "from", "in", "at", "on", "with", "to", "close"})) {
        return short_end(head, child);
      }
      break;
    }
    return head + 1;
  }

  [[nodiscard]] std::uint32_t short_end(std::uint32_t head, std::uint32_t child) const {
    std::uint32_t last = r_.tree.right(child);
    for (std::uint32_t token = head + 1; token < last; ++token) {
      const Upos upos = r_.upos(token);
      const bool general = r_.counts_as(r_.low(head), "general");
      if (r_.word(token) == "," || (upos == Upos::verb && !general)) return head + 1;
    }
    if (last - head <= kLongestTail + 1) return last;
    return child > head && child - head <= kLongestTail ? child + 1 : head + 1;
  }

  /// Documents only where they speak, and not where somebody is told to have written them.
  [[nodiscard]] bool accept(const Phrase& phrase) const {
    const bool land =
        is_one_of(r_.low(phrase.head), {"state", "country", "nation", "city", "town"});
    if (land && (!phrase.definite || !is_subject(phrase.head))) return false;
    if (phrase.kind != PhraseKind::source) return true;
    if (is_label(phrase.head)) return true;
    if (!is_subject(phrase.head) && !is_agent(phrase.head)) return false;
    for (const std::uint32_t child : r_.tree.children(phrase.head)) {
      const bool owner =
          r_.deprel(child) == Deprel::nmod_poss ||
          (r_.deprel(child) == Deprel::nmod && is_one_of(r_.preposition(child), {"by", "from"}));
      if (owner && can_write(child)) return false;
    }
    return true;
  }

  /// "two universities" behind "a study by" are nobody that is known by another word.
  [[nodiscard]] bool can_write(std::uint32_t head) const {
    const Upos upos = r_.upos(head);
    return upos == Upos::propn || upos == Upos::pron || classify(head).has_value();
  }

  const Reading& r_;
  const std::vector<bool>& taken_;
  std::vector<Phrase> phrases_;
};

}  // namespace

std::vector<Phrase> find_phrases(const Reading& reading, const std::vector<bool>& taken) {
  return PhraseFinder(reading, taken).find();
}

}  // namespace sayso
