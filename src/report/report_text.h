// The sentences of a report: what there is to say about its numbers, in order, and nothing that is
// not known. Plain text; whoever writes a page escapes it.
#pragma once

#include <string>
#include <vector>

#include "report/report.h"
#include "report/report_words.h"

namespace kringen {

using Sentences = std::vector<std::string>;

// Of a period that was not over when the export was made: that it was not. Else nothing.
Sentences PassedText(const PeriodReport& report, const ReportWords& words);
// To paste into a mail or a letter to the council.
Sentences PasteText(const PeriodReport& report, const ReportWords& words);
// What was left out of the table, and how many messages there were before.
Sentences TableNotes(const PeriodReport& report, const ReportWords& words);
// Of the platform that most residents saw; that there are others is said.
Sentences SeenPaste(const PeriodReport& report, const ReportWords& words);
// A line for each platform; or one that says why there is none.
Sentences SeenText(const PeriodReport& report, const ReportWords& words);
// Of how many messages, why not of the others, and what else has to be said.
Sentences SeenNotes(const PeriodReport& report, const ReportWords& words);
Sentences AnswersText(const AnswerFigures& answers, const ReportWords& words);
Sentences RankingText(const Ranking& ranking, const ReportWords& words);
// What a message's number rests on: the sentence of the published pages, with what has to be said
// of it alone; or what was reported.
std::string EvidenceText(const PeriodReport& report, const MessageFigures& message,
                         const ReportWords& words);
// The same of all messages of a platform together.
std::string EvidenceText(const PeriodReport& report, const PlatformReach& platform,
                         const ReportWords& words);
// A line for each group; or one that says why there is none.
Sentences MissedText(const PeriodReport& report, const ReportWords& words);
// By what rule, and of how many messages; before their names where those are told.
Sentences MissedNotes(const PeriodReport& report, const ReportWords& words);
// The messages of a case that this rests on, the newest first; over a handful not all of them.
std::vector<const MessageFigures*> MissedMessages(const PeriodReport& report);
Sentences MethodText(const PeriodReport& report, const ReportWords& words);

// Characters of a channel's name in a sentence or a list; the table has the whole of it.
inline constexpr std::size_t kMostOfName = 28;

// "120 duimpjes", "minstens 120 duimpjes"; empty when it is not known of any message.
std::string BackWords(const std::string& what, const KnownSum& sum, std::int64_t messages,
                      const ReportWords& words);
std::string Joined(const Sentences& sentences);
// In tables and in sentences; with what tells it from others of its name, which is never cut.
std::string NameOfChannel(const ChannelTally& channel, const ReportWords& words,
                          std::size_t most = std::string::npos);
std::string NameOfChannel(const PeriodReport& report, const std::string& id,
                          const ReportWords& words, std::size_t most = std::string::npos);
// "Facebook", or with the names that its channels have: "Facebook (Gemeente en Burgemeester)".
std::string NameOfPlatform(const PeriodReport& report, const PlatformReach& platform,
                           const ReportWords& words);
// "op Facebook", "in de krant (De Dijkbode)"
std::string AtPlatform(const PeriodReport& report, const PlatformReach& platform,
                       const ReportWords& words);

}  // namespace kringen
