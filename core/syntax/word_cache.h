// What the network and the lemmatiser make of words and lemmas, kept from document to document.
// None of it changes a result: what is forgotten is made again.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/text.h"

namespace sayso {

/// Distinct texts, numbered from 0 in the order they come: an open hash table. Not thread-safe.
class TextTable {
 public:
  /// The text's number, and whether it is new. O(text).
  struct Found {
    std::uint32_t id;
    bool added;
  };
  Found add(std::string_view text);

  /// Borrowed until the next add().
  [[nodiscard]] std::string_view text(std::uint32_t id) const { return slice(bytes_, ranges_[id]); }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(ranges_.size()); }
  /// Of all texts together.
  [[nodiscard]] std::size_t bytes() const { return bytes_.size(); }
  /// Keeps its memory.
  void clear();

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t id = kNone;
  };
  void grow();

  std::string bytes_;
  std::vector<Range> ranges_;
  std::vector<Slot> slots_ = std::vector<Slot>(256);  // a power of two, at most half full
};

/// Every distinct lemma that a document's words have, once.
class LemmaPool {
 public:
  /// Begins a document. Forgets all lemmas where they have become too many, and says so.
  [[nodiscard]] bool start();
  /// The number of a lemma, good until start() forgets it.
  [[nodiscard]] std::uint32_t find(std::string_view lemma);
  /// Where the lemma stands in the `lemmas` of the document, appended at its first use there.
  [[nodiscard]] Range place(std::uint32_t id, std::string& lemmas);

 private:
  static constexpr std::size_t kMostBytes = 1u << 20;
  struct Place {
    std::uint64_t document = 0;
    Range range;
  };

  TextTable table_;
  std::vector<Place> places_;
  std::uint64_t document_ = 0;
};

/// Words as written, with the network's numbers for each and its last lemma.
class WordCache {
 public:
  static constexpr std::uint8_t kNoTag = 255;

  struct Word {
    std::int16_t* numbers;    ///< stay where they are until reserve() forgets the word
    std::uint32_t lemma = 0;  ///< LemmaPool's number of the lemma under `tag`
    std::uint8_t tag = kNoTag;
  };

  /// `size` numbers a word.
  explicit WordCache(std::uint32_t size) : size_(size) {}

  /// Makes room for a sentence: where there is none, all words are forgotten.
  void reserve(std::size_t words) {
    if (table_.size() + words > kMostWords || table_.bytes() > kMostBytes) clear();
  }
  void clear() {
    table_.clear();
    words_.clear();
  }
  /// The word's number. Where it is new, `read(numbers)` must fill its numbers. O(word).
  template <typename Read>
  std::uint32_t find(std::string_view word, Read read) {
    const auto [id, added] = table_.add(word);
    if (added) {
      words_.push_back({.numbers = numbers(id)});
      read(words_.back().numbers);
    }
    return id;
  }
  [[nodiscard]] Word& operator[](std::uint32_t id) { return words_[id]; }

 private:
  static constexpr std::size_t kMostWords = 1u << 14;
  static constexpr std::size_t kMostBytes = 1u << 20;
  static constexpr std::uint32_t kBlock = 256;  // words that get their numbers' memory at once

  [[nodiscard]] std::int16_t* numbers(std::uint32_t id);

  std::uint32_t size_;
  TextTable table_;
  std::vector<Word> words_;
  std::vector<std::unique_ptr<std::int16_t[]>> blocks_;
};

}  // namespace sayso
