#include "import/session/settle_sight.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <tuple>

#include "import/readers/other_counts.h"
#include "import/text/tidy.h"

namespace kringen {
namespace {

using Rows = std::vector<MetricRow>;
using Names = std::set<std::string>;

bool IsOfPeople(const MetricRow& row) { return row.reach >= 0 && !CountsViews(row.definition); }

bool TellsPaid(const MetricRow& row) {
  return row.reach_paid > 0 ||
         std::any_of(row.others.begin(), row.others.end(), [](const auto& each) {
           return std::string_view(each.first).starts_with("paid_") && each.second > 0;
         });
}

bool HasTotal(const MetricRow& row) {
  return std::any_of(row.others.begin(), row.others.end(),
                     [](const auto& each) { return HasSuffix(each.first, kTotalSuffix); });
}

// What was paid once stays paid; without a day it may have been before. A figure that was set apart
// tells of an advertisement as well, without a day only to others without.
bool IsPaidBy(const MetricRow& paid, const MetricRow& row) {
  if (paid.source != row.source) return false;
  const bool is_earlier = row.measured.empty() || paid.measured <= row.measured;
  if (TellsPaid(paid)) return paid.measured.empty() || is_earlier;
  return HasTotal(paid) && is_earlier && (!paid.measured.empty() || row.measured.empty());
}

// Whom the message reached by itself, and for money; without a word about money all by itself.
struct Split {
  std::int64_t own = 0, paid = 0;
  bool operator==(const Split&) const = default;
};
Split SplitOf(const MetricRow& row) {
  const std::int64_t paid = std::max<std::int64_t>(row.reach_paid, 0);
  return {row.reach - paid, paid};
}

// The two halves of a split may stand in rows of their own.
bool IsOwnHalf(const Split& split) { return split.paid == 0; }
bool IsPaidHalf(const Split& split) { return split.own == 0 && split.paid > 0; }

// Of a message that was advertised: the largest of the wholes, of which the halves together make
// one; of those alike the one with more paid.
Split LargestWhole(const Rows& rows) {
  Split own{-1, 0}, paid, best{0, 0};
  const auto take = [&](const Split& split) {
    const auto size = [](const Split& each) { return std::pair(each.own + each.paid, each.paid); };
    if (size(split) > size(best)) best = split;
  };
  for (const MetricRow& row : rows) {
    const Split split = SplitOf(row);
    if (IsOwnHalf(split)) {
      own.own = std::max(own.own, split.own);
    } else if (IsPaidHalf(split)) {
      paid.paid = std::max(paid.paid, split.paid);
    } else {
      take(split);
    }
  }
  if (paid.paid > 0) take({std::max<std::int64_t>(own.own, 0), paid.paid});
  if (best.paid == 0) best = {std::max<std::int64_t>(own.own, 0), 0};
  return best;
}

void TellDifference(const MetricRow& row, const Split& chosen, Names* differing) {
  const Split split = SplitOf(row);
  if (IsOwnHalf(split) || IsPaidHalf(split)) {
    if (IsOwnHalf(split) && split.own != chosen.own) differing->insert("reach");
    if (IsPaidHalf(split) && split.paid != chosen.paid) differing->insert("reach_paid");
    return;
  }
  if (row.reach != chosen.own + chosen.paid) differing->insert("reach");
  if (split.paid != chosen.paid) differing->insert("reach_paid");
}

}  // namespace

std::set<std::string> SetApartUnparted(Rows* rows) {
  Rows paid;
  std::copy_if(rows->begin(), rows->end(), std::back_inserter(paid),
               [](const MetricRow& row) { return TellsPaid(row) || HasTotal(row); });
  std::set<std::string> apart;
  for (MetricRow& row : *rows) {
    if (!IsOfPeople(row) || row.reach_paid >= 0) continue;
    const bool was_paid = std::any_of(paid.begin(), paid.end(),
                                      [&](const MetricRow& each) { return IsPaidBy(each, row); });
    if (!was_paid) continue;
    apart.insert(FigureName(row.definition) + ": " + std::to_string(row.reach));
    SetSightApart(&row);
  }
  return apart;
}

void SetApartBought(Rows* rows) {
  const bool has_total = std::any_of(rows->begin(), rows->end(), HasTotal);
  const auto is_bought = [](const MetricRow& row) {
    return !IsOfPeople(row) || IsPaidHalf(SplitOf(row));
  };
  if (!has_total || !std::all_of(rows->begin(), rows->end(), is_bought)) return;
  for (MetricRow& row : *rows) {
    if (!IsOfPeople(row)) continue;
    KeepLargest("paid_reach", row.reach, &row);
    row.reach = row.reach_followers = row.reach_paid = -1;
    if (row.impressions < 0) row.definition = Definition::kUnknown;
  }
}

MetricRow ReachOf(const Rows& rows, Names* differing) {
  const Split chosen = LargestWhole(rows);
  MetricRow kept = rows.front();
  kept.reach = std::min<std::int64_t>(INT32_MAX, chosen.own + chosen.paid);
  kept.reach_followers = kept.reach_paid = -1;
  DropOther(kReachOrganic, &kept);
  for (const MetricRow& row : rows) {
    const Split split = SplitOf(row);
    if (row.reach_paid >= 0) kept.reach_paid = chosen.paid;
    TakeLarger("impressions", row.impressions, &kept.impressions, differing);
    TellDifference(row, chosen, differing);
    const bool agrees = split == chosen || (IsOwnHalf(split) && split.own == chosen.own);
    if (!agrees) continue;
    TakeLarger("reach_followers", row.reach_followers, &kept.reach_followers, differing);
    KeepLargest(kReachOrganic, OtherOf(row, kReachOrganic), &kept);
  }
  return kept;
}

}  // namespace kringen
