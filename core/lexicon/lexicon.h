// Closed classes of words: abbreviations, titles, reporting verbs, countries and their people.
// The lists lie in core/lexicon/data, one file a list, each with its origin at its head.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace sayso {

/// Whether `field` is one of `fields`, which tabs part.
[[nodiscard]] constexpr bool has_field(std::string_view fields, std::string_view field) {
  while (!fields.empty()) {
    const std::string_view one = fields.substr(0, fields.find('\t'));
    if (one == field) return true;
    fields.remove_prefix(std::min(fields.size(), one.size() + 1));
  }
  return false;
}

/// One list: words, lower-cased, each with the fields that stand behind it in its file.
class WordList {
 public:
  /// `text` is a list file's content: one entry a line, fields separated by tabs, # begins a
  /// comment. Borrowed: the views handed out live as long as `text`, which is embedded in the
  /// program.
  explicit WordList(std::string_view text);

  /// True where `word` (already lower-cased) stands in the list. Entries of several words are
  /// joined by one space. O(word).
  [[nodiscard]] bool contains(std::string_view word) const { return find(word) != nullptr; }

  /// False where no entry has `size` bytes and begins like `first`: a cheap look before the rest.
  [[nodiscard]] bool may_contain(char first, std::size_t size) const {
    return (sizes_[static_cast<unsigned char>(first) % sizes_.size()] >>
                std::min(size, kLongestTold) &
            1) != 0;
  }

  /// The fields behind `word`, tabs included; empty where it has none or is not in the list.
  [[nodiscard]] std::string_view fields(std::string_view word) const {
    const Entry* const entry = find(word);
    return entry == nullptr ? std::string_view{} : entry->fields;
  }

  /// Calls `each` with every word, in the file's order.
  template <typename Each>
  void each_word(const Each& each) const {
    for (const Entry& entry : entries_) each(entry.word);
  }

  /// The most words that an entry has.
  [[nodiscard]] std::uint32_t longest() const { return longest_; }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }

 private:
  static constexpr std::size_t kLongestTold = 31;
  struct Entry {
    std::string_view word;
    std::string_view fields;
  };
  [[nodiscard]] const Entry* find(std::string_view word) const {
    return !word.empty() && may_contain(word.front(), word.size()) ? look_up(word) : nullptr;
  }
  [[nodiscard]] const Entry* look_up(std::string_view word) const;
  /// The slot that holds `word`, or the free one where it would stand.
  [[nodiscard]] std::size_t slot_of(std::string_view word) const;

  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_;  ///< hash table of indices into entries_, kNone where free
  /// By first letter of either case a bit for each size; the last bit for all that are longer.
  std::array<std::uint32_t, kLongestTold + 1> sizes_{};
  std::uint32_t longest_ = 1;
};

/// Every list by its file's name. Immutable; built once and shared by all stages.
struct Lexicon {
  /// Reads the lists that the build embedded. O(size of the lists).
  [[nodiscard]] static Lexicon load();

  WordList abbreviations;  ///< without the last stop → what stands around it (see the file's head)
  WordList contractions;   ///< without apostrophe (cannot, didnt) → letters of the first token
  WordList prefixes;       ///< that keep their hyphen: post-war
  WordList units;          ///< tokens of their own behind a number: 35 | mm
  WordList titles;         ///< nouns of office, rank, work and kin → class, gender
  WordList honorifics;     ///< mr, mrs, dr, sir … → m | f | -
  WordList first_names;    ///< → m | f | u, weak where it is more often something else
  WordList countries;      ///< countries, peoples, places → kind, country
  WordList bodies;         ///< last words of names: ministry, inc, street, treaty … → kind
  WordList anonymous;      ///< nouns of unnamed speakers: officials, reports … → person | source
  WordList collectives;    ///< nouns of groups and institutions → group | body
  WordList reporting_verbs;       ///< lemmas → how they report (see the file's head)
  WordList reporting_nouns;       ///< nouns that report: statement, demand, claim …
  WordList reporting_adjectives;  ///< "is concerned that", "made clear that"
  WordList light_verbs;           ///< that only carry a noun that reports: "made the claim that"
  WordList attribution_words;     ///< that its rules ask for → class (see the file's head)
  WordList claim_words;           ///< that tell how claims are cut, their type → classes
  WordList name_words;            ///< that tell where names and descriptions end → classes
  WordList date_words;            ///< that tell how a date is meant → class
  WordList opinion_words;         ///< predicates that judge: unfair, disgrace …
  WordList rule_words;            ///< law, require, legal … → noun | verb | adjective
  WordList causal_words;          ///< cause, because … → verb | link
  WordList function_words;        ///< the most frequent English words → closed | open
  WordList number_words;          ///< three, dozen, billion, third … → class, value
  WordList measures;              ///< km, per cent, years … → kind of value, unit
  WordList currencies;            ///< $, euros … → ISO 4217 code, minor for cents
  WordList calendar_words;        ///< months, weekdays, yesterday … → class, value
  WordList negations;             ///< not, never, without …
  WordList comparators;           ///< about, at least … → how they bound a figure, where they stand
};

}  // namespace sayso
