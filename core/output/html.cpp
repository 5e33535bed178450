#include <algorithm>

#include "core/output/names.h"
#include "core/output/output.h"
#include "core/standalone/standalone.h"

namespace sayso {
namespace {

constexpr std::string_view kStyle =
    "body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1.15rem/1.6 Charter,Georgia,serif}"
    "mark{background:#eef3fb;color:inherit;border-bottom:2px solid #4a6fa5}"
    "mark.prediction,mark.pledge{border-bottom-style:dashed}"
    "mark.demand{border-bottom-style:dotted}"
    "mark.opinion{background:none;border-bottom-width:1px}"
    "a{color:inherit}sup a{text-decoration:none}li{margin-bottom:.6rem}"
    "@media(prefers-color-scheme:dark){body{background:#16181d;color:#e6e6e3}"
    "mark{background:#22304a;border-color:#8fb0e0}}";

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : valid_utf8(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
}

/// One stretch of text and the claim that marks it; the innermost where claims nest.
struct Stretch {
  Range range;
  std::uint32_t claim = kNone;
};

struct Edge {
  std::uint32_t at;
  std::uint32_t claim;
  bool opens;
};

/// Cuts the text at every border of a claim. Linear but for the sort.
std::vector<Stretch> stretches_of(const Analysis& analysis) {
  std::vector<Edge> edges;
  for (std::uint32_t i = 0; i < analysis.claims.size(); ++i) {
    for (const Range span : analysis.claims[i].spans) {
      edges.push_back({span.begin, i, true});
      edges.push_back({span.end, i, false});
    }
  }
  std::ranges::stable_sort(edges, [](const Edge& a, const Edge& b) {
    return a.at != b.at ? a.at < b.at : a.opens < b.opens;
  });
  std::vector<Stretch> stretches;
  std::vector<std::uint32_t> open;
  std::uint32_t at = 0;
  const auto close_at = [&](std::uint32_t end) {
    if (end > at) stretches.push_back({{at, end}, open.empty() ? kNone : open.back()});
    at = end;
  };
  for (const Edge& edge : edges) {
    close_at(edge.at);
    if (edge.opens) {
      open.push_back(edge.claim);
    } else {
      std::erase(open, edge.claim);
    }
  }
  close_at(static_cast<std::uint32_t>(analysis.document.text.size()));
  return stretches;
}

void append_article(std::string& out, const Analysis& analysis) {
  std::vector<bool> numbered(analysis.claims.size(), false);
  out += "<article style=\"white-space:pre-wrap\">";
  for (const Stretch& stretch : stretches_of(analysis)) {
    const std::string_view words = slice(analysis.document.text, stretch.range);
    if (stretch.claim == kNone) {
      append_escaped(out, words);
      continue;
    }
    const std::string number = std::to_string(stretch.claim + 1);
    out += "<mark class=\"" + std::string(name_of(analysis.claims[stretch.claim].type)) + "\">";
    append_escaped(out, words);
    out += "</mark>";
    if (!numbered[stretch.claim]) {
      out += "<sup id=\"m" + number + "\"><a href=\"#c" + number + "\">" + number + "</a></sup>";
    }
    numbered[stretch.claim] = true;
  }
  out += "</article>\n";
}

void append_values(std::string& out, const Analysis& analysis, const Claim& claim) {
  std::string_view before = "<br>values: ";
  for (const Value* value : values_of(analysis, claim)) {
    const std::string told = display_value(*value);
    if (told.empty()) continue;
    out += before;
    append_escaped(out, told);
    before = " · ";
  }
}

/// The claim as it reads alone; nothing where nothing was put in.
void append_standalone(std::string& out, const Analysis& analysis,
                       const std::vector<Piece>& pieces) {
  if (pieces.size() < 2) return;
  out += "<br>on its own: ";
  append_escaped(out, display_pieces(analysis, pieces));
}

void append_list(std::string& out, const Analysis& analysis, bool standalone) {
  const StandaloneReader reader(analysis.document, analysis.syntax, analysis.entities,
                                analysis.values);
  out += "<section><h2>Claims</h2><ol>\n";
  for (std::uint32_t i = 0; i < analysis.claims.size(); ++i) {
    const Claim& claim = analysis.claims[i];
    const Entity& speaker = analysis.entities.entities[claim.speaker];
    const std::string number = std::to_string(i + 1);
    out += "<li id=\"c" + number + "\"><a href=\"#m" + number + "\">";
    for (const Range span : claim.spans) {
      append_escaped(out, slice(analysis.document.text, span));
      if (span != claim.spans.back()) out += " … ";
    }
    out += "</a><br><small>";
    append_escaped(out, display_name(analysis, claim.speaker));
    if (!speaker.role.empty()) {
      out += ", ";
      append_escaped(out, speaker.role);
    }
    out += " · " + std::string(name_of(claim.voice)) + " · " + std::string(name_of(claim.type));
    if (claim.source_sentence != claim.sentence) {
      out += "<br>source: ";
      append_escaped(out, slice(analysis.document.text,
                                analysis.document.sentences[claim.source_sentence].range));
    }
    if (standalone) append_standalone(out, analysis, reader.read(claim));
    append_values(out, analysis, claim);
    out += "</small></li>\n";
  }
  out += "</ol></section>\n";
}

}  // namespace

std::string to_html(const Analysis& analysis, bool standalone) {
  std::string out = "<!doctype html>\n<html lang=\"";
  out += analysis.language;
  out +=
      "\">\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width\">\n<title>Sayso</title>\n<style>";
  out += kStyle;
  out += "</style>\n";
  append_article(out, analysis);
  append_list(out, analysis, standalone);
  out += "<p><small>Candidates found by Sayso, not verdicts.</small></p>\n</html>\n";
  return out;
}

}  // namespace sayso
