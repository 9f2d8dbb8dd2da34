#include "model/file_digests.h"

#include <algorithm>
#include <string_view>

#include "base/digest.h"

namespace kringen {

void SortByPath(std::vector<OutputFile>* files) {
  std::sort(files->begin(), files->end(),
            [](const OutputFile& a, const OutputFile& b) { return a.path < b.path; });
}

std::string DigestOfFiles(std::vector<OutputFile> files) {
  SortByPath(&files);
  std::string lines;
  for (const OutputFile& file : files) lines += Sha256Hex(file.bytes) + "  " + file.path + "\n";
  return Sha256Hex(lines);
}

std::vector<OutputFile> FeedFilesOf(const std::vector<OutputFile>& files) {
  constexpr std::string_view kStart = "feed", kEnd = ".json";
  std::vector<OutputFile> feed;
  for (const OutputFile& file : files) {
    const std::string_view path = file.path;
    const bool is_feed =
        path.size() >= kStart.size() + kEnd.size() && path.substr(0, kStart.size()) == kStart &&
        path.substr(path.size() - kEnd.size()) == kEnd && path.find('/') == std::string_view::npos;
    if (is_feed) feed.push_back(file);
  }
  return feed;
}

}  // namespace kringen
