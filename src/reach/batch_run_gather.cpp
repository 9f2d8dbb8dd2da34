// From state bytes to counts: the second half of BatchRun.
#include <algorithm>

#include "reach/batch_run.h"

namespace kringen::reach {
namespace {

// Both formats of a state byte say "seen" by bit 0 and the high nibble, the sum also by bit 1.
bool IsReached(std::uint8_t state, bool summed) { return (state & (summed ? 0xF3 : 0xF1)) != 0; }

}  // namespace

const std::uint8_t* BatchRun::FinalState(std::uint32_t lane) const {
  return question_.messages.size() > 1 ? sum_.data() + lane * run_.stride() : run_.state(lane);
}

// Who saw the message that has just run joins who saw those before it.
void BatchRun::AddTo(std::vector<std::uint8_t>* sum) const {
  if (sum->empty()) return;
  for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
    run_.kernel().add(run_.state(lane), run_.town().population.user_count,
                      sum->data() + lane * run_.stride());
  }
}

void BatchRun::AddCurve(std::size_t message) {
  AddTo(&sum_);
  const std::array<std::uint32_t, 2> all{0, run_.town().population.user_count};
  for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
    CellCounts counts;
    AtLeast at_least;
    run_.kernel().count(FinalState(lane), all.data(), 1, true, &counts, &at_least);
    store_.curve_reach[message].push_back(counts.reach);
    store_.curve_thrice[message].push_back(counts.thrice);
  }
}

void BatchRun::Gather() {
  const bool summed = question_.messages.size() > 1;
  for (std::uint32_t lane = 0; lane < kLanes; ++lane) GatherLane(lane, FinalState(lane), summed);
  SampleTies(FinalState(0));
  if (question_.circles) {
    SampleCircles(FinalState(0));
    SampleCircles(FinalState(kLanes / 2));
    if (TownOf(batch_) == 0) CountPeople();
  }
}

// The same per cell of users without those to whom a platform showed it, which is not a friend's
// doing.
std::vector<CellCounts> BatchRun::Unaided(std::uint32_t lane,
                                          std::vector<CellCounts> counts) const {
  if (!unaided_.empty()) {
    AtLeast unused;
    const std::uint8_t* state = unaided_.data() + lane * run_.stride();
    const std::uint32_t* bounds = run_.town().population.user_cells.data();
    const auto cells = static_cast<std::uint32_t>(counts.size());
    counts.assign(cells, {});
    run_.kernel().count(state, bounds, cells, true, counts.data(), &unused);
  } else {
    const std::vector<std::uint32_t>& shown = recommended_[lane].cells;
    for (std::size_t cell = 0; cell < shown.size(); ++cell) counts[cell].reach -= shown[cell];
  }
  return counts;
}

void BatchRun::GatherLane(std::uint32_t lane, const std::uint8_t* state, bool summed) {
  const Population& population = run_.town().population;
  const auto cells = static_cast<std::uint32_t>(population.user_cells.size() - 1);
  std::vector<CellCounts> counts(cells);
  AtLeast at_least{};
  if (summed) {
    const std::uint32_t* bounds = population.user_cells.data();
    run_.kernel().count(state, bounds, cells, true, counts.data(), &at_least);
  } else {
    run_.Count(lane, counts.data(), &at_least);
  }
  const std::vector<CellCounts> unaided = Unaided(lane, counts);
  const std::size_t first = store_.reach.size();
  for (auto* column :
       {&store_.reach, &store_.thrice, &store_.direct, &store_.both, &store_.recommended}) {
    column->resize(first + store_.groups.count(), 0);
  }
  ReplicateRow& row = rows_[lane];
  for (std::uint32_t cell = 0; cell < cells; ++cell) {
    const CellCounts& each = counts[cell];
    if (each.reach == 0) continue;
    const std::uint32_t both = unaided[cell].both;
    const std::uint32_t recommended = each.reach - unaided[cell].reach;
    store_.groups.ForGroupsOf(cell, [&](std::uint32_t group) {
      store_.reach[first + group] += each.reach;
      store_.thrice[first + group] += each.thrice;
      store_.direct[first + group] += each.direct;
      store_.both[first + group] += both;
      store_.recommended[first + group] += recommended;
    });
    row.reach += each.reach;
    row.thrice += each.thrice;
    row.direct += each.direct - both;
    row.both += both;
    row.shared += unaided[cell].reach - each.direct;
    row.recommended += recommended;
  }
  row.values = values_[lane];
  store_.rows.push_back(row);
  store_.population.push_back(TownOf(batch_));
  store_.at_least.push_back(at_least);
  store_.depth.push_back(depth_[lane]);
  ++store_.count;
}

void BatchRun::SampleTies(const std::uint8_t* state) {
  const Population& population = run_.town().population;
  const bool summed = question_.messages.size() > 1;
  for (std::uint32_t cell = 0; cell + 1 < population.user_cells.size(); ++cell) {
    std::uint32_t unreached = 0, without = 0;
    for (std::uint32_t user = population.user_cells[cell]; user < population.user_cells[cell + 1];
         ++user) {
      const bool is_missed = !IsReached(state[user], summed);
      unreached += is_missed;
      without += is_missed && tied_[user] == 0;
    }
    store_.groups.ForGroupsOf(cell, [&](std::uint32_t group) {
      store_.no_tie.unreached[group] += unreached;
      store_.no_tie.without_tie[group] += without;
    });
  }
}

void BatchRun::SampleCircles(const std::uint8_t* state) {
  const Population& population = run_.town().population;
  const bool summed = question_.messages.size() > 1;
  CircleSample sample;
  std::array<std::uint32_t, kCircleKindCount> circles{}, members{};
  for (const Circle& circle : population.circles) {
    std::uint32_t reached = 0;
    for (std::uint32_t at = circle.begin; at < circle.end; ++at) {
      const std::uint32_t person = population.members[at];
      if (person >= population.user_count) break;  // ascending: only others follow
      reached += IsReached(state[person], summed);
    }
    const auto kind = static_cast<std::size_t>(circle.kind);
    ++circles[kind];
    members[kind] += circle.end - circle.begin;
    sample.with_reached[kind] += reached > 0;
    sample.members_reached[kind] += reached;
  }
  for (std::size_t kind = 0; kind < kCircleKindCount; ++kind) {
    sample.with_reached[kind] /= std::max(1u, circles[kind]);
    sample.members_reached[kind] /= std::max(1u, members[kind]);
  }
  store_.circles.push_back(sample);
}

void BatchRun::CountPeople() {
  const std::uint32_t users = run_.town().population.user_count;
  for (auto* column : {&store_.person_direct, &store_.person_both, &store_.person_shared}) {
    column->resize(users, 0);
  }
  const std::uint8_t others = question_.messages.size() > 1 ? 0x02 : 0xF0;
  for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
    const std::uint8_t* state = FinalState(lane);
    for (std::uint32_t user = 0; user < users; ++user) {
      const std::uint32_t direct = state[user] & 1u, through = (state[user] & others) != 0;
      store_.person_direct[user] += direct & (through ^ 1u);
      store_.person_both[user] += direct & through;
      store_.person_shared[user] += (direct ^ 1u) & through;
    }
  }
  store_.person_replicates += kLanes;
}

}  // namespace kringen::reach
