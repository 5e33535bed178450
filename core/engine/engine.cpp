#include "core/engine/engine.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/engine/language.h"
#include "core/engine/syntax_cache.h"
#include "core/lexicon/lexicon.h"

namespace sayso {

struct Engine::Impl {
  Lexicon lexicon;
  SyntaxModel syntax;
  EntityModel entities;
  WorthModel worth;
  std::optional<AttributionModel> attributions;
  std::vector<ModelInfo> models;

  /// All stages. `cache`, where there is one, knows sentences that were parsed before.
  [[nodiscard]] Analysis analyze(std::string_view text, const Options& options,
                                 SyntaxCache* cache) const;
};

Engine::Engine(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

// Those that must be there, then the one that may be left out.
constexpr std::array<std::string_view, 4> kKinds{"syntax", kEntityKind, kWorthKind,
                                                 kAttributionKind};
constexpr std::size_t kNeeded = 3;

std::expected<Engine, Error> Engine::create(std::span<const std::span<const std::byte>> models) {
  std::array<std::span<const std::byte>, kKinds.size()> files;
  for (const std::span<const std::byte> model : models) {
    const auto kind = std::ranges::find(kKinds, Weights::kind_of(model));
    // What is wrong with a file of no known kind, any loader can say.
    if (kind == kKinds.end()) return std::unexpected(SyntaxModel::load(model).error());
    files[static_cast<std::size_t>(kind - kKinds.begin())] = model;
  }
  for (std::size_t i = 0; i < kNeeded; ++i) {
    if (files[i].data() == nullptr) {
      return std::unexpected(
          Error{"the model file for \"" + std::string(kKinds[i]) + "\" is missing"});
    }
  }
  std::expected<SyntaxModel, Error> syntax = SyntaxModel::load(files[0]);
  if (!syntax) return std::unexpected(syntax.error());
  std::expected<EntityModel, Error> entities = EntityModel::load(files[1]);
  if (!entities) return std::unexpected(entities.error());
  std::expected<WorthModel, Error> worth = WorthModel::load(files[2]);
  if (!worth) return std::unexpected(worth.error());
  std::vector<ModelInfo> infos{{"syntax", std::string(syntax->version())},
                               {std::string(kEntityKind), std::string(entities->version())},
                               {std::string(kWorthKind), std::string(worth->version())}};
  std::optional<AttributionModel> attributions;
  if (files[3].data() != nullptr) {
    std::expected<AttributionModel, Error> model = AttributionModel::load(files[3]);
    if (!model) return std::unexpected(model.error());
    infos.push_back({std::string(kAttributionKind), std::string(model->version())});
    attributions = std::move(*model);
  }
  return Engine(std::make_unique<const Impl>(Impl{Lexicon::load(), std::move(*syntax),
                                                  std::move(*entities), std::move(*worth),
                                                  std::move(attributions), std::move(infos)}));
}

Analysis Engine::Impl::analyze(std::string_view text, const Options& options,
                               SyntaxCache* cache) const {
  const auto ends = [&](Stage stage) {
    if (options.ended) options.ended(stage);
    return stage == options.until;
  };
  Analysis analysis;
  analysis.article = options.article;
  analysis.checkworthy = options.checkworthy.value_or(worth.threshold());
  analysis.document = read_document(text, lexicon, options.blocks, options.limits);
  analysis.language = language_of(analysis.document, lexicon);
  if (ends(Stage::document)) return analysis;
  analysis.syntax =
      cache != nullptr ? cache->parse(analysis.document, syntax) : syntax.parse(analysis.document);
  if (ends(Stage::syntax)) return analysis;
  analysis.entities = find_entities(analysis.document, analysis.syntax, lexicon, entities);
  if (ends(Stage::entities) || analysis.language != "en") return analysis;
  const bool by_rules = options.attribution == AttributionMode::rules || !attributions;
  analysis.attributions = find_attributions(analysis.document, analysis.syntax, analysis.entities,
                                            lexicon, by_rules ? nullptr : &*attributions);
  if (ends(Stage::attributions)) return analysis;
  analysis.day =
      find_article_day(analysis.document, analysis.syntax, lexicon, options.article.date);
  analysis.values = find_values(analysis.document, analysis.syntax, lexicon, analysis.day);
  analysis.claims = find_claims(analysis.document, analysis.syntax, analysis.values,
                                analysis.entities, analysis.attributions, lexicon, worth);
  ends(Stage::claims);
  return analysis;
}

Analysis Engine::analyze(std::string_view text, const Options& options) const {
  return impl_->analyze(text, options, nullptr);
}

Analysis Engine::analyze(std::string_view text, const Options& options, SyntaxCache& cache) const {
  return impl_->analyze(text, options, &cache);
}

Syntax Engine::parse(const Document& document) const { return impl_->syntax.parse(document); }

Verification Engine::verify(const Analysis& article, std::string_view source) const {
  const Lexicon& lexicon = impl_->lexicon;
  Verification result;
  result.source = read_document(source, lexicon);
  const Syntax syntax = impl_->syntax.parse(result.source);
  result.values = find_values(result.source, syntax, lexicon,
                              find_article_day(result.source, syntax, lexicon, {}));
  result.checks = sayso::verify({article.document, article.values},
                                find_quotations(article.document, article.syntax, lexicon),
                                {result.source, result.values}, lexicon);
  return result;
}

std::vector<Fixed> Engine::score_sentences(const Analysis& analysis) const {
  return sayso::score_sentences(analysis.document, analysis.syntax, analysis.values,
                                analysis.entities, impl_->lexicon, impl_->worth);
}

const std::vector<ModelInfo>& Engine::models() const { return impl_->models; }

}  // namespace sayso
