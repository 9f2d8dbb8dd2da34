// Many discs at little cost: white discs in ImGui's font atlas, baked at the device radii that are
// asked for, and drawn as tinted quads by one reserve and direct writes (0.1 ms for 20,000).
// Being in the font's own texture they share its draw call and survive a lost GL context with it.
#pragma once

#include <array>
#include <vector>

#include "ui/theme.h"

struct ImDrawList;

namespace kringen {

struct DiscQuad {
  float x = 0, y = 0, radius = 0;  // CSS pixels
  Colour colour = 0;
};

class DiscSprites {
 public:
  DiscSprites() { ids_.fill(kAbsent); }

  // In order, later over earlier. `ratio` is device pixels per CSS pixel.
  void Draw(ImDrawList* list, const std::vector<DiscQuad>& discs, float ratio);

  static constexpr int kSteps = 56;
  // The baked radius of a step in device pixels; steps grow by about a tenth.
  static float StepRadius(int step);

 private:
  static constexpr int kAbsent = -1;
  bool Bake(int step);

  std::array<int, kSteps> ids_;  // ImFontAtlasRectId
};

}  // namespace kringen
