// The state of the Desk: an article, its analysis, what is chosen, and an analysis to compare with.
// Panels draw it and call it; it knows neither windows nor drawing.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/engine/engine.h"
#include "core/engine/session.h"
#include "wasm/desk/model/arcs.h"
#include "wasm/desk/model/brackets.h"
#include "wasm/desk/model/checks.h"
#include "wasm/desk/model/claim_table.h"
#include "wasm/desk/model/comparison.h"
#include "wasm/desk/model/evaluation.h"
#include "wasm/desk/model/finding_table.h"
#include "wasm/desk/model/run_record.h"
#include "wasm/desk/model/score_bar.h"
#include "wasm/desk/model/selection.h"
#include "wasm/desk/model/speakers.h"

namespace sayso::desk {

/// What the reader can turn; every change runs the analysis again.
struct Tuning {
  AttributionMode attribution = AttributionMode::learned;
  std::optional<Fixed> checkworthy;  ///< empty: the model's own threshold
  Stage until = Stage::claims;
  std::string date;  ///< the article's, ISO 8601; empty: as the article tells
  std::uint32_t sentence_tokens = Limits().sentence_tokens;  ///< a longer sentence is cut
  Fixed least_match = kShownMatch;  ///< fact-checks that are likelier are shown
  CertaintySteps certainty;

  friend bool operator==(const Tuning&, const Tuning&) = default;
};

/// What the inspector shows of the chosen sentence.
struct Inspection {
  std::uint32_t sentence = kNone;
  ArcDiagram arcs;
  std::vector<BracketRow> brackets;
  BracketRow people;  ///< of the chosen finding
};

class Workbench {
 public:
  /// `engine` is borrowed and must outlive the workbench. `heap` may be null.
  Workbench(const Engine& engine, Clock now, Heap heap = nullptr);

  /// Analyses another article; nothing is chosen then, and nothing compared. O(text).
  void open(std::string text, ArticleInfo article = {});
  /// Analyses anew if that changes anything; sentences are parsed once only.
  void tune(const Tuning& tuning);

  /// What people have marked in the open article; it stands beside every analysis from here on, and
  /// goes with the article. O(marks × findings).
  void set_reference(Reference reference);

  /// Fact-checks to look the claims of every article up in. O(claims), each as Matcher::match.
  void set_checks(FactCheckIndex index);

  /// Keeps the analysis as it is now, to compare with what comes.
  void keep();
  void drop_kept();

  /// Nothing where the index is kNone.
  void choose_claim(std::uint32_t claim);
  void choose_sentence(std::uint32_t sentence);
  void choose_speaker(std::uint32_t speaker);
  void choose_token(std::uint32_t token);
  void choose_finding(std::uint32_t finding);
  void choose_nothing();
  /// The next claim down the table, or up where `by` is negative.
  void step_claim(int by);
  /// The same of the findings as they are shown.
  void step_finding(int by);

  [[nodiscard]] const std::string& text() const { return session_.text(); }
  [[nodiscard]] const Analysis& analysis() const { return session_.analysis(); }
  [[nodiscard]] const Tuning& tuning() const { return tuning_; }
  [[nodiscard]] const Selection& selection() const { return selection_; }
  /// The chosen claim, or null.
  [[nodiscard]] const Claim* claim() const;
  [[nodiscard]] ClaimTable& claims() { return claims_; }
  [[nodiscard]] const std::vector<SpeakerRow>& speakers() const { return speakers_; }
  [[nodiscard]] const Inspection& inspection() const { return inspection_; }
  [[nodiscard]] const ScoreBar& score() const { return score_; }
  /// How the chosen claim's speaker was found.
  [[nodiscard]] const std::vector<MentionRow>& chain() const { return chain_; }
  /// The analysis that was kept, or null.
  [[nodiscard]] const Analysis* kept() const;
  [[nodiscard]] const Comparison& comparison() const { return comparison_; }
  /// Whether there is something to compare the analysis with.
  [[nodiscard]] bool evaluates() const { return reference_.index() != 0; }
  [[nodiscard]] const Evaluation& evaluation() const { return evaluation_; }
  /// The chosen finding, or null.
  [[nodiscard]] const Finding* finding() const;
  [[nodiscard]] FindingTable& findings() { return findings_; }
  /// As it is told of the claim's speaker.
  [[nodiscard]] Certainty certainty(std::uint32_t claim) const;
  /// Null where there are none.
  [[nodiscard]] const Checks* checks() const { return checks_.get(); }
  /// What of them is like the chosen claim.
  [[nodiscard]] const std::vector<ToldCheck>& told_checks() const { return told_checks_; }
  /// Of the last analysis.
  [[nodiscard]] const RunRecord& record() const { return record_; }
  [[nodiscard]] const Engine& engine() const { return *engine_; }
  /// Changes with every article.
  [[nodiscard]] std::uint32_t opened() const { return opened_; }
  /// Changes with every analysis: what was made of an older one is stale.
  [[nodiscard]] std::uint32_t revision() const { return revision_; }

 private:
  [[nodiscard]] Options options() const;
  void run(std::string text);
  void look_up();
  void evaluate_anew();
  void choose(const Selection& selection);

  const Engine* engine_;
  Clock now_;
  Heap heap_;
  Session session_;
  std::optional<Session> kept_;
  ArticleInfo article_;
  Tuning tuning_;
  Selection selection_;
  ClaimTable claims_;
  std::vector<SpeakerRow> speakers_;
  Inspection inspection_;
  ScoreBar score_;
  std::vector<MentionRow> chain_;
  Comparison comparison_;
  Reference reference_;
  Evaluation evaluation_;
  FindingTable findings_;
  std::unique_ptr<Checks> checks_;
  std::vector<ToldCheck> told_checks_;
  RunRecord record_;
  std::uint32_t opened_ = 0;
  std::uint32_t revision_ = 0;
};

}  // namespace sayso::desk
