#include "app/reported_period.h"

#include <algorithm>

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
  const std::optional<TimeSpan> span = SpanOf(period);
  return period.count >= 0 && !CountsViews(period.definition) && span && span->from == days.from &&
         span->to == days.to;
}

const ReportedPeriod* FigureOf(const Channel& channel, const TimeSpan& days) {
  const ReportedPeriod* found = nullptr;
  for (const ReportedPeriod& period : channel.periods) {
    if (!IsOf(period, days)) continue;
    if (found == nullptr || period.count > found->count) found = &period;
  }
  return found;
}

bool IsSeenByMore(const reach::Engagement& message, const ReportedPeriod& period) {
  const double viewers = message.reported_reach.value_or(0) + message.reported_paid;
  return viewers > static_cast<double>(period.count);
}

}  // namespace

std::optional<reach::Engagement> EngagementOfPeriod(const Feed& feed,
                                                    const std::vector<ItemIndex>& messages,
                                                    const TimeSpan& days) {
  if (messages.empty()) return std::nullopt;
  const std::int16_t place = feed.items[messages.front()].channel;
  const Channel& channel = feed.channels[static_cast<std::size_t>(place)];
  const ReportedPeriod* const period = FigureOf(channel, days);
  if (period == nullptr) return std::nullopt;
  const bool fits = std::all_of(messages.begin(), messages.end(), [&](ItemIndex index) {
    return feed.items[index].channel == place && !IsSeenByMore(EngagementOf(feed, index), *period);
  });
  if (!fits) return std::nullopt;
  reach::Engagement all = AuthorOf(feed, place, days.from + (days.to - days.from) / 2);
  all.id = "period:" + channel.id + ":" + period->from + ":" + period->to;
  all.is_period = true;
  all.reported_reach = static_cast<double>(period->count);
  all.definition = NameOf(kDefinitionNames, period->definition);
  return all;
}

}  // namespace kringen
