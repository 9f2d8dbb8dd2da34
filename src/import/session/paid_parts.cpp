#include "import/session/paid_parts.h"

#include <algorithm>
#include <cstdint>
#include <map>

namespace kringen {
namespace {

// The campaigns of one message and one day.
struct Paid {
  std::map<std::string, std::int64_t> others;
  std::map<Definition, std::int64_t> reach;
};

void Add(std::int64_t count, std::int64_t* sum) {
  *sum = std::min<std::int64_t>(INT32_MAX, *sum + count);
}

std::vector<MetricRow> AllRows(const MetricSighting& sighting) {
  std::vector<MetricRow> rows{sighting.row};
  rows.insert(rows.end(), sighting.beside.begin(), sighting.beside.end());
  return rows;
}

void AddCampaign(const MetricSighting& sighting, Paid* paid) {
  for (const auto& [name, count] : sighting.row.others) Add(count, &paid->others[name]);
  for (const MetricRow& row : AllRows(sighting)) {
    if (row.reach >= 0) Add(row.reach, &paid->reach[row.definition]);
  }
}

// Does a row of the message itself, of this day, not tell whom it reached?
bool HidesReach(const std::vector<MetricSighting>& sightings, const std::string& day,
                Definition definition) {
  bool is_here = false;
  for (const MetricSighting& each : sightings) {
    if (each.is_paid || each.row.measured != day) continue;
    is_here = true;
    for (const MetricRow& row : AllRows(each)) {
      if (row.reach >= 0 && row.definition == definition) return false;
    }
  }
  return is_here;
}

std::vector<MetricRow> RowsOf(const Paid& paid, const std::string& day,
                              const std::vector<MetricSighting>& sightings) {
  Paid kept = paid;
  std::erase_if(kept.reach, [&](const auto& reach) {
    if (!HidesReach(sightings, day, reach.first)) return false;
    Add(reach.second, &kept.others["paid_reach"]);
    return true;
  });
  if (kept.reach.empty()) kept.reach[Definition::kUnknown] = -1;
  std::vector<MetricRow> rows;
  for (const auto& [definition, reach] : kept.reach) {
    MetricRow row;
    row.source = "platform";
    row.measured = day;
    row.definition = definition;
    row.reach = row.reach_paid = reach;
    row.others.assign(kept.others.begin(), kept.others.end());
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

std::vector<MetricRow> RowsOfMessage(const std::vector<MetricSighting>& sightings) {
  std::vector<MetricRow> all;
  std::map<std::string, Paid> paid;  // by day
  for (const MetricSighting& sighting : sightings) {
    if (sighting.is_paid) {
      AddCampaign(sighting, &paid[sighting.row.measured]);
      continue;
    }
    for (MetricRow& row : AllRows(sighting)) all.push_back(std::move(row));
  }
  for (const auto& [day, each] : paid) {
    for (MetricRow& row : RowsOf(each, day, sightings)) all.push_back(std::move(row));
  }
  return all;
}

}  // namespace kringen
