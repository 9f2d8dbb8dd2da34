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

// At least so many saw it, those of an advertisement among them; of figures that cannot be nobody
// knows.
double LeastOf(const Feed& feed, const Item& item) {
  const Metrics* const metrics = feed.MetricsOf(item);
  if (metrics == nullptr || metrics->is_contradictory) return 0;
  return std::max({metrics->reach, metrics->reactions, metrics->shares, metrics->commenters, 0});
}

struct Days {
  const ReportedPeriod* figure = nullptr;
  double most = 0;  // that saw one of the messages, at least
  bool can_be() const { return figure != nullptr && most <= static_cast<double>(figure->count); }
};

}  // namespace

PeriodSplit SplitByPeriod(const Feed& feed, const std::vector<ItemIndex>& messages,
                          const TimeSpan& days) {
  PeriodSplit split;
  std::map<std::int16_t, Days> channels;
  for (const ItemIndex index : messages) {
    const Item& item = feed.items[index];
    const auto [found, is_new] = channels.try_emplace(item.channel);
    Days& channel = found->second;
    if (is_new) {
      channel.figure = FigureOf(feed.channels[static_cast<std::size_t>(item.channel)], days);
    }
    channel.most = std::max(channel.most, LeastOf(feed, item));
  }
  for (const auto& [place, channel] : channels) {
    if (channel.figure == nullptr) continue;
    (channel.can_be() ? split.periods : split.impossible)
        .push_back(QuestionOf(feed, place, *channel.figure, days));
  }
  for (const ItemIndex index : messages) {
    if (channels.at(feed.items[index].channel).can_be()) split.covered.push_back(index);
  }
  return split;
}

}  // namespace kringen
