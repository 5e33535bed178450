#include <algorithm>
#include <string>

#include "core/output/names.h"
#include "wasm/desk/panels/panels.h"
#include "wasm/desk/panels/widgets.h"

namespace sayso::desk {
namespace {

/// What a stage has found.
std::string yield_of(const Analysis& analysis, Stage stage) {
  switch (stage) {
    case Stage::document:
      return count(analysis.document.sentences.size(), "sentence", "sentences");
    case Stage::syntax:
      return count(analysis.syntax.words.size(), "word", "words");
    case Stage::entities:
      return count(analysis.entities.mentions.size(), "mention", "mentions");
    case Stage::attributions:
      return count(analysis.attributions.size(), "attribution", "attributions");
    case Stage::claims:
      return count(analysis.claims.size(), "claim", "claims");
  }
  return {};
}

/// "0.4 ms".
std::string milliseconds(double time) {
  std::array<char, 32> digits{};
  std::snprintf(digits.data(), digits.size(), "%.1f ms", time);
  return digits.data();
}

/// "12.3 MB", "40 KB".
std::string bytes(double size) {
  constexpr double kThousand = 1000;
  const bool large = size >= kThousand * kThousand;
  std::array<char, 32> digits{};
  std::snprintf(digits.data(), digits.size(), large ? "%.1f MB" : "%.0f KB",
                size / (large ? kThousand * kThousand : kThousand));
  return digits.data();
}

void draw_stage(const Workbench& bench, const Look& look, const StageTime& stage) {
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  text(name_of(stage.stage));
  ImGui::TableNextColumn();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float line = ImGui::GetTextLineHeight();
  const double share = stage.milliseconds / std::max(bench.record().milliseconds, 1e-6);
  ImGui::GetWindowDrawList()->AddRectFilled(
      {at.x, at.y + line * 0.25F},
      {at.x + std::max(width * static_cast<float>(share), 1.0F), at.y + line * 0.8F},
      look.palette.accent);
  ImGui::Dummy({width, line});
  ImGui::TableNextColumn();
  text(milliseconds(stage.milliseconds));
  ImGui::TableNextColumn();
  soft(look, yield_of(bench.analysis(), stage.stage));
}

std::string tell_memory(const RunRecord& record) {
  return "Memory in use: " + bytes(static_cast<double>(record.heap_after)) + " (" +
         bytes(static_cast<double>(record.heap_before)) + " before this run)";
}

std::string tell_models(const Engine& engine) {
  std::string models;
  for (const ModelInfo& model : engine.models()) {
    models += (models.empty() ? "Models: " : " · ") + model.name + " " + model.version;
  }
  return models;
}

}  // namespace

void draw_record(const Workbench& bench, const Look& look) {
  const RunRecord& record = bench.record();
  constexpr ImGuiTableFlags kFlags = ImGuiTableFlags_NoPadOuterX | ImGuiTableFlags_SizingFixedFit;
  if (ImGui::BeginTable("stages", 4, kFlags)) {
    ImGui::TableSetupColumn("stage");
    ImGui::TableSetupColumn("share", ImGuiTableColumnFlags_WidthStretch, 1);
    ImGui::TableSetupColumn("time");
    ImGui::TableSetupColumn("yield");
    for (const StageTime& stage : record.stages) draw_stage(bench, look, stage);
    ImGui::EndTable();
  }
  text("All: " + milliseconds(record.milliseconds));
  if (record.heap_after > 0) text(tell_memory(record));
  ImGui::Spacing();
  note(look, "A sentence that was parsed before is not parsed again when an option is turned.");
  note(look, tell_models(bench.engine()));
}

}  // namespace sayso::desk
