// sayso-train-entities: trains the typing of names and the choice among antecedents.
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/entities/entities.h"
#include "core/tools/common/model_file.h"
#include "core/tools/train/entities/names.h"
#include "core/tools/train/entities/pronouns.h"
#include "core/weights/weights.h"

namespace sayso {
namespace {

constexpr std::string_view kUsage =
    "usage: sayso-train-entities [--data DIR] [--syntax FILE] [--out FILE]\n"
    "  --data DIR     where ner/, ud/ and gap/ are (../shared/data)\n"
    "  --syntax FILE  the parser's weights (core/models/syntax.bin)\n"
    "  --out FILE     the model (core/models/entities.bin)\n";

template <typename T>
T need(std::expected<T, Error> value) {
  if (value) return std::move(*value);
  std::fprintf(stderr, "sayso-train-entities: %s\n", value.error().message.c_str());
  std::exit(1);
}

/// The model file of two tables.
std::vector<std::byte> pack(const std::vector<std::int8_t>& names,
                            const std::vector<std::int8_t>& pronouns) {
  WeightsWriter writer(kEntityKind, "1");
  writer.add("names", std::span(names));
  writer.add("pronouns", std::span(pronouns));
  return writer.finish();
}

int run(std::span<char*> arguments) {
  std::string data = "../shared/data";
  std::string syntax = "core/models/syntax.bin";
  std::string out = "core/models/entities.bin";
  const std::map<std::string_view, std::string*> values{
      {"--data", &data}, {"--syntax", &syntax}, {"--out", &out}};
  for (std::size_t i = 1; i < arguments.size(); i += 2) {
    const auto value = values.find(arguments[i]);
    if (value == values.end() || i + 1 == arguments.size()) {
      std::fputs(kUsage.data(), stderr);
      return 2;
    }
    *value->second = arguments[i + 1];
  }
  const Lexicon lexicon = Lexicon::load();
  const auto model = need(read_model<SyntaxModel>(syntax));

  std::vector<std::unique_ptr<NamedText>> texts =
      need(read_columns(data + "/ner/wikigold.conll.txt", lexicon, 20));
  for (std::unique_ptr<NamedText>& text : need(read_gum(data + "/ud/en_gum_open-train.conllu"))) {
    texts.push_back(std::move(text));
  }
  const std::vector<std::int8_t> names = train_names(texts, model, lexicon);
  // Pronouns are learned over the types that names will have.
  const std::vector<std::int8_t> none(EntityModel::kPronounRows);
  const auto typing = need(EntityModel::load(pack(names, none)));
  const std::vector<std::int8_t> pronouns =
      train_pronouns(texts, need(read_gap(data + "/gap/gap-development.tsv")),
                     need(read_gap(data + "/gap/gap-validation.tsv")),
                     need(read_gum(data + "/ud/en_gum_open-dev.conllu")), model, typing, lexicon);
  const auto written = write_bytes(out, pack(names, pronouns));
  if (!written) std::fprintf(stderr, "sayso-train-entities: %s\n", written.error().message.c_str());
  return written ? 0 : 1;
}

}  // namespace
}  // namespace sayso

int main(int count, char** arguments) {
  return sayso::run(std::span(arguments, static_cast<std::size_t>(count)));
}
