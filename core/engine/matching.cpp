#include <algorithm>

#include "core/engine/engine.h"

namespace sayso {
namespace {

/// A claim's words in one row, and where each piece of it stands in the article.
struct Joined {
  struct Piece {
    std::uint32_t here;   ///< where it begins in `text`
    std::uint32_t there;  ///< and in the article
  };
  std::string text;
  std::vector<Piece> pieces;

  [[nodiscard]] std::uint32_t place(std::uint32_t at) const {
    const auto behind = std::ranges::upper_bound(pieces, at, {}, &Piece::here);
    const Piece& piece = *(behind - 1);
    return piece.there + (at - piece.here);
  }
};

void join(std::string_view text, const std::vector<Range>& spans, Joined& joined) {
  joined.text.clear();
  joined.pieces.clear();
  for (const Range span : spans) {
    if (!joined.text.empty()) joined.text += ' ';
    joined.pieces.push_back({static_cast<std::uint32_t>(joined.text.size()), span.begin});
    joined.text += slice(text, span);
  }
}

bool is_somebody(const Entity& speaker) {
  return speaker.kind == SpeakerKind::person || speaker.kind == SpeakerKind::organization;
}

}  // namespace

std::vector<CheckedBefore> match_claims(const Analysis& article, Matcher& matcher, Fixed least) {
  std::vector<CheckedBefore> found;
  Joined joined;
  const std::string day = article.day ? to_string(*article.day) : std::string();
  for (std::uint32_t i = 0; i < article.claims.size(); ++i) {
    const Claim& claim = article.claims[i];
    join(article.document.text, claim.spans, joined);
    const Entity& speaker = article.entities.entities[claim.speaker];
    Assertion statement{joined.text, {}, day};
    if (is_somebody(speaker)) statement.speaker = speaker.name;
    std::vector<Match> matches = matcher.match(statement, least);
    if (matches.empty()) continue;
    for (Match& match : matches) {
      for (WordPair& pair : match.words) {
        if (pair.here.empty()) continue;
        pair.here = {joined.place(pair.here.begin), joined.place(pair.here.end - 1) + 1};
      }
    }
    found.push_back({i, std::move(matches)});
  }
  return found;
}

}  // namespace sayso
