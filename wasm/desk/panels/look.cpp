#include "wasm/desk/panels/look.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string_view>

#include "font_files.h"

namespace sayso::desk {
namespace {

float to_srgb(float linear) {
  const float bright = 1.055F * std::pow(std::max(linear, 0.0F), 1 / 2.4F) - 0.055F;
  return std::clamp(linear <= 0.0031308F ? 12.92F * linear : bright, 0.0F, 1.0F);
}

/// `share` of `over`, the rest of `under`; near enough in sRGB for tints.
ImU32 mix_colours(ImU32 under, ImU32 over, float share) {
  const ImVec4 a = ImGui::ColorConvertU32ToFloat4(under);
  const ImVec4 b = ImGui::ColorConvertU32ToFloat4(over);
  const auto between = [&](float from, float to) { return from + (to - from) * share; };
  return ImGui::ColorConvertFloat4ToU32(
      {between(a.x, b.x), between(a.y, b.y), between(a.z, b.z), 1});
}

Palette light_palette() {
  const ImU32 paper = oklch(0.993F, 0.003F, 85);
  Palette palette{oklch(0.958F, 0.007F, 85), paper,
                  oklch(0.23F, 0.012F, 270), oklch(0.44F, 0.012F, 270),
                  oklch(0.885F, 0.008F, 85), oklch(0.6F, 0.012F, 270),
                  oklch(0.965F, 0.006F, 85), oklch(0.42F, 0.1F, 265),
                  oklch(0.99F, 0.003F, 85),  oklch(0.88F, 0.05F, 265),
                  oklch(0.94F, 0.025F, 265), {}};
  palette.families = {{
      {oklch(0.62F, 0.13F, 78),
       {oklch(0.984F, 0.012F, 88), oklch(0.962F, 0.034F, 90), oklch(0.928F, 0.07F, 92)},
       0},
      {oklch(0.52F, 0.15F, 280),
       {paper, oklch(0.965F, 0.018F, 285), oklch(0.935F, 0.036F, 285)},
       0},
      {oklch(0.53F, 0.15F, 345),
       {paper, oklch(0.966F, 0.017F, 345), oklch(0.938F, 0.034F, 345)},
       0},
      {oklch(0.6F, 0.055F, 225), {paper, paper, paper}, 0},
  }};
  return palette;
}

Palette dark_palette() {
  const ImU32 paper = oklch(0.215F, 0.01F, 270);
  Palette palette{oklch(0.175F, 0.009F, 270), paper,
                  oklch(0.915F, 0.008F, 85),  oklch(0.76F, 0.012F, 270),
                  oklch(0.31F, 0.012F, 270),  oklch(0.58F, 0.014F, 270),
                  oklch(0.255F, 0.011F, 270), oklch(0.82F, 0.08F, 265),
                  oklch(0.2F, 0.02F, 265),    oklch(0.38F, 0.07F, 265),
                  oklch(0.3F, 0.05F, 265),    {}};
  palette.families = {{
      {oklch(0.74F, 0.11F, 80),
       {oklch(0.242F, 0.016F, 85), oklch(0.285F, 0.034F, 85), oklch(0.335F, 0.056F, 85)},
       0},
      {oklch(0.76F, 0.11F, 285), {paper, oklch(0.262F, 0.03F, 285), oklch(0.3F, 0.05F, 285)}, 0},
      {oklch(0.77F, 0.11F, 345), {paper, oklch(0.262F, 0.028F, 345), oklch(0.3F, 0.046F, 345)}, 0},
      {oklch(0.68F, 0.055F, 225), {paper, paper, paper}, 0},
  }};
  return palette;
}

void colour_widgets(const Palette& palette) {
  const auto set = [](ImGuiCol slot, ImU32 colour) {
    ImGui::GetStyle().Colors[slot] = ImGui::ColorConvertU32ToFloat4(colour);
  };
  ImU32 bars = palette.rule;
  for (int slot = 0; slot < ImGuiCol_COUNT; ++slot) set(slot, palette.wash);
  set(ImGuiCol_Text, palette.ink);
  set(ImGuiCol_TextDisabled, palette.soft);
  set(ImGuiCol_WindowBg, palette.desk);
  set(ImGuiCol_ChildBg, palette.paper);
  set(ImGuiCol_PopupBg, palette.paper);
  // what lies on paper lets it through: a processor that draws pays for each layer
  for (const ImGuiCol slot : {ImGuiCol_TableRowBg, ImGuiCol_TableRowBgAlt, ImGuiCol_ScrollbarBg}) {
    set(slot, 0);
  }
  for (const ImGuiCol slot : {ImGuiCol_Border, ImGuiCol_Separator, ImGuiCol_TableBorderLight,
                              ImGuiCol_TableBorderStrong, ImGuiCol_ScrollbarGrab}) {
    set(slot, bars);
  }
  set(ImGuiCol_BorderShadow, 0);
  for (const ImGuiCol slot : {ImGuiCol_ScrollbarGrabHovered, ImGuiCol_ScrollbarGrabActive,
                              ImGuiCol_SeparatorHovered, ImGuiCol_SeparatorActive}) {
    set(slot, palette.edge);
  }
  for (const ImGuiCol slot : {ImGuiCol_CheckMark, ImGuiCol_SliderGrab, ImGuiCol_SliderGrabActive,
                              ImGuiCol_NavHighlight, ImGuiCol_PlotHistogram}) {
    set(slot, palette.accent);
  }
  for (const ImGuiCol slot : {ImGuiCol_ButtonHovered, ImGuiCol_FrameBgHovered,
                              ImGuiCol_HeaderHovered, ImGuiCol_TabHovered}) {
    set(slot, palette.cue);
  }
  for (const ImGuiCol slot : {ImGuiCol_ButtonActive, ImGuiCol_FrameBgActive, ImGuiCol_Header,
                              ImGuiCol_HeaderActive, ImGuiCol_TabActive, ImGuiCol_TextSelectedBg}) {
    set(slot, palette.source);
  }
}

void size_widgets(float scale) {
  ImGuiStyle style;
  style.WindowPadding = {10, 8};
  style.FramePadding = {8, 3};
  style.ItemSpacing = {8, 5};
  style.CellPadding = {6, 3};
  style.ScrollbarSize = 11;
  style.ChildRounding = style.FrameRounding = style.GrabRounding = style.TabRounding = 3;
  style.SeparatorTextBorderSize = 1;
  style.WindowBorderSize = 0;
  style.ChildBorderSize = style.FrameBorderSize = 1;
  style.ScaleAllSizes(scale);
  ImGui::GetStyle() = style;
}

const generated::FontFile* file_of(std::string_view name) {
  const auto files = generated::font_files();
  const auto found = std::ranges::find(files, name, &generated::FontFile::name);
  return found == files.end() ? nullptr : &*found;
}

void add_file(std::string_view name, float size, ImFontConfig config) {
  const generated::FontFile* file = file_of(name);
  if (!file) return;
  // all that the subset holds; ImGui passes over what is missing
  static constexpr std::array<ImWchar, 3> kGlyphs{0x20, 0xFFFD, 0};
  config.FontDataOwnedByAtlas = false;
  // glyphs stand on whole pixels: more samples would only blur them, and make the atlas too wide
  config.OversampleH = 1;
  config.PixelSnapH = true;
  // the atlas takes a mutable pointer and does not write where it does not own
  void* bytes = const_cast<std::byte*>(file->bytes.data());
  ImGui::GetIO().Fonts->AddFontFromMemoryTTF(bytes, static_cast<int>(file->bytes.size()), size,
                                             &config, kGlyphs.data());
}

/// A text font with the signs that it lacks.
ImFont* add_font(std::string_view name, float size) {
  add_file(name, size, {});
  ImFontConfig merged;
  merged.MergeMode = true;
  add_file("signs", size * 0.9F, merged);
  return ImGui::GetIO().Fonts->Fonts.back();
}

}  // namespace

ImU32 oklch(float lightness, float chroma, float hue, float opacity) {
  // CSS Color 4, section 10.3: OKLab to linear sRGB
  const float angle = hue * std::numbers::pi_v<float> / 180;
  const float a = chroma * std::cos(angle);
  const float b = chroma * std::sin(angle);
  const auto cube = [](float x) { return x * x * x; };
  const float l = cube(lightness + 0.3963377774F * a + 0.2158037573F * b);
  const float m = cube(lightness - 0.1055613458F * a - 0.0638541728F * b);
  const float s = cube(lightness - 0.0894841775F * a - 1.2914855480F * b);
  return ImGui::ColorConvertFloat4ToU32(
      {to_srgb(4.0767416621F * l - 3.3077115913F * m + 0.2309699292F * s),
       to_srgb(-1.2684380046F * l + 2.6097574011F * m - 0.3413193965F * s),
       to_srgb(-0.0041960863F * l - 0.7034186147F * m + 1.7076147010F * s), opacity});
}

Palette make_palette(bool dark) {
  Palette palette = dark ? dark_palette() : light_palette();
  for (FamilyColours& family : palette.families) {
    family.chosen = mix_colours(palette.paper, family.line, 0.28F);
  }
  return palette;
}

void dress(Look& look, bool dark, float scale) {
  look.scale = scale;
  ImGui::GetIO().Fonts->Clear();
  look.sans = add_font("sans", std::round(15 * scale));
  look.small = add_font("sans", std::round(12.5F * scale));
  look.serif = add_font("serif", std::round(17 * scale));
  look.title = add_font("serif", std::round(23 * scale));
  ImGui::GetIO().Fonts->TexDesiredWidth = 2048;
  ImGui::GetIO().Fonts->Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
  size_widgets(scale);
  recolour(look, dark);
}

void recolour(Look& look, bool dark) {
  look.dark = dark;
  look.palette = make_palette(dark);
  colour_widgets(look.palette);
}

}  // namespace sayso::desk
