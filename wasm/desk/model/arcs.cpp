#include "wasm/desk/model/arcs.h"

#include <algorithm>

namespace sayso::desk {
namespace {

std::uint32_t length(const Arc& arc) { return arc.right() - arc.left(); }

bool overlap(const Arc& a, const Arc& b) { return a.left() < b.right() && b.left() < a.right(); }

/// Every arc above all shorter ones that it shares a stretch with. Returns how many levels it took.
std::uint32_t assign_levels(std::vector<Arc>& arcs) {
  std::uint32_t levels = 0;
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    for (std::size_t below = 0; below < i; ++below) {
      if (overlap(arcs[below], arcs[i]))
        arcs[i].level = std::max(arcs[i].level, arcs[below].level + 1);
    }
    levels = std::max(levels, arcs[i].level + 1);
  }
  return levels;
}

void assign_slots(std::vector<Arc>& arcs) {
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    for (std::size_t longer = i + 1; longer < arcs.size(); ++longer) {
      if (arcs[longer].left() == arcs[i].left()) ++arcs[i].left_slot;
      if (arcs[longer].right() == arcs[i].right()) ++arcs[i].right_slot;
    }
  }
}

}  // namespace

ArcDiagram draw_arcs(const Analysis& analysis, std::uint32_t sentence) {
  const Sentence& bounds = analysis.document.sentences[sentence];
  ArcDiagram diagram;
  if (analysis.syntax.words.empty()) return diagram;
  for (std::uint32_t token = bounds.first; token < bounds.last; ++token) {
    const Word& word = analysis.syntax.words[token];
    if (word.head == kNone) {
      diagram.root = token - bounds.first;
      continue;
    }
    Arc arc;
    arc.head = word.head - bounds.first;
    arc.dependant = token - bounds.first;
    arc.relation = name_of(word.deprel);
    // an even sum falls on a word: half a column to the left lies between two
    const std::uint32_t middle = arc.head + arc.dependant;
    arc.label = middle % 2 == 1 ? middle : middle - 1;
    diagram.arcs.push_back(arc);
  }
  std::ranges::stable_sort(diagram.arcs, {}, length);
  diagram.levels = assign_levels(diagram.arcs);
  assign_slots(diagram.arcs);
  return diagram;
}

}  // namespace sayso::desk
