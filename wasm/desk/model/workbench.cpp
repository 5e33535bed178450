#include "wasm/desk/model/workbench.h"

#include <utility>

namespace sayso::desk {

Workbench::Workbench(const Engine& engine, Clock now)
    : engine_(&engine), now_(now), session_(engine) {
  run({});
}

void Workbench::open(std::string text, ArticleInfo article) {
  article_ = std::move(article);
  kept_.reset();
  comparison_ = {};
  run(std::move(text));
  choose({});
}

void Workbench::tune(const Tuning& tuning) {
  if (tuning == tuning_) return;
  tuning_ = tuning;
  const Anchor chosen = anchor(selection_, analysis());
  run(text());
  if (kept_) comparison_ = compare(kept_->analysis(), analysis());
  choose(find(chosen, analysis()));
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

void Workbench::choose_nothing() { choose({}); }

void Workbench::step_claim(int by) { choose_claim(claims_.neighbour(selection_.claim, by)); }

const Claim* Workbench::claim() const {
  return selection_.claim == kNone ? nullptr : &analysis().claims[selection_.claim];
}

const Analysis* Workbench::kept() const { return kept_ ? &kept_->analysis() : nullptr; }

Options Workbench::options() const {
  Options options;
  options.article = article_;
  options.attribution = tuning_.attribution;
  options.checkworthy = tuning_.checkworthy;
  options.until = tuning_.until;
  return options;
}

void Workbench::run(std::string text) {
  const double began = now_();
  session_.set(std::move(text), options());
  milliseconds_ = now_() - began;
  ++revision_;
  claims_.fill(analysis());
  speakers_ = list_speakers(analysis());
}

void Workbench::choose(const Selection& selection) {
  selection_ = selection;
  const bool inspected = selection.sentence != kNone;
  inspection_ = {};
  if (inspected) {
    inspection_ = {selection.sentence, draw_arcs(analysis(), selection.sentence),
                   draw_brackets(analysis(), selection.sentence)};
  }
  const Claim* chosen = claim();
  score_ = chosen ? draw_score(analysis(), *chosen) : ScoreBar{};
  chain_.clear();
  if (chosen && chosen->attribution != kNone) {
    chain_ = list_chain(analysis(), analysis().attributions[chosen->attribution]);
  }
}

}  // namespace sayso::desk
