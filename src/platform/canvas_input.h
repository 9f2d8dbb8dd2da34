// What the reader does on the canvas, from DOM events to ImGui's IO and a few Commands (pinch).
// The page keeps what is its own: Tab, Ctrl/Cmd/Alt combinations and F-keys are never touched; in
// an embed, plain wheel and one-finger vertical swipes scroll the host page.
#pragma once

#include "app/app.h"

namespace kringen {

class CanvasInput {
 public:
  // `wake` is called after each event, so that a frame is scheduled.
  CanvasInput(App* app, void (*wake)(void*), void* wake_argument);
  ~CanvasInput();
  CanvasInput(const CanvasInput&) = delete;
  CanvasInput& operator=(const CanvasInput&) = delete;

  void HandleMouse(int type, float x, float y, int button);
  bool HandleWheel(double dx, double dy, unsigned mode, bool zoom_key, bool shift);
  bool HandleKey(const char* key, bool modified);
  void HandleFocus(bool focused);

  struct Finger {
    float x = 0, y = 0;
  };
  // type: EMSCRIPTEN_EVENT_TOUCH*. `fingers` are those on the screen that began on the canvas.
  // Returns whether the browser must not act on the event itself.
  bool HandleTouch(int type, const Finger* fingers, int count);

  // The origin of the canvas in the window, so that a drag may leave the canvas.
  void SetOrigin(float x, float y) { origin_x_ = x, origin_y_ = y; }
  float origin_x() const { return origin_x_; }
  float origin_y() const { return origin_y_; }
  bool pressed() const { return pressed_; }

 private:
  void Wake();
  void Pinch(const Finger* fingers);

  App* app_;
  void (*wake_)(void*);
  void* wake_argument_;
  float origin_x_ = 0, origin_y_ = 0;
  bool pressed_ = false;
  int fingers_ = 0;
  float pinch_distance_ = 0;
  float pinch_along_ = 0, pinch_x_ = 0, pinch_y_ = 0;
};

}  // namespace kringen
