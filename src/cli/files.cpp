#include "cli/files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "cli/disk.h"

namespace kringen {

namespace fs = std::filesystem;

std::vector<OutputFile> ReadFolder(const std::string& folder) {
  std::vector<OutputFile> files;
  std::error_code problem;
  for (fs::directory_iterator at(folder, problem), end; !problem && at != end;
       at.increment(problem)) {
    if (at->path().extension() != ".json") continue;
    if (auto bytes = ReadPlainFile(at->path().string())) {
      files.push_back({at->path().filename().string(), std::move(*bytes)});
    }
  }
  std::sort(files.begin(), files.end(),
            [](const OutputFile& a, const OutputFile& b) { return a.path < b.path; });
  return files;
}

std::vector<OutputFile> ReadTree(const std::string& folder) {
  std::vector<OutputFile> files;
  std::error_code problem;
  for (fs::recursive_directory_iterator at(folder, problem), end; !problem && at != end;
       at.increment(problem)) {
    if (auto bytes = ReadPlainFile(at->path().string())) {
      files.push_back({at->path().lexically_relative(folder).generic_string(), std::move(*bytes)});
    }
  }
  std::sort(files.begin(), files.end(),
            [](const OutputFile& a, const OutputFile& b) { return a.path < b.path; });
  return files;
}

std::string ReadWhole(const std::string& path) {
  std::error_code problem;
  if (fs::is_directory(path, problem)) return {};  // it opens, and reading it ends the program
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace kringen
