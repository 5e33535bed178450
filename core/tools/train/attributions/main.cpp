// sayso-train-attributions: trains what tells cues, their sources and their contents.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "core/attributions/attributions.h"
#include "core/tools/common/model_file.h"
#include "core/tools/train/attributions/learn.h"
#include "core/tools/train/attributions/without_marks.h"
#include "core/weights/weights.h"

namespace sayso {
namespace {

constexpr const char* kUsage =
    "usage: sayso-train-attributions [--data DIR] [--syntax FILE] [--entities FILE]\n"
    "                                [--out FILE] [--validate]\n"
    "  --data DIR        where polnear/ is (../shared/data)\n"
    "  --syntax FILE     the parser's weights (core/models/syntax.bin)\n"
    "  --entities FILE   the weights of names (core/models/entities.bin)\n"
    "  --out FILE        the model (core/models/attributions.bin)\n";
constexpr std::uint32_t kFolds = 3;
constexpr std::uint32_t kFewest = 6;  // examples that a feature must have

const Filter kAll = [](std::uint32_t) { return true; };

template <typename T>
T need(std::expected<T, Error> value) {
  if (value) return std::move(*value);
  std::fprintf(stderr, "sayso-train-attributions: %s\n", value.error().message.c_str());
  std::exit(1);
}

/// Cues judged by regressions that have not seen their article: precision and recall by threshold.
void cross_validate(Regression& regression, const Decisions& examples) {
  std::vector<float> logits(examples.lists.size());
  for (std::uint32_t fold = 0; fold < kFolds; ++fold) {
    learn_decisions(regression, examples,
                    [&](std::uint32_t article) { return article % kFolds != fold; });
    for (std::size_t i = 0; i < logits.size(); ++i) {
      if (examples.article[i] % kFolds != fold) continue;
      logits[i] = regression.logit(examples.lists[i]);
      if (!examples.before.empty()) logits[i] += examples.before[i];
    }
  }
  std::printf("| threshold | precision | recall | f1 |\n|---|---|---|---|\n");
  for (const double threshold : {0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9}) {
    const double least = std::log(threshold / (1 - threshold));
    double hit = 0, found = 0, all = 0;
    for (std::size_t i = 0; i < logits.size(); ++i) {
      found += logits[i] >= least;
      all += examples.right[i];
      hit += logits[i] >= least && examples.right[i];
    }
    std::printf("| %.2f | %.3f | %.3f | %.3f |\n", threshold, hit / found, hit / all,
                2 * hit / (found + all));
  }
}

/// Learns twice: once to choose the features, once with those that are kept.
Regression learn(Decisions& examples, std::uint32_t buckets, bool validate) {
  Regression regression;
  regression.table = number_features(examples.lists, 1, buckets, kFewest);
  learn_decisions(regression, examples, kAll);
  keep_best(regression.table, examples.lists);
  if (validate) cross_validate(regression, examples);
  learn_decisions(regression, examples, kAll);
  return regression;
}

/// The features that the field keeps.
RoleField choose_roles(RoleExamples& examples, bool validate) {
  RoleField field;
  field.roles = number_features(examples.roles, kRoles, kRoleBuckets, kFewest);
  field.steps = number_features(examples.steps, kRoles * kRoles, kStepBuckets, kFewest);
  learn_roles(field, examples, kAll);
  keep_best(field.roles, examples.roles);
  keep_best(field.steps, examples.steps);
  if (validate) {
    learn_roles(
        field, examples, [](std::uint32_t article) { return article % kFolds != 0; },
        [](double loss) { std::printf("held-out loss %.3f\n", loss); });
  }
  return field;
}

/// In whole steps of `unit`; what is larger than 127 of them is cut.
std::vector<std::int8_t> quantize(const std::vector<float>& weights, double unit) {
  std::vector<std::int8_t> numbers(weights.size());
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double steps = std::clamp(std::round(weights[i] / unit), -127.0, 127.0);
    numbers[i] = static_cast<std::int8_t>(steps);
  }
  return numbers;
}

double largest(const std::vector<float>& weights) {
  float most = 0;
  for (const float weight : weights) most = std::max(most, std::abs(weight));
  return most;
}

void add_table(WeightsWriter& writer, const std::string& name, const Table& table, double unit) {
  const std::vector<std::int8_t> numbers = quantize(table.weights, unit);
  std::vector<std::uint8_t> checks(table.buckets);
  std::vector<std::int8_t> weights(std::size_t{table.buckets} * table.width);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const std::uint32_t bucket = table.rows[i] % table.buckets;
    checks[bucket] = static_cast<std::uint8_t>(table.rows[i] / table.buckets);
    std::copy_n(&numbers[i * table.width], table.width, &weights[bucket * table.width]);
  }
  std::printf("%s: %zu features\n", name.c_str(), table.rows.size());
  writer.add(name, std::span<const std::int8_t>(weights));
  writer.add(name + " checks", std::span<const std::uint8_t>(checks));
}

void add_regression(WeightsWriter& writer, const std::string& name, const Regression& regression) {
  const double unit = std::max(1.0, std::ceil(largest(regression.table.weights) * 10'000 / 127));
  const std::array scale{static_cast<std::int32_t>(unit),
                         static_cast<std::int32_t>(std::lround(regression.base * 10'000))};
  add_table(writer, name, regression.table, unit / 10'000);
  writer.add(name + " scale", std::span<const std::int32_t>(scale));
}

/// What a model file holds.
struct Parts {
  Regression cues, accept, reach;
  RoleField field;
};

std::vector<std::byte> pack(const Parts& parts) {
  const RoleField& field = parts.field;
  const double role_unit =
      std::max(largest(field.roles.weights), largest(field.steps.weights)) / 127;
  WeightsWriter writer(kAttributionKind, "1");
  add_regression(writer, "cues", parts.cues);
  add_regression(writer, "accept", parts.accept);
  add_regression(writer, "reach", parts.reach);
  add_table(writer, "roles", field.roles, role_unit);
  add_table(writer, "steps", field.steps, role_unit);
  return writer.finish();
}

/// What judges proposals learns from articles that cues and roles have not learned from; otherwise
/// it would trust these too far.
Regression learn_acceptance(const Parts& parts, const Examples& examples,
                            const std::vector<MarkedArticle>& articles, const Language& language,
                            bool validate) {
  Decisions proposals;
  for (std::uint32_t fold = 0; fold < kFolds; ++fold) {
    const Filter others = [=](std::uint32_t article) { return article % kFolds != fold; };
    Parts some = parts;
    learn_decisions(some.cues, examples.cues, others);
    learn_roles(some.field, examples.sequences, others);
    const auto model = need(AttributionModel::load(pack(some)));
    for (std::uint32_t i = fold; i < articles.size(); i += kFolds) {
      add_proposals(articles[i], i, language, model, proposals);
      add_proposals(without_marks(articles[i]), i, language, model, proposals);
    }
  }
  return learn(proposals, kAcceptBuckets, validate);
}

int run(int count, char** arguments) {
  std::string data = "../shared/data";
  std::string syntax = "core/models/syntax.bin";
  std::string entities = "core/models/entities.bin";
  std::string out = "core/models/attributions.bin";
  bool validate = false;
  for (int i = 1; i < count; ++i) {
    const std::string option = arguments[i];
    if (option == "--validate") {
      validate = true;
    } else if (option == "--data" && i + 1 < count) {
      data = arguments[++i];
    } else if (option == "--syntax" && i + 1 < count) {
      syntax = arguments[++i];
    } else if (option == "--entities" && i + 1 < count) {
      entities = arguments[++i];
    } else if (option == "--out" && i + 1 < count) {
      out = arguments[++i];
    } else {
      std::fputs(kUsage, stderr);
      return 2;
    }
  }
  const Lexicon lexicon = Lexicon::load();
  const auto syntax_model = need(read_model<SyntaxModel>(syntax));
  const auto entity_model = need(read_model<EntityModel>(entities));
  const Language language{syntax_model, entity_model, lexicon};
  const std::vector<MarkedArticle> articles = need(read_polnear(data + "/polnear/train"));
  Examples examples;
  for (std::uint32_t i = 0; i < articles.size(); ++i) {
    add_examples(articles[i], i, language, examples);
    add_examples(without_marks(articles[i]), i, language, examples);
  }
  std::printf("%zu candidates, %zu attributions, %zu out of reach\n", examples.cues.lists.size(),
              examples.sequences.size(), examples.unreachable);
  Parts parts;
  parts.cues = learn(examples.cues, kCueBuckets, validate);
  parts.reach = learn(examples.reach, kReachBuckets, validate);
  parts.field = choose_roles(examples.sequences, validate);
  parts.accept.table.buckets = kAcceptBuckets;
  parts.accept = learn_acceptance(parts, examples, articles, language, validate);
  learn_roles(parts.field, examples.sequences, kAll);
  const std::vector<std::byte> bytes = pack(parts);
  const auto written = write_bytes(out, bytes);
  if (!written)
    std::fprintf(stderr, "sayso-train-attributions: %s\n", written.error().message.c_str());
  return written ? 0 : 1;
}

}  // namespace
}  // namespace sayso

int main(int count, char** arguments) { return sayso::run(count, arguments); }
