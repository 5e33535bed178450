#include "core/entities/roles.h"

#include <algorithm>

namespace sayso {
namespace {

constexpr std::uint32_t kLongestRole = 16;  // tokens

bool is_title_word(const Reading& r, std::uint32_t token) {
  return r.upos(token) != Upos::verb && r.lexicon.titles.contains(r.low(token));
}

class RoleFinder {
 public:
  RoleFinder(const Reading& reading, const std::vector<Name>& names) : r_(reading), names_(names) {}

  std::vector<Role> find() && {
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      if (names_[i].type != EntityType::person) continue;
      name_ = &names_[i];
      index_ = i;
      head_ = r_.head_of(name_->span);
      find_before();
      find_apposed_to();
      find_behind();
    }
    return std::move(roles_);
  }

 private:
  void add(Span span, std::uint32_t head, bool apart) {
    while (!span.empty() && is_trimmed(span.first)) ++span.first;
    while (!span.empty() && r_.upos(span.last - 1) == Upos::punct) --span.last;
    if (span.empty() || span.size() > kLongestRole || !span.holds(head)) return;
    roles_.push_back({index_, span, head, apart});
  }

  [[nodiscard]] bool is_trimmed(std::uint32_t token) const {
    return r_.upos(token) == Upos::punct || r_.upos(token) == Upos::cconj ||
           r_.low(token) == "the" || r_.xpos(token) == Xpos::prp_poss;
  }

  /// "Japanese Foreign Minister Ann Lee", "the ministry's spokesman Ann Lee".
  void find_before() {
    Span title = name_->title;
    if (title.empty()) {
      const std::uint32_t begin = name_->span.first;
      if (begin == r_.sentence_at(begin).first || !is_title_word(r_, begin - 1)) return;
      title = {begin - 1, begin};
    }
    std::uint32_t first = title.first;
    const std::uint32_t stop = r_.sentence_at(title.first).first;
    while (first > stop && title.last - first < kLongestRole && belongs(first - 1, stop)) --first;
    const bool address = title.size() == 1 && r_.lexicon.honorifics.contains(r_.low(title.first)) &&
                         first == title.first;
    if (!address) add({first, title.last}, title.last - 1, false);
  }

  /// Modifiers and owners that may stand before a title.
  [[nodiscard]] bool belongs(std::uint32_t token, std::uint32_t stop) const {
    if (r_.is_possessive(token)) return true;
    if (r_.word(token) == "-") return token > stop;
    const Upos upos = r_.upos(token);
    if (upos == Upos::verb) {
      return r_.xpos(token) == Xpos::vbn && r_.deprel(token) == Deprel::amod;
    }
    if (upos != Upos::adj && upos != Upos::noun && upos != Upos::propn) return false;
    // A time before the subject is none of its words: "On Friday President Lee said".
    return r_.deprel(token) != Deprel::obl && r_.deprel(token) != Deprel::root;
  }

  /// "the deputy ambassador, Ann Lee,": the name explains the office before it.
  void find_apposed_to() {
    const std::uint32_t head = r_.head(head_);
    const std::uint32_t begin = name_->span.first;
    if (head == kNone || r_.deprel(head_) != Deprel::appos || head >= begin) return;
    if (r_.upos(head) != Upos::noun && !is_title_word(r_, head)) return;
    if (!describes_person(head)) return;
    const std::uint32_t first = phrase_begin(head);
    add({first, begin}, head, true);
  }

  /// "Ann Lee, 64, a retired teacher": a noun phrase between commas behind the name.
  void find_behind() {
    for (const std::uint32_t child : r_.tree.children(head_)) {
      if (child < name_->span.last || r_.deprel(child) != Deprel::appos) continue;
      if (r_.upos(child) != Upos::noun && r_.upos(child) != Upos::propn) continue;
      if (describes_person(child)) {
        return add({phrase_begin(child), phrase_end(child)}, child, true);
      }
    }
    read_behind();
  }

  /// The same where the parse does not show it.
  void read_behind() {
    std::uint32_t at = name_->span.last;
    const std::uint32_t end = std::min(r_.sentence_at(name_->span.first).last, at + kLongestRole);
    if (at + 2 >= end || r_.word(at) != ",") return;
    if (r_.upos(at + 1) == Upos::num && r_.word(at + 2) == ",") at += 2;
    const std::uint32_t first = at + 1;
    if (first >= end) return;
    const bool opens = r_.upos(first) == Upos::det || r_.upos(first) == Upos::adj ||
                       is_title_word(r_, first) || r_.capital(first);
    if (!opens) return;
    std::uint32_t head = kNone;
    std::uint32_t last = first;
    for (; last < end; ++last) {
      if (r_.word(last) == "," || r_.upos(last) == Upos::verb || r_.upos(last) == Upos::aux) break;
      if (head == kNone && is_title_word(r_, last) &&
          !(last + 1 < end && is_title_word(r_, last + 1))) {
        head = last;
      }
      if (head == kNone && r_.upos(last) == Upos::adp) return;
    }
    const bool closed = last < end && r_.word(last) == ",";
    if (head != kNone && (closed || last == r_.sentence_at(head).last))
      add({first, last}, head, true);
  }

  [[nodiscard]] bool describes_person(std::uint32_t head) const {
    if (is_title_word(r_, head)) return true;
    if (r_.lexicon.anonymous.fields(r_.low(head)) == "person") return true;
    for (const std::uint32_t child : r_.tree.children(head)) {
      if (r_.deprel(child) == Deprel::conj && is_title_word(r_, child)) return true;
    }
    return false;
  }

  [[nodiscard]] std::uint32_t phrase_begin(std::uint32_t head) const {
    std::uint32_t first = head;
    for (const std::uint32_t child : r_.tree.children(head)) {
      if (child > head || r_.deprel(child) == Deprel::case_ || r_.deprel(child) == Deprel::punct) {
        continue;
      }
      if (r_.deprel(child) != Deprel::cc) first = std::min(first, r_.tree.left(child));
    }
    return first;
  }

  /// Up to a relative clause or a comma.
  [[nodiscard]] std::uint32_t phrase_end(std::uint32_t head) const {
    std::uint32_t last = r_.tree.right(head);
    for (const std::uint32_t child : r_.tree.children(head)) {
      if (child > head && r_.deprel(child) == Deprel::acl_relcl)
        last = std::min(last, r_.tree.left(child));
    }
    for (std::uint32_t token = head + 1; token < last; ++token) {
      if (r_.word(token) == ",") return token;
    }
    return last;
  }

  const Reading& r_;
  const std::vector<Name>& names_;
  const Name* name_ = nullptr;
  std::uint32_t index_ = 0;
  std::uint32_t head_ = 0;
  std::vector<Role> roles_;
};

}  // namespace

std::vector<Role> find_roles(const Reading& reading, const std::vector<Name>& names) {
  return RoleFinder(reading, names).find();
}

}  // namespace sayso
