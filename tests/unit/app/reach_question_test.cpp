// What the reach model is asked, and what its answers do to the marks.
#include "app/reach_question.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "app/app.h"

namespace kringen {
namespace {

constexpr std::string_view kFeed = R"({"title":"Proef","items":[
  {"id":"a","date_published":"2014-06-05T16:42:00+02:00","content_text":"Een.",
   "_kringen":{"channel":"facebook","case":"berg","metrics":[
     {"source":"archive","shares":60,"commenters":27,"comments":34,"reactions":420,"local_share":0.8}]}},
  {"id":"b","date_published":"2014-06-06T10:00:00+02:00","content_text":"Twee.",
   "_kringen":{"channel":"facebook","case":"berg","metrics":[{"source":"archive","comments":5}]}},
  {"id":"c","date_published":"2014-06-07T10:00:00+02:00","content_text":"Drie.",
   "_kringen":{"channel":"press","case":"berg","metrics":[{"source":"circulation","reach":10500}]}},
  {"id":"d","date_published":"2014-06-08T10:00:00+02:00","content_text":"Vier.",
   "_kringen":{"channel":"facebook","metrics":[{"source":"archive","reach":900,"shares":2}]}},
  {"id":"e","date_published":"2014-06-09T10:00:00+02:00","content_text":"Vijf.",
   "_kringen":{"channel":"facebook"}},
  {"id":"f","date_published":"2014-06-09T11:00:00+02:00","content_text":"Zes.",
   "_kringen":{"channel":"facebook","kind":"reply","in_reply_to":"a","metrics":[{"source":"archive","reactions":3}]}},
  {"id":"h","date_published":"2014-06-09T13:00:00+02:00","content_text":"Acht.",
   "_kringen":{"channel":"page","metrics":[{"source":"archive","reactions":3,"comments":7}]}},
  {"id":"i","date_published":"2014-06-09T14:00:00+02:00","content_text":"Negen.",
   "_kringen":{"channel":"x","metrics":[{"source":"platform","reach":40,"reach_followers":10,"reach_paid":20}]}},
  {"id":"j","date_published":"2014-06-09T15:00:00+02:00","content_text":"Tien.",
   "_kringen":{"channel":"followed","metrics":[{"source":"platform","reach":600}]}},
  {"id":"k","date_published":"2014-06-09T16:00:00+02:00","content_text":"Elf.",
   "_kringen":{"channel":"followed"}},
  {"id":"l","date_published":"2014-06-09T17:00:00+02:00","content_text":"Twaalf.",
   "_kringen":{"channel":"followed","metrics":[{"source":"platform","reach":60,"reach_paid":60}]}},
  {"id":"m","date_published":"2014-06-09T18:00:00+02:00","content_text":"Dertien.",
   "_kringen":{"channel":"page","case":"berg","metrics":[{"source":"platform","reach":10,"reactions":40}]}},
  {"id":"g","date_published":"2014-06-09T12:00:00+02:00","content_text":"Zeven.",
   "_kringen":{"channel":"facebook-2","metrics":[{"source":"archive","reactions":3}]}}],
  "_kringen":{"schema":1,"channels":[
    {"id":"facebook","name":"Facebook","kind":"social","platform":"facebook","author":"profile","local_friends":4520},
    {"id":"facebook-2","name":"Facebook","kind":"social"},
    {"id":"page","name":"Gemeente","kind":"social","platform":"facebook","author":"page"},
    {"id":"x","name":"X","kind":"social","platform":"x"},
    {"id":"followed","name":"Gevolgd","kind":"social","platform":"facebook","author":"page",
     "followers":[{"date":"2014-01-01","count":1000},{"date":"2015-01-01","count":2000}],
     "local_share":{"followers":0.7,"mark":"A"}},
    {"id":"press","name":"Krant","kind":"press"}]}})";

struct Loaded {
  Loaded() {
    app.Import("feed", kFeed);
    app.Push(SetLoading{false});
    app.Update(1);
  }
  App app{StartOptions{}, [](std::string_view text, float size_px) {
            return static_cast<float>(text.size()) * size_px * 0.5f;
          }};
};

std::size_t CountOf(const std::vector<std::string>& messages, std::string_view type) {
  return static_cast<std::size_t>(std::count_if(messages.begin(), messages.end(), [&](auto& json) {
    return json.find("{\"type\":\"" + std::string(type) + "\"") == 0;
  }));
}

TEST_CASE("an engagement has the counts of its item; what is unknown stays absent") {
  const Loaded loaded;
  const App& app = loaded.app;
  const Feed& feed = app.state().feed;
  const reach::Engagement a = EngagementOf(feed, feed.Find("a"));
  CHECK(a.friends == 4520);
  CHECK(a.counts[0] == 60);
  CHECK(a.counts[1] == 27);
  CHECK(a.counts[2] == 420);
  CHECK(!a.reported_reach.has_value());
  REQUIRE(a.local_share.has_value());
  CHECK(*a.local_share == doctest::Approx(0.8));
  const reach::Engagement b = EngagementOf(feed, feed.Find("b"));
  CHECK(!b.counts[0].has_value());
  CHECK(!b.counts[2].has_value());
  CHECK(!b.local_share.has_value());
  CHECK(b.counts[1] == 5);  // from the comments, which are at least as many
  CHECK(EngagementOf(feed, feed.Find("d")).reported_reach == 900);
}

// A message with one figure on a channel of these words.
NoEstimate WhyNot(const std::string& channel, const std::string& metric, std::string* platform) {
  App app{StartOptions{}, [](std::string_view text, float size_px) {
            return static_cast<float>(text.size()) * size_px * 0.5f;
          }};
  app.Import("feed",
             R"({"title":"Proef","items":[{"id":"a","date_published":"2025-06-05T16:42:00+02:00",
    "content_text":"Een.","_kringen":{"channel":"c","metrics":[{"source":"s",)" +
                 metric + R"(}]}}],"_kringen":{"schema":1,"channels":[{"id":"c","name":"C",)" +
                 channel + "}]}}");
  app.Push(SetLoading{false});
  app.Update(1);
  const Feed& feed = app.state().feed;
  *platform = EngagementOf(feed, feed.Find("a")).platform;
  return NoEstimateOf(feed, feed.Find("a"));
}

TEST_CASE(
    "a figure of any channel is evidence when it says what it counts; of none is guessed what") {
  using Case = std::pair<const char*, const char*>;
  for (const Case& each :
       {Case(R"("kind":"press","platform":"press")", "press"),
        Case(R"("kind":"press","platform":"newsletter")", "newsletter"),
        Case(R"("kind":"website")", "website"), Case(R"("kind":"visit")", "visit"),
        Case(R"("kind":"other","platform":"other")", "other"), Case(R"("kind":"social")", "other"),
        Case(R"("kind":"other")", "other")}) {
    const char* const channel = each.first;
    CAPTURE(channel);
    std::string asked;
    for (const char* const known :
         {R"("reach":900,"definition":"reach")", R"("reach":900,"definition":"viewers")",
          R"("impressions":900,"definition":"views")"}) {
      CHECK(WhyNot(channel, known, &asked) == NoEstimate::kNone);
      CHECK(asked == each.second);
    }
    for (const char* const unsaid :
         {R"("reach":10500)", R"("impressions":900)", R"("definition":"reach")",
          R"("reactions":9,"definition":"reach")"}) {
      const bool is_unknown = std::string(channel) == R"("kind":"social")";
      CHECK(WhyNot(channel, unsaid, &asked) ==
            (is_unknown ? NoEstimate::kPlatform : NoEstimate::kChannel));
    }
  }
}

TEST_CASE("who follows, and who of them live here, go with the message") {
  const Loaded loaded;
  const Feed& feed = loaded.app.state().feed;
  const reach::Engagement x = EngagementOf(feed, feed.Find("i"));
  CHECK(x.platform == "x");
  CHECK(x.reported_reach == 20);  // without those whom money brought
  CHECK(x.reported_paid == 20);
  CHECK(x.follower_share == 0.5);
  const reach::Engagement page = EngagementOf(feed, feed.Find("k"));
  CHECK(page.audience.followers.value_or(0) == doctest::Approx(1438).epsilon(.01));
  CHECK(page.audience.local_followers == 0.7);
  CHECK_FALSE(page.audience.local_others);
  // What the message with a figure taught of the channel.
  CHECK(page.own.by_followers == 1);
  CHECK(page.own.by_engaged == 0);
  CHECK(EngagementsOf(feed, {feed.Find("k")}).front() == page);
}

// A page that reported a reach until 2025 and viewers after, and two messages without a figure.
std::string TwoDefinitions(int reach, int viewers) {
  std::string items;
  const auto add = [&](const std::string& day, const std::string& metrics) {
    items += (items.empty() ? "" : ",") + std::string(R"({"id":")") + day +
             R"(","date_published":")" + day +
             R"(T10:00:00+02:00","content_text":"Tekst.","_kringen":{"channel":"page")" + metrics +
             "}}";
  };
  const auto figure = [](int count, const std::string& definition) {
    return R"(,"metrics":[{"source":"platform","reach":)" + std::to_string(count) +
           R"(,"definition":")" + definition + R"("}])";
  };
  for (const char* day : {"2025-04-01", "2025-04-02", "2025-04-03"})
    add(day, figure(reach, "reach"));
  add("2025-04-04", "");
  for (const char* day : {"2025-10-01", "2025-10-02"}) add(day, figure(viewers, "viewers"));
  add("2025-10-03", "");
  add("2025-10-04", R"(,"metrics":[{"source":"platform","impressions":99999}])");
  return R"({"title":"Proef","items":[)" + items +
         R"(],"_kringen":{"schema":1,"channels":[{"id":"page","name":"Gemeente","kind":"social",
            "platform":"facebook","author":"page","followers":[{"date":"2025-01-01","count":3000}]}]}})";
}

reach::OwnRates OwnOf(const std::string& json, const char* id) {
  App app{StartOptions{}, [](std::string_view text, float size_px) {
            return static_cast<float>(text.size()) * size_px * 0.5f;
          }};
  app.Import("feed", json);
  app.Push(SetLoading{false});
  app.Update(1);
  return EngagementOf(app.state().feed, app.state().feed.Find(id)).own;
}

TEST_CASE("an author's rate is learned of one definition: that which held when the message came") {
  const reach::OwnRates before = OwnOf(TwoDefinitions(300, 900), "2025-04-04");
  const reach::OwnRates after = OwnOf(TwoDefinitions(300, 900), "2025-10-03");
  CHECK(before.by_followers == 3);
  CHECK(after.by_followers == 2);
  CHECK(after.over_followers > before.over_followers);
  // Whatever the one is, it tells nothing of the other.
  CHECK(OwnOf(TwoDefinitions(300, 50), "2025-04-04") == before);
  CHECK(OwnOf(TwoDefinitions(1000, 900), "2025-10-03") == after);
}

TEST_CASE("only messages of a modelled channel with a known count can be estimated") {
  const Loaded loaded;
  const App& app = loaded.app;
  const Feed& feed = app.state().feed;
  CHECK(EstimableItems(feed, 10) == std::vector<ItemIndex>{feed.Find("k"), feed.Find("j"),
                                                           feed.Find("i"), feed.Find("d"),
                                                           feed.Find("b"), feed.Find("a")});
  CHECK(EstimableItems(feed, 1).size() == 1);
}

TEST_CASE(
    "why there is nothing to ask: channel, platform, reply, counts, or one of them for several") {
  Loaded loaded;
  App& app = loaded.app;
  using Case = std::pair<const char*, const char*>;
  for (const Case& each :
       {Case("a", ""), Case("c", "channel"), Case("e", "counts"), Case("f", "reply"),
        Case("g", "platform"), Case("h", "viewers"), Case("l", "paid")}) {
    CAPTURE(each.first);
    app.Push(SelectById{each.first});
    app.Update(0);
    CHECK(MakeReachQuestion(app.state()).missing == each.second);
  }
  app.Push(SelectById{"h"});
  app.Update(0);
  CHECK(MakeReachQuestion(app.state()).engaged == 7);
  app.Push(SelectById{""});
  Query query;
  query.channels = {"press"};
  app.Push(SetQuery{query});
  app.Update(0);
  CHECK(MakeReachQuestion(app.state()).missing == "several");
}

TEST_CASE(
    "contradictory figures are asked about alone, so that the refusal says what was reported") {
  Loaded loaded;
  const Feed& feed = loaded.app.state().feed;
  CHECK(NoEstimateOf(feed, feed.Find("m")) == NoEstimate::kContradicted);
  CHECK_FALSE(HasEngagement(feed, feed.Find("m")));
  loaded.app.Push(SelectById{"m"});
  loaded.app.Update(0);
  const ReachQuestion question = MakeReachQuestion(loaded.app.state());
  CHECK(question.missing.empty());
  REQUIRE(question.messages.size() == 1);
  CHECK(question.messages[0].reported_reach == 10);
}

TEST_CASE("the question follows selection, scope and filter, and is asked once") {
  Loaded loaded;
  App& app = loaded.app;
  CHECK(MakeReachQuestion(app.state()).scope == "none");
  CHECK(CountOf(app.notifications(), "reach_question") == 1);
  CHECK(CountOf(app.notifications(), "reach_messages") == 1);
  app.notifications().clear();

  app.Push(SelectById{"a"});
  app.Update(0);
  CHECK(MakeReachQuestion(app.state()).key == "item:a");
  CHECK(MakeReachQuestion(app.state()).messages.size() == 1);
  CHECK(CountOf(app.notifications(), "reach_question") == 1);
  app.Push(SelectById{"a"});
  app.Push(SetReachScope{false});
  app.Update(0);
  CHECK(CountOf(app.notifications(), "reach_question") == 1);

  app.Push(SetReachScope{true});
  app.Update(0);
  const ReachQuestion whole = MakeReachQuestion(app.state());
  CHECK(whole.scope == "case");
  REQUIRE(whole.messages.size() == 2);  // the newspaper is not the model's
  CHECK(whole.of == 4);                 // nor is what contradicts itself
  CHECK(whole.messages[0].time < whole.messages[1].time);

  app.Push(SelectById{"c"});
  app.Update(0);
  CHECK(MakeReachQuestion(app.state()).scope == "item");
  CHECK(MakeReachQuestion(app.state()).messages.empty());

  app.Push(SelectById{""});
  Query query;
  query.channels = {"facebook"};
  app.Push(SetQuery{query});
  app.Update(0);
  const ReachQuestion period = MakeReachQuestion(app.state());
  CHECK(period.scope == "period");
  CHECK(period.messages.size() == 3);
  query.text = "twee";
  app.Push(SetQuery{query});
  app.Update(0);
  CHECK(MakeReachQuestion(app.state()).messages.size() == 1);
  CHECK(MakeReachQuestion(app.state()).key != period.key);
}

constexpr std::string_view kMonth = R"({"title":"Proef","items":[
  {"id":"a","date_published":"2026-05-04T10:00:00+02:00","content_text":"Een.",
   "_kringen":{"channel":"page","metrics":[{"source":"platform","definition":"viewers","reach":900}]}},
  {"id":"b","date_published":"2026-05-20T10:00:00+02:00","content_text":"Twee.",
   "_kringen":{"channel":"page","metrics":[{"source":"platform","definition":"viewers","reach":700}]}},
  {"id":"c","date_published":"2026-06-20T10:00:00+02:00","content_text":"Drie.",
   "_kringen":{"channel":"page","metrics":[{"source":"platform","definition":"viewers","reach":8000}]}},
  {"id":"d","date_published":"2026-07-20T10:00:00+02:00","content_text":"Vier.",
   "_kringen":{"channel":"page","metrics":[{"source":"platform","definition":"viewers","reach":60}]}},
  {"id":"e","date_published":"2026-07-21T10:00:00+02:00","content_text":"Vijf.",
   "_kringen":{"channel":"other","metrics":[{"source":"platform","definition":"viewers","reach":60}]}}],
  "_kringen":{"schema":1,"channels":[
    {"id":"page","name":"Gemeente","platform":"facebook","author":"page",
     "followers":[{"date":"2026-05-01","count":3000}],"local_share":{"followers":0.7,"mark":"S"},
     "follower_ages":[{"from":18,"to":64,"share":0.7},{"from":65,"share":0.3}],
     "period_reach":[
       {"from":"2026-05-01","to":"2026-05-31","reach":1200,"definition":"viewers"},
       {"from":"2026-05-01","to":"2026-05-31","reach":1100,"definition":"viewers"},
       {"from":"2026-06-01","to":"2026-06-30","reach":5000,"definition":"viewers"},
       {"from":"2026-07-01","to":"2026-07-31","reach":5000,"definition":"viewers"},
       {"from":"2026-04-01","to":"2026-04-31","reach":5000}]},
    {"id":"other","name":"Werf","platform":"facebook","author":"page"}]}})";

TEST_CASE("of just the days of which a platform told one figure that figure is asked about") {
  App app{StartOptions{}, [](std::string_view, float) { return 10.0f; }};
  app.Import("feed", kMonth);
  app.Push(SetLoading{false});
  app.Update(1);
  const auto ask = [&](const char* from, const char* to, const Query& other = {}) {
    Query query = other;
    query.from = ParseTime(from).value();
    query.to = ParseTime(to).value();
    app.Push(SetQuery{query});
    app.Update(0);
    return MakeReachQuestion(app.state()).messages;
  };
  const auto may = ask("2026-05-01", "2026-06-01");
  REQUIRE(may.size() == 1);
  CHECK(may[0].is_period);
  CHECK(may[0].reported_reach == 1200.0);
  CHECK(may[0].definition == "viewers");
  CHECK(may[0].by_page);
  CHECK(may[0].audience.followers == 3000.0);
  CHECK(may[0].audience.local_followers == 0.7);
  REQUIRE(may[0].audience.ages.size() == 2);
  CHECK(may[0].audience.ages[1].to == -1);
  Query page;
  page.channels = {"page"};
  CHECK(ask("2026-05-01", "2026-06-01", page).size() == 1);
  // Other days, a part of the messages, a message that more saw, messages of two channels.
  CHECK(ask("2026-05-01", "2026-05-31").size() == 2);
  Query word = page;
  word.text = "een";
  CHECK_FALSE(ask("2026-05-01", "2026-06-01", word).front().is_period);
  CHECK_FALSE(ask("2026-06-01", "2026-07-01").front().is_period);
  CHECK(ask("2026-07-01", "2026-08-01", page).front().is_period);
  const auto both = ask("2026-07-01", "2026-08-01");  // the page's figure, and the other's message
  REQUIRE(both.size() == 2);
  CHECK_FALSE(both[0].is_period);
  CHECK(both[1].is_period);
  const ReachQuestion july = MakeReachQuestion(app.state());
  CHECK(july.of == 2);
  CHECK(july.covered == 1);
  app.Push(SetQuery{page});
  app.Update(0);
  CHECK(MakeReachQuestion(app.state()).key != july.key);
}

TEST_CASE("estimates size the marks; a reported reach stays") {
  Loaded loaded;
  App& app = loaded.app;
  const Feed& feed = app.state().feed;
  CHECK(!feed.items[feed.Find("a")].reach_known);
  app.Send(R"({"type":"reach_estimates","items":[["a",3390.4],["d",5],["gone",7]]})");
  app.Update(0);
  CHECK(feed.items[feed.Find("a")].reach_known);
  CHECK(feed.items[feed.Find("a")].weight == 3390);
  CHECK(feed.items[feed.Find("d")].weight == 900);

  // The overview now adds up what is known of the reach.
  std::vector<std::uint32_t> columns;
  const TimeSpan extent = app.state().detail.Extent();
  const TimeScale scale{ViewportOf({extent.from - 10, extent.to + 10}), 40, 300};
  app.state().detail.Density(scale, 300, &columns);
  std::uint64_t sum = 0;
  for (const std::uint32_t column : columns) sum += column;
  CHECK(sum == 3390 + 900 + 40 + 600 + 60 + 10);  // what a paper prints is no reach
}

TEST_CASE("estimates that are no numbers are refused whole") {
  const Feed feed;
  for (const char* json :
       {R"({"type":"reach_estimates"})", R"({"type":"reach_estimates","items":[["a"]]})",
        R"({"type":"reach_estimates","items":[["a",-1]]})",
        R"({"type":"reach_estimates","items":[["a",1e12]]})",
        R"({"type":"reach_estimates","items":[[7,1]]})",
        R"({"type":"reach_scope","scope":"world"})"}) {
    CAPTURE(json);
    const Result<Command> command = ParseMessage(json, feed);
    REQUIRE(!command.ok());
    CHECK(command.error().code == "message.bad_member");
  }
}

}  // namespace
}  // namespace kringen
