// kringen check: is this export sound, and is there no personal data left in it?
#include <cstdio>

#include "base/json_write.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "import/redact.h"
#include "model/publication_check.h"

namespace kringen {
namespace {

// Told as a place and a kind; never with the words themselves.
void CheckPersonal(const Publication& publication, std::vector<Error>* problems) {
  for (const PublicationItem& item : publication.items) {
    std::vector<Redaction> found;
    Redact(item.content_text, {}, &found);
    for (const Redaction& each : found) {
      problems->push_back({"export.personal", each.kind, item.id + "/content_text"});
    }
  }
}

void PrintJson(const std::vector<Error>& problems) {
  JsonWriter json;
  json.OpenArray();
  for (const Error& problem : problems) {
    json.OpenObject();
    json.Member("code", problem.code);
    json.Member("place", problem.place);
    json.Member("detail", problem.detail);
    json.CloseObject();
  }
  json.CloseArray();
  std::printf("%s\n", json.Take().c_str());
}

}  // namespace

int CheckCommand(const Arguments& arguments, const Words& words) {
  ExportReading reading = ReadExport(ReadFolder(arguments.folder));
  std::vector<Error> problems = std::move(reading.problems);
  for (Error& problem : CheckMeaning(reading.publication)) problems.push_back(std::move(problem));
  CheckPersonal(reading.publication, &problems);
  if (arguments.json) {
    PrintJson(problems);
  } else {
    for (const Error& problem : problems) {
      std::printf("%s: %s%s\n", problem.place.c_str(), words.Get(problem.code).c_str(),
                  problem.detail.empty() ? "" : (" (" + problem.detail + ")").c_str());
    }
  }
  if (!arguments.quiet && !arguments.json) {
    std::fprintf(stderr, "%s\n",
                 words
                     .Get(problems.empty() ? "check.ok" : "check.problems",
                          {{"items", std::to_string(reading.publication.items.size())},
                           {"problems", std::to_string(problems.size())}})
                     .c_str());
  }
  const bool has_feed = problems.empty() || problems.front().code != "export.no_feed";
  return !has_feed ? 2 : problems.empty() ? 0 : 1;
}

}  // namespace kringen
