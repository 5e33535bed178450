#include "core/tools/common/polnear.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace sayso {
namespace {

namespace fs = std::filesystem;

class Polnear : public ::testing::Test {
 protected:
  Polnear() : folder_(fs::path(::testing::TempDir()) / "sayso-polnear") {
    fs::create_directories(folder_ / "text");
    fs::create_directories(folder_ / "attributions");
  }
  ~Polnear() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& content) const {
    std::ofstream(folder_ / name, std::ios::binary) << content;
  }

  fs::path folder_;
};

TEST_F(Polnear, IsReadInCodePointsOfTheFirstAnnotator) {
  write("text/b.txt", "“Hé,” she said.");
  write("attributions/b_2.ann", "T1\tContent 0 1\tno\nE1\tContent:T1\n");
  write("attributions/b_1.ann",
        "\tno id\nT1\tContent 1 3\tHé\nT2\tSource 6 9\tshe\nT3\tCue 10 12;13 14\tsa d\n"
        "T4\tCue 10 99\ttoo far\nE1\tContent:T1 Content:T9 Source:T2 Cue:T3 Cue2:T4\n");
  write("text/a.txt", "Nothing here.");
  write("attributions/a.ann", "");
  write("attributions/lonely.ann", "");
  const auto articles = read_polnear(folder_.string());
  ASSERT_TRUE(articles);
  ASSERT_EQ(articles->size(), 3U);
  EXPECT_EQ((*articles)[0].name, "a");
  EXPECT_TRUE((*articles)[0].attributions.empty());
  const MarkedArticle& article = (*articles)[1];
  EXPECT_EQ(article.name, "b");
  ASSERT_EQ(article.attributions.size(), 1U);
  const MarkedAttribution& marked = article.attributions[0];
  ASSERT_EQ(marked.content.size(), 1U);
  EXPECT_EQ(slice(article.text, marked.content[0]), "Hé");
  EXPECT_EQ(slice(article.text, marked.source[0]), "she");
  ASSERT_EQ(marked.cue.size(), 2U);
  EXPECT_EQ(slice(article.text, marked.cue[1]), "d");
  EXPECT_EQ((*articles)[2].name, "lonely");  // its text is missing: it is empty
  EXPECT_TRUE((*articles)[2].text.empty());
}

TEST_F(Polnear, ThatIsNotThereIsAnError) {
  EXPECT_FALSE(read_polnear((folder_ / "elsewhere").string()));
}

}  // namespace
}  // namespace sayso
