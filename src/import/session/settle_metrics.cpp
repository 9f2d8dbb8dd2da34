#include "import/session/settle_metrics.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "model/publication_check.h"

namespace kringen {
namespace {

using Rows = std::vector<MetricRow>;

// A total only grows: the larger was counted later that day.
template <typename Number>
void TakeLarger(Number other, Number* mine, bool* differ) {
  *differ |= other >= 0 && *mine >= 0 && other != *mine;
  *mine = std::max(*mine, other);
}

// What people did, and what the timeline does not use: no definition tells of these.
void TakeDeeds(const MetricRow& other, MetricRow* mine, bool* differ) {
  TakeLarger(other.reactions, &mine->reactions, differ);
  TakeLarger(other.comments, &mine->comments, differ);
  TakeLarger(other.commenters, &mine->commenters, differ);
  TakeLarger(other.shares, &mine->shares, differ);
  TakeLarger(other.local_share, &mine->local_share, differ);
  std::map<std::string, std::int64_t> others(mine->others.begin(), mine->others.end());
  for (const auto& [name, count] : other.others) {
    TakeLarger(count, &others.try_emplace(name, -1).first->second, differ);
  }
  mine->others.assign(others.begin(), others.end());
}

// Who saw it, by one definition. Parts belong to their own whole.
void TakeSight(const MetricRow& other, MetricRow* mine, bool* differ) {
  if (other.reach > mine->reach) mine->reach_followers = mine->reach_paid = -1;
  if (other.reach >= mine->reach) {
    TakeLarger(other.reach_followers, &mine->reach_followers, differ);
    TakeLarger(other.reach_paid, &mine->reach_paid, differ);
  }
  TakeLarger(other.reach, &mine->reach, differ);
  TakeLarger(other.impressions, &mine->impressions, differ);
}

// Those that say who saw it, one of each definition.
Rows ByDefinition(const Rows& rows, bool (*is_of)(const MetricRow& row), bool* differ) {
  Rows kept;
  for (const MetricRow& row : rows) {
    if (!is_of(row)) continue;
    const auto known = std::find_if(kept.begin(), kept.end(), [&](const MetricRow& each) {
      return each.definition == row.definition;
    });
    if (known == kept.end()) {
      kept.push_back(row);
    } else {
      TakeSight(row, &*known, differ);
    }
  }
  return kept;
}

bool HasReach(const MetricRow& row) { return row.reach >= 0; }
bool HasViewsOnly(const MetricRow& row) { return row.reach < 0 && row.impressions >= 0; }

// All rows of one source and one day.
Rows OfOneDay(const Rows& rows, bool* differ) {
  Rows kept = ByDefinition(rows, HasReach, differ);
  const Rows views = ByDefinition(rows, HasViewsOnly, differ);
  if (kept.empty()) {
    kept = views;
  } else {
    for (MetricRow& row : kept) {
      for (const MetricRow& each : views) {
        TakeLarger(each.impressions, &row.impressions, differ);
      }
    }
  }
  if (kept.empty()) {
    kept.push_back(rows.front());
    for (const MetricRow& row : rows) TakeSight(row, &kept.front(), differ);
  }
  MetricRow deeds = kept.front();
  for (const MetricRow& row : rows) TakeDeeds(row, &deeds, differ);
  for (MetricRow& row : kept) {
    bool is_known = false;
    TakeDeeds(deeds, &row, &is_known);
  }
  return kept;
}

auto Rank(const MetricRow& row) {
  return std::tie(row.measured, row.source, row.definition, row.reactions, row.comments, row.shares,
                  row.reach, row.impressions, row.reach_followers, row.reach_paid, row.others);
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
    for (MetricRow& row : OfOneDay(each.second, &notes.has_differing))
      all.push_back(std::move(row));
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
  item->metrics = std::move(all);
  return notes;
}

}  // namespace kringen
