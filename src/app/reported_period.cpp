#include "app/reported_period.h"

#include <algorithm>
#include <map>
#include <optional>

#include "app/reach_question.h"
#include "base/result.h"
#include "model/item_names.h"

namespace kringen {
namespace {

// From the first midnight to the one after the last day.
std::optional<TimeSpan> SpanOf(const ReportedPeriod& period) {
  const Result<TimePoint> from = ParseTime(period.from), last = ParseTime(period.to);
  if (!from.ok() || !last.ok()) return std::nullopt;
  CivilTime after = ToCivil(last.value());
  ++after.day;
  return TimeSpan{from.value(), FromCivil(after)};
}

bool IsOf(const ReportedPeriod& period, const TimeSpan& days) {
  return period.count >= 0 && !CountsViews(period.definition) && SpanOf(period) == days;
}

const ReportedPeriod* FigureOf(const Channel& channel, const TimeSpan& days) {
  const ReportedPeriod* found = nullptr;
  for (const ReportedPeriod& period : channel.periods) {
    if (!IsOf(period, days)) continue;
    if (found == nullptr || period.count > found->count) found = &period;
  }
  return found;
}

reach::Engagement QuestionOf(const Feed& feed, std::int16_t place, const ReportedPeriod& period,
                             const TimeSpan& days) {
  reach::Engagement all = AuthorOf(feed, place, days.from + (days.to - days.from) / 2);
  const std::string& id = feed.channels[static_cast<std::size_t>(place)].id;
  all.id = "period:" + id + ":" + period.from + ":" + period.to;
  all.is_period = true;
  all.reported_reach = static_cast<double>(period.count);
  all.definition = NameOf(kDefinitionNames, period.definition);
  return all;
}

double ViewersOf(const Feed& feed, ItemIndex index) {
  const reach::Engagement message = EngagementOf(feed, index);
  return message.is_contradictory ? 0 : message.reported_reach.value_or(0) + message.reported_paid;
}

}  // namespace

PeriodSplit SplitByPeriod(const Feed& feed, const std::vector<ItemIndex>& messages,
                          const TimeSpan& days) {
  PeriodSplit split;
  std::map<std::int16_t, double> most;  // viewers of one message, by channel
  for (const ItemIndex index : messages) {
    double& viewers = most[feed.items[index].channel];
    viewers = std::max(viewers, ViewersOf(feed, index));
  }
  std::map<std::int16_t, bool> is_covered;
  for (const auto& [place, viewers] : most) {
    const Channel& channel = feed.channels[static_cast<std::size_t>(place)];
    const ReportedPeriod* const period = FigureOf(channel, days);
    if (period == nullptr) continue;
    const bool can_be = viewers <= static_cast<double>(period->count);
    (can_be ? split.periods : split.impossible).push_back(QuestionOf(feed, place, *period, days));
    is_covered[place] = can_be;
  }
  for (const ItemIndex index : messages) {
    (is_covered[feed.items[index].channel] ? split.covered : split.others).push_back(index);
  }
  return split;
}

}  // namespace kringen
