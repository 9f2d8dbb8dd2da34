// The page's canvas without a screen: App and painters in a headless ImGui with stb_truetype and a
// font of the system. A frame is what the page does per frame, but for the graphics card.
#pragma once

#include <memory>
#include <string_view>

#include "app/app.h"
#include "bench/generate.h"
#include "ui/ui.h"

namespace kringen {

class HeadlessCanvas final : public TextShaper {
 public:
  HeadlessCanvas(float width_px, float height_px, TimePoint now);
  ~HeadlessCanvas() override;
  HeadlessCanvas(const HeadlessCanvas&) = delete;
  HeadlessCanvas& operator=(const HeadlessCanvas&) = delete;

  std::string_view Shape(std::string_view text) override { return text; }

  // Imports the whole feed and the villages of Losser, and draws until nothing is left to do.
  void Load(const FeedPlan& plan);
  // One frame: commands, layout and all vertices. Gives milliseconds.
  double Frame();

  App& app() { return *app_; }
  MeasureText measure();
  int vertices() const { return vertices_; }

 private:
  void AcceptTextures();

  std::unique_ptr<App> app_;
  UiMemory memory_;
  int vertices_ = 0;
};

}  // namespace kringen
