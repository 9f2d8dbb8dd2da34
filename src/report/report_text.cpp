#include "report/report_text.h"

#include <algorithm>

#include "base/text.h"
#include "model/item_names.h"

namespace kringen {
namespace {

constexpr std::size_t kMostNamed = 5;  // channels in a sentence

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
    if (i < named) add(NameOfChannel(channels[i], words, kMostOfName), channels[i].messages);
    if (i >= named) rest += channels[i].messages;
  }
  if (rest > 0) {
    add(words.Plural("report.other_channels", static_cast<std::int64_t>(channels.size() - named)),
        rest);
  }
  return words.List(parts);
}

// "Inwoners stelden 4 vragen; 3 zijn beantwoord."
std::string AnsweredText(const AnswerFigures& answers, const ReportWords& words) {
  return words.Plural("report.answers.rate", answers.questions,
                      {{"answered", words.Plural("report.answers.had", answers.answered)}});
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

// When the figures were counted, and of how many messages nobody told it.
void AddMeasured(const Tally& tally, const ReportWords& words, Sentences* text) {
  const std::string key = tally.measured_from == tally.measured_to ? "report.method.measured_day"
                                                                   : "report.method.measured";
  const ReportWords::Values days{{"from", words.Day(tally.measured_from)},
                                 {"to", words.Day(tally.measured_to)}};
  if (tally.dated > 0 && tally.undated == 0) text->push_back(words.Say(key, days));
  if (tally.dated > 0 && tally.undated > 0) {
    text->push_back(words.Plural(key + "_of", tally.dated, days));
  }
  words.PluralIfAny("report.method.undated", tally.undated, text);
}

}  // namespace

std::string Joined(const Sentences& sentences) {
  std::string text;
  for (const std::string& sentence : sentences) text += (text.empty() ? "" : " ") + sentence;
  return text;
}

std::string NameOfChannel(const ChannelTally& channel, const ReportWords& words, std::size_t most) {
  if (channel.name.empty()) return words.Say("report.no_channel");
  std::string name = Ellipsize(channel.name, most);
  if (!channel.has_namesake) return name;
  Sentences apart;
  if (channel.platform != Platform::kUnknown) {
    apart.push_back(
        words.Say(std::string("report.on.") + NameOf(kPlatformNames, channel.platform)));
  }
  if (channel.has_twin) apart.push_back(channel.id);
  std::string list;
  for (const std::string& each : apart) list += (list.empty() ? "" : ", ") + each;
  return words.Say("report.namesake", {{"channel", name}, {"apart", list}});
}

std::string NameOfChannel(const PeriodReport& report, const std::string& id,
                          const ReportWords& words, std::size_t most) {
  for (const ChannelTally& channel : report.tally.channels) {
    if (channel.id == id) return NameOfChannel(channel, words, most);
  }
  return id;
}

std::string BackWords(const std::string& what, const KnownSum& sum, std::int64_t messages,
                      const ReportWords& words) {
  if (sum.messages == 0) return {};
  const bool is_all = sum.messages == messages;
  if (sum.sum == 0 && !is_all) return {};  // "at least 0" says nothing
  const std::string part = words.Plural("report.back." + what, sum.sum);
  return is_all ? part : words.Say("report.at_least", {{"count", part}});
}

Sentences PasteText(const PeriodReport& report, const ReportWords& words) {
  const Tally& tally = report.tally;
  std::string period = words.During(report.period, report.source->cases);
  if (report.passed == Passed::kPart) {
    period = words.Say("report.until",
                       {{"period", period}, {"date", words.Day(report.source->known_to)}});
  }
  ReportWords::Values values{{"period", period}};
  if (tally.messages.empty()) {
    const bool is_known = report.passed == Passed::kWhole;
    return {words.Say(is_known ? "report.paste.none" : "report.paste.none_yet", values)};
  }
  values["channels"] = ChannelList(tally, words);
  Sentences text{words.Plural("report.paste.messages", tally.total.messages, values)};
  const Sentences back = BackParts(tally.total, words);
  if (!back.empty()) text.push_back(words.Say("report.paste.back", {{"parts", words.List(back)}}));
  const Sentences seen = SeenPaste(report, words);
  text.insert(text.end(), seen.begin(), seen.end());
  if (report.answers.is_known() && report.answers.questions > 0) {
    text.push_back(AnsweredText(report.answers, words));
  }
  return text;
}

Sentences PassedText(const PeriodReport& report, const ReportWords& words) {
  if (report.passed == Passed::kWhole) return {};
  const std::string part = report.passed == Passed::kPart ? "part." : "nothing.";
  return {words.Say("report.passed." + part + std::string(KindOf(report.period)),
                    {{"date", words.Day(report.source->known_to)}})};
}

Sentences TableNotes(const PeriodReport& report, const ReportWords& words) {
  const Tally& tally = report.tally;
  Sentences notes;
  words.PluralIfAny("report.note.replies", tally.total.replies, &notes);
  words.PluralIfAny("report.note.unsure", tally.unsure, &notes);
  words.PluralIfAny("report.note.expired", tally.expired, &notes);
  words.PluralIfAny("report.note.ahead", tally.ahead, &notes);
  words.PluralIfAny("report.note.withdrawn", report.source->left_out.withdrawn, &notes);
  words.PluralIfAny("report.note.paid", tally.total.paid.sum, &notes);
  if (tally.total.paid.sum > 0 && !report.reach.estimates.items.empty()) {
    notes.push_back(words.Say("report.note.paid_apart"));
  }
  if (report.before && report.messages_before.value_or(0) > 0) {
    notes.push_back(words.Plural("report.note.before", *report.messages_before,
                                 {{"before", Capitalized(words.Before(*report.before))}}));
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
    text.push_back(AnsweredText(answers, words));
    if (answers.timed == 0) {
      text.push_back(words.Say("report.answers.no_times"));
    } else if (answers.median_minutes) {
      text.push_back(
          words.Say("report.answers.half", {{"time", words.Duration(*answers.median_minutes)}}));
    } else {
      text.push_back(words.Say("report.answers.no_half"));
    }
    if (answers.timed > 0 && answers.timed < answers.questions) {
      text.push_back(words.Plural("report.answers.timed", answers.timed));
    }
    words.PluralIfAny("report.answers.open", answers.open(), &text);
  }
  const bool is_all = answers.questions == 0;
  words.PluralIfAny(is_all ? "report.answers.only_rest" : "report.answers.rest", answers.unknown,
                    &text);
  return text;
}

Sentences MethodText(const PeriodReport& report, const ReportWords& words) {
  const Publication& publication = report.source->publication;
  Sentences text{words.Say("report.method.made", {{"title", publication.title}})};
  const std::string made_on = DayOfExport(publication);
  if (!made_on.empty()) {
    text.push_back(words.Say("report.method.generated", {{"date", words.Day(made_on)}}));
  }
  const Tally& tally = report.tally;
  AddMeasured(tally, words, &text);
  words.PluralIfAny("report.method.contradictory", tally.contradictory, &text);
  const std::vector<PlatformReach>& platforms = report.reach.platforms;
  if (!platforms.empty()) {
    const bool has_year = report.reach.estimates.year > 0;
    text.push_back(words.Say(has_year ? "report.method.reach" : "report.method.reach_no_year",
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
