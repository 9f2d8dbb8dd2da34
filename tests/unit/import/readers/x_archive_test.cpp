// X: tweets that were not for everybody (a circle, a community, subscribers, a protected time),
// words of others however they are handed on, threads, edits, and what a whole archive covers.
#include "import/readers/x_archive.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "import/readers/others_words.h"
#include "import/session/session.h"
#include "unit/import/archive_fixtures.h"

namespace kringen {
namespace {

constexpr const char* kAccount =
    R"(window.YTD.account.part0 = [{"account":{"accountId":"77","username":"proefgemeente"}}])";

SourceFile Js(const std::string& name, const std::string& records) {
  return {"data/" + name + ".js", "window.YTD." + name + ".part0 = [" + records + "]"};
}

std::string Tweet(const std::string& id, const std::string& day, const std::string& more = {}) {
  return R"({"tweet":{"id_str":")" + id + R"(","created_at":"Fri )" + day +
         R"( 09:00:00 +0000 2024","full_text":"Het loket is open")" + more + "}}";
}

std::map<std::string, std::string> Withheld(const std::vector<SourceFile>& files) {
  ImportSession session(TestOptions());
  session.Add("x.zip", files);
  session.Answer("x_audience", "public");
  session.Update();
  SayOffice(&session);
  std::map<std::string, std::string> withheld;
  for (const Candidate& each : session.candidates()) withheld[each.item.id] = each.withheld;
  return withheld;
}

TEST_CASE("tweets of a protected time stay in, and all of an account that is protected now") {
  const std::vector<SourceFile> tweets{
      {"data/account.js", kAccount},
      Js("tweets", Tweet("1", "Mar 01") + "," + Tweet("2", "Mar 10") + "," + Tweet("3", "Mar 20"))};
  const auto with = [&](const std::string& changes) {
    std::vector<SourceFile> files = tweets;
    files.push_back(Js("protected-history", changes));
    return Withheld(files);
  };
  const auto change = [](const char* day, const char* action) {
    return std::string(R"({"protectedHistory":{"protectedAt":"2024-03-)") + day +
           R"(T12:00:00.000Z","action":")" + action + R"("}})";
  };
  using Map = std::map<std::string, std::string>;
  const std::string no = "withheld.not_public";
  CHECK(Withheld(tweets) == Map{{"x-1", ""}, {"x-2", ""}, {"x-3", ""}});
  CHECK(with(change("05", "Protect") + "," + change("15", "Unprotect")) ==
        Map{{"x-1", ""}, {"x-2", no}, {"x-3", ""}});
  CHECK(with(change("15", "Unprotect")) == Map{{"x-1", no}, {"x-2", no}, {"x-3", ""}});
  CHECK(with(change("15", "Unprotect") + "," + change("05", "Protect")) ==
        Map{{"x-1", ""}, {"x-2", no}, {"x-3", ""}});
  CHECK(with(change("15", "Protect")) == Map{{"x-1", no}, {"x-2", no}, {"x-3", no}});
  const std::string doubt = "withheld.circle_unknown";
  for (const char* damaged : {R"({"protectedHistory":{"action":"Protect"}})", "3", "{",
                              R"({"protectedHistory":{"protectedAt":"gisteren","action":"x"}})"}) {
    CAPTURE(damaged);
    CHECK(with(damaged) == Map{{"x-1", doubt}, {"x-2", doubt}, {"x-3", doubt}});
  }
}

TEST_CASE("communities, subscribers and circles: by their lists and by what a tweet says") {
  const SourceFile tweets = Js("tweets", Tweet("1", "Mar 01") + "," + Tweet("2", "Mar 02"));
  for (const auto& each : {std::pair{"community-tweet", R"({"tweet":{"id_str":"2"}})"},
                           std::pair{"community-tweet", R"({"communityTweet":{"tweetId":"2"}})"},
                           std::pair{"community-tweet-part1", R"({"id_str":"2"})"},
                           std::pair{"twitter-circle-tweet", R"({"tweet":{"id_str":"2"}})"}}) {
    const auto& name = each.first;
    const auto& record = each.second;
    CAPTURE(name);
    const auto withheld = Withheld({tweets, Js(name, record)});
    CHECK(withheld.at("x-1").empty());
    CHECK(withheld.at("x-2") == "withheld.not_public");
  }
  for (const std::string member :
       {R"(,"community_id_str":"9")", R"(,"exclusive_tweet_control":{"x":1})",
        R"(,"is_super_follows_only":true)", R"(,"trusted_friends_control":{"a":"b"})",
        R"(,"user":{"protected":true})", R"(,"subscribers_only":"yes")",
        R"(,"scopes":{"followers":true})"}) {
    CAPTURE(member);
    CHECK(Withheld({Js("tweets", Tweet("1", "Mar 01", member))}).at("x-1") ==
          "withheld.not_public");
  }
  for (const std::string member : {R"(,"user":{"protected":false})",
                                   R"(,"possibly_sensitive":true)", R"(,"community":null)"}) {
    CAPTURE(member);
    CHECK(Withheld({Js("tweets", Tweet("1", "Mar 01", member))}).at("x-1").empty());
  }
}

TEST_CASE("words of others, however they are handed on; one's own words are not") {
  for (const char* text :
       {"RT @kees: Wat een dag", "rt @kees wat een dag", "RT kees verzonnen: Wat een dag",
        "\u201CRT naam: Wat een dag\u201D", "MT @kees: Wat een dag", "Mooi! RT @kees: Wat een dag",
        "\u201EWat een dag\u201D via @kees", "\"Wat een dag\" - @kees", "\"@kees: wat een dag\"",
        "\u2018@kees: wat een dag\u2019", "\u200FRT @kees: Wat een dag", "RT: @kees Wat een dag",
        "Repost @kees wat een dag", "#repost from @kees", "\u00ABWat een dag\u00BB door @kees",
        "Prachtig MT @kees: wat een dag"}) {
    CAPTURE(std::string(text));
    CHECK(AreOthersWords(text));
  }
  for (const char* text :
       {"Het loket is open", "Start @kees morgen", "\u201CDoe mee\u201D zei de wethouder",
        "RTV Oost komt langs: kijk mee", "Foto via @kees", "Kort @ de markt", "RT", "",
        "De repost van vorig jaar", "@kees dank voor uw vraag"}) {
    CAPTURE(std::string(text));
    CHECK_FALSE(AreOthersWords(text));
  }
  for (const char* text :
       {"@kees dank", " @kees dank", "\u200F@kees dank", "\u201C@kees dank", "\uFF20kees dank"}) {
    CAPTURE(std::string(text));
    CHECK(SpeaksToAccount(text));
  }
  for (const char* text : {"Dank @kees", "@", "", "Mail naar a@b.example"}) {
    CHECK_FALSE(SpeaksToAccount(text));
  }
}

TEST_CASE("a thread is public with its first message, to any depth, and not without it") {
  const auto self = [](const std::string& to) {
    return R"(,"in_reply_to_status_id_str":")" + to + R"(","in_reply_to_user_id_str":"77")";
  };
  const std::string reply = R"(,"in_reply_to_status_id_str":"9","in_reply_to_user_id_str":"42")";
  const std::vector<SourceFile> files{
      {"data/account.js", kAccount},
      Js("tweets", Tweet("1", "Mar 01") + "," + Tweet("2", "Mar 02", self("1")) + "," +
                       Tweet("3", "Mar 03", self("2")) + "," + Tweet("4", "Mar 04", reply) + "," +
                       Tweet("5", "Mar 05", self("4")) + "," + Tweet("6", "Mar 06", self("5")) +
                       "," + Tweet("7", "Mar 07", self("999")) + "," +
                       Tweet("8", "Mar 08", R"(,"in_reply_to_user_id_str":"77")"))};
  const std::string loose = "withheld.root_withheld";
  std::map<std::string, std::string> expected{
      {"x-1", ""},    {"x-2", ""},    {"x-3", ""},    {"x-4", "withheld.reply_to_citizen"},
      {"x-5", loose}, {"x-6", loose}, {"x-7", loose}, {"x-8", loose}};
  CHECK(Withheld(files) == expected);
  ImportSession session(TestOptions());
  session.Add("x.zip", files);
  session.Answer("x_audience", "public");
  session.Decide({"x-1", "withhold", ""});
  session.Update();
  SayOffice(&session);
  for (const Candidate& each : session.candidates()) CHECK_FALSE(each.withheld.empty());
  session.Decide({"x-2", "publish", ""});
  session.Update();
  for (const Candidate& each : session.candidates()) {
    const bool is_open = each.item.id == "x-2" || each.item.id == "x-3";
    CHECK(each.withheld.empty() == is_open);
  }
}

TEST_CASE("account, edits, and a coverage only of what is whole") {
  const auto manifest = [](const std::string& count, const std::string& more = {}) {
    return SourceFile{"data/manifest.js",
                      R"(window.__THAR_CONFIG = {"archiveInfo":{"generationDate":)"
                      R"("2024-04-01T08:00:00.000Z","isPartialArchive":false},"dataTypes":{)" +
                          more + R"("tweets":{"files":[{"fileName":"data/tweets.js","count":")" +
                          count + R"("}]}}})"};
  };
  const SourceFile tweets = Js(
      "tweets", Tweet("1", "Mar 01", R"(,"edit_info":{"initial":{"editTweetIds":["1"]}})") + "," +
                    Tweet("2", "Mar 02", R"(,"edit_info":{"edit":{"initialTweetId":"1"}})"));
  const SourceFile account{"data/account.js", kAccount};
  const Reading reading = ReadXArchive({tweets, manifest("2"), account});
  CHECK(reading.account == "77");
  CHECK(reading.account_name == "proefgemeente");
  CHECK(reading.has_global_ids);
  CHECK(reading.source.exported == "2024-04-01");
  REQUIRE(reading.candidates.size() == 1);
  const PublicationItem& item = reading.candidates[0].item;
  CHECK(item.id == "x-2");
  CHECK(item.modified - item.published == 86400);
  REQUIRE(reading.covers);
  CHECK(reading.covers->has_begin);
  CHECK(reading.covers->from == item.published);
  CHECK(reading.covers->to == 1711958400);
  CHECK_FALSE(ReadXArchive({tweets, account}).covers);
  CHECK(ReadXArchive({tweets}).source.exported == "2024-03-01");
  CHECK_FALSE(ReadXArchive({tweets, manifest("3")}).covers);
  CHECK_FALSE(ReadXArchive({tweets, manifest("2", R"("noteTweet":{"files":[{"fileName":)"
                                                  R"("data/note-tweet.js","count":"1"}]},)")})
                  .covers);
  SourceFile broken = tweets;
  broken.bytes.insert(broken.bytes.size() - 1, ",{]");
  CHECK_FALSE(ReadXArchive({broken, manifest("3")}).covers);
}

TEST_CASE("names of X's files are exact; what is deleted is never opened") {
  for (const char* path : {"data/tweets.js", "tweet.js", "data/tweets-part12.js",
                           "data/community-tweet.js", "data/protected-history.js"}) {
    CHECK(MayReadX(path));
  }
  for (const char* path :
       {"data/tweets-partial.js", "data/tweet-headers.js", "data/deleted-tweets.js",
        "data/deleted-note-tweet.js", "data/tweets-part.js", "data/account-suspension.js",
        "data/manifest-part1.js", "data/grok-chat-item.js", "assets/js/tweets.js"}) {
    CAPTURE(path);
    CHECK_FALSE(MayReadX(path));
    CHECK_FALSE(LeavesOutX(path));
  }
  CHECK(LeavesOutX("data/article.js"));
  CHECK_FALSE(MayReadX("data/article.js"));
}

TEST_CASE("words of others in the midst of one's own, or behind a sign of handing on") {
  for (const char* text :
       {"Mooi! \"@kees_v: wat een dag\"", "Mooi! \u201C@kees_v: wat een dag\u201D",
        "Zo is het \u00AB @kees_v : wat een dag \u00BB", "QT @kees_v wat een dag",
        "Eens! QT @kees_v: wat een dag", "Via @kees_v: wat een dag", "via: @kees_v: wat een dag",
        "\u267B @kees_v: wat een dag", "\u267B\uFE0F @kees_v wat een dag",
        "Mooi \U0001F501 @kees_v", "\u201CWat een dag\u201D @kees_v", "\"Wat een dag\" @kees_v",
        "\u2018Wat een dag\u2019 (@kees_v)"}) {
    CAPTURE(std::string(text));
    CHECK(AreOthersWords(text));
  }
  for (const char* text :
       {"Vandaag met @kees_v: wat een dag", "Om 9:00 spreekt @kees_v",
        "Wij zijn \"trots\" op @kees_v", "Route: A1 \u2192 Losser", "Dank @kees_v",
        "Qua tijd: 9 uur", "Via de N731 naar Losser", "\U0001F501 alles opnieuw"}) {
    CAPTURE(std::string(text));
    CHECK_FALSE(AreOthersWords(text));
  }
}

TEST_CASE("pictures and the number in a thread before an account change nothing") {
  for (const char* text :
       {"\U0001F44D @kees dank", "\u2764\uFE0F\u200D\U0001F525 @kees", "1/ @kees dank", "2/5 @kees",
        "(1/3) @kees", "1. @kees", "1/2 \U0001F44D @kees", "1\uFE0F\u20E3 @kees", "[2/2] @kees"}) {
    CAPTURE(std::string(text));
    CHECK(SpeaksToAccount(text));
  }
  for (const char* text :
       {"3 @kees", "1/2 liter melk", "2024 @kees", "\U0001F44D Losser", "1/", "5."}) {
    CAPTURE(std::string(text));
    CHECK_FALSE(SpeaksToAccount(text));
  }
}

TEST_CASE("a reply is one by a number as much as by a text") {
  const auto withheld = [](const std::string& more) {
    return Withheld({{"data/account.js", kAccount}, Js("tweets", Tweet("5", "Mar 15", more))})
        .at("x-5");
  };
  CHECK(withheld("").empty());
  CHECK(withheld(R"(,"in_reply_to_status_id":12)") == "withheld.reply_to_citizen");
  CHECK(withheld(R"(,"in_reply_to_status_id":1500000000000000001)") == "withheld.reply_to_citizen");
  CHECK(withheld(R"(,"in_reply_to_user_id":88)") == "withheld.reply_to_citizen");
  CHECK(withheld(R"(,"in_reply_to_status_id":"12")") == "withheld.reply_to_citizen");
  CHECK(withheld(R"(,"in_reply_to_user_id":null,"in_reply_to_status_id":null)").empty());
}

}  // namespace
}  // namespace kringen
