// Stage 4: every place where the article says that somebody says, thinks, wants or shows something.
#pragma once

#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/document/document.h"
#include "core/entities/entities.h"
#include "core/lexicon/lexicon.h"
#include "core/syntax/syntax.h"
#include "core/text/text.h"
#include "core/weights/weights.h"

namespace sayso {

/// How words are given to a speaker; as in the schema.
enum class Voice : std::uint8_t { direct, indirect, mixed, floating, according_to, narrator };

/// What kind of act the cue names; it tells claims a demand from a statement, and an intention or a
/// stance towards a thing from something said.
enum class CueKind : std::uint8_t {
  say,
  think,
  demand,
  pledge,
  intend,
  judge,
  stance,
  show,
  question
};

/// What an attribution states, bounded as claims want it (core/claims).
struct Statement {
  std::vector<Range> spans;    ///< bytes, in order, at least one; token borders
  std::uint32_t head = kNone;  ///< head token of its clause, where known
  Voice voice = Voice::indirect;
};

struct Attribution {
  std::vector<Range> content;               ///< bytes, in order, at least one; token borders
  std::vector<Range> cue;                   ///< empty where quote marks alone carry it
  std::vector<Range> source;                ///< the words that name the source here; may be empty
  std::uint32_t sentence = 0;               ///< index of the sentence that holds the cue
  std::uint32_t cue_token = kNone;          ///< head token of the cue
  Statement statement;                      ///< the content as the parse bounds it, where it can
  std::uint32_t speaker = kUnknownSpeaker;  ///< index into Entities::entities
  Voice voice = Voice::indirect;
  CueKind kind = CueKind::say;
  bool asserted =
      true;  ///< false: "did not say whether", "must accept that": nobody vouches for it
  Fixed confidence = 0;  ///< that speaker and source are right, of the content beside the cue
  Fixed reach = 0;       ///< the same of content in other sentences than the cue's
};

inline constexpr std::string_view kAttributionKind = "attributions";  ///< of the model file

/// Tells cues from other words, and which words around a cue are its source and its content: linear
/// models over hashed features, in integers. Immutable, may be shared by threads.
class AttributionModel {
 public:
  /// Reads a model file (see core/weights). `file` is copied. Errors: damaged, truncated or foreign
  /// files, with the reason.
  [[nodiscard]] static std::expected<AttributionModel, Error> load(std::span<const std::byte> file);

  [[nodiscard]] std::string_view version() const { return weights_.version(); }

  /// The logit, in ten-thousandths, that the token with these features heads a cue.
  [[nodiscard]] std::int32_t cue_logit(std::span<const std::uint32_t> keys) const;

  /// The logit, in ten-thousandths, that a speech goes on over the sentence with these features.
  [[nodiscard]] std::int32_t reach_logit(std::span<const std::uint32_t> keys) const;

  /// What the words that go with a cue, read as these features, add to its logit.
  [[nodiscard]] std::int32_t accept_logit(std::span<const std::uint32_t> keys) const;

  /// Adds up the weights of features: one for each role, and one for each pair of roles.
  void add_roles(std::span<const std::uint32_t> keys, std::span<std::int32_t> sums) const;
  void add_steps(std::span<const std::uint32_t> keys, std::span<std::int32_t> sums) const;

 private:
  /// Rows of weights, one a bucket, and what tells whose they are.
  struct Table {
    std::span<const std::uint8_t> checks;
    std::span<const std::int8_t> weights;
  };

  /// Of a table's weights, in ten-thousandths of a logit.
  struct Scale {
    std::int32_t unit = 1;
    std::int32_t base = 0;  ///< of an example without features
  };

  /// Tells yes from no.
  struct Regression {
    Table table;
    Scale scale;
  };

  explicit AttributionModel(Weights weights) : weights_(std::move(weights)) {}
  [[nodiscard]] std::expected<Table, Error> table(std::string_view name, std::uint32_t buckets,
                                                  std::size_t width) const;
  [[nodiscard]] std::expected<Scale, Error> scale(std::string_view name) const;
  [[nodiscard]] std::expected<Regression, Error> regression(const std::string& name,
                                                            std::uint32_t buckets) const;

  Weights weights_;
  Regression cues_;
  Regression accept_;
  Regression reach_;
  Table roles_;
  Table steps_;
};

/// Quoted tokens without the marks. `speech` is false for scare quotes, titles and single words.
struct Quotation {
  TokenSpan span;
  bool speech = false;
  bool continued = false;  ///< the quotation before was left open for this one to go on
};

/// Pairs the marks: curly, straight, single (only where they cannot be apostrophes), German and
/// French. A mark that nothing closes reaches to the end of its paragraph, and on over the
/// paragraphs that open with a mark of their own (the habit of news). Marks in a row that cannot be
/// paired are passed over. Ordered, disjoint. O(tokens).
[[nodiscard]] std::vector<Quotation> find_quotations(const Document& document, const Syntax& syntax,
                                                     const Lexicon& lexicon);

/// Finds the attributions, ordered by where their content begins: by the model, or by rules where
/// `model` is null. O(tokens).
[[nodiscard]] std::vector<Attribution> find_attributions(const Document& document,
                                                         const Syntax& syntax,
                                                         const Entities& entities,
                                                         const Lexicon& lexicon,
                                                         const AttributionModel* model = nullptr);

}  // namespace sayso
