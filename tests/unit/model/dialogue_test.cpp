// A profile from a feed: what is counted, what stays unknown, and that order does not matter.
#include "model/dialogue.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "model/feed_json.h"
#include "model/instrument_timeline.h"

namespace kringen {
namespace {

std::string ItemJson(const std::string& id, const std::string& date, const std::string& extension) {
  return R"({"id":")" + id + R"(","content_text":"t","date_published":")" + date +
         R"(T12:00:00Z","_kringen":{"channel":"facebook")" + (extension.empty() ? "" : ",") +
         extension + "}}";
}

Feed FeedOf(const std::vector<std::string>& items) {
  std::string json =
      R"({"version":"https://jsonfeed.org/version/1.1","title":"t","_kringen":{"schema":1,)"
      R"("channels":[{"id":"facebook","name":"Facebook","kind":"social","platform":"facebook","local_friends":2000}],)"
      R"("cases":[{"id":"c","title":"C"}]},"items":[)";
  for (std::size_t i = 0; i < items.size(); ++i) json += (i == 0 ? "" : ",") + items[i];
  Feed feed;
  const PageReport report = ReadFeedPage(json + "]}", &feed);
  REQUIRE(report.added == items.size());
  Refresh(&feed);
  return feed;
}

std::vector<ItemIndex> All(const Feed& feed) { return feed.by_time; }

Feed Example() {
  return FeedOf({
      ItemJson(
          "a", "2014-03-01",
          R"("direction":"asks","case":"c","instrument":"communication","metrics":[{"source":"s",)"
          R"("reactions":100,"comments":20,"shares":2}],"dialogue":{"questions":5,"answered":4,)"
          R"("reply_minutes":[4,12,38,20000],"unanswered_minutes":[10080]})"),
      ItemJson("b", "2014-03-09", R"("direction":"answers","in_reply_to":"a")"),
      ItemJson("c", "2014-03-10",
               R"("direction":"reports_back","instrument":"money","in_reply_to":"b")"),
      ItemJson("d", "2014-05-02",
               R"("direction":"asks","metrics":[{"source":"s","reactions":300}],)"
               R"("dialogue":{"questions":2,"answered":2,"reply_minutes":[9]})"),
      ItemJson("e", "2014-05-03", R"("dialogue":{"questions":1,"answered":3})"),
      ItemJson("f", "2014-05-04", R"("dialogue":{"questions":6})"),
      ItemJson("g", "2014-05-05", ""),
  });
}

TEST_CASE("a profile counts what is known and leaves out what is not") {
  const Feed feed = Example();
  const DialogueProfile profile = ProfileOf(feed, All(feed));
  CHECK(profile.items == 7);
  CHECK(profile.questions == 14);
  // The fourth answer of the first came after two weeks; `e` contradicts itself; `f` is half known.
  CHECK(profile.reply_rate == Share{5, 7});
  REQUIRE(profile.reply_times);
  CHECK(profile.reply_times->curve.waits == 5);
  CHECK(profile.reply_times->curve.censored == 2);
  CHECK(profile.reply_times->quarter_minutes == 12);
  CHECK(profile.reply_times->median_minutes == 38);
  CHECK_FALSE(profile.reply_times->three_quarters_minutes);
  CHECK(profile.loop_closure == Share{1, 2});
  CHECK(profile.untraceable_asks == 1);
  REQUIRE(profile.popularity);
  CHECK(profile.popularity->messages == 2);
  CHECK(profile.popularity->mean == doctest::Approx((50.0 + 150.0) / 2));
  REQUIRE(profile.commitment);
  CHECK(profile.commitment->mean == doctest::Approx(10));
  CHECK(profile.virality->mean == doctest::Approx(1));
}

TEST_CASE("where nothing is known nothing is said") {
  const Feed feed = Example();
  const std::vector<ItemIndex> silent = {feed.Find("g")};
  const DialogueProfile profile = ProfileOf(feed, silent);
  CHECK(profile.items == 1);
  CHECK_FALSE(profile.questions);
  CHECK_FALSE(profile.reply_rate);
  CHECK_FALSE(profile.reply_times);
  CHECK_FALSE(profile.loop_closure);
  CHECK_FALSE(profile.popularity);
  CHECK(ProfileOf(feed, {}).items == 0);
}

TEST_CASE("neither order nor repetition of the choice changes a profile") {
  const Feed feed = Example();
  std::vector<ItemIndex> items = All(feed);
  std::reverse(items.begin(), items.end());
  items.push_back(items.front());
  const DialogueProfile profile = ProfileOf(feed, items);
  CHECK(profile.items == 7);
  CHECK(profile.reply_rate == Share{5, 7});
  CHECK(profile.popularity->mean == ProfileOf(feed, All(feed)).popularity->mean);
  CHECK(profile.loop_closure == Share{1, 2});
}

TEST_CASE("a withdrawn item is in no figure") {
  Feed feed = Example();
  Withdraw(&feed, {"c", "d"});
  Refresh(&feed);
  const DialogueProfile profile = ProfileOf(feed, All(feed));
  CHECK(profile.items == 5);
  CHECK(profile.reply_rate == Share{3, 5});
  CHECK(profile.loop_closure == Share{0, 1});
}

TEST_CASE("a report counts only when it is later, in the case or in the thread") {
  const auto closed = [](const std::string& date, const std::string& extension) {
    const Feed feed = FeedOf({ItemJson("ask", "2014-03-02", R"("direction":"asks","case":"c")"),
                              ItemJson("tell", date, R"("direction":"reports_back")" + extension)});
    return ProfileOf(feed, All(feed)).loop_closure->count;
  };
  CHECK(closed("2014-03-03", R"(,"case":"c")") == 1);
  CHECK(closed("2014-03-01", R"(,"case":"c")") == 0);
  CHECK(closed("2014-03-03", R"(,"in_reply_to":"ask")") == 1);
  CHECK(closed("2014-03-01", R"(,"in_reply_to":"ask")") == 0);
  CHECK(closed("2014-03-03", "") == 0);
}

TEST_CASE("instruments per month, with the unknown and the empty month between") {
  const Feed feed = Example();
  const InstrumentTimeline timeline = InstrumentsOf(feed, All(feed));
  CHECK(timeline.unit == TimeUnit::kMonth);
  REQUIRE(timeline.periods.size() == 3);
  CHECK(timeline.periods[0].items == 3);
  CHECK(timeline.periods[0].instruments == std::array<std::int64_t, 4>{1, 1, 1, 0});
  CHECK(timeline.periods[0].directions == std::array<std::int64_t, 5>{0, 0, 1, 1, 1});
  CHECK(timeline.periods[1].items == 0);
  CHECK(timeline.periods[2].instruments == std::array<std::int64_t, 4>{4, 0, 0, 0});
}

TEST_CASE("every item is in one period, whatever the extent, and periods touch") {
  for (const int years : {0, 1, 3, 8, 30, 399}) {
    std::vector<std::string> items;
    for (int i = 0; i < 40; ++i) {
      const int month = (i * (years * 12 + 5)) / 39;
      std::string date = std::to_string(1801 + month / 12) + "-";
      date += (month % 12 < 9 ? "0" : "") + std::to_string(month % 12 + 1) + "-15";
      items.push_back(ItemJson(std::to_string(i), date, R"("instrument":"rules")"));
    }
    const Feed feed = FeedOf(items);
    const InstrumentTimeline timeline = InstrumentsOf(feed, All(feed));
    INFO(years);
    CHECK(timeline.periods.size() <= (years > 200 ? 41 : kMostInstrumentPeriods));
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < timeline.periods.size(); ++i) {
      const InstrumentPeriod& period = timeline.periods[i];
      sum += period.instruments[3];
      if (i > 0) CHECK(timeline.periods[i - 1].span.to == period.span.from);
      CHECK(period.span == UnitSpan(timeline.unit, period.span.from));
    }
    CHECK(sum == 40);
    CHECK(timeline.periods.front().items > 0);
    CHECK(timeline.periods.back().items > 0);
  }
  CHECK(InstrumentsOf(Feed{}, {}).periods.empty());
}

}  // namespace
}  // namespace kringen
