#include "import/session/settle_metrics.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "import/readers/other_counts.h"
#include "import/session/settle_sight.h"
#include "model/item_names.h"
#include "model/publication_check.h"

namespace kringen {
namespace {

using Rows = std::vector<MetricRow>;
using Names = std::set<std::string>;  // of figures, as the format has them

// What people did, and what the timeline does not use: no definition tells of these.
void TakeDeeds(const MetricRow& other, MetricRow* mine, Names* differing) {
  TakeLarger("reactions", other.reactions, &mine->reactions, differing);
  TakeLarger("comments", other.comments, &mine->comments, differing);
  TakeLarger("commenters", other.commenters, &mine->commenters, differing);
  TakeLarger("shares", other.shares, &mine->shares, differing);
  TakeLarger("local_share", other.local_share, &mine->local_share, differing);
  std::map<std::string, std::int64_t> others(mine->others.begin(), mine->others.end());
  for (const auto& [name, count] : other.others) {
    if (name == kReachOrganic && mine->reach >= 0) continue;  // a part of its own row
    TakeLarger(name, count, &others.try_emplace(name, -1).first->second, differing);
  }
  mine->others.assign(others.begin(), others.end());
}

bool HasReach(const MetricRow& row) { return row.reach >= 0; }
bool HasViewsOnly(const MetricRow& row) { return row.reach < 0 && row.impressions >= 0; }

// Those that say who saw it, one of each definition.
Rows ByDefinition(const Rows& rows, bool (*is_of)(const MetricRow& row),
                  MetricRow (*settle)(const Rows& rows, Names* differing), Names* differing) {
  std::map<Definition, Rows> all;
  for (const MetricRow& row : rows) {
    if (is_of(row)) all[row.definition].push_back(row);
  }
  Rows kept;
  for (const auto& each : all) kept.push_back(settle(each.second, differing));
  return kept;
}

// What tells of no people: views, and parts without their whole.
MetricRow PartsOf(const Rows& rows, Names* differing) {
  MetricRow kept = rows.front();
  for (const MetricRow& row : rows) {
    TakeLarger("impressions", row.impressions, &kept.impressions, differing);
    TakeLarger("reach_followers", row.reach_followers, &kept.reach_followers, differing);
    TakeLarger("reach_paid", row.reach_paid, &kept.reach_paid, differing);
  }
  return kept;
}

// Who was reached without money is a part of its own row's reach; beside that of another row it has
// another name.
void NamePartsAlone(Rows* rows) {
  if (std::none_of(rows->begin(), rows->end(), HasReach)) return;
  for (MetricRow& row : *rows) {
    if (HasReach(row)) continue;
    KeepLargest("organic_reach", OtherOf(row, kReachOrganic), &row);
    DropOther(kReachOrganic, &row);
  }
}

// All rows of one source and one day.
Rows OfOneDay(Rows rows, Names* differing) {
  SetApartBought(&rows);
  NamePartsAlone(&rows);
  Rows kept = ByDefinition(rows, HasReach, ReachOf, differing);
  const Rows views = ByDefinition(rows, HasViewsOnly, PartsOf, differing);
  if (kept.empty()) {
    kept = views;
  } else {
    for (MetricRow& row : kept) {
      for (const MetricRow& each : views) {
        TakeLarger("impressions", each.impressions, &row.impressions, differing);
      }
    }
  }
  if (kept.empty()) kept.push_back(PartsOf(rows, differing));
  MetricRow deeds = kept.front();
  for (const MetricRow& row : rows) TakeDeeds(row, &deeds, differing);
  for (MetricRow& row : kept) {
    Names known;
    TakeDeeds(deeds, &row, &known);
  }
  return kept;
}

auto Rank(const MetricRow& row) {
  return std::tie(row.measured, row.source, row.definition, row.reactions, row.comments, row.shares,
                  row.reach, row.impressions, row.reach_followers, row.reach_paid, row.others);
}

// By name, and of who saw it by what it means: figures of two meanings do not fall.
std::vector<std::pair<std::string, std::int64_t>> FiguresOf(const MetricRow& row) {
  const std::string meaning = NameOf(kDefinitionNames, row.definition);
  const bool is_of_views = CountsViews(row.definition);
  std::vector<std::pair<std::string, std::int64_t>> figures{
      {"reactions", row.reactions},
      {"comments", row.comments},
      {"commenters", row.commenters},
      {"shares", row.shares},
      {meaning.empty() || is_of_views ? "reach" : meaning, row.reach},
      {is_of_views ? meaning : "impressions", row.impressions}};
  figures.insert(figures.end(), row.others.begin(), row.others.end());
  return figures;
}

// "reactions: 60 @ 2025-04-01, 40 @ 2025-05-01", of rows in the order of their days.
std::vector<std::string> Falls(const Rows& rows) {
  struct Before {
    std::int64_t count = -1;
    std::string day;
  };
  std::map<std::pair<std::string, std::string>, Before> known;  // by source and figure
  std::vector<std::string> falls;
  for (const MetricRow& row : rows) {
    if (row.measured.empty()) continue;
    for (const auto& [name, count] : FiguresOf(row)) {
      Before& before = known[{row.source, name}];
      if (count < 0) continue;
      if (before.day < row.measured && count < before.count) {
        falls.push_back(std::string(name)
                            .append(": ")
                            .append(std::to_string(before.count))
                            .append(" @ ")
                            .append(before.day)
                            .append(", ")
                            .append(std::to_string(count))
                            .append(" @ ")
                            .append(row.measured));
      }
      before = {count, row.measured};
    }
  }
  return falls;
}

bool IsDatedTwin(const MetricRow& undated, const MetricRow& dated) {
  MetricRow same = undated;
  same.measured = dated.measured;
  return !dated.measured.empty() && same == dated;
}

}  // namespace

MetricNotes SettleMetrics(PublicationItem* item) {
  MetricNotes notes;
  std::map<std::pair<std::string, std::string>, Rows> by_day;  // by source and day
  std::sort(item->metrics.begin(), item->metrics.end(),
            [](const MetricRow& a, const MetricRow& b) { return Rank(a) < Rank(b); });
  for (MetricRow& row : item->metrics) {
    if (IsMeasuredEarly(*item, row)) {
      row.measured.clear();
      notes.has_early = true;
    }
  }
  notes.apart = SetApartUnparted(&item->metrics);
  for (const MetricRow& row : item->metrics) by_day[{row.source, row.measured}].push_back(row);
  Rows all;
  for (const auto& each : by_day) {
    for (MetricRow& row : OfOneDay(each.second, &notes.differing)) all.push_back(std::move(row));
  }
  const Rows dated = all;
  std::erase_if(all, [&](const MetricRow& row) {
    return row.measured.empty() &&
           std::any_of(dated.begin(), dated.end(),
                       [&](const MetricRow& each) { return IsDatedTwin(row, each); });
  });
  for (const MetricRow& row : all) {
    notes.has_undated |=
        row.measured.empty() && std::any_of(all.begin(), all.end(), [&](const MetricRow& each) {
          return each.source == row.source && !each.measured.empty();
        });
  }
  std::sort(all.begin(), all.end(),
            [](const MetricRow& a, const MetricRow& b) { return Rank(a) < Rank(b); });
  notes.falls = Falls(all);
  item->metrics = std::move(all);
  return notes;
}

}  // namespace kringen
