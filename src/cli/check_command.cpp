// kringen check: is this export or site sound, is it what was written, and is there no personal
// data left in it?
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "base/json_write.h"
#include "cli/check_population.h"
#include "cli/clock.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/folder_audit.h"
#include "cli/problem_location.h"
#include "cli/reach_origin.h"
#include "import/redact/redact_publication.h"
#include "model/public_strings.h"
#include "model/publication_check.h"

namespace kringen {
namespace {

// What no reader sees and no program needs: control characters but line ends and tabs, marks that
// turn the order of what follows, and what is no character.
bool IsUnseen(char32_t c) {
  const bool is_control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F);
  const bool turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  return is_control || turns || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

bool HasUnseen(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = static_cast<unsigned char>(text[at++]);
    if (c >= 0xC0) {
      c &= c >= 0xF0 ? 0x07u : c >= 0xE0 ? 0x0Fu : 0x1Fu;
      while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) {
        c = c << 6 | (static_cast<unsigned char>(text[at++]) & 0x3Fu);
      }
    }
    if (IsUnseen(c)) return true;
  }
  return false;
}

// Of every string that a visitor can see. Told as a place and a kind; never with the words
// themselves.
void CheckStrings(const Publication& publication, const RedactOptions& options,
                  std::vector<Error>* problems) {
  ReadPublicStrings(publication, [&](const PublicPlace& place, const std::string& value) {
    std::vector<Redaction> found;
    RedactPublic(place.kind, place.member, value, options, &found);
    for (const Redaction& each : found) {
      problems->push_back({"export.personal", each.kind, place.Name()});
    }
    if (HasUnseen(value)) problems->push_back({"export.unseen", "", place.Name()});
  });
}

// The population that the feed names, and whether the estimates are of both.
void CheckPopulationBeside(const std::string& folder, const std::string& named,
                           const std::vector<OutputFile>& files, std::vector<Error>* problems) {
  const std::string bytes = ReadWhole(PopulationPath(folder, "", named));
  if (!named.empty() && !bytes.empty()) {
    for (Error& each : FindInPopulation(bytes, DayNow()).problems) {
      const bool is_pointer = each.place.starts_with("/");
      problems->push_back({each.code, each.detail, is_pointer ? named + "#" + each.place : named});
    }
  }
  if (ReadReachBeside(folder, files, bytes).is_stale) {
    problems->push_back({"export.stale_reach", "", "reach.json"});
  }
}

void PrintJson(const std::vector<Error>& problems, const ProblemLocator& locator) {
  JsonWriter json;
  json.OpenArray();
  for (const Error& problem : problems) {
    const ProblemLocation place = locator.Find(problem);
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
void Print(const Error& problem, const ProblemLocation& place, const Words& words) {
  std::string line = place.file;
  if (place.line > 0) line += ":" + std::to_string(place.line);
  if (!place.pointer.empty()) line += ": #" + place.pointer;
  line += ": " + words.Get(problem.code);
  if (!problem.detail.empty()) line += " (" + problem.detail + ")";
  std::printf("%s\n", line.c_str());
}

}  // namespace

int CheckCommand(const Arguments& arguments, const Words& words) {
  std::error_code unknown;
  if (std::filesystem::is_regular_file(arguments.folder, unknown)) {
    return CheckPopulation(arguments, words);
  }
  if (arguments.folder.ends_with(".json") && !std::filesystem::exists(arguments.folder, unknown)) {
    return FailWith(words, {"census.no_file", "", arguments.folder});
  }
  const Result<FolderLock> held =
      FolderLock::Take(FolderName(arguments.folder), FolderLock::Use::kRead, arguments.wait_s,
                       NoticeOf(arguments, words));
  if (!held.ok()) return FailWith(words, held.error());
  const std::vector<OutputFile> files = ReadFolder(arguments.folder);
  ExportReading reading = ReadExport(files, DayNow());
  std::vector<Error> problems = std::move(reading.problems);
  for (Error& problem : CheckMeaning(reading.publication)) problems.push_back(std::move(problem));
  CheckStrings(reading.publication, {arguments.allow}, &problems);
  const std::string& population = reading.publication.population;
  for (Error& problem : AuditFolder(arguments.folder, files, population)) {
    problems.push_back(std::move(problem));
  }
  CheckPopulationBeside(arguments.folder, reading.publication.population, files, &problems);
  const ProblemLocator locator(files);
  if (arguments.json) PrintJson(problems, locator);
  if (!arguments.json) {
    for (const Error& problem : problems) Print(problem, locator.Find(problem), words);
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
