#include "wasm/desk/model/tiles.h"

#include <gtest/gtest.h>

#include <array>

namespace sayso::desk {
namespace {

TEST(Tiles, HoldBothPartsInSight) {
  Tiles tiles;
  tiles.set(Divide::claims, 0.3F);
  EXPECT_FLOAT_EQ(tiles.share(Divide::claims), 0.3F);
  tiles.set(Divide::claims, -7);
  EXPECT_GT(tiles.share(Divide::claims), 0);
  const float least = tiles.share(Divide::claims);
  tiles.set(Divide::claims, 7);
  EXPECT_FLOAT_EQ(tiles.share(Divide::claims), 1 - least);
}

TEST(Tiles, AreKnownByName) {
  constexpr std::array kAll{Divide::top, Divide::article, Divide::claims, Divide::speakers,
                            Divide::inspector};
  ASSERT_EQ(kAll.size(), Tiles::kNames.size());
  Tiles tiles;
  for (std::size_t i = 0; i < kAll.size(); ++i) {
    const float share = 0.2F + 0.1F * static_cast<float>(i);
    tiles.set(Tiles::kNames[i], share);
    EXPECT_FLOAT_EQ(tiles.share(kAll[i]), share);
  }
  const Tiles before = tiles;
  tiles.set("no such bar", 0.7F);
  for (const Divide divide : kAll) EXPECT_FLOAT_EQ(tiles.share(divide), before.share(divide));
}

TEST(Tiles, MoveAlone) {
  Tiles tiles;
  const float article = tiles.share(Divide::article);
  tiles.set(Divide::top, 0.8F);
  EXPECT_FLOAT_EQ(tiles.share(Divide::article), article);
}

}  // namespace
}  // namespace sayso::desk
