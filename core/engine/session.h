// Live editing: analyses of a text that changes a little at a time.
#pragma once

#include <expected>
#include <memory>
#include <string>
#include <string_view>

#include "core/engine/engine.h"

namespace sayso {

/// Puts `text` in the place of the bytes of `range`.
struct Edit {
  Range range;
  std::string_view text;
};

/// Holds a text and its analysis. Every update gives exactly what Engine::analyze gives for the new
/// text; sentences that the edit left as they were are not parsed again. One thread at a time.
class Session {
 public:
  /// `engine` is borrowed and must outlive the session. Begins with an empty text.
  explicit Session(const Engine& engine);
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;
  ~Session();

  /// Replaces the whole text. The analysis is owned by the session, valid until the next call.
  const Analysis& set(std::string text, Options options = {});

  /// Error: a range outside the text (its position is the text's size); nothing is changed then.
  /// Options' blocks are dropped at the first edit, since they no longer fit.
  [[nodiscard]] std::expected<const Analysis*, Error> update(const Edit& edit);

  [[nodiscard]] const Analysis& analysis() const;
  [[nodiscard]] const std::string& text() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sayso
