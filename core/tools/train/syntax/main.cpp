// sayso-train-syntax: trains tagger, lemmatiser and parser, in three steps.
//   1. Teachers, wide networks, learn from the gold trees.
//   2. Together they annotate unlabelled text.
//   3. The student, a network small enough to ship, learns from gold and that.
#include <algorithm>
#include <atomic>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <thread>

#include "core/tools/train/syntax/lemma_rules.h"
#include "core/tools/train/syntax/measure.h"
#include "core/tools/train/syntax/network_trainer.h"
#include "core/tools/train/syntax/quantize.h"
#include "core/tools/train/syntax/treebank.h"
#include "core/tools/train/syntax/unlabelled.h"

namespace sayso {
namespace {

constexpr const char* kUsage =
    "usage: sayso-train-syntax [--data DIR] [--out FILE] [--work DIR] [--teachers N] [--jobs N]\n"
    "  --data DIR      where the treebanks and texts are (../shared/data)\n"
    "  --out FILE      the model (core/models/syntax.bin)\n"
    "  --work DIR      where what the teachers annotated is kept and found again "
    "(build/train-syntax)\n"
    "  --teachers N    0 trains the student on gold alone (4)\n"
    "  --jobs N        teachers at work at once (1)\n"
    "  --version TEXT  of the model (5)\n";

struct Options {
  std::string data = "../shared/data";
  std::string out = "core/models/syntax.bin";
  std::string work = "build/train-syntax";
  std::string version = "5";
  std::uint32_t teachers = 4;
  std::uint32_t jobs = 1;
};

Architecture teacher_shape(std::uint32_t tags) {
  return {.width = 128,
          .layers = 3,
          .hidden = 192,
          .tags = tags,
          .lower_rows = 1u << 14,
          .suffix_rows = 1u << 12,
          .prefix_rows = 1u << 11,
          .shape_rows = 1u << 9,
          .stretch = 2};
}

TrainingOptions teacher_options(std::uint32_t number) {
  return {.name = "teacher " + std::to_string(number),
          .epochs = 10,
          .last_rate = 0.05f,
          .run = {.drop_word = 0.2f, .drop_dense = 0.3f},
          .seed = 200 + number};
}

Architecture student_shape(std::uint32_t tags) {
  return {.width = 96, .layers = 2, .hidden = 80, .tags = tags, .lower_rows = 7680, .stretch = 2};
}

TrainingOptions student_options() {
  return {
      .name = "student",
      .epochs = 9,
      .batch = 24,
      .last_rate = 0.05f,
      .run = {
          .drop_word = 0.15f, .drop_dense = 0.1f, .word_price = 0.003f, .hidden_price = 0.0008f}};
}

std::uint32_t number_of(const std::string& text, std::uint32_t otherwise) {
  std::from_chars(text.data(), text.data() + text.size(), otherwise);
  return otherwise;
}

Options read_options(std::span<char*> arguments) {
  Options options;
  std::string teachers;
  std::string jobs;
  const std::map<std::string_view, std::string*> values{
      {"--data", &options.data},       {"--out", &options.out},   {"--work", &options.work},
      {"--version", &options.version}, {"--teachers", &teachers}, {"--jobs", &jobs}};
  for (std::size_t i = 1; i < arguments.size(); i += 2) {
    const auto value = values.find(arguments[i]);
    if (value == values.end() || i + 1 == arguments.size()) {
      std::fputs(kUsage, stderr);
      std::exit(2);
    }
    *value->second = arguments[i + 1];
  }
  options.teachers = number_of(teachers, options.teachers);
  options.jobs = std::max(number_of(jobs, options.jobs), 1u);
  return options;
}

std::vector<GoldTree> with_stripped_copies(std::vector<GoldTree> trees) {
  for (GoldTree& tree : stripped_copies(trees)) trees.push_back(std::move(tree));
  return trees;
}

/// Calls work(0) … work(count - 1), `jobs` of them at once.
template <typename Work>
void share_out(std::uint32_t count, std::uint32_t jobs, Work work) {
  std::atomic<std::uint32_t> next = 0;
  std::vector<std::jthread> threads;
  threads.reserve(jobs);
  for (std::uint32_t j = 0; j < jobs; ++j) {
    threads.emplace_back([&] {
      for (std::uint32_t i = next++; i < count; i = next++) work(i);
    });
  }
}

/// Unlabelled text as teachers trained on `gold` read it.
std::vector<GoldTree> teach(const std::vector<GoldTree>& gold, const TagSet& tags,
                            const std::vector<DevSet>& dev, const Options& options) {
  const Architecture shape = teacher_shape(tags.size());
  std::vector<std::unique_ptr<NetworkParameters>> nets(options.teachers);
  share_out(options.teachers, options.jobs, [&](std::uint32_t i) {
    std::mt19937 random(101 + i);
    nets[i] = std::make_unique<NetworkParameters>(shape, false, random);
    train_network(shape, *nets[i], tags, gold, dev, teacher_options(i + 1));
  });
  std::vector<Annotator::Member> members;
  members.reserve(nets.size());
  for (const auto& net : nets) members.push_back({shape, *net});
  Annotator annotator(members, tags);
  std::printf("together");
  print_scores(annotator, dev);
  std::vector<GoldTree> trees = read_unlabelled(options.data);
  share_out(options.jobs, options.jobs, [&](std::uint32_t job) {
    Annotator own(members, tags);
    for (std::size_t i = job; i < trees.size(); i += options.jobs) own.annotate(trees[i]);
  });
  return trees;
}

int run(const Options& options) {
  std::vector<GoldTree> gold = read_trees(options.data + "/ud/en_ewt-train.conllu");
  for (GoldTree& tree : read_trees(options.data + "/ud/en_gum_open-train.conllu")) {
    gold.push_back(std::move(tree));
  }
  const std::vector<DevSet> dev = read_dev_sets(options.data + "/ud");
  const TagSet tags(gold);
  WeightsWriter out("syntax", options.version);
  const std::vector<std::uint8_t> pairs = tags.bytes();
  out.add("tags", std::span<const std::uint8_t>(pairs));
  train_lemmatizer(gold, 2, out);

  std::vector<GoldTree> trees = with_stripped_copies(gold);
  if (options.teachers > 0) {
    const std::string path = options.work + "/silver.conllu";
    if (!std::filesystem::exists(path)) {
      std::filesystem::create_directories(options.work);
      write_trees(path, teach(trees, tags, dev, options));
    }
    const std::vector<GoldTree> silver = read_trees(path);
    const std::vector<GoldTree> again = trees;  // gold counts twice
    trees.insert(trees.end(), again.begin(), again.end());
    trees.insert(trees.end(), silver.begin(), silver.end());
    std::vector<GoldTree> copies = stripped_copies(silver);
    // Half of them will do: what is said twice takes as long to learn.
    for (std::size_t i = 0; i < copies.size(); i += 2) trees.push_back(std::move(copies[i]));
  }
  std::printf("student: %zu trees\n", trees.size());
  const Architecture shape = student_shape(tags.size());
  std::mt19937 random(1);
  NetworkParameters net(shape, true, random);
  train_network(shape, net, tags, trees, dev, student_options());
  write_network(shape, net, out);
  const std::vector<std::byte> bytes = out.finish();
  std::ofstream file(options.out, std::ios::binary);
  file.write(reinterpret_cast<const char*>(bytes.data()),
             static_cast<std::streamsize>(bytes.size()));
  if (!file) return 1;
  print_table(bytes, options.data + "/ud");
  return 0;
}

}  // namespace
}  // namespace sayso

int main(int argc, char** argv) {
  return sayso::run(sayso::read_options({argv, static_cast<std::size_t>(argc)}));
}
