#include "import/readers/archive_facts.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "import/readers/sources.h"

namespace kringen {
namespace {

// The files that are said to be missing, when an archive has these.
std::vector<std::string> Missing(const std::vector<std::string>& paths) {
  std::vector<SourceFile> files;
  files.reserve(paths.size());
  for (const std::string& path : paths) files.push_back({path, ""});
  std::vector<const SourceFile*> pointers;
  pointers.reserve(files.size());
  for (const SourceFile& file : files) pointers.push_back(&file);
  Reading reading;
  const bool all = AreAllThere(pointers, &reading);
  std::vector<std::string> missing;
  missing.reserve(reading.report.size());
  for (const ReportLine& line : reading.report) missing.push_back(line.place);
  CHECK(all == missing.empty());
  return missing;
}

TEST_CASE("numbered files begin at one and leave none out, each stem and folder by itself") {
  CHECK(Missing({"a/posts_1.json", "a/posts_2.json", "b/posts_1.json", "a/others_1.json"}).empty());
  CHECK(Missing({"posts_1.json", "posts_3.json"}).size() == 1);
  CHECK(Missing({"posts_2.json", "posts_4.json"}).size() == 2);
  CHECK(Missing({"a/posts_1.json", "b/posts_2.json"}).size() == 1);
  CHECK(Missing({"b/posts_1.json", "a/posts_2.json"}).size() == 1);
}

TEST_CASE("what is no number behind the last stroke of a name counts nothing") {
  for (const char* name : {"posts.json", "posts_.json", "posts_x.json", "posts_3b.json",
                           "posts_0.json", "posts_-3.json", "posts_3.txt", "posts_3_.json",
                           "posts_99999999999999999999.json", "3.json"}) {
    CAPTURE(std::string(name));
    CHECK(Missing({"posts_1.json", name}).empty());
  }
}

}  // namespace
}  // namespace kringen
