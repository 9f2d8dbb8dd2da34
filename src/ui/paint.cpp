#include "ui/paint.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "model/entries.h"

namespace kringen {

namespace {

constexpr float kFakeBold_px = 0.35f;

ImVec2 ToVec(Point point) { return {point.x, point.y}; }

// Enough corners that the edge is nowhere more than a fifth of a device pixel off.
int Segments(float radius_device_px) {
  return std::clamp(static_cast<int>(5.1f * std::sqrt(std::max(radius_device_px, 1.0f))) + 4, 12,
                    220);
}

ImFont* AnyFont() {
  ImFontAtlas* atlas = ImGui::GetIO().Fonts;
  if (ImFont* current = ImGui::GetFont()) return current;
  if (ImGui::GetIO().FontDefault) return ImGui::GetIO().FontDefault;
  return atlas->Builder && !atlas->Fonts.empty() ? atlas->Fonts[0] : nullptr;
}

float FontWidth(ImFont* font, std::string_view shaped, float size_px) {
  return font->CalcTextSizeA(size_px, FLT_MAX, 0, shaped.data(), shaped.data() + shaped.size()).x;
}

}  // namespace

float MeasureWithImGui(TextShaper& shaper, std::string_view text, float size_px) {
  ImFont* font = AnyFont();
  const float density = ImGui::GetIO().DisplayFramebufferScale.x;
  if (font && density > 0) font->CurrentRasterizerDensity = density;
  // Before the first frame there is no font; half an em is close enough to lay out with.
  if (!font) return static_cast<float>(text.size()) * size_px / 2;
  return FontWidth(font, shaper.Shape(text), size_px);
}

Rect Inset(const Rect& rect, float margin) {
  return {rect.x + margin, rect.y + margin, rect.width - 2 * margin, rect.height - 2 * margin};
}

Point CentreOf(const Rect& rect) { return {rect.x + rect.width / 2, rect.y + rect.height / 2}; }

Painter::Painter(ImDrawList* list, const Scheme& scheme, TextShaper* shaper, DiscSprites* sprites,
                 float ratio, float font_px)
    : list_(list),
      scheme_(scheme),
      shaper_(shaper),
      sprites_(sprites),
      ratio_(ratio > 0 ? ratio : 1),
      sizes_(SizesFor(font_px)) {
  // The soft edge of every shape is one device pixel, not one CSS pixel.
  list_->_FringeScale = 1 / ratio_;
}

float Painter::Snap(float px) const { return std::round(px * ratio_) / ratio_; }

void Painter::Fill(const Rect& rect, Colour colour, float rounding) {
  if (rect.width <= 0 || rect.height <= 0) return;
  list_->AddRectFilled({Snap(rect.x), Snap(rect.y)}, {Snap(rect.right()), Snap(rect.bottom())},
                       colour, rounding);
}

void Painter::Stroke(const Rect& rect, Colour colour, float thickness, float rounding) {
  const float half = thickness / 2;
  list_->PathRect({Snap(rect.x) + half, Snap(rect.y) + half},
                  {Snap(rect.right()) - half, Snap(rect.bottom()) - half},
                  std::max(0.0f, rounding - half));
  list_->PathStroke(colour, ImDrawFlags_Closed, thickness);
}

void Painter::VerticalLine(float x, float top, float bottom, Colour colour, float thickness) {
  const float width = std::max(1.0f, std::round(thickness * ratio_)) / ratio_;
  const float left = Snap(x - width / 2);
  list_->AddRectFilled({left, Snap(top)}, {left + width, Snap(bottom)}, colour);
}

void Painter::HorizontalLine(float y, float left, float right, Colour colour, float thickness) {
  const float height = std::max(1.0f, std::round(thickness * ratio_)) / ratio_;
  const float top = Snap(y - height / 2);
  list_->AddRectFilled({Snap(left), top}, {Snap(right), top + height}, colour);
}

void Painter::DashedLine(Point from, Point to, Colour colour, float thickness, float dash,
                         float gap) {
  const float dx = to.x - from.x, dy = to.y - from.y;
  const float length = std::sqrt(dx * dx + dy * dy);
  if (length <= 0) return;
  for (float at = 0; at < length; at += dash + gap) {
    const float end = std::min(at + dash, length);
    const Point a{from.x + dx * at / length, from.y + dy * at / length};
    const Point b{from.x + dx * end / length, from.y + dy * end / length};
    if (dx == 0) {
      VerticalLine(a.x, std::min(a.y, b.y), std::max(a.y, b.y), colour, thickness);
    } else {
      Line(a, b, colour, thickness);
    }
  }
}

void Painter::Line(Point from, Point to, Colour colour, float thickness) {
  list_->PathLineTo(ToVec(from));
  list_->PathLineTo(ToVec(to));
  list_->PathStroke(colour, 0, thickness);
}

void Painter::Polyline(const std::vector<Point>& points, Colour colour, float thickness,
                       bool closed) {
  for (const Point& point : points) list_->PathLineTo(ToVec(point));
  list_->PathStroke(colour, closed ? ImDrawFlags_Closed : 0, thickness);
}

void Painter::Curve(Point from, Point control_a, Point control_b, Point to, Colour colour,
                    float thickness) {
  const float length = std::abs(to.x - from.x) + std::abs(to.y - from.y);
  const int segments = std::clamp(static_cast<int>(length / 8), 12, 64);
  list_->AddBezierCubic(ToVec(from), ToVec(control_a), ToVec(control_b), ToVec(to), colour,
                        thickness, segments);
}

void Painter::Disc(Point centre, float radius, Colour colour) {
  list_->AddCircleFilled(ToVec(centre), radius, colour, Segments(radius * ratio_));
}

void Painter::Ring(Point centre, float radius, float thickness, Colour colour) {
  list_->AddCircle(ToVec(centre), radius, colour, Segments(radius * ratio_), thickness);
}

void Painter::Sector(Point centre, const Piece& piece, Colour colour) {
  constexpr float kTurn = 6.2831853f;
  if (piece.to <= piece.from || piece.outer <= piece.inner) return;
  const float first = (piece.from - 0.25f) * kTurn, last = (piece.to - 0.25f) * kTurn;
  const int whole = Segments(piece.outer * ratio_);
  const auto segments = [&](float a, float b) {
    return std::max(2, static_cast<int>(std::ceil(static_cast<float>(whole) * (b - a) / kTurn)));
  };
  if (piece.inner > 0) {
    list_->PathArcTo(ToVec(centre), (piece.inner + piece.outer) / 2, first, last,
                     segments(first, last));
    list_->PathStroke(colour, 0, piece.outer - piece.inner);
    return;
  }
  // Filled shapes are convex: at most half a turn at once.
  for (float at = first; at < last - 1e-4f;) {
    const float next = std::min(at + kTurn / 2, last);
    list_->PathLineTo(ToVec(centre));
    list_->PathArcTo(ToVec(centre), piece.outer, at, next, segments(at, next));
    list_->PathFillConvex(colour);
    at = next;
  }
}

void Painter::Discs(const std::vector<DiscQuad>& discs) { sprites_->Draw(list_, discs, ratio_); }

void Painter::Shadow(const Rect& rect, float rounding) {
  static constexpr int kLayers = 6;
  const float alpha = scheme_.dark ? 0.1f : 0.026f;
  for (int layer = kLayers; layer >= 1; --layer) {
    const float spread = static_cast<float>(layer) * 1.6f;
    Rect soft = Inset(rect, -spread);
    soft.y += 3;
    list_->AddRectFilled({soft.x, soft.y}, {soft.right(), soft.bottom()},
                         WithAlpha(0xFF000000u, alpha), rounding + spread);
  }
}

void Painter::Area(float left, float step, float base, const std::vector<float>& heights,
                   Colour colour) {
  const int count = static_cast<int>(heights.size());
  if (count < 2) return;
  const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
  list_->PrimReserve((count - 1) * 6, count * 2);
  const ImDrawIdx first = list_->_VtxCurrentIdx;
  for (int i = 0; i < count; ++i) {
    const float x = left + step * static_cast<float>(i);
    list_->PrimWriteVtx({x, base - heights[static_cast<std::size_t>(i)]}, white, colour);
    list_->PrimWriteVtx({x, base}, white, colour);
  }
  for (int i = 0; i + 1 < count; ++i) {
    const ImDrawIdx at = first + static_cast<ImDrawIdx>(i) * 2;
    for (const ImDrawIdx corner : {0u, 2u, 3u, 0u, 3u, 1u}) list_->PrimWriteIdx(at + corner);
  }
}

ImFont* Painter::Face(TextWeight weight) const {
  const ImFontAtlas* atlas = ImGui::GetIO().Fonts;
  return weight == TextWeight::kBold && atlas->Fonts.Size > 1 ? atlas->Fonts[1] : ImGui::GetFont();
}

// ImGui places text on whole CSS pixels and its glyphs anywhere between device pixels; moved onto
// device pixels they are as sharp as the page's own.
void Painter::SnapGlyphs(int first_vertex, float offset_x, float offset_y) {
  for (int i = first_vertex; i + 3 < list_->VtxBuffer.Size; i += 4) {
    ImDrawVert* quad = &list_->VtxBuffer[i];
    const float x = quad[0].pos.x + offset_x, y = quad[0].pos.y + offset_y;
    const float dx = Snap(x) - quad[0].pos.x, dy = Snap(y) - quad[0].pos.y;
    for (int corner = 0; corner < 4; ++corner) {
      quad[corner].pos.x += dx;
      quad[corner].pos.y += dy;
    }
  }
}

void Painter::Text(Point at, std::string_view text, const TextStyle& style) {
  const std::string_view shaped = shaper_->Shape(text);
  if (shaped.empty()) return;
  ImFont* face = Face(style.weight);
  const char* begin = shaped.data();
  const char* end = begin + shaped.size();
  // Measuring also loads the glyphs, so that drawing never meets a changing texture.
  const float width = FontWidth(face, shaped, style.size_px);
  ImFontBaked* baked = face->GetFontBaked(style.size_px);
  const ImFontGlyph* capital = baked->FindGlyph('H');
  const float middle = (capital->Y0 + capital->Y1) / 2 * style.size_px / baked->Size;
  const float share = style.align == Align::kLeft ? 0 : style.align == Align::kCentre ? 0.5f : 1;
  const float x = at.x - width * share, y = at.y - middle;
  const float whole_x = std::floor(x), whole_y = std::floor(y);
  const int first = list_->VtxBuffer.Size;
  list_->AddText(face, style.size_px, {whole_x, whole_y}, style.colour, begin, end);
  SnapGlyphs(first, x - whole_x, y - whole_y);
  if (style.weight == TextWeight::kRegular || face != ImGui::GetFont()) return;
  const int second = list_->VtxBuffer.Size;
  list_->AddText(face, style.size_px, {whole_x, whole_y}, style.colour, begin, end);
  SnapGlyphs(second, x - whole_x, y - whole_y);
  for (int i = second; i < list_->VtxBuffer.Size; ++i) list_->VtxBuffer[i].pos.x += kFakeBold_px;
}

void Painter::TextWithin(Point at, float width_px, std::string_view text, const TextStyle& style) {
  if (width_px <= 0) return;
  if (Width(text, style.size_px, style.weight) <= width_px) {
    Text(at, text, style);
    return;
  }
  std::size_t fits = 0, most = std::min<std::size_t>(text.size(), 200);
  while (fits < most) {
    const std::size_t middle = (fits + most + 1) / 2;
    if (Width(Ellipsize(text, middle), style.size_px, style.weight) <= width_px) {
      fits = middle;
    } else {
      most = middle - 1;
    }
  }
  if (fits > 0) Text(at, Ellipsize(text, fits), style);
}

float Painter::Width(std::string_view text, float size_px, TextWeight weight) {
  return FontWidth(Face(weight), shaper_->Shape(text), size_px);
}

void Painter::PushClip(const Rect& rect) {
  list_->PushClipRect({Snap(rect.x), Snap(rect.y)}, {Snap(rect.right()), Snap(rect.bottom())},
                      true);
}

void Painter::PopClip() { list_->PopClipRect(); }

}  // namespace kringen
