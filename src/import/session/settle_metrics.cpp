#include "import/session/settle_metrics.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "model/item_names.h"
#include "model/publication_check.h"

namespace kringen {
namespace {

using Rows = std::vector<MetricRow>;
using Names = std::set<std::string>;  // of figures, as the format has them

// A total only grows: the larger was counted later that day.
template <typename Number>
void TakeLarger(const std::string& name, Number other, Number* mine, Names* differing) {
  if (other >= 0 && *mine >= 0 && other != *mine) differing->insert(name);
  *mine = std::max(*mine, other);
}

// What people did, and what the timeline does not use: no definition tells of these.
void TakeDeeds(const MetricRow& other, MetricRow* mine, Names* differing) {
  TakeLarger("reactions", other.reactions, &mine->reactions, differing);
  TakeLarger("comments", other.comments, &mine->comments, differing);
  TakeLarger("commenters", other.commenters, &mine->commenters, differing);
  TakeLarger("shares", other.shares, &mine->shares, differing);
  TakeLarger("local_share", other.local_share, &mine->local_share, differing);
  std::map<std::string, std::int64_t> others(mine->others.begin(), mine->others.end());
  for (const auto& [name, count] : other.others) {
    TakeLarger(name, count, &others.try_emplace(name, -1).first->second, differing);
  }
  mine->others.assign(others.begin(), others.end());
}

// Both tell what was paid: the message's own reach and the paid part are totals of themselves. A
// row of an advertisement alone has no reach of its own, and one of the message alone nothing paid.
void TakeParts(const MetricRow& other, MetricRow* mine, Names* differing) {
  const std::int64_t own = mine->reach - mine->reach_paid;
  const std::int64_t other_own = other.reach - other.reach_paid;
  const bool are_parts =
      (own == 0 && other.reach_paid == 0) || (other_own == 0 && mine->reach_paid == 0);
  if (!are_parts && other.reach != mine->reach) differing->insert("reach");
  if (!are_parts && other.reach_paid != mine->reach_paid) differing->insert("reach_paid");
  if (other_own > own) {
    mine->reach_followers = other.reach_followers;
  } else if (other_own == own) {
    TakeLarger("reach_followers", other.reach_followers, &mine->reach_followers, differing);
  }
  mine->reach_paid = std::max(mine->reach_paid, other.reach_paid);
  mine->reach = std::min<std::int64_t>(INT32_MAX, std::max(own, other_own) + mine->reach_paid);
}

// Parts belong to their own whole; but what was paid is paid, also of a larger whole that does not
// tell it.
void TakeReach(const MetricRow& other, MetricRow* mine, Names* differing) {
  if (other.reach_paid >= 0 && mine->reach_paid >= 0) return TakeParts(other, mine, differing);
  if (other.reach > mine->reach) mine->reach_followers = -1;
  if (other.reach >= mine->reach) {
    TakeLarger("reach_followers", other.reach_followers, &mine->reach_followers, differing);
    TakeLarger("reach_paid", other.reach_paid, &mine->reach_paid, differing);
  }
  TakeLarger("reach", other.reach, &mine->reach, differing);
}

// Who saw it, by one definition.
void TakeSight(const MetricRow& other, MetricRow* mine, Names* differing) {
  TakeReach(other, mine, differing);
  TakeLarger("impressions", other.impressions, &mine->impressions, differing);
}

// Those that say who saw it, one of each definition.
Rows ByDefinition(Rows rows, bool (*is_of)(const MetricRow& row), Names* differing) {
  Rows kept;
  // First those that tell what was paid.
  std::stable_partition(rows.begin(), rows.end(),
                        [](const MetricRow& row) { return row.reach_paid >= 0; });
  for (const MetricRow& row : rows) {
    if (!is_of(row)) continue;
    const auto known = std::find_if(kept.begin(), kept.end(), [&](const MetricRow& each) {
      return each.definition == row.definition;
    });
    if (known == kept.end()) {
      kept.push_back(row);
    } else {
      TakeSight(row, &*known, differing);
    }
  }
  return kept;
}

bool HasReach(const MetricRow& row) { return row.reach >= 0; }
bool HasViewsOnly(const MetricRow& row) { return row.reach < 0 && row.impressions >= 0; }

// All rows of one source and one day.
Rows OfOneDay(const Rows& rows, Names* differing) {
  Rows kept = ByDefinition(rows, HasReach, differing);
  const Rows views = ByDefinition(rows, HasViewsOnly, differing);
  if (kept.empty()) {
    kept = views;
  } else {
    for (MetricRow& row : kept) {
      for (const MetricRow& each : views) {
        TakeLarger("impressions", each.impressions, &row.impressions, differing);
      }
    }
  }
  if (kept.empty()) {
    kept.push_back(rows.front());
    for (const MetricRow& row : rows) TakeSight(row, &kept.front(), differing);
  }
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
    by_day[{row.source, row.measured}].push_back(row);
  }
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
