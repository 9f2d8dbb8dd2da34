// What is wrong in an export, for `kringen check` and for every command that works on one: the same
// problems by the same functions, in the same lines.
#pragma once

#include <string>
#include <vector>

#include "cli/problem_location.h"
#include "cli/words.h"
#include "model/publication_json.h"
#include "model/still_public.h"

namespace kringen {

// In every string that a visitor can see: "export.personal", with its kind, and "export.unseen"
// (control characters and the like). Never with the words themselves. `allowed`: what may stay.
std::vector<Error> FindInStrings(const Publication& publication,
                                 const std::vector<std::string>& allowed);

// "feed.json:12: #/items/3/url: the sentence (detail)", so that an editor can jump there.
std::string ProblemLine(const Error& problem, const ProblemLocation& place, const Words& words);
// The same with its place, and of an id that comes twice both places.
std::string ProblemLine(const Error& problem, const ProblemLocator& locator, const Words& words);

// Reads an export to work with. Errors: "publish.no_export", and "publish.bad_export" where it is
// not known what it published or withdrew.
Result<ExportReading> ReadSoundExport(const std::vector<OutputFile>& files,
                                      const std::string& folder);

// Of its problems those for which a message is left out.
std::vector<Error> SkippedIn(const ExportReading& reading);
// Those of figures that cannot be: the messages stay, who saw them does not count.
std::vector<Error> ImpossibleIn(const ExportReading& reading);

// How many messages, and which: a few by name.
void TellIds(const Words& words, const char* key, const std::vector<std::string>& ids);
// Of those that are still to come; true when there are any.
bool TellAhead(const LeftOut& left_out, const Words& words);
// Says them on standard error, a few of each kind; true when there are any.
bool TellProblems(const std::vector<Error>& problems, const std::vector<OutputFile>& files,
                  const std::string& folder, const Words& words);

}  // namespace kringen
