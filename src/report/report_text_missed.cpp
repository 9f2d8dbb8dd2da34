// What is said of those who did not see it, and of which messages that is said.
#include <cmath>

#include "base/few.h"
#include "report/report_text.h"

namespace kringen {
namespace {

constexpr std::size_t kMostNamedMessages = 4;  // what two sheets have room for

// What is known of them is known of the messages of the platform that most residents saw.
bool IsKnown(const PeriodReach& reach) {
  return reach.has_population && !reach.platforms.empty() && !reach.is_other_year;
}

// A case is a handful of messages; those of a month are in the tables.
bool NamesMessages(const PeriodReport& report) {
  return report.period.kind == ReportPeriod::Kind::kCase && IsKnown(report.reach);
}

}  // namespace

Sentences MissedText(const PeriodReport& report, const ReportWords& words) {
  const PeriodReach& reach = report.reach;
  if (!reach.has_population) return {words.Say("report.missed.no_population")};
  if (reach.platforms.empty()) return {words.Say("report.missed.unknown")};
  if (reach.is_other_year && reach.estimates.year == 0) return {words.Say("report.missed.no_year")};
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
            IsFew(residents) ? "report.missed.few" : "report.missed.group",
            {{"age", words.Age(group.age)}, {"where", where}, {"count", words.About(residents)}}) +
        (group.reason.empty() ? "" : " " + words.Say("report.missed.reason." + group.reason)));
  }
  return lines;
}

Sentences MissedNotes(const PeriodReport& report, const ReportWords& words) {
  const PeriodReach& reach = report.reach;
  if (!IsKnown(reach)) return {};
  Sentences notes;
  if (!reach.missed.empty()) notes.push_back(words.Say("report.missed.rule"));
  const PlatformReach& platform = reach.platforms.front();
  notes.push_back(
      words.Plural(NamesMessages(report) ? "report.missed.of_these" : "report.missed.of",
                   static_cast<std::int64_t>(platform.counted()),
                   {{"at", AtPlatform(report, platform, words)}}));
  return notes;
}

std::vector<const MessageFigures*> MissedMessages(const PeriodReport& report) {
  if (!NamesMessages(report)) return {};
  std::vector<const MessageFigures*> messages = report.reach.platforms.front().messages;
  // A line that says of one that there is one more is as long as that one.
  if (messages.size() > kMostNamedMessages + 1) messages.resize(kMostNamedMessages);
  return messages;
}

}  // namespace kringen
