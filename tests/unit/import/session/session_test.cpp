// From archives to a publication: what is let through, what is withheld and why, and that neither
// the order of the archives nor a second reading changes anything.
#include "import/session/session.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "import/session/account_ids.h"
#include "import/session/review_list.h"
#include "model/publication_json.h"
#include "unit/import/archive_fixtures.h"

namespace kringen {
namespace {

std::string Bytes(const Publication& publication) {
  std::string all;
  for (const OutputFile& file : WriteExport(publication)) all += file.path + "\n" + file.bytes;
  return all;
}

// As an officer who answers and looks at everything.
void Look(ImportSession* session) {
  session->Update();
  SayOffice(session);
  SeeAll(session);
}

ImportSession All(bool is_public) {
  ImportSession session(TestOptions());
  session.Add("facebook.zip", FacebookFiles());
  session.Add("page.zip", PageFiles());
  session.Add("x.zip", XFiles());
  session.Add("mastodon.tar.gz", MastodonFiles());
  session.Add("berichten.csv", {MetaFile()});
  if (is_public) {
    session.Answer("facebook_audience", "public");
    session.Answer("facebook_page_audience", "public");
    session.Answer("x_audience", "public");
  }
  Look(&session);
  return session;
}

std::map<std::string, std::string> Withheld(const ImportSession& session) {
  std::map<std::string, std::string> withheld;
  for (const Candidate& candidate : session.candidates()) {
    withheld[WithoutAccount(candidate.item.id)] = candidate.withheld;
  }
  return withheld;
}

PublicationItem ItemOf(const Publication& publication, const std::string& id) {
  const auto found =
      std::find_if(publication.items.begin(), publication.items.end(),
                   [&](const PublicationItem& item) { return WithoutAccount(item.id) == id; });
  REQUIRE(found != publication.items.end());
  return *found;
}

TEST_CASE("what an archive is, by its names") {
  CHECK(IdOfPaths({"wrapping/posts/your_posts_1.json"}) == "facebook-archive");
  CHECK(IdOfPaths({"your_facebook_activity/posts/"
                   "your_posts__check_ins__photos_and_videos_1.json"}) == "facebook-archive");
  CHECK(IdOfPaths({"this_profile\xE2\x80\x99s_activity_across_facebook/posts/"
                   "profile_posts_1.json"}) == "facebook-archive");
  CHECK(IdOfPaths({"tweet.js"}) == "x-archive");
  CHECK(IdOfPaths({"data/tweets-part1.js", "data/like.js"}) == "x-archive");
  CHECK(IdOfPaths({"outbox.json", "likes.json"}) == "mastodon-archive");
  CHECK(IdOfPaths({"your_facebook_activity/posts/your_posts_1.html"}) == "facebook-html");
  CHECK(IdOfPaths({"holiday.jpg"}) == "");
  CHECK(IdOfFile("a.csv", MetaFile().bytes) == "meta-csv");
}

TEST_CASE("what may not be read is never opened") {
  for (const char* path : {"posts/archive.json", "posts/trash.json",
                           "posts/other_people's_posts_to_your_timeline.json",
                           "messages/inbox/x/message_1.json", "friends/your_friends.json",
                           "posts/album/0.json", "comments_and_reactions/comments.json"}) {
    CHECK_FALSE(MayReadAs("facebook-archive", path));
  }
  for (const char* path : {"data/direct-messages.js", "data/deleted-tweets.js", "data/contact.js",
                           "data/like.js", "data/tweetdeck.js", "data/ip-audit.js"}) {
    CHECK_FALSE(MayReadAs("x-archive", path));
  }
  CHECK_FALSE(MayReadAs("mastodon-archive", "likes.json"));
  CHECK_FALSE(MayReadAs("", "outbox.json"));
}

TEST_CASE("each message is published or withheld for a reason") {
  const std::map<std::string, std::string> expected{
      {"fb-1401979320", ""},
      {"fb-1402000000", "withheld.to_somebody"},
      {"fb-1402100000", "withheld.no_text"},
      {"fb-1402200000", ""},
      {"fbp-1403000000", ""},
      {"mastodon-1", ""},
      {"mastodon-2", "withheld.not_public"},
      {"mastodon-3", "withheld.not_public"},
      {"mastodon-4", "withheld.unlisted"},
      {"mastodon-5", ""},
      {"x-500000000000000001", ""},
      {"x-500000000000000002", ""},
      {"x-500000000000000003", "withheld.reply_to_citizen"},
      {"x-500000000000000004", "withheld.words_of_others"},
      {"x-500000000000000006", ""},
      {"x-500000000000000007", "withheld.not_public"},
      {"x-500000000000000008", ""}};
  CHECK(Withheld(All(true)) == expected);
}

TEST_CASE("a profile is not public until somebody says so, each by itself") {
  const ImportSession session = All(false);
  CHECK(Withheld(session).at("fb-1401979320") == "withheld.audience_unknown");
  CHECK(Withheld(session).at("fbp-1403000000") == "withheld.audience_unknown");
  std::vector<std::string> asked;
  for (const Question& question : session.questions()) {
    if (!question.form.empty()) continue;
    if (question.code == "question.account") continue;
    CHECK(question.answer.empty());
    asked.push_back(question.id);
  }
  CHECK(asked ==
        std::vector<std::string>{"facebook_audience", "facebook_page_audience", "x_audience"});
}

TEST_CASE("law: an answer opens what it asks about, and nothing of another source") {
  const ImportSession shut = All(false);
  for (const Question& question : shut.questions()) {
    if (!question.form.empty()) continue;  // nothing waits for those
    if (question.code == "question.account") continue;
    CAPTURE(question.id);
    ImportSession session(TestOptions());
    session.Add("facebook.zip", FacebookFiles());
    session.Add("page.zip", PageFiles());
    session.Add("x.zip", XFiles());
    session.Answer(question.id, "public");
    Look(&session);
    int opened = 0;
    for (const Candidate& candidate : session.candidates()) {
      if (candidate.withheld.empty()) CHECK(candidate.question == question.id);
      opened += candidate.withheld.empty() ? 1 : 0;
    }
    CHECK(opened > 0);
  }
}

TEST_CASE("what was for a few stays theirs, whichever archive has the list") {
  ImportSession session(TestOptions());
  session.Answer("x_audience", "public");
  std::vector<SourceFile> tweets = XFiles(), list;
  const auto is_list = [](const SourceFile& file) {
    return file.path == "data/twitter-circle-tweet.js";
  };
  list.push_back(*std::find_if(tweets.begin(), tweets.end(), is_list));
  tweets.erase(std::remove_if(tweets.begin(), tweets.end(), is_list), tweets.end());
  session.Add("x-1.zip", tweets);
  Look(&session);
  CHECK(Withheld(session).at("x-500000000000000007").empty());
  list.push_back({"data/tweets.js", "window.YTD.tweets.part0 = []"});
  session.Add("x-2.zip", list);
  Look(&session);
  CHECK(Withheld(session).at("x-500000000000000007") == "withheld.not_public");
  session.Decide({"x-500000000000000007", "publish", ""});
  Look(&session);
  CHECK(Withheld(session).at("x-500000000000000007") == "withheld.not_public");
}

TEST_CASE("a list of a small circle that is damaged holds everything back") {
  std::vector<SourceFile> files = XFiles();
  for (SourceFile& file : files) {
    if (file.path == "data/twitter-circle-tweet.js") {
      file.bytes = "window.YTD.twitter_circle_tweet.part0 = [{\"tweet\": {";
    }
  }
  ImportSession session(TestOptions());
  session.Answer("x_audience", "public");
  session.Add("x.zip", files);
  Look(&session);
  CHECK(Withheld(session).at("x-500000000000000001") == "withheld.circle_unknown");
  CHECK(session.Publish().items.empty());
}

TEST_CASE("texts are mended, and personal data is gone") {
  const Publication publication = All(true).Publish();
  CHECK(ItemOf(publication, "fb-1401979320").content_text ==
        "Café geopend in De Lutte 🎉 Mail [e-mailadres] of bel [telefoonnummer].\n\nHet lint gaat "
        "eraf");
  CHECK(ItemOf(publication, "fb-1402200000").external_url == "https://voorbeeld.nl/a");
  CHECK(ItemOf(publication, "x-500000000000000001").content_text ==
        "Werk & wonen: lees https://voorbeeld.nl/x");
  CHECK(ItemOf(publication, "x-500000000000000008").content_text ==
        "Dit is een lang bericht dat hier afbreekt en verder gaat: 5 < 6 & klaar.");
  CHECK(WithoutAccount(ItemOf(publication, "x-500000000000000002").in_reply_to) ==
        "x-500000000000000001");
  CHECK(WithoutAccount(ItemOf(publication, "mastodon-5").in_reply_to) == "mastodon-1");
}

TEST_CASE("nothing of what is withheld, and no person, is in the files") {
  const std::string bytes = Bytes(All(true).Publish());
  for (const char* word : {"truus",
                           "Verzonnen",
                           "verzonnen",
                           "kees",
                           "Kees",
                           "06-1234",
                           "192.0.2.7",
                           "52.3",
                           "jpg",
                           "volgers",
                           "Prive",
                           "Niet vermeld",
                           "kleine kring",
                           "gewist",
                           "Wat een dag",
                           "fest.",
                           "utm_source",
                           "fbclid",
                           "mastodon-2",
                           "500000000000000003",
                           "500000000000000007"}) {
    CAPTURE(word);
    CHECK(bytes.find(word) == std::string::npos);
  }
}

TEST_CASE("no text of a message is in the report") {
  const ImportSession session = All(false);
  for (const ReportLine& line : session.report()) {
    for (const char* word : {"Caf", "Gefeliciteerd", "volgers", "Dank", "feest"}) {
      CHECK(line.detail.find(word) == std::string::npos);
      CHECK(line.place.find(word) == std::string::npos);
    }
  }
}

TEST_CASE("the order of the archives changes no byte, and twice the same is once") {
  const std::string bytes = Bytes(All(true).Publish());
  ImportSession session(TestOptions());
  session.Answer("facebook_audience", "public");
  session.Answer("facebook_page_audience", "public");
  session.Answer("x_audience", "public");
  session.Add("berichten.csv", {MetaFile()});
  session.Add("mastodon.tar.gz", MastodonFiles());
  std::vector<SourceFile> tweets = XFiles();
  std::reverse(tweets.begin(), tweets.end());
  for (int time = 0; time < 2; ++time) {
    session.Add("x.zip", tweets);
    session.Add("page.zip", PageFiles());
    session.Add("facebook.zip", FacebookFiles());
  }
  Look(&session);
  Look(&session);
  CHECK(Bytes(session.Publish()) == bytes);
}

TEST_CASE("counts of Meta's table come to their message, blanks stay unknown") {
  const ImportSession session = All(true);
  const PublicationItem item = ItemOf(session.Publish(), "fbp-1403000000");
  REQUIRE(item.metrics.size() == 1);
  const MetricRow& row = item.metrics[0];
  CHECK(row.source == "platform");
  CHECK(row.reactions == 40);
  CHECK(row.comments == 12);
  CHECK(row.shares == 5);
  CHECK(row.reach == 1200);
  CHECK(row.others == std::vector<std::pair<std::string, std::int64_t>>{{"views", 1500}});
  CHECK(item.url == "https://www.facebook.com/1/posts/122158000000000001");
  REQUIRE(session.unmatched().size() == 1);
  CHECK(session.unmatched()[0].row.reactions == -1);
  CHECK(session.unmatched()[0].record == "berichten.csv#3");
}

TEST_CASE("decisions: a reply one by one, nothing that was never public") {
  ImportSession session = All(true);
  session.Decide({"x-500000000000000003", "publish", ""});
  session.Decide({"mastodon-2", "publish", ""});
  session.Decide({"mastodon-1", "withhold", ""});
  session.Decide({"fbp-1403000000", "instrument", "rules"});
  session.Decide({"fbp-1403000000", "expires", "2014-10-01"});
  Look(&session);
  const std::map<std::string, std::string> withheld = Withheld(session);
  CHECK(withheld.at("x-500000000000000003").empty());
  CHECK(withheld.at("mastodon-2") == "withheld.not_public");
  CHECK(withheld.at("mastodon-1") == "withheld.by_hand");
  CHECK(withheld.at("fbp-1403000000") == "withheld.expired");
  const Publication publication = session.Publish();
  CHECK(ItemOf(publication, "x-500000000000000003").content_text ==
        "[account] Dank, ik kom langs.");
  CHECK(withheld.at("mastodon-5") == "withheld.root_withheld");
}

TEST_CASE("only the empty village takes the villages of a message away") {
  ImportSession session = All(true);
  const auto villages = [&](const std::vector<Decision>& decisions) {
    for (const Decision& decision : decisions) session.Decide(decision);
    Look(&session);
    return ItemOf(session.Publish(), "mastodon-1").villages;
  };
  using Villages = std::vector<std::string>;
  CHECK(villages({{"mastodon-1", "village", "glane"}}) == Villages{"glane"});
  CHECK(villages({{"mastodon-1", "case", ""}, {"mastodon-1", "expires", ""}}) == Villages{"glane"});
  CHECK(villages({{"mastodon-1", "village", ""}}).empty());
}

TEST_CASE("a decision that is taken back leaves no trace") {
  ImportSession session = All(true);
  const std::string before = Bytes(session.Publish());
  session.SetCases({{"zorg", "Zorg", ""}});
  for (const Decision& decision :
       {Decision{"mastodon-1", "withhold", ""}, Decision{"mastodon-1", "case", "zorg"},
        Decision{"mastodon-1", "instrument", "rules"},
        Decision{"mastodon-1", "direction", "answers"}, Decision{"mastodon-1", "village", "glane"},
        Decision{"mastodon-1", "expires", "2014-01-01"}}) {
    CAPTURE(decision.what);
    session.SetDecisions({decision});
    Look(&session);
    CHECK(Bytes(session.Publish()) != before);
    session.SetDecisions({});
    Look(&session);
    CHECK(Bytes(session.Publish()) == before);
  }
}

TEST_CASE("adding all at once or one by one is the same export") {
  ImportOptions options = TestOptions();
  options.incremental = false;
  ImportSession once(options), slowly(TestOptions());
  const std::vector<std::vector<SourceFile>> all{FacebookFiles(), XFiles(), {MetaFile()}};
  slowly.Answer("x_audience", "public");
  slowly.Answer("facebook_audience", "public");
  for (const auto& files : all) {
    slowly.Add("a", files);
    Look(&slowly);
  }
  for (const auto& files : all) once.Add("a", files);
  for (const Question& question : slowly.questions()) once.Answer(question.id, question.answer);
  for (const Candidate& candidate : slowly.candidates()) {
    once.Decide({candidate.item.id, "seen", PublicDigest(candidate.item)});
  }
  once.Update();
  CHECK(Bytes(once.Publish()) == Bytes(slowly.Publish()));
}

TEST_CASE("what describes an export stays through an import into it") {
  Publication earlier = All(true).Publish();
  earlier.description = "Wat wij vertelden";
  earlier.about = "https://voorbeeld.example/over";
  earlier.home_page_url = "https://voorbeeld.example/";
  earlier.feed_url = "https://voorbeeld.example/feed.json";
  earlier.population = "population.json";
  ImportSession session = All(true);
  session.AddEarlier(earlier);
  Look(&session);
  CHECK(Bytes(session.Publish()) == Bytes(earlier));
}

TEST_CASE("what no archive covers stays, and what is gone goes only by a whole archive") {
  const Publication before = All(true).Publish();
  Publication earlier = before;
  PublicationItem press = earlier.items.back();
  press.id = "krant-1";
  press.channel = "krant";
  earlier.items.push_back(press);
  PublicationItem gone = ItemOf(before, "x-500000000000000006");
  gone.id = "x-500000000000000777";
  earlier.items.push_back(gone);
  ImportSession session(TestOptions());
  session.AddEarlier(earlier);
  session.Answer("x_audience", "public");
  session.Add("x.zip", XFiles());
  Look(&session);
  const Publication after = session.Publish();
  CHECK(ItemOf(after, "krant-1").channel == "krant");
  CHECK(ItemOf(after, "mastodon-1").id == ItemOf(before, "mastodon-1").id);
}

TEST_CASE("broken files say so and cost nothing else") {
  for (const std::size_t keep : {std::size_t{0}, std::size_t{1}, std::size_t{400}}) {
    std::vector<SourceFile> files = FacebookFiles();
    files.push_back({"posts/your_posts_2.json", files[0].bytes.substr(0, keep)});
    ImportSession session(TestOptions());
    session.Add("facebook.zip", files);
    Look(&session);
    CHECK(session.candidates().size() == 4);
    const auto& report = session.report();
    CHECK(std::any_of(report.begin(), report.end(), [](const ReportLine& line) {
      return line.level == ReportLine::Level::kMalformed && line.place == "posts/your_posts_2.json";
    }));
  }
  ImportSession session(TestOptions());
  session.Add("a.html", {{"posts/your_posts_1.html", "<html>"}});
  session.Add("b.bin", {{"b.bin", "\x01\x02"}});
  Look(&session);
  REQUIRE(session.report().size() == 2);
  CHECK(session.report()[0].code == "file.facebook_html");
  CHECK(session.report()[1].code == "file.unknown");
}

}  // namespace
}  // namespace kringen
