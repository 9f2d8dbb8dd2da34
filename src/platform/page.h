// The page: App, ImGui, canvas and input put together, and the frame that runs them.
// Frames are asked for one by one, only when something changed; an idle page runs nothing.
#pragma once

#include <string_view>

#include "app/app.h"
#include "platform/canvas_input.h"
#include "platform/canvas_window.h"
#include "platform/gl_painter.h"
#include "platform/glyph_source.h"
#include "ui/ui.h"

namespace kringen {

class Page {
 public:
  explicit Page(StartOptions options);
  ~Page();
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;

  // False when there is no WebGL2; the page then shows the document alone.
  bool Open();
  void Send(std::string_view json);
  void Import(std::string_view name, std::string_view bytes);

 private:
  void Schedule();
  void Frame(double now_ms);
  void Draw(float dt_s);
  void SendNotifications();
  void SetBufferSize();
  void RefreshFonts();
  void RenewSurface();
  void ShowCursor();
  static void OnWake(void* page) { static_cast<Page*>(page)->Schedule(); }

  App app_;
  CanvasWindow window_;
  GlPainter painter_;
  GlyphSource glyphs_;
  UiMemory memory_;
  CanvasInput* input_ = nullptr;
  std::string font_family_;  // of the glyphs that are drawn; another comes between two frames
  Cursor shown_cursor_ = Cursor::kDefault;
  int surface_ = 0;                   // the one that the painter is open on
  int width_px_ = 0, height_px_ = 0;  // of the drawing buffer
  double last_frame_ms_ = 0;
  long animation_frame_ = 0;
  long timeout_ = 0;
  bool scheduled_ = false;
  bool told_idle_ = false;
  bool open_ = false;
};

}  // namespace kringen
