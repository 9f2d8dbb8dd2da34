// A headless canvas: an ImGui context without a window, a State and Layouts made by hand, and hands
// and keys to work with. Every event is followed by a frame, as on a page that draws on demand.
// 1000 x 600: map above (0-200), timeline below; the window is 1000 days over 800 px, from x = 200.
#pragma once

#include <imgui.h>

#include <string>
#include <vector>

#include "ui/ui.h"

#ifndef KRINGEN_TEST_FONT
#define KRINGEN_TEST_FONT ""
#endif

namespace kringen {

class PlainShaper : public TextShaper {
 public:
  std::string_view Shape(std::string_view text) override { return text; }
};

class Canvas {
 public:
  static constexpr TimePoint kStart = 1388534400;  // 2014-01-01T00:00:00Z
  static constexpr TimePoint kDay = 86400;
  static constexpr float kPxPerDay = 0.8f;
  static constexpr float kPlotLeft = 200, kLaneTop = 280, kLaneHeight = 80;

  Canvas() {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    io.DisplaySize = {1000, 600};
    io.DeltaTime = 0.016f;
    const std::string font = KRINGEN_TEST_FONT;
    if (font.empty()) {
      io.Fonts->AddFontDefault();
    } else {
      io.Fonts->AddFontFromFileTTF(font.c_str());
    }
    MakeState();
    MakeLayouts();
    Frame();
    commands.clear();
  }
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;
  ~Canvas() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    }
    ImGui::DestroyContext();
  }

  void Frame(float dt_s = 0.016f) {
    ImGui::GetIO().DeltaTime = dt_s;
    ImGui::NewFrame();
    HandleInput(state, layouts, &memory, &commands);
    DrawUi(state, layouts, shaper, &memory, &commands);
    ImGui::Render();
    AcceptTextures();
  }

  void Move(float x, float y, float dt_s = 0.016f) {
    ImGui::GetIO().AddMousePosEvent(x, y);
    Frame(dt_s);
  }
  void Press() { Button(true); }
  void Release() { Button(false); }
  void Click(float x, float y) {
    Move(x, y);
    Press();
    Release();
  }
  void Wheel(float across, float along) {
    ImGui::GetIO().AddMouseWheelEvent(across, along);
    Frame();
  }
  void Key(ImGuiKey key) {
    ImGui::GetIO().AddKeyEvent(key, true);
    Frame();
    ImGui::GetIO().AddKeyEvent(key, false);
    Frame();
  }
  // Long enough that the next click is not a double click.
  void Wait() { Frame(1.0f); }

  // The commands of one kind, in order.
  template <typename T>
  std::vector<T> All() const {
    std::vector<T> found;
    for (const Command& command : commands) {
      if (const T* one = std::get_if<T>(&command)) found.push_back(*one);
    }
    return found;
  }
  // All commands but those that only follow the pointer.
  std::size_t Acts() const { return commands.size() - All<Hover>().size(); }

  const ImDrawData& Drawn() const { return *ImGui::GetDrawData(); }
  float LaneY(int lane) const { return kLaneTop + (static_cast<float>(lane) + 0.5f) * kLaneHeight; }

  // One more message, day `day` of the window, and its disc.
  std::size_t AddMark(int lane, double day, float radius) {
    Item item;
    item.time = item.end = kStart + static_cast<TimePoint>(day * static_cast<double>(kDay));
    item.channel = static_cast<std::int16_t>(lane);
    item.text = state.feed.texts.Add("Samen druiven plukken langs de Dinkel.");
    const auto index = static_cast<ItemIndex>(state.feed.items.size());
    state.feed.items.push_back(item);
    state.result.bits.resize(index / 64 + 1);
    state.result.bits[index / 64] |= 1ull << (index % 64);
    ++state.result.count;
    Mark mark;
    mark.lane = lane;
    mark.fold.item = index;
    mark.fold.count = 1;
    mark.fold.span = {item.time, item.time};
    mark.x = kPlotLeft + kPxPerDay * static_cast<float>(day);
    mark.y = LaneY(lane);
    mark.radius = radius;
    mark.solid = index % 2 == 0;
    layouts.timeline.marks.push_back(mark);
    return layouts.timeline.marks.size() - 1;
  }
  std::size_t AddCluster(int lane, double day, std::uint32_t count, TimePoint days) {
    const std::size_t index = AddMark(lane, day, 16);
    Mark& mark = layouts.timeline.marks[index];
    mark.kind = MarkKind::kCluster;
    mark.fold.count = count;
    mark.fold.span.to = mark.fold.span.from + days * kDay;
    return index;
  }

  State state;
  Layouts layouts;
  PlainShaper shaper;
  UiMemory memory;
  Commands commands;

 private:
  void Button(bool down) {
    ImGui::GetIO().AddMouseButtonEvent(0, down);
    Frame();
  }

  static void AcceptTextures() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
      if (texture->Status == ImTextureStatus_WantCreate ||
          texture->Status == ImTextureStatus_WantUpdates) {
        texture->SetTexID(1);
        texture->SetStatus(ImTextureStatus_OK);
      } else if (texture->Status == ImTextureStatus_WantDestroy && texture->UnusedFrames > 0) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
      }
    }
  }

  void MakeState() {
    state.width_px = 1000;
    state.height_px = 600;
    state.loading = false;
    state.focused = true;
    state.viewport.start_s = kStart;
    state.viewport.length_s = 1000.0 * kDay;
    state.feed.channels = {
        {"facebook", "Facebook", ChannelKind::kSocial, Platform::kFacebook, "", -1},
        {"twitter", "Twitter", ChannelKind::kSocial, Platform::kX, "", -1},
        {"weekblad", "Weekblad", ChannelKind::kPress, Platform::kPress, "", -1}};
    state.feed.villages = {{"losser", "Losser", 13000, 7.0, 52.26, {}},
                           {"glane", "Glane", 530, 7.0, 52.23, {}}};
    state.feed.cases = {{"kaars", "Kaars op de berg", ""}, {"spandoek", "Het spandoek", ""}};
    state.feed.revision = 1;
  }

  void MakeLayouts() {
    layouts.plan.split_handle = {0, 195, 1000, 10};
    layouts.villages.area = {0, 0, 1000, 200};
    layouts.villages.discs = {{0, 500, 90, 70, 0, false, {430, 162, 140, 34}},
                              {1, 800, 60, 20, 0, false, {740, 84, 120, 34}}};
    TimelineLayout& timeline = layouts.timeline;
    timeline.area = {0, 200, 1000, 400};
    timeline.axis = {kPlotLeft, 200, 800, 40};
    timeline.plot = {kPlotLeft, 240, 800, 280};
    timeline.scale = {state.viewport, kPlotLeft, 800};
    for (int lane = 0; lane < 3; ++lane) {
      const float top = kLaneTop + kLaneHeight * static_cast<float>(lane);
      timeline.lanes.push_back(
          {lane, {0, top, 1000, kLaneHeight}, {0, top, kPlotLeft, kLaneHeight}, 12});
    }
    timeline.overview.area = {0, 540, 1000, 60};
    timeline.overview.scale = {{kStart - 2000 * kDay, 0, 5000.0 * kDay}, 0, 1000};
    timeline.overview.density.assign(1000, 3);
    timeline.overview.highest = 3;
    timeline.overview.brush_begin = 400;
    timeline.overview.brush_end = 600;
  }
};

}  // namespace kringen
