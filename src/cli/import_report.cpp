#include "cli/import_report.h"

#include <cstdio>
#include <map>

#include "base/json_write.h"
#include "cli/reach_origin.h"
#include "import/session/redact_candidate.h"
#include "import/session/report_json.h"

namespace kringen {
namespace {

using Level = ReportLine::Level;

// The report with the messages that are withheld, by their ids.
ReportGroups GroupsOf(const ImportSession& session, const std::vector<ReportLine>& refused) {
  ReportGroups groups = GroupReport(refused, session.report());
  for (const Candidate& candidate : session.candidates()) {
    if (candidate.withheld.empty()) continue;
    ReportGroup& group = groups[{Level::kWithheld, candidate.withheld}];
    ++group.count;
    group.Add(candidate.item.id, MostPlaces(Level::kWithheld));
  }
  return groups;
}

void PrintGroups(const ReportGroups& groups, const Words& words, const Terminal& terminal) {
  const char* heading = "";
  for (const auto& [key, group] : groups) {
    const char* name = LevelName(key.first);
    if (std::string_view(name) != heading) {
      heading = name;
      const std::string text = words.Get("heading." + std::string(name));
      std::fprintf(stderr, "%s\n", terminal.Bold(text).c_str());
    }
    std::fprintf(stderr, "  %6lld  %s", static_cast<long long>(group.count),
                 words.Get(key.second).c_str());
    for (std::size_t i = 0; i < group.places.size(); ++i) {
      std::fprintf(stderr, "%s%s", i == 0 ? ": " : ", ", group.places[i].c_str());
    }
    const std::string more =
        group.more == 0 ? ""
                        : " " + words.Get("import.more", {{"count", std::to_string(group.more)}});
    std::fprintf(stderr, "%s\n", more.c_str());
  }
}

RedactionCounts FlagCounts(const ImportSession& session) {
  RedactionCounts counts;
  for (const Candidate& candidate : session.candidates()) {
    for (const std::string& flag : candidate.flags) ++counts[flag];
  }
  return counts;
}

void PrintCounts(const char* heading, const std::string& prefix, const RedactionCounts& counts,
                 const Words& words, const Terminal& terminal) {
  if (counts.empty()) return;
  std::fprintf(stderr, "%s\n", terminal.Bold(words.Get(heading)).c_str());
  for (const auto& [name, count] : counts) {
    std::fprintf(stderr, "  %6zu  %s\n", count, words.Get(prefix + name).c_str());
  }
}

std::string SumWords(const FileSum& sum, const Words& words) {
  return words.Get("import.sum", {{"place", sum.archive + ": " + sum.file},
                                  {"read", std::to_string(sum.read)},
                                  {"published", std::to_string(sum.published)},
                                  {"withheld", std::to_string(sum.withheld)},
                                  {"merged", std::to_string(sum.merged)},
                                  {"malformed", std::to_string(sum.malformed)},
                                  {"not_ours", std::to_string(sum.not_ours)}});
}

void WriteCounts(const char* name, const RedactionCounts& counts, JsonWriter* json) {
  json->OpenObject(name);
  for (const auto& [id, count] : counts) json->Member(id, count);
  json->CloseObject();
}

void WriteSums(const std::vector<FileSum>& sums, JsonWriter* json) {
  json->OpenArray("sums");
  for (const FileSum& sum : sums) {
    json->OpenObject();
    json->Member("archive", sum.archive);
    json->Member("file", sum.file);
    WriteSumCounts(sum, json);
    json->CloseObject();
  }
  json->CloseArray();
}

}  // namespace

void PrintReport(const ImportSession& session, const std::vector<ReportLine>& refused,
                 const Words& words, const Terminal& terminal) {
  PrintGroups(GroupsOf(session, refused), words, terminal);
  PrintCounts("heading.flags", "studio.mark.", FlagCounts(session), words, terminal);
  PrintCounts("heading.redactions", "studio.redaction.", CountRedactions(session.candidates()),
              words, terminal);
  if (session.sums().empty()) return;
  std::fprintf(stderr, "%s\n", terminal.Bold(words.Get("heading.sums")).c_str());
  for (const FileSum& sum : session.sums()) {
    std::fprintf(stderr, "  %s\n", SumWords(sum, words).c_str());
  }
}

void PrintReportJson(const ImportSession& session, const std::vector<ReportLine>& refused,
                     int exit_code) {
  JsonWriter json;
  json.OpenObject();
  json.Member("exit_code", exit_code);
  WriteGroups(GroupsOf(session, refused), &json);
  WriteSums(session.sums(), &json);
  WriteCounts("flags", FlagCounts(session), &json);
  WriteCounts("redactions", CountRedactions(session.candidates()), &json);
  WriteWithdrawals(session.withdrawals(), &json);
  WriteQuestions(session.questions(), &json);
  json.CloseObject();
  std::printf("%s\n", json.Take().c_str());
}

bool PrintQuestions(const ImportSession& session, const Words& words) {
  bool is_open = false;
  for (const Question& question : session.questions()) {
    if (!question.answer.empty()) continue;
    is_open = is_open || question.form.empty();
    std::string choices;
    for (const std::string& choice : question.choices) {
      const std::string key = "choice." + choice;
      const std::string text = words.Get(key);
      choices += (choices.empty() ? "" : "; ") + choice;
      if (text != key) choices += " (" + text + ")";
    }
    if (!question.form.empty()) {
      choices += (choices.empty() ? "" : "; ") + words.Get("form." + question.form);
    }
    const std::string text = words.Get(question.code, {{"place", question.place}});
    const std::string whose = question.account.empty() ? "" : question.account + ": ";
    Say(words, "question", {{"text", whose + text}, {"id", question.id}, {"choices", choices}});
  }
  return is_open;
}

void PrintWithdrawals(const std::vector<NewWithdrawal>& withdrawals, const Words& words) {
  if (withdrawals.empty()) return;
  SayCount(words, "import.withdrawn", withdrawals.size());
  for (const NewWithdrawal& each : withdrawals) {
    std::fprintf(stderr, "  %s  %s  %s\n", each.day.c_str(), each.id.c_str(),
                 words.Get(each.reason).c_str());
  }
}

bool SumsHold(const ImportSession& session, const Words& words) {
  bool all_hold = true;
  for (const FileSum& sum : session.sums()) {
    if (sum.holds()) continue;
    all_hold = false;
    Say(words, "import.sum_broken", {{"sum", SumWords(sum, words)}});
  }
  return all_hold;
}

void TellLostReach(bool had_reach, const std::string& folder, const Words& words) {
  if (had_reach && !HasReachFile(folder)) Say(words, "reach.gone", {{"folder", folder}});
}

void Say(const Words& words, std::string_view key, const Fill& fill) {
  std::fprintf(stderr, "%s\n", words.Get(key, fill).c_str());
}

void SayCount(const Words& words, const std::string& key, std::size_t count, const Fill& fill) {
  std::fprintf(stderr, "%s\n", words.Plural(key, count, fill).c_str());
}

}  // namespace kringen
