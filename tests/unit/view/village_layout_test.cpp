#include "view/village_layout.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <deque>
#include <string>
#include <vector>

#include "model/feed.h"
#include "model/feed_json.h"
#include "model/query.h"
#include "support/random.h"

namespace kringen {
namespace {

// A letter is as wide as it is high in some scripts, and half of that in most.
float Measure(std::string_view text, float size_px) {
  const auto wide = std::count(text.begin(), text.end(), 'm');
  return (static_cast<float>(text.size()) + static_cast<float>(wide)) * size_px / 2;
}
const LabelText kText{16, Measure};
constexpr float kSlack_px = 0.1f;  // for rounding; nobody sees a tenth of a pixel
constexpr double kDegree = 3.14159265358979 / 180;

Feed RandomFeed(Random* random) {
  Feed feed;
  const int count = 1 + random->Below(16);
  const double spread = std::pow(10.0, random->Unit() * 3 - 2.5);
  const bool placed = random->Below(6) != 0;
  for (int i = 0; i < count; ++i) {
    Village village;
    village.id = "v" + std::to_string(i);
    village.name = std::string(static_cast<std::size_t>(random->Below(24)), "em"[random->Below(2)]);
    if (random->Below(5) != 0) {
      village.residents = static_cast<std::int64_t>(std::pow(10.0, 1 + random->Unit() * 4));
    }
    if (placed) {
      village.longitude = 7 + spread * random->Unit();
      village.latitude = 52 + spread * random->Unit();
    }
    if (placed && random->Below(8) == 0 && i > 0) {  // two of them in one place
      village.longitude = feed.villages.back().longitude;
      village.latitude = feed.villages.back().latitude;
    }
    feed.villages.push_back(village);
  }
  return feed;
}

Feed Losser() {
  Feed feed;
  feed.villages = {{"losser", "Losser", 13000, 7.004, 52.261, {}},
                   {"glane", "Glane", 530, 6.997, 52.233, {}},
                   {"overdinkel", "Overdinkel", 4230, 7.0375, 52.2361, {}},
                   {"de-lutte", "De Lutte", 3800, 6.995, 52.316, {}},
                   {"beuningen", "Beuningen", 1040, 6.999, 52.358, {}}};
  return feed;
}

VillageLayout LayoutOf(const Feed& feed, const Rect& area) {
  return LayoutVillages(area, feed, Query{}, QueryResult{}, kText);
}

bool Inside(const Rect& inner, const Rect& outer) {
  return inner.x >= outer.x - kSlack_px && inner.y >= outer.y - kSlack_px &&
         inner.right() <= outer.right() + kSlack_px && inner.bottom() <= outer.bottom() + kSlack_px;
}

bool HasLabel(const VillageDisc& disc) { return disc.label.width > 0 && disc.label.height > 0; }

// How deep a disc reaches into a rectangle.
float Depth(const VillageDisc& disc, const Rect& rect) {
  const float x = std::clamp(disc.x, rect.x, rect.right());
  const float y = std::clamp(disc.y, rect.y, rect.bottom());
  return disc.radius - std::hypot(x - disc.x, y - disc.y);
}

bool AreApart(const VillageDisc& a, const VillageDisc& b) {
  if (std::hypot(a.x - b.x, a.y - b.y) < a.radius + b.radius - kSlack_px) return false;
  if (HasLabel(b) && Depth(a, b.label) > kSlack_px) return false;
  if (HasLabel(a) && Depth(b, a.label) > kSlack_px) return false;
  Rect smaller = a.label;
  smaller.x += kSlack_px;
  smaller.y += kSlack_px;
  smaller.width -= 2 * kSlack_px;
  smaller.height -= 2 * kSlack_px;
  return !HasLabel(a) || !HasLabel(b) || !smaller.Intersects(b.label);
}

bool StandsOnItsSide(const VillageDisc& disc) {
  const Rect& label = disc.label;
  const float middle_x = label.x + label.width / 2, middle_y = label.y + label.height / 2;
  switch (disc.side) {
    case LabelSide::kRight:
      return label.x >= disc.x + disc.radius - kSlack_px && std::abs(middle_y - disc.y) < 1;
    case LabelSide::kLeft:
      return label.right() <= disc.x - disc.radius + kSlack_px && std::abs(middle_y - disc.y) < 1;
    case LabelSide::kBelow:
      break;
  }
  return label.y >= disc.y + disc.radius - kSlack_px && std::abs(middle_x - disc.x) < 1;
}

void CheckIsTidy(const VillageLayout& layout) {
  for (std::size_t i = 0; i < layout.discs.size(); ++i) {
    const VillageDisc& disc = layout.discs[i];
    CAPTURE(i);
    CHECK(disc.radius > 0);
    CHECK(Inside({disc.x - disc.radius, disc.y - disc.radius, 2 * disc.radius, 2 * disc.radius},
                 layout.area));
    if (HasLabel(disc)) {
      CHECK(Inside(disc.label, layout.area));
      CHECK(StandsOnItsSide(disc));
    }
    for (std::size_t k = 0; k < i; ++k) CHECK(AreApart(disc, layout.discs[k]));
  }
}

void CheckHits(const VillageLayout& layout) {
  for (std::size_t i = 0; i < layout.discs.size(); ++i) {
    const VillageDisc& disc = layout.discs[i];
    CHECK(HitVillage(layout, disc.x, disc.y) == static_cast<int>(i));
    if (!HasLabel(disc)) continue;
    const Rect& label = disc.label;
    CHECK(HitVillage(layout, label.x + label.width / 2, label.y + label.height / 2) ==
          static_cast<int>(i));
  }
}

std::size_t LargestOf(const Feed& feed) {
  std::size_t largest = 0;
  for (std::size_t i = 1; i < feed.villages.size(); ++i) {
    if (feed.villages[i].residents > feed.villages[largest].residents) largest = i;
  }
  return largest;
}

// The angle between the directions a village lies in and is drawn in, seen from the largest.
double Turn(const Feed& feed, const VillageLayout& layout, std::size_t village) {
  const std::size_t largest = LargestOf(feed);
  const Village& from = feed.villages[largest];
  const Village& to = feed.villages[village];
  double latitude = 0;  // the projection's: of the middle of all
  for (const Village& each : feed.villages) latitude += each.latitude;
  latitude /= static_cast<double>(feed.villages.size());
  const double east = (to.longitude - from.longitude) * std::cos(latitude * kDegree);
  const double north = to.latitude - from.latitude;
  if (std::hypot(east, north) < 1e-9) return 0;
  const double x = static_cast<double>(layout.discs[village].x - layout.discs[largest].x);
  const double y = static_cast<double>(layout.discs[village].y - layout.discs[largest].y);
  return std::abs(std::remainder(std::atan2(-y, x) - std::atan2(north, east), 360 * kDegree)) /
         kDegree;
}

constexpr double kMostTurn = 12.1;  // places are single precision
constexpr float kOrderSlack_px = 1;
constexpr double kSamePlace_deg = 1e-6;  // ten centimetres

void CheckTellsTheTruth(const Feed& feed, const VillageLayout& layout) {
  REQUIRE(layout.discs.size() == feed.villages.size());
  for (std::size_t i = 0; i < feed.villages.size(); ++i) {
    CAPTURE(feed.villages[i].id);
    CHECK(Turn(feed, layout, i) <= kMostTurn);
    for (std::size_t k = 0; k < feed.villages.size(); ++k) {
      if (feed.villages[i].latitude <= feed.villages[k].latitude + kSamePlace_deg) continue;
      CHECK(layout.discs[i].y <= layout.discs[k].y + kOrderSlack_px);
    }
  }
}

constexpr Rect kAreas[] = {{0, 0, 280, 200},   {0, 0, 320, 420},  {0, 0, 374, 560},
                           {0, 0, 409, 800},   {0, 0, 300, 900},  {0, 0, 640, 300},
                           {8, 30, 960, 440},  {0, 0, 1080, 800}, {0, 0, 1400, 250},
                           {0, 0, 2000, 1200}, {0, 0, 280, 1200}, {0, 0, 2000, 200}};

// Places within a square of 0..1: tall, wide, a ring, islands, one far away, a crowd.
struct Shape {
  const char* name;
  void (*place)(int i, int count, double* x, double* y);
};
constexpr Shape kShapes[] = {{"tall", [](int, int, double* x, double*) { *x *= 0.15; }},
                             {"wide", [](int, int, double*, double* y) { *y *= 0.15; }},
                             {"ring",
                              [](int i, int count, double* x, double* y) {
                                const double angle = 360 * kDegree * i / count;
                                *x = i == 0 ? 0.5 : 0.5 + 0.5 * std::cos(angle);
                                *y = i == 0 ? 0.5 : 0.5 + 0.5 * std::sin(angle);
                              }},
                             {"islands",
                              [](int i, int, double* x, double* y) {
                                *x = (i % 2) * 0.8 + *x * 0.2;
                                *y = (i % 3) * 0.4 + *y * 0.2;
                              }},
                             {"far away",
                              [](int i, int count, double* x, double* y) {
                                const bool is_far = i == count - 1;
                                *x = is_far ? 1 : 0.1 * *x;
                                *y = is_far ? 1 : 0.1 * *y;
                              }},
                             {"anywhere", [](int, int, double*, double*) {}}};

Feed Invented(const Shape& shape, int count, Random* random) {
  Feed feed;
  for (int i = 0; i < count; ++i) {
    double x = random->Unit(), y = random->Unit();
    shape.place(i, count, &x, &y);
    Village village;
    village.id = shape.name + std::to_string(i);
    village.name = std::string(static_cast<std::size_t>(4 + random->Below(12)), 'e');
    village.residents = static_cast<std::int64_t>(std::pow(10.0, 2 + random->Unit() * 2.5));
    village.longitude = 6 + 0.2 * x;
    village.latitude = 52 + 0.15 * y;
    feed.villages.push_back(village);
  }
  return feed;
}

void Shuffle(std::vector<Village>* villages, Random* random) {
  for (std::size_t i = villages->size(); i > 1; --i) {
    const auto other = static_cast<std::size_t>(random->Below(static_cast<int>(i)));
    std::swap((*villages)[i - 1], (*villages)[other]);
  }
}

}  // namespace

TEST_CASE("villages law: no disc or label covers another or leaves the area") {
  Random random(1);
  for (int round = 0; round < 120; ++round) {
    const Feed feed = RandomFeed(&random);
    const Rect area{static_cast<float>(random.Below(50)), static_cast<float>(random.Below(50)),
                    static_cast<float>(60 + random.Below(1200)),
                    static_cast<float>(60 + random.Below(900))};
    const VillageLayout layout = LayoutOf(feed, area);
    CAPTURE(round);
    CAPTURE(feed.villages.size());
    CAPTURE(area.width);
    CAPTURE(area.height);
    REQUIRE(layout.discs.size() == feed.villages.size());
    CHECK(layout.area == area);
    CheckIsTidy(layout);
    CheckHits(layout);
  }
}

TEST_CASE("villages law: a name on a map stands whole, or cut where nothing else fits") {
  Random random(31);
  for (int run = 0; run < 200; ++run) {
    const Feed feed = RandomFeed(&random);
    const Rect area{0, 0, 280 + random.Below(1700) * 1.0f, 200 + random.Below(900) * 1.0f};
    const VillageLayout layout = LayoutOf(feed, area);
    for (const VillageDisc& disc : layout.discs) {
      const Village& village = feed.villages[static_cast<std::size_t>(disc.village)];
      if (disc.lines == 0 || village.longitude == 0) continue;  // in rows, names are cut
      CAPTURE(village.name);
      const float whole = Measure(village.name, 17) * kBoldShare + 8;
      const bool is_cut = disc.lines == 1 && disc.label.width < whole - kSlack_px;
      const float least = std::max(whole * 0.7f, std::min(whole, 100.0f));
      const float wanted = std::min(is_cut ? least : whole, area.width - 16);
      CHECK(disc.label.width >= wanted - kSlack_px);
    }
  }
}

TEST_CASE("villages law: a village has no name only where none of its three sides has room") {
  Random random(32);
  int nameless = 0, named = 0;
  for (int run = 0; run < 60; ++run) {
    const Feed feed = Invented(kShapes[run % std::size(kShapes)], 8 + random.Below(9), &random);
    const Rect area{0, 0, 280 + random.Below(700) * 1.0f, 200 + random.Below(500) * 1.0f};
    const VillageLayout layout = LayoutOf(feed, area);
    for (const VillageDisc& disc : layout.discs) {
      ++(HasLabel(disc) ? named : nameless);
      if (HasLabel(disc)) continue;
      const std::string& name = feed.villages[static_cast<std::size_t>(disc.village)].name;
      const float whole = Measure(name, 17) * kBoldShare + 8;
      const float width = std::max(whole * 0.7f, std::min(whole, 2.6f * 2.6f * 16));
      const float away = disc.radius + kLabelGap_px, height = std::round(2.6f * 16 * 0.55f);
      const Rect sides[] = {{disc.x - width / 2, disc.y + away, width, height},
                            {disc.x + away, disc.y - height / 2, width, height},
                            {disc.x - away - width, disc.y - height / 2, width, height}};
      for (const Rect& side : sides) {
        const Rect wide{side.x - 6, side.y - 3, side.width + 12, side.height + 6};
        const auto meets = [&](const VillageDisc& other) {
          return other.village != disc.village &&
                 (Depth(other, wide) > 0 || (HasLabel(other) && other.label.Intersects(wide)));
        };
        CHECK(
            (!Inside(wide, area) || std::any_of(layout.discs.begin(), layout.discs.end(), meets)));
      }
    }
  }
  CHECK(nameless > 0);
  CHECK(named > 4 * nameless);
}

TEST_CASE("one long name takes no room from the names of others") {
  Random random(33);
  for (int run = 0; run < 20; ++run) {
    Feed feed = Invented(kShapes[5], 9, &random);
    const Rect area{0, 0, 700, 500};
    const auto names = [&] {
      const VillageLayout layout = LayoutOf(feed, area);
      return std::count_if(layout.discs.begin(), layout.discs.end(), HasLabel);
    };
    const std::ptrdiff_t before = names();
    feed.villages[4].name = "Westerhaar-Vriezenveensewijk";
    CAPTURE(run);
    CHECK(names() >= before - 1);
  }
}

TEST_CASE("villages law: the areas of discs compare as their residents do") {
  Random random(2);
  for (int round = 0; round < 100; ++round) {
    Feed feed = RandomFeed(&random);
    for (Village& village : feed.villages) village.residents = 500 + random.Below(20000);
    const VillageLayout layout = LayoutOf(feed, {0, 0, 1080, 800});
    const double scale = static_cast<double>(layout.discs[0].radius) /
                         std::sqrt(static_cast<double>(feed.villages[0].residents));
    for (std::size_t i = 1; i < layout.discs.size(); ++i) {
      CHECK(static_cast<double>(layout.discs[i].radius) ==
            doctest::Approx(scale * std::sqrt(static_cast<double>(feed.villages[i].residents)))
                .epsilon(0.001));
    }
  }
}

TEST_CASE("villages law: the same inputs give the same places, kept or made anew") {
  Random random(3);
  for (int round = 0; round < 20; ++round) {
    const Feed feed = RandomFeed(&random);
    const Rect area{0, 0, 960, 440};
    const VillageLayout first = LayoutOf(feed, area);
    const VillageLayout again = LayoutOf(feed, area);
    const VillageLayout kept = LayoutVillages(area, feed, Query{}, QueryResult{}, kText, &first);
    for (std::size_t i = 0; i < first.discs.size(); ++i) {
      for (const VillageLayout* other : {&again, &kept}) {
        CHECK(other->discs[i].x == first.discs[i].x);
        CHECK(other->discs[i].y == first.discs[i].y);
        CHECK(other->discs[i].radius == first.discs[i].radius);
        CHECK(other->discs[i].label == first.discs[i].label);
      }
    }
  }
}

TEST_CASE("villages law: bearings and the order from north to south are true in every area") {
  Random random(4);
  std::deque<Feed> towns;  // a feed cannot be copied
  towns.push_back(Losser());
  for (int count = 1; count <= 16; count += 3) {
    for (const Shape& shape : kShapes) towns.push_back(Invented(shape, count, &random));
  }
  for (Feed& feed : towns) {
    CAPTURE(feed.villages.front().id);
    CAPTURE(feed.villages.size());
    for (const Rect& area : kAreas) {
      CAPTURE(area.width);
      CAPTURE(area.height);
      const VillageLayout layout = LayoutOf(feed, area);
      CheckTellsTheTruth(feed, layout);
      CheckIsTidy(layout);
      Shuffle(&feed.villages, &random);
    }
  }
}

TEST_CASE("the villages of Losser, in every order and area, are large enough to see, with names") {
  Feed feed = Losser();
  std::sort(feed.villages.begin(), feed.villages.end(),
            [](const Village& a, const Village& b) { return a.id < b.id; });
  std::size_t area = 0;
  do {
    const VillageLayout layout = LayoutOf(feed, kAreas[area++ % std::size(kAreas)]);
    CAPTURE(layout.area.width);
    CAPTURE(layout.area.height);
    CheckTellsTheTruth(feed, layout);
    CheckIsTidy(layout);
    CHECK(std::all_of(layout.discs.begin(), layout.discs.end(), HasLabel));
    const float shorter = std::min(layout.area.width, layout.area.height);
    CHECK(layout.discs[LargestOf(feed)].radius > shorter * 0.14f);
  } while (std::next_permutation(feed.villages.begin(), feed.villages.end(),
                                 [](const Village& a, const Village& b) { return a.id < b.id; }));
}

TEST_CASE("a village that nobody placed stands at the bottom and moves no other") {
  Feed feed = Losser();
  feed.villages.push_back({"elders", "Elders", 700, 0, 0, {}});
  const VillageLayout layout = LayoutOf(feed, {0, 0, 960, 640});
  CheckIsTidy(layout);
  CHECK(layout.discs[5].y > 500);
  VillageLayout without = layout;
  without.discs.pop_back();
  CheckTellsTheTruth(Losser(), without);
}

TEST_CASE("a wide map leaves a corner to its title") {
  const VillageLayout layout = LayoutOf(Losser(), {0, 0, 960, 440});
  const Rect corners[] = {
      {0, 0, 320, 64}, {640, 0, 320, 64}, {0, 376, 320, 64}, {640, 376, 320, 64}};
  CHECK(std::any_of(std::begin(corners), std::end(corners), [&](const Rect& corner) {
    return std::all_of(layout.discs.begin(), layout.discs.end(), [&](const VillageDisc& disc) {
      return Depth(disc, corner) <= 0 && !disc.label.Intersects(corner);
    });
  }));
}

TEST_CASE("villages nobody has placed stand in rows") {
  Feed feed = Losser();
  for (Village& village : feed.villages) {
    village.longitude = village.latitude = 0;
  }
  const VillageLayout layout = LayoutOf(feed, {0, 0, 960, 440});
  REQUIRE(layout.discs.size() == 5);
  CheckIsTidy(layout);
  CHECK(layout.discs[0].y == layout.discs[1].y);
  CHECK(layout.discs[0].x < layout.discs[1].x);
}

TEST_CASE("unknown residents: small discs of one size") {
  Feed feed = Losser();
  feed.villages[1].residents = feed.villages[2].residents = -1;
  const VillageLayout some = LayoutOf(feed, {0, 0, 960, 440});
  CHECK(some.discs[1].radius == some.discs[2].radius);
  CHECK(some.discs[1].radius < some.discs[4].radius);
  for (Village& village : feed.villages) village.residents = -1;
  const VillageLayout none = LayoutOf(feed, {0, 0, 960, 440});
  for (const VillageDisc& disc : none.discs) CHECK(disc.radius == none.discs[0].radius);
}

TEST_CASE("counts and choices come from the query, also for places that were kept") {
  const Feed feed = Losser();
  const Rect area{0, 0, 960, 440};
  QueryResult result;
  result.facets.villages = {7, 0, 3};  // made before the last two villages were known
  Query query;
  query.villages = {"overdinkel", "elsewhere"};
  const VillageLayout before = LayoutOf(feed, area);
  for (const VillageLayout* previous : {static_cast<const VillageLayout*>(nullptr), &before}) {
    const VillageLayout layout = LayoutVillages(area, feed, query, result, kText, previous);
    const std::vector<std::uint32_t> expected = {7, 0, 3, 0, 0};
    for (std::size_t i = 0; i < 5; ++i) {
      CHECK(layout.discs[i].village == static_cast<int>(i));
      CHECK(layout.discs[i].matches == expected[i]);
      CHECK(layout.discs[i].chosen == (i == 2));
    }
  }
}

TEST_CASE("at rest a village counts what it was told in the latest month that has come") {
  Feed feed = Losser();
  const char* const page = R"({"title":"t","_kringen":{"schema":1,
      "channels":[{"id":"site","name":"Site","kind":"website"}]},"items":[
    {"id":"a","date_published":"2014-04-30T21:59:00Z","content_text":"a","_kringen":{"channel":"site","villages":["losser"]}},
    {"id":"b","date_published":"2014-04-30T22:01:00Z","content_text":"b","_kringen":{"channel":"site","villages":["losser","glane"]}},
    {"id":"c","date_published":"2014-05-20T12:00:00Z","content_text":"c","_kringen":{"channel":"site","villages":["losser"]}},
    {"id":"d","date_published":"2014-09-20T12:00:00Z","content_text":"d","_kringen":{"channel":"site","villages":["glane"]}}]})";
  REQUIRE(ReadFeedPage(page, &feed).added == 4);
  Refresh(&feed);
  const TimePoint now = feed.items[feed.Find("c")].time + 60;
  const Rect area{0, 0, 960, 440};
  const auto counts = [&](const VillageLayout& layout) {
    std::vector<std::uint32_t> matches;
    for (const VillageDisc& disc : layout.discs) matches.push_back(disc.matches);
    return matches;
  };
  const VillageLayout rest =
      LayoutVillages(area, feed, Query{}, QueryResult{}, kText, nullptr, now);
  // The clocks of the municipality: the first of May begins at ten in the evening, by UTC.
  CHECK(counts(rest) == std::vector<std::uint32_t>{2, 1, 0, 0, 0});
  REQUIRE(rest.month);
  CHECK(rest.month->from <= now);
  CHECK(now < rest.month->to);
  const VillageLayout later = LayoutVillages(area, feed, Query{}, QueryResult{}, kText);
  CHECK(counts(later) == std::vector<std::uint32_t>{0, 1, 0, 0, 0});
  // Who asks something gets the answer to that.
  Query query;
  query.channels = {"site"};
  QueryResult result;
  result.facets.villages = {3, 2, 0, 0, 0};
  const VillageLayout asked = LayoutVillages(area, feed, query, result, kText, &rest, now);
  CHECK_FALSE(asked.month);
  CHECK(counts(asked) == std::vector<std::uint32_t>{3, 2, 0, 0, 0});
  Withdraw(&feed, {"a", "b", "c", "d"});
  CHECK_FALSE(MonthAtRest(feed, Query{}, now));
}

TEST_CASE("a map is as tall or as wide as its villages lie") {
  CHECK(MapShape(Losser().villages) > 1.5f);
  CHECK(MapShape({}) == 0);
  CHECK(MapShape({{"a", "A", 10, 5, 52, {}}}) == 0);
  const float tall = MapShape({{"a", "A", 10, 5, 52, {}}, {"b", "B", 10, 5, 52.1, {}}});
  const float wide = MapShape({{"a", "A", 10, 5, 52, {}}, {"b", "B", 10, 5.1, 52, {}}});
  CHECK(tall > 2);
  CHECK(wide < 0.5f);
}

TEST_CASE("no villages or no room: nothing, and nothing is hit") {
  CHECK(LayoutOf(Feed{}, {0, 0, 960, 440}).discs.empty());
  CHECK(LayoutOf(Losser(), {0, 0, 0, 0}).discs.empty());
  CHECK(HitVillage(VillageLayout{}, 10, 10) == -1);
  const VillageLayout layout = LayoutOf(Losser(), {0, 0, 960, 440});
  CHECK(HitVillage(layout, -5, -5) == -1);
}

}  // namespace kringen
