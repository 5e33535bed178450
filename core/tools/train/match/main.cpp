// sayso-train-match: learns how candidates are ranked, and how likely they are the claim.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <span>
#include <string>

#include "core/match/candidates.h"
#include "core/tools/train/match/learn.h"
#include "core/tools/train/match/queries.h"

namespace sayso {
namespace {

constexpr const char* kUsage =
    "usage: sayso-train-match [--data DIR] [--out FILE]\n"
    "  --data DIR   where factcheck/2a and factcheck/2b are (../shared/data)\n"
    "  --out FILE   the weights (core/match/learned.h)\n";
constexpr std::uint32_t kFolds = 5;
constexpr std::size_t kJudged = 3;  // of a query's candidates, the best
constexpr std::size_t kCut = 5;     // MAP@5

template <typename T>
T need(std::expected<T, Error> value) {
  if (value) return std::move(*value);
  std::fprintf(stderr, "sayso-train-match: %s\n", value.error().message.c_str());
  std::exit(1);
}

/// Every query four times: with and without speaker and day, with and without its answers.
void add_examples(const Task& task, const Lexicon& lexicon, std::uint32_t number,
                  std::vector<Example>& examples) {
  CandidateFinder finder(task.index.tables(), lexicon);
  for (const Query& query : task.queries) {
    for (const bool told : {true, false}) {
      for (const bool answered : {true, false}) {
        Assertion statement{query.text, {}, {}};
        if (told) {
          statement.speaker = query.speaker;
          statement.date = query.date;
        }
        Example example;
        example.group = query.group;
        example.told = told;
        example.task = number;
        example.answers = answered ? static_cast<std::uint32_t>(query.relevant.size()) : 0;
        // both tasks weigh the same
        example.weight = 500.0 / static_cast<double>(task.queries.size());
        for (const Candidate& candidate :
             finder.find(statement, answered ? std::span<const std::uint32_t>() : query.relevant)) {
          example.candidates.push_back(candidate.features);
          example.right.push_back(std::ranges::find(query.relevant, candidate.entry) !=
                                  query.relevant.end());
        }
        if (!example.candidates.empty()) examples.push_back(std::move(example));
      }
    }
  }
}

double precision_of(const Example& example, const std::vector<std::size_t>& order) {
  double sum = 0;
  double found = 0;
  for (std::size_t place = 0; place < std::min(kCut, order.size()); ++place) {
    if (example.right[order[place]]) sum += ++found / static_cast<double>(place + 1);
  }
  return sum / example.answers;
}

/// What the chance learns from: the best candidates of every query, ranked by a model that has not
/// seen it. Prints MAP@5 on the way.
std::vector<Judged> judge(const std::vector<Example>& examples) {
  std::vector<Judged> judged;
  double sums[2][2] = {};
  double counts[2][2] = {};
  for (std::uint32_t fold = 0; fold < kFolds; ++fold) {
    const LinearModel ranking = learn_ranking(
        examples, [fold](const Example& example) { return example.group % kFolds != fold; });
    for (const Example& example : examples) {
      if (example.group % kFolds != fold) continue;
      const std::vector<std::size_t> order = order_of(example, ranking);
      for (std::size_t place = 0; place < std::min(kJudged, order.size()); ++place) {
        judged.push_back({example.candidates[order[place]], lead_of(example, ranking, order, place),
                          example.right[order[place]], example.weight, place == 0,
                          example.answers > 0, example.task});
      }
      if (example.answers == 0) continue;
      sums[example.task][example.told ? 1 : 0] += precision_of(example, order);
      ++counts[example.task][example.told ? 1 : 0];
    }
  }
  std::printf("| cross-validated MAP@5 | 2A | 2B |\n|---|---|---|\n");
  for (const int told : {0, 1}) {
    std::printf("| %s | %.3f | %.3f |\n", told == 1 ? "speaker and day told" : "text alone",
                sums[0][told] / counts[0][told], sums[1][told] / counts[1][told]);
  }
  return judged;
}

/// Of the queries that have answers, told or not: how often the best candidate is right where its
/// chance is at least so much, and how often it is.
void print_curve(const std::vector<Judged>& judged, const ChanceModel& chance) {
  std::printf(
      "| chance | 2A right | of | 2B right | of | shown without an answer |\n"
      "|---|---|---|---|---|---|\n");
  for (Fixed least = 1000; least < kCertain; least += 500) {
    std::array<double, 3> queries{};
    std::array<double, 3> shown{};
    std::array<double, 3> right{};
    for (const Judged& one : judged) {
      if (!one.best) continue;
      const std::size_t set = one.answered ? one.task : 2;
      ++queries[set];
      const auto lead = static_cast<std::int64_t>(one.lead * chance.lead);
      if (chance_of(logit_of(chance.model, one.features) + lead) < least) continue;
      ++shown[set];
      right[set] += one.right ? 1 : 0;
    }
    std::printf("| %.2f | %.3f | %.3f | %.3f | %.3f | %.3f |\n", least / 10000.0,
                right[0] / std::max(shown[0], 1.0), shown[0] / queries[0],
                right[1] / std::max(shown[1], 1.0), shown[1] / queries[1], shown[2] / queries[2]);
  }
}

std::string braces(const LinearModel& model) {
  std::string text = "{.weights = {";
  for (const std::int32_t weight : model.weights) text += std::to_string(weight) + ", ";
  text.resize(text.size() - 2);
  return text + "}, .base = " + std::to_string(model.base) + "}";
}

bool write(const std::string& path, const LinearModel& ranking, const ChanceModel& chance) {
  std::ofstream out(path);
  out << "// The weights of core/match, as `./dev train match` writes them "
         "(core/models/match.md).\n"
         "#pragma once\n\n#include <cstdint>\n\n#include \"core/match/score.h\"\n\n"
         "namespace sayso {\n\n// clang-format off\n"
         "/// By feature; ranks a statement's candidates.\n"
         "inline constexpr LinearModel kRanking"
      << braces(ranking) << ";\n"
      << "/// By feature; how likely a candidate is the claim.\ninline constexpr LinearModel "
         "kChance"
      << braces(chance.model)
      << ";\n/// Of the lead over other candidates, in the chance.\n"
         "inline constexpr std::int32_t kLeadWeight = "
      << chance.lead << ";\n// clang-format on\n\n}  // namespace sayso\n";
  return out.flush().good();
}

int run(std::span<char*> arguments) {
  std::string data = "../shared/data";
  std::string out = "core/match/learned.h";
  for (std::size_t i = 1; i < arguments.size(); i += 2) {
    const std::string_view name = arguments[i];
    if ((name != "--data" && name != "--out") || i + 1 == arguments.size()) {
      std::fputs(kUsage, stderr);
      return 2;
    }
    (name == "--data" ? data : out) = arguments[i + 1];
  }
  const Lexicon lexicon = Lexicon::load();
  std::vector<Example> examples;
  add_examples(need(read_task(data + "/factcheck/2a", lexicon)), lexicon, 0, examples);
  add_examples(need(read_task(data + "/factcheck/2b", lexicon)), lexicon, 1, examples);
  const std::vector<Judged> judged = judge(examples);
  const ChanceModel chance = learn_chance(judged);
  print_curve(judged, chance);
  const LinearModel ranking = learn_ranking(examples, [](const Example&) { return true; });
  if (write(out, ranking, chance)) return 0;
  std::fprintf(stderr, "sayso-train-match: cannot write %s\n", out.c_str());
  return 1;
}

}  // namespace
}  // namespace sayso

int main(int count, char** arguments) {
  return sayso::run(std::span(arguments, static_cast<std::size_t>(count)));
}
