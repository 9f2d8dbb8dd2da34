// Villages of messages by the names that people wrote, with and without a population that knows
// them, and in whatever order the two came.
#include "import/session/village_names.h"

#include <doctest/doctest.h>

namespace kringen {
namespace {

using Villages = std::vector<std::string>;

constexpr const char* kPopulation =
    R"({"villages":[{"id":"de-lutte","name":"De Lutte"},{"id":"wk177402","name":"Overdinkel"}]})";

Publication WrittenBy(const std::vector<Villages>& all) {
  Publication publication;
  for (const Villages& villages : all) publication.items.emplace_back().villages = villages;
  return publication;
}

std::vector<Villages> Settled(const std::vector<Villages>& all, const char* population) {
  Publication publication = WrittenBy(all);
  SettleVillages(VillageNamesOf(population), &publication);
  std::vector<Villages> settled;
  for (const PublicationItem& item : publication.items) settled.push_back(item.villages);
  return settled;
}

}  // namespace

TEST_CASE("a village that no population knows is called as it was written, everywhere the same") {
  CHECK(Settled({{"De Lutte"}, {"'t Zand", "Één"}}, "") ==
        std::vector<Villages>{{"De Lutte"}, {"'t Zand", "Één"}});
  CHECK(Settled({{"de lutte"}, {"De Lutte", "de-lutte"}, {"DE LUTTE"}}, "") ==
        std::vector<Villages>{{"DE LUTTE"}, {"DE LUTTE"}, {"DE LUTTE"}});
  CHECK(Settled({{"Glane"}}, kPopulation) == std::vector<Villages>{{"Glane"}});
  CHECK(Settled({{"?"}}, kPopulation) == std::vector<Villages>{{"?"}});
}

TEST_CASE("what the population knows is of its village, by id or by name") {
  for (const char* written : {"De Lutte", "de lutte", "DE LUTTE", "de-lutte"}) {
    CHECK(Settled({{written}}, kPopulation) == std::vector<Villages>{{"de-lutte"}});
  }
  CHECK(Settled({{"Overdinkel", "wk177402"}}, kPopulation) == std::vector<Villages>{{"wk177402"}});
}

TEST_CASE("law: first without and then with the population is as with it at once, and stays") {
  const std::vector<Villages> written{{"De Lutte", "glane"}, {"Glane"}, {"overdinkel"}, {}};
  const std::vector<Villages> once = Settled(written, kPopulation);
  CHECK(Settled(Settled(written, ""), kPopulation) == once);
  CHECK(Settled(once, kPopulation) == once);
  CHECK(Settled(once, "") == once);
}

}  // namespace kringen
