// Where a problem of an export stands: file, JSON pointer (RFC 6901) and line, whichever way the
// reader or the check of its meaning named the place.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "model/publication_json.h"

namespace kringen {

struct ProblemLocation {
  std::string file;
  std::string pointer;    // "/items/3/url"; empty: the file as a whole
  std::int64_t line = 0;  // 0: not known
};

// Of a file that is no JSON, or breaks off: its line says where, and the detail is a library's.
bool IsOfBrokenJson(const Error& problem);

class ProblemLocator {
 public:
  explicit ProblemLocator(const std::vector<OutputFile>& files);

  // Of an id that comes twice, where it came first; without a file for any other problem.
  ProblemLocation FindFirst(const Error& problem) const;
  // Understands "feed.json#/items/3", a file's name, and "ID/member" of a message or story.
  ProblemLocation Find(const Error& problem) const;

 private:
  const OutputFile* FileOf(const std::string& path) const;

  const std::vector<OutputFile>& files_;
  std::map<std::string, std::pair<std::string, std::string>> ids_;  // id -> file, pointer
};

}  // namespace kringen
