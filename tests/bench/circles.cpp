#include <imgui.h>

#include <cmath>
#include <string>
#include <vector>

#include "bench/canvas.h"
#include "bench/parts.h"
#include "ui/circle_panel_parts.h"
#include "ui/paint.h"
#include "unit/view/synthetic_circles.h"
#include "view/circle_choice.h"
#include "view/circle_layout.h"
#include "view/replay.h"

namespace kringen {
namespace {

constexpr int kRuns = 40;
constexpr float kWidth_px = 2400, kHeight_px = 1600;

// 3,000 open circles with 22,600 members, in rows.
CircleLayout OpenCircles() {
  CircleLayout layout;
  layout.area = {0, 0, kWidth_px, kHeight_px};
  for (int i = 0; i < 3000; ++i) {
    ShownCircle circle;
    circle.circle = i;
    circle.members = i % 15 < 7 ? 7 : 8;
    circle.x = 20 + 32 * static_cast<float>(i % 74);
    const auto row = i / 74;
    circle.y = 20 + 32 * static_cast<float>(row);
    circle.radius = 15.5f;
    circle.direct = 0.17f;
    circle.both = 0.09f;
    circle.shared = 0.15f;
    circle.open = 1;
    layout.circles.push_back(circle);
  }
  return layout;
}

// Figures NAME_build_ms and NAME_build_quads.
void MeasureBuild(const std::string& name, const CircleLayout& layout, Figures* figures) {
  HeadlessCanvas canvas(kWidth_px, kHeight_px, 0);
  canvas.Frame();
  const Scheme scheme = MakeScheme(SetTheme{});
  std::vector<DiscQuad> quads;
  DiscSprites sprites;
  for (int run = -3; run < kRuns; ++run) {
    ImGui::NewFrame();
    Painter paint(ImGui::GetBackgroundDrawList(), scheme, &canvas, &sprites, 1, 16);
    const double started_ms = BusyMs();
    quads.clear();
    AddCircles(layout, WaysOf(scheme), &quads);
    paint.Discs(quads);
    const double took_ms = BusyMs() - started_ms;
    ImGui::Render();
    for (ImTextureData* texture : *ImGui::GetDrawData()->Textures) {
      if (texture->Status == ImTextureStatus_WantCreate) texture->SetTexID(1);
      if (texture->Status != ImTextureStatus_Destroyed) texture->SetStatus(ImTextureStatus_OK);
    }
    if (run >= 0) figures->Add(name + "_build_ms", took_ms);
  }
  figures->Add(name + "_build_quads", static_cast<double>(quads.size()));
}

void MeasureOpen(Figures* figures) {
  const CircleLayout layout = OpenCircles();
  int members = 0;
  for (const ShownCircle& circle : layout.circles) members += circle.members;
  Require(members == 22600, "not the number of residents that is promised");
  MeasureBuild("circles", layout, figures);
  figures->Add("circles_build_residents", members);
}

void MeasureLosser(Figures* figures) {
  const Circles circles = SyntheticCircles();
  CirclePacking packing;
  for (int run = -1; run < 7; ++run) {
    const double started_ms = BusyMs();
    packing = PackCircles(circles, CountsFromAfar(circles, {120, 24, 68, 64, 34}));
    if (run >= 0) figures->Add("circles_pack_ms", BusyMs() - started_ms);
  }
  figures->Add("circles_packed", static_cast<double>(packing.circles.size()));
  const CircleReach reach = SyntheticReach(circles);
  Feed feed;
  for (std::size_t i = 0; i < circles.villages.size(); ++i) {
    Village village;
    village.id = village.name = circles.villages[i];
    village.residents = circles.residents[i];
    feed.villages.push_back(village);
  }
  CircleRequest request;
  request.area = {0, 0, 1000, 560};
  const MeasureText measure = [](std::string_view text, float size_px) {
    return static_cast<float>(text.size()) * size_px / 2;
  };
  const VillageLayout villages =
      LayoutVillages(request.area, feed, Query{}, QueryResult{}, {16, measure});
  const Locale locale;
  CircleLayout layout;
  for (int run = 0; run < kRuns; ++run) {
    request.seconds = ReplaySeconds(static_cast<double>(run) / kRuns, ReplayEnd(reach));
    const double started_ms = BusyMs();
    layout = LayoutCircles(request, feed, villages, circles, packing, reach, locale, measure);
    figures->Add("circles_layout_ms", BusyMs() - started_ms);
  }
  Require(!layout.circles.empty(), "the map is empty");
  figures->Add("circles_shown", static_cast<double>(layout.circles.size()));
  MeasureBuild("circles_rest", layout, figures);
}

}  // namespace

void MeasureCircles(Figures* figures) {
  MeasureLosser(figures);
  MeasureOpen(figures);
}

}  // namespace kringen
