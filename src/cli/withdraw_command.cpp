// kringen withdraw and kringen restore: they work on the export alone, without its archives.
#include <ctime>

#include "cli/commands.h"
#include "cli/export_folder.h"
#include "cli/import_report.h"
#include "cli/reach_origin.h"
#include "import/session/session.h"

namespace kringen {
namespace {

constexpr int kDone = 0, kFailed = 2;

int Decide(const Arguments& all, const char* what, const Words& words) {
  const WithdrawArguments& arguments = all.withdraw;
  Result<OwnedFolder> opened =
      OwnedFolder::Open(arguments.output, FolderKind::kExport, all.wait_s, NoticeOf(all, words));
  if (!opened.ok()) return FailWith(words, opened.error());
  OwnedFolder folder = std::move(opened).value();
  EarlierExport earlier = ReadExportFolder(arguments.output);
  if (!earlier.has_feed) {
    Say(words, "withdraw.no_export", {{"place", arguments.output}});
    return kFailed;
  }
  if (!earlier.damage.empty()) {
    Say(words, "import.bad_export", {{"place", arguments.output}, {"detail", earlier.damage}});
    return kFailed;
  }
  const auto now = static_cast<TimePoint>(std::time(nullptr));
  ImportOptions options;
  options.today = arguments.today.empty() ? FormatDate(now) : arguments.today;
  options.generated = arguments.today.empty() ? FormatInstant(now) : arguments.today + "T00:00:00Z";
  options.title = earlier.publication.title;
  options.place_name = earlier.publication.place_name;
  options.only_removes = true;
  ImportSession session(options);
  session.AddEarlier(std::move(earlier.publication), std::move(earlier.provenance));
  for (const std::string& id : arguments.ids) session.Decide({id, what, ""});
  session.Update();
  const std::vector<std::string> unknown = session.UnknownIds();
  for (const std::string& id : unknown) Say(words, "unknown_id", {{"id", id}});
  if (!unknown.empty()) return kFailed;
  PrintWithdrawals(session.withdrawals(), words);
  std::vector<OutputFile> files = WriteExport(session.Publish());
  AddProvenance(session.PublishProvenance(), &files);
  const bool had_reach = HasReachFile(arguments.output);
  if (const Failure failure = folder.Put(std::move(files), PutOptionsOf(all))) {
    return FailWith(words, *failure);
  }
  if (!all.quiet) {
    Say(words, std::string(what) + ".done",
        {{"count", std::to_string(arguments.ids.size())}, {"folder", arguments.output}});
  }
  TellLostReach(had_reach, arguments.output, words);
  return kDone;
}

}  // namespace

int WithdrawCommand(const Arguments& arguments, const Words& words) {
  return Decide(arguments, "withdraw", words);
}

int RestoreCommand(const Arguments& arguments, const Words& words) {
  return Decide(arguments, "restore", words);
}

}  // namespace kringen
