// Facebook: what a title tells in any language, what a record tells of who may see it, exact names
// of files, and whose archive it is.
#include "import/readers/facebook_archive.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "import/readers/facebook_titles.h"
#include "unit/import/archive_fixtures.h"

namespace kringen {
namespace {

constexpr const char* kName = "Burgemeester Proef";

std::string Json(const std::string& text) {
  std::string json = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') json += '\\';
    json += c;
  }
  return json + "\"";
}

SourceFile Profile(const std::string& name) {
  return {"personal_information/profile_information/profile_information.json",
          R"({"profile_v2":{"name":{"full_name":)" + Json(name) +
              R"(},"profile_uri":"https://www.facebook.com/proef","emails":["a@b.example"]}})"};
}

SourceFile Posts(const std::string& records, const char* path = "posts/your_posts_1.json") {
  return {path, "[" + records + "]"};
}

std::string Post(const std::string& title, const std::string& more = {}) {
  return R"({"timestamp":1402000000,"title":)" + Json(title) + more +
         R"(,"data":[{"post":"Het loket is open"}]})";
}

Candidate Only(const Reading& reading) {
  REQUIRE(reading.candidates.size() == 1);
  return reading.candidates.front();
}

TEST_CASE("plain titles of five languages wait for the one answer, whatever the name is") {
  for (const std::string name :
       {"Burgemeester Proef", "Jan in de groep Jansen", "Anna 't Hart-de Vries", "J. Bos Jr.",
        "\u0645\u062D\u0645\u062F \u0639\u0644\u064A", "Zoë Öztürk", "Live Event Wall", "A 2"}) {
    for (const std::string sentence :
         {"heeft een foto toegevoegd.", "heeft 3 nieuwe foto's toegevoegd.",
          "heeft 12 nieuwe foto\u2019s toegevoegd.", "heeft zijn status bijgewerkt.",
          "added a new photo.", "shared a link.", "updated her status.",
          "hat ein neues Foto hinzugefügt.", "hat einen Link geteilt.", "a ajouté une photo.",
          "a partagé un lien.", "hat in foto tafoege.", "HEEFT EEN VIDEO TOEGEVOEGD"}) {
      CAPTURE(name);
      CAPTURE(sentence);
      std::string title = name;
      title += " ";
      title += sentence;
      CHECK(KindOfTitle(title, name) == TitleKind::kPlain);
      std::string marked = "\u200F\u2068";
      marked.append(name).append("\u2069 ").append(sentence);
      CHECK(KindOfTitle(marked, name) == TitleKind::kPlain);
      CHECK(Only(ReadFacebookArchive({Profile(name), Posts(Post(title))})).question ==
            "facebook_audience");
    }
  }
  CHECK(KindOfTitle("", "") == TitleKind::kPlain);
  CHECK(KindOfTitle(kName, kName) == TitleKind::kPlain);
}

TEST_CASE("a group, an event and somebody's timeline are never opened by an answer") {
  for (const std::string sentence :
       {"heeft een bericht geplaatst in de groep Noaberhulp.", "posted in Noaber Group.",
        "shared a link to the group: Buurt.", "schreef iets op de tijdlijn van Kees Verzonnen.",
        "wrote on Kees Verzonnen's timeline.", "hat in der Gruppe Dorf gepostet.",
        "a publié dans le groupe Village.", "hat in berjocht pleatst yn de groep Buorren.",
        "opublikował(a) post w grupie Wieś.", "bir gruba gönderi paylaştı.",
        "publicó en el grupo Pueblo.", "har lagt upp något i gruppen Byn.",
        "heeft een link gedeeld met het evenement Koningsdag.", "shared a photo to an event.",
        "\u0446\u044F \u0433\u0440\u0443\u043F\u0430", "heeft een foto toegevoegd in de groep X.",
        "heeft zijn status bijgewerkt op de tijdlijn van Jan."}) {
    CAPTURE(sentence);
    CHECK(KindOfTitle(kName + (" " + sentence), kName) == TitleKind::kElsewhere);
    const Candidate candidate =
        Only(ReadFacebookArchive({Profile(kName), Posts(Post(kName + (" " + sentence)))}));
    CHECK(candidate.withheld == "withheld.to_somebody");
    CHECK(candidate.question.empty());
    CHECK(candidate.may_overrule);
  }
}

TEST_CASE("every other sentence is asked by its kind, also one that nobody knows") {
  const std::map<std::string, std::string> kinds{
      {"heeft een bericht gedeeld.", "shared"},
      {"shared a post.", "shared"},
      {"deelde een foto van Truus Bos.", "shared"},
      {"heeft een herinnering gedeeld.", "memory"},
      {"was met Truus Bos.", "with_people"},
      {"was with Truus Bos and 3 others.", "with_people"},
      {"is feeling happy.", "feeling"},
      {"voelt zich trots.", "feeling"},
      {"was in Losser.", "checkin"},
      {"added a life event from 2 May 2012.", "life_event"},
      {"was live.", "live"},
      {"heeft dit aan zijn verhaal toegevoegd.", "story"},
      {"heeft 3 nieuwe foto's toegevoegd aan het album: Mobiel.", "album"},
      {"heeft zijn profielfoto gewijzigd.", "profile"},
      {"\u0130zmir'deydi.", "other"},
      {"dodał(a) nowe zdjęcie.", "other"},
      {"heeft een foto toegevoegd aan iets onbekends", "other"}};
  for (const auto& each : kinds) {
    const auto& sentence = each.first;
    const auto& kind = each.second;
    CAPTURE(sentence);
    CHECK(IdOf(KindOfTitle(kName + (" " + sentence), kName)) == kind);
    const Reading reading =
        ReadFacebookArchive({Profile(kName), Posts(Post(kName + (" " + sentence)))});
    CHECK(Only(reading).withheld == "withheld.audience_unknown");
    CHECK(Only(reading).question == "facebook_kind:" + kind);
    REQUIRE(reading.questions.size() == 1);
    CHECK(reading.questions[0].id == "facebook_kind:" + kind);
    CHECK(reading.questions[0].place == "1");
  }
}

TEST_CASE("without the file about the account most titles tell its name; others are not plain") {
  std::string records;
  for (int i = 0; i < 3; ++i) {
    records += Post("Anna Proef heeft een foto toegevoegd.") + ",";
  }
  const auto kind_of = [&](const std::string& title) {
    std::vector<std::string> titles(3, "Anna Proef heeft een foto toegevoegd.");
    titles.push_back(title);
    return KindOfTitle(title, NameInTitles(titles));
  };
  CHECK(kind_of("Anna Proef heeft een video toegevoegd.") == TitleKind::kPlain);
  CHECK(kind_of("Anna Proef posted in Jan heeft een foto toegevoegd.") != TitleKind::kPlain);
  CHECK(kind_of("Anna Proef in de groep Jan heeft een foto toegevoegd.") != TitleKind::kPlain);
  CHECK(kind_of("Kees Verzonnen heeft een foto toegevoegd.") == TitleKind::kOther);
  CHECK(NameInTitles({"Anna posted in Jan heeft een foto toegevoegd."}).empty());
  CHECK(NameInTitles({"Jan in de groep Jansen heeft een foto toegevoegd."}).empty());
}

TEST_CASE("what a record says about who may see it withholds it for good, whatever the member is") {
  for (const std::string member :
       {R"("privacy":"Vrienden")", R"("privacy":{"value":"ALL_FRIENDS"})", R"("is_archived":true)",
        R"("is_published":false)", R"("scheduled_publish_time":1902000000)",
        R"("audience":"Nur ich")", R"("post_audience":["friends"])", R"("visibility":"custom")",
        R"("is_hidden":1)", R"("isDraft":"true")", R"("close_friends_only":true)",
        R"("is_public":false)", R"("privacy_scope":3)", R"("attached":{"audience":"Familie"})",
        R"("in_trash":true)", R"("viewers":["Truus"])"}) {
    CAPTURE(member);
    const Candidate candidate = Only(ReadFacebookArchive({Posts(Post("", "," + member))}));
    CHECK(candidate.withheld == "withheld.not_public");
    CHECK_FALSE(candidate.may_overrule);
    CHECK(candidate.question.empty());
  }
  for (const std::string member :
       {R"("privacy":"Openbaar")", R"("privacy":{"value":"EVERYONE","description":"Public"})",
        R"("is_archived":false)", R"("is_published":true)", R"("scheduled_publish_time":0)",
        R"("audience":null)", R"("privacy":"")", R"("tags":[])"}) {
    CAPTURE(member);
    CHECK(Only(ReadFacebookArchive({Posts(Post("", "," + member))})).question ==
          "facebook_audience");
  }
}

TEST_CASE("names of files are exact: no bin, no archive, no draft") {
  for (const char* path :
       {"posts/your_posts.json", "posts/your_posts_1.json", "x/posts/your_posts_12.json",
        "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json",
        "this_profile's_activity_across_facebook/posts/profile_posts_1.json",
        "posts\\your_posts_1.json"}) {
    CAPTURE(path);
    CHECK(IsFacebookPosts(path));
  }
  for (const char* path :
       {"posts/your_posts_trash_1.json", "posts/your_posts_in_archive_1.json",
        "posts/your_posts_1_draft.json", "posts/archive.json", "posts/trash.json",
        "posts/your_posts_1.json.bak", "posts/profile_posts_trash_1.json",
        "groups/posts/your_posts_1.json", "posts/other_people's_posts_to_your_timeline.json"}) {
    CAPTURE(path);
    CHECK_FALSE(MayReadFacebook(path));
    CHECK_FALSE(LeavesOutFacebook(path));
  }
  for (const char* path :
       {"reels/your_reels.json", "posts/album/0.json", "posts/your_videos.json",
        "posts/your_posts_2024_new.json", "posts/your_posts_.json", "posts/your_posts_1x.json"}) {
    CAPTURE(path);
    CHECK_FALSE(MayReadFacebook(path));
    CHECK(LeavesOutFacebook(path));
  }
}

TEST_CASE("the account, when it was changed, and which time an undamaged archive covers") {
  const std::string first = R"({"timestamp":1402000000,"data":[{"post":"Een"},)"
                            R"({"update_timestamp":1402000600}]})";
  const std::string last = R"({"timestamp":1403000000,"data":[{"post":"Twee"}]})";
  const Reading reading = ReadFacebookArchive({Profile(kName), Posts(first + "," + last)});
  CHECK(reading.account == "https://www.facebook.com/proef");
  CHECK(reading.account_name == kName);
  CHECK(reading.candidates[0].item.modified == 1402000600);
  CHECK(reading.candidates[1].item.modified == 0);
  CHECK(reading.source.exported == "2014-06-17");
  REQUIRE(reading.covers);
  CHECK(reading.covers->from == 1402000000);
  CHECK(reading.covers->to == 1403000000);
  CHECK_FALSE(reading.covers->has_begin);
  CHECK_FALSE(ReadFacebookArchive({Posts(first + ",{\"timestamp\":3}")}).covers);
  const Reading gap = ReadFacebookArchive({Posts(first), Posts(last, "posts/your_posts_3.json")});
  CHECK_FALSE(gap.covers);
  CHECK(std::count_if(gap.report.begin(), gap.report.end(), [](const ReportLine& line) {
          return line.code == "file.missing" && line.place == "posts/your_posts_2.json";
        }) == 1);
  CHECK(ReadFacebookArchive({Posts(first)}).account.empty());
}

TEST_CASE("records of a new layout are told, one by one") {
  const Reading reading = ReadFacebookArchive(
      {Posts(R"({"media":[],"label_values":[{"label":"Bericht","value":"x"}],"fbid":"1"})")});
  CHECK(reading.candidates.empty());
  REQUIRE(reading.report.size() == 2);
  CHECK(reading.report[0].code == "record.new_layout");
  CHECK(reading.report[1].count == 1);
}

Candidate OnlyWith(const std::string& member) {
  const std::string post =
      R"([{"timestamp":1401979320,"title":"","data":[{"post":"Een bericht."}],)" + member + "}]";
  return ReadFacebookArchive({{"posts/your_posts_1.json", post}}).candidates.at(0);
}

TEST_CASE(
    "whatever a member calls it: a draft, a bin, an archive, a circle or a time to come hides") {
  for (const std::string member : {R"("status":"draft")",
                                   R"("state":"ARCHIVED")",
                                   R"("archive":true)",
                                   R"("in_archive":true)",
                                   R"("removed":true)",
                                   R"("status":"SCHEDULED")",
                                   R"("friends_of_friends":true)",
                                   R"("who_can_view":"Friends")",
                                   R"("post_type":"private_message")",
                                   R"("in_trash":1)",
                                   R"("is_public":"no")",
                                   R"("friends":true)",
                                   R"("published":0)",
                                   R"("is_published":"nee")",
                                   R"("share_setting":"FRIENDS")",
                                   R"("targeting":{"age":18})",
                                   R"("recipients":["Kees"])",
                                   R"("visible":false)",
                                   R"("story":true)",
                                   R"("ephemeral":true)",
                                   R"("publish_at":2803958640)",
                                   R"("publish_at":"2031-01-01T00:00:00Z")",
                                   R"("scheduled_time":2803958640)",
                                   R"("custom_audience":"x")",
                                   R"("privacy_status":"unlisted")",
                                   R"("zichtbaarheid":"Vrienden")",
                                   R"("doelgroep":"vrienden")",
                                   R"("sichtbarkeit":"Freunde")",
                                   R"("gearchiveerd":true)",
                                   R"("concept":true)",
                                   R"("archive_status":"archived")",
                                   R"("share_to":"close friends")",
                                   R"("taken_down":true)",
                                   R"("post":{"visibility":"trash"})",
                                   R"("status":"im Papierkorb")"}) {
    CAPTURE(member);
    CHECK(OnlyWith(member).withheld == "withheld.not_public");
    CHECK_FALSE(OnlyWith(member).may_overrule);
  }
  for (const std::string member :
       {R"("status":"published")", R"("state":"live")", R"("archive":false)", R"("removed":false)",
        R"("privacy":"Public")", R"("privacy":{"value":"EVERYONE","description":"Public"})",
        R"("privacy_setting":"Iedereen")", R"("publish_at":1401979320)", R"("friends":["Kees"])",
        R"("concept":"Het plan")", R"("archive":"https://archief.nl/1")", R"("targeting":{})",
        R"("status":"De besloten raad heeft vandaag een concept van de begroting verwijderd.")"}) {
    CAPTURE(member);
    CHECK(OnlyWith(member).withheld == "withheld.audience_unknown");
  }
}

TEST_CASE("a post that is addressed to somebody is for a person to open") {
  CHECK(OnlyWith(R"("to":[{"name":"Kees Bos"}])").withheld == "withheld.to_somebody");
  CHECK(OnlyWith(R"("to":{"data":[{"name":"Kees Bos"}]})").withheld == "withheld.to_somebody");
  CHECK(OnlyWith(R"("to":[])").withheld == "withheld.audience_unknown");
  CHECK(OnlyWith(R"("list":"Goede vrienden")").withheld == "withheld.not_public");
}

TEST_CASE("posts below a folder of what is not public, or no longer, are no posts") {
  for (const char* folder : {"trash",          "drafts",
                             "deleted",        "recently_deleted",
                             "archive",        "stories",
                             "friends_only",   "group_posts",
                             "groups",         "events",
                             "Groepen",        "prullenbak",
                             "archief",        "concepten",
                             "Gel\u00F6scht",  "papierkorb",
                             "Entw\u00FCrfe",  "Gruppen",
                             "corbeille",      "brouillons",
                             "groupes",        "comments_and_reactions",
                             "__MACOSX",       "close_friends",
                             "scheduled_posts"}) {
    CAPTURE(std::string(folder));
    for (const std::string& path : {std::string(folder) + "/posts/your_posts_1.json",
                                    "posts/" + std::string(folder) + "/posts/your_posts_1.json"}) {
      CHECK_FALSE(MayReadAs("facebook-archive", path));
      CHECK(IdOfPaths({path}).empty());
    }
    CHECK_FALSE(
        MayReadAs("instagram-archive", "media/" + std::string(folder) + "/content/posts_1.json"));
  }
  for (const char* path :
       {"posts/your_posts_1.json", "your_facebook_activity/posts/your_posts_1.json",
        "Facebook archief 2024/posts/your_posts_1.json",
        "archief-burgemeester/posts/your_posts_1.json",
        "this_profile_s_activity_across_facebook/posts/profile_posts_1.json",
        "your_activity_across_facebook/posts/your_posts__check_ins__photos_and_videos_1.json"}) {
    CAPTURE(std::string(path));
    CHECK(MayReadAs("facebook-archive", path));
  }
}

TEST_CASE("what stands with a post tells that it stood in a group or at an event") {
  const auto kind = [](const std::string& part) {
    return OnlyWith(R"("attachments":[{"data":[)" + part + "]}]").withheld;
  };
  for (const std::string part :
       {R"({"comment":{"comment":"Dag","author":"B","group":"Moeders"}})",
        R"({"external_context":{"url":"https://www.facebook.com/groups/123/permalink/4"}})",
        R"({"external_context":{"url":"https://m.facebook.com/events/123"}})",
        R"({"external_context":{"url":"https://fb.me/e/abc"}})", R"({"marketplace":{"x":1}})",
        R"({"event":{"name":"Feest"}})"}) {
    CAPTURE(part);
    CHECK(kind(part) == "withheld.to_somebody");
  }
  const Candidate named = OnlyWith(R"("attachments":[{"data":[{"name":"Moeders van Losser"}]}])");
  CHECK(named.question == "facebook_kind:other");
  CHECK(kind(R"({"external_context":{"url":"https://www.voorbeeld.nl/groups/1"}})") ==
        "withheld.audience_unknown");
}

}  // namespace
}  // namespace kringen
