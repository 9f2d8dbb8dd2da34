// Hostile and broken archives: read within limits, or refused with the reason.
#include "archive/archive_reader.h"

#include <doctest/doctest.h>
#include <unistd.h>
#include <zip.h>

#include <cstdio>
#include <fstream>
#include <utility>

#include "unit/import/archive_fixtures.h"

namespace kringen {
namespace {

// A file in the folder for temporary files, gone with its end.
class Temporary {
 public:
  explicit Temporary(const std::string& ending) {
    path_ =
        "/tmp/kringen-" + std::to_string(getpid()) + "-" + std::to_string(NextNumber()) + ending;
  }
  ~Temporary() { std::remove(path_.c_str()); }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  const std::string& path() const { return path_; }

 private:
  static int NextNumber() {
    static int last = 0;
    return ++last;
  }

  std::string path_;
};

using Members = std::vector<std::pair<std::string, std::string>>;

void WriteZip(const std::string& path, const Members& members, zip_uint32_t mode = 0) {
  int problem = 0;
  zip_t* const zip = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &problem);
  REQUIRE(zip != nullptr);
  for (const auto& [name, bytes] : members) {
    zip_source_t* const source = zip_source_buffer(zip, bytes.data(), bytes.size(), 0);
    const zip_int64_t index = zip_file_add(zip, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    REQUIRE(index >= 0);
    if (mode != 0) {
      zip_file_set_external_attributes(zip, static_cast<zip_uint64_t>(index), 0, ZIP_OPSYS_UNIX,
                                       mode << 16);
    }
  }
  REQUIRE(zip_close(zip) == 0);
}

const std::string kPost = R"([{"timestamp":1402000000,"data":[{"post":"Hallo"}]}])";

std::string Blanks(std::size_t megabytes) {
  std::string blanks;
  blanks.resize(megabytes * 1'000'000, ' ');
  return blanks;
}

std::vector<std::string> Codes(const ArchiveReading& reading) {
  std::vector<std::string> codes;
  for (const ReportLine& line : reading.report) codes.push_back(line.code);
  return codes;
}

using Texts = std::vector<std::string>;

TEST_CASE("a zip with a wrapping folder: only what may be read is opened") {
  const Temporary zip(".zip");
  WriteZip(zip.path(), {{"facebook-jan/posts/your_posts_1.json", kPost},
                        {"facebook-jan/messages/inbox/message_1.json", "[]"},
                        {"facebook-jan/posts/media/1.jpg", std::string(5000, 'x')}});
  const ArchiveReading reading = ReadArchive(zip.path(), {});
  REQUIRE(reading.sources.size() == 1);
  CHECK(reading.sources[0]->id == "facebook-archive");
  REQUIRE(reading.files.size() == 1);
  CHECK(reading.files[0].bytes == kPost);
  CHECK(reading.report.empty());
}

TEST_CASE("names that lead out of the archive") {
  for (const char* name : {"../posts/your_posts_1.json", "/posts/your_posts_1.json",
                           "a/../../posts/your_posts_1.json", "C:/posts/your_posts_1.json"}) {
    CAPTURE(name);
    CHECK_FALSE(IsSafeName(name));
    const Temporary zip(".zip");
    WriteZip(zip.path(), {{name, kPost}});
    const ArchiveReading reading = ReadArchive(zip.path(), {});
    CHECK(reading.files.empty());
    CHECK(Codes(reading) == Texts{"archive.bad_name"});
  }
  CHECK(IsSafeName("a/b..c/posts.json"));
}

TEST_CASE("a bomb and a giant are left before they fill the memory") {
  const Temporary zip(".zip");
  WriteZip(zip.path(), {{"posts/your_posts_1.json", Blanks(30)}});
  CHECK(Codes(ReadArchive(zip.path(), {})) == Texts{"archive.bomb"});
  ArchiveLimits limits;
  limits.ratio = 1'000'000;
  limits.member_bytes = 1'000'000;
  CHECK(Codes(ReadArchive(zip.path(), limits)) == Texts{"archive.too_large"});
  limits.members = 0;
  CHECK(Codes(ReadArchive(zip.path(), limits)) == Texts{"archive.too_many_members"});
}

TEST_CASE("links, and a member that comes twice") {
  const Temporary link(".zip");
  WriteZip(link.path(), {{"posts/your_posts_1.json", "/etc/passwd"}}, 0120777);
  CHECK(Codes(ReadArchive(link.path(), {})) == Texts{"archive.link"});
}

TEST_CASE("truncated and forged archives") {
  const Temporary zip(".zip");
  WriteZip(zip.path(), {{"posts/your_posts_1.json", kPost}});
  std::ifstream in(zip.path(), std::ios::binary);
  const std::string whole((std::istreambuf_iterator<char>(in)), {});
  for (std::size_t size = 2; size < whole.size(); size += 7) {
    std::ofstream(zip.path(), std::ios::binary | std::ios::trunc) << whole.substr(0, size);
    const ArchiveReading reading = ReadArchive(zip.path(), {});
    CHECK(reading.files.empty());
    CHECK(reading.report.size() == 1);
  }
  for (std::size_t at = 2; at < whole.size(); ++at) {
    std::string forged = whole;
    forged[at] = static_cast<char>(~forged[at]);
    std::ofstream(zip.path(), std::ios::binary | std::ios::trunc) << forged;
    const ArchiveReading reading = ReadArchive(zip.path(), {});
    for (const SourceFile& file : reading.files) CHECK(file.bytes == kPost);
  }
  CHECK(Codes(ReadArchive("/tmp/kringen-none", {})) == Texts{"archive.not_readable"});
}

TEST_CASE("an archive without anything known says so") {
  const Temporary zip(".zip");
  WriteZip(zip.path(), {{"holiday.jpg", "x"}});
  CHECK(Codes(ReadArchive(zip.path(), {})) == Texts{"archive.nothing_known"});
}

}  // namespace
}  // namespace kringen
