#include "core/values/values.h"

#include <gtest/gtest.h>

#include <string>

#include "core/values/calendar.h"
#include "core/values/figures.h"
#include "tests/core/gold.h"

namespace sayso {
namespace {

using testing::engine;

/// "money about 5 to 7 EUR per hour", "date day 2018-02-16": what the value says, in a line.
std::string told(const Value& value) {
  std::string out(name_of(value.kind));
  const auto add = [&](std::string_view word) {
    if (!word.empty()) out.append(" ").append(word);
  };
  add(name_of(value.comparator));
  if (value.number) add(to_string(*value.number));
  if (value.parts > 0) add(std::to_string(value.shares) + "/" + std::to_string(value.parts));
  if (value.to) add("to " + to_string(*value.to));
  add(value.unit);
  if (!value.per.empty()) add("per " + value.per);
  add(name_of(value.precision));
  add(value.date);
  return out;
}

struct Case {
  std::string text;
  std::string values;  ///< told, joined by "; "
};

class Values : public ::testing::TestWithParam<Case> {};

/// The article is of Saturday, 17 February 2018.
TEST_P(Values, AreRead) {
  Options options;
  options.article.date = "2018-02-17";
  std::string found;
  const Analysis analysis = engine().analyze(GetParam().text, options);
  for (const Value& value : analysis.values) {
    found += (found.empty() ? "" : "; ") + told(value);
  }
  EXPECT_EQ(found, GetParam().values) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Numbers, Values,
    ::testing::Values(Case{"The plant employs 1,200 workers.", "number 1200 worker"},
                      Case{"The plant employs 1.2 million people.", "number 1200000 people"},
                      Case{"The plant employs two dozen workers.", "number 24 worker"},
                      Case{"The town has twenty-five schools.", "number 25 school"},
                      Case{"Two hundred and five thousand people voted.", "number 205000 people"},
                      Case{"About 300 people were hurt.", "number about 300 people"},
                      Case{"Some 300 people were hurt.", "number about 300 people"},
                      Case{"More than 5,000 new homes were built.", "number over 5000 home"},
                      Case{"At least 12 people died in the fire.", "number at-least 12 people"},
                      Case{"Nearly 90 students left the school.", "number nearly 90 student"},
                      Case{"Up to 40 jobs could go.", "number at-most 40 job"},
                      Case{"No fewer than 40 jobs were lost.", "number at-least 40 job"},
                      Case{"Fewer than 100 houses were sold.", "number under 100 house"},
                      Case{"Hundreds of people marched through the town.",
                           "number at-least 100 people"},
                      Case{"Tens of thousands of homes lost power.", "number at-least 10000 home"},
                      Case{"A third of the voters stayed at home.", "number 0.3333 1/3 voter"},
                      Case{"Two thirds of the voters stayed at home.", "number 0.6667 2/3 voter"},
                      Case{"Half of the voters stayed at home.", "number 0.5 1/2 voter"},
                      Case{"One in five adults has never voted.", "number 0.2 1/5 adult"},
                      Case{"Nine out of ten doctors disagreed.", "number 0.9 9/10 doctor"},
                      Case{"Half a million people fled.", "number 500000 people"},
                      Case{"Between 5 and 10 houses burned down.", "number 5 to 10 house"},
                      Case{"The club sold 5,000-6,000 tickets.", "number 5000 to 6000 ticket"},
                      Case{"The price doubled in 2 of the 3 towns.", "number 2; number 3 town"},
                      Case{"The mayor called twice a week.", "number 2 time per week"},
                      Case{"He was the third mayor of the town.", "ordinal 3"},
                      Case{"She finished 25th in the race.", "ordinal 25"},
                      Case{"The council closed 1 school.", "number 1 school"}));

INSTANTIATE_TEST_SUITE_P(
    Units, Values,
    ::testing::Values(
        Case{"The bridge is 2.5 kilometres long.", "quantity 2.5 km"},
        Case{"The bridge is 2.5km long.", "quantity 2.5 km"},
        Case{"The truck carried 40 tonnes of sand.", "quantity 40 t"},
        Case{"The wind reached 90 miles per hour.", "quantity 90 mile per hour"},
        Case{"The train ran at 40mph.", "quantity 40 mph"},
        Case{"It covers 300 square miles.", "quantity 300 square mile"},
        Case{"The plant makes 500 megawatts.", "quantity 500 MW"},
        Case{"A 40-mile road was closed.", "quantity 40 mile"},
        Case{"The well gave 5 million barrels a day.", "quantity 5000000 barrel per day"},
        Case{"It was 35\u00B0C in the shade.", "quantity 35 \u00B0C"},
        Case{"He weighed 200 pounds.", "quantity 200 lb"},
        Case{"Unemployment fell to 4 percent.", "percent 4 percent"},
        Case{"Unemployment fell to 4%.", "percent 4 percent"},
        Case{"Unemployment fell by 2.5 per cent.", "percent 2.5 percent"},
        Case{"Turnout rose by 3 percentage points.", "percent 3 percentage point"},
        Case{"Rates rose 25 basis points.", "percent 25 basis point"},
        Case{"Turnout was 5 to 10 percent lower.", "percent 5 to 10 percent"},
        Case{"Turnout was 5-10 percent lower.", "percent 5 to 10 percent"},
        Case{"Turnout rose from 5 to 10 percent.", "percent 5 percent; percent 10 percent"},
        Case{"Prices rose 4% to 5%.", "percent 4 to 5 percent"}));

INSTANTIATE_TEST_SUITE_P(
    Money, Values,
    ::testing::Values(
        Case{"The bridge cost $40m.", "money 40000000 USD"},
        Case{"The bridge cost \u20AC3bn.", "money 3000000000 EUR"},
        Case{"The bridge cost US$5 million.", "money 5000000 USD"},
        Case{"The bridge cost \u00A35.5 billion.", "money 5500000000 GBP"},
        Case{"The bridge cost 5 million euros.", "money 5000000 EUR"},
        Case{"The bridge cost 5 million pounds.", "money 5000000 GBP"},
        Case{"The ticket costs 1,200.50 euros.", "money 1200.5 EUR"},
        Case{"The ticket costs 50 cents.", "money 0.5 USD"},
        Case{"The bridge cost between $1 million and $2 million.", "money 1000000 to 2000000 USD"},
        Case{"The bridge cost $1-2 billion.", "money 1000000000 to 2000000000 USD"},
        Case{"They earn about $15 an hour.", "money about 15 USD per hour"},
        Case{"The firm paid C$5 and \u00A51,000.", "money 5 CAD; money 1000 JPY"},
        Case{"The firm paid EUR 300.", "money 300 EUR"},
        Case{"The firm paid at least 40 million Swiss francs.", "money at-least 40000000 CHF"}));

INSTANTIATE_TEST_SUITE_P(
    Time, Values,
    ::testing::Values(Case{"The trial lasted three weeks.", "duration 3 week"},
                      Case{"She signed a three-year deal.", "duration 3 year"},
                      Case{"The talks lasted two and a half hours.", "duration 2.5 hour"},
                      Case{"The talks lasted half an hour.", "duration 0.5 hour"},
                      Case{"He lived there for more than 20 years.", "duration over 20 year"},
                      Case{"A 64-year-old man was arrested.", "age 64 year"},
                      Case{"The baby was six months old.", "age 6 month"},
                      Case{"The boy, aged 14, was found.", "age 14 year"},
                      Case{"She left school at the age of 24.", "age 24 year"},
                      Case{"Anna Berger, 64, was elected.", "age 64 year"}));

INSTANTIATE_TEST_SUITE_P(
    Dates, Values,
    ::testing::Values(Case{"The bridge opened on March 5, 2016.", "date day 2016-03-05"},
                      Case{"The bridge opened on 5 March 2016.", "date day 2016-03-05"},
                      Case{"The bridge opened on the 5th of March 2016.", "date day 2016-03-05"},
                      Case{"The bridge opened on Saturday, March 5, 2016.", "date day 2016-03-05"},
                      Case{"The bridge opened in March 2016.", "date month 2016-03"},
                      Case{"The bridge opened in 1998.", "date year 1998"},
                      Case{"The bridge was built in the 1990s.", "date decade 1990/1999"},
                      Case{"The church was built in the 19th century.", "date century 1801/1900"},
                      Case{"Sales fell in the first quarter of 2017.",
                           "date quarter 2017-01/2017-03"},
                      Case{"He ruled from 2010 to 2014.", "date year 2010/2014"},
                      Case{"He ruled in 2010-14.", "date year 2010/2014"},
                      Case{"The mayor resigned on Thursday.", "date day 2018-02-15"},
                      Case{"The mayor resigned on Saturday.", "date day 2018-02-17"},
                      Case{"The mayor will resign on Thursday.", "date day 2018-02-22"},
                      Case{"The mayor is due to resign on Thursday.", "date day 2018-02-22"},
                      Case{"The mayor resigned yesterday.", "date day 2018-02-16"},
                      Case{"The mayor resigned last week.", "date week 2018-W06"},
                      Case{"The mayor resigned last month.", "date month 2018-01"},
                      Case{"The mayor resigned last year.", "date year 2017"},
                      Case{"The mayor will resign next month.", "date month 2018-03"},
                      Case{"The mayor resigned last Tuesday.", "date day 2018-02-13"},
                      Case{"The mayor resigned in November.", "date month 2017-11"},
                      Case{"The mayor resigned in January.", "date month 2018-01"},
                      Case{"The mayor will resign in November.", "date month 2018-11"},
                      Case{"The mayor resigned on December 3.", "date day 2017-12-03"},
                      Case{"The mayor resigned two years ago.", "date year 2016"},
                      Case{"The mayor resigned three days ago.", "date day 2018-02-14"},
                      Case{"The mayor resigned a month ago.", "date month 2018-01"},
                      Case{"The bridge closed on 2018-01-05.", "date day 2018-01-05"},
                      Case{"The bridge closed on 17/01/2018.", "date day 2018-01-17"},
                      Case{"The bridge closed on 03/01/2018.", "date day"}));

INSTANTIATE_TEST_SUITE_P(
    NotValues, Values,
    ::testing::Values(
        Case{"The team won 3-1.", ""}, Case{"They met on Route 66.", ""},
        Case{"The court cited Article 50 of the treaty.", ""},
        Case{"Call +44 20 7946 0958 for tickets.", ""}, Case{"Call 555-0123-77 for tickets.", ""},
        Case{"The doors open at 9:30 a.m.", ""}, Case{"The doors open at 5 pm.", ""},
        Case{"No one knew the answer.", ""}, Case{"He flew in an F-16.", ""},
        Case{"Flight 370 was lost at sea.", ""}, Case{"They fought in the Second World War.", ""},
        Case{"Theresa May said the mayor was right.", ""},
        Case{"First, the mayor must resign.", ""}, Case{"The soldiers march to the town.", ""}));

TEST(Values, PointAtWhatIsWritten) {
  const std::string text = "The mayor said at least 40 million euros were spent last year.";
  const Analysis analysis = engine().analyze(text);
  ASSERT_EQ(analysis.values.size(), 2u);
  EXPECT_EQ(slice(text, analysis.values[0].range), "at least 40 million euros");
  EXPECT_EQ(slice(text, analysis.values[1].range), "last year");
}

TEST(Values, RelativeDatesNeedTheDayOfTheArticle) {
  const Analysis without = engine().analyze("The mayor resigned on Thursday.");
  EXPECT_FALSE(without.day);
  ASSERT_EQ(without.values.size(), 1u);
  EXPECT_TRUE(without.values[0].relative);
  EXPECT_EQ(without.values[0].date, "");
  const Analysis lined = engine().analyze(
      "Mayor resigns over bridge\n\nMonday, July 3, 2017\n\nThe mayor resigned on Thursday. Nobody "
      "had thought that he would.");
  ASSERT_TRUE(lined.day);
  EXPECT_EQ(to_string(*lined.day), "2017-07-03");
  EXPECT_EQ(lined.values.back().date, "2017-06-29");
}

TEST(Values, DecimalsAreExact) {
  EXPECT_EQ(to_string(*read_digits("1,200.50")), "1200.5");
  EXPECT_EQ(to_string(*read_digits("0.05")), "0.05");
  EXPECT_EQ(to_string(*times(*read_digits("1.15"), 1'000'000)), "1150000");
  EXPECT_EQ(to_string(*read_digits("2\u00BD")), "2.5");
  for (const char* wrong : {"1,20", "1.2.3", "12:30", "007", "1,2000", "9999999999999999", ""}) {
    EXPECT_FALSE(read_digits(wrong)) << wrong;
  }
  EXPECT_FALSE(times({999'999'999, 0}, 1'000'000'000));
}

TEST(Values, DaysAndNumbersAreInverse) {
  for (std::int32_t number = -200'000; number < 200'000; number += 17) {
    EXPECT_EQ(to_number(from_number(number)), number);
  }
  EXPECT_EQ(weekday_of(to_number({2018, 2, 17})), 6);
  EXPECT_EQ(iso_week(to_number({2016, 1, 3})), "2015-W53");
  EXPECT_FALSE(read_day("2018-02-29"));
  EXPECT_TRUE(read_day("2016-02-29T10:00:00Z"));
}

}  // namespace
}  // namespace sayso
