// The application driven as the page drives it: bytes and messages in, notifications out.
#include "app/app.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace kringen {
namespace {

std::string FeedPage(int items, int first_day = 1) {
  std::string page =
      R"({"version":"https://jsonfeed.org/version/1.1","title":"Proef","_kringen":{"schema":1,)"
      R"("channels":[{"id":"facebook","name":"Facebook","kind":"social","platform":"facebook"},)"
      R"({"id":"press","name":"Krant","kind":"press"}]},"items":[)";
  for (int i = 0; i < items; ++i) {
    const int day = first_day + i;
    char date[64];
    std::snprintf(date, sizeof date, "2014-%02d-%02dT12:00:00+01:00", 1 + day / 28, 1 + day % 28);
    page += i == 0 ? "" : ",";
    page += R"({"id":"i)" + std::to_string(day) + R"(","date_published":")" + date +
            R"(","content_text":"Bericht over )" + (i % 2 == 0 ? "feest" : "wegwerk") +
            R"(","_kringen":{"channel":")" + (i % 3 == 0 ? "press" : "facebook") + R"("}})";
  }
  return page + "]}";
}

// Half of the font's size per byte is enough for layouts in tests.
float MeasureRoughly(std::string_view text, float size_px) {
  return static_cast<float>(text.size()) * size_px * 0.5f;
}

class Running {
 public:
  Running() : app(StartOptions{}, MeasureRoughly) {
    app.Send(R"({"type":"resize","width":960,"height":700,"ratio":1})");
  }
  void Load(int items) {
    app.Import("feed", FeedPage(items));
    app.Send(R"({"type":"loading","active":false})");
    Settle();
  }
  // Runs frames of 1/60 s until nothing is left to do; the count is the law's subject.
  int Settle() {
    int frames = 0;
    for (; frames < 600; ++frames) {
      app.Update(1.0 / 60);
      if (app.NeedsFrame()) app.FrameDrawn();
      if (app.Idle()) break;
    }
    return frames;
  }
  bool Told(std::string_view part) {
    for (const std::string& message : app.notifications()) {
      if (message.find(part) != std::string::npos) return true;
    }
    return false;
  }
  App app;
};

TEST_CASE("what is imported is told, outlined and drawn") {
  Running page;
  page.Load(40);
  CHECK(page.Told(R"("type":"imported")"));
  CHECK(page.Told(R"("added":40)"));
  CHECK(page.Told(R"("type":"header")"));
  CHECK(page.Told(R"("total":40)"));
  CHECK(page.app.state().outline.items.size() == 40);
  CHECK(page.app.layouts().timeline.lanes.size() == 2);
  CHECK_FALSE(page.app.layouts().timeline.marks.empty());
}

TEST_CASE("a lost surface stops nothing, and a new one is drawn on") {
  Running page;
  page.Load(40);
  const int surface = page.app.state().surface;
  page.app.Send(R"({"type":"lose_context"})");
  page.app.Send(R"({"type":"step","to":"next"})");
  page.Settle();
  CHECK(page.app.state().surface_lost);
  CHECK(page.app.state().selected != kNoItem);
  // Lost and back between two frames is a new surface all the same.
  page.app.Send(R"({"type":"restore_context"})");
  page.app.Update(0);
  CHECK_FALSE(page.app.state().surface_lost);
  CHECK(page.app.state().surface != surface);
  CHECK(page.app.NeedsFrame());
}

TEST_CASE("a theme without a font family leaves the fonts as they are") {
  Running page;
  page.app.Send(R"({"type":"set_theme","theme":{"font_family":"serif"}})");
  page.Settle();
  page.app.Send(R"({"type":"set_theme","theme":{"dark":true}})");
  page.Settle();
  CHECK(page.app.state().theme.dark);
  CHECK(page.app.state().theme.font_family == "serif");
}

TEST_CASE("the application comes to rest, and rests") {
  Running page;
  page.Load(40);
  CHECK(page.app.Idle());
  page.app.notifications().clear();
  for (int i = 0; i < 600; ++i) page.app.Update(1.0 / 60);
  CHECK_FALSE(page.app.NeedsFrame());
  CHECK(page.app.notifications().empty());
}

TEST_CASE("an eased zoom ends where a jump would") {
  Running page;
  page.Load(40);
  const Viewport before = page.app.state().viewport;
  page.app.Send(R"({"type":"zoom","factor":2})");
  page.Settle();
  CHECK(page.app.state().viewport.length_s == doctest::Approx(before.length_s / 2));
  page.app.Send(R"({"type":"zoom","factor":0.5})");
  page.Settle();
  CHECK(page.app.state().viewport.length_s == doctest::Approx(before.length_s));
}

TEST_CASE("with reduced motion a move takes one frame") {
  Running page;
  page.Load(40);
  page.app.Send(R"({"type":"set_motion","reduced":true})");
  page.Settle();
  page.app.Send(R"({"type":"pan","windows":0.5})");
  page.app.Update(1.0 / 60);
  CHECK_FALSE(page.app.state().camera.active);
}

TEST_CASE("a selection outside the window is brought into it") {
  Running page;
  page.Load(300);
  page.app.Send(R"({"type":"select","id":"i3","reveal":true})");
  page.Settle();
  REQUIRE(page.app.state().selected != kNoItem);
  const TimePoint time = page.app.state().feed.items[page.app.state().selected].time;
  CHECK(SpanOf(page.app.state().viewport).Contains(time));
  CHECK(page.Told(R"("type":"selected","id":"i3")"));
  CHECK(page.Told(R"("type":"detail")"));
}

TEST_CASE("a selection near an edge is brought to the middle, another moves nothing") {
  Running page;
  page.Load(40);
  const TimePoint time = page.app.state().feed.items[20].time;
  for (const double position : {0.02, 0.04, 0.5, 0.96, 0.98}) {
    constexpr TimePoint kLength_s = 30 * 86400;
    const TimePoint from = time - static_cast<TimePoint>(position * kLength_s);
    const TimePoint to = from + kLength_s;
    page.app.Send(R"({"type":"select","id":null})");
    page.app.Send(R"({"type":"show_span","from":)" + std::to_string(from) + R"(,"to":)" +
                  std::to_string(to) + R"(,"animate":false})");
    page.Settle();
    page.app.Send(R"({"type":"select","id":"i21","reveal":true})");
    page.Settle();
    const bool moved = SpanOf(page.app.state().viewport) != TimeSpan{from, to};
    CAPTURE(position);
    CHECK(moved == (position < 0.03 || position > 0.97));
  }
}

TEST_CASE("a move is over when the page is hidden") {
  Running page;
  page.Load(40);
  page.app.Send(R"({"type":"show_span","from":1390000000,"to":1391000000,"animate":true})");
  page.app.Update(1.0 / 60);
  CHECK_FALSE(page.app.Idle());
  page.app.Send(R"({"type":"set_visible","visible":false})");
  page.app.Update(1.0 / 60);
  CHECK(page.app.Idle());
  CHECK(SpanOf(page.app.state().viewport).from == 1390000000);
}

TEST_CASE("what is asked right behind a filter is answered by it") {
  Running page;
  page.Load(40);
  page.app.Send(R"({"type":"set_query","query":{"text":"wegwerk"}})");
  page.app.Send(R"({"type":"request_dialogue","scope":"period","key":""})");
  page.app.Update(1.0 / 60);
  CHECK(page.Told(R"("type":"dialogue","scope":"period","key":"","profile":{"items":20,)"));
}

TEST_CASE("what other queries would give is told, and the present one stays") {
  Running page;
  page.Load(40);
  page.app.Send(R"({"type":"set_query","query":{"text":"wegwerk"}})");
  page.app.Send(
      R"({"type":"request_counts","queries":[{"text":"wegwerk"},{},{"text":"niets"},{"terms":[]},)"
      R"({"text":"niets","terms":[{"texts":[["wegwerk"]]}]},{"terms":[{"texts":[[" egwerk"]]}]},)"
      R"({"terms":[{}]}]})");
  page.Settle();
  const std::string& told = *std::find_if(
      page.app.notifications().begin(), page.app.notifications().end(),
      [](const std::string& message) { return message.find("\"counts\"") != std::string::npos; });
  std::vector<std::string> counts;
  for (std::size_t at = told.find("\"count\":"); at != std::string::npos;
       at = told.find("\"count\":", at + 1)) {
    counts.push_back(told.substr(at + 8, told.find(',', at) - at - 8));
  }
  CHECK(counts == std::vector<std::string>{"20", "40", "0", "40", "20", "0", "0"});
  CHECK(page.app.state().result.count == 20);
}

TEST_CASE("a selection is kept until its page arrives") {
  Running page;
  page.app.Import("feed", FeedPage(10, 1));
  page.app.Send(R"({"type":"select","id":"i15"})");
  page.Settle();
  CHECK(page.app.state().selected == kNoItem);
  page.app.Import("feed", FeedPage(10, 11));
  page.app.Send(R"({"type":"loading","active":false})");
  page.Settle();
  REQUIRE(page.app.state().selected != kNoItem);
  CHECK(page.app.state().feed.Id(page.app.state().selected) == "i15");
}

TEST_CASE("later pages do not move a window that the reader chose") {
  Running page;
  page.Load(20);
  page.app.Send(R"({"type":"show_span","from":1388534400,"to":1391212800,"animate":false})");
  page.Settle();
  const Viewport chosen = page.app.state().viewport;
  page.app.Import("feed", FeedPage(100, 40));
  page.Settle();
  CHECK(page.app.state().viewport == chosen);
}

// From the first on, one step after the other until it goes no further.
std::vector<ItemIndex> Visited(Running* page, bool in_list) {
  page->app.Push(StepTo{Step::kFirst, in_list});
  page->Settle();
  std::vector<ItemIndex> visited = {page->app.state().selected};
  for (int i = 0; i < 40; ++i) {
    page->app.Push(StepTo{Step::kNext, in_list});
    page->Settle();
    if (page->app.state().selected == visited.back()) break;
    visited.push_back(page->app.state().selected);
  }
  return visited;
}

TEST_CASE("steps on the canvas visit every item of a lane once and stop at its end") {
  Running page;
  page.Load(30);
  const std::vector<ItemIndex> visited = Visited(&page, false);
  const int lane = page.app.state().feed.items[visited[0]].channel;
  std::size_t expected = 0;
  for (const Item& item : page.app.state().feed.items) expected += item.channel == lane;
  CHECK(visited.size() == expected);
}

TEST_CASE("steps in the list visit every match, from the last to the top") {
  Running page;
  page.Load(30);
  std::vector<ItemIndex> list = page.app.state().outline.items;
  std::reverse(list.begin(), list.end());
  CHECK(Visited(&page, true) == list);
}

TEST_CASE("a message that is withdrawn while it is open is open no more") {
  Running page;
  page.Load(5);
  page.app.Send(R"({"type":"select","id":"i3"})");
  page.Settle();
  REQUIRE(page.app.state().selected != kNoItem);
  page.app.notifications().clear();
  page.app.Import("withdrawn", R"({"withdrawn":["i3"]})");
  page.Settle();
  CHECK(page.app.state().selected == kNoItem);
  CHECK(page.Told(R"("total":4,"all":4)"));
  page.app.notifications().clear();
  page.app.Send(R"({"type":"request_rows","items":[0,1,2,3,4]})");
  page.Settle();
  CHECK(page.Told(R"("id":"i2")"));
  CHECK_FALSE(page.Told(R"("id":"i3")"));
}

TEST_CASE("a query narrows list and canvas to the same set") {
  Running page;
  page.Load(40);
  page.app.Send(R"({"type":"set_query","query":{"text":"feest"}})");
  page.Settle();
  CHECK(page.app.state().result.count == 20);
  CHECK(page.app.state().outline.total == 20);
  std::uint32_t on_lanes = 0;
  for (const LaneRow& lane : page.app.layouts().timeline.lanes) on_lanes += lane.matches;
  CHECK(on_lanes == 20);
}

TEST_CASE("a withdrawn item cannot be selected, listed or asked for") {
  Running page;
  page.Load(10);
  page.app.Import("withdrawn", R"({"schema":1,"withdrawn":["i3"]})");
  page.Settle();
  page.app.Send(R"({"type":"select","id":"i3"})");
  page.app.Send(R"({"type":"request_detail","id":"i3"})");
  page.Settle();
  CHECK(page.app.state().selected == kNoItem);
  CHECK(page.app.state().outline.total == 9);
  CHECK(page.Told("detail.unknown_id"));
}

TEST_CASE("a hidden page reads on without drawing") {
  Running page;
  page.app.Send(R"({"type":"set_visible","visible":false})");
  page.app.Import("feed", FeedPage(25));
  page.app.Send(R"({"type":"loading","active":false})");
  for (int i = 0; i < 5; ++i) page.app.Update(0);
  CHECK(page.app.state().outline.total == 25);
  CHECK(page.app.Idle());
  page.app.Send(R"({"type":"set_visible","visible":true})");
  page.Settle();
  CHECK(page.app.layouts().timeline.lanes.size() == 2);
}

TEST_CASE("two applications in one process do not know each other") {
  Running first, second;
  first.Load(12);
  CHECK(second.app.state().feed.items.empty());
  second.Load(7);
  CHECK(first.app.state().outline.total == 12);
  CHECK(second.app.state().outline.total == 7);
}

}  // namespace
}  // namespace kringen
