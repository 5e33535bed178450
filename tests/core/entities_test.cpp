#include "core/entities/entities.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <random>
#include <span>
#include <string>
#include <string_view>

#include "core/engine/engine.h"
#include "model_files.h"
#include "tests/core/gold.h"

namespace sayso::testing {
namespace {

/// The entities of a text, asked for by its words.
class Story {
 public:
  explicit Story(std::string text)
      : text_(std::move(text)), analysis_(engine().analyze(text_, Options{})) {}

  [[nodiscard]] const Entities& entities() const { return analysis_.entities; }
  [[nodiscard]] const Analysis& analysis() const { return analysis_; }

  /// The entity that the `nth` mention with these words belongs to; kUnknownSpeaker where none has.
  [[nodiscard]] std::uint32_t id(std::string_view words, std::size_t nth = 0) const {
    for (const Mention& mention : entities().mentions) {
      if (slice(text_, mention.range) == words && nth-- == 0) return mention.entity;
    }
    return kUnknownSpeaker;
  }
  [[nodiscard]] const Entity& entity(std::string_view words, std::size_t nth = 0) const {
    return entities().entities[id(words, nth)];
  }

 private:
  std::string text_;
  Analysis analysis_;
};

TEST(Names, TitlesAreRolesAndNotNames) {
  const Story story(
      "Norwegian Foreign Minister Kari Solbakken told the council on Friday that talks had "
      "failed.");
  EXPECT_EQ(story.entity("Kari Solbakken").name, "Kari Solbakken");
  EXPECT_EQ(story.entity("Kari Solbakken").role, "Norwegian Foreign Minister");
  EXPECT_EQ(story.entity("Kari Solbakken").kind, SpeakerKind::person);
  EXPECT_EQ(story.entity("Norwegian").type, EntityType::other);
}

TEST(Names, AnOfficeMayHoldItsField) {
  const Story story("Minister of Education Paola Verdini said schools would open.");
  EXPECT_EQ(story.entity("Paola Verdini").role, "Minister of Education");
}

TEST(Names, ABodyEndsBeforeItsHeadsName) {
  const Story story("The head of the Harbour Council Zorvan Peltrik said ships would wait.");
  EXPECT_EQ(story.entity("Zorvan Peltrik").type, EntityType::person);
  EXPECT_EQ(story.entity("Zorvan Peltrik").role, "head of the Harbour Council");
  EXPECT_EQ(story.entity("Harbour Council").type, EntityType::organization);
}

TEST(Names, FormsOfAddressAreNoRoles) {
  const Story story("Undersecretary for Health Mr. Toldani says hospitals will close.");
  EXPECT_EQ(story.entity("Toldani").type, EntityType::person);
  EXPECT_EQ(story.entity("Toldani").gender, Gender::male);
}

TEST(Names, FromEverywhereArePeople) {
  for (const char* name :
       {"Ngozi Adebayo", "Sunil Raghavan", "Hiroshi Tanemura", "Xu Wenliang", "Fatima al-Rashidi",
        "Park Jae-won", "Zoltán Szentiványi", "Thabo Mokoena", "Oleksandr Hryhorenko",
        "Rosa de la Vega", "Ines Okafor-Lind"}) {
    const Story story(std::string(name) + " said on Monday that the bridge was safe.");
    EXPECT_EQ(story.entity(name).type, EntityType::person) << name;
  }
}

TEST(Names, BodiesEndWhereTheirNamesEnd) {
  const Story story(
      "The University of Westmarch and the Ministry of Fisheries and Coastal Affairs signed it, "
      "said Fairwater Holdings Inc.");
  EXPECT_EQ(story.entity("University of Westmarch").type, EntityType::organization);
  EXPECT_EQ(story.entity("Ministry of Fisheries and Coastal Affairs").type,
            EntityType::organization);
}

TEST(Names, DaysAndMonthsAreNone) {
  const Story story("On Friday Maria Lindqvist left. She returned in March.");
  EXPECT_EQ(story.id("Friday"), kUnknownSpeaker);
  EXPECT_EQ(story.id("March"), kUnknownSpeaker);
}

TEST(Grouping, SurnamesFindTheirOwners) {
  const Story story("Senator Ruth Calloway spoke first. Calloway was followed by Tom Brandt.");
  EXPECT_EQ(story.id("Calloway"), story.id("Ruth Calloway"));
  EXPECT_NE(story.id("Tom Brandt"), story.id("Ruth Calloway"));
}

TEST(Grouping, ASurnameInTheHeadlineFindsItsOwnerBelow) {
  const Story story("Calloway quits\n\nSenator Ruth Calloway said on Friday she would go.");
  EXPECT_EQ(story.id("Calloway"), story.id("Ruth Calloway"));
}

TEST(Grouping, FamiliesAreKeptApart) {
  const Story story(
      "Peter Hallgren and his wife Anna Hallgren own the farm. Mr. Hallgren said it was theirs. "
      "Mrs. Hallgren said it was sold.");
  EXPECT_NE(story.id("Peter Hallgren"), story.id("Anna Hallgren"));
  EXPECT_EQ(story.id("Hallgren", 0), story.id("Peter Hallgren"));
  EXPECT_EQ(story.id("Hallgren", 1), story.id("Anna Hallgren"));
}

TEST(Grouping, AcronymsAndShortForms) {
  const Story story(
      "The Northern Rail Safety Board (NRSB) opened an inquiry. The NRSB said the track was old. "
      "The Safety Board will report in May.");
  EXPECT_EQ(story.id("NRSB", 1), story.id("Northern Rail Safety Board"));
}

TEST(Grouping, CapitalsStandForGovernments) {
  const Story story(
      "Moscow said it would respond. Russia had warned of this. Two men were arrested in Moscow.");
  EXPECT_EQ(story.id("Moscow", 0), story.id("Russia"));
  EXPECT_EQ(story.entity("Moscow").name, "Moscow");
  EXPECT_EQ(story.entity("Moscow").kind, SpeakerKind::organization);
  EXPECT_NE(story.id("Moscow", 1), story.id("Russia"));
}

TEST(Roles, AppositionsBehindTheName) {
  const Story story("Lena Okafor, the city's deputy mayor, said the plan was dead.");
  EXPECT_EQ(story.entity("Lena Okafor").role, "city's deputy mayor");
}

TEST(Roles, SayNothingOfWhose) {
  const Story story("The museum will close. Its director, Runa Dahl, said so on Monday.");
  EXPECT_EQ(story.entity("Runa Dahl").role, "director");
}

TEST(Roles, AgesArePassedOver) {
  const Story story("Arthur Penrose, 64, a retired teacher, said the noise was unbearable.");
  EXPECT_EQ(story.entity("Arthur Penrose").role, "a retired teacher");
}

TEST(Roles, AppositionsBeforeTheName) {
  const Story story("China's deputy trade envoy, Lin Guowei, said all parties must comply.");
  EXPECT_EQ(story.entity("Lin Guowei").role, "China's deputy trade envoy");
  EXPECT_EQ(story.entities().entity_of(4), story.id("Lin Guowei"));
}

TEST(Descriptions, OfficesFindTheirHolders) {
  const Story story(
      "Prime Minister Jonas Hedlund opened the session. The prime minister said taxes would fall.");
  EXPECT_EQ(story.id("The prime minister"), story.id("Jonas Hedlund"));
}

TEST(Descriptions, TheUnnamedStayUnnamed) {
  const Story story("Most experts say the reactor is safe. A senior official said it was not.");
  EXPECT_EQ(story.entity("Most experts").kind, SpeakerKind::unnamed);
  EXPECT_EQ(story.entity("A senior official").kind, SpeakerKind::unnamed);
  EXPECT_NE(story.id("A senior official"), story.id("Most experts"));
}

TEST(Descriptions, GroupsAndBodies) {
  const Story story("Protesters said they would stay. The company said it had no comment.");
  EXPECT_EQ(story.entity("Protesters").kind, SpeakerKind::group);
  EXPECT_EQ(story.entity("The company").kind, SpeakerKind::organization);
}

TEST(Pronouns, AgreeInGender) {
  const Story story("Emma Sorley met Daniel Krantz in Oslo. She said he had been ill.");
  EXPECT_EQ(story.id("She"), story.id("Emma Sorley"));
  EXPECT_EQ(story.id("he"), story.id("Daniel Krantz"));
}

TEST(Pronouns, AreLessSureThanNames) {
  const Story story("Emma Sorley spoke to Julia Reiss. She said nothing.");
  for (const Mention& mention : story.entities().mentions) {
    if (mention.form == MentionForm::pronoun) {
      EXPECT_LT(mention.confidence, kCertain);
    }
  }
}

TEST(Pronouns, TheSubjectsObjectIsSomebodyElse) {
  const Story story("Daniel Krantz praised Oscar Velde. Krantz said Velde had taught him.");
  EXPECT_NE(story.id("him"), story.id("Oscar Velde"));
}

/// Whatever the input, the lists hang together.
void check_consistency(const Analysis& analysis) {
  const Entities& entities = analysis.entities;
  ASSERT_GE(entities.entities.size(), 2u);
  ASSERT_EQ(entities.by_head.size(), analysis.document.tokens.size());
  for (std::size_t i = 0; i < entities.mentions.size(); ++i) {
    const Mention& mention = entities.mentions[i];
    ASSERT_LT(mention.entity, entities.entities.size());
    ASSERT_LT(mention.first, mention.last);
    ASSERT_LE(mention.first, mention.head);
    ASSERT_LT(mention.head, mention.last);
    ASSERT_EQ(mention.range.begin, analysis.document.tokens[mention.first].range.begin);
    ASSERT_EQ(mention.range.end, analysis.document.tokens[mention.last - 1].range.end);
    ASSERT_GE(mention.confidence, 0);
    ASSERT_LE(mention.confidence, kCertain);
    if (i > 0) {
      ASSERT_LE(entities.mentions[i - 1].range.begin, mention.range.begin);
    }
    const auto& own = entities.entities[mention.entity].mentions;
    ASSERT_TRUE(std::ranges::binary_search(own, static_cast<std::uint32_t>(i)));
  }
  for (const std::uint32_t mention : entities.by_head) {
    ASSERT_TRUE(mention == kNone || mention < entities.mentions.size());
  }
}

TEST(Entities, HangTogetherOnAnyInput) {
  const std::vector<std::string> words = {
      "Mr.",       "the",  "Ann",  "Lee", "of",     "-",      "(",       ")",    ",",  "Minister",
      "said",      "U.S.", "and",  "’s",  "he",     "it",     "Council", "King", "\"", "a",
      "spokesman", "for",  "St.",  "&",   "The",    "Friday", "64",      "O",    "’",  "al",
      "President", ".",    "\n\n", "who", "Moscow", "NRSB",   "her",     "they", "I"};
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) {
      text += words[random() % words.size()];
      if (random() % 4 != 0) text += ' ';
    }
    const Story story(text);
    check_consistency(story.analysis());
    if (HasFatalFailure()) FAIL() << text;
  }
}

std::span<const std::byte> file_of(std::string_view name) {
  const auto files = generated::model_files();
  return std::ranges::find(files, name, &generated::ModelFile::name)->bytes;
}

TEST(EntityModel, RefusesDamagedAndForeignFiles) {
  std::vector<std::byte> file(file_of("entities").begin(), file_of("entities").end());
  EXPECT_TRUE(EntityModel::load(file));
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    const std::size_t at = random() % file.size();
    file[at] ^= std::byte{0x10};
    EXPECT_FALSE(EntityModel::load(file)) << at;
    file[at] ^= std::byte{0x10};
    EXPECT_FALSE(EntityModel::load(std::span(file).first(at))) << at;
  }
  const auto foreign = EntityModel::load(file_of("worth"));
  ASSERT_FALSE(foreign);
  EXPECT_NE(foreign.error().message.find("\"worth\", not for \"entities\""), std::string::npos);
}

TEST(EntityModel, RefusesTablesOfAnotherSize) {
  const std::vector<std::int8_t> numbers(4 * EntityModel::kNameRows);
  for (const std::size_t names : {0, 1, 4 * 4095, 4 * 4096}) {
    for (const std::size_t pronouns : {0, 4095, 4096, 4097}) {
      WeightsWriter writer(kEntityKind, "test");
      writer.add("names", std::span(numbers).first(names));
      writer.add("pronouns", std::span(numbers).first(pronouns));
      EXPECT_EQ(EntityModel::load(writer.finish()).has_value(),
                names == 4 * EntityModel::kNameRows && pronouns == EntityModel::kPronounRows);
    }
  }
}

TEST(EntityModel, TheEngineNamesItWhereItIsMissing) {
  const std::array files{file_of("syntax"), file_of("worth")};
  const auto created = Engine::create(files);
  ASSERT_FALSE(created);
  EXPECT_NE(created.error().message.find("\"entities\""), std::string::npos);
}

}  // namespace
}  // namespace sayso::testing
