#include "platform/glyph_source.h"

#include <emscripten.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "base/text.h"

namespace kringen {

namespace {

constexpr std::int64_t kAtlasLimit_bytes = 32 << 20;
constexpr std::size_t kShapedLimit = 20000;
// A glyph or shaped word wider than this is cut; labels are short.
constexpr int kMostPixels = 2048 * 256;

enum Measure { kAdvance, kLeft, kTop, kWidth, kHeight, kColoured, kMeasureCount };

}  // namespace

// The bridge to web/core/glyphs.js, which the page hands over as Module.glyphs.
// clang-format off
EM_JS(void, KringenSetFontFamily, (const char* family), {
  Module['glyphs']['setFamily'](UTF8ToString(family));
});

// out: see Measure. Without pixels the glyph is measured only.
EM_JS(void, KringenDrawGlyph,
      (unsigned code, double size_px, int weight, float* out, unsigned char* pixels, int limit), {
  const glyph = Module['glyphs']['draw'](code, size_px, weight, pixels !== 0);
  HEAPF32.set([ glyph['advance'], glyph['left'], glyph['top'], glyph['width'], glyph['height'],
                glyph['coloured'] ? 1 : 0 ], out >> 2);
  if (pixels && glyph['pixels'] && glyph['pixels'].length <= limit) {
    HEAPU8.set(glyph['pixels'], pixels);
  }
});

EM_JS(void, KringenFontMetrics, (double size_px, int weight, float* out), {
  const metrics = Module['glyphs']['metrics'](size_px, weight);
  HEAPF32[out >> 2] = metrics['ascent'];
  HEAPF32[(out >> 2) + 1] = metrics['descent'];
});

// The caller frees the result.
EM_JS(char*, KringenShape, (const char* text, int size), {
  const shaped = Module['glyphs']['shape'](UTF8ToString(text, size));
  const bytes = lengthBytesUTF8(shaped) + 1;
  const result = _malloc(bytes);
  stringToUTF8(shaped, result, bytes);
  return result;
});
// clang-format on

namespace {

// In the flags, whose meaning is the loader's: Dear ImGui wants its data empty when it adds a font.
int WeightOf(const ImFontConfig* source) { return static_cast<int>(source->FontLoaderFlags); }

bool ContainsGlyph(ImFontAtlas*, ImFontConfig*, ImWchar) { return true; }

bool BakedInit(ImFontAtlas*, ImFontConfig* source, ImFontBaked* baked, void*) {
  float metrics[2];
  KringenFontMetrics(static_cast<double>(baked->Size), WeightOf(source), metrics);
  // Not the font's own line gap: labels place their lines themselves.
  baked->Ascent = std::ceil(metrics[0]);
  baked->Descent = -std::ceil(metrics[1]);
  return true;
}

bool LoadGlyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*,
               ImWchar code_point, ImFontGlyph* glyph, float* advance_x) {
  const float density = source->RasterizerDensity * baked->RasterizerDensity;
  const double size_px = static_cast<double>(baked->Size * density);
  float measure[kMeasureCount];
  KringenDrawGlyph(code_point, size_px, WeightOf(source), measure, nullptr, 0);
  // Whole device pixels: every letter stands as sharp as the first.
  const float advance = std::round(measure[kAdvance]) / density;
  if (advance_x != nullptr) {
    *advance_x = advance;
    return true;
  }
  glyph->Codepoint = code_point;
  glyph->AdvanceX = advance;
  const int width = static_cast<int>(measure[kWidth]), height = static_cast<int>(measure[kHeight]);
  if (width <= 0 || height <= 0 || width * height > kMostPixels) return true;
  const ImFontAtlasRectId pack_id = ImFontAtlasPackAddRect(atlas, width, height);
  if (pack_id == ImFontAtlasRectId_Invalid) return false;
  ImTextureRect* rect = ImFontAtlasPackGetRect(atlas, pack_id);
  ImVector<unsigned char>& pixels = atlas->Builder->TempBuffer;
  pixels.resize(width * height * 4);
  KringenDrawGlyph(code_point, size_px, WeightOf(source), measure, pixels.Data, pixels.Size);
  glyph->X0 = measure[kLeft] / density;
  glyph->Y0 = measure[kTop] / density + baked->Ascent;
  glyph->X1 = glyph->X0 + static_cast<float>(width) / density;
  glyph->Y1 = glyph->Y0 + static_cast<float>(height) / density;
  glyph->Visible = true;
  glyph->Colored = measure[kColoured] != 0;
  glyph->PackId = pack_id;
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, rect, pixels.Data,
                                     ImTextureFormat_RGBA32, width * 4);
  return true;
}

ImFontLoader MakeLoader() {
  ImFontLoader loader;
  loader.Name = "browser";
  loader.FontSrcContainsGlyph = ContainsGlyph;
  loader.FontBakedInit = BakedInit;
  loader.FontBakedLoadGlyph = LoadGlyph;
  return loader;
}

const ImFontLoader kBrowserLoader = MakeLoader();

// Latin, Greek and Cyrillic letters stand alone; everything else goes through the segmenter.
bool NeedsSegments(std::string_view text) {
  std::size_t position = 0;
  while (position < text.size()) {
    if (static_cast<unsigned char>(text[position]) < 0x80) {
      ++position;
      continue;
    }
    const char32_t code = ReadCodePoint(text, &position);
    const bool plain = code < 0x300 || (code >= 0x370 && code < 0x530) ||
                       (code >= 0x2010 && code < 0x2028) || code == 0x20AC || code == 0x2026;
    if (!plain) return true;
  }
  return false;
}

}  // namespace

void GlyphSource::AddFonts() {
  ImFontAtlas* atlas = ImGui::GetIO().Fonts;
  atlas->FontLoader = &kBrowserLoader;
  for (const unsigned int weight : {400U, 600U}) {
    ImFontConfig config;
    config.FontLoader = &kBrowserLoader;
    config.FontLoaderFlags = weight;
    config.SizePixels = 16;
    config.PixelSnapH = false;  // advances are rounded to device pixels by the loader
    atlas->AddFont(&config);
  }
}

void GlyphSource::SetFontFamily(std::string_view css_family) {
  KringenSetFontFamily(std::string(css_family).c_str());
  ImGui::GetIO().Fonts->ClearFonts();
  AddFonts();
}

std::string_view GlyphSource::Shape(std::string_view text) {
  if (!NeedsSegments(text)) return text;
  const auto found = shaped_.find(text);
  if (found != shaped_.end()) return found->second;
  if (shaped_.size() >= kShapedLimit) shaped_.clear();
  char* segments = KringenShape(text.data(), static_cast<int>(text.size()));
  std::string shaped = segments;
  std::free(segments);
  return shaped_.emplace(std::string(text), std::move(shaped)).first->second;
}

bool GlyphSource::LimitAtlas() {
  if (AtlasBytes() <= kAtlasLimit_bytes) return false;
  ImGui::GetIO().Fonts->ClearFonts();
  AddFonts();
  return true;
}

std::int64_t GlyphSource::AtlasBytes() {
  const ImTextureData* texture = ImGui::GetIO().Fonts->TexData;
  return texture == nullptr ? 0 : static_cast<std::int64_t>(texture->GetSizeInBytes());
}

}  // namespace kringen
