#include "platform/page.h"

#include <emscripten.h>
#include <emscripten/heap.h>
#include <emscripten/html5.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace kringen {

namespace {

// After a pause the first step must not throw an animation to its end.
constexpr double kLongestStep_s = 0.05;

EM_JS(void, KringenNotify, (const char* json), { Module['onKringenMessage'](UTF8ToString(json)); });

std::string_view CursorName(Cursor cursor) {
  static constexpr std::array<std::string_view, 6> kNames = {"default",  "pointer",   "grab",
                                                             "grabbing", "ew-resize", "ns-resize"};
  return kNames[static_cast<std::size_t>(cursor)];
}

}  // namespace

Page::Page(StartOptions options)
    : app_(std::move(options), [this](std::string_view text, float size_px) {
        return MeasureWithImGui(glyphs_, text, size_px);
      }) {}

Page::~Page() {
  if (scheduled_ && animation_frame_ != 0) emscripten_cancel_animation_frame(animation_frame_);
  if (scheduled_ && timeout_ != 0) emscripten_clear_timeout(timeout_);
  delete input_;
  if (open_) {
    painter_.Close();
    ImGui::DestroyContext();
  }
}

bool Page::Open() {
  if (!window_.Open()) return false;
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  open_ = true;
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
  font_family_ = app_.state().theme.font_family;
  glyphs_.SetFontFamily(font_family_);
  painter_.Open();
  input_ = new CanvasInput(&app_, OnWake, this);
  Schedule();
  return true;
}

void Page::Send(std::string_view json) {
  app_.Send(json);
  Schedule();
}

void Page::Import(std::string_view name, std::string_view bytes) {
  app_.Import(name, bytes);
  SendNotifications();
  Schedule();
}

void Page::Schedule() {
  told_idle_ = false;
  if (scheduled_) return;
  scheduled_ = true;
  animation_frame_ = timeout_ = 0;
  if (app_.state().visible && app_.state().width_px > 0) {
    animation_frame_ = emscripten_request_animation_frame(
        [](double now_ms, void* self) -> EM_BOOL {
          static_cast<Page*>(self)->Frame(now_ms);
          return EM_FALSE;
        },
        this);
  } else {
    // Hidden pages and frames outside the window get no animation frames, but must go on reading.
    timeout_ = emscripten_set_timeout(
        [](void* self) { static_cast<Page*>(self)->Frame(emscripten_get_now()); }, 0, this);
  }
}

void Page::Frame(double now_ms) {
  scheduled_ = false;
  const double step_s = std::clamp((now_ms - last_frame_ms_) / 1000, 0.0, kLongestStep_s);
  last_frame_ms_ = now_ms;
  app_.Update(step_s);
  const State& state = app_.state();
  const bool can_draw = state.visible && state.width_px > 0 && !state.surface_lost;
  if (can_draw && app_.NeedsFrame()) Draw(static_cast<float>(step_s));
  SendNotifications();
  const bool drawing_due = can_draw && app_.NeedsFrame();
  const bool waits_for_screen = !can_draw && app_.commands().empty();
  if (drawing_due || (!app_.Idle() && !waits_for_screen)) {
    Schedule();
  } else if (!told_idle_) {
    told_idle_ = true;
    KringenNotify(TypeMessage("idle").c_str());
  }
}

void Page::SetBufferSize() {
  const State& state = app_.state();
  const int width = static_cast<int>(std::lround(state.width_px * state.ratio));
  const int height = static_cast<int>(std::lround(state.height_px * state.ratio));
  if (width == width_px_ && height == height_px_) return;
  width_px_ = width;
  height_px_ = height;
  window_.SetPixelSize(width, height);
}

void Page::Draw(float dt_s) {
  const State& state = app_.state();
  RenewSurface();
  SetBufferSize();
  RefreshFonts();
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = ImVec2(state.width_px, state.height_px);
  io.DisplayFramebufferScale = ImVec2(state.ratio, state.ratio);
  io.DeltaTime = std::max(dt_s, 1e-4f);
  ImGui::NewFrame();
  // Dear ImGui takes one change of a button or key a frame; the rest of a fast hand waits its turn.
  if (!ImGui::GetCurrentContext()->InputEventsQueue.empty()) app_.Invalidate(2);
  HandleInput(state, app_.layouts(), &memory_, &app_.commands());
  if (!app_.commands().empty()) app_.Update(0);
  const double started_ms = emscripten_get_now();
  DrawUi(state, app_.layouts(), glyphs_, &memory_, &app_.commands());
  ImGui::Render();
  const double built_ms = emscripten_get_now();
  painter_.Paint(*ImGui::GetDrawData(), width_px_, height_px_, memory_.scheme[Role::kPaper]);
  app_.FrameDrawn();
  ShowCursor();
  FrameStats& stats = app_.frame_stats();
  ++stats.frames_drawn;
  stats.paint_ms = built_ms - started_ms;
  stats.vertices = ImGui::GetDrawData()->TotalVtxCount;
  stats.atlas_bytes = GlyphSource::AtlasBytes();
  stats.memory_bytes = static_cast<std::int64_t>(emscripten_get_heap_size());
}

// New fonts have no glyphs until Dear ImGui has begun a frame with them: they are exchanged right
// before one, and the texts are measured again after it.
void Page::RefreshFonts() {
  const std::string& wanted = app_.state().theme.font_family;
  const bool other_family = wanted != font_family_;
  if (other_family) {
    font_family_ = wanted;
    glyphs_.SetFontFamily(font_family_);
  }
  if (glyphs_.LimitAtlas() || other_family) app_.Relayout();
}

void Page::ShowCursor() {
  if (memory_.cursor == shown_cursor_) return;
  shown_cursor_ = memory_.cursor;
  app_.notifications().push_back(CursorMessage(CursorName(shown_cursor_)));
}

void Page::SendNotifications() {
  std::vector<std::string> messages;
  messages.swap(app_.notifications());
  for (const std::string& message : messages) KringenNotify(message.c_str());
}

// All names of GL objects died with the old context.
void Page::RenewSurface() {
  if (surface_ == app_.state().surface) return;
  surface_ = app_.state().surface;
  painter_.Close();
  painter_.Open();
  width_px_ = height_px_ = 0;
}

}  // namespace kringen
