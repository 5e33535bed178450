// The command line as a user meets it: its answers, its exit codes, its words on bad input.
#include <gtest/gtest.h>

#ifdef SAYSO_PROGRAM

#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace sayso {
namespace {

using Json = nlohmann::json;

struct Outcome {
  int exit = -1;
  std::string out;  ///< standard output, and standard error behind it
};

/// Runs the program with `arguments` (shell words) and `input` on standard input.
Outcome sayso(const std::string& arguments, const std::string& input = "") {
  const std::filesystem::path file =
      std::filesystem::temp_directory_path() / ("sayso-cli-" + std::to_string(::getpid()));
  std::ofstream(file, std::ios::binary) << input;
  const std::string command =
      std::string(SAYSO_PROGRAM) + " " + arguments + " < " + file.string() + " 2>&1";
  std::FILE* pipe = ::popen(command.c_str(), "r");
  Outcome run;
  std::array<char, 4096> buffer{};
  while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
    run.out.append(buffer.data(), got);
  }
  run.exit = ::pclose(pipe) >> 8;
  std::filesystem::remove(file);
  return run;
}

constexpr auto kArticle = "Anna Berger said that the bridge was closed on Monday.";

TEST(Cli, AnalyzesStandardInputAsJson) {
  const Outcome run = sayso("analyze", kArticle);
  EXPECT_EQ(run.exit, 0);
  const Json json = Json::parse(run.out);
  EXPECT_EQ(json["schema"], "sayso.analysis/1");
  EXPECT_EQ(json["text"]["unit"], "byte");
  EXPECT_EQ(json["claims"].size(), 1u);
}

TEST(Cli, EveryFormatSaysWhoSpeaks) {
  for (const std::string format : {"text", "html", "conllu"}) {
    const Outcome run = sayso("analyze --format " + format, kArticle);
    EXPECT_EQ(run.exit, 0) << format;
    EXPECT_NE(run.out.find("Berger"), std::string::npos) << format;
  }
}

TEST(Cli, LinesComeOutInOrderWithTheirIds) {
  const Outcome run = sayso("analyze --lines",
                            "{\"id\": \"x\", \"text\": \"The bridge was closed.\"}\n"
                            "A plain line.\n"
                            "{\"id\": 7, \"text\": \"\"}\n");
  EXPECT_EQ(run.exit, 0);
  std::vector<Json> ids;
  std::istringstream lines(run.out);
  for (std::string line; std::getline(lines, line);) {
    const Json json = Json::parse(line);
    EXPECT_TRUE(json.contains("analysis"));
    ids.push_back(json["id"]);
  }
  EXPECT_EQ(ids, (std::vector<Json>{"x", 2, 7}));
}

TEST(Cli, ABadLineIsToldAndTheRestGoesOn) {
  const Outcome run =
      sayso("mentions --lines", "{\"id\": 1}\n{\"id\": 2, \"text\": \"Anna Berger.\"}\n");
  EXPECT_EQ(run.exit, 1);
  EXPECT_NE(run.out.find("\"error\""), std::string::npos);
  EXPECT_NE(run.out.find("\"id\":2,\"mentions\""), std::string::npos);
}

TEST(Cli, ExplainTellsHowTheSpeakerWasFound) {
  const Outcome run =
      sayso("analyze --explain", "Anna Berger visited the town. She said the bridge was closed.");
  const Json json = Json::parse(run.out);
  ASSERT_FALSE(json["attributions"].empty());
  const Json chain = json["attributions"][0]["chain"];
  ASSERT_EQ(chain.size(), 2u);
  EXPECT_EQ(chain[0]["form"], "name");
  EXPECT_EQ(chain[1]["form"], "pronoun");
}

TEST(Cli, CheckworthyScoresEachLine) {
  const Outcome run =
      sayso("checkworthy", "The town spent 4 million euros on the bridge.\nHello.\n");
  EXPECT_EQ(run.exit, 0);
  EXPECT_EQ(run.out.substr(6, 3), "\t1\n");
  EXPECT_EQ(run.out.substr(9 + 6), "\t0\n");
}

TEST(Cli, ParseKeepsTheTokensGiven) {
  const Outcome run =
      sayso("parse --input conllu",
            "1\tAnna\t_\t_\t_\t_\t2\tnsubj\t_\t_\n2\tspoke\t_\t_\t_\t_\t0\troot\t_\t_\n\n");
  EXPECT_EQ(run.exit, 0);
  EXPECT_NE(run.out.find("1\tAnna\tAnna\tPROPN"), std::string::npos) << run.out;
}

TEST(Cli, ExitCodesTellWhatWentWrong) {
  EXPECT_EQ(sayso("--help").exit, 0);
  EXPECT_EQ(sayso("--version").exit, 0);
  EXPECT_EQ(sayso("").exit, 2);
  EXPECT_EQ(sayso("analyze --format pdf").exit, 2);
  EXPECT_EQ(sayso("analyze no-such-file.txt").exit, 1);
  EXPECT_EQ(sayso("analyze /").exit, 1);
  EXPECT_EQ(sayso("parse -", "not conllu\n").exit, 1);
}

TEST(Cli, MalformedTextIsToldWithItsPlace) {
  const Outcome run = sayso("analyze --format text", "The bridge \xFF was closed.");
  EXPECT_EQ(run.exit, 0);
  EXPECT_NE(run.out.find("malformed UTF-8 at byte 11"), std::string::npos) << run.out;
}

TEST(Cli, EmptyInputIsAnAnswer) {
  for (const std::string text : {"", " \n\t ", std::string(3, '\0').c_str()}) {
    const Outcome run = sayso("analyze", text);
    EXPECT_EQ(run.exit, 0);
    EXPECT_TRUE(Json::parse(run.out)["claims"].empty());
  }
}

}  // namespace
}  // namespace sayso

#endif
