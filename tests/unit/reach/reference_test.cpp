// The engine against the reference model, within the error of the simulation: at most 4 standard
// errors apart, seeds fixed. Longer runs when KRINGEN_LONG is set in the environment.
#include "reference/model.h"
#include "reference/villages.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <string>

#include "reference/comparison.h"
#include "unit/reach/small_town.h"

namespace kringen::reach {
namespace {

using reference::Chance;
using reference::Outcome;
using reference::PairedDifference;
using reference::SampleMean;

constexpr double kMostErrors = 4;

struct Case {
  const char* name;
  std::vector<VillageSpec> villages;
  std::uint32_t posts, friends, shares, comments, reactions;
  bool by_page = false;
  double local_share = 1;
  std::uint32_t replicates = 96;
};

const std::vector<Case>& Cases() {
  static const std::vector<Case> kCases{
      {"hamlet", {{"a", 200}}, 1, 40, 3, 4, 20},
      {"hamlet with everyone a friend", {{"a", 300}}, 1, 300, 2, 5, 30},
      {"two villages", {{"a", 350}, {"b", 250}}, 1, 120, 10, 20, 100},
      {"five hundred, no shares", {{"a", 500}}, 1, 100, 0, 15, 80},
      {"only shares", {{"a", 900}, {"b", 100}}, 1, 60, 12, 0, 0},
      {"three posts", {{"a", 700}, {"b", 500}}, 3, 240, 6, 8, 40},
      {"a page", {{"a", 1500}}, 1, 500, 10, 20, 90, true},
      {"counts partly from outside", {{"a", 2000}, {"b", 400}}, 1, 480, 15, 22, 110, false, .7},
      {"more sharing than usual", {{"a", 3000}, {"b", 2000}}, 1, 1000, 150, 120, 500, false, 1, 64},
      {"Losser",
       {{"losser", 13000},
        {"glane", 530},
        {"overdinkel", 4230},
        {"lutte", 3800},
        {"beuningen", 1040}},
       1,
       4520,
       60,
       80,
       400,
       false,
       1,
       32},
  };
  return kCases;
}

std::uint32_t Replicates(std::uint32_t usual) {
  return std::getenv("KRINGEN_LONG") != nullptr ? 16 * usual : usual;
}

std::vector<Engagement> PostsOf(const Case& with) {
  Engagement post = Post(with.shares, with.comments, with.reactions);
  post.friends = with.friends;
  post.by_page = with.by_page;
  post.local_share = with.local_share;
  return std::vector<Engagement>(with.posts, post);
}

// Every parameter that differs per replicate, at a random place of its prior.
std::vector<FixedParameter> DrawnParameters(Chance* chance) {
  std::vector<FixedParameter> fixed;
  for (const ParameterRow& row : ParameterTable()) {
    if (IndexOf(row.parameter) < kStructuralCount) continue;
    double value = PriorQuantile(row, chance->Unit());
    if (row.parameter == Parameter::kPostEffect) value *= 0.5;
    const bool is_counted = row.parameter == Parameter::kFriendsShare ||
                            row.parameter == Parameter::kPageFans;  // the post says how many
    if (is_counted) continue;
    fixed.push_back({row.parameter, value});
  }
  return fixed;
}

PopulationSpec SpecOf(const Case& with) {
  PopulationSpec spec;
  spec.villages = with.villages;
  return spec;
}

void CheckClose(double engine, double model, double error, const std::string& what) {
  INFO(what << ": engine " << engine << ", reference " << model << ", standard error " << error);
  CHECK(std::abs(engine - model) <= kMostErrors * error);
}

void CheckPaired(const PairedDifference& difference, const std::string& what) {
  INFO(what << ": differs by " << difference.mean() << " of " << difference.mean_b() << ", z "
            << difference.z());
  CHECK(std::abs(difference.z()) <= kMostErrors);
}

double MeanReachOf(const Cell& cell) { return cell.direct + cell.both + cell.shared; }

void CompareCells(const std::vector<Cell>& cells, const std::vector<std::string>& ids,
                  const std::vector<SampleMean>& model, double replicates,
                  const std::string& name) {
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto cell =
        std::find_if(cells.begin(), cells.end(), [&](const Cell& one) { return one.id == ids[i]; });
    if (cell == cells.end() || !cell->merged.empty()) continue;
    const double error = std::max(model[i].standard_error(),
                                  reference::FloorOfError(model[i].mean(), replicates) / 2);
    CheckClose(MeanReachOf(*cell), model[i].mean(), std::sqrt(2.0) * error, name + " " + ids[i]);
  }
}

std::vector<double> UsersByVillage(const Population& population) {
  std::vector<double> users(population.village_count, 0);
  for (std::uint32_t i = 0; i < population.user_count; ++i) ++users[population.village[i]];
  return users;
}

// One population whose ties both use: replicates are independent, so the errors are small and a
// bias of half a percent shows.
void CompareOnTheSameTies(const Case& with, std::uint64_t seed) {
  Chance chance(seed);
  const auto towns =
      std::make_shared<TownCache>(SpecOf(with), seed, std::vector<FixedParameter>{}, 1);
  ReachQuestion question =
      Ask(PostsOf(with), Replicates(with.replicates), DrawnParameters(&chance));
  const ReachSimulation engine = Simulated(towns, question);
  const ReachResult result = engine.Result();

  std::array<PairedDifference, 5> totals;
  std::vector<SampleMean> villages(with.villages.size()), ages(kAgeCount);
  SampleMean without_tie;
  for (const ReplicateRow& row : engine.rows()) {
    const reference::Setting setting = EngineSetting(towns->at(0), row.values, &chance);
    const Outcome model = Simulate(setting, question.messages, row.values, &chance);
    totals[0].Add(row.reach, model.reach);
    totals[1].Add(row.thrice, model.thrice);
    totals[2].Add(row.direct, model.direct);
    totals[3].Add(row.both, model.both);
    totals[4].Add(row.shared, model.shared);
    const std::vector<double> by_village =
        reference::WithEffects(model.by_village, UsersByVillage(*setting.population), &chance);
    for (std::size_t v = 0; v < villages.size(); ++v) villages[v].Add(by_village[v]);
    for (std::size_t a = 0; a < kAgeCount; ++a) ages[a].Add(model.by_age[a]);
    without_tie.Add(model.without_tie);
  }
  const std::array<const char*, 5> names{"reach", "3+", "only direct", "both", "only shared"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    CheckPaired(totals[i], std::string(with.name) + " " + names[i]);
  }
  std::vector<std::string> village_ids;
  for (const VillageSpec& village : with.villages) village_ids.push_back(village.id);
  const auto replicates = static_cast<double>(engine.rows().size());
  CompareCells(result.villages, village_ids, villages, replicates, with.name);
  const auto& age_ids = towns->spec().age_ids;
  CompareCells(result.ages, {age_ids.begin(), age_ids.end()}, ages, replicates, with.name);
  double engine_without_tie = 0;
  for (const Cell& cell : result.villages) engine_without_tie += cell.no_tie;
  // The engine looks at ties in one replicate of each batch only.
  CheckClose(engine_without_tie, without_tie.mean(),
             without_tie.standard_error() * std::sqrt(1.0 + kLanes) + 0.5,
             std::string(with.name) + " without a tie");
}

TEST_CASE("engine and reference agree on ten towns with the same ties") {
  std::uint64_t seed = 100;
  for (const Case& with : Cases()) CompareOnTheSameTies(with, ++seed);
}

// Ties, persons' habits and cascade all by the reference's own chance; only persons and circles are
// shared. What a town's own ties do to its figures is noise, so many towns are needed.
void CompareOnOwnTies(const Case& with, std::uint64_t seed, std::uint32_t town_count) {
  Chance chance(seed);
  const auto towns =
      std::make_shared<TownCache>(SpecOf(with), seed, std::vector<FixedParameter>{}, town_count);
  ReachQuestion question = Ask(PostsOf(with), town_count * kLanes);
  const ReachSimulation engine = Simulated(towns, question);
  std::array<PairedDifference, 5> totals;
  for (std::uint32_t town = 0; town < town_count; ++town) {
    std::array<double, 5> fast{}, slow{};
    const reference::Setting setting =
        OwnSetting(towns->at(town).population, engine.rows()[town * kLanes].values, &chance);
    for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
      const ReplicateRow& row = engine.rows()[town * kLanes + lane];
      const Outcome model = Simulate(setting, question.messages, row.values, &chance);
      const std::array<double, 5> engine_row{double(row.reach), double(row.thrice),
                                             double(row.direct), double(row.both),
                                             double(row.shared)};
      const std::array<double, 5> model_row{model.reach, model.thrice, model.direct, model.both,
                                            model.shared};
      for (std::size_t i = 0; i < 5; ++i) {
        fast[i] += engine_row[i] / kLanes;
        slow[i] += model_row[i] / kLanes;
      }
    }
    for (std::size_t i = 0; i < 5; ++i) totals[i].Add(fast[i], slow[i]);
  }
  for (std::size_t i = 0; i < 5; ++i) {
    CheckPaired(totals[i], std::string(with.name) + ", figure " + std::to_string(i));
  }
}

TEST_CASE("engine and reference agree when each draws its own ties and habits") {
  const std::uint32_t town_count = std::getenv("KRINGEN_LONG") != nullptr ? 200 : 12;
  for (const std::size_t one : {std::size_t{0}, std::size_t{2}, std::size_t{4}}) {
    CompareOnOwnTies(Cases()[one], 300 + one, town_count);
  }
}

}  // namespace
}  // namespace kringen::reach
