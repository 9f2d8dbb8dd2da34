#include <doctest/doctest.h>

#include <cmath>

#include "ui/canvas_fixture.h"
#include "ui/circle_panel.h"
#include "ui/disc_sprites.h"

namespace kringen {
namespace {

TEST_CASE("an empty state draws, loading or not, in every size") {
  Canvas canvas;
  canvas.state = State{};
  canvas.layouts = Layouts{};
  canvas.Frame();
  for (const bool loading : {true, false}) {
    canvas.state.loading = loading;
    canvas.layouts.timeline.area = canvas.layouts.timeline.plot = {0, 0, 320, 200};
    canvas.Frame();
    CHECK(canvas.Drawn().TotalVtxCount > 0);
  }
  CHECK(canvas.commands.empty());
}

TEST_CASE("five thousand marks cost a bounded number of vertices and few draw calls") {
  Canvas canvas;
  for (int i = 0; i < 5000; ++i) {
    canvas.AddMark(i % 3, (i * 37 % 1000) + 0.5, 3 + static_cast<float>(i % 9));
  }
  canvas.Frame();
  CHECK(canvas.Drawn().TotalVtxCount < 5000 * 12 + 6000);
  CHECK(canvas.Drawn().CmdListsCount == 1);
  CHECK(canvas.Drawn().CmdLists[0]->CmdBuffer.Size < 30);
}

TEST_CASE("clusters, cards, cases, arcs, hover and selection draw at every ratio and theme") {
  Canvas canvas;
  const std::size_t first = canvas.AddMark(0, 100, 9);
  canvas.AddCluster(1, 300, 1234, 30);
  TimelineLayout& timeline = canvas.layouts.timeline;
  timeline.marks[first].selected = true;
  timeline.marks[first].span_begin = 240;
  timeline.marks[first].span_end = 400;
  timeline.cards.push_back({first, {300, 290, 180, 48}, {"Druiven plukken"}, "7 juni 2014"});
  timeline.cases.push_back({0, {300, 244, 200, 22}, "Kaars op de berg"});
  timeline.arcs.push_back({280, 320, 440, 400, 20, 0});
  timeline.arcs.push_back({280, 320, 300, 400, 20, -1});
  timeline.today_px = 700;
  canvas.state.selected = 0;
  for (const float ratio : {0.75f, 1.0f, 1.25f, 2.0f, 3.0f}) {
    for (const bool vertical : {false, true}) {
      canvas.state.ratio = ratio;
      canvas.state.theme.dark = !canvas.state.theme.dark;
      timeline.vertical = vertical;
      ImGui::GetIO().DisplayFramebufferScale = {ratio, ratio};
      canvas.Move(timeline.marks[first].x, timeline.marks[first].y);
      canvas.Move(timeline.marks[1].x, timeline.marks[1].y);
      CHECK(canvas.Drawn().TotalVtxCount > 500);
      CHECK(canvas.memory.scheme.dark == canvas.state.theme.dark);
    }
  }
}

TEST_CASE("edges of lanes lie on whole device pixels") {
  Canvas canvas;
  canvas.state.ratio = 1.5f;
  ImGui::GetIO().DisplayFramebufferScale = {1.5f, 1.5f};
  canvas.layouts.timeline.lanes[0].area.y = 280.4f;
  canvas.Frame();
  canvas.Frame();
  const ImDrawList& list = *canvas.Drawn().CmdLists[0];
  bool found = false;
  for (const ImDrawVert& vertex : list.VtxBuffer) {
    if (vertex.col == canvas.memory.scheme.stripe && vertex.pos.x == 1000) {
      found = true;
      const float device_px = vertex.pos.y * 1.5f;
      CHECK(device_px == doctest::Approx(std::round(device_px)));
    }
  }
  CHECK(found);
}

TEST_CASE("baked discs grow by small steps, and an outsized one is drawn all the same") {
  for (int step = 1; step < DiscSprites::kSteps; ++step) {
    const float ratio = DiscSprites::StepRadius(step) / DiscSprites::StepRadius(step - 1);
    CHECK(ratio > 1);
    CHECK(ratio <= 1.5f);
  }
  CHECK(DiscSprites::StepRadius(DiscSprites::kSteps - 1) > 60);
  Canvas canvas;
  canvas.AddMark(0, 100, 9);
  canvas.AddMark(0, 200, 400);
  canvas.AddMark(0, 300, 9);
  canvas.Frame();
  canvas.Frame();
  CHECK(canvas.Drawn().TotalVtxCount > 0);
}

TEST_CASE("baked discs survive a font that is set anew") {
  Canvas canvas;
  canvas.AddMark(0, 100, 9);
  canvas.Frame();
  ImGui::GetIO().Fonts->ClearFonts();
  ImGui::GetIO().Fonts->AddFontDefault();
  canvas.Frame();
  canvas.Frame();
  CHECK(canvas.Drawn().TotalVtxCount > 0);
}

TEST_CASE("widths grow with the text and need no frame") {
  Canvas canvas;
  const float one = MeasureWithImGui(canvas.shaper, "mei", 14);
  const float two = MeasureWithImGui(canvas.shaper, "mei 2014", 14);
  CHECK(one > 0);
  CHECK(two > one);
  CHECK(MeasureWithImGui(canvas.shaper, "mei", 28) > one);
  CHECK(MeasureWithImGui(canvas.shaper, "", 14) == 0);
}

TEST_CASE("a click on a village switches it in the query; moving off cancels") {
  Canvas canvas;
  canvas.Click(500, 90);
  REQUIRE(canvas.All<SetQuery>().size() == 1);
  CHECK(canvas.All<SetQuery>()[0].query.villages == std::vector<std::string>{"losser"});
  CHECK(canvas.All<SetQuery>()[0].from_canvas);
  canvas.commands.clear();
  canvas.Wait();
  canvas.Move(500, 90);
  canvas.Press();
  canvas.Move(800, 60);
  canvas.Release();
  CHECK(canvas.Acts() == 0);
}

TEST_CASE("village dots count the messages under the query, and fit the fullest village") {
  Canvas canvas;
  for (int i = 0; i < 500; ++i) {
    canvas.AddMark(i % 3, i, 4);
    canvas.state.feed.items.back().villages = i % 5 == 0 ? 0b11 : 0b01;
  }
  VillageTally tally;
  RefreshTally(canvas.state, {}, &tally);
  REQUIRE(tally.counts.size() == 6);
  CHECK(tally.counts[0] + tally.counts[1] + tally.counts[2] == 500);
  CHECK(tally.counts[3] + tally.counts[4] + tally.counts[5] == 100);
  // 100 messages find no room in the small village as dots of one.
  CHECK(MessagesPerDot(canvas.layouts.villages, tally) == 2);
  canvas.state.result.bits.assign(canvas.state.result.bits.size(), 0);
  canvas.state.query.text = "niets";
  RefreshTally(canvas.state, {}, &tally);
  CHECK(tally.counts[0] == 0);
  CHECK(MessagesPerDot(canvas.layouts.villages, tally) == 1);
}

}  // namespace
}  // namespace kringen
