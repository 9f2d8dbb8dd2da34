#include "model/possible_figures.h"

#include <algorithm>
#include <array>
#include <span>

#include "model/publication_json.h"

namespace kringen {
namespace {

using Values = std::array<std::int32_t, kMeasuredFields>;

constexpr std::array<const char*, kMeasuredFields> kMembers{
    "reactions",   "comments",        "commenters", "shares",       "reach",
    "impressions", "reach_followers", "reach_paid", "reach_organic"};

class Judge {
 public:
  explicit Judge(const Measurement& one)
      : values_(one.values), counts_views_(CountsViews(one.definition)) {}

  void Sizes() {
    for (std::size_t field = 0; field < kMeasuredFields; ++field) {
      const bool is_views =
          field == kMeasuredImpressions || (field == kMeasuredReach && counts_views_);
      if (values_[field] <= (is_views ? kMostViews : kMostPeople)) continue;
      found_.push_back({"item.too_many", kMembers[field], std::to_string(values_[field])});
    }
  }

  void Views() {
    const std::int32_t views = values_[kMeasuredImpressions];
    // Platforms may count the views of an advertisement apart.
    const std::int32_t paid = std::max(values_[kMeasuredReachPaid], 0);
    const std::int32_t unpaid = paid > People() ? People() : People() - paid;
    if (views >= 0 && views < unpaid) {
      Tell("item.views_below_reach", kMeasuredImpressions, views, unpaid);
    }
  }

  void Parts() {
    for (const MeasuredField part :
         {kMeasuredReachOrganic, kMeasuredReachFollowers, kMeasuredReachPaid}) {
      if (People() >= 0 && values_[part] > People()) {
        Tell("item.part_above_reach", part, values_[part], People());
      }
    }
  }

  void Engaged(std::int32_t engaged) {
    if (People() >= 0 && engaged > People()) {
      Tell("item.engaged_above_reach", kMeasuredReach, engaged, People());
    }
  }

  void Commenters() {
    const std::int32_t comments = values_[kMeasuredComments];
    if (comments >= 0 && values_[kMeasuredCommenters] > comments) {
      Tell("item.commenters_above_comments", kMeasuredCommenters, values_[kMeasuredCommenters],
           comments);
    }
  }

  std::vector<Impossible> Found() { return std::move(found_); }

 private:
  // Who saw it; what counts views is no number of people, wherever it stands.
  std::int32_t People() const { return counts_views_ ? -1 : values_[kMeasuredReach]; }

  void Tell(const char* code, MeasuredField field, std::int64_t one, std::int64_t other) {
    found_.push_back({code, kMembers[field], std::to_string(one) + " / " + std::to_string(other)});
  }

  const Values& values_;
  bool counts_views_;
  std::vector<Impossible> found_;
};

// Whether what one of them counts was there when the other was counted: the same measurement, or
// one of no later day by the same source or by who counted in the archive.
bool IsNoLater(const Measurement& one, const Measurement& than) {
  if (&one == &than) return true;
  const bool is_of_platform = one.source == "archive" && than.source == "platform";
  return (one.source == than.source || is_of_platform) && !one.measured.empty() &&
         one.measured <= than.measured;
}

// Accounts that did something with it, each counted once: at least so many. Several comments may be
// of one account. Looked for among as many as the page keeps.
std::int32_t EngagedBy(std::span<const Measurement> all, const Measurement& day) {
  std::int32_t most = -1;
  for (const Measurement& one : all.first(std::min(all.size(), kPageRules.measurements))) {
    if (!IsNoLater(one, day)) continue;
    for (const MeasuredField deed : {kMeasuredReactions, kMeasuredShares, kMeasuredCommenters}) {
      most = std::max(most, one.values[deed]);
    }
  }
  return most;
}

std::vector<Impossible> FoundIn(std::span<const Measurement> all, std::size_t which) {
  const Measurement& one = all[which];
  Judge judge(one);
  judge.Sizes();
  judge.Views();
  judge.Parts();
  judge.Engaged(EngagedBy(all, one));
  judge.Commenters();
  return judge.Found();
}

// As the reader of the format would have it.
Measurement MeasurementOf(const MetricRow& row) {
  Measurement one;
  one.source = row.source;
  one.measured = row.measured;
  one.definition = row.definition;
  const auto organic = std::find_if(row.others.begin(), row.others.end(),
                                    [](const auto& each) { return each.first == kReachOrganic; });
  const std::array<std::int64_t, kMeasuredFields> counts{
      row.reactions,       row.comments,   row.commenters,
      row.shares,          row.reach,      row.impressions,
      row.reach_followers, row.reach_paid, organic == row.others.end() ? -1 : organic->second};
  std::transform(counts.begin(), counts.end(), one.values.begin(), [](std::int64_t count) {
    return static_cast<std::int32_t>(std::min<std::int64_t>(count, INT32_MAX));
  });
  return one;
}

}  // namespace

const char* WrongDay(std::string_view day, std::string_view today) {
  if (day.size() < 10 || day[4] != '-' || !ParseTime(day).ok()) return "item.no_day";
  return !today.empty() && day.substr(0, 10) > today ? "item.day_ahead" : nullptr;
}

bool IsBeforeMessage(std::string_view day, TimePoint published, TimePrecision precision) {
  const std::size_t told = precision == TimePrecision::kYear    ? 4
                           : precision == TimePrecision::kMonth ? 7
                                                                : 10;  // of "2025-10-01"
  const bool is_day = day.size() >= 10 && day[4] == '-';
  return is_day && day.substr(0, told) < FormatDate(published).substr(0, told);
}

std::vector<Impossible> ImpossibleFigures(const ItemDraft& draft, std::size_t which) {
  return FoundIn({draft.measurements.data(), draft.measurement_count}, which);
}

std::vector<Impossible> ImpossibleFigures(const std::vector<MetricRow>& rows, std::size_t which) {
  std::vector<Measurement> all(rows.size());
  std::transform(rows.begin(), rows.end(), all.begin(), MeasurementOf);
  return FoundIn(all, which);
}

bool IsImpossibleFigure(std::string_view code) {
  return code == "item.too_many" || code == "item.views_below_reach" ||
         code == "item.part_above_reach" || code == "item.engaged_above_reach" ||
         code == "item.commenters_above_comments";
}

}  // namespace kringen
