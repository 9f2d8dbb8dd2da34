#include "model/feed_json.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "model/entries.h"
#include "model/feed.h"
#include "model/item.h"
#include "model/kinds.h"

namespace kringen {
namespace {

std::string Page(const std::string& items, const std::string& head = "") {
  return R"({"version":"https://jsonfeed.org/version/1.1","title":"Proef",)" + head +
         R"("items":[)" + items + "]}";
}

// An item with what it must have; `more` are further members.
std::string ItemText(const std::string& id, const std::string& more = "") {
  return R"({"id":")" + id +
         R"(","date_published":"2014-06-05T16:42:00+02:00","content_text":"Tekst van )" + id +
         "\"" + (more.empty() ? "" : ",") + more + "}";
}

std::string Extension(const std::string& members) { return "\"_kringen\":{" + members + "}"; }

bool HasCode(const std::vector<Error>& list, const std::string& code, const std::string& place) {
  return std::any_of(list.begin(), list.end(),
                     [&](const Error& e) { return e.code == code && e.place == place; });
}

TEST_CASE("the platform of a channel is what its member says, else what its kind says") {
  Feed feed;
  const PageReport report = ReadFeedPage(Page("", Extension(R"("channels":[
        {"id":"a","kind":"social","platform":"instagram"},
        {"id":"facebook","kind":"social"},
        {"id":"c","kind":"press"},
        {"id":"d","kind":"website","platform":"newsletter"},
        {"id":"e","kind":"visit","platform":null},
        {"id":"f","kind":"social","platform":"hyves"},
        {"id":"g","kind":"press","platform":7},
        {"id":"h","kind":"press","platform":""}])") + ","),
                                         &feed);
  std::vector<Platform> platforms;
  for (const Channel& channel : feed.channels) platforms.push_back(channel.platform);
  CHECK(platforms == std::vector<Platform>{Platform::kInstagram, Platform::kUnknown,
                                           Platform::kPress, Platform::kNewsletter,
                                           Platform::kVisit, Platform::kOther, Platform::kPress,
                                           Platform::kPress});
  REQUIRE(report.notices.size() == 1);
  CHECK(report.notices[0].place == "/_kringen/channels/6/platform");
}

TEST_CASE("figures of two definitions are never added up: the newest says which counts") {
  const auto metrics = [](const std::string& list) {
    Feed feed;
    ReadFeedPage(
        Page(
            R"({"id":"a","date_published":"2025-01-01","content_text":"A","_kringen":{"metrics":[)" +
            list + "]}}"),
        &feed);
    REQUIRE(feed.metrics.size() == 1);
    return feed.metrics[0];
  };
  const auto row = [](const char* source, const char* day, const char* definition, int reach) {
    return R"({"source":")" + std::string(source) + R"(","measured":")" + day +
           R"(","definition":")" + definition + R"(","reach":)" + std::to_string(reach) +
           R"(,"reactions":4,"reach_paid":1})";
  };
  const std::string old_one = row("a", "2025-01-01", "reach", 5200);
  const Metrics both = metrics(old_one + "," + row("b", "2025-11-01", "viewers", 6100));
  CHECK(both.reach == 6100);
  CHECK(both.reach_paid == 1);
  CHECK(both.definition == Definition::kViewers);
  CHECK(both.reactions == 8);
  CHECK(metrics(old_one + "," + row("c", "2025-01-01", "reach", 5200)).reach == 10400);
  CHECK(metrics(row("a", "2025-01-01", "bereik", 7)).definition == Definition::kUnknown);
}

TEST_CASE("a part is of the reach of its own measurement, and of no other source's") {
  for (const char* part : {"reach_paid", "reach_followers"}) {
    Feed feed;
    ReadFeedPage(
        Page(
            R"({"id":"a","date_published":"2025-01-01","content_text":"A","_kringen":{"metrics":[{"source":"platform",")" +
            std::string(part) +
            R"(":1200},{"source":"webstats","reach":1500}]}},{"id":"b","date_published":"2025-01-01","content_text":"B","_kringen":{"metrics":[{"source":"platform",")" +
            part + R"(":1200}]}})"),
        &feed);
    REQUIRE(feed.metrics.size() == 1);
    CHECK(feed.metrics[0].reach == 1500);
    CHECK(feed.metrics[0].reach_paid == -1);
    CHECK(feed.metrics[0].reach_followers == -1);
  }
}

TEST_CASE("what counts views is no number of people, wherever it stands") {
  for (const char* word : {"impressions", "views", "plays"}) {
    Feed feed;
    ReadFeedPage(
        Page(
            R"({"id":"a","date_published":"2025-01-01","content_text":"A","_kringen":{"metrics":[{"source":"a","definition":")" +
            std::string(word) + R"(","reach":9100,"reach_followers":5}]}})"),
        &feed);
    REQUIRE(feed.metrics.size() == 1);
    CHECK(feed.metrics[0].reach == -1);
    CHECK(feed.metrics[0].reach_followers == -1);
    CHECK(feed.metrics[0].impressions == 9100);
    CHECK_FALSE(feed.items[0].reach_known);
  }
}

TEST_CASE("what a platform told of days that cannot be is told and counts for nothing") {
  const std::string page = R"({"version":"https://jsonfeed.org/version/1.1","title":"P","items":[],
    "_kringen":{"channels":[{"id":"k","name":"K","platform":"facebook",
      "period_reach":[
        {"from":"2026-05-01","to":"2026-05-31","reach":1200,"definition":"viewers"},
        {"from":"2026-05-01","to":"2026-05-32","reach":1},
        {"from":"2026-06-30","to":"2026-06-01","reach":2},
        {"from":"2026-07-01","to":"2199-07-31","reach":3},
        {"from":"2026-07-01","to":"2026-07-31","reach":900000000},
        {"from":"2026-07-01","reach":4}],
      "follower_ages":[{"from":18,"to":24,"share":0.25},{"from":65,"share":0.5},
        {"from":-1,"share":2}]},
      {"id":"l","follower_ages":[{"from":18,"to":64,"share":0.25},{"from":65,"share":0.75}]},
      {"id":"m","follower_ages":[{"from":18,"to":64,"share":0.25},{"from":60,"share":0.75}]},
      {"id":"n","follower_ages":[{"from":64,"to":18,"share":1}]}]}})";
  Feed feed;
  feed.today = "2026-11-28";
  const PageReport report = ReadFeedPage(page, &feed);
  REQUIRE(feed.channels.size() == 4);
  const Channel& channel = feed.channels[0];
  REQUIRE(channel.periods.size() == 6);
  CHECK(channel.periods[0] ==
        ReportedPeriod{"2026-05-01", "2026-05-31", 1200, Definition::kViewers});
  for (std::size_t i = 1; i < 6; ++i) CHECK(channel.periods[i].count == -1);
  CHECK(channel.follower_ages.empty());  // of a list that is not sound nothing is the whole
  CHECK(feed.channels[1].follower_ages == std::vector<AgeShare>{{18, 64, 0.25}, {65, -1, 0.75}});
  CHECK(feed.channels[2].follower_ages.empty());
  CHECK(feed.channels[3].follower_ages.empty());
  std::vector<std::string> codes;
  for (const Error& notice : report.notices) codes.push_back(notice.code);
  CHECK(codes == std::vector<std::string>{"item.no_day", "item.no_day", "item.day_ahead",
                                          "item.too_many", "item.no_day", "item.wrong_type",
                                          "item.wrong_type", "item.wrong_type", "item.wrong_type",
                                          "item.wrong_type"});
}

TEST_CASE("an item with everything") {
  Feed feed;
  const PageReport report = ReadFeedPage(
      Page(R"({"id":"fb-1","url":"https://voorbeeld.nl/1","title":"Kaarsje","language":"nl",
        "date_published":"2014-06-05T16:42:00+02:00","content_text":"Een kaarsje op de Mont Ventoux",
        "tags":["sport","Zorg","sport"],"image":"https://voorbeeld.nl/1.jpg",
        "attachments":[{"url":"https://voorbeeld.nl/1.pdf","mime_type":"application/pdf","title":"Brief"}],
        "_kringen":{"channel":"facebook","kind":"event","case":"ventoux","in_reply_to":"fb-0","thread":"t1",
          "time":{"precision":"minute","end":"2014-06-05T18:00:00+02:00"},
          "instrument":"money","direction":"reports_back","villages":["de-lutte","glane"],
          "metrics":[{"source":"archive","measured":"2014-10-31","reactions":214,"comments":48,"commenters":41,
                      "shares":61,"reach":null,"impressions":900,"local_share":0.5}],
          "dialogue":{"questions":48,"answered":9,"reply_minutes":[4,12,38],"unanswered_minutes":[10080]},
          "expires":"2020-01-01","demo":true}})",
           R"("language":"nl","home_page_url":"https://voorbeeld.nl/","next_url":"feed-2.json",
        "_kringen":{"schema":1,"demo":true,"generated":"2014-11-01","about":"formaat.html",
          "place":{"name":"Losser","timezone":"Europe/Amsterdam","population":"population.json"},
          "channels":[{"id":"facebook","name":"Facebook","kind":"social","platform":"facebook","author":"profile","local_friends":4520}],
          "cases":[{"id":"ventoux","title":"Een kaarsje","summary":"Kort"}],
          "stories":[{"id":"s","title":"Verhaal","stops":[{"text":"een","item":"fb-1","show":"reach","from":"2014-01-01","to":"2014-12-31"}]}],
          "pages":[{"url":"feed.json","newest":"b","oldest":"a","items":180}]},)"),
      &feed);
  CHECK(report.failure.empty());
  CHECK(report.skipped.empty());
  CHECK(report.notices.empty());
  REQUIRE(report.added == 1);
  CHECK(report.next_url == "feed-2.json");
  REQUIRE(report.pages.size() == 1);
  CHECK(report.pages[0].items == 180);
  CHECK(report.pages[0].oldest == "a");

  CHECK(feed.header.title == "Proef");
  CHECK(feed.header.schema == 1);
  CHECK(feed.header.demo);
  CHECK(feed.header.place_name == "Losser");
  CHECK(feed.header.population_url == "population.json");
  REQUIRE(feed.channels.size() == 1);
  CHECK(feed.channels[0].kind == ChannelKind::kSocial);
  CHECK(feed.channels[0].local_friends == 4520);
  REQUIRE(feed.cases.size() == 1);
  CHECK(feed.cases[0].summary == "Kort");
  REQUIRE(feed.stories.size() == 1);
  CHECK(feed.stories[0].stops[0].show == "reach");

  const Item& item = feed.items[0];
  CHECK(feed.Text(item.id) == "fb-1");
  CHECK(feed.Text(item.url) == "https://voorbeeld.nl/1");
  CHECK(item.time == 1401979320);
  CHECK(item.end == item.time + 78 * 60);
  CHECK(item.kind == ItemKind::kEvent);
  CHECK(item.instrument == Instrument::kMoney);
  CHECK(item.direction == Direction::kReportsBack);
  CHECK(item.precision == TimePrecision::kMinute);
  CHECK(item.villages == 3);
  CHECK(feed.villages[1].id == "glane");
  CHECK(feed.villages[1].residents == -1);
  CHECK(item.demo);
  CHECK(item.weight == 214);
  CHECK_FALSE(item.reach_known);
  REQUIRE(feed.MetricsOf(item) != nullptr);
  CHECK(feed.MetricsOf(item)->shares == 61);
  CHECK(feed.MetricsOf(item)->reach == -1);
  CHECK(feed.metric_sources[0] == "archive");
  CHECK(feed.metric_dates[0] == "2014-10-31");
  CHECK(feed.tag_sets[static_cast<std::size_t>(item.tags)].size() == 2);
  const ItemExtra* extra = feed.Extra(item);
  REQUIRE(extra != nullptr);
  CHECK(extra->title == "Kaarsje");
  CHECK(extra->in_reply_to == "fb-0");
  CHECK(extra->expires == "2020-01-01");
  CHECK(extra->dialogue.answered == 9);
  CHECK(extra->dialogue.reply_minutes.size() == 3);
  CHECK(extra->attachments.size() == 2);
  CHECK(feed.SearchText(0) ==
        "een kaarsje op de mont ventoux\x01kaarsje\x01sport\x01zorg\x01sport\x01");
}

TEST_CASE("a plain feed is one channel with the feed's title, wherever the title stands") {
  Feed feed;
  ReadFeedPage(
      R"({"items":[{"id":1,"date_published":"2014-06-05","content_html":"<p>A &amp; B</p>"},
    {"id":2.0,"date_modified":"2014-06-05","summary":"Kort"},
    {"id":"3","external_url":"https://elders.nl","date_published":"2014-06-05"}],
    "title":"Tuin","version":"https://jsonfeed.org/version/1"})",
      &feed);
  REQUIRE(feed.items.size() == 3);
  REQUIRE(feed.channels.size() == 1);
  CHECK(feed.channels[0].name == "Tuin");
  CHECK(feed.Id(0) == "1");
  CHECK(feed.Id(1) == "2");
  CHECK(feed.Text(feed.items[0].text) == "A & B");
  CHECK(feed.Text(feed.items[1].text) == "Kort");
  CHECK(feed.Text(feed.items[2].url) == "https://elders.nl");
  CHECK(feed.items[0].weight == -1);
  CHECK(feed.header.schema == 0);
}

TEST_CASE(
    "what a message is about is kept beside its own address, and is that address without one") {
  Feed feed;
  ReadFeedPage(
      R"({"title":"t","items":[
    {"id":"a","url":"https://hier.nl/a","external_url":"https://elders.nl/a","date_published":"2014-06-05"},
    {"id":"b","external_url":"https://elders.nl/b","date_published":"2014-06-05"},
    {"id":"c","url":"https://hier.nl/c","external_url":"javascript:alert","date_published":"2014-06-05"
}]
})",
      &feed);
  const auto about = [&](const char* id) {
    const ItemExtra* extra = feed.Extra(feed.items[feed.Find(id)]);
    return extra == nullptr ? std::string() : extra->external_url;
  };
  CHECK(about("a") == "https://elders.nl/a");
  CHECK(about("b").empty());
  CHECK(feed.Text(feed.items[feed.Find("b")].url) == "https://elders.nl/b");
  CHECK(about("c").find("javascript") == std::string::npos);
}

TEST_CASE("bad items are skipped and reported with their place, the others stay") {
  Feed feed;
  const PageReport report = ReadFeedPage(
      Page(ItemText("a") + R"(,null,7,{"date_published":"2014-06-05","content_text":"x"},
        {"id":"b","content_text":"x"},{"id":"c","date_published":"gisteren","content_text":"x"},
        {"id":"d","date_published":"2014-06-05"},{"id":["e"],"date_published":"2014-06-05","content_text":"x"},
        {"id":"f","date_published":12,"content_text":"x"},)" +
           ItemText("a") + "," + ItemText("g") + R"(,{"id":")" + std::string(513, 'x') +
           R"(","date_published":"2014-06-05","content_text":"x"})"),
      &feed);
  CHECK(report.added == 2);
  CHECK(report.skipped_count == 10);
  CHECK(HasCode(report.skipped, "item.not_an_object", "/items/1"));
  CHECK(HasCode(report.skipped, "item.not_an_object", "/items/2"));
  CHECK(HasCode(report.skipped, "item.no_id", "/items/3/id"));
  CHECK(HasCode(report.skipped, "item.bad_date", "/items/4/date_published"));
  CHECK(HasCode(report.skipped, "item.bad_date", "/items/5/date_published"));
  CHECK(HasCode(report.skipped, "item.no_content", "/items/6"));
  CHECK(HasCode(report.skipped, "item.no_id", "/items/7/id"));
  CHECK(HasCode(report.skipped, "item.bad_date", "/items/8/date_published"));
  CHECK(HasCode(report.skipped, "item.duplicate_id", "/items/9/id"));
  CHECK(HasCode(report.skipped, "item.no_id", "/items/11/id"));
  CHECK(feed.Find("g") == 1);
  CHECK(feed.Find("b") == kNoItem);
}

TEST_CASE("wrong members cost themselves only, and say where") {
  Feed feed;
  const PageReport report = ReadFeedPage(
      Page(ItemText("a", R"("tags":"sport","url":7,)" +
                             Extension(R"("villages":{},"metrics":[{"shares":-3,"reactions":2.5,
             "comments":1e300,"reach":5}],"time":"dag","kind":"gerucht","channel":3)"))),
      &feed);
  REQUIRE(report.added == 1);
  CHECK(HasCode(report.notices, "item.wrong_type", "/items/0/tags"));
  CHECK(HasCode(report.notices, "item.wrong_type", "/items/0/url"));
  CHECK(HasCode(report.notices, "item.wrong_type", "/items/0/_kringen/villages"));
  CHECK(HasCode(report.notices, "item.wrong_type", "/items/0/_kringen/metrics/0/shares"));
  CHECK(HasCode(report.notices, "item.wrong_type", "/items/0/_kringen/metrics/0/reactions"));
  CHECK(HasCode(report.notices, "item.wrong_type", "/items/0/_kringen/metrics/0/comments"));
  CHECK(HasCode(report.notices, "item.wrong_type", "/items/0/_kringen/time"));
  CHECK(report.notices.size() == 7);
  CHECK(feed.items[0].kind == ItemKind::kPost);
  CHECK(feed.items[0].weight == 5);
  CHECK(feed.items[0].reach_known);
  CHECK(feed.channels[0].id == "3");
}

TEST_CASE("what is no feed says so") {
  const auto failure = [](std::string_view bytes) {
    Feed feed;
    const PageReport report = ReadFeedPage(bytes, &feed);
    CHECK(report.added == 0);
    REQUIRE(report.failure.size() == 1);
    return report.failure[0].code;
  };
  CHECK(failure("") == "feed.not_json");
  CHECK(failure("<!DOCTYPE html><html><body>404</body></html>") == "feed.not_json");
  CHECK(failure("{\"a\":") == "feed.not_json");
  CHECK(failure("[]") == "feed.not_a_feed");
  CHECK(failure("42") == "feed.not_a_feed");
  CHECK(failure("\"tekst\"") == "feed.not_a_feed");
  CHECK(failure("null") == "feed.not_a_feed");
  CHECK(failure(R"({"name":"pakket","version":"1.0.0"})") == "feed.not_a_feed");
  CHECK(failure(R"({"version":"https://jsonfeed.org/version/1.1","items":{}})") ==
        "feed.not_a_feed");
  CHECK(failure(std::string((std::size_t{64} << 20) + 1, ' ')) == "feed.too_large");
  CHECK(failure(R"({"items":[)" + std::string(100, '[')) == "feed.too_deep");
  CHECK(failure(std::string(1000000, '[')) == "feed.too_deep");
}

TEST_CASE("an empty feed is a feed") {
  Feed feed;
  CHECK(ReadFeedPage(Page(""), &feed).failure.empty());
  CHECK(ReadFeedPage(R"({"version":"https://jsonfeed.org/version/1.1"})", &feed).failure.empty());
  CHECK(feed.items.empty());
}

TEST_CASE("law: of a page cut anywhere the complete items stay and the cut is reported") {
  const std::string page =
      Page(ItemText("een") + "," +
           ItemText("twee", Extension(R"("channel":"x","metrics":[{"reach":3}])")) + "," +
           ItemText("drie", R"("tags":["a","b"])"));
  std::int64_t most = 0;
  for (std::size_t size = 0; size < page.size(); ++size) {
    Feed feed;
    const PageReport report = ReadFeedPage(std::string_view(page).substr(0, size), &feed);
    REQUIRE(report.failure.size() == 1);
    REQUIRE(
        (report.failure[0].code == "feed.truncated" || report.failure[0].code == "feed.not_json"));
    if (report.added > 0) REQUIRE(report.failure[0].code == "feed.truncated");
    REQUIRE(report.added >= most);
    most = report.added;
  }
  CHECK(most == 3);
}

TEST_CASE("of several sources the newest measurement each is summed") {
  Feed feed;
  ReadFeedPage(
      Page(
          ItemText("a", Extension(R"("metrics":[
        {"source":"fb","measured":"2014-10-01","reactions":10,"shares":1},
        {"source":"fb","measured":"2014-12-01","reactions":30},
        {"source":"x","measured":"2014-11-01","reactions":5,"comments":2},
        {"source":"fb","measured":"2014-11-01","reactions":20,"shares":7}])")) +
          "," + ItemText("b", Extension(R"("metrics":[{"comments":4},{"source":"x"}])")) + "," +
          ItemText(
              "c",
              Extension(
                  R"("metrics":[{"reactions":2147483647,"source":"a"},{"reactions":9,"source":"b"}])"))),
      &feed);
  const Metrics* a = feed.MetricsOf(feed.items[0]);
  REQUIRE(a != nullptr);
  CHECK(a->reactions == 35);
  CHECK(a->comments == 2);
  CHECK(a->shares == -1);
  CHECK(feed.metric_sources[static_cast<std::size_t>(a->source)] == "fb");
  CHECK(feed.metric_dates[static_cast<std::size_t>(a->measured)] == "2014-12-01");
  CHECK(feed.items[1].weight == 4);
  CHECK(feed.items[2].weight == INT32_MAX);
}

TEST_CASE("null is unknown everywhere") {
  Feed feed;
  const PageReport report = ReadFeedPage(
      Page(ItemText(
          "a", R"("url":null,"tags":null,)" +
                   Extension(R"("channel":null,"kind":null,"case":null,"time":null,"metrics":null,
        "villages":[null],"dialogue":{"questions":null},"instrument":null,"demo":null)"))),
      &feed);
  CHECK(report.added == 1);
  CHECK(report.notices.empty());
  CHECK(feed.items[0].case_index == -1);
  CHECK(feed.items[0].metrics == -1);
  CHECK(feed.items[0].extra == -1);
}

TEST_CASE("a newer schema opens with a notice") {
  Feed feed;
  const PageReport report = ReadFeedPage(Page(ItemText("a"), R"("_kringen":{"schema":2},)"), &feed);
  CHECK(report.added == 1);
  CHECK(HasCode(report.notices, "feed.newer_schema", "/_kringen/schema"));
}

TEST_CASE("long texts are cut between characters") {
  std::string text;
  while (text.size() <= (std::size_t{1} << 20)) text += "€";
  Feed feed;
  const PageReport report = ReadFeedPage(
      Page(R"({"id":"a","date_published":"2014-06-05","content_text":")" + text + "\"}"), &feed);
  REQUIRE(report.added == 1);
  CHECK(HasCode(report.notices, "item.text_cut", "/items/0/content_text"));
  CHECK(feed.items[0].text.size == (1u << 20) / 3 * 3);
}

TEST_CASE("tables have limits, reported once") {
  Feed feed;
  std::string items;
  for (int n = 0; n < 6000; ++n) {
    const std::string name = std::to_string(n);
    std::string extension = "\"channel\":\"c";
    extension.append(name).append("\",\"case\":\"k").append(name);
    extension.append("\",\"villages\":[\"v").append(name).append("\"]");
    std::string members = "\"tags\":[\"t";
    members.append(name).append("\"],").append(Extension(extension));
    items.append(n == 0 ? "" : ",").append(ItemText("i" + name, members));
  }
  const PageReport report = ReadFeedPage(Page(items), &feed);
  CHECK(report.added == 6000);
  CHECK(report.notices.size() == 4);
  CHECK(feed.channels.size() == 64);
  CHECK(feed.channels[63].id == "other");
  CHECK(feed.cases.size() == 1000);
  CHECK(feed.villages.size() == 16);
  CHECK(feed.tags.size() == 5000);
  CHECK(feed.items[5999].channel == 63);
  CHECK(feed.items[5999].case_index == -1);
  CHECK(feed.items[5999].tags == -1);
  CHECK(ReadFeedPage(Page(ItemText("z", "\"tags\":[\"nog een\"]")), &feed).notices.empty());
}

TEST_CASE("what the feed declares after its items named it is filled in") {
  Feed feed;
  ReadFeedPage(
      R"({"items":[)" + ItemText("a", Extension(R"("channel":"fb","case":"k")")) +
          R"(],"_kringen":{"channels":[{"id":"fb","name":"Facebook"}],"cases":[{"id":"k","title":"Kaars"}]}})",
      &feed);
  CHECK(feed.channels[0].name == "Facebook");
  CHECK(feed.cases[0].title == "Kaars");
  // The first declaration stays.
  ReadFeedPage(R"({"items":[],"_kringen":{"channels":[{"id":"fb","name":"Anders"}],"stories":[]}})",
               &feed);
  CHECK(feed.channels.size() == 1);
  CHECK(feed.channels[0].name == "Facebook");
}

TEST_CASE("bad encoding costs a character, not the page") {
  Feed feed;
  const PageReport report = ReadFeedPage(Page("{\"id\":\"a\",\"date_published\":\"2014-06-05\","
                                              "\"content_text\":\"caf\xE9 \\ud83d einde\"}"),
                                         &feed);
  REQUIRE(report.added == 1);
  CHECK(HasCode(report.notices, "feed.bad_encoding", ""));
  CHECK(feed.Text(feed.items[0].text) == "caf\uFFFD \uFFFD einde");
}

TEST_CASE("withdrawn ids go and stay away") {
  Feed feed;
  ReadFeedPage(Page(ItemText("a") + "," + ItemText("b")), &feed);
  const Result<int> read = ReadWithdrawn(R"({"schema":1,"withdrawn":["a","c",7]})", &feed);
  REQUIRE(read.ok());
  CHECK(read.value() == 3);
  CHECK(feed.items[0].withdrawn);
  CHECK_FALSE(feed.items[1].withdrawn);
  const PageReport report = ReadFeedPage(Page(ItemText("c") + "," + ItemText("a")), &feed);
  CHECK(report.added == 0);
  CHECK(HasCode(report.skipped, "item.withdrawn", "/items/0"));
  CHECK(ReadWithdrawn(R"(["b"])", &feed).ok());
  CHECK(feed.items[1].withdrawn);
  CHECK(ReadWithdrawn(R"([{"id":"d","since":"2014"}])", &feed).ok());
  CHECK(feed.withdrawn.Has("d"));
  CHECK_FALSE(feed.withdrawn.Has("2014"));
  CHECK_FALSE(ReadWithdrawn("<html>", &feed).ok());
  CHECK_FALSE(ReadWithdrawn("{}", &feed).ok());
}

TEST_CASE("population: numbers plain, with a mark or as an object; rings of any nesting") {
  Feed feed;
  ReadFeedPage(Page(ItemText("a", Extension(R"("villages":["glane"])"))), &feed);
  const Result<int> read = ReadPopulation(R"({"schema":1,"municipality":{"villages":5},
    "villages":[
      {"id":"losser","name":"Losser","residents":[13000,"D"],"centre":[7.004,52.261],
       "outline":[[7.0,52.2],[7.1,52.2],[7.1,52.3],[7.0,52.2]]},
      {"id":"glane","name":"Glane","residents":{"value":530,"mark":"S","year":2014},"centre":[6.997,52.233],
       "outline":{"type":"Polygon","coordinates":[[[6.9,52.2],[6.95,52.2],[6.9,52.3],[6.9,52.2]],[[6.91,52.2],[6.92,52.2],[6.91,52.21]]]}},
      {"id":"beuningen","residents":1040},
      {"name":"zonder id"}],
    "age_share":[0.1,0.2]})",
                                          &feed);
  REQUIRE(read.ok());
  CHECK(read.value() == 3);
  REQUIRE(feed.villages.size() == 3);
  CHECK(feed.villages[0].id == "glane");  // the bit given out by the item stays
  CHECK(feed.villages[0].residents == 530);
  CHECK(feed.villages[0].outline.size() == 4);
  CHECK(feed.villages[0].longitude == doctest::Approx(6.997));
  CHECK(feed.villages[1].residents == 13000);
  CHECK(feed.villages[1].outline.size() == 4);
  CHECK(feed.villages[1].outline[2][0] == doctest::Approx(7.1));
  CHECK(feed.villages[2].name == "beuningen");
  CHECK(feed.villages[2].outline.empty());
  CHECK_FALSE(ReadPopulation("{}", &feed).ok());
  CHECK_FALSE(ReadPopulation("{\"villages\":[", &feed).ok());
  CHECK_FALSE(ReadPopulation(std::string(500, '['), &feed).ok());
}

}  // namespace
}  // namespace kringen
