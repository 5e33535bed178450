// Small pieces that several panels draw.
#pragma once

#include <string>
#include <string_view>

#include "core/entities/entities.h"
#include "wasm/desk/model/families.h"
#include "wasm/desk/panels/look.h"

namespace sayso::desk {

/// Words as they are, without format.
void text(std::string_view words);
void soft(const Look& look, std::string_view words);

/// Words on one line, with an ellipsis where there is no room for all.
void one_line(std::string_view words);

/// Soft words in as many lines as they need.
void note(const Look& look, std::string_view words);

/// Running text of several looks, broken at blanks where the panel ends.
class Flow {
 public:
  /// Begins a line; lines begin `indent` from where the cursor stands.
  Flow(const Look& look, float indent);
  Flow(const Flow&) = delete;
  Flow& operator=(const Flow&) = delete;
  /// The next item stands below.
  ~Flow();

  void add(std::string_view words, ImU32 ink, bool underlined = false);

 private:
  void add_word(std::string_view word, ImU32 ink, bool underlined, float before);

  const Look& look_;
  ImVec2 from_;
  ImVec2 at_;
  float right_;
};

/// "4 claims", "1 claim".
[[nodiscard]] std::string count(std::size_t number, std::string_view one, std::string_view many);

/// In whole hundredths.
[[nodiscard]] int percent(Fixed share);

/// A share as a bar with its number, as wide as there is room.
void meter(const Look& look, Fixed share, ImU32 colour);

/// The schema's word for a voice, for a person: "according to".
[[nodiscard]] std::string_view plain_voice(std::string_view voice);

[[nodiscard]] std::string_view name_of(Certainty certainty);

/// A small swatch in a family's colour; the next item stands beside it.
void swatch(const Look& look, ImU32 colour);

}  // namespace sayso::desk
