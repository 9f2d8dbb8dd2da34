// Drawing primitives of the canvas: positions in CSS pixels, edges on whole device pixels, text in
// the reader's script. The one place that knows how ImGui's draw list is spoken to.
// Texts are single lines. A second font in ImGui's atlas, where there is one, is the bold face;
// without it bold is drawn twice, a third of a pixel apart.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/disc_sprites.h"
#include "ui/theme.h"
#include "ui/ui.h"

struct ImDrawList;
struct ImFont;

namespace kringen {

enum class TextWeight : std::uint8_t { kRegular, kBold };
enum class Align : std::uint8_t { kLeft, kCentre, kRight };

struct TextStyle {
  float size_px = 16;
  Colour colour = 0;
  TextWeight weight = TextWeight::kRegular;
  Align align = Align::kLeft;
};

struct Point {
  float x = 0, y = 0;
};

class Painter {
 public:
  Painter(ImDrawList* list, const Scheme& scheme, TextShaper* shaper, DiscSprites* sprites,
          float ratio, float font_px);

  const Scheme& scheme() const { return scheme_; }
  const TypeSizes& sizes() const { return sizes_; }
  Colour operator[](Role role) const { return scheme_[role]; }
  // To the nearest device pixel.
  float Snap(float px) const;

  void Fill(const Rect& rect, Colour colour, float rounding = 0);
  void Stroke(const Rect& rect, Colour colour, float thickness, float rounding = 0);
  // One CSS pixel, sharp at every ratio.
  void VerticalLine(float x, float top, float bottom, Colour colour, float thickness = 1);
  void HorizontalLine(float y, float left, float right, Colour colour, float thickness = 1);
  void DashedLine(Point from, Point to, Colour colour, float thickness, float dash, float gap);
  void Line(Point from, Point to, Colour colour, float thickness);
  void Polyline(const std::vector<Point>& points, Colour colour, float thickness, bool closed);
  void Curve(Point from, Point control_a, Point control_b, Point to, Colour colour,
             float thickness);
  void Disc(Point centre, float radius, Colour colour);
  void Ring(Point centre, float radius, float thickness, Colour colour);
  void Discs(const std::vector<DiscQuad>& discs);
  // A piece of a disc, or of a band with a hole; `from` and `to` in turns, clockwise from the top.
  struct Piece {
    float inner = 0, outer = 0;
    float from = 0, to = 1;
  };
  void Sector(Point centre, const Piece& piece, Colour colour);
  // A soft edge around what floats.
  void Shadow(const Rect& rect, float rounding);
  // The area under a row of heights, one per step along x, standing on `base`.
  void Area(float left, float step, float base, const std::vector<float>& heights, Colour colour);

  // `at` is on the line's optical middle (half the height of a capital).
  void Text(Point at, std::string_view text, const TextStyle& style);
  // Cut with an ellipsis to `width_px`.
  void TextWithin(Point at, float width_px, std::string_view text, const TextStyle& style);
  float Width(std::string_view text, float size_px, TextWeight weight = TextWeight::kRegular);

  void PushClip(const Rect& rect);
  void PopClip();
  ImDrawList* list() { return list_; }

 private:
  ImFont* Face(TextWeight weight) const;
  void SnapGlyphs(int first_vertex, float offset_x, float offset_y);

  ImDrawList* list_;
  const Scheme& scheme_;
  TextShaper* shaper_;
  DiscSprites* sprites_;
  float ratio_;
  TypeSizes sizes_;
  std::vector<Point> scratch_;
};

// The part of a rectangle that is `margin` inside it on every side.
Rect Inset(const Rect& rect, float margin);
Point CentreOf(const Rect& rect);

}  // namespace kringen
