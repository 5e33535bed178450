#include "core/standalone/standalone.h"

#include <algorithm>
#include <array>

#include "core/text/text.h"

namespace sayso {
namespace {

/// Mentions and speakers that are less sure are left as they are. A name behind a description asks
/// for less than one in the place of a pronoun.
constexpr Fixed kSure = 9000;
constexpr Fixed kSureRole = 8000;
constexpr std::uint32_t kLongestSubject = 14;  // tokens
constexpr std::uint32_t kConjuncts = 4;        // steps to the subject that conjoined verbs share

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

constexpr std::array<std::string_view, 4> kI{"i", "me", "my", "mine"};
constexpr std::array<std::string_view, 4> kWe{"we", "us", "our", "ours"};
constexpr std::array<std::string_view, 5> kReflexive{"himself", "herself", "itself", "themselves",
                                                     "themself"};
constexpr std::array<std::string_view, 4> kThey{"they", "them", "their", "theirs"};

std::string possessive(const Entity& owner) {
  const bool plural = owner.name.ends_with('s') && owner.type != EntityType::person;
  return owner.name + (plural ? "'" : "'s");
}

/// Upper-cases an ASCII letter at the begin; a phrase that opens a sentence.
std::string opened(std::string phrase) {
  if (!phrase.empty() && phrase[0] >= 'a' && phrase[0] <= 'z') phrase[0] -= 'a' - 'A';
  return phrase;
}

/// Reads one claim.
class Reading {
 public:
  Reading(const Document& document, const Syntax& syntax, const Entities& entities,
          const std::vector<Value>& values, const Tree& tree, const Claim& claim)
      : document_(document),
        syntax_(syntax),
        entities_(entities),
        values_(values),
        tree_(tree),
        claim_(claim) {
    const auto begin_of = [](const Token& token) { return token.range.begin; };
    for (const Range span : claim.spans) {
      const auto& tokens = document.tokens;
      const auto first = std::ranges::lower_bound(tokens, span.begin, {}, begin_of);
      const auto last = std::ranges::lower_bound(tokens, span.end, {}, begin_of);
      runs_.push_back({static_cast<std::uint32_t>(first - tokens.begin()),
                       static_cast<std::uint32_t>(last - tokens.begin())});
    }
  }

  std::vector<Piece> run() {
    if (claim_.voice == Voice::narrator) add_subject();
    for (const TokenSpan& run : runs_) {
      for (std::uint32_t token = run.first; token < run.last; ++token) read_token(token);
    }
    for (const Range span : claim_.spans) read_dates(span);
    sort_stably(edits_, [](const Piece& edit) { return edit.range.begin; });
    return pieces();
  }

 private:
  [[nodiscard]] bool holds(std::uint32_t token) const {
    return std::ranges::any_of(runs_, [&](const TokenSpan& run) { return run.holds(token); });
  }

  [[nodiscard]] bool is_quoted() const {
    return claim_.voice == Voice::direct || claim_.voice == Voice::mixed ||
           claim_.voice == Voice::floating;
  }

  /// An entity that the article names.
  [[nodiscard]] bool is_named(std::uint32_t entity) const {
    if (entity == kNarrator || entity == kUnknownSpeaker) return false;
    const Entity& known = entities_.entities[entity];
    return std::ranges::any_of(known.mentions, [&](std::uint32_t i) {
      return entities_.mentions[i].form == MentionForm::name;
    });
  }

  void insert(std::uint32_t at, std::string words) {
    edits_.push_back({{at, at}, std::move(words)});
  }
  void replace(Range range, std::string words) { edits_.push_back({range, std::move(words)}); }

  /// True once for each entity: the second mention in a claim needs no name.
  bool meet(std::uint32_t entity) {
    if (std::ranges::find(met_, entity) != met_.end()) return false;
    met_.push_back(entity);
    return true;
  }

  /// Whether the claim's own words name the entity.
  [[nodiscard]] bool names(std::uint32_t entity) const {
    const std::vector<std::uint32_t>& own = entities_.entities[entity].mentions;
    const auto begin_of = [&](std::uint32_t i) { return entities_.mentions[i].range.begin; };
    for (const Range span : claim_.spans) {
      for (auto i = std::ranges::lower_bound(own, span.begin, {}, begin_of);
           i != own.end() && begin_of(*i) < span.end; ++i) {
        if (entities_.mentions[*i].form == MentionForm::name) return true;
      }
    }
    return false;
  }

  void read_token(std::uint32_t token) {
    const Word& word = syntax_.words[token];
    if (word.upos == Upos::pron || word.xpos == Xpos::prp_poss) {
      const std::string folded = lower(document_.word(token));
      const bool first = is_one_of(kI, folded) || is_one_of(kWe, folded);
      if (first) return read_first_person(token, is_one_of(kWe, folded));
    }
    const std::uint32_t index = entities_.by_head[token];
    if (index == kNone) return;
    const Mention& mention = entities_.mentions[index];
    const Fixed least = mention.form == MentionForm::role ? kSureRole : kSure;
    if (mention.confidence < least || !is_named(mention.entity)) return;
    switch (mention.form) {
      case MentionForm::pronoun:
        return read_pronoun(token, mention);
      case MentionForm::name:
        return read_name(mention);
      case MentionForm::role:
        return read_role(mention);
    }
  }

  /// "I [Anna Berger]", "our [speaker: Anna Berger] plan": the words stay, in whoever's mouth.
  void read_first_person(std::uint32_t token, bool plural) {
    if (!is_quoted() || claim_.confidence < kSure || !is_named(claim_.speaker)) return;
    if (!meet(claim_.speaker)) return;
    const Entity& speaker = entities_.entities[claim_.speaker];
    const bool person = speaker.type == EntityType::person;
    insert(document_.tokens[token].range.end,
           plural && person ? "speaker: " + speaker.name : speaker.name);
  }

  /// Not themselves, nor a "they" that may be more than the one body it was taken for.
  void read_pronoun(std::uint32_t token, const Mention& mention) {
    const std::string word = lower(document_.word(token));
    if (is_one_of(kReflexive, word)) return;
    if (is_one_of(kThey, word) && !entities_.entities[mention.entity].plural) return;
    if (names(mention.entity) || !meet(mention.entity)) return;
    const Entity& entity = entities_.entities[mention.entity];
    const bool owns = syntax_.words[token].xpos == Xpos::prp_poss;
    replace(document_.tokens[token].range, owns ? possessive(entity) : entity.name);
  }

  /// "[Anna] Berger", "Kim [Jong-un]", "WHO [World Health Organization]".
  void read_name(const Mention& mention) {
    if (!holds(mention.first) || !holds(mention.last - 1) || !meet(mention.entity)) return;
    const std::string& name = entities_.entities[mention.entity].name;
    const std::string_view written = slice(document_.text, mention.range);
    if (name.size() <= written.size() + 1) return;
    const bool ends = name.ends_with(written) && name[name.size() - written.size() - 1] == ' ';
    const bool begins = name.starts_with(written) && name[written.size()] == ' ';
    if (ends) {
      insert(mention.range.begin, name.substr(0, name.size() - written.size() - 1));
    } else if (begins) {
      insert(mention.range.end, name.substr(written.size() + 1));
    } else if (is_all_caps(written) && !is_all_caps(name) &&
               syntax_.words[mention.head].deprel != Deprel::compound) {
      insert(mention.range.end, name);
    }
  }

  /// "the minister [Anna Berger]".
  void read_role(const Mention& mention) {
    if (!holds(mention.first) || !holds(mention.last - 1) || names(mention.entity)) return;
    if (lower(document_.word(mention.first)) != "the" || !meet(mention.entity)) return;
    insert(mention.range.end, entities_.entities[mention.entity].name);
  }

  /// The year, or the whole date, behind what tells it from the article's day. Today and tomorrow
  /// in a quotation were told from another day.
  void read_dates(Range span) {
    const auto begin_of = [](const Value& value) { return value.range.begin; };
    auto value = std::ranges::lower_bound(values_, span.begin, {}, begin_of);
    for (; value != values_.end() && value->range.end <= span.end; ++value) {
      if (!value->relative || value->date.empty()) continue;
      const bool deictic =
          value->precision == Precision::day && syntax_.words[value->anchor].upos != Upos::propn;
      if (deictic && is_quoted()) continue;
      insert(value->range.end, spell_date(*value, slice(document_.text, value->range)));
    }
  }

  /// The claim's predicate: what hangs on nothing in it.
  [[nodiscard]] std::uint32_t predicate() const {
    for (const TokenSpan& run : runs_) {
      for (std::uint32_t token = run.first; token < run.last; ++token) {
        const Word& word = syntax_.words[token];
        if (word.upos == Upos::punct || (word.head != kNone && holds(word.head))) continue;
        return token;
      }
    }
    return kNone;
  }

  /// A relative clause or a conjoined predicate that was split off gets its subject back.
  void add_subject() {
    const std::uint32_t head = predicate();
    if (head == kNone || syntax_.words[head].head == kNone) return;
    for (const std::uint32_t child : tree_.children(head)) {
      if (is_subject(child) && holds(child)) return;
    }
    const Word& word = syntax_.words[head];
    if (word.deprel == Deprel::acl_relcl) {
      const bool who = std::ranges::any_of(tree_.children(head), [&](std::uint32_t child) {
        const Xpos tag = syntax_.words[child].xpos;
        return is_subject(child) && (tag == Xpos::wdt || tag == Xpos::wp);
      });
      if (who) put_subject(word.head, tree_.left(head));
      return;
    }
    std::uint32_t first = head;
    for (std::uint32_t step = 0; step < kConjuncts; ++step) {
      const Word& above = syntax_.words[first];
      if ((above.deprel != Deprel::conj && above.deprel != Deprel::advcl) || above.head == kNone) {
        return;
      }
      first = above.head;
      for (const std::uint32_t child : tree_.children(first)) {
        if (is_subject(child)) return put_subject(child, tree_.right(child));
      }
    }
  }

  [[nodiscard]] bool is_subject(std::uint32_t token) const {
    const Deprel relation = syntax_.words[token].deprel;
    return relation == Deprel::nsubj || relation == Deprel::nsubj_pass;
  }

  /// The phrase of `noun` up to `last`, without clauses that hang on it, or the name it stands for.
  void put_subject(std::uint32_t noun, std::uint32_t last) {
    const Word& word = syntax_.words[noun];
    const std::uint32_t entity = entities_.entity_of(noun);
    const std::uint32_t index = entities_.by_head[noun];
    const bool sure =
        index != kNone && entities_.mentions[index].confidence >= kSure && is_named(entity);
    const std::uint32_t at = document_.tokens[runs_.front().first].range.begin;
    if (sure && entities_.mentions[index].form != MentionForm::role) {
      if (meet(entity)) insert(at, entities_.entities[entity].name);
      return;
    }
    if (word.upos != Upos::noun && word.upos != Upos::propn) return;
    for (const std::uint32_t child : tree_.children(noun)) {
      const Word& below = syntax_.words[child];
      const bool clause = below.deprel == Deprel::acl_relcl || below.deprel == Deprel::acl ||
                          below.deprel == Deprel::appos || below.deprel == Deprel::conj ||
                          below.deprel == Deprel::parataxis || below.deprel == Deprel::punct;
      if (child > noun && clause) last = std::min(last, tree_.left(child));
    }
    const TokenSpan phrase = trim_marks(document_, syntax_, {tree_.left(noun), last});
    if (phrase.empty() || phrase.last - phrase.first > kLongestSubject) return;
    if (!phrase.holds(noun)) return;
    const Range words{document_.tokens[phrase.first].range.begin,
                      document_.tokens[phrase.last - 1].range.end};
    insert(at, opened(std::string(slice(document_.text, words))));
  }

  /// Article and insertions in turn. Where the article was left out between spans, an ellipsis.
  [[nodiscard]] std::vector<Piece> pieces() const {
    std::vector<Piece> out;
    auto edit = edits_.begin();
    for (std::size_t i = 0; i < claim_.spans.size(); ++i) {
      const Range span = claim_.spans[i];
      std::uint32_t at = span.begin;
      const auto copy = [&](std::uint32_t end) {
        if (at < end) out.push_back({{at, end}, {}});
        at = end;
      };
      for (; edit != edits_.end() && edit->range.end <= span.end; ++edit) {
        if (edit->range.begin < at) continue;
        copy(edit->range.begin);
        out.push_back(*edit);
        at = edit->range.end;
      }
      copy(span.end);
      if (i + 1 < claim_.spans.size()) {
        out.push_back({{span.end, span.end}, "\u2026"});
      }
    }
    return out;
  }

  const Document& document_;
  const Syntax& syntax_;
  const Entities& entities_;
  const std::vector<Value>& values_;
  const Tree& tree_;
  const Claim& claim_;
  std::vector<TokenSpan> runs_;
  std::vector<Piece> edits_;
  std::vector<std::uint32_t> met_;  ///< entities that the reading has named
};

}  // namespace

StandaloneReader::StandaloneReader(const Document& document, const Syntax& syntax,
                                   const Entities& entities, const std::vector<Value>& values)
    : document_(document), syntax_(syntax), entities_(entities), values_(values), tree_(syntax) {}

std::vector<Piece> StandaloneReader::read(const Claim& claim) const {
  return Reading(document_, syntax_, entities_, values_, tree_, claim).run();
}

}  // namespace sayso
