#include "report/tally.h"

#include <algorithm>

#include "app/reach_question.h"
#include "base/text.h"
#include "model/item_names.h"
#include "model/publication_feed.h"
#include "model/publication_json.h"

namespace kringen {
namespace {

std::string WordAt(const std::vector<std::string>& words, std::int16_t index) {
  return index < 0 ? std::string() : words[static_cast<std::size_t>(index)];
}

MessageFigures FiguresOf(const PublicationItem& item, const Feed& feed) {
  MessageFigures figures;
  figures.item = &item;
  figures.index = feed.Find(item.id);
  if (figures.index == kNoItem) return figures;
  const Metrics* metrics = feed.MetricsOf(feed.items[figures.index]);
  if (metrics == nullptr) return figures;
  figures.reactions = metrics->reactions;
  figures.comments = metrics->comments;
  figures.shares = metrics->shares;
  figures.is_measured = true;
  figures.measured_on = WordAt(feed.metric_dates, metrics->measured);
  figures.is_contradictory =
      metrics->is_contradictory || NoEstimateOf(feed, figures.index) == NoEstimate::kContradicted;
  if (figures.is_contradictory) return figures;
  figures.views = metrics->impressions;
  figures.viewers = metrics->reach;
  if (metrics->reach >= 0 && metrics->reach_paid >= 0) figures.paid = PaidPart(*metrics);
  if (figures.viewers < 0 && figures.views < 0) return figures;
  const std::string definition = NameOf(kDefinitionNames, metrics->definition);
  const char* const plain = figures.viewers >= 0 ? "viewers" : "views";
  figures.measured = {WordAt(feed.metric_sources, metrics->source),
                      definition.empty() ? plain : definition};
  return figures;
}

// Where two channels of one name are tells them apart, unless it is one place or not known.
void TellApart(std::vector<ChannelTally>* tallies) {
  for (ChannelTally& one : *tallies) {
    for (const ChannelTally& other : *tallies) {
      if (&one == &other || Fold(one.name) != Fold(other.name)) continue;
      one.has_namesake = true;
      one.has_twin |= one.platform == other.platform || one.platform == Platform::kUnknown;
    }
  }
}

// Channels in the order of the export, then those that it does not list.
std::vector<ChannelTally> EmptyTallies(const Publication& publication) {
  std::vector<ChannelTally> tallies;
  for (const Channel& channel : publication.channels) {
    ChannelTally& tally = tallies.emplace_back();
    tally.id = channel.id;
    tally.name = channel.name.empty() ? channel.id : channel.name;
    tally.platform = channel.platform;
  }
  TellApart(&tallies);
  return tallies;
}

ChannelTally& TallyFor(const std::string& channel, std::vector<ChannelTally>* tallies) {
  const auto found = std::find_if(tallies->begin(), tallies->end(),
                                  [&](const ChannelTally& each) { return each.id == channel; });
  if (found != tallies->end()) return *found;
  ChannelTally& tally = tallies->emplace_back();
  tally.id = tally.name = channel;
  return tally;
}

void AddDay(const MessageFigures& message, Tally* tally) {
  if (!message.is_measured) return;
  const std::string& day = message.measured_on;
  ++(day.empty() ? tally->undated : tally->dated);
  if (day.empty()) return;
  if (tally->measured_from.empty() || day < tally->measured_from) tally->measured_from = day;
  if (day > tally->measured_to) tally->measured_to = day;
}

}  // namespace

ReportSource SourceOf(Publication publication, const std::string& today,
                      const std::string& read_on) {
  ReportSource source;
  const std::string made_on = DayOfExport(publication);
  source.known_to = made_on.empty() ? today : made_on;
  source.cases = publication.cases;
  const std::string& day = today.empty() && !made_on.empty() ? made_on : today;
  source.left_out = KeepPublic(day.empty() ? read_on : day, &publication);
  SortPublication(&publication);
  source.feed = FeedOf(publication, std::max({source.known_to, today, read_on}));
  source.publication = std::move(publication);
  return source;
}

void KnownSum::Add(std::int64_t count, const std::string& of) {
  if (count < 0) return;
  Add({count, 1, of});
}

void KnownSum::Add(const KnownSum& other) {
  sum += other.sum;
  messages += other.messages;
  const bool is_other =
      !definition.empty() && !other.definition.empty() && definition != other.definition;
  is_unlike = is_unlike || other.is_unlike || is_other;
  if (definition.empty()) definition = other.definition;
}

void ChannelTally::Add(const MessageFigures& message) {
  ++messages;
  replies += message.item->kind == ItemKind::kReply ? 1 : 0;
  reactions.Add(message.reactions);
  comments.Add(message.comments);
  shares.Add(message.shares);
  const bool is_seen = message.viewers >= 0;
  viewers.Add(message.viewers, message.measured.definition);
  paid.Add(message.paid, message.measured.definition);
  views.Add(message.views, is_seen ? std::string() : message.measured.definition);
}

void ChannelTally::Add(const ChannelTally& other) {
  messages += other.messages;
  replies += other.replies;
  reactions.Add(other.reactions);
  comments.Add(other.comments);
  shares.Add(other.shares);
  viewers.Add(other.viewers);
  paid.Add(other.paid);
  views.Add(other.views);
}

Tally TallyOf(const ReportSource& source, const ReportPeriod& period) {
  Tally tally;
  tally.days = period.span;
  std::vector<ChannelTally> channels = EmptyTallies(source.publication);
  for (const PublicationItem& item : source.publication.items) {
    const Standing standing = StandingOf(item, period);
    tally.outside += standing == Standing::kOutside ? 1 : 0;
    tally.unsure += standing == Standing::kUnsure ? 1 : 0;
    if (standing != Standing::kInside) continue;
    tally.messages.push_back(FiguresOf(item, source.feed));
    const MessageFigures& message = tally.messages.back();
    TallyFor(item.channel, &channels).Add(message);
    AddDay(message, &tally);
    tally.contradictory += message.is_contradictory ? 1 : 0;
  }
  const auto of_period = [&](const std::vector<PublicationItem>& items) {
    return std::count_if(items.begin(), items.end(), [&](const PublicationItem& item) {
      return StandingOf(item, period) != Standing::kOutside;
    });
  };
  tally.expired = of_period(source.left_out.expired);
  tally.ahead = of_period(source.left_out.ahead);
  std::erase_if(channels, [](const ChannelTally& each) { return each.messages == 0; });
  for (const ChannelTally& channel : channels) tally.total.Add(channel);
  tally.channels = std::move(channels);
  return tally;
}

}  // namespace kringen
