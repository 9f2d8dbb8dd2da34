// What is said of who saw it: of a period, of a platform and of a message.
#include <algorithm>

#include "app/reach_question.h"
#include "base/text.h"
#include "publish/reach_words.h"
#include "report/report_text.h"

namespace kringen {
namespace {

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
  const std::string before = words.Before(*report.before);
  ReportWords::Values values{{"before", before},
                             {"Before", Capitalized(before)},
                             {"platform", words.Say("reach.platform." + platform.platform)}};
  if (platform.change == Change::kUnlike) return words.Say("report.change.unlike", values);
  if (platform.change == Change::kOtherUsers) return words.Say("report.change.users", values);
  if (platform.change == Change::kUnclear) return words.Say("report.change.unclear", values);
  const ReachRange& difference = platform.difference;
  const bool is_more = difference.low > 0;
  const std::int64_t low = is_more ? difference.low : -difference.high;
  const std::int64_t high = is_more ? difference.high : -difference.low;
  values["range"] = RangeWords({0, low, std::max(high, kFew)}, words.plain());
  return words.Say(is_more ? "report.change.more" : "report.change.less", values);
}

// "Facebook, 6 berichten." before the sentences of a platform that is one of several.
Sentences PlatformText(const PeriodReport& report, const PlatformReach& platform,
                       bool is_one_of_several, const ReportWords& words) {
  const ReachSentences sentences = SentencesOf(report, platform, words);
  Sentences text;
  if (is_one_of_several) {
    text.push_back(Capitalized(
        words.Plural("report.seen.platform", static_cast<std::int64_t>(platform.counted()),
                     {{"platform", NameOfPlatform(report, platform, words)}})));
  } else {
    if (!sentences.number.empty()) text.push_back(sentences.number);
  }
  text.push_back(sentences.evidence);
  if (std::string change = ChangeText(report, platform, words); !change.empty()) {
    text.push_back(std::move(change));
  }
  return text;
}

// "3 antwoorden aan iemand en 1 met meer reacties dan gemelde kijkers"
std::string WithoutList(const std::vector<WithoutEstimate>& without, const ReportWords& words) {
  std::vector<std::string> parts;
  for (const WithoutEstimate& each : without) {
    // Whether somebody did something with it says nothing of how many saw it.
    const std::string reason = each.reason == "counts" ? "viewers" : each.reason;
    parts.push_back(words.Plural("report.without." + reason, each.messages,
                                 {{"most", words.Count(kMostReachMessages)}}));
  }
  return words.List(parts);
}

bool IsLetter(char c) { return static_cast<unsigned char>(c) >= 'a'; }

// Whether a word of the name begins with that of the platform; of "X" the whole word.
bool Names(const std::string& channel, const std::string& platform) {
  constexpr std::size_t kShort = 3;
  const std::string name = Fold(channel), word = Fold(platform);
  for (std::size_t at = name.find(word); at != std::string::npos; at = name.find(word, at + 1)) {
    if (at > 0 && IsLetter(name[at - 1])) continue;
    const std::size_t end = at + word.size();
    if (word.size() >= kShort || end == name.size() || !IsLetter(name[end])) return true;
  }
  return false;
}

}  // namespace

std::string NameOfPlatform(const PeriodReport& report, const PlatformReach& platform,
                           const ReportWords& words) {
  constexpr std::size_t kMostNames = 2;
  const std::string name = words.Say("reach.platform." + platform.platform);
  std::vector<std::string> channels;
  for (const std::string& id : platform.channels) {
    channels.push_back(NameOfChannel(report, id, words, kMostOfName));
  }
  const bool is_enough =
      std::all_of(channels.begin(), channels.end(),
                  [&](const std::string& channel) { return Names(channel, name); });
  if (channels.size() > kMostNames) {
    const auto rest = static_cast<std::int64_t>(channels.size() - kMostNames + 1);
    channels.resize(kMostNames - 1);
    channels.push_back(words.Plural("report.other_channels", rest));
  }
  std::string list = words.List(channels);
  if (is_enough) return list;
  return words.Say("report.seen.name", {{"platform", name}, {"channels", list}});
}

std::string AtPlatform(const PeriodReport& report, const PlatformReach& platform,
                       const ReportWords& words) {
  return AtPlatform(platform.platform, NameOfPlatform(report, platform, words), words.plain());
}

// The first of them, also if each of them was at the end of its interval that speaks against it.
bool IsSurelyMost(const std::vector<PlatformReach>& platforms) {
  return std::all_of(platforms.begin() + 1, platforms.end(), [&](const PlatformReach& other) {
    return other.total.reach.high < platforms.front().total.reach.low;
  });
}

Sentences SeenPaste(const PeriodReport& report, const ReportWords& words) {
  const std::vector<PlatformReach>& platforms = report.reach.platforms;
  if (platforms.empty()) return {};
  const PlatformReach& most = platforms.front();
  const auto counted = static_cast<std::int64_t>(most.counted());
  const ReportWords::Values values{{"platform", NameOfPlatform(report, most, words)},
                                   {"at", AtPlatform(report, most, words)}};
  Sentences text;
  if (platforms.size() > 1 && IsSurelyMost(platforms)) {
    text.push_back(words.Plural("report.seen.paste_most", counted, values));
  } else if (counted < report.tally.total.messages) {
    text.push_back(words.Plural("report.seen.paste", counted, values));
  }
  text.push_back(EvidenceText(report, most, words));
  if (platforms.size() == 1) return text;
  const std::string at_others = platforms.size() == 2 ? AtPlatform(report, platforms[1], words)
                                                      : words.Say("report.seen.paste_rest");
  text.push_back(words.Say("report.seen.paste_others", {{"at", at_others}}));
  return text;
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
  if (!reach.has_population) return notes;
  if (reach.platforms.size() > 1) notes.push_back(words.Say("report.seen.not_added"));
  if (!reach.without.empty()) {
    const auto counted = static_cast<std::int64_t>(reach.counted());
    if (counted > 0) {
      notes.push_back(words.Plural("report.seen.part", report.tally.total.messages,
                                   {{"counted", words.Count(counted)}}));
    }
    notes.push_back(
        words.Say("report.seen.without", {{"parts", WithoutList(reach.without, words)}}));
  }
  for (const auto& [platform, count] : reach.impossible) {
    notes.push_back(words.Say(
        "report.note.period",
        {{"platform", words.Say("reach.platform." + platform)}, {"count", words.Count(count)}}));
  }
  for (const PlatformReach& platform : reach.platforms) {
    for (const std::string& warning : SentencesOf(report, platform, words).warnings) {
      if (std::find(notes.begin(), notes.end(), warning) == notes.end()) notes.push_back(warning);
    }
    // Of a single message the warning is the total's own.
    if (platform.counted() == 1 || platform.elsewhere == 0) continue;
    notes.push_back(words.Plural("report.note.elsewhere",
                                 static_cast<std::int64_t>(platform.elsewhere),
                                 {{"platform", words.Say("reach.platform." + platform.platform)}}));
  }
  return notes;
}

Sentences RankingText(const Ranking& ranking, const ReportWords& words) {
  if (ranking.by == Ranking::By::kNothing) return {words.Say("report.ranking.none")};
  const char* by = ranking.by == Ranking::By::kResidents ? "residents"
                   : ranking.by == Ranking::By::kViewers ? "viewers"
                                                         : "views";
  Sentences text{words.Plural(std::string("report.ranking.by.") + by, ranking.ranked)};
  const bool by_residents = ranking.by == Ranking::By::kResidents;
  words.PluralIfAny(by_residents ? "report.ranking.unestimated" : "report.ranking.unknown",
                    ranking.unknown, &text);
  words.PluralIfAny("report.ranking.unlike", ranking.unlike, &text);
  words.PluralIfAny("report.ranking.contradicted", ranking.contradicted, &text);
  words.PluralIfAny("report.ranking.replies", ranking.replies, &text);
  const bool by_views = ranking.by == Ranking::By::kViews;
  if (ranking.ranked == 1) {
    text.push_back(words.Say(by_views ? "report.ranking.single_views" : "report.ranking.single"));
  }
  return text;
}

std::string EvidenceText(const PeriodReport& report, const MessageFigures& message,
                         const ReportWords& words) {
  const std::string platform =
      PlatformName(report.source->publication, message.item->channel, words.plain());
  const ReachFile& file = report.reach.estimates;
  const auto found = file.items.find(message.item->id);
  if (found != file.items.end()) {
    // What holds for all messages of the period is said once, below them all.
    ReachAggregate own = found->second;
    std::erase_if(own.warnings, [](const auto& code) { return code != "mostly_elsewhere"; });
    const ReachSentences said =
        SentencesOf(own, {platform, file.residents, file.year}, words.plain());
    Sentences text{said.evidence};
    text.insert(text.end(), said.warnings.begin(), said.warnings.end());
    return Joined(text);
  }
  if (message.measured == Measured{}) return words.Say("report.unknown");
  const bool by_views = message.viewers < 0;
  return ReportedWords({by_views ? message.views : message.viewers, message.paid,
                        message.measured.definition, by_views},
                       NameOfChannel(report, message.item->channel, words), words.plain());
}

std::string EvidenceText(const PeriodReport& report, const PlatformReach& platform,
                         const ReportWords& words) {
  return SentencesOf(report, platform, words).evidence;
}

}  // namespace kringen
