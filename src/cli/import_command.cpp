// kringen import: archives in, an export out.
#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

#include "archive/archive_reader.h"
#include "cli/commands.h"
#include "cli/export_folder.h"
#include "cli/files.h"
#include "cli/import_report.h"
#include "cli/population_choice.h"
#include "cli/reach_origin.h"
#include "cli/terminal.h"
#include "import/session/review_list.h"
#include "import/session/session.h"
#include "import/session/village_names.h"
#include "import/text/answer_form.h"
#include "import/text/tidy.h"
#include "publish/population_file.h"

namespace kringen {
namespace {

constexpr int kDone = 0, kNeedsPerson = 1, kFailed = 2;
constexpr char kWithdrawals[] = "withdrawals";  // the question that --yes answers

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
Failure TakeReviews(const ImportArguments& arguments, ImportSession* session) {
  for (std::size_t i = 0; i < arguments.reviewed.size(); ++i) {
    // An empty list is what a day leaves on which nothing needs a look.
    const std::string& path = arguments.reviewed[i];
    const std::string text = ReadWhole(path);
    std::error_code unknown;
    if (text.empty() && !std::filesystem::is_regular_file(path, unknown)) {
      return Error{"import.no_review", "", path};
    }
    for (const SeenLine& line : ReadReviewList(text)) {
      session->Decide({line.id, i == 0 ? "seen" : "seen_again", line.digest});
    }
  }
  return {};
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
  if (arguments.yes) session->Answer(kWithdrawals, "withdraw");
  for (const std::string& id : arguments.publish) session->Decide({id, "publish", ""});
  for (const std::string& id : arguments.withhold) session->Decide({id, "withhold", ""});
}

bool KnowsAllIds(const ImportSession& session, const Words& words) {
  const std::vector<std::string> unknown = session.UnknownIds();
  for (const std::string& id : unknown) Say(words, "unknown_id", {{"id", id}});
  return unknown.empty();
}

// Of two answers to one question nobody can tell which one was meant.
Failure AnswersOnce(const ImportArguments& arguments) {
  std::map<std::string, std::string> known;
  if (arguments.yes) known.emplace(kWithdrawals, "--yes");
  for (const std::string& given : arguments.answers) {
    const auto [at, is_new] = known.emplace(SplitAnswer(given).first, given);
    if (!is_new) return Error{"import.answered_twice", at->second + ", " + given, at->first};
  }
  return {};
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
    const std::optional<AnswerFault> fault = FaultOf(*asked, answer.second, session.today());
    if (!fault) continue;
    Say(words, "import.bad_answer",
        {{"answer", given}, {"why", words.Get(fault->code, {{"part", fault->part}})}});
    all_fit = false;
  }
  return all_fit;
}

struct Given {
  std::vector<ReportLine> refused;
  std::vector<std::string> names;  // without pages of a feed, which are counted as one
  std::string population;          // the last file that is one; empty: none
  std::string population_there;    // beside the export, by the rule of all commands
};

// A file by itself of villages and their residents lies beside the export, as in the studio.
bool TakePopulation(const ArchiveReading& archive, Given* given) {
  const bool is_one = archive.files.size() == 1 && IsPopulation(archive.files.front().bytes);
  if (is_one) given->population = WithoutClaims(archive.files.front().bytes);
  return is_one;
}

Given AddArchives(const std::vector<std::string>& paths, const Words& words, Terminal* terminal,
                  ImportSession* session) {
  Given given;
  std::size_t done = 0;
  for (const std::string& path : paths) {
    terminal->Progress(words.Get("import.progress"), done++, paths.size());
    const ArchiveReading archive = ReadArchive(path, ArchiveLimits());
    given.refused.insert(given.refused.end(), archive.report.begin(), archive.report.end());
    if (archive.files.empty() || TakePopulation(archive, &given)) continue;
    session->Add(path, archive.files, IsWhole(archive.report));
    const bool is_page = std::any_of(archive.sources.begin(), archive.sources.end(),
                                     [](const Source* source) { return source->gathers; });
    if (!is_page) given.names.emplace_back(FileName(path));
  }
  return given;
}

// Of what was given by this name not one record came to anything; one that is empty is in order.
bool GivesNothing(const ImportSession& session, const std::string& name) {
  bool is_read = false, has_records = false, has_use = false;
  for (const FileSum& sum : session.sums()) {
    if (sum.archive != name) continue;
    is_read = true;
    has_records = has_records || sum.read > 0;
    has_use = has_use || sum.published + sum.withheld + sum.merged > 0;
  }
  return !has_use && (!is_read || has_records);
}

// What has to be looked at, and the list to do it with.
bool WriteReviews(const ImportArguments& arguments, const ImportSession& session,
                  bool may_overwrite, const Words& words) {
  const std::vector<const Candidate*> unseen = session.Unseen();
  if (!unseen.empty()) {
    SayCount(words, "import.unseen", unseen.size());
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

// What is left for a person: questions, and what was given and could not be read.
struct Rest {
  bool is_open = false;
  bool has_lost = false;
};

// The population that was given; else, where an earlier run put one, that one again.
void AddPopulation(const std::string& given, const std::string& there, const Provenance& before,
                   Publication* publication, std::vector<OutputFile>* files) {
  const bool is_ours =
      std::any_of(before.files.begin(), before.files.end(),
                  [](const OwnedFile& file) { return file.path == kPopulationName; });
  if (!given.empty()) UsePopulation(given, publication);
  const std::string& put = given.empty() && is_ours ? there : given;
  if (!put.empty()) files->push_back({std::string(kPopulationName), put});
}

int Write(const Arguments& all, const ImportSession& session, const Given& given, const Rest& rest,
          OwnedFolder* folder, const Words& words) {
  Publication publication = session.Publish();
  const std::size_t items = publication.items.size();
  // An export that is there is emptied rather than left to be published again.
  if (items == 0 && publication.withdrawn.empty() && !session.has_earlier()) {
    Say(words, "nothing");
    return rest.is_open ? kNeedsPerson : kFailed;
  }
  std::vector<OutputFile> beside;
  AddPopulation(given.population, given.population_there, folder->provenance(), &publication,
                &beside);
  std::vector<OutputFile> files = WriteExport(std::move(publication));
  std::move(beside.begin(), beside.end(), std::back_inserter(files));
  AddProvenance(session.PublishProvenance(), &files);
  const bool had_reach = HasReachFile(all.import.output);
  if (const Failure failure = folder->Put(std::move(files), PutOptionsOf(all))) {
    return FailWith(words, *failure);
  }
  std::int64_t withheld = 0;
  for (const Candidate& candidate : session.candidates()) withheld += !candidate.withheld.empty();
  if (!all.quiet) {
    const Fill fill{{"folder", all.import.output}, {"withheld", std::to_string(withheld)}};
    if (items == 0) Say(words, "done.empty", fill);
    if (items > 0) SayCount(words, "done", items, fill);
  }
  TellLostReach(had_reach, all.import.output, words);
  const bool needs_person = rest.is_open || rest.has_lost || !session.Unseen().empty();
  return needs_person ? kNeedsPerson : kDone;
}

// Nothing that could not be read is passed over: a file, a message, what was given by a name.
bool HasLost(const ImportSession& session, const Given& given, const Words& words) {
  const auto is_malformed = [](const ReportLine& line) {
    return line.level == ReportLine::Level::kMalformed;
  };
  return !SumsHold(session, words) || !IsWhole(given.refused) ||
         std::any_of(session.report().begin(), session.report().end(), is_malformed) ||
         std::any_of(given.names.begin(), given.names.end(),
                     [&](const std::string& name) { return GivesNothing(session, name); });
}

// From what was read to what is written.
int Finish(const Arguments& all, const ImportSession& session, const Given& given,
           OwnedFolder* folder, const Words& words) {
  const ImportArguments& arguments = all.import;
  if (!KnowsAllIds(session, words) || !TakesAllAnswers(arguments, session, words)) return kFailed;
  PrintWithdrawals(session.withdrawals(), words);
  Rest rest;
  rest.has_lost = HasLost(session, given, words);
  rest.is_open = PrintQuestions(session, words);
  if (!WriteReviews(arguments, session, all.force, words)) return kFailed;
  if (session.is_consent_open()) {
    Say(words, "import.consent");
    return kNeedsPerson;
  }
  return Write(all, session, given, rest, folder, words);
}

}  // namespace

int ImportCommand(const Arguments& all, const Words& words) {
  const ImportArguments& arguments = all.import;
  if (const Failure twice = AnswersOnce(arguments)) return FailCommand(all, words, *twice);
  // Held from reading the export that is there to putting the new one in its place.
  Result<OwnedFolder> opened =
      OwnedFolder::Open(arguments.output, FolderKind::kExport, all.wait_s, NoticeOf(all, words));
  if (!opened.ok()) return FailCommand(all, words, opened.error());
  OwnedFolder folder = std::move(opened).value();
  EarlierExport earlier = ReadExportFolder(arguments.output);
  if (!earlier.damage.empty()) {
    return FailCommand(all, words, {"import.bad_export", earlier.damage, arguments.output});
  }
  ImportSession session(OptionsOf(arguments, earlier.publication));
  const std::string population = earlier.publication.population;
  if (earlier.is_there) {
    session.AddEarlier(std::move(earlier.publication), std::move(earlier.provenance));
  }
  Terminal terminal(all.quiet);
  Given given = AddArchives(arguments.archives, words, &terminal, &session);
  given.population_there = ChoosePopulation(arguments.output, "", population).bytes;
  session.SetVillages(
      VillageNamesOf(given.population.empty() ? given.population_there : given.population));
  Instruct(arguments, &session);
  if (const Failure unread = TakeReviews(arguments, &session)) {
    return FailCommand(all, words, *unread);
  }
  session.Update();
  terminal.Clear();
  if (!all.json && !all.quiet) PrintReport(session, given.refused, words, terminal);
  const int code = Finish(all, session, given, &folder, words);
  if (all.json) PrintReportJson(session, given.refused, code);
  return code;
}

}  // namespace kringen
