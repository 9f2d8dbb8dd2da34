// Instagram: captions wherever they stand, nothing of the pictures, nothing before somebody says
// that the account was open.
#include "import/readers/instagram_archive.h"

#include <doctest/doctest.h>

#include "import/session/session.h"
#include "model/publication_json.h"
#include "unit/import/archive_fixtures.h"

namespace kringen {
namespace {

constexpr const char* kPath = "your_instagram_activity/media/posts_1.json";

SourceFile Posts() { return {kPath, FixtureText("instagram/" + std::string(kPath))}; }

std::vector<std::string> Summary(const Reading& reading) {
  std::vector<std::string> lines;
  for (const Candidate& each : reading.candidates) {
    lines.push_back(each.item.id + " " + each.withheld + " " + each.original_text);
  }
  return lines;
}

TEST_CASE("the three layouts of Instagram are read, its other lists are not") {
  for (const char* path : {"content/posts_1.json", "wrapping/content/posts_12.json", kPath}) {
    CAPTURE(path);
    CHECK(IdOfPaths({path}) == "instagram-archive");
    CHECK(MayReadAs("instagram-archive", path));
  }
  for (const char* path :
       {"your_instagram_activity/media/archived_posts.json", "content/stories.json",
        "your_instagram_activity/media/posts_1.jpg", "media/posts/202403/a.json",
        "messages/inbox/x/message_1.json", "content/profile_photos.json"}) {
    CAPTURE(path);
    CHECK_FALSE(MayReadAs("instagram-archive", path));
  }
}

TEST_CASE("a caption is the post's, or its picture's, and its text is mended") {
  const Reading reading = ReadInstagramArchive({Posts()});
  CHECK(Summary(reading) ==
        std::vector<std::string>{
            "ig-1710493200 withheld.audience_unknown Café aan de markt open, bel 06 12345678",
            "ig-1711000002 withheld.audience_unknown Drie beelden van de opening",
            "ig-1711000002-2 withheld.audience_unknown In dezelfde tel",
            "ig-1711100000 withheld.no_text "});
  std::vector<std::string> codes;
  for (const ReportLine& line : reading.report) codes.push_back(line.code + " " + line.place);
  CHECK(codes == std::vector<std::string>{"record.bad_time " + std::string(kPath) + "#4",
                                          "record.not_an_object " + std::string(kPath) + "#5",
                                          "file.read " + std::string(kPath)});
}

TEST_CASE("of Instagram's pictures and their places nothing is published") {
  ImportSession session(TestOptions());
  session.Add("instagram.zip", {Posts()});
  session.Update();
  CHECK(session.Publish().items.empty());
  session.Answer("instagram_audience", "public");
  session.Update();
  std::string bytes;
  for (const OutputFile& file : WriteExport(session.Publish())) bytes += file.bytes;
  CHECK(bytes.find("Café aan de markt open, bel [telefoonnummer]") != std::string::npos);
  for (const char* word : {"52.26", "android-1", ".jpg", "Zonder tijd"}) {
    CAPTURE(word);
    CHECK(bytes.find(word) == std::string::npos);
  }
}

}  // namespace
}  // namespace kringen
