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
  SayOffice(&session);
  SeeAll(&session);
  std::string bytes;
  for (const OutputFile& file : WriteExport(session.Publish())) bytes += file.bytes;
  CHECK(bytes.find("Café aan de markt open, bel [telefoonnummer]") != std::string::npos);
  for (const char* word : {"52.26", "android-1", ".jpg", "Zonder tijd"}) {
    CAPTURE(word);
    CHECK(bytes.find(word) == std::string::npos);
  }
}

TEST_CASE(
    "archived posts, drafts and those for close friends stay in, also within the list of posts") {
  const auto only = [](const std::string& member) {
    const Reading reading = ReadInstagramArchive(
        {{"content/posts_1.json",
          R"([{"creation_timestamp":1710493200,"title":"Het loket is open")" + member + "}]"}});
    REQUIRE(reading.candidates.size() == 1);
    return reading.candidates.front();
  };
  for (const char* member :
       {R"(,"is_archived":true)", R"(,"is_draft":1)", R"(,"audience":"close_friends")",
        R"(,"close_friends":true)", R"(,"media":[{"privacy":"besties"}])",
        R"(,"scheduled_publish_time":1902000000)", R"(,"visibility":"followers")"}) {
    CAPTURE(member);
    CHECK(only(member).withheld == "withheld.not_public");
    CHECK_FALSE(only(member).may_overrule);
  }
  CHECK(only(R"(,"is_archived":false)").question == "instagram_audience");
  const Reading reposted = ReadInstagramArchive(
      {{"content/posts_1.json",
        R"([{"creation_timestamp":1710493200,"title":"Repost @kees: wat een dag"}])"}});
  CHECK(reposted.candidates.at(0).withheld == "withheld.words_of_others");
}

TEST_CASE("whose it is, in the labels of its language; a private account shows nothing") {
  const SourceFile posts{"content/posts_1.json",
                         R"([{"creation_timestamp":1710493200,"title":"Het loket is open"}])"};
  const auto about = [](const std::string& user, const std::string& more) {
    return SourceFile{"personal_information/personal_information/personal_information.json",
                      R"({"profile_user":[{"string_map_data":{")" + user +
                          R"(":{"value":"proefgemeente"},"Email":{"value":"a@b.example"})" + more +
                          "}}]}"};
  };
  for (const char* label :
       {"Username", "Gebruikersnaam", "Benutzername", "Nom d\u2019utilisateur"}) {
    CAPTURE(label);
    CHECK(ReadInstagramArchive({posts, about(label, "")}).account == "proefgemeente");
  }
  CHECK(ReadInstagramArchive({posts, about("Onbekend", "")}).account.empty());
  const Reading open =
      ReadInstagramArchive({posts, about("Username", R"(,"Private Account":{"value":"False"})")});
  CHECK(open.candidates.at(0).question == "instagram_audience");
  CHECK(open.covers);
  CHECK(open.source.exported == "2024-03-15");
  const Reading shut =
      ReadInstagramArchive({posts, about("Username", R"(,"Private Account":{"value":"True"})")});
  CHECK(shut.candidates.at(0).withheld == "withheld.not_public");
  CHECK(shut.questions.empty());
}

TEST_CASE(
    "exact names: reels, stories and IGTV are left out by name, what was taken back is not "
    "opened") {
  for (const char* path : {"content/posts_archived_1.json", "content/posts_drafts.json",
                           "content/archived_posts.json", "content/recently_deleted_content.json",
                           "media/close_friends_stories.json", "content/drafts.json"}) {
    CAPTURE(path);
    CHECK_FALSE(MayReadInstagram(path));
    CHECK_FALSE(LeavesOutInstagram(path));
  }
  for (const char* path :
       {"content/reels.json", "your_instagram_activity/media/stories.json",
        "media/igtv_videos.json", "content/profile_photos.json", "media/reels_2.json"}) {
    CAPTURE(path);
    CHECK_FALSE(MayReadInstagram(path));
    CHECK(LeavesOutInstagram(path));
  }
}

}  // namespace
}  // namespace kringen
