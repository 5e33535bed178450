#include "wasm/desk/model/workbench.h"

#include <memory>
#include <span>
#include <utility>

namespace sayso::desk {

Workbench::Workbench(const Engine& engine, Clock now, Heap heap)
    : engine_(&engine), now_(now), heap_(heap), session_(engine) {
  run({});
}

void Workbench::open(std::string text, ArticleInfo article) {
  article_ = std::move(article);
  ++opened_;
  kept_.reset();
  comparison_ = {};
  reference_ = {};
  run(std::move(text));
  choose({});
}

void Workbench::tune(const Tuning& tuning) {
  if (tuning == tuning_) return;
  tuning_ = tuning;
  const Anchor chosen = anchor(selection_, analysis(), evaluation_);
  run(text());
  if (kept_) comparison_ = compare(kept_->analysis(), analysis());
  choose(find(chosen, analysis(), evaluation_));
}

void Workbench::set_reference(Reference reference) {
  reference_ = std::move(reference);
  selection_.finding = kNone;
  evaluate_anew();
}

void Workbench::set_checks(FactCheckIndex index) {
  checks_ = std::make_unique<Checks>(std::move(index));
  look_up();
  choose(selection_);
}

void Workbench::keep() {
  kept_.emplace(*engine_);
  kept_->set(text(), options());
  comparison_ = compare(kept_->analysis(), analysis());
}

void Workbench::drop_kept() {
  kept_.reset();
  comparison_ = {};
}

void Workbench::choose_claim(std::uint32_t claim) {
  if (claim < analysis().claims.size()) choose(select_claim(analysis(), claim));
}

void Workbench::choose_sentence(std::uint32_t sentence) {
  if (sentence < analysis().document.sentences.size()) {
    choose(select_sentence(analysis(), sentence));
  }
}

void Workbench::choose_speaker(std::uint32_t speaker) {
  if (speaker < analysis().entities.entities.size()) choose(select_speaker(analysis(), speaker));
}

void Workbench::choose_token(std::uint32_t token) {
  if (token < analysis().document.tokens.size()) choose(select_token(analysis(), token));
}

void Workbench::choose_finding(std::uint32_t finding) {
  if (finding < evaluation_.findings.size()) {
    choose(select_finding(analysis(), evaluation_, finding));
  }
}

void Workbench::choose_nothing() { choose({}); }

void Workbench::step_claim(int by) { choose_claim(claims_.neighbour(selection_.claim, by)); }

void Workbench::step_finding(int by) {
  choose_finding(findings_.neighbour(selection_.finding, by));
}

const Claim* Workbench::claim() const {
  return selection_.claim == kNone ? nullptr : &analysis().claims[selection_.claim];
}

const Finding* Workbench::finding() const {
  return selection_.finding == kNone ? nullptr : &evaluation_.findings[selection_.finding];
}

Certainty Workbench::certainty(std::uint32_t claim) const {
  const Claim& one = analysis().claims[claim];
  if (one.speaker == kUnknownSpeaker) return Certainty::unknown;
  return certainty_of(one.confidence, tuning_.certainty);
}

const Analysis* Workbench::kept() const { return kept_ ? &kept_->analysis() : nullptr; }

Options Workbench::options() const {
  Options options;
  options.article = article_;
  options.attribution = tuning_.attribution;
  options.checkworthy = tuning_.checkworthy;
  options.until = tuning_.until;
  options.limits.sentence_tokens = tuning_.sentence_tokens;
  if (!tuning_.date.empty()) options.article.date = tuning_.date;
  return options;
}

void Workbench::run(std::string text) {
  const auto heap = [&] { return heap_ ? heap_() : 0; };
  // shared, since the session keeps the options
  const auto watch = std::make_shared<StageWatch>(now_);
  Options asked = options();
  asked.ended = [watch](Stage stage) { watch->end(stage); };
  record_ = {};
  record_.heap_before = heap();
  session_.set(std::move(text), std::move(asked));
  record_.heap_after = heap();
  record_.stages = watch->stages();
  record_.milliseconds = watch->milliseconds();
  ++revision_;
  look_up();
  speakers_ = list_speakers(analysis());
  evaluate_anew();
}

void Workbench::look_up() {
  std::span<const CheckedBefore> found;
  if (checks_) {
    checks_->look_up(analysis(), tuning_.least_match);
    found = checks_->found();
  }
  claims_.fill(analysis(), found);
}

void Workbench::evaluate_anew() {
  evaluation_ = evaluate(analysis(), reference_);
  findings_.fill(evaluation_, text());
}

void Workbench::choose(const Selection& selection) {
  selection_ = selection;
  const bool inspected = selection.sentence != kNone;
  inspection_ = {};
  if (inspected) {
    inspection_ = {selection.sentence,
                   draw_arcs(analysis(), selection.sentence),
                   draw_brackets(analysis(), selection.sentence),
                   {}};
    if (finding()) {
      inspection_.people = draw_reading(analysis(), selection.sentence, finding()->people);
    }
  }
  const Claim* chosen = claim();
  score_ = chosen ? draw_score(analysis(), *chosen) : ScoreBar{};
  told_checks_.clear();
  if (chosen && checks_) told_checks_ = checks_->tell(analysis(), selection.claim);
  chain_.clear();
  if (chosen && chosen->attribution != kNone) {
    chain_ = list_chain(analysis(), analysis().attributions[chosen->attribution]);
  }
}

}  // namespace sayso::desk
