// kringen import: archives in, an export out.
#include <algorithm>
#include <ctime>
#include <fstream>
#include <utility>

#include "archive/archive_reader.h"
#include "cli/commands.h"
#include "cli/export_folder.h"
#include "cli/files.h"
#include "cli/import_report.h"
#include "cli/reach_origin.h"
#include "cli/terminal.h"
#include "import/session/review_list.h"
#include "import/session/session.h"
#include "import/text/answer_form.h"

namespace kringen {
namespace {

constexpr int kDone = 0, kNeedsPerson = 1, kFailed = 2;

ImportOptions OptionsOf(const ImportArguments& arguments, const Publication& earlier) {
  const auto now = static_cast<TimePoint>(std::time(nullptr));
  ImportOptions options;
  options.today = arguments.today.empty() ? FormatDate(now) : arguments.today;
  options.generated = arguments.today.empty() ? FormatInstant(now) : arguments.today + "T00:00:00Z";
  options.title = arguments.title.empty() ? earlier.title : arguments.title;
  options.place_name = arguments.place.empty() ? earlier.place_name : arguments.place;
  options.redact.allowed = arguments.allow;
  options.incremental = false;
  options.eyes = arguments.four_eyes ? 2 : 1;
  return options;
}

// Each file is one pair of eyes.
bool TakeReviews(const ImportArguments& arguments, const Words& words, ImportSession* session) {
  for (std::size_t i = 0; i < arguments.reviewed.size(); ++i) {
    const std::string text = ReadWhole(arguments.reviewed[i]);
    if (text.empty()) {
      Say(words, "import.no_review", {{"place", arguments.reviewed[i]}});
      return false;
    }
    for (const SeenLine& line : ReadReviewList(text)) {
      session->Decide({line.id, i == 0 ? "seen" : "seen_again", line.digest});
    }
  }
  return true;
}

// "question=choice"; an empty choice where there is none.
std::pair<std::string, std::string> SplitAnswer(const std::string& given) {
  const std::size_t equals = given.find('=');
  return {given.substr(0, equals), equals == std::string::npos ? "" : given.substr(equals + 1)};
}

void Instruct(const ImportArguments& arguments, ImportSession* session) {
  for (const std::string& answer : arguments.answers) {
    const auto [id, choice] = SplitAnswer(answer);
    if (!choice.empty()) session->Answer(id, choice);
  }
  if (arguments.yes) session->Answer("withdrawals", "withdraw");
  for (const std::string& id : arguments.publish) session->Decide({id, "publish", ""});
  for (const std::string& id : arguments.withhold) session->Decide({id, "withhold", ""});
}

bool KnowsAllIds(const ImportSession& session, const Words& words) {
  const std::vector<std::string> unknown = session.UnknownIds();
  for (const std::string& id : unknown) Say(words, "unknown_id", {{"id", id}});
  return unknown.empty();
}

// An answer that no question has may be a slip of the pen; one that nobody asks for this time is
// told, as a night's job gives the same ones each time.
bool TakesAllAnswers(const ImportArguments& arguments, const ImportSession& session,
                     const Words& words) {
  bool all_fit = true;
  for (const std::string& given : arguments.answers) {
    const std::pair<std::string, std::string> answer = SplitAnswer(given);
    const auto& questions = session.questions();
    const auto asked = std::find_if(questions.begin(), questions.end(),
                                    [&](const Question& each) { return each.id == answer.first; });
    if (asked == questions.end()) {
      Say(words, "import.not_asked", {{"answer", given}});
      continue;
    }
    if (IsAnswerOf(*asked, answer.second, session.today())) continue;
    Say(words, "import.bad_answer", {{"answer", given}});
    all_fit = false;
  }
  return all_fit;
}

// What has to be looked at, and the list to do it with.
bool WriteReviews(const ImportArguments& arguments, const ImportSession& session,
                  bool may_overwrite, const Words& words) {
  const std::vector<const Candidate*> unseen = session.Unseen();
  if (!unseen.empty()) {
    Say(words, "import.unseen", {{"count", std::to_string(unseen.size())}});
  }
  if (arguments.review_list.empty()) return true;
  const std::string before = ReadWhole(arguments.review_list);
  if (!before.empty() && before.rfind("# ", 0) != 0 && !may_overwrite) {
    Say(words, "import.not_a_list", {{"place", arguments.review_list}});
    return false;
  }
  std::ofstream out(arguments.review_list, std::ios::binary | std::ios::trunc);
  out << WriteReviewList(unseen);
  out.close();
  if (!out) Say(words, "not_written", {{"place", arguments.review_list}});
  return !out.fail();
}

int Write(const Arguments& all, const ImportSession& session, bool is_open, OwnedFolder* folder,
          const Words& words) {
  Publication publication = session.Publish();
  const std::size_t items = publication.items.size();
  // An export that is there is emptied rather than left to be published again.
  if (items == 0 && publication.withdrawn.empty() && !session.has_earlier()) {
    Say(words, "nothing");
    return is_open ? kNeedsPerson : kFailed;
  }
  std::vector<OutputFile> files = WriteExport(std::move(publication));
  AddProvenance(session.PublishProvenance(), &files);
  const bool had_reach = HasReachFile(all.import.output);
  if (const Failure failure = folder->Put(std::move(files), PutOptionsOf(all))) {
    return FailWith(words, *failure);
  }
  std::int64_t withheld = 0;
  for (const Candidate& candidate : session.candidates()) withheld += !candidate.withheld.empty();
  if (!all.quiet) {
    Say(words, items == 0 ? "done.empty" : "done",
        {{"items", std::to_string(items)},
         {"folder", all.import.output},
         {"withheld", std::to_string(withheld)}});
  }
  TellLostReach(had_reach, all.import.output, words);
  return is_open || !session.Unseen().empty() ? kNeedsPerson : kDone;
}

}  // namespace

int ImportCommand(const Arguments& all, const Words& words) {
  const ImportArguments& arguments = all.import;
  // Held from reading the export that is there to putting the new one in its place.
  Result<OwnedFolder> opened =
      OwnedFolder::Open(arguments.output, FolderKind::kExport, all.wait_s, NoticeOf(all, words));
  if (!opened.ok()) return FailWith(words, opened.error());
  OwnedFolder folder = std::move(opened).value();
  EarlierExport earlier = ReadExportFolder(arguments.output);
  if (!earlier.damage.empty()) {
    Say(words, "import.bad_export", {{"place", arguments.output}, {"detail", earlier.damage}});
    return kFailed;
  }
  ImportSession session(OptionsOf(arguments, earlier.publication));
  if (earlier.is_there) {
    session.AddEarlier(std::move(earlier.publication), std::move(earlier.provenance));
  }
  std::vector<ReportLine> refused;
  Terminal terminal(all.quiet);
  std::size_t done = 0;
  for (const std::string& path : arguments.archives) {
    terminal.Progress(words.Get("import.progress"), done++, arguments.archives.size());
    const ArchiveReading archive = ReadArchive(path, ArchiveLimits());
    refused.insert(refused.end(), archive.report.begin(), archive.report.end());
    if (!archive.files.empty()) session.Add(path, archive.files, IsWhole(archive.report));
  }
  Instruct(arguments, &session);
  if (!TakeReviews(arguments, words, &session)) return kFailed;
  session.Update();
  terminal.Clear();
  if (all.json) PrintReportJson(session, refused);
  if (!all.json && !all.quiet) PrintReport(session, refused, words, terminal);
  if (!KnowsAllIds(session, words) || !TakesAllAnswers(arguments, session, words)) return kFailed;
  PrintWithdrawals(session.withdrawals(), words);
  const bool has_lost = !SumsHold(session, words) || !IsWhole(refused);
  const bool is_open = PrintQuestions(session, words) || has_lost;
  if (!WriteReviews(arguments, session, all.force, words)) return kFailed;
  if (session.is_consent_open()) {
    Say(words, "import.consent");
    return kNeedsPerson;
  }
  return Write(all, session, is_open, &folder, words);
}

}  // namespace kringen
