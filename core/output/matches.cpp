#include <array>

#include "core/output/json_writer.h"
#include "core/output/names.h"
#include "core/output/offsets.h"
#include "core/output/output.h"

namespace sayso {
namespace {

std::string_view name_of(Difference difference) {
  constexpr std::array<std::string_view, 4> kNames{"none", "number", "date", "negation"};
  return kNames[static_cast<std::size_t>(difference)];
}

class MatchWriter {
 public:
  MatchWriter(std::string_view text, const FactCheckIndex& index, Unit unit)
      : here_(text, unit), index_(index), unit_(unit) {}

  [[nodiscard]] std::string write(std::span<const Match> matches) && {
    write_matches(matches);
    return std::move(json_).take();
  }

  [[nodiscard]] std::string write(const Analysis& article,
                                  std::span<const CheckedBefore> found) && {
    json_.begin_object().key("schema").string("sayso.matches/1");
    json_.key("unit").string(unit_ == Unit::byte ? "byte" : "utf16");
    json_.key("checks").number(index_.size());
    json_.key("claims").begin_array();
    for (const CheckedBefore& one : found) {
      const Claim& claim = article.claims[one.claim];
      json_.begin_object().key("id").string(claim.id);
      json_.key("spans").begin_array();
      for (const Range span : claim.spans) write_range(here_, span);
      json_.end_array().key("matches");
      write_matches(one.matches);
      json_.end_object();
    }
    json_.end_array().end_object();
    return std::move(json_).take();
  }

 private:
  void write_matches(std::span<const Match> matches) {
    json_.begin_array();
    for (const Match& match : matches) write_match(match);
    json_.end_array();
  }

  void write_match(const Match& match) {
    const FactCheck check = index_.at(match.entry);
    json_.begin_object().key("entry").number(match.entry);
    json_.key("score").decimal(match.score);
    json_.key("difference").string(name_of(match.difference));
    json_.key("check").begin_object();
    json_.key("claim").string(check.claim).key("claimant").string(check.claimant);
    json_.key("date").string(check.date).key("rating").string(check.rating);
    json_.key("publisher").string(check.publisher).key("url").string(check.url);
    json_.key("title").string(check.title).end_object();
    const Offsets there(check.claim, unit_);
    json_.key("words").begin_array();
    for (const WordPair& pair : match.words) {
      json_.begin_object().key("here");
      write_range(here_, pair.here);
      json_.key("there");
      write_range(there, pair.there);
      json_.key("difference").string(name_of(pair.difference)).end_object();
    }
    json_.end_array().end_object();
  }

  void write_range(const Offsets& offsets, Range range) {
    json_.begin_object().key("begin").number(offsets.convert(range.begin));
    json_.key("end").number(offsets.convert(range.end)).end_object();
  }

  Offsets here_;
  const FactCheckIndex& index_;
  Unit unit_;
  JsonWriter json_;
};

/// "2.1 % here, 21 % there", or nothing where the words agree.
std::string difference_of(const Match& match, std::string_view here, std::string_view there) {
  std::string out;
  for (const WordPair& pair : match.words) {
    if (pair.difference == Difference::none) continue;
    out += out.empty() ? "" : "; ";
    out += pair.here.empty() ? "not so" : line_of(here, pair.here);
    out += " here, ";
    out += pair.there.empty() ? "not so" : line_of(there, pair.there);
    out += " there";
  }
  return out;
}

void append(std::string& out, std::string_view label, std::string_view text) {
  if (text.empty()) return;
  out += label;
  out += text;
}

}  // namespace

std::string matches_to_json(const Analysis& article, std::span<const CheckedBefore> found,
                            const FactCheckIndex& index, Unit unit) {
  return MatchWriter(article.document.text, index, unit).write(article, found);
}

std::string matches_to_json(std::string_view statement, std::span<const Match> matches,
                            const FactCheckIndex& index, Unit unit) {
  return MatchWriter(statement, index, unit).write(matches);
}

std::string matches_to_text(const Analysis& article, std::span<const CheckedBefore> found,
                            const FactCheckIndex& index) {
  std::string out;
  for (const CheckedBefore& one : found) {
    std::string words;
    for (const Range span : article.claims[one.claim].spans) {
      append(words, words.empty() ? "" : " … ", line_of(article.document.text, span));
    }
    out += "• " + words + "\n";
    for (const Match& match : one.matches) {
      const FactCheck check = index.at(match.entry);
      out +=
          match.difference == Difference::none ? "    a similar claim" : "    not the same claim";
      append(out, " by ", check.claimant);
      out += " was checked";
      append(out, " by ", check.publisher);
      append(out, ", ", check.date.substr(0, 10));
      append(out, ": ", check.rating);
      out += " (" + std::to_string((match.score + 50) / 100) + " %)\n";
      append(out, "      “", check.claim);
      out += "”\n";
      const std::string differs = difference_of(match, article.document.text, check.claim);
      if (!differs.empty()) out += "      differs: " + differs + "\n";
      if (!check.url.empty()) out += "      " + std::string(check.url) + "\n";
    }
  }
  return out.empty() ? "no claim of this article was found among the fact-checks\n" : out;
}

}  // namespace sayso
