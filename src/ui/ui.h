// Draws State and Layouts with Dear ImGui and turns what the reader does on the canvas into
// Commands. Painting never changes anything but its own UiMemory (drag, hover, what it has baked).
// All positions are CSS pixels; the platform scales to device pixels.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/command.h"
#include "app/state.h"
#include "ui/disc_sprites.h"
#include "ui/target.h"
#include "ui/theme.h"
#include "view/timeline_layout.h"

namespace kringen {

// Turns text into what the glyph source can draw (clusters become private-use code points). The
// page gives the browser's segmenter; tests give the identity.
class TextShaper {
 public:
  virtual ~TextShaper() = default;
  virtual std::string_view Shape(std::string_view text) = 0;
};

enum class Cursor : std::uint8_t { kDefault, kPointer, kGrab, kGrabbing, kEwResize, kNsResize };

// Messages about each village per channel under the present query; kept while neither changes.
struct VillageTally {
  std::uint64_t revision = UINT64_MAX;
  Query query;
  std::optional<TimeSpan> month;  // of the map at rest
  std::size_t channels = 0;
  std::vector<std::uint32_t> counts;  // village * channels + channel
};

// What a drag needs to remember between frames, and what painting needs not make twice.
struct UiMemory {
  Target pressed;
  bool pressing = false;
  bool dragging = false;
  float press_x = 0, press_y = 0;
  float last_along = 0;
  double velocity_px_s = 0;
  double still_s = 0;  // since the hand last moved
  double grab_s = 0;   // seconds from the brush's edge to where it was taken
  float grab_px = 0;   // pixels from the split to where it was taken
  ItemIndex hovered = kNoItem;
  Target hover;
  Hit hit;  // where in the timeline's layout of this frame the pointer is, for painting
  Cursor cursor = Cursor::kDefault;

  SetTheme scheme_theme;
  Scheme scheme;
  bool scheme_made = false;
  DiscSprites sprites;
  VillageTally tally;
  std::vector<DiscQuad> quads;  // kept for its room
};

// One frame is two calls, so that what the hand does is seen in it: first what the reader did to
// the layouts on the screen, from ImGui's IO (mouse, wheel, keys), which the platform or a test has
// filled; then, with these Commands carried out, the new layouts. The second only adds `Hover`.
void HandleInput(const State& state, const Layouts& layouts, UiMemory* memory, Commands* commands);
void DrawUi(const State& state, const Layouts& layouts, TextShaper& shaper, UiMemory* memory,
            Commands* commands);

// Text width with ImGui's current font, for layouts; needs a live ImGui context.
float MeasureWithImGui(TextShaper& shaper, std::string_view text, float size_px);

}  // namespace kringen
