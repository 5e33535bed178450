#include "wasm/desk/model/quotation.h"

#include <gtest/gtest.h>

#include "tests/core/gold.h"

namespace sayso::desk {
namespace {

TEST(Quotation, TellsWordsSpeakerAndSource) {
  const Analysis analysis = testing::engine().analyze(
      "Ann Lee, the mayor, said the\nbudget grew by 4 percent last year. The council met.");
  ClaimTable table;
  table.fill(analysis, std::vector<CheckedBefore>(analysis.claims.size()));
  ASSERT_GE(table.size(), 1U);
  EXPECT_EQ(quote_claim(analysis, table.row(0)),
            "“the budget grew by 4 percent last year”\n"
            "Said by: Ann Lee, mayor\n"
            "Source sentence: Ann Lee, the mayor, said the budget grew by 4 percent last year.");
}

}  // namespace
}  // namespace sayso::desk
