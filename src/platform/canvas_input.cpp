#include "platform/canvas_input.h"

#include <emscripten/html5.h>
#include <imgui.h>

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <cstring>

#include "ui/map_input.h"

namespace kringen {

namespace {

constexpr const char* kCanvas = "#canvas";
constexpr float kPxPerNotch = 100;
constexpr float kLinesPerNotch = 3;
// Trackpads send a pinch as Ctrl+wheel with small deltas, which deserve a stronger answer.
constexpr double kPinchGain = 4;

CanvasInput* Self(void* user_data) { return static_cast<CanvasInput*>(user_data); }

EM_BOOL OnMouse(int type, const EmscriptenMouseEvent* event, void* user_data) {
  CanvasInput* self = Self(user_data);
  if (type == EMSCRIPTEN_EVENT_MOUSEDOWN || !self->pressed()) {
    self->SetOrigin(static_cast<float>(event->clientX - event->targetX),
                    static_cast<float>(event->clientY - event->targetY));
  }
  self->HandleMouse(type, static_cast<float>(event->clientX) - self->origin_x(),
                    static_cast<float>(event->clientY) - self->origin_y(), event->button);
  return EM_FALSE;  // the browser may focus the canvas
}

// While a button is down the whole window is listened to; otherwise only the canvas.
EM_BOOL OnWindowMouse(int type, const EmscriptenMouseEvent* event, void* user_data) {
  CanvasInput* self = Self(user_data);
  if (!self->pressed()) return EM_FALSE;
  self->HandleMouse(type, static_cast<float>(event->clientX) - self->origin_x(),
                    static_cast<float>(event->clientY) - self->origin_y(), event->button);
  return EM_FALSE;
}

EM_BOOL OnWheel(int, const EmscriptenWheelEvent* event, void* user_data) {
  const bool zoom_key = event->mouse.ctrlKey || event->mouse.metaKey;
  return Self(user_data)->HandleWheel(event->deltaX, event->deltaY,
                                      static_cast<unsigned>(event->deltaMode), zoom_key,
                                      event->mouse.shiftKey);
}

EM_BOOL OnKey(int, const EmscriptenKeyboardEvent* event, void* user_data) {
  const bool modified = event->ctrlKey || event->metaKey || event->altKey;
  return Self(user_data)->HandleKey(event->key, modified);
}

EM_BOOL OnFocus(int type, const EmscriptenFocusEvent*, void* user_data) {
  Self(user_data)->HandleFocus(type == EMSCRIPTEN_EVENT_FOCUS);
  return EM_FALSE;
}

EM_BOOL OnTouch(int type, const EmscriptenTouchEvent* event, void* user_data) {
  CanvasInput::Finger fingers[32];
  int count = 0;
  const bool ends = type == EMSCRIPTEN_EVENT_TOUCHEND || type == EMSCRIPTEN_EVENT_TOUCHCANCEL;
  for (int i = 0; i < event->numTouches && count < 32; ++i) {
    const EmscriptenTouchPoint& touch = event->touches[i];
    if (!touch.onTarget || (ends && touch.isChanged)) continue;
    fingers[count++] = {static_cast<float>(touch.targetX), static_cast<float>(touch.targetY)};
  }
  return Self(user_data)->HandleTouch(type, fingers, count);
}

struct KeyName {
  const char* dom;
  ImGuiKey key;
};
constexpr KeyName kKeys[] = {{"ArrowLeft", ImGuiKey_LeftArrow},
                             {"ArrowRight", ImGuiKey_RightArrow},
                             {"ArrowUp", ImGuiKey_UpArrow},
                             {"ArrowDown", ImGuiKey_DownArrow},
                             {"Home", ImGuiKey_Home},
                             {"End", ImGuiKey_End},
                             {"PageUp", ImGuiKey_PageUp},
                             {"PageDown", ImGuiKey_PageDown},
                             {"Enter", ImGuiKey_Enter},
                             {"Escape", ImGuiKey_Escape},
                             {"+", ImGuiKey_KeypadAdd},
                             {"=", ImGuiKey_KeypadAdd},
                             {"-", ImGuiKey_KeypadSubtract},
                             {"_", ImGuiKey_KeypadSubtract},
                             {"0", ImGuiKey_0},
                             {"t", ImGuiKey_T},
                             {"T", ImGuiKey_T}};

}  // namespace

CanvasInput::CanvasInput(App* app, void (*wake)(void*), void* wake_argument)
    : app_(app), wake_(wake), wake_argument_(wake_argument) {
  emscripten_set_mousedown_callback(kCanvas, this, false, OnMouse);
  emscripten_set_mousemove_callback(kCanvas, this, false, OnMouse);
  emscripten_set_mouseleave_callback(kCanvas, this, false, OnMouse);
  emscripten_set_mousemove_callback(EMSCRIPTEN_EVENT_TARGET_WINDOW, this, false, OnWindowMouse);
  emscripten_set_mouseup_callback(EMSCRIPTEN_EVENT_TARGET_WINDOW, this, false, OnWindowMouse);
  emscripten_set_wheel_callback(kCanvas, this, false, OnWheel);
  emscripten_set_keydown_callback(kCanvas, this, false, OnKey);
  emscripten_set_focus_callback(kCanvas, this, false, OnFocus);
  emscripten_set_blur_callback(kCanvas, this, false, OnFocus);
  emscripten_set_touchstart_callback(kCanvas, this, false, OnTouch);
  emscripten_set_touchmove_callback(kCanvas, this, false, OnTouch);
  emscripten_set_touchend_callback(kCanvas, this, false, OnTouch);
  emscripten_set_touchcancel_callback(kCanvas, this, false, OnTouch);
}

CanvasInput::~CanvasInput() {
  emscripten_set_mousedown_callback(kCanvas, nullptr, false, nullptr);
  emscripten_set_mousemove_callback(kCanvas, nullptr, false, nullptr);
  emscripten_set_mouseleave_callback(kCanvas, nullptr, false, nullptr);
  emscripten_set_mousemove_callback(EMSCRIPTEN_EVENT_TARGET_WINDOW, nullptr, false, nullptr);
  emscripten_set_mouseup_callback(EMSCRIPTEN_EVENT_TARGET_WINDOW, nullptr, false, nullptr);
  emscripten_set_wheel_callback(kCanvas, nullptr, false, nullptr);
  emscripten_set_keydown_callback(kCanvas, nullptr, false, nullptr);
  emscripten_set_focus_callback(kCanvas, nullptr, false, nullptr);
  emscripten_set_blur_callback(kCanvas, nullptr, false, nullptr);
  emscripten_set_touchstart_callback(kCanvas, nullptr, false, nullptr);
  emscripten_set_touchmove_callback(kCanvas, nullptr, false, nullptr);
  emscripten_set_touchend_callback(kCanvas, nullptr, false, nullptr);
  emscripten_set_touchcancel_callback(kCanvas, nullptr, false, nullptr);
}

void CanvasInput::Wake() {
  app_->Invalidate();
  wake_(wake_argument_);
}

void CanvasInput::HandleMouse(int type, float x, float y, int button) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseSourceEvent(ImGuiMouseSource_Mouse);
  switch (type) {
    case EMSCRIPTEN_EVENT_MOUSEDOWN:
      if (button != 0) return;
      io.AddMousePosEvent(x, y);
      io.AddMouseButtonEvent(0, true);
      pressed_ = true;
      break;
    case EMSCRIPTEN_EVENT_MOUSEUP:
      if (button != 0) return;
      io.AddMousePosEvent(x, y);
      io.AddMouseButtonEvent(0, false);
      pressed_ = false;
      break;
    case EMSCRIPTEN_EVENT_MOUSELEAVE:
      if (pressed_) return;  // a drag goes on outside
      io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
      break;
    default:
      io.AddMousePosEvent(x, y);
      break;
  }
  Wake();
}

bool CanvasInput::HandleWheel(double dx, double dy, unsigned mode, bool zoom_key, bool shift) {
  const bool page_scrolls = app_->state().mode == Mode::kEmbed && !zoom_key;
  if (page_scrolls) return false;
  const double unit = mode == DOM_DELTA_LINE   ? kLinesPerNotch
                      : mode == DOM_DELTA_PAGE ? 1
                                               : kPxPerNotch;
  double across = dx / unit, along = dy / unit;
  if (shift && across == 0) std::swap(across, along);
  // A mouse wheel turns in whole notches; anything finer with Ctrl is a trackpad's pinch.
  if (zoom_key && std::abs(along) < 0.5) along *= kPinchGain;
  if (std::abs(across) > std::abs(along)) {
    along = 0;
  } else {
    across = 0;
  }
  ImGui::GetIO().AddMouseWheelEvent(static_cast<float>(-across), static_cast<float>(-along));
  Wake();
  return true;
}

bool CanvasInput::HandleKey(const char* key, bool modified) {
  if (modified) return false;
  const bool nothing_to_leave = app_->state().selected == kNoItem && !IsMapEntered(app_->state());
  if (std::strcmp(key, "Escape") == 0 && nothing_to_leave) return false;
  for (const KeyName& name : kKeys) {
    if (std::strcmp(name.dom, key) != 0) continue;
    // The browser repeats held keys itself, so each event is a press of its own.
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(name.key, true);
    io.AddKeyEvent(name.key, false);
    app_->Invalidate(2);
    Wake();
    return true;
  }
  return false;
}

void CanvasInput::HandleFocus(bool focused) {
  if (!focused) ImGui::GetIO().ClearInputKeys();
  app_->Push(SetFocus{focused});
  Wake();
}

void CanvasInput::Pinch(const Finger* fingers) {
  const TimelineLayout& layout = app_->layouts().timeline;
  const float dx = fingers[1].x - fingers[0].x, dy = fingers[1].y - fingers[0].y;
  const float distance = std::max(20.0f, std::sqrt(dx * dx + dy * dy));
  const Rect& plot = layout.plot;
  const float centre_x = (fingers[0].x + fingers[1].x) / 2;
  const float centre_y = (fingers[0].y + fingers[1].y) / 2;
  const float along = layout.vertical ? 1 - (centre_y - plot.y) / std::max(1.0f, plot.height)
                                      : (centre_x - plot.x) / std::max(1.0f, plot.width);
  const Rect& map = app_->layouts().circles.area;
  if (map.Contains(centre_x, centre_y)) {
    if (pinch_distance_ > 0) {
      app_->Push(MapPan{static_cast<double>((pinch_x_ - centre_x) / map.width),
                        static_cast<double>((pinch_y_ - centre_y) / map.height)});
      app_->Push(MapZoom{static_cast<double>(distance / pinch_distance_),
                         static_cast<double>((centre_x - map.x) / map.width),
                         static_cast<double>((centre_y - map.y) / map.height), false});
    }
  } else if (pinch_distance_ > 0) {
    app_->Push(Pan{static_cast<double>(pinch_along_ - along), false});
    app_->Push(Zoom{static_cast<double>(distance / pinch_distance_),
                    std::clamp(static_cast<double>(along), 0.0, 1.0), false});
  }
  pinch_distance_ = distance;
  pinch_along_ = along;
  pinch_x_ = centre_x;
  pinch_y_ = centre_y;
}

bool CanvasInput::HandleTouch(int type, const Finger* fingers, int count) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
  const int before = fingers_;
  fingers_ = count;
  if (count != 2) pinch_distance_ = 0;
  if (type == EMSCRIPTEN_EVENT_TOUCHCANCEL || (count >= 2 && before < 2 && pressed_)) {
    // The browser took the gesture, or it became a pinch: let go without a click.
    io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    io.AddMouseButtonEvent(0, false);
    pressed_ = false;
  }
  if (count == 2) {
    Pinch(fingers);
  } else if (type == EMSCRIPTEN_EVENT_TOUCHSTART && count == 1) {
    io.AddMousePosEvent(fingers[0].x, fingers[0].y);
    io.AddMouseButtonEvent(0, true);
    pressed_ = true;
  } else if (type == EMSCRIPTEN_EVENT_TOUCHMOVE && count == 1 && pressed_) {
    io.AddMousePosEvent(fingers[0].x, fingers[0].y);
  } else if (type == EMSCRIPTEN_EVENT_TOUCHEND && count == 0 && pressed_) {
    io.AddMouseButtonEvent(0, false);
    io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);  // no hover is left behind by a finger
    pressed_ = false;
    app_->Invalidate(3);
    Wake();
    return true;  // no emulated mouse events after the tap
  }
  Wake();
  // One finger: touch-action on the canvas already tells the browser which swipes are its own, and
  // a swipe that it takes arrives here as a cancel.
  return count >= 2;
}

}  // namespace kringen
