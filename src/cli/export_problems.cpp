#include "cli/export_problems.h"

#include <algorithm>
#include <cstdio>
#include <iterator>

#include "import/redact/redact_publication.h"
#include "model/possible_figures.h"
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

// What a program told, in the words of a person; an id or a number stays as it is. Where JSON ends
// the line says all that there is.
std::string DetailWords(const Error& problem, const Words& words) {
  if (IsOfBrokenJson(problem)) return {};
  // A date: what is no date stands behind the code of why.
  if (problem.code == "item.bad_date" && problem.detail.starts_with("time.")) {
    return problem.detail.substr(std::min(problem.detail.find(' ') + 1, problem.detail.size()));
  }
  const std::string start = problem.code == "export.personal" ? "studio.redaction." : "detail.";
  const std::string key = start + problem.detail;
  const std::string text = words.Get(key);
  return text == key ? problem.detail : text;
}

// "feed.json:12: #/items/3/url"
std::string PlaceWords(const ProblemLocation& place) {
  std::string words = place.file;
  if (place.line > 0) words += ":" + std::to_string(place.line);
  if (!place.pointer.empty()) words += ": #" + place.pointer;
  return words;
}

}  // namespace

std::vector<Error> FindInStrings(const Publication& publication,
                                 const std::vector<std::string>& allowed) {
  std::vector<Error> problems;
  const RedactOptions options{allowed};
  ReadPublicStrings(publication, [&](const PublicPlace& place, const std::string& value) {
    std::vector<Redaction> found;
    RedactPublic(place.kind, place.member, value, options, &found);
    for (const Redaction& each : found) {
      problems.push_back({"export.personal", each.kind, place.Name()});
    }
    if (HasUnseen(value)) problems.push_back({"export.unseen", "", place.Name()});
  });
  return problems;
}

std::string ProblemLine(const Error& problem, const ProblemLocation& place, const Words& words) {
  std::string line = PlaceWords(place) + ": " + words.Get(problem.code);
  const std::string detail = DetailWords(problem, words);
  return detail.empty() ? line : line + " (" + detail + ")";
}

std::string ProblemLine(const Error& problem, const ProblemLocator& locator, const Words& words) {
  std::string line = ProblemLine(problem, locator.Find(problem), words);
  const ProblemLocation first = locator.FindFirst(problem);
  if (first.file.empty()) return line;
  return line + "; " + words.Get("problems.first", {{"place", PlaceWords(first)}});
}

Result<ExportReading> ReadSoundExport(const std::vector<OutputFile>& files,
                                      const std::string& folder) {
  ExportReading reading = ReadExport(files);
  for (const Error& problem : reading.problems) {
    if (problem.code == "export.no_feed") return Error{"publish.no_export", "", folder};
    if (HidesContent(problem)) return Error{"publish.bad_export", "", problem.place};
  }
  return reading;
}

std::vector<Error> SkippedIn(const ExportReading& reading) {
  std::vector<Error> skipped;
  std::copy_if(reading.problems.begin(), reading.problems.end(), std::back_inserter(skipped),
               LosesMessage);
  return skipped;
}

std::vector<Error> ImpossibleIn(const ExportReading& reading) {
  std::vector<Error> impossible;
  std::copy_if(reading.problems.begin(), reading.problems.end(), std::back_inserter(impossible),
               [](const Error& problem) { return IsImpossibleFigure(problem.code); });
  return impossible;
}

void TellIds(const Words& words, const char* key, const std::vector<std::string>& ids) {
  constexpr std::size_t kMostNamed = 5;
  if (ids.empty()) return;
  std::string names;
  for (std::size_t i = 0; i < std::min(ids.size(), kMostNamed); ++i) {
    names += (i == 0 ? "" : ", ") + ids[i];
  }
  if (ids.size() > kMostNamed) names += ", …";
  std::fprintf(stderr, "%s\n",
               words.Get(key, {{"count", std::to_string(ids.size())}, {"ids", names}}).c_str());
}

bool TellAhead(const LeftOut& left_out, const Words& words) {
  std::vector<std::string> ids;
  for (const PublicationItem& item : left_out.ahead) ids.push_back(item.id);
  TellIds(words, "export.left_ahead", ids);
  return !ids.empty();
}

bool TellProblems(const std::vector<Error>& problems, const std::vector<OutputFile>& files,
                  const std::string& folder, const Words& words) {
  constexpr std::size_t kMostLines = 5;
  if (problems.empty()) return false;
  const ProblemLocator locator(files);
  const std::size_t told = std::min(problems.size(), kMostLines);
  for (std::size_t i = 0; i < told; ++i) {
    const std::string line = ProblemLine(problems[i], locator, words);
    std::fprintf(stderr, "%s\n", line.c_str());
  }
  if (told < problems.size()) {
    const std::string more = std::to_string(problems.size() - told);
    std::fprintf(stderr, "%s\n",
                 words.Get("problems.more", {{"count", more}, {"folder", folder}}).c_str());
  }
  return true;
}

}  // namespace kringen
