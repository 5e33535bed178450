#include "core/claims/types.h"

#include <algorithm>

namespace sayso {
namespace {

/// Up to this, spelled out, figures mostly name parties ("the two countries").
constexpr std::int64_t kFew = 5;
constexpr std::uint32_t kNear = 4;  // steps from the predicate

bool is_comparative(Xpos tag) {
  return tag == Xpos::jjr || tag == Xpos::jjs || tag == Xpos::rbr || tag == Xpos::rbs;
}

class Reader {
 public:
  Reader(const ClauseContext& context, const Entities& entities, const std::vector<Value>& values,
         const Lexicon& lexicon, std::uint32_t head)
      : context_(context), entities_(entities), values_(values), lexicon_(lexicon), head_(head) {
    signs_.token.fill(kNone);
    signs_.main.fill(false);
  }

  void read(std::uint32_t token) {
    const Word& word = context_.word(token);
    lemma_ = lower(context_.syntax.lemma(token));
    classes_ = lexicon_.claim_words.fields(lemma_);
    if (const Value* value = value_at(token)) {
      if (token == value->anchor) read_value(*value);
    } else if (compares(token)) {
      note(Sign::comparison, token);
    }
    if (word.xpos == Xpos::md) read_modal(token);
    if (is_one_of("hedge")) note(Sign::hedge, token);
    if (is_one_of("first-person")) note(Sign::first_person, token);
    if (word.xpos == Xpos::vbd) note(Sign::past, token);
    if (entities_.by_head[token] != kNone && word.upos == Upos::propn) note(Sign::name, token);
    read_lists(token);
  }

  [[nodiscard]] Signs signs() const { return signs_; }

 private:
  void note(Sign sign, std::uint32_t token) {
    const auto index = static_cast<std::size_t>(sign);
    if (signs_.token[index] == kNone) signs_.token[index] = token;
    signs_.main[index] = signs_.main[index] || is_near(token, sign);
  }

  /// Whether `token` hangs on the predicate through no further clause, and as a figure through no
  /// time ("for two hours", "in March").
  [[nodiscard]] bool is_near(std::uint32_t token, Sign sign) const {
    std::uint32_t at = token;
    for (std::uint32_t step = 0; step < kNear; ++step) {
      if (at == head_) return true;
      const Word& word = context_.word(at);
      switch (word.deprel) {
        case Deprel::acl:
        case Deprel::acl_relcl:
        case Deprel::advcl:
        case Deprel::ccomp:
        case Deprel::appos:
        case Deprel::parataxis:
          return false;
        case Deprel::obl:
        case Deprel::nmod:
          if (sign == Sign::number && is_time(at)) return false;
          break;
        case Deprel::compound:
        case Deprel::amod:
          // "a $40m bridge", "on $20,000 bail": said in passing.
          if (sign == Sign::amount && !is_measured(word.head)) return false;
          break;
        default:
          break;
      }
      if (word.head == kNone) return false;
      at = word.head;
    }
    return false;
  }

  /// Whether the token that is read is of a class of claim_words.txt.
  [[nodiscard]] bool is_one_of(std::string_view class_name) const {
    return has_field(classes_, class_name);
  }

  /// Whether the token is among the words of the value that was read last.
  [[nodiscard]] bool is_measured(std::uint32_t token) const {
    return token == head_ || (next_ < values_.size() && values_[next_].words.holds(token));
  }

  [[nodiscard]] bool is_time(std::uint32_t token) const {
    return context_.word(token).upos == Upos::propn ||
           context_.is_one_of("time", context_.syntax.lemma(token));
  }

  /// The value whose words hold `token`; tokens come in order.
  const Value* value_at(std::uint32_t token) {
    if (next_ == kNone) {
      const auto last_of = [](const Value& value) { return value.words.last; };
      next_ = static_cast<std::uint32_t>(std::ranges::upper_bound(values_, token, {}, last_of) -
                                         values_.begin());
    }
    while (next_ < values_.size() && values_[next_].words.last <= token) ++next_;
    return next_ < values_.size() && values_[next_].words.holds(token) ? &values_[next_] : nullptr;
  }

  /// Figures that count or measure; dates, ages and ranks are not the news.
  void read_value(const Value& value) {
    switch (value.kind) {
      case ValueKind::percent:
      case ValueKind::money:
        return note(Sign::amount, value.anchor);
      case ValueKind::quantity:
      case ValueKind::duration:
        return note(Sign::number, value.anchor);
      case ValueKind::number: {
        const char first = context_.document.word(value.anchor).front();
        const bool spelled = first < '0' || first > '9';
        const bool few = spelled && value.parts == 0 && value.number->digits <= kFew;
        if (!few) note(value.parts > 0 ? Sign::amount : Sign::number, value.anchor);
        return;
      }
      case ValueKind::ordinal: {
        // "was the first woman": of a predicate it sets apart from all others.
        const bool first = value.number->digits == 1;
        if (first && context_.word(value.anchor).head == head_)
          note(Sign::comparison, value.anchor);
        return;
      }
      case ValueKind::date:
      case ValueKind::age:
        return;
    }
  }

  /// More, most, unlike, the first of its kind; not "earlier this week" or "first met".
  [[nodiscard]] bool compares(std::uint32_t token) const {
    const Word& word = context_.word(token);
    if (lemma_ == "than" || is_one_of("contrast")) return true;
    if (!is_comparative(word.xpos) || lemma_ == "many" || lemma_ == "much") return false;
    return !is_one_of("when") || word.deprel != Deprel::advmod;
  }

  /// Only the modality of the claim's own predicate, or of one conjoined with it, counts.
  void read_modal(std::uint32_t token) {
    const std::uint32_t verb = token == head_ ? token : context_.word(token).head;
    if (verb == kNone || head_ == kNone) return;
    const Word& word = context_.word(verb);
    if (verb != head_ && !(word.head == head_ && word.deprel == Deprel::conj)) return;
    if (is_one_of("duty")) note(Sign::duty, token);
    if (is_one_of("future")) note(Sign::future, token);
  }

  /// "in due course", "is due on Monday": no cause, as "due to" is.
  [[nodiscard]] bool is_owed(std::uint32_t token) const {
    return lemma_ == "due" && (token + 1 == context_.document.tokens.size() ||
                               context_.document.word(token + 1) != "to");
  }

  void read_lists(std::uint32_t token) {
    const std::string_view causal = lexicon_.causal_words.fields(lemma_);
    const Upos tag = context_.word(token).upos;
    if (!causal.empty() && (causal == "link" || tag == Upos::verb) && !is_owed(token)) {
      note(Sign::cause, token);
    }
    const std::string_view rule = lexicon_.rule_words.fields(lemma_);
    const bool main = token == head_;
    const bool below = head_ != kNone && context_.word(token).head == head_;
    const Deprel relation = context_.word(token).deprel;
    const bool subject = below && (relation == Deprel::nsubj || relation == Deprel::nsubj_pass);
    const bool under = below && relation == Deprel::obl;
    const bool noun = tag == Upos::noun || tag == Upos::propn;
    if ((rule == "noun" && noun && (subject || main || under)) ||
        (rule == "verb" && main && tag == Upos::verb) || (rule == "adjective" && main)) {
      note(Sign::rule, token);
    }
    // "is unfair", "was a disgrace", "a bad idea": the predicate or what qualifies it.
    const std::uint32_t above = context_.word(token).head;
    const bool of_object = relation == Deprel::amod && above != kNone &&
                           context_.word(above).head == head_ &&
                           context_.word(above).deprel == Deprel::obj;
    const bool qualifies = below && (relation == Deprel::xcomp || relation == Deprel::amod ||
                                     relation == Deprel::obj || relation == Deprel::conj);
    if ((main || qualifies || of_object) && lexicon_.opinion_words.contains(lemma_)) {
      note(Sign::judgement, token);
    }
  }

  const ClauseContext& context_;
  const Entities& entities_;
  const std::vector<Value>& values_;
  const Lexicon& lexicon_;
  std::uint32_t head_;
  std::uint32_t next_ = kNone;  ///< index of the value that may hold the next token
  std::string lemma_;
  std::string_view classes_;  ///< that claim_words.txt has it in
  Signs signs_;
};

/// Whether the future is in the speaker's hands: "we will", "he would" said of himself, "his
/// country would".
bool is_own(const ClauseContext& context, const Entities& entities, std::uint32_t head,
            const Act& act) {
  const std::uint32_t subject = head == kNone ? kNone : context.tree.child(head, Deprel::nsubj);
  if (subject == kNone) return false;
  const auto is_self = [&](std::uint32_t token) {
    if (context.is_one_of("first-person", lower(context.document.word(token)))) return true;
    const std::uint32_t entity = entities.entity_of(token);
    if (entity != kUnknownSpeaker) return entity == act.speaker;
    return context.word(token).upos == Upos::pron && context.syntax.lemma(token) != "it";
  };
  if (context.word(subject).upos == Upos::pron || is_self(subject)) return is_self(subject);
  const std::uint32_t owner = context.tree.child(subject, Deprel::nmod_poss);
  return owner != kNone && context.word(owner).upos == Upos::pron && is_self(owner);
}

/// "We urge the council to act".
bool asks(const ClauseContext& context, std::uint32_t head) {
  if (head == kNone || !context.is_one_of("asking", context.syntax.lemma(head))) return false;
  const std::uint32_t subject = context.tree.child(head, Deprel::nsubj);
  return subject != kNone &&
         context.is_one_of("first-person", lower(context.document.word(subject)));
}

/// Dynamic verbs in a tense that tells happenings; copulas and verbs of being tell states.
ClaimType event_or_state(const ClauseContext& context, std::uint32_t head, bool headline) {
  if (head == kNone) return ClaimType::state;
  if (context.tree.has(head, Deprel::cop) || context.word(head).upos != Upos::verb) {
    return ClaimType::state;
  }
  // "It appeared broken" is a state, "a ship appeared" an event.
  const std::string_view lemma = context.syntax.lemma(head);
  const bool linked = lemma != "appear" || context.tree.has(head, Deprel::xcomp);
  if (linked && context.is_one_of("stative", lemma)) return ClaimType::state;
  // "is used to mark the border": a passive in the present tense tells what holds.
  const std::uint32_t passive = context.tree.child(head, Deprel::aux_pass);
  const Xpos tense = context.word(passive == kNone ? head : passive).xpos;
  const bool present = tense == Xpos::vbz || tense == Xpos::vbp;
  return present && !headline ? ClaimType::state : ClaimType::event;
}

}  // namespace

Signs read_signs(const ClauseContext& context, const Entities& entities,
                 const std::vector<Value>& values, const Lexicon& lexicon,
                 const std::vector<TokenSpan>& runs, std::uint32_t head) {
  Reader reader(context, entities, values, lexicon, head);
  for (const TokenSpan& run : runs) {
    for (std::uint32_t token = run.first; token < run.last; ++token) reader.read(token);
  }
  return reader.signs();
}

ClaimType type_of(const ClauseContext& context, const Entities& entities, const Signs& signs,
                  std::uint32_t head, const Act* act, bool headline) {
  const bool own_voice = act == nullptr;
  const CueKind cue = own_voice ? CueKind::say : act->kind;
  if (cue == CueKind::demand) return ClaimType::demand;
  if (cue == CueKind::pledge) return ClaimType::pledge;
  if (!own_voice && asks(context, head)) return ClaimType::demand;
  if (!own_voice && act->rules) return ClaimType::rule;
  // The article itself demands nothing: its "must" tells what a procedure asks for.
  if (signs.has(Sign::duty)) {
    return own_voice || signs.is_point(Sign::rule) ? ClaimType::rule : ClaimType::demand;
  }
  if (signs.has(Sign::future)) {
    const bool own = !own_voice && is_own(context, entities, head, *act);
    return own ? ClaimType::pledge : ClaimType::prediction;
  }
  if (cue == CueKind::judge) return ClaimType::opinion;
  if (signs.has(Sign::judgement) && !own_voice) return ClaimType::opinion;
  if (signs.is_point(Sign::amount) || signs.is_point(Sign::number)) return ClaimType::quantity;
  if (signs.is_point(Sign::comparison)) return ClaimType::comparison;
  if (signs.is_point(Sign::cause)) return ClaimType::causal;
  if (signs.is_point(Sign::rule)) return ClaimType::rule;
  return event_or_state(context, head, headline);
}

}  // namespace sayso
