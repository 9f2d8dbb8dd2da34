#include "cli/files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

namespace kringen {

namespace fs = std::filesystem;

std::vector<OutputFile> ReadFolder(const std::string& folder) {
  std::vector<OutputFile> files;
  std::error_code problem;
  for (fs::directory_iterator at(folder, problem), end; !problem && at != end;
       at.increment(problem)) {
    if (at->path().extension() != ".json") continue;
    files.push_back({at->path().filename().string(), ReadWhole(at->path().string())});
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
    if (!at->is_regular_file(problem)) continue;
    files.push_back(
        {at->path().lexically_relative(folder).generic_string(), ReadWhole(at->path().string())});
  }
  std::sort(files.begin(), files.end(),
            [](const OutputFile& a, const OutputFile& b) { return a.path < b.path; });
  return files;
}

std::string ReadWhole(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string WriteFolder(const std::string& folder, const std::vector<OutputFile>& files) {
  std::error_code problem;
  fs::create_directories(folder, problem);
  for (const OutputFile& file : files) {
    const fs::path path = fs::path(folder) / file.path;
    const fs::path unfinished = path.string() + ".new";
    fs::create_directories(path.parent_path(), problem);
    {
      std::ofstream out(unfinished, std::ios::binary | std::ios::trunc);
      out.write(file.bytes.data(), static_cast<std::streamsize>(file.bytes.size()));
      out.flush();
      if (!out) return path.string();
    }
    fs::rename(unfinished, path, problem);
    if (problem) return path.string();
  }
  return {};
}

}  // namespace kringen
