#include "cli/share_image.h"

#include <cairo/cairo.h>
#include <pango/pangocairo.h>

#include <array>
#include <memory>
#include <numbers>

namespace kringen {
namespace {

constexpr int kWidth = 1200, kHeight = 630;
constexpr int kMargin = 80, kTextWidth = 600;

struct Colour {
  double red, green, blue;
};
// The light palette of web/base/tokens.css.
constexpr Colour kPaper{0.980, 0.969, 0.945}, kInk{0.078, 0.161, 0.239};
constexpr Colour kInk2{0.290, 0.357, 0.424};
constexpr std::array<Colour, 4> kRings{
    {{0.706, 0.325, 0.039}, {0.353, 0.165, 0.510}, {0.043, 0.478, 0.459}, {0.043, 0.361, 0.678}}};

void Use(cairo_t* cairo, const Colour& colour, double alpha = 1) {
  cairo_set_source_rgba(cairo, colour.red, colour.green, colour.blue, alpha);
}

// Rings in water, from where the message fell.
void DrawRings(cairo_t* cairo) {
  constexpr double kX = 985, kY = 315, kFirst = 26, kStep = 62;
  Use(cairo, kRings[0]);
  cairo_arc(cairo, kX, kY, kFirst, 0, 2 * std::numbers::pi);
  cairo_fill(cairo);
  for (std::size_t i = 0; i < kRings.size(); ++i) {
    Use(cairo, kRings[i], 1 - 0.2 * static_cast<double>(i));
    cairo_set_line_width(cairo, 12 - 2 * static_cast<double>(i));
    cairo_arc(cairo, kX, kY, kFirst + kStep * static_cast<double>(i + 1), 0, 2 * std::numbers::pi);
    cairo_stroke(cairo);
  }
}

// The height that it took, in pixels.
int DrawText(cairo_t* cairo, const std::string& text, const char* font, const Colour& colour,
             int y) {
  const std::unique_ptr<PangoLayout, decltype(&g_object_unref)> layout(
      pango_cairo_create_layout(cairo), &g_object_unref);
  PangoFontDescription* const description = pango_font_description_from_string(font);
  pango_layout_set_font_description(layout.get(), description);
  pango_font_description_free(description);
  pango_layout_set_width(layout.get(), kTextWidth * PANGO_SCALE);
  pango_layout_set_height(layout.get(), -4);  // lines
  pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
  pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
  Use(cairo, colour);
  cairo_move_to(cairo, kMargin, y);
  pango_cairo_show_layout(cairo, layout.get());
  int height = 0;
  pango_layout_get_pixel_size(layout.get(), nullptr, &height);
  return height;
}

cairo_status_t Append(void* out, const unsigned char* bytes, unsigned size) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), size);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::string DrawShareImage(const std::string& title, const std::string& line) {
  cairo_surface_t* const surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, kWidth, kHeight);
  cairo_t* const cairo = cairo_create(surface);
  Use(cairo, kPaper);
  cairo_paint(cairo);
  DrawRings(cairo);
  constexpr int kTop = 150, kGap = 24;
  const int height = DrawText(cairo, title, "sans bold 44", kInk, kTop);
  DrawText(cairo, line, "sans 24", kInk2, kTop + height + kGap);
  cairo_surface_flush(surface);
  std::string png;
  if (cairo_surface_write_to_png_stream(surface, &Append, &png) != CAIRO_STATUS_SUCCESS) {
    png.clear();
  }
  cairo_destroy(cairo);
  cairo_surface_destroy(surface);
  return png;
}

}  // namespace kringen
