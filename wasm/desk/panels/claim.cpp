#include <algorithm>
#include <string>

#include "core/output/names.h"
#include "wasm/desk/panels/panels.h"
#include "wasm/desk/panels/widgets.h"

namespace sayso::desk {
namespace {

/// "Ann Lee → she", each a click from its place.
void draw_chain(Workbench& bench, const Look& look) {
  // choosing a mention makes another chain
  const std::vector<MentionRow> chain = bench.chain();
  if (chain.empty()) return;
  soft(look, "Traced");
  for (std::size_t i = 0; i < chain.size(); ++i) {
    ImGui::SameLine();
    if (i > 0) {
      soft(look, "→");
      ImGui::SameLine();
    }
    ImGui::PushID(static_cast<int>(i));
    if (ImGui::SmallButton(chain[i].words.c_str())) bench.choose_token(chain[i].token);
    ImGui::SetItemTooltip("%s, %d %% sure", std::string(chain[i].form).c_str(),
                          percent(chain[i].confidence));
    ImGui::PopID();
  }
}

void draw_head(Workbench& bench, const Look& look, const Claim& claim) {
  const Analysis& analysis = bench.analysis();
  ImGui::PushFont(look.serif);
  ImGui::PushTextWrapPos(0);
  for (const Range span : claim.spans) text(line_of(analysis.document.text, span));
  ImGui::PopTextWrapPos();
  ImGui::PopFont();
  const ClaimRow& row = bench.claims().row(bench.selection().claim);
  text(row.speaker);
  ImGui::SameLine();
  std::string facts(plain_voice(row.voice));
  facts.append(" · ").append(row.type).append(" · ");
  facts += name_of(bench.certainty(bench.selection().claim));
  facts += " (" + std::to_string(percent(claim.confidence)) + " %)";
  soft(look, facts);
  draw_chain(bench, look);
}

/// One reason: from where the reasons before it ended to where they end with it.
void draw_piece(Workbench& bench, const Look& look, const ScorePiece& piece) {
  const ScoreBar& bar = bench.score();
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  soft(look, piece.code);
  ImGui::TableNextColumn();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float height = ImGui::GetTextLineHeight();
  const float whole = static_cast<float>(std::max(bar.highest - bar.lowest, 1));
  const auto x = [&](std::int32_t logit) {
    return at.x + width * static_cast<float>(logit - bar.lowest) / whole;
  };
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddLine({x(0), at.y - look.px(3)}, {x(0), at.y + height + look.px(3)}, look.palette.rule);
  const auto [left, right] = std::minmax(piece.from, piece.to);
  list->AddRectFilled({x(left), at.y + height * 0.25F},
                      {std::max(x(right), x(left) + 1), at.y + height * 0.8F},
                      piece.weight() < 0 ? look.palette.edge : look.palette.accent);
  ImGui::Dummy({width, height});
  ImGui::TableNextColumn();
  const float weight = static_cast<float>(piece.weight()) / kCertain;
  ImGui::Text("%+.2f", static_cast<double>(weight));
  ImGui::TableNextColumn();
  text(piece.words);
}

void draw_reasons(Workbench& bench, const Look& look, const Claim& claim) {
  const bool worth = claim.score >= bench.analysis().checkworthy;
  text("Worth checking: " + std::to_string(percent(claim.score)) + " %");
  ImGui::SameLine();
  soft(look, (worth ? "reaches the threshold of " : "below the threshold of ") +
                 std::to_string(percent(bench.analysis().checkworthy)) + " %");
  constexpr ImGuiTableFlags kFlags = ImGuiTableFlags_NoPadOuterX | ImGuiTableFlags_SizingFixedFit;
  if (!ImGui::BeginTable("reasons", 4, kFlags)) return;
  ImGui::TableSetupColumn("reason");
  ImGui::TableSetupColumn("bar", ImGuiTableColumnFlags_WidthStretch, 1);
  ImGui::TableSetupColumn("weight");
  ImGui::TableSetupColumn("words", ImGuiTableColumnFlags_WidthStretch, 0.8F);
  for (const ScorePiece& piece : bench.score().pieces) draw_piece(bench, look, piece);
  ImGui::EndTable();
}

}  // namespace

void draw_claim(Workbench& bench, const Look& look) {
  if (!bench.claim()) {
    soft(look, "Choose a claim: here is who says it, and why it scores as it does.");
    return;
  }
  ImGui::BeginChild("claim");
  draw_head(bench, look, *bench.claim());
  ImGui::Spacing();
  draw_checks(bench, look);
  if (bench.claim()) draw_reasons(bench, look, *bench.claim());
  ImGui::EndChild();
}

}  // namespace sayso::desk
