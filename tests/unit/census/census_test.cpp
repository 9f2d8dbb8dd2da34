#include "census/census.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "model/feed.h"
#include "model/feed_json.h"
#include "reach/adoption.h"
#include "reach/population.h"
#include "support/random.h"
#include "unit/census/census_fixtures.h"

namespace kringen::census {
namespace {

std::string CodeOfError(const Result<CensusAnswer>& answer) {
  return answer.ok() ? "" : answer.error().code;
}

reach::PopulationSpec SpecOf(const Result<CensusAnswer>& answer) {
  REQUIRE(answer.ok());
  const auto spec = reach::ParsePopulationSpec(answer.value().file);
  REQUIRE(spec.ok());
  return spec.value();
}

}  // namespace

TEST_CASE("of two files comes a population with every resident, and each village its own") {
  const auto answer = Made(Kwb(), Map());
  const reach::PopulationSpec spec = SpecOf(answer);
  CHECK(answer.value().name == "Waterlanden");
  CHECK(answer.value().residents == 54000);
  REQUIRE(spec.villages.size() == 9);
  CHECK(spec.residents() == 54000);
  CHECK(spec.year == 2024);
  CHECK(spec.remarks.empty());
  std::set<std::string> ids;
  for (const reach::VillageSpec& village : spec.villages) {
    ids.insert(village.id);
    CHECK(village.residents >= 250);
    REQUIRE(village.age_share);
    REQUIRE(village.household_share);
    CHECK(std::accumulate(village.age_share->begin(), village.age_share->end(), 0.0) ==
          doctest::Approx(1));
  }
  CHECK(ids.size() == 9);
  CHECK(ids.count("sint-jansveld") == 1);
  CHECK(ids.count("de-lange-hoeve") == 1);
  // 1,310 of 7,850 are under 15, 1,810 are 65 or older.
  const reach::ByAge& ages = *spec.villages[1].age_share;
  CHECK(ages[7] + ages[8] == doctest::Approx(1810 / 7850.0).epsilon(0.001));
  CHECK(ages[0] + ages[1] + ages[2] == doctest::Approx((1310 + 895) / 7850.0).epsilon(0.001));
  CHECK((*spec.villages[1].household_share)[0] == doctest::Approx(1395 / 3775.0).epsilon(0.001));
  const reach::Population population =
      reach::BuildPopulation(spec, reach::DefaultParameters(), 1, 0);
  CHECK(population.person_count == 54000);
}

TEST_CASE("that the place is part of a larger town stands in the file, and is an assumption") {
  CHECK_FALSE(SpecOf(Made(Kwb(), Map())).is_in_agglomeration);
  const std::string kwb = Kwb(), map = Map();
  CensusRequest request{kwb, map, "GM9991", 2024, false, AdoptionTable()};
  request.is_in_agglomeration = true;
  const reach::PopulationSpec spec = SpecOf(MakePopulation(request));
  CHECK(spec.is_in_agglomeration);
  const auto note = std::find_if(spec.notes.begin(), spec.notes.end(), [](const auto& each) {
    return each.id == "municipality.agglomeration";
  });
  REQUIRE(note != spec.notes.end());
  CHECK(note->mark == "A");
}

TEST_CASE("what is secret is derived or said, and what is small is counted in its neighbour") {
  const auto answer = Made(Kwb(), Map());
  REQUIRE(answer.ok());
  CHECK(Remarked(answer.value(), "census.joined") == "Buitengebied Noord > Ruigeveld\n");
  CHECK(answer.value().villages[8].merged == std::vector<std::string>{"Buitengebied Noord"});
  CHECK(answer.value().villages[8].residents == 1840);
  CHECK(Remarked(answer.value(), "census.mixed") ==
        "WK999106 Wijk 06 Noorderdiep > a_00_14, a_15_24\n");
  const std::string derived = Remarked(answer.value(), "census.derived");
  CHECK(derived.find("WK999102 Wijk 02 Sint-J\xC3\xA2nsveld > a_65_oo\n") != derived.npos);
  // What was derived is the rest: 6,120 less the four that are known.
  const reach::ByAge ages = *SpecOf(answer).villages[2].age_share;
  CHECK(ages[7] + ages[8] ==
        doctest::Approx((6120 - 1035 - 630 - 1370 - 1820) / 6120.0).epsilon(0.001));
  CHECK(Remarked(answer.value(), "census.sums").empty());
  CHECK(Remarked(answer.value(), "census.total").empty());
}

TEST_CASE("a municipality without villages is one village, and buurten are villages on request") {
  const auto one = Made(Kwb(), Map(), "9992");
  const reach::PopulationSpec spec = SpecOf(one);
  REQUIRE(spec.villages.size() == 1);
  CHECK(spec.villages[0].residents == 1800);
  CHECK(spec.villages[0].id == "eenzaam");
  CHECK(one.value().remarks.empty());
  const std::string buurt = Replaced(Map(), R"("wijkcode": "WK999200")",
                                     R"("buurtcode": "BU99920000", "wijkcode": "WK999200")");
  CHECK(Made(Kwb(), buurt, "GM9992", true).value().villages[0].name == "Eenzaam-Dorp");
}

TEST_CASE("the page reads the outlines, and each label stands in its village") {
  const auto answer = Made(Kwb(), Map());
  REQUIRE(answer.ok());
  Feed feed;
  const Result<int> read = ReadPopulation(answer.value().file, &feed);
  REQUIRE(read.ok());
  CHECK(read.value() == 9);
  CHECK(feed.header.map_attribution == "Kadaster / Centraal Bureau voor de Statistiek, 2024");
  for (const Village& village : feed.villages) {
    CHECK(village.outline.size() > 8);
    CHECK(village.outline.front() == village.outline.back());
    CHECK(village.residents >= 250);
    bool is_inside = false;
    for (std::size_t i = 0; i + 1 < village.outline.size(); ++i) {
      const auto &a = village.outline[i], &b = village.outline[i + 1];
      const bool crosses = (a[1] > village.latitude) != (b[1] > village.latitude);
      const double x = (b[0] - a[0]) * (village.latitude - a[1]) / (b[1] - a[1]) + a[0];
      if (crosses && village.longitude < x) is_inside = !is_inside;
    }
    CHECK(is_inside);
  }
}

TEST_CASE("platforms are those of the common table, and what is borrowed is listed as assumed") {
  const auto answer = Made(Kwb(), Map());
  const reach::PopulationSpec spec = SpecOf(answer);
  const auto table = reach::ParseAdoption(BytesOf("assets/adoption/netherlands.json"));
  REQUIRE(table.ok());
  REQUIRE(spec.adoption.size() == table.value().size());
  for (const reach::PlatformAdoption& platform : table.value()) {
    const auto ours = reach::AdoptionAt(spec, platform.platform, 2021.3);
    REQUIRE(ours);
  }
  double users = 0;
  const reach::ByAge facebook = *reach::AdoptionAt(spec, "facebook", 2024);
  for (std::size_t age = 0; age < reach::kAgeCount; ++age) {
    users += spec.age_share[age] * facebook[age];
  }
  CHECK(spec.users_total == doctest::Approx(users).epsilon(0.001));
  CHECK(spec.daily_total < spec.users_total);
  for (const char* what : {"circles", "ties", "weekly_paper.by_age"}) {
    CHECK(answer.value().file.find("\"what\": \"" + std::string(what) + "\", \"mark\": \"A\"") !=
          std::string::npos);
  }
  // Nothing of the speech.
  CHECK(spec.users_total != 0.55);
  for (const reach::SpecNote& note : spec.notes) {
    if (note.id.starts_with("circles")) CHECK(note.mark == "A");
  }
}

TEST_CASE("sums that do not fit are printed with both numbers") {
  const std::string more =
      Replaced(Kwb(), "Grootwater;Waterlanden;Wijk;.;19400", "Grootwater;Waterlanden;Wijk;.;29400");
  const auto answer = Made(more, Map());
  REQUIRE(answer.ok());
  CHECK(Remarked(answer.value(), "census.sums") == "WK999100 Wijk 00 Grootwater > 19400 / 29400\n");
  CHECK(Remarked(answer.value(), "census.total") == "GM9991 Waterlanden > 64000 / 54000\n");
}

TEST_CASE("without residents, outlines or the municipality there is an answer in words, no file") {
  CHECK(CodeOfError(Made("", Map())) == "census.not_a_table");
  CHECK(CodeOfError(Made(Map(), Kwb())) == "census.swapped_files");
  CHECK(CodeOfError(Made(Kwb(), Map(), "Losser")) == "census.bad_municipality");
  CHECK(CodeOfError(Made(Kwb(), Map(), "GM0168")) == "census.unknown_municipality");
  const auto off = Made(Kwb(), Replaced(Map(), "9991", "9993"));
  CHECK(CodeOfError(off) == "census.not_on_map");
  CHECK(off.error().detail == "GM9992, GM9993");
  const auto hole = Made(Kwb(), Replaced(Map(), "WK999103", "WK999177"));
  CHECK(CodeOfError(hole) == "census.no_outline");
  CHECK(hole.error().detail == "WK999103 Oosterzand");
  const std::string nobody = Replaced(Kwb(), ";1800;", ";0;");
  CHECK(CodeOfError(Made(nobody, Map(), "9992")) == "census.no_residents");
  const std::string secret = Replaced(Replaced(Kwb(), ";1800;", ";.;"), ";360;775", ";.;775");
  CHECK(CodeOfError(Made(secret, Map(), "9992")) == "census.no_residents");
  using Years = std::pair<int, int>;  // asked for, and now
  for (const Years& years : {Years{20240, 0}, {1994, 0}, {2099, 2026}, {2027, 2026}}) {
    const auto made =
        MakePopulation({Kwb(), Map(), "9991", years.first, false, "{}", years.second});
    CHECK_MESSAGE(CodeOfError(made) == "census.bad_year", years.first);
  }
}

TEST_CASE("no table and no map, however damaged, does more than fail") {
  Random random(7);
  const std::string kwb = Kwb(), map = Map();
  int made = 0;
  for (int round = 0; round < 120; ++round) {
    std::string table = kwb, outlines = map;
    for (std::string* bytes : {&table, &outlines}) {
      const int wounds = random.Below(4);
      for (int i = 0; i < wounds; ++i) {
        const std::size_t at = random.Below(bytes->size());
        switch (random.Below(3)) {
          case 0:
            (*bytes)[at] = static_cast<char>(random.Below(256));
            break;
          case 1:
            bytes->erase(at, random.Below(std::size_t{60}));
            break;
          default:
            bytes->insert(at, bytes->substr(random.Below(bytes->size()), 40));
        }
      }
    }
    const auto answer = Made(table, outlines);
    made += answer.ok();
    if (!answer.ok()) CHECK_FALSE(answer.error().code.empty());
    if (answer.ok()) CHECK(reach::ParsePopulationSpec(answer.value().file).ok());
  }
  CHECK(made > 5);
}

TEST_CASE("the year of a file is the one in its name") {
  CHECK(YearOfName("kwb-2024.csv") == 2024);
  CHECK(YearOfName("2023_kerncijfers (2023).csv") == 2023);
  CHECK(YearOfName("kwb.csv") == 0);
  CHECK(YearOfName("kwb-2023-2024.csv") == 0);
  CHECK(YearOfName("85984NED_UntypedDataSet_28112026.csv") == 0);
  CHECK(YearOfName("") == 0);
}

TEST_CASE("a dropped file is told by what is in it") {
  CHECK(KindOf(Kwb()) == CensusFileKind::kTable);
  CHECK(KindOf("\xEF\xBB\xBF" + Kwb()) == CensusFileKind::kTable);
  CHECK(KindOf(Map()) == CensusFileKind::kMap);
  CHECK(KindOf("PK\x03\x04") == CensusFileKind::kNeither);
  CHECK(KindOf("") == CensusFileKind::kNeither);
}

}  // namespace kringen::census
