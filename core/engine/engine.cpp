#include "core/engine/engine.h"

#include <utility>

#include "core/engine/language.h"
#include "core/engine/syntax_cache.h"
#include "core/lexicon/lexicon.h"

namespace sayso {

struct Engine::Impl {
  Lexicon lexicon;
  SyntaxModel syntax;
  std::vector<ModelInfo> models;
};

Engine::Engine(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

std::expected<Engine, Error> Engine::create(std::span<const std::span<const std::byte>> models) {
  if (models.size() != 1) {
    return std::unexpected(Error{"one model file is needed, the syntax model", kNone});
  }
  std::expected<SyntaxModel, Error> syntax = SyntaxModel::load(models.front());
  if (!syntax) return std::unexpected(syntax.error());
  std::vector<ModelInfo> infos{{"syntax", std::string(syntax->version())}};
  return Engine(
      std::make_unique<const Impl>(Impl{Lexicon::load(), std::move(*syntax), std::move(infos)}));
}

namespace {

/// All stages. `parse` is the syntax stage, which a session may answer from what it knows.
template <typename Parse>
Analysis run_stages(std::string_view text, const Options& options, const Lexicon& lexicon,
                    Parse parse) {
  Analysis analysis;
  analysis.article = options.article;
  analysis.document = read_document(text, lexicon, options.blocks, options.limits);
  analysis.language = language_of(analysis.document, lexicon);
  analysis.syntax = parse(analysis.document);
  analysis.entities = find_entities(analysis.document, analysis.syntax, lexicon);
  if (analysis.language == "en") {
    analysis.attributions =
        find_attributions(analysis.document, analysis.syntax, analysis.entities, lexicon);
    analysis.claims = find_claims(analysis.document, analysis.syntax, analysis.entities,
                                  analysis.attributions, lexicon);
  }
  return analysis;
}

}  // namespace

Analysis Engine::analyze(std::string_view text, const Options& options) const {
  return run_stages(text, options, impl_->lexicon,
                    [&](const Document& document) { return impl_->syntax.parse(document); });
}

Analysis Engine::analyze(std::string_view text, const Options& options, SyntaxCache& cache) const {
  return run_stages(text, options, impl_->lexicon,
                    [&](const Document& document) { return cache.parse(document, impl_->syntax); });
}

Syntax Engine::parse(const Document& document) const { return impl_->syntax.parse(document); }

const std::vector<ModelInfo>& Engine::models() const { return impl_->models; }

}  // namespace sayso
