#include "report/report_text.h"

#include <algorithm>
#include <cmath>

#include "publish/reach_words.h"

namespace kringen {
namespace {

constexpr std::size_t kMostNamed = 5;  // channels in a sentence

std::string Capitalized(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

void AddIfAny(const std::string& key, std::int64_t count, const ReportWords& words, Sentences* to) {
  if (count > 0) to->push_back(words.Plural(key, count));
}

// "Facebook (12), Krant (8) en 2 andere kanalen (3)"
std::string ChannelList(const Tally& tally, const ReportWords& words) {
  std::vector<ChannelTally> channels = tally.channels;
  std::stable_sort(channels.begin(), channels.end(),
                   [](const auto& a, const auto& b) { return a.messages > b.messages; });
  const std::size_t named =
      channels.size() > kMostNamed + 1 ? kMostNamed : std::min(channels.size(), kMostNamed + 1);
  std::vector<std::string> parts;
  const auto add = [&](const std::string& name, std::int64_t count) {
    parts.push_back(
        words.Say("report.paste.channel", {{"channel", name}, {"count", words.Count(count)}}));
  };
  std::int64_t rest = 0;
  for (std::size_t i = 0; i < channels.size(); ++i) {
    if (i < named) add(NameOfChannel(channels[i], words), channels[i].messages);
    if (i >= named) rest += channels[i].messages;
  }
  if (rest > 0) {
    add(words.Plural("report.other_channels", static_cast<std::int64_t>(channels.size() - named)),
        rest);
  }
  return words.List(parts);
}

ReachSentences SentencesOf(const PeriodReport& report, const PlatformReach& platform,
                           const ReportWords& words) {
  return SentencesOf(platform.total,
                     {words.Say("reach.platform." + platform.platform),
                      report.reach.estimates.residents, report.reach.estimates.year},
                     words.plain());
}

std::string ChangeText(const PeriodReport& report, const PlatformReach& platform,
                       const ReportWords& words) {
  if (platform.change == Change::kNoBefore || !report.before) return {};
  ReportWords::Values values{{"before", words.Before(*report.before)}};
  if (platform.change == Change::kUnlike) return words.Say("report.change.unlike", values);
  if (platform.change == Change::kUnclear) return words.Say("report.change.unclear", values);
  const ReachRange& difference = platform.difference;
  const bool is_more = difference.low > 0;
  values["low"] = words.About(is_more ? difference.low : -difference.high);
  values["high"] = words.About(is_more ? difference.high : -difference.low);
  return words.Say(is_more ? "report.change.more" : "report.change.less", values);
}

// "Facebook, 6 berichten." before the sentences of a platform that is one of several.
Sentences PlatformText(const PeriodReport& report, const PlatformReach& platform,
                       bool is_one_of_several, const ReportWords& words) {
  const ReachSentences sentences = SentencesOf(report, platform, words);
  Sentences text;
  if (is_one_of_several) {
    text.push_back(words.Plural("report.seen.platform", static_cast<std::int64_t>(platform.counted),
                                {{"platform", words.Say("reach.platform." + platform.platform)}}));
  } else {
    text.push_back(sentences.number);
  }
  text.push_back(sentences.evidence);
  if (std::string change = ChangeText(report, platform, words); !change.empty()) {
    text.push_back(std::move(change));
  }
  return text;
}

Sentences BackParts(const ChannelTally& total, const ReportWords& words) {
  Sentences parts;
  const auto add = [&](const std::string& what, const KnownSum& sum) {
    const std::string part = BackWords(what, sum, total.messages, words);
    if (!part.empty()) parts.push_back(part);
  };
  add("reactions", total.reactions);
  add("comments", total.comments);
  add("shares", total.shares);
  return parts;
}

}  // namespace

std::string Joined(const Sentences& sentences) {
  std::string text;
  for (const std::string& sentence : sentences) text += (text.empty() ? "" : " ") + sentence;
  return text;
}

std::string NameOfChannel(const ChannelTally& channel, const ReportWords& words) {
  return channel.name.empty() ? words.Say("report.no_channel") : channel.name;
}

std::string NameOfChannel(const PeriodReport& report, const MessageFigures& message,
                          const ReportWords& words) {
  for (const ChannelTally& channel : report.tally.channels) {
    if (channel.id == message.item->channel) return NameOfChannel(channel, words);
  }
  return message.item->channel;
}

std::string BackWords(const std::string& what, const KnownSum& sum, std::int64_t messages,
                      const ReportWords& words) {
  if (sum.messages == 0) return {};
  const std::string part = words.Plural("report.back." + what, sum.sum);
  return sum.messages == messages ? part : words.Say("report.at_least", {{"count", part}});
}

Sentences PasteText(const PeriodReport& report, const ReportWords& words) {
  const Tally& tally = report.tally;
  ReportWords::Values values{{"period", words.During(report.period, report.source->publication)}};
  if (tally.messages.empty()) return {words.Say("report.paste.none", values)};
  values["channels"] = ChannelList(tally, words);
  Sentences text{words.Plural("report.paste.messages", tally.total.messages, values)};
  const Sentences back = BackParts(tally.total, words);
  if (!back.empty()) text.push_back(words.Say("report.paste.back", {{"parts", words.List(back)}}));
  if (!report.reach.platforms.empty()) {
    const PlatformReach& platform = report.reach.platforms.front();
    const auto counted = static_cast<std::int64_t>(platform.counted);
    if (counted > 1 && counted < tally.total.messages) {
      text.push_back(words.Say("report.seen.paste",
                               {{"counted", words.Count(counted)},
                                {"platform", words.Say("reach.platform." + platform.platform)}}));
    }
    text.push_back(SentencesOf(report, platform, words).evidence);
  }
  if (report.answers.is_known() && report.answers.questions > 0) {
    text.push_back(words.Plural("report.answers.rate", report.answers.questions,
                                {{"answered", words.Count(report.answers.answered)}}));
  }
  return text;
}

Sentences TableNotes(const PeriodReport& report, const ReportWords& words) {
  const Tally& tally = report.tally;
  Sentences notes;
  AddIfAny("report.note.replies", tally.total.replies, words, &notes);
  AddIfAny("report.note.unsure", tally.unsure, words, &notes);
  AddIfAny("report.note.expired", tally.expired, words, &notes);
  AddIfAny("report.note.withdrawn", report.source->withdrawn, words, &notes);
  if (tally.paid > 0) {
    notes.push_back(words.Say("report.note.paid", {{"count", words.Count(tally.paid)}}));
  }
  if (report.before && report.messages_before.value_or(0) > 0) {
    notes.push_back(words.Plural("report.note.before", *report.messages_before,
                                 {{"before", Capitalized(words.Before(*report.before))}}));
  }
  return notes;
}

Sentences SeenText(const PeriodReport& report, const ReportWords& words) {
  const PeriodReach& reach = report.reach;
  if (!reach.has_population) {
    const bool has_each = !reach.estimates.items.empty();  // of an earlier run
    return {words.Say(has_each ? "report.seen.no_total" : "report.seen.no_population")};
  }
  if (reach.platforms.empty()) return {words.Say("report.seen.unknown")};
  const bool has_several = reach.platforms.size() > 1;
  Sentences lines;
  for (const PlatformReach& platform : reach.platforms) {
    lines.push_back(Joined(PlatformText(report, platform, has_several, words)));
  }
  return lines;
}

Sentences SeenNotes(const PeriodReport& report, const ReportWords& words) {
  const PeriodReach& reach = report.reach;
  Sentences notes;
  if (reach.platforms.empty()) return notes;
  if (reach.platforms.size() > 1) notes.push_back(words.Say("report.seen.not_added"));
  const auto counted = static_cast<std::int64_t>(reach.counted());
  if (counted < report.tally.total.messages) {
    notes.push_back(words.Plural("report.seen.part", report.tally.total.messages,
                                 {{"counted", words.Count(counted)}}));
  }
  for (const PlatformReach& platform : reach.platforms) {
    for (const std::string& warning : SentencesOf(report, platform, words).warnings) {
      if (std::find(notes.begin(), notes.end(), warning) == notes.end()) notes.push_back(warning);
    }
  }
  return notes;
}

Sentences AnswersText(const AnswerFigures& answers, const ReportWords& words) {
  if (!answers.is_known() && answers.unknown == 0) return {words.Say("report.answers.unknown")};
  Sentences text;
  if (answers.is_known() && answers.questions == 0 && answers.unknown == 0) {
    return {words.Say("report.answers.none")};
  }
  if (answers.questions > 0) {
    text.push_back(words.Plural("report.answers.rate", answers.questions,
                                {{"answered", words.Count(answers.answered)}}));
    if (answers.timed == 0) {
      text.push_back(words.Say("report.answers.no_times"));
    } else if (answers.median_minutes) {
      text.push_back(
          words.Say("report.answers.half", {{"time", words.Duration(*answers.median_minutes)}}));
    } else {
      text.push_back(words.Say("report.answers.no_half"));
    }
    if (answers.timed > 0 && answers.timed < answers.questions) {
      text.push_back(words.Say("report.answers.timed", {{"timed", words.Count(answers.timed)}}));
    }
    AddIfAny("report.answers.open", answers.open(), words, &text);
  }
  AddIfAny("report.answers.rest", answers.unknown, words, &text);
  return text;
}

Sentences RankingText(const Ranking& ranking, const ReportWords& words) {
  if (ranking.by == Ranking::By::kNothing) return {words.Say("report.ranking.none")};
  const char* by = ranking.by == Ranking::By::kResidents ? "residents"
                   : ranking.by == Ranking::By::kViewers ? "viewers"
                                                         : "views";
  Sentences text{words.Plural(std::string("report.ranking.by.") + by, ranking.ranked)};
  AddIfAny("report.ranking.unknown", ranking.unknown, words, &text);
  AddIfAny("report.ranking.unlike", ranking.unlike, words, &text);
  if (ranking.ranked == 1) text.push_back(words.Say("report.ranking.single"));
  return text;
}

std::string EvidenceText(const PeriodReport& report, const MessageFigures& message,
                         const ReportWords& words) {
  const std::string platform =
      PlatformName(report.source->publication, message.item->channel, words.plain());
  const ReachFile& file = report.reach.estimates;
  const auto found = file.items.find(message.item->id);
  if (found != file.items.end()) {
    return SentencesOf(found->second, {platform, file.residents, file.year}, words.plain())
        .evidence;
  }
  if (message.measured == Measured{}) return words.Say("report.unknown");
  const bool is_viewers = message.viewers >= 0;
  return words.Say(is_viewers ? "report.reported.viewers" : "report.reported.views",
                   {{"platform", NameOfChannel(report, message, words)},
                    {"count", words.Count(is_viewers ? message.viewers : message.views)}});
}

Sentences MissedText(const PeriodReport& report, const ReportWords& words) {
  const PeriodReach& reach = report.reach;
  if (!reach.has_population) return {words.Say("report.missed.no_population")};
  if (reach.platforms.empty()) return {words.Say("report.missed.unknown")};
  if (reach.is_other_year) {
    return {
        words.Say("report.missed.other_year", {{"year", std::to_string(reach.estimates.year)}})};
  }
  if (reach.missed.empty()) return {words.Say("report.missed.none")};
  Sentences lines;
  for (const MissedGroup& group : reach.missed) {
    const auto residents = std::llround(group.residents);
    const std::string where =
        group.is_everywhere ? words.Say("report.missed.everywhere") : words.List(group.villages);
    lines.push_back(
        words.Say(
            residents < 100 ? "report.missed.few" : "report.missed.group",
            {{"age", words.Age(group.age)}, {"where", where}, {"count", words.About(residents)}}) +
        " " + words.Say("report.missed.reason." + group.reason));
  }
  return lines;
}

Sentences MethodText(const PeriodReport& report, const ReportWords& words) {
  const Publication& publication = report.source->publication;
  Sentences text{words.Say("report.method.made", {{"title", publication.title}})};
  if (!publication.generated.empty()) {
    text.push_back(
        words.Say("report.method.generated", {{"date", words.Day(publication.generated)}}));
  }
  const Tally& tally = report.tally;
  if (!tally.measured_from.empty()) {
    text.push_back(words.Say(
        tally.measured_from == tally.measured_to ? "report.method.measured_day"
                                                 : "report.method.measured",
        {{"from", words.Day(tally.measured_from)}, {"to", words.Day(tally.measured_to)}}));
  }
  const std::vector<PlatformReach>& platforms = report.reach.platforms;
  if (!platforms.empty()) {
    text.push_back(words.Say("report.method.reach",
                             {{"replicates", words.Count(kReachReplicates)},
                              {"residents", words.Count(report.reach.estimates.residents)},
                              {"year", std::to_string(report.reach.estimates.year)}}));
    if (std::any_of(platforms.begin(), platforms.end(), [](const PlatformReach& each) {
          return each.change == Change::kSure || each.change == Change::kUnclear;
        })) {
      text.push_back(words.Say("report.method.compare"));
    }
  }
  return text;
}

}  // namespace kringen
