#include "core/tools/common/conllu.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

constexpr std::string_view kTwoSentences =
    "# newdoc id = a\n"
    "# sent_id = 1\n"
    "1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
    "1\tDo\tdo\tAUX\tVB\t_\t0\troot\t_\t_\n"
    "2\tn't\tnot\tPART\tRB\t_\t1\tadvmod:emph\t_\t_\n"
    "2.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t_\t_\n"
    "3\t!\t!\tPUNCT\t.\t_\t1\tpunct\t_\t_\n"
    "\n"
    "1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_\n";

TEST(Conllu, ReadsWordsHeadsAndWrittenForms) {
  const auto sentences = read_conllu(kTwoSentences);
  ASSERT_TRUE(sentences) << sentences.error().message;
  ASSERT_EQ(sentences->size(), 2u);
  const ConlluSentence& first = sentences->front();
  EXPECT_EQ(first.comment("sent_id"), "1");
  ASSERT_EQ(first.words.size(), 3u);
  EXPECT_EQ(first.words[1].head, 1u);
  EXPECT_EQ(upos_from(first.words[1].upos), Upos::part);
  EXPECT_EQ(deprel_from(first.words[1].deprel), Deprel::advmod);
  EXPECT_EQ(xpos_from(first.words[2].xpos), Xpos::punct);
  std::string text;
  const Document document = to_document(*sentences, text);
  EXPECT_EQ(text, "Don't! Yes");
  ASSERT_EQ(document.tokens.size(), 4u);
  EXPECT_EQ(document.word(1), "n't");
  EXPECT_EQ(document.sentences.size(), 2u);
}

TEST(Conllu, WritesMultiWordTokensGivenOrFound) {
  const auto sentences = read_conllu(kTwoSentences);
  ASSERT_TRUE(sentences);
  std::string text;
  const Document document = to_document(*sentences, text);
  Syntax syntax;
  syntax.lemmas = "x";
  syntax.words.resize(4, {.lemma = {0, 1}});
  const std::string given = write_conllu(document, syntax, *sentences);
  const std::string found = write_conllu(document, syntax);
  const std::string row = "1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\tstart=0|end=5|SpaceAfter=No\n";
  EXPECT_NE(given.find("# sent_id = 1\n" + row), std::string::npos) << given;
  EXPECT_TRUE(found.starts_with(row)) << found;
}

TEST(Conllu, RefusesBrokenRows) {
  EXPECT_FALSE(read_conllu("1\tYes\tyes\n"));
  EXPECT_FALSE(read_conllu("1\tYes\tyes\tINTJ\tUH\t_\t7\troot\t_\t_\n"));
  EXPECT_FALSE(
      read_conllu("1-9\tYes\t_\t_\t_\t_\t_\t_\t_\t_\n1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_\n"));
}

}  // namespace
}  // namespace sayso
