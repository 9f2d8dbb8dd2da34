// kringen check: is this export sound, and is there no personal data left in it?
#include <cstdio>

#include "base/json_write.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/places.h"
#include "import/redact/redact.h"
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

void PrintJson(const std::vector<Error>& problems, const Places& places) {
  JsonWriter json;
  json.OpenArray();
  for (const Error& problem : problems) {
    const Place place = places.Find(problem);
    json.OpenObject();
    json.Member("code", problem.code);
    json.Member("file", place.file);
    json.Member("pointer", place.pointer);
    json.Member("line", place.line);
    json.Member("detail", problem.detail);
    json.CloseObject();
  }
  json.CloseArray();
  std::printf("%s\n", json.Take().c_str());
}

// "feed.json:12: #/items/3/url: the sentence (detail)", so that an editor can jump there.
void Print(const Error& problem, const Place& place, const Words& words) {
  std::string line = place.file;
  if (place.line > 0) line += ":" + std::to_string(place.line);
  if (!place.pointer.empty()) line += ": #" + place.pointer;
  line += ": " + words.Get(problem.code);
  if (!problem.detail.empty()) line += " (" + problem.detail + ")";
  std::printf("%s\n", line.c_str());
}

}  // namespace

int CheckCommand(const Arguments& arguments, const Words& words) {
  const std::vector<OutputFile> files = ReadFolder(arguments.folder);
  ExportReading reading = ReadExport(files);
  std::vector<Error> problems = std::move(reading.problems);
  for (Error& problem : CheckMeaning(reading.publication)) problems.push_back(std::move(problem));
  CheckPersonal(reading.publication, &problems);
  const Places places(files);
  if (arguments.json) PrintJson(problems, places);
  if (!arguments.json) {
    for (const Error& problem : problems) Print(problem, places.Find(problem), words);
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
