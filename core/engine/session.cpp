#include "core/engine/session.h"

#include <utility>

#include "core/engine/syntax_cache.h"

namespace sayso {

struct Session::Impl {
  const Engine& engine;
  SyntaxCache cache;
  std::string text;
  Options options;
  Analysis analysis;

  const Analysis& run() {
    analysis = engine.analyze(text, options, cache);
    return analysis;
  }
};

Session::Session(const Engine& engine)
    : impl_(std::make_unique<Impl>(Impl{engine, {}, {}, {}, {}})) {
  impl_->run();
}
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;
Session::~Session() = default;

const Analysis& Session::set(std::string text, Options options) {
  impl_->text = std::move(text);
  impl_->options = std::move(options);
  return impl_->run();
}

std::expected<const Analysis*, Error> Session::update(const Edit& edit) {
  const auto size = static_cast<std::uint32_t>(impl_->text.size());
  if (edit.range.begin > edit.range.end || edit.range.end > size) {
    return std::unexpected(Error{"the edit reaches outside the text", size});
  }
  impl_->text.replace(edit.range.begin, edit.range.size(), edit.text);
  impl_->options.blocks.clear();
  return &impl_->run();
}

const Analysis& Session::analysis() const { return impl_->analysis; }
const std::string& Session::text() const { return impl_->text; }

}  // namespace sayso
