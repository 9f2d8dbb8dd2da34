// The canvas as an SDL window, with a WebGL 2 context of our own. SDL registers DOM handlers that
// would take a host page's Tab, wheel and touch; they are taken off again, and canvas_input.h
// listens instead. One canvas per document (id "canvas"): several timelines on a page are several
// frames.
#pragma once

#include <SDL.h>
#include <emscripten/html5.h>

namespace kringen {

class CanvasWindow {
 public:
  CanvasWindow() = default;
  ~CanvasWindow() { Close(); }
  CanvasWindow(const CanvasWindow&) = delete;
  CanvasWindow& operator=(const CanvasWindow&) = delete;

  // False when the browser gives no WebGL2 context.
  bool Open();
  void Close();
  // Size of the drawing buffer in device pixels; the size on the page is the style sheet's.
  void SetPixelSize(int width, int height);

 private:
  SDL_Window* window_ = nullptr;
  EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context_ = 0;
};

}  // namespace kringen
