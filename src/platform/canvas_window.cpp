#include "platform/canvas_window.h"

namespace kringen {

namespace {

constexpr const char* kCanvas = "#canvas";

// The same list as SDL's own Emscripten_UnregisterEventHandlers, which runs only at the end.
void TakeOffSdlHandlers() {
  emscripten_set_mousemove_callback(kCanvas, nullptr, false, nullptr);
  emscripten_set_mousedown_callback(kCanvas, nullptr, false, nullptr);
  emscripten_set_mouseup_callback(EMSCRIPTEN_EVENT_TARGET_DOCUMENT, nullptr, false, nullptr);
  emscripten_set_mouseenter_callback(kCanvas, nullptr, false, nullptr);
  emscripten_set_mouseleave_callback(kCanvas, nullptr, false, nullptr);
  emscripten_set_wheel_callback(kCanvas, nullptr, false, nullptr);
  emscripten_set_focus_callback(EMSCRIPTEN_EVENT_TARGET_WINDOW, nullptr, false, nullptr);
  emscripten_set_blur_callback(EMSCRIPTEN_EVENT_TARGET_WINDOW, nullptr, false, nullptr);
  emscripten_set_touchstart_callback(kCanvas, nullptr, false, nullptr);
  emscripten_set_touchend_callback(kCanvas, nullptr, false, nullptr);
  emscripten_set_touchmove_callback(kCanvas, nullptr, false, nullptr);
  emscripten_set_touchcancel_callback(kCanvas, nullptr, false, nullptr);
  emscripten_set_pointerlockchange_callback(EMSCRIPTEN_EVENT_TARGET_DOCUMENT, nullptr, false,
                                            nullptr);
  emscripten_set_keydown_callback(kCanvas, nullptr, false, nullptr);
  emscripten_set_keyup_callback(kCanvas, nullptr, false, nullptr);
  emscripten_set_keypress_callback(kCanvas, nullptr, false, nullptr);
  emscripten_set_fullscreenchange_callback(EMSCRIPTEN_EVENT_TARGET_DOCUMENT, nullptr, false,
                                           nullptr);
  emscripten_set_resize_callback(EMSCRIPTEN_EVENT_TARGET_WINDOW, nullptr, false, nullptr);
  emscripten_set_visibilitychange_callback(nullptr, false, nullptr);
  emscripten_set_beforeunload_callback(nullptr, nullptr);
}

}  // namespace

bool CanvasWindow::Open() {
  SDL_SetHint(SDL_HINT_EMSCRIPTEN_KEYBOARD_ELEMENT, kCanvas);
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return false;
  window_ = SDL_CreateWindow("Kringen", 0, 0, 16, 16, 0);
  if (window_ == nullptr) return false;
  TakeOffSdlHandlers();
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.alpha = attributes.depth = attributes.antialias = false;
  context_ = emscripten_webgl_create_context(kCanvas, &attributes);
  // Without WebGL2 there is no context, and "none" can be made current without complaint.
  return context_ > 0 &&
         emscripten_webgl_make_context_current(context_) == EMSCRIPTEN_RESULT_SUCCESS;
}

void CanvasWindow::Close() {
  if (context_ > 0) emscripten_webgl_destroy_context(context_);
  if (window_ != nullptr) SDL_DestroyWindow(window_);
  context_ = 0;
  window_ = nullptr;
  SDL_Quit();
}

void CanvasWindow::SetPixelSize(int width, int height) {
  // Not SDL_SetWindowSize: that would write CSS sizes over the style sheet's.
  emscripten_set_canvas_element_size(kCanvas, width, height);
}

}  // namespace kringen
