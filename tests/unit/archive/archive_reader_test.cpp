// Hostile and broken archives: read within limits, or refused with the reason.
#include "archive/archive_reader.h"

#include <doctest/doctest.h>
#include <unistd.h>
#include <zip.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <utility>

#include "import/session/session.h"
#include "import/text/tidy.h"
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

// A tar as every program writes it ("ustar"); `type` '2' is a link.
void WriteTar(const std::string& path, const Members& members, char type = '0') {
  std::string tar;
  for (const auto& [name, bytes] : members) {
    std::string header(512, '\0');
    std::snprintf(header.data(), 100, "%s", name.c_str());
    std::snprintf(header.data() + 100, 8, "%07o", 0644);
    std::snprintf(header.data() + 124, 12, "%011zo", type == '0' ? bytes.size() : 0);
    std::snprintf(header.data() + 136, 12, "%011o", 0);
    std::fill_n(header.begin() + 148, 8, ' ');
    header[156] = type;
    if (type == '2') std::snprintf(header.data() + 157, 100, "%s", bytes.c_str());
    header.replace(257, 8, std::string("ustar\00000", 8));
    unsigned sum = 0;
    for (const char c : header) sum += static_cast<unsigned char>(c);
    std::snprintf(header.data() + 148, 8, "%06o", sum);
    tar += header;
    if (type != '0') continue;
    tar += bytes;
    tar.append((512 - bytes.size() % 512) % 512, '\0');
  }
  tar.append(1024, '\0');
  std::ofstream(path, std::ios::binary | std::ios::trunc) << tar;
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
  CHECK(IsSafeName(std::string(1000, 'a')));
  CHECK_FALSE(IsSafeName(std::string(1001, 'a')));
}

TEST_CASE(
    "a backslash in a name is a separator, as Windows writes it, and then judged like others") {
  for (const char* name : {"facebook\\posts\\your_posts_1.json", "posts\\your_posts_1.json"}) {
    CAPTURE(name);
    const Temporary zip(".zip");
    WriteZip(zip.path(), {{name, kPost}});
    const ArchiveReading reading = ReadArchive(zip.path(), {});
    REQUIRE(reading.files.size() == 1);
    CHECK(reading.files[0].path.find('\\') == std::string::npos);
  }
  for (const char* name : {"..\\posts\\your_posts_1.json", "\\posts\\your_posts_1.json",
                           "C:\\posts\\your_posts_1.json", "a\\..\\..\\posts/your_posts_1.json",
                           "\\\\server\\posts\\your_posts_1.json"}) {
    CAPTURE(name);
    CHECK_FALSE(IsSafeName(name));
    const Temporary zip(".zip");
    WriteZip(zip.path(), {{name, kPost}});
    CHECK(Codes(ReadArchive(zip.path(), {})) == Texts{"archive.bad_name"});
  }
}

TEST_CASE("law: the same members in a tar and in a zip are the same reading") {
  const std::string tweets = "window.YTD.tweets.part0 = []";
  for (const Members& members :
       {Members{{"x/posts/your_posts_1.json", kPost}, {"x/messages/message_1.json", "[]"}},
        Members{{"data/tweets.js", tweets}, {"data/like.js", "[]"}, {"data/account.js", "[]"}},
        Members{{"outbox.json", "{}"}, {"likes.json", "{}"}, {"actor.json", "{}"}},
        Members{{"posts/your_posts_1.json", kPost}, {"reels/your_reels.json", "[1,2]"}},
        Members{{"posts/your_posts_1.json", kPost}, {"outbox.json", "{}"}, {"data/tweet.js", "x"}},
        Members{{"posts/your_posts_1.json", ""}, {"posts/your_posts_2.json", "12"}},
        Members{{"foto.jpg", "x"}}}) {
    CAPTURE(members.front().first);
    const Temporary zip(".zip"), tar(".tar");
    WriteZip(zip.path(), members);
    WriteTar(tar.path(), members);
    const ArchiveReading a = ReadArchive(zip.path(), {}), b = ReadArchive(tar.path(), {});
    CHECK(a.sources == b.sources);
    CHECK(Codes(a) == Codes(b));
    REQUIRE(a.files.size() == b.files.size());
    for (std::size_t i = 0; i < a.files.size(); ++i) {
      CHECK(a.files[i].path == b.files[i].path);
      CHECK(a.files[i].bytes == b.files[i].bytes);
    }
  }
}

TEST_CASE("a tar has the limits of a zip, names its links, and says where it breaks off") {
  const Temporary tar(".tar");
  WriteTar(tar.path(), {{"posts/your_posts_1.json", std::string(3000, ' ')},
                        {"posts/your_posts_2.json", kPost}});
  ArchiveLimits limits;
  limits.member_bytes = 1000;
  CHECK(Codes(ReadArchive(tar.path(), limits)) == Texts{"archive.too_large"});
  CHECK(ReadArchive(tar.path(), limits).files.size() == 1);
  limits.members = 1;
  CHECK(Codes(ReadArchive(tar.path(), limits)) == Texts{"archive.too_many_members"});
  WriteTar(tar.path(), {{"posts/your_posts_1.json", "/etc/passwd"}}, '2');
  CHECK(Codes(ReadArchive(tar.path(), {})) == Texts{"archive.link"});
  WriteTar(tar.path(), {{"posts/your_posts_1.json", kPost}, {"posts/your_posts_2.json", kPost}});
  std::ifstream in(tar.path(), std::ios::binary);
  const std::string whole((std::istreambuf_iterator<char>(in)), {});
  for (const std::size_t size : {std::size_t{1050}, std::size_t{1200}, std::size_t{1540}}) {
    CAPTURE(size);
    std::ofstream(tar.path(), std::ios::binary | std::ios::trunc) << whole.substr(0, size);
    const ArchiveReading reading = ReadArchive(tar.path(), {});
    CHECK(reading.files.size() == 1);
    const Texts codes = Codes(reading);
    CHECK(std::count(codes.begin(), codes.end(), "archive.damaged") >= 1);
  }
}

TEST_CASE("two platforms in one archive are both read, each with its own files") {
  const Temporary zip(".zip");
  WriteZip(zip.path(), {{"meta/posts/your_posts_1.json", kPost},
                        {"meta/your_instagram_activity/media/posts_1.json",
                         R"([{"creation_timestamp":1402000000,"title":"Hallo"}])"},
                        {"mastodon/outbox.json", R"({"orderedItems":[]})"},
                        {"x/data/tweets.js", "window.YTD.tweets.part0 = []"}});
  const ArchiveReading reading = ReadArchive(zip.path(), {});
  CHECK(reading.sources.size() == 4);
  CHECK(reading.files.size() == 4);
  ImportSession session(TestOptions());
  session.Add("alles.zip", reading.files);
  session.Update();
  std::vector<std::string> ids;
  for (const Candidate& each : session.candidates()) ids.push_back(each.source);
  CHECK(ids == Texts{"facebook", "instagram"});
  CHECK(std::count_if(session.report().begin(), session.report().end(),
                      [](const ReportLine& line) { return line.code == "file.read"; }) == 4);
}

TEST_CASE("files with words of one's own that no reader takes are named with their count") {
  const Temporary zip(".zip");
  WriteZip(zip.path(), {{"content/posts_1.json", "[]"},
                        {"content/reels.json", R"({"ig_reels_media":[{},{},{]})"},
                        {"content/stories.json", R"({"ig_stories":[{}]})"},
                        {"content/archived_posts.json", R"({"ig_archived_post_media":[{}]})"},
                        {"content/recently_deleted_content.json", "[{}]"},
                        {"data/tweets.js", "window.YTD.tweets.part0 = []"},
                        {"data/article.js", "window.YTD.article.part0 = [ {}, {} ]"},
                        {"data/deleted-tweets.js", "window.YTD.x.part0 = [ {}, {} ]"}});
  std::vector<std::string> told;
  for (const ReportLine& line : ReadArchive(zip.path(), {}).report) {
    CHECK(line.level == ReportLine::Level::kWarning);
    told.push_back(line.code + " " + std::to_string(line.count) + " " +
                   std::string(FileName(line.place)));
  }
  CHECK(told == Texts{"file.left_out 3 reels.json", "file.left_out 1 stories.json",
                      "file.left_out 2 article.js"});
  const Temporary alone(".zip");
  WriteZip(alone.path(), {{"media/reels.json", R"({"ig_reels_media":[{}]})"}});
  CHECK(Codes(ReadArchive(alone.path(), {})) == Texts{"file.left_out"});
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

TEST_CASE("tables of figures in an archive are read as by themselves, other tables are named") {
  const std::string figures =
      "Bericht-ID,Titel,Publicatietijdstip,Permalink,Reacties\n"
      "1,De brug is open.,15-3-2024,https://www.facebook.com/1/posts/1,30\n";
  const std::string followers = "Datum;Facebook-volgers\n2024-03-01;8900\n";
  const Temporary zip(".zip");
  WriteZip(zip.path(), {{"export/cijfers 2024-04-01.csv", figures},
                        {"export/Volgers.CSV", followers},
                        {"export/messages.csv", "FROM,TO,DATE,CONTENT\nA,B,2024-03-15,text\n"},
                        {"__MACOSX/export/._Volgers.CSV", "x"},
                        {"export/kaart.png", "x"}});
  const ArchiveReading reading = ReadArchive(zip.path(), {});
  CHECK(Codes(reading) == Texts{"archive.unread_table"});
  CHECK(reading.report[0].level == ReportLine::Level::kWarning);
  REQUIRE(reading.files.size() == 2);
  ImportSession session(TestOptions());
  session.Add("eigen.csv", {{"eigen.csv",
                             "datum;titel;kanaal;platform;zichtbaar\n"
                             "15-3-2024;De brug is open.;Gemeente;facebook;ja\n"}});
  session.Add(zip.path(), reading.files);
  session.Update();
  REQUIRE(session.candidates().size() == 1);
  CHECK(session.candidates()[0].item.metrics.size() == 1);
  CHECK(session.Publish().channels[0].followers.size() == 1);
  for (const FileSum& sum : session.sums()) CHECK(sum.holds());

  // Of a platform's own archive nothing but its allow-list is opened.
  const Temporary known(".zip");
  WriteZip(known.path(), {{"posts/your_posts_1.json", kPost}, {"cijfers.csv", figures}});
  const ArchiveReading listed = ReadArchive(known.path(), {});
  CHECK(Codes(listed) == Texts{"archive.unread_table"});
  CHECK(listed.files.size() == 1);
  const Temporary none(".zip");
  WriteZip(none.path(), {{"a.csv", "a,b\n1,2\n"}, {"map/b.XLSX", "PK"}});
  CHECK(Codes(ReadArchive(none.path(), {})) ==
        Texts{"file.workbook", "archive.unread_table", "archive.nothing_known"});
}

TEST_CASE("an archive without anything known says so") {
  const Temporary zip(".zip");
  WriteZip(zip.path(), {{"holiday.jpg", "x"}});
  CHECK(Codes(ReadArchive(zip.path(), {})) == Texts{"archive.nothing_known"});
}

}  // namespace
}  // namespace kringen
