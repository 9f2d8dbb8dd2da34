#include "import/session/join_metrics.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace kringen {
namespace {

constexpr TimePoint kHour = 3600;
constexpr TimePoint kStart = 1710489600;  // 15 March 2024 08:00 UTC

Candidate Post(const std::string& id, const std::string& text, TimePoint time,
               const std::string& url = "", const std::string& platform = "facebook") {
  Candidate candidate;
  candidate.item.id = id;
  candidate.item.url = url;
  candidate.item.published = time;
  candidate.original_text = text;
  candidate.source = platform;
  return candidate;
}

MetricSighting Row(const std::string& id, const std::string& text, TimePoint time,
                   std::int64_t reactions, const std::string& link = "",
                   const std::string& platform = "facebook") {
  MetricSighting row;
  row.platform = platform;
  row.item_id = id;
  row.permalink = link;
  row.text = text;
  row.time = time;
  row.row.source = "platform";
  row.row.measured = "2024-04-01";
  row.row.reactions = reactions;
  return row;
}

// Reactions by candidate id; -1 where nothing was joined.
std::vector<std::int64_t> Joined(std::vector<Candidate> candidates,
                                 std::vector<MetricSighting> rows) {
  (void)JoinMetrics(std::move(rows), &candidates);
  std::sort(candidates.begin(), candidates.end(),
            [](const Candidate& a, const Candidate& b) { return a.item.id < b.item.id; });
  std::vector<std::int64_t> counts;
  for (const Candidate& candidate : candidates) {
    const auto& metrics = candidate.item.metrics;
    counts.push_back(metrics.empty() ? -1 : metrics[0].reactions);
  }
  return counts;
}

using Counts = std::vector<std::int64_t>;

const std::vector<Candidate> kPosts{
    Post("a", "Werk aan de weg", kStart), Post("b", "De markt is open", kStart + 50 * kHour),
    Post("c", "", kStart + 99 * kHour),
    Post("d", "Elders", kStart, "https://www.facebook.com/1/posts/4")};

// The table's clock is eight hours behind.
const std::vector<MetricSighting> kRows{
    Row("1", "WERK  aan de weg", kStart - 8 * kHour, 10),
    Row("2", "𝗗𝗲 𝗺𝗮𝗿𝗸𝘁 is open", kStart + 42 * kHour, 20), Row("3", "", kStart + 91 * kHour, 30),
    Row("4", "Heel andere woorden", 0, 40, "https://m.facebook.com/1/posts/4/?ref=x")};

TEST_CASE("by link, by text, and by minute once the table's clock is known, in any order") {
  std::vector<Candidate> posts = kPosts;
  std::vector<MetricSighting> rows = kRows;
  for (int i = 0; i < 4; ++i) {
    CHECK(Joined(posts, rows) == Counts{10, 20, 30, 40});
    std::rotate(posts.begin(), posts.begin() + 1, posts.end());
    std::rotate(rows.begin(), rows.begin() + (i % 2 + 1), rows.end());
  }
}

TEST_CASE("letters and digits that are set as mathematics are the plain ones") {
  const std::vector<Candidate> posts{Post("a", "𝐌𝐚𝐫𝐤𝐭 𝟐𝟎𝟐𝟒 in 𝙇𝙤𝙨𝙨𝙚𝙧, zaal 𝟫 en 𝟶", kStart),
                                     Post("b", "Markt 2023 in Losser, zaal 9 en 0", kStart)};
  CHECK(Joined(posts, {Row("", "Markt 2024 in Losser, zaal 9 en 0", 0, 5)}) == Counts{5, -1});
}

TEST_CASE("a clock that nobody vouches for joins nothing by minute") {
  CHECK(Joined(kPosts, {kRows[2]}) == Counts{-1, -1, -1, -1});
  CHECK(Joined(kPosts, {kRows[0], kRows[2]}) == Counts{10, -1, -1, -1});
  MetricSighting other = kRows[1];
  other.time += kHour;
  CHECK(Joined(kPosts, {kRows[0], other, kRows[2]}) == Counts{10, 20, -1, -1});
  MetricSighting exact = Row("3", "", kStart + 99 * kHour, 30);
  exact.has_zone = true;
  CHECK(Joined(kPosts, {exact}) == Counts{-1, -1, 30, -1});
}

TEST_CASE("a day without an hour, or no time at all, says nothing of the table's clock") {
  std::vector<Candidate> posts = kPosts;
  std::vector<MetricSighting> rows = kRows;
  for (const char* text : {"Eerste dag", "Tweede dag", "Derde dag"}) {
    posts.push_back(Post(text, text, kStart));
    rows.push_back(Row(text, text, kStart - 8 * kHour, 50));
    rows.back().day_only = true;
  }
  for (const char* text : {"Zonder tijd", "Ook zonder", "Evenmin"}) {
    posts.push_back(Post(text, text, kStart + 5 * kHour));
    rows.push_back(Row(text, text, 0, 60));
  }
  const Counts joined = Joined(posts, rows);
  CHECK(std::count(joined.begin(), joined.end(), 30) == 1);  // by minute
  CHECK(std::count(joined.begin(), joined.end(), -1) == 0);
}

TEST_CASE("what fits two is left for a person") {
  std::vector<Candidate> candidates{Post("a", "Wekelijkse markt", kStart),
                                    Post("b", "Wekelijkse markt", kStart + 3 * kHour)};
  const auto unmatched =
      JoinMetrics({Row("1", "Wekelijkse markt", kStart + kHour, 10)}, &candidates).unmatched;
  CHECK(unmatched.size() == 1);
  CHECK(candidates[0].item.metrics.empty());
  // Two rows about different messages for one candidate.
  CHECK(Joined({Post("a", "Wekelijkse markt", kStart)},
               {Row("1", "Wekelijkse markt", kStart, 10),
                Row("2", "Wekelijkse markt", kStart, 20)}) == Counts{-1});
}

TEST_CASE("the same words on another platform are another message") {
  const std::vector<Candidate> both{Post("a", "Kermis!", kStart),
                                    Post("b", "Kermis!", kStart, "https://x.com/i/status/7", "x")};
  CHECK(Joined(both, {Row("1", "Kermis!", kStart, 10)}) == Counts{10, -1});
  const std::string link = "https://twitter.com/voorbeeld/status/7?s=20";
  CHECK(Joined(both, {Row("", "Kermis!", kStart, 20, link, "x")}) == Counts{-1, 20});
  CHECK(Joined(both, {Row("7", "", 0, 20, "", "x")}) == Counts{-1, 20});
}

TEST_CASE("a page's counts join no profile's message, nor another account's") {
  Candidate profile = Post("a", "Kermis!", kStart);
  profile.item.channel = "facebook";
  Candidate page = Post("b", "Kermis!", kStart + kHour);
  page.item.channel = "facebook-page";
  MetricSighting row = Row("1", "Kermis!", kStart, 10);
  row.account = "Gemeente Voorbeeld";
  row.is_page = true;
  CHECK(Joined({profile}, {row}) == Counts{-1});
  CHECK(Joined({profile, page}, {row}) == Counts{-1, 10});
  MetricSighting personal = row;
  personal.is_page = false;
  CHECK(Joined({page}, {personal}) == Counts{-1});
  CHECK(Joined({profile, page}, {personal}) == Counts{10, -1});
  std::vector<Candidate> pages{page};
  CHECK(JoinMetrics({row}, &pages, {Origin{"Gemeente Elders"}}).unmatched.size() == 1);
  CHECK(JoinMetrics({row}, &pages, {Origin{"gemeente voorbeeld"}}).unmatched.empty());
}

TEST_CASE(
    "a channel is of the platform that its source tells, and of a page only where it tells so") {
  Candidate own = Post("a", "Kermis!", kStart, "", "table-eigen");
  own.item.channel = "facebook";
  MetricSighting page = Row("1", "Kermis!", kStart, 10);
  page.account = "Gemeente Voorbeeld";
  page.is_page = true;
  MetricSighting personal = page;
  personal.is_page = false;
  const auto joins = [&](const MetricSighting& row, const Origin& origin) {
    std::vector<Candidate> candidates{own};
    return JoinMetrics({row}, &candidates, {origin}).unmatched.empty();
  };
  for (const MetricSighting& row : {page, personal}) {
    CHECK(joins(row, {"", Platform::kFacebook, ""}));
    CHECK_FALSE(joins(row, {"", Platform::kInstagram, ""}));
  }
  CHECK(joins(page, {"", Platform::kFacebook, "page"}));
  CHECK_FALSE(joins(page, {"", Platform::kFacebook, "profile"}));
  CHECK_FALSE(joins(personal, {"", Platform::kFacebook, "page"}));
  own.item.channel = "nieuws-van-de-gemeente";
  CHECK(joins(page, {"", Platform::kFacebook, ""}));
  CHECK_FALSE(joins(page, {"", Platform::kUnknown, ""}));
}

TEST_CASE("what fits several is listed with all their places, and a sure number contradicts") {
  std::vector<Candidate> candidates{Post("a", "Markt", kStart), Post("b", "Markt", kStart + kHour)};
  candidates[0].record = "een.json#1";
  candidates[1].record = "twee.json#2";
  MetricSighting row = Row("1", "Markt", kStart, 10);
  row.record = "cijfers.csv#3";
  const auto unmatched = JoinMetrics({row}, &candidates).unmatched;
  REQUIRE(unmatched.size() == 1);
  const ReportLine line = UnjoinedLine(unmatched[0]);
  CHECK(line.code == "metrics.ambiguous");
  CHECK(line.place == "cijfers.csv#3 = een.json#1, twee.json#2");
  CHECK(UnjoinedLine(row).code == "metrics.unmatched");
  // The number of the row is of another message with the same words.
  const Candidate seven = Post("a", "Kermis!", kStart, "https://x.com/i/status/7", "x");
  CHECK(Joined({seven}, {Row("8", "Kermis!", kStart, 10, "", "x")}) == Counts{-1});
  const Candidate code =
      Post("a", "Kermis!", kStart, "https://www.instagram.com/p/Ab1/", "instagram");
  CHECK(Joined({code}, {Row("", "Kermis!", kStart, 10, "https://www.instagram.com/v/reel/aB1/",
                            "instagram")}) == Counts{-1});
  CHECK(Joined({code}, {Row("", "Anders", kStart, 10, "https://www.instagram.com/v/reel/Ab1/",
                            "instagram")}) == Counts{10});
}

TEST_CASE("one row twice is one measurement, two days are two") {
  std::vector<Candidate> candidates{kPosts[0]};
  MetricSighting later = kRows[0];
  later.row.measured = "2024-05-01";
  CHECK(JoinMetrics({kRows[0], kRows[0], later}, &candidates).unmatched.empty());
  CHECK(JoinMetrics({kRows[0]}, &candidates).unmatched.empty());
  CHECK(candidates[0].item.metrics.size() == 2);
}

TEST_CASE("only web addresses become an item's address") {
  std::vector<Candidate> candidates{kPosts[0], kPosts[1]};
  MetricSighting first = kRows[0], second = kRows[1];
  first.permalink = "javascript:alert(1)";
  second.permalink = "https://www.facebook.com/1/posts/2";
  CHECK(JoinMetrics({first, second}, &candidates).unmatched.empty());
  CHECK(candidates[0].item.url.empty());
  CHECK(candidates[1].item.url == second.permalink);
}

}  // namespace
}  // namespace kringen
