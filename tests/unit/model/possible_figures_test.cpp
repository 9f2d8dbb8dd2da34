// What cannot be of figures and days: every reader tells it with its place, the page does not use
// the day, and the reach model is told that the figures are no evidence.
#include "model/possible_figures.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <utility>

#include "model/feed.h"
#include "model/feed_json.h"
#include "model/followers.h"
#include "model/publication_json.h"

namespace kringen {
namespace {

constexpr const char* kToday = "2026-11-29";

std::string Page(const std::string& metrics, const std::string& channel = "") {
  return R"({"version":"https://jsonfeed.org/version/1.1","items":[{"id":"a","content_text":"x",)"
         R"("date_published":"2025-05-08T10:00:00+02:00","_kringen":{"channel":"fb","metrics":[)" +
         metrics + R"(]}}],"_kringen":{"channels":[{"id":"fb","kind":"social")" + channel + "}]}}";
}

struct Read {
  Feed feed;
  std::vector<std::string> told;  // "code member"
};

Read ReadIt(const std::string& page) {
  Read read;
  read.feed.today = kToday;
  for (const Error& each : ReadFeedPage(page, &read.feed).notices) {
    read.told.push_back(each.code + " " + each.place.substr(each.place.rfind('/') + 1));
    CHECK(std::count(each.place.begin(), each.place.end(), '/') >= 4);
  }
  Refresh(&read.feed);
  return read;
}

std::string Row(const std::string& more, const std::string& day = "2025-06-01") {
  return R"({"source":"platform","measured":")" + day + R"(","definition":"reach","reach":500)" +
         more + "}";
}

using Told = std::vector<std::string>;

TEST_CASE("views that are counted without the advertisement are not fewer than who saw it") {
  const auto told = [](const char* figures) {
    return ReadIt(Page(std::string(R"({"source":"platform","measured":"2025-06-01",)") + figures +
                       "}"))
        .told;
  };
  CHECK(told(R"("reach":4100,"reach_paid":2000,"impressions":3000)").empty());
  CHECK(told(R"("reach":4100,"reach_paid":2000,"impressions":2099)").size() == 1);
  CHECK(told(R"("reach":4100,"impressions":3000)").size() == 1);
}

}  // namespace

TEST_CASE("figures that can be are told of by nobody") {
  for (const char* more : {"", R"(,"impressions":500)", R"(,"reach_paid":500)",
                           R"(,"reach_organic":500,"reactions":500,"comments":900)",
                           R"(,"comments":3,"commenters":3)"}) {
    const Read read = ReadIt(Page(Row(more)));
    CHECK(read.told == Told{});
    CHECK_FALSE(read.feed.metrics[0].is_contradictory);
  }
}

TEST_CASE("figures that contradict each other are told, and are no evidence") {
  const std::pair<const char*, const char*> cases[] = {
      {R"(,"impressions":499)", "item.views_below_reach impressions"},
      {R"(,"reach_organic":501)", "item.part_above_reach reach_organic"},
      {R"(,"reach_followers":501)", "item.part_above_reach reach_followers"},
      {R"(,"reach_paid":501)", "item.part_above_reach reach_paid"},
      {R"(,"reactions":501)", "item.engaged_above_reach reach"},
      {R"(,"comments":900,"commenters":501)", "item.engaged_above_reach reach"},
      {R"(,"comments":3,"commenters":4)", "item.commenters_above_comments commenters"},
      {R"(,"impressions":2000000000)", "item.too_many impressions"}};
  for (const auto& [more, told] : cases) {
    const Read read = ReadIt(Page(Row(more)));
    CHECK(read.told == Told{told});
    CHECK(read.feed.metrics[0].is_contradictory);
  }
  CHECK(ReadIt(Page(R"({"reach":2000000000})")).told == Told{"item.too_many reach"});
}

TEST_CASE("law: of an export that is not written yet the same is told as of what is written") {
  std::mt19937 random(7);
  const auto count = [&] { return static_cast<std::int64_t>(random() % 6) - 1; };
  const Definition definitions[] = {Definition::kUnknown, Definition::kReach, Definition::kViews};
  std::size_t told = 0;
  for (int round = 0; round < 400; ++round) {
    Publication publication;
    publication.channels.push_back(
        {"fb", "F", ChannelKind::kSocial, Platform::kFacebook, "page", -1});
    PublicationItem& item = publication.items.emplace_back();
    item.id = "a";
    item.channel = "fb";
    item.content_text = "x";
    for (const char* day : {"2025-05-20", "2025-06-01"}) {
      MetricRow& row = item.metrics.emplace_back();
      row.source = random() % 3 == 0 ? "archive" : "platform";
      row.measured = day;
      row.definition = definitions[random() % 3];
      for (std::int64_t* figure : {&row.reactions, &row.comments, &row.commenters, &row.shares,
                                   &row.impressions, &row.reach_followers, &row.reach_paid}) {
        *figure = count();
      }
      row.reach = round % 40 == 0 ? 2'000'000'000 : count();
      if (const std::int64_t organic = count(); organic >= 0) {
        row.others = {{kReachOrganic, organic}};
      }
    }
    Told written, before;
    for (const Error& each : ReadExport(WriteExport(publication)).problems) {
      if (IsImpossibleFigure(each.code)) written.push_back(each.code + " " + each.detail);
    }
    const std::vector<MetricRow>& rows = item.metrics;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (const Impossible& each : ImpossibleFigures(rows, i)) {
        before.push_back(std::string(each.code) + " " + each.detail);
      }
    }
    CHECK(before == written);
    told += before.size();
  }
  CHECK(told > 100);
}

TEST_CASE("what counts views is no number of people") {
  const std::string views =
      R"({"definition":"views","reach":500,"reactions":600,"reach_paid":700})";
  CHECK(ReadIt(Page(views)).told == Told{});
}

TEST_CASE("who reacted by a day is among those who saw it by then; who came later need not be") {
  const auto archive = [](const char* day) {
    return R"({"source":"archive","reactions":600,"measured":")" + std::string(day) + "\"}";
  };
  for (const char* day : {"2025-05-20", "2025-06-01"}) {
    CHECK(ReadIt(Page(Row("") + "," + archive(day))).told ==
          Told{"item.engaged_above_reach reach"});
  }
  for (const char* day : {"2025-06-02", ""}) {
    CHECK(ReadIt(Page(Row("") + "," + archive(day))).told == Told{});
  }
}

TEST_CASE("a day that cannot be is told and not used") {
  const std::pair<const char*, const char*> cases[] = {
      {"2026-02-30", "item.no_day measured"},    {"2026-13-01", "item.no_day measured"},
      {"01-06-2025", "item.no_day measured"},    {"2025-05-07", "item.measured_early measured"},
      {"2026-11-30", "item.day_ahead measured"}, {"2031-01-01", "item.day_ahead measured"}};
  for (const auto& [day, told] : cases) {
    const Read read = ReadIt(Page(Row("", day)));
    CHECK(read.told == Told{told});
    CHECK(read.feed.metric_dates.empty());
    CHECK(read.feed.metrics[0].reach == 500);
    // The newest of the days that can be is what counts.
    const Read beside =
        ReadIt(Page(Row("", day) + R"(,{"source":"platform","measured":"2025-05-09",)"
                                   R"("definition":"reach","reach":7})"));
    CHECK(beside.feed.metrics[0].reach == 7);
  }
  CHECK(ReadIt(Page(Row("", kToday))).told == Told{});
  Feed without_clock;
  CHECK(ReadFeedPage(Page(Row("", "2031-01-01")), &without_clock).notices.empty());
}

TEST_CASE("followers of a day that cannot be are not counted with") {
  const auto followers = [](const std::string& more) {
    return ReadIt(Page("", R"(,"followers":[{"date":"2025-05-01","count":100},)" + more + "]"));
  };
  const std::pair<const char*, const char*> cases[] = {
      {R"({"date":"2026-13-01","count":900})", "item.no_day date"},
      {R"({"date":"2026-02-30","count":900})", "item.no_day date"},
      {R"({"date":"2031-01-01","count":900})", "item.day_ahead date"},
      {R"({"date":"2026-01-01","count":2000000000})", "item.too_many count"}};
  for (const auto& [more, told] : cases) {
    const Read read = followers(more);
    CHECK(read.told == Told{told});
    CHECK(FollowersAt(read.feed.channels[0], ParseTime("2026-06-01").value()) == 100.0);
  }
}

}  // namespace kringen
