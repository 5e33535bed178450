#include <array>
#include <string>

#include "core/output/names.h"
#include "wasm/desk/panels/panels.h"
#include "wasm/desk/panels/widgets.h"

namespace sayso::desk {
namespace {

/// A number to turn, told with its label, where the grab cannot hide it. True where it was turned.
bool slide(const Look& look, const std::string& label, int& number, int least, int most,
           const char* unit) {
  soft(look, label + ' ' + std::to_string(number) + unit);
  ImGui::PushID(label.c_str());
  ImGui::SetNextItemWidth(-FLT_MIN);
  const bool turned =
      ImGui::SliderInt("##number", &number, least, most, "", ImGuiSliderFlags_AlwaysClamp);
  ImGui::PopID();
  return turned;
}

/// The same of a share, in hundredths.
bool slide(const Look& look, const std::string& label, Fixed& share) {
  int hundredths = percent(share);
  if (!slide(look, label, hundredths, 0, 100, " %")) return false;
  share = hundredths * (kCertain / 100);
  return true;
}

void draw_threshold(Workbench& bench, const Look& look, Tuning& tuning) {
  Fixed share = tuning.checkworthy.value_or(bench.analysis().checkworthy);
  if (slide(look, "Worth checking from", share)) tuning.checkworthy = share;
  ImGui::BeginDisabled(!tuning.checkworthy);
  if (ImGui::SmallButton("The model's own threshold")) tuning.checkworthy.reset();
  ImGui::EndDisabled();
}

void draw_mode(const Look& look, Tuning& tuning) {
  soft(look, "Attributions by");
  if (ImGui::RadioButton("the model", tuning.attribution == AttributionMode::learned)) {
    tuning.attribution = AttributionMode::learned;
  }
  ImGui::SameLine();
  if (ImGui::RadioButton("rules", tuning.attribution == AttributionMode::rules)) {
    tuning.attribution = AttributionMode::rules;
  }
}

void draw_stages(const Look& look, Tuning& tuning) {
  static constexpr std::array kStages{Stage::document, Stage::syntax, Stage::entities,
                                      Stage::attributions, Stage::claims};
  soft(look, "Run until");
  ImGui::SetNextItemWidth(-FLT_MIN);
  if (!ImGui::BeginCombo("##until", std::string(name_of(tuning.until)).c_str())) return;
  for (const Stage stage : kStages) {
    if (ImGui::Selectable(std::string(name_of(stage)).c_str(), stage == tuning.until)) {
      tuning.until = stage;
    }
  }
  ImGui::EndCombo();
}

/// From where on a speaker is told as sure, and how many claims that makes so.
void draw_certainty(const Workbench& bench, const Look& look, Tuning& tuning) {
  slide(look, "A speaker is sure from", tuning.certainty.sure);
  slide(look, "and probable from", tuning.certainty.probably);
  std::array<std::size_t, 3> counts{};
  for (std::uint32_t claim = 0; claim < bench.analysis().claims.size(); ++claim) {
    ++counts[static_cast<std::size_t>(bench.certainty(claim))];
  }
  soft(look, std::to_string(counts[0]) + " sure · " + std::to_string(counts[1]) + " probably · " +
                 std::to_string(counts[2]) + " unknown");
}

/// What relative dates are counted from.
void draw_day(const Workbench& bench, const Look& look, Tuning& tuning) {
  const auto& day = bench.analysis().day;
  soft(look, "The article's day" + (day ? " (read as " + to_string(*day) + ")" : std::string()));
  std::array<char, 32> date{};
  tuning.date.copy(date.data(), date.size() - 1);
  ImGui::SetNextItemWidth(-FLT_MIN);
  if (ImGui::InputTextWithHint("##day", "as the article tells, or 2024-05-31", date.data(),
                               date.size())) {
    tuning.date = date.data();
  }
}

void draw_longest(const Look& look, Tuning& tuning) {
  int words = static_cast<int>(tuning.sentence_tokens);
  const int most = static_cast<int>(Limits().sentence_tokens);
  if (slide(look, "The longest sentence:", words, 5, most, " words")) {
    tuning.sentence_tokens = static_cast<std::uint32_t>(words);
  }
}

/// A claim of either analysis; chosen only where the one on show has it.
void draw_one(Workbench& bench, const Analysis& analysis, std::uint32_t claim, bool current) {
  const std::string words = line_of(analysis.document.text, analysis.claims[claim].spans.front());
  ImGui::PushID(static_cast<int>(claim));
  const bool chosen = current && bench.selection().claim == claim;
  if (ImGui::Selectable(words.c_str(), chosen)) {
    if (current) {
      bench.choose_claim(claim);
    } else {
      bench.choose_sentence(analysis.claims[claim].sentence);
    }
  }
  ImGui::PopID();
}

void draw_group(Workbench& bench, const Look& look, const char* name, const Analysis& analysis,
                const std::vector<std::uint32_t>& claims, bool current) {
  if (claims.empty()) return;
  ImGui::PushID(name);
  soft(look, name + (" · " + std::to_string(claims.size())));
  ImGuiListClipper rows;
  rows.Begin(static_cast<int>(claims.size()));
  while (rows.Step()) {
    for (int i = rows.DisplayStart; i < rows.DisplayEnd; ++i) {
      draw_one(bench, analysis, claims[static_cast<std::size_t>(i)], current);
    }
  }
  ImGui::PopID();
}

std::string what_changed(const ChangedClaim& changed) {
  std::string words;
  const auto add = [&](bool is, const char* word) {
    if (is) words.append(words.empty() ? "" : ", ").append(word);
  };
  add(changed.speaker, "speaker");
  add(changed.source, "source");
  add(changed.type, "kind");
  add(changed.score, "score");
  add(changed.confidence, "how sure");
  return words;
}

void draw_changed(Workbench& bench, const Look& look) {
  // choosing leaves the comparison as it is
  const std::vector<ChangedClaim>& changed = bench.comparison().changed;
  if (changed.empty()) return;
  soft(look, "Changed · " + std::to_string(changed.size()));
  for (const ChangedClaim& one : changed) {
    draw_one(bench, bench.analysis(), one.after, true);
    ImGui::SetItemTooltip("Another %s", what_changed(one).c_str());
  }
}

}  // namespace

void draw_options(Workbench& bench, const Look& look) {
  Tuning tuning = bench.tuning();
  draw_threshold(bench, look, tuning);
  ImGui::Spacing();
  draw_mode(look, tuning);
  ImGui::Spacing();
  draw_stages(look, tuning);
  ImGui::Spacing();
  draw_certainty(bench, look, tuning);
  ImGui::Spacing();
  if (bench.checks()) {
    slide(look, "Fact-checks are shown from", tuning.least_match);
    ImGui::Spacing();
  }
  draw_day(bench, look, tuning);
  ImGui::Spacing();
  draw_longest(look, tuning);
  ImGui::Spacing();
  if (ImGui::Button("All as it was")) tuning = {};
  bench.tune(tuning);
}

void draw_comparison(Workbench& bench, const Look& look) {
  if (!bench.kept()) {
    ImGui::PushTextWrapPos(0);
    soft(look, "Keep this analysis, then turn the options: here is what becomes different.");
    ImGui::PopTextWrapPos();
    if (ImGui::Button("Keep this analysis")) bench.keep();
    return;
  }
  if (ImGui::Button("Keep this one instead")) bench.keep();
  ImGui::SameLine();
  if (ImGui::Button("Let go")) bench.drop_kept();
  const Analysis* kept = bench.kept();
  if (!kept) return;
  const Comparison& comparison = bench.comparison();
  soft(look, count(comparison.same, "claim is the same", "claims are the same"));
  draw_group(bench, look, "Only before", *kept, comparison.only_before, false);
  draw_group(bench, look, "Only now", bench.analysis(), comparison.only_after, true);
  draw_changed(bench, look);
}

}  // namespace sayso::desk
