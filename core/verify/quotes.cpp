#include "core/verify/quotes.h"

#include <algorithm>

namespace sayso {
namespace {

constexpr std::uint32_t kLeastPercent = 55;      // of a quotation's weight, to be told as changed
constexpr std::uint32_t kLeastPartPercent = 40;  // of a part's weight, to be told where it stands
constexpr std::uint32_t kLeastWeight = 7;        // what is shorter may be there by chance

bool is_ellipsis(std::string_view form) {
  return form == "\u2026" || (form.size() > 1 && form.find_first_not_of('.') == form.npos);
}

bool is_fault(EditKind kind) {
  return kind == EditKind::changed || kind == EditKind::added || kind == EditKind::left_out;
}

std::uint32_t weight_of(const Wording& wording, const std::vector<std::uint32_t>& words) {
  std::uint32_t weight = 0;
  for (const std::uint32_t word : words) weight += wording.weights[word];
  return weight;
}

}  // namespace

Range Worded::range(std::uint32_t first, std::uint32_t last) const {
  const auto token = [&](std::uint32_t place) {
    return document.tokens[wording.tokens[place]].range;
  };
  if (first < last) return {token(first).begin, token(last - 1).end};
  const std::uint32_t at = first > 0 ? token(first - 1).end : 0;
  return {at, at};
}

void QuoteChecker::read(TokenSpan quotation) {
  parts_.assign(1, {});
  insertions_.clear();
  next_insertion_ = 0;
  const std::vector<std::uint32_t>& tokens = article_.wording.tokens;
  auto place = static_cast<std::uint32_t>(std::ranges::lower_bound(tokens, quotation.first) -
                                          tokens.begin());
  std::uint32_t bracket = kNone;  // where an open one begins
  for (std::uint32_t token = quotation.first; token < quotation.last; ++token) {
    const std::string_view form = article_.document.word(token);
    const Range range = article_.document.tokens[token].range;
    const bool word = place < tokens.size() && tokens[place] == token;
    if (form == "[") {
      bracket = range.begin;
    } else if (form == "]" && bracket != kNone) {
      insertions_.push_back({place, {bracket, range.end}});
      bracket = kNone;
    } else if (is_ellipsis(form) && bracket == kNone) {
      insertions_.push_back({place, range});
      parts_.emplace_back();
    } else if (word && bracket == kNone) {
      if (parts_.back().size() == Aligner::kLongest) parts_.emplace_back();
      parts_.back().push_back(place);
    }
    if (word) ++place;
  }
  std::erase_if(parts_, [](const auto& words) { return words.empty(); });
}

EditKind QuoteChecker::kind_of(const Step& step) const {
  if (step.here == kNone) return EditKind::left_out;
  if (step.there == kNone) return EditKind::added;
  const bool same = article_.wording.keys[step.here] == source_.wording.keys[step.there];
  return same ? EditKind::same : EditKind::changed;
}

void QuoteChecker::add_insertions(std::uint32_t place, Check& check) {
  for (; next_insertion_ < insertions_.size() && insertions_[next_insertion_].before <= place;
       ++next_insertion_) {
    WordEdit edit{EditKind::marked, insertions_[next_insertion_].range, {}};
    if (!check.edits.empty()) {
      WordEdit& last = check.edits.back();
      edit.there = {last.there.end, last.there.end};
      // What it stands for.
      if (last.kind == EditKind::left_out) {
        edit.there = last.there;
        check.edits.pop_back();
      }
    }
    check.edits.push_back(edit);
  }
}

void QuoteChecker::add_runs(const Alignment& alignment, std::uint32_t first_here, Check& check) {
  std::uint32_t first_there = kNone;
  for (const Step& step : alignment.steps) first_there = std::min(first_there, step.there);
  Run run{EditKind::same, first_here, first_here, first_there, first_there};
  const auto close = [&] {
    if (run.here < run.here_end || run.there < run.there_end) {
      check.edits.push_back({run.kind, article_.range(run.here, run.here_end),
                             source_.range(run.there, run.there_end)});
    }
    run = {EditKind::same, run.here_end, run.here_end, run.there_end, run.there_end};
  };
  for (const Step& step : alignment.steps) {
    const EditKind kind = kind_of(step);
    const bool inserted = next_insertion_ < insertions_.size() && step.here != kNone &&
                          insertions_[next_insertion_].before <= step.here;
    if (inserted) {
      close();
      run.here = run.here_end = step.here;
      add_insertions(step.here, check);
    }
    const bool open = run.here < run.here_end || run.there < run.there_end;
    if (open && (kind == EditKind::same) != (run.kind == EditKind::same)) close();
    const bool goes_on = run.here < run.here_end || run.there < run.there_end;
    run.kind = !goes_on || run.kind == kind ? kind : EditKind::changed;
    if (step.here != kNone) run.here_end = step.here + 1;
    if (step.there != kNone) run.there_end = step.there + 1;
  }
  close();
}

std::uint32_t QuoteChecker::add_part(const std::vector<std::uint32_t>& words, Check& check) {
  const Alignment alignment = aligner_.align(article_.wording, words);
  std::uint32_t same = 0;
  std::uint32_t first = kNone;
  std::uint32_t last = 0;
  for (const Step& step : alignment.steps) {
    if (step.there != kNone) {
      first = std::min(first, step.there);
      last = step.there + 1;
    }
    if (kind_of(step) == EditKind::same) same += article_.wording.weights[step.here];
  }
  if (same * 100 < weight_of(article_.wording, words) * kLeastPartPercent || first == kNone) {
    add_insertions(words.front(), check);
    const std::uint32_t at = check.edits.empty() ? 0 : check.edits.back().there.end;
    check.edits.push_back(
        {EditKind::added, article_.range(words.front(), words.back() + 1), {at, at}});
    add_insertions(words.back(), check);
    return 0;
  }
  check.source.push_back(source_.range(first, last));
  add_runs(alignment, words.front(), check);
  return same;
}

std::optional<Check> QuoteChecker::check(TokenSpan quotation) {
  read(quotation);
  if (parts_.empty()) return std::nullopt;
  Check check;
  check.range = {article_.document.tokens[quotation.first].range.begin,
                 article_.document.tokens[quotation.last - 1].range.end};
  std::uint32_t all = 0;
  std::uint32_t same = 0;
  for (const std::vector<std::uint32_t>& words : parts_) {
    all += weight_of(article_.wording, words);
    same += add_part(words, check);
  }
  add_insertions(kNone, check);
  check.score = static_cast<Fixed>(std::uint64_t{same} * kCertain / all);
  const bool faulty =
      std::ranges::any_of(check.edits, [](const WordEdit& edit) { return is_fault(edit.kind); });
  if (!faulty) {
    check.finding = Finding::same;
  } else if (same * 100 >= all * kLeastPercent && same >= kLeastWeight) {
    check.finding = Finding::changed;
  } else {
    check.source.clear();
    check.edits.clear();
  }
  return check;
}

}  // namespace sayso
