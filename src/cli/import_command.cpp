// kringen import: archives in, an export out.
#include <cstdio>
#include <ctime>
#include <map>
#include <set>

#include "archive/archive_reader.h"
#include "base/json_write.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/terminal.h"
#include "import/session/session.h"
#include "model/provenance.h"

namespace kringen {
namespace {

using Level = ReportLine::Level;

constexpr int kDone = 0, kNeedsPerson = 1, kFailed = 2;
constexpr std::size_t kMostPlaces = 5;

// Lines of one level and code, together; a code may come a hundred thousand times.
struct Group {
  std::int64_t count = 0;
  std::vector<std::string> places;
};
using Groups = std::map<std::pair<Level, std::string>, Group>;

Groups GroupsOf(const ImportSession& session, const std::vector<ReportLine>& refused) {
  Groups groups;
  const auto add = [&](Level level, const std::string& code, const std::string& place,
                       std::int64_t count) {
    Group& group = groups[{level, code}];
    group.count += count;
    if (group.places.size() < kMostPlaces) group.places.push_back(place);
  };
  for (const auto* lines : {&refused, &session.report()}) {
    for (const ReportLine& line : *lines) add(line.level, line.code, line.place, line.count);
  }
  for (const Candidate& candidate : session.candidates()) {
    if (candidate.withheld.empty()) continue;
    add(Level::kWithheld, candidate.withheld, candidate.item.id, 1);
  }
  return groups;
}

const char* NameOf(Level level) {
  switch (level) {
    case Level::kRead:
      return "read";
    case Level::kWithheld:
      return "withheld";
    case Level::kMerged:
      return "merged";
    case Level::kNotOurs:
      return "not_ours";
    case Level::kWarning:
      return "warning";
    default:
      return "malformed";
  }
}

void PrintGroups(const Groups& groups, const Words& words, const Terminal& terminal) {
  const char* heading = "";
  for (const auto& [key, group] : groups) {
    const char* name = NameOf(key.first);
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
    std::fprintf(stderr, "%s\n",
                 group.count > static_cast<std::int64_t>(group.places.size()) ? " ..." : "");
  }
}

void PrintJson(const Groups& groups, const ImportSession& session) {
  JsonWriter json;
  json.OpenObject();
  json.OpenArray("report");
  for (const auto& [key, group] : groups) {
    json.OpenObject();
    json.Member("level", NameOf(key.first));
    json.Member("code", key.second);
    json.Member("count", group.count);
    json.Member("places", group.places);
    json.CloseObject();
  }
  json.CloseArray();
  json.OpenArray("questions");
  for (const Question& question : session.questions()) {
    json.OpenObject();
    json.Member("id", question.id);
    json.Member("code", question.code);
    json.Member("choices", question.choices);
    json.Member("answer", question.answer);
    json.CloseObject();
  }
  json.CloseArray();
  json.CloseObject();
  std::printf("%s\n", json.Take().c_str());
}

bool PrintQuestions(const ImportSession& session, const Words& words) {
  bool is_open = false;
  for (const Question& question : session.questions()) {
    if (!question.answer.empty()) continue;
    is_open = true;
    std::string choices;
    for (const std::string& choice : question.choices) {
      choices +=
          (choices.empty() ? "" : "; ") + choice + " (" + words.Get("choice." + choice) + ")";
    }
    const std::string text = words.Get(question.code, {{"place", question.place}});
    std::fprintf(
        stderr, "%s\n",
        words.Get("question", {{"text", text}, {"id", question.id}, {"choices", choices}}).c_str());
  }
  return is_open;
}

std::string Instant(std::time_t now) { return FormatInstant(static_cast<TimePoint>(now)); }

ImportOptions OptionsOf(const ImportArguments& arguments, const Publication& earlier) {
  const std::time_t now = std::time(nullptr);
  ImportOptions options;
  options.today =
      arguments.today.empty() ? FormatDate(static_cast<TimePoint>(now)) : arguments.today;
  options.generated = arguments.today.empty() ? Instant(now) : arguments.today + "T00:00:00Z";
  options.title = arguments.title.empty() ? earlier.title : arguments.title;
  options.place_name = arguments.place.empty() ? earlier.place_name : arguments.place;
  options.redact.allowed = arguments.allow;
  options.adds_later = false;
  return options;
}

void Instruct(const ImportArguments& arguments, ImportSession* session) {
  for (const std::string& answer : arguments.answers) {
    const std::size_t equals = answer.find('=');
    if (equals != std::string::npos) {
      session->Answer(answer.substr(0, equals), answer.substr(equals + 1));
    }
  }
  for (const std::string& id : arguments.publish) session->Decide({id, "publish", ""});
  for (const std::string& id : arguments.withhold) session->Decide({id, "withhold", ""});
}

}  // namespace

int ImportCommand(const Arguments& all, const Words& words) {
  const ImportArguments& arguments = all.import;
  // Held from reading the export that is there to putting the new one in its place.
  Result<OwnedFolder> opened =
      OwnedFolder::Open(arguments.output, FolderKind::kExport, all.wait_s, NoticeOf(all, words));
  if (!opened.ok()) return FailWith(words, opened.error());
  OwnedFolder folder = std::move(opened).value();
  const std::vector<OutputFile> before = ReadFolder(arguments.output);
  const Publication earlier = before.empty() ? Publication() : ReadExport(before).publication;
  ImportSession session(OptionsOf(arguments, earlier));
  if (!before.empty()) session.AddEarlier(earlier);
  std::vector<ReportLine> refused;
  Terminal terminal(all.quiet);
  std::size_t done = 0;
  for (const std::string& path : arguments.archives) {
    terminal.Progress(words.Get("import.progress"), done++, arguments.archives.size());
    const ArchiveReading archive = ReadArchive(path, ArchiveLimits());
    refused.insert(refused.end(), archive.report.begin(), archive.report.end());
    if (!archive.files.empty()) session.Add(path, archive.files);
  }
  Instruct(arguments, &session);
  session.Update();
  terminal.Clear();
  const Groups groups = GroupsOf(session, refused);
  if (all.json) PrintJson(groups, session);
  if (!all.json && !all.quiet) PrintGroups(groups, words, terminal);
  const bool is_open = PrintQuestions(session, words);
  const Publication publication = session.Publish();
  if (publication.items.empty()) {
    std::fprintf(stderr, "%s\n", words.Get("nothing").c_str());
    return is_open ? kNeedsPerson : kFailed;
  }
  std::vector<OutputFile> files = WriteExport(publication);
  AddProvenance(folder.provenance(), &files);
  if (const Failure failure = folder.Put(std::move(files), PutOptionsOf(all))) {
    return FailWith(words, *failure);
  }
  std::int64_t withheld = 0;
  for (const auto& [key, group] : groups) {
    if (key.first == Level::kWithheld) withheld += group.count;
  }
  if (!all.quiet) {
    std::fprintf(stderr, "%s\n",
                 words
                     .Get("done", {{"items", std::to_string(publication.items.size())},
                                   {"folder", arguments.output},
                                   {"withheld", std::to_string(withheld)}})
                     .c_str());
  }
  return is_open ? kNeedsPerson : kDone;
}

}  // namespace kringen
