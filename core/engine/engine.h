// The engine: text and models in, Analysis out. The one header that wasm and the tools include.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/attributions/attributions.h"
#include "core/claims/claims.h"
#include "core/document/document.h"
#include "core/entities/entities.h"
#include "core/match/match.h"
#include "core/syntax/syntax.h"
#include "core/text/text.h"
#include "core/values/values.h"
#include "core/verify/verify.h"

namespace sayso {

inline constexpr std::string_view kVersion = "0.1.0";

/// What the caller knows of the article beside its text; all may be empty.
struct ArticleInfo {
  std::string headline;
  std::string outlet;
  std::string date;  ///< ISO 8601
  std::string url;
};

/// What finds the attributions.
enum class AttributionMode : std::uint8_t {
  learned,  ///< the model; the rules, where the engine was given none
  rules     ///< the rules, over models whose data states its terms
};

/// The stages of an analysis, in order.
enum class Stage : std::uint8_t { document, syntax, entities, attributions, claims };

struct Options {
  ArticleInfo article;
  Stage until = Stage::claims;  ///< the last stage to run; what later ones would find stays empty
  AttributionMode attribution = AttributionMode::learned;
  std::optional<Fixed> checkworthy;  ///< the newsroom's own threshold, 0 to kCertain
  std::vector<Block> blocks;  ///< ordered, disjoint byte ranges; empty: the engine looks for itself
  Limits limits;
  std::function<void(Stage)> ended;  ///< called as each stage ends; may be empty
};

/// Everything that the stages found. Borrows the text it was made from (`document.text`).
struct Analysis {
  Document document;
  Syntax syntax;
  Entities entities;
  std::vector<Attribution> attributions;
  std::vector<Claim> claims;
  std::vector<Value> values;  ///< of the whole text, in its order; read for the claims
  std::optional<Day> day;     ///< the article's own: as given, or as its dateline tells
  Fixed checkworthy = 0;  ///< claims that score at least this come first: the model's, or as set
  std::string_view language;  ///< BCP 47: "en", or "und" where the text is not English
  ArticleInfo article;
};

struct ModelInfo {
  std::string name;
  std::string version;
};

/// An article against a source. Borrows the source's text.
struct Verification {
  Document source;
  std::vector<Value> values;  ///< of the source
  std::vector<Check> checks;  ///< in the order of the article's text
};

class SyntaxCache;

/// Models and lexicons, loaded once. Immutable: one Engine may serve many threads.
class Engine {
 public:
  /// `models` are the contents of model files (core/models/*.bin) in any order. That of kind
  /// "attributions" may be left out: then rules do its work. Errors: a damaged or foreign file,
  /// another model that is missing.
  [[nodiscard]] static std::expected<Engine, Error> create(
      std::span<const std::span<const std::byte>> models);

  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  ~Engine();

  /// Never fails: malformed UTF-8 is analysed as U+FFFD, limits that bite are told in the result.
  /// O(text) time and memory. `text` must outlive the Analysis.
  [[nodiscard]] Analysis analyze(std::string_view text, const Options& options = {}) const;

  /// The same, with the parses of sentences that `cache` knows; it is what Session stands on.
  [[nodiscard]] Analysis analyze(std::string_view text, const Options& options,
                                 SyntaxCache& cache) const;

  /// Tags and parses tokens that the caller has split (for measuring the parser on gold tokens).
  [[nodiscard]] Syntax parse(const Document& document) const;

  /// Looks for the quotations and the figures of `article`, which was analysed to its end, in
  /// `source`, a transcript or a report, which must outlive the result. O(article + source).
  [[nodiscard]] Verification verify(const Analysis& article, std::string_view source) const;

  /// How worth checking each sentence is as a whole, whether or not a claim was found in it; by
  /// index into `analysis.document.sentences`. O(tokens).
  [[nodiscard]] std::vector<Fixed> score_sentences(const Analysis& analysis) const;

  [[nodiscard]] const std::vector<ModelInfo>& models() const;

 private:
  struct Impl;
  explicit Engine(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

/// What was checked before that is like a claim.
struct CheckedBefore {
  std::uint32_t claim = 0;     ///< index into Analysis::claims
  std::vector<Match> matches;  ///< at least one; `here` counts in the article's text
};

/// Looks every claim of `article`, which was analysed to its end, up with its speaker and the
/// article's day. Claims of which nothing is found are left out. O(claims), each as Matcher::match.
[[nodiscard]] std::vector<CheckedBefore> match_claims(const Analysis& article, Matcher& matcher,
                                                      Fixed least = kShownMatch);

}  // namespace sayso
