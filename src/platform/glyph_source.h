// Glyphs drawn by the browser with a 2D canvas, in the page's own font: no font is shipped, and
// every script and emoji of the page is there. Sequences that are one picture or one shaped word
// (flags, skin tones, families, Arabic, Devanagari) become one private-use code point each.
// Sizes are CSS pixels times ImGui's rasteriser density, so text is as sharp as the page's.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "ui/ui.h"

namespace kringen {

class GlyphSource final : public TextShaper {
 public:
  // Needs a live ImGui context. Adds two fonts to its atlas: regular, then semi-bold.
  void SetFontFamily(std::string_view css_family);
  std::string_view Shape(std::string_view text) override;

  // Begins the atlas anew when it has outgrown its limit; true when it did.
  bool LimitAtlas();
  static std::int64_t AtlasBytes();

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  void AddFonts();

  std::unordered_map<std::string, std::string, Hash, std::equal_to<>> shaped_;
};

}  // namespace kringen
