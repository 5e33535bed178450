#include <algorithm>

#include "wasm/desk/panels/panels.h"

namespace sayso::desk {
namespace {

constexpr float kMargin = 14;  ///< for the bar beside the source
constexpr float kLeading = 1.5F;
constexpr float kTitleLeading = 1.25F;

BlockKind kind_of(const Analysis& analysis, std::uint32_t block) {
  return block == kNone ? BlockKind::paragraph : analysis.document.blocks[block].kind;
}

ImFont* font_of(const Look& look, BlockKind kind) {
  if (kind == BlockKind::headline) return look.title;
  const bool apart = kind == BlockKind::byline || kind == BlockKind::caption;
  return apart ? look.sans : look.serif;
}

bool any_holds(const std::vector<Range>& ranges, Range word) {
  return std::ranges::any_of(ranges, [&](Range range) { return range.contains(word); });
}

/// The family's line: solid, dashed, dotted or thin.
void underline(const Look& look, Family family, float left, float right, float y) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImU32 colour = look.palette.of(family).line;
  const float thick = look.px(family == Family::view ? 1.0F : 1.6F);
  const float dash = look.px(family == Family::forecast ? 6.0F : 1.8F);
  if (family == Family::fact || family == Family::view) {
    list->AddLine({left, y}, {right, y}, colour, thick);
    return;
  }
  const float stride = family == Family::forecast ? dash * 1.6F : dash * 2;
  for (int i = 0; left + static_cast<float>(i) * stride < right; ++i) {
    const float x = left + static_cast<float>(i) * stride;
    list->AddLine({x, y}, {std::min(x + dash, right), y}, colour, thick);
  }
}

}  // namespace

void ArticlePanel::set(const Workbench& bench, const Look& look, float width) {
  if (width == width_ && revision_ == bench.revision() && scale_ == look.scale) return;
  width_ = width;
  scale_ = look.scale;
  revision_ = bench.revision();
  const auto measure = [&](std::string_view word, BlockKind kind) {
    const ImFont* font = font_of(look, kind);
    return font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, word.data(), word.data() + word.size())
        .x;
  };
  page_ = set_page(bench.analysis(), width, measure(" ", BlockKind::paragraph), measure);
  tops_.clear();
  float y = 0;
  for (const Line& line : page_.lines) {
    if (line.opens_block && !tops_.empty()) y += look.px(9);
    tops_.push_back(y);
    y += height_of(bench, look, line);
  }
  tops_.push_back(y);
}

float ArticlePanel::height_of(const Workbench& bench, const Look& look, const Line& line) const {
  const BlockKind kind = kind_of(bench.analysis(), line.block);
  return font_of(look, kind)->FontSize * (kind == BlockKind::headline ? kTitleLeading : kLeading);
}

void ArticlePanel::draw_marks(const Workbench& bench, const Look& look, const Line& line, ImVec2 at,
                              float height) const {
  const Analysis& analysis = bench.analysis();
  ImDrawList* list = ImGui::GetWindowDrawList();
  for (std::uint32_t i = line.first; i < line.last; ++i) {
    const PlacedWord& word = page_.words[i];
    if (word.claim == kNone) continue;
    const Claim& claim = analysis.claims[word.claim];
    const bool joined = i + 1 < line.last && page_.words[i + 1].claim == word.claim;
    const float left = at.x + word.x;
    const float right = joined ? at.x + page_.words[i + 1].x : left + word.width;
    const FamilyColours& colours = look.palette.of(family_of(claim.type));
    const Step step = step_of(claim.score, analysis.checkworthy);
    const ImU32 tint = word.claim == bench.selection().claim
                           ? colours.chosen
                           : colours.tint[static_cast<std::size_t>(step)];
    list->AddRectFilled({left, at.y + height * 0.08F}, {right, at.y + height * 0.94F}, tint);
    underline(look, family_of(claim.type), left, right, at.y + height * 0.88F);
  }
}

template <typename Draw>
void ArticlePanel::each_word(const Analysis& analysis, const Line& line, ImVec2 at,
                             const std::vector<Range>& ranges, Draw draw) const {
  const auto holds = [&](std::uint32_t token) {
    return any_holds(ranges, analysis.document.tokens[token].range);
  };
  for (std::uint32_t i = line.first; i < line.last; ++i) {
    const PlacedWord& word = page_.words[i];
    if (!holds(word.token)) continue;
    const float left = at.x + word.x;
    // the blank before a word of the same phrase belongs to it
    const bool joined = i + 1 < line.last && holds(word.token + 1);
    draw(left, joined ? at.x + page_.words[i + 1].x : left + word.width);
  }
}

/// The words that name the source of the chosen claim, and its cue.
void ArticlePanel::draw_source(const Workbench& bench, const Look& look, const Line& line,
                               ImVec2 at, float height) const {
  const Claim* claim = bench.claim();
  if (!claim || claim->attribution == kNone) return;
  const Attribution& attribution = bench.analysis().attributions[claim->attribution];
  const auto fill = [&](const std::vector<Range>& ranges, ImU32 colour) {
    each_word(bench.analysis(), line, at, ranges, [&](float left, float right) {
      ImGui::GetWindowDrawList()->AddRectFilled({left, at.y + height * 0.08F},
                                                {right, at.y + height * 0.94F}, colour);
    });
  };
  fill(attribution.cue, look.palette.cue);
  fill(attribution.source, look.palette.source);
}

/// A line over what people have marked: thick over source and cue, thin over content.
void ArticlePanel::draw_reference(const Workbench& bench, const Look& look, const Line& line,
                                  ImVec2 at, float height) const {
  const Finding* finding = bench.finding();
  if (!finding) return;
  const float y = at.y + height * 0.06F;
  const auto draw = [&](const std::vector<Range>& ranges, float thick) {
    each_word(bench.analysis(), line, at, ranges, [&](float left, float right) {
      ImGui::GetWindowDrawList()->AddLine({left, y}, {right, y}, look.palette.accent,
                                          look.px(thick));
    });
  };
  draw(finding->place().content, 1.5F);
  draw(finding->place().source, 3.5F);
  draw(finding->place().cue, 3.5F);
}

void ArticlePanel::draw_line(const Workbench& bench, const Look& look, std::uint32_t index,
                             ImVec2 at) const {
  const Analysis& analysis = bench.analysis();
  const Line& line = page_.lines[index];
  const float height = height_of(bench, look, line);
  ImDrawList* list = ImGui::GetWindowDrawList();
  draw_marks(bench, look, line, at, height);
  draw_source(bench, look, line, at, height);
  draw_reference(bench, look, line, at, height);
  const BlockKind kind = kind_of(analysis, line.block);
  ImFont* font = font_of(look, kind);
  const float drop = (height - font->FontSize) / 2;
  bool in_source = false;
  for (std::uint32_t i = line.first; i < line.last; ++i) {
    const PlacedWord& word = page_.words[i];
    const Range range = analysis.document.tokens[word.token].range;
    const ImVec2 from{at.x + word.x, at.y};
    const ImVec2 to{from.x + word.width, at.y + height * 0.94F};
    if (word.token == bench.selection().token) {
      list->AddRect({from.x - 1, from.y + height * 0.08F}, {to.x + 1, to.y}, look.palette.accent);
    }
    const std::string_view text = analysis.document.word(word.token);
    const ImU32 ink = kind == BlockKind::paragraph || kind == BlockKind::headline
                          ? look.palette.ink
                          : look.palette.soft;
    list->AddText(font, font->FontSize, {from.x, from.y + drop}, ink, text.data(),
                  text.data() + text.size());
    const std::uint32_t sentence = bench.selection().sentence;
    if (sentence != kNone) {
      in_source |= analysis.document.sentences[sentence].range.contains(range);
    }
  }
  if (in_source) {
    const float x = at.x - look.px(kMargin) + look.px(2);
    list->AddRectFilled({x, at.y}, {x + look.px(3), at.y + height}, look.palette.accent);
  }
}

void ArticlePanel::choose_under_mouse(Workbench& bench, ImVec2 origin) const {
  const ImVec2 mouse = ImGui::GetMousePos();
  const auto below = std::ranges::upper_bound(tops_, mouse.y - origin.y);
  if (below == tops_.begin() || below == tops_.end()) return;
  const Line& line = page_.lines[static_cast<std::size_t>(below - tops_.begin()) - 1];
  for (std::uint32_t i = line.first; i < line.last; ++i) {
    const PlacedWord& word = page_.words[i];
    const float x = mouse.x - origin.x - word.x;
    if (x >= 0 && x <= word.width) bench.choose_token(word.token);
  }
}

void ArticlePanel::follow(const Workbench& bench, float view) {
  if (bench.selection() == seen_) return;
  seen_ = bench.selection();
  std::uint32_t token = seen_.token;
  if (const Finding* finding = bench.finding()) {
    const auto begin_of = [](const Token& word) { return word.range.begin; };
    const auto& tokens = bench.analysis().document.tokens;
    const auto found =
        std::ranges::lower_bound(tokens, finding->place().content.front().begin, {}, begin_of);
    if (found != tokens.end()) token = static_cast<std::uint32_t>(found - tokens.begin());
  } else if (seen_.sentence != kNone) {
    token = bench.analysis().document.sentences[seen_.sentence].first;
  }
  const std::uint32_t line = token == kNone ? kNone : page_.line_of(token);
  if (line == kNone) return;
  const float top = tops_[line];
  const float scroll = ImGui::GetScrollY();
  const bool visible = top >= scroll && tops_[line + 1] <= scroll + view;
  if (!visible) ImGui::SetScrollY(std::max(0.0F, top - view / 3));
}

void ArticlePanel::draw(Workbench& bench, const Look& look) {
  ImGui::BeginChild("text", {0, 0}, 0, ImGuiWindowFlags_NoNav);
  const float margin = look.px(kMargin);
  // as wide as a line is read well
  const float width =
      std::min(ImGui::GetContentRegionAvail().x - 2 * margin, look.serif->FontSize * 36);
  set(bench, look, std::max(width, look.px(60)));
  const float view = ImGui::GetWindowHeight();
  const ImVec2 cursor = ImGui::GetCursorScreenPos();
  const ImVec2 origin{cursor.x + margin, cursor.y};
  ImGui::InvisibleButton("words", {width + 2 * margin, std::max(tops_.back(), 1.0F)});
  if (ImGui::IsItemClicked()) choose_under_mouse(bench, origin);
  if (opened_ != bench.opened()) {
    opened_ = bench.opened();
    seen_ = {};
    ImGui::SetScrollY(0);
  }
  follow(bench, view);

  const float top = ImGui::GetScrollY();
  const auto first = std::ranges::upper_bound(tops_, top) - tops_.begin();
  for (auto i = static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(first - 1, 0));
       i < page_.lines.size() && tops_[i] < top + view; ++i) {
    draw_line(bench, look, i, {origin.x, origin.y + tops_[i]});
  }
  ImGui::EndChild();
}

}  // namespace sayso::desk
