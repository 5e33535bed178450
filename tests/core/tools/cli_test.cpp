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

/// An index of one fact-check, removed when the test ends.
class Indexed {
 public:
  Indexed() {
    const Outcome run = sayso(
        "index - -o " + path(),
        R"([{"@type":"ClaimReview","claimReviewed":"The Harborview bridge was closed for 12 days.",)"
        R"("url":"https://checkers.example/bridge","author":{"name":"The Checkers"},)"
        R"("reviewRating":{"alternateName":"Mostly false"}},)"
        R"({"@type":"ClaimReview","claimReviewed":"x","url":"ftp://x"}])");
    EXPECT_EQ(run.exit, 0) << run.out;
    EXPECT_NE(run.out.find("1 fact-checks, 1 left out"), std::string::npos) << run.out;
    EXPECT_NE(run.out.find("entry 2: its link is not http"), std::string::npos) << run.out;
  }
  ~Indexed() { std::filesystem::remove(path()); }
  Indexed(const Indexed&) = delete;
  Indexed& operator=(const Indexed&) = delete;

  [[nodiscard]] static std::string path() {
    return (std::filesystem::temp_directory_path() / ("sayso-index-" + std::to_string(::getpid())))
        .string();
  }
};

TEST(Cli, MatchTellsWhatWasCheckedBefore) {
  const Indexed index;
  const std::string article = "Anna Berger said that the Harborview bridge was closed for 21 days.";
  const Outcome json = sayso("match - " + Indexed::path() + " --least 0", article);
  EXPECT_EQ(json.exit, 0) << json.out;
  const Json found = Json::parse(json.out);
  EXPECT_EQ(found["schema"], "sayso.matches/1");
  ASSERT_EQ(found["claims"].size(), 1u);
  const Json& match = found["claims"][0]["matches"][0];
  EXPECT_EQ(match["difference"], "number");
  EXPECT_EQ(match["check"]["rating"], "Mostly false");
  for (const Json& pair : match["words"]) {
    if (pair["difference"] != "number") continue;
    const std::size_t begin = pair["here"]["begin"];
    EXPECT_EQ(article.substr(begin, std::size_t{pair["here"]["end"]} - begin), "21");
  }
  const Outcome text = sayso("match - " + Indexed::path() + " --least 0 --format text", article);
  EXPECT_NE(text.out.find("not the same claim was checked by The Checkers: Mostly false"),
            std::string::npos)
      << text.out;
  EXPECT_NE(text.out.find("differs: 21 here, 12 there"), std::string::npos) << text.out;
}

TEST(Cli, MatchTakesStatementsByTheLine) {
  const Indexed index;
  const Outcome run =
      sayso("match - " + Indexed::path() + " --lines --least 0",
            "{\"id\":\"a\",\"text\":\"Harborview's bridge closed for 12 days\"}\n{\n");
  EXPECT_EQ(run.exit, 1) << run.out;
  const Json first = Json::parse(run.out.substr(0, run.out.find('\n')));
  EXPECT_EQ(first["id"], "a");
  EXPECT_EQ(first["matches"][0]["difference"], "none");
}

TEST(Cli, WhatIsNoFeedOrNoIndexIsToldSo) {
  EXPECT_EQ(sayso("index - -o /dev/null", "{}").exit, 1);
  const Outcome feed = sayso("index - -o /dev/null", "GIF89a");
  EXPECT_EQ(feed.exit, 1);
  EXPECT_NE(feed.out.find("column `claim`"), std::string::npos) << feed.out;
  const Outcome index = sayso("match - /dev/null", "text");
  EXPECT_EQ(index.exit, 1);
  EXPECT_NE(index.out.find("not one of Sayso's"), std::string::npos) << index.out;
  EXPECT_EQ(sayso("match -").exit, 2);
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
  for (const std::string& text : {std::string(), std::string(" \n\t "), std::string(3, '\0')}) {
    const Outcome run = sayso("analyze", text);
    EXPECT_EQ(run.exit, 0);
    EXPECT_TRUE(Json::parse(run.out)["claims"].empty());
  }
}

}  // namespace
}  // namespace sayso

#endif
