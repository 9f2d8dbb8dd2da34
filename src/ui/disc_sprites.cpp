#include "ui/disc_sprites.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "model/entries.h"

namespace kringen {

namespace {

struct Sprite {
  ImVec2 uv0, uv1;
  float half_per_radius = 0;  // half the quad's side for a disc of radius 1
};

int SideOf(int step) {
  return 2 * (static_cast<int>(std::ceil(DiscSprites::StepRadius(step))) + 2);
}

// The smallest step that is not smaller than the disc; kSteps when all are.
int StepFor(float radius_device_px) {
  // Baked radii are whole halves, so that a table by halves finds the step at once.
  static const std::vector<int> kSteps = [] {
    std::vector<int> steps;
    for (int step = 0; step < DiscSprites::kSteps; ++step) {
      const auto halves = static_cast<std::size_t>(std::lround(2 * DiscSprites::StepRadius(step)));
      steps.resize(halves + 1, step);
    }
    return steps;
  }();
  const float halves = std::ceil(std::max(radius_device_px - 0.01f, 0.0f) * 2);
  return halves < static_cast<float>(kSteps.size()) ? kSteps[static_cast<std::size_t>(halves)]
                                                    : DiscSprites::kSteps;
}

void WritePixels(const ImFontAtlasRect& rect, float radius) {
  ImTextureData* texture = ImGui::GetIO().Fonts->TexData;
  const float centre_x = static_cast<float>(rect.w) / 2, centre_y = static_cast<float>(rect.h) / 2;
  for (int y = 0; y < rect.h; ++y) {
    for (int x = 0; x < rect.w; ++x) {
      const float dx = static_cast<float>(x) + 0.5f - centre_x;
      const float dy = static_cast<float>(y) + 0.5f - centre_y;
      const float coverage = std::clamp(radius - std::sqrt(dx * dx + dy * dy) + 0.5f, 0.0f, 1.0f);
      const auto alpha = static_cast<unsigned char>(std::lround(coverage * 255));
      auto* pixel = static_cast<unsigned char*>(texture->GetPixelsAt(rect.x + x, rect.y + y));
      if (texture->BytesPerPixel == 4) {
        std::fill_n(pixel, 3, static_cast<unsigned char>(255));
        pixel[3] = alpha;
      } else {
        pixel[0] = alpha;
      }
    }
  }
}

void WriteQuad(ImDrawList* list, const DiscQuad& disc, const Sprite& sprite) {
  const float half = disc.radius * sprite.half_per_radius;
  const ImVec2 a(disc.x - half, disc.y - half), c(disc.x + half, disc.y + half);
  ImDrawVert* vertex = list->_VtxWritePtr;
  ImDrawIdx* index = list->_IdxWritePtr;
  const ImDrawIdx first = list->_VtxCurrentIdx;
  vertex[0] = {a, sprite.uv0, disc.colour};
  vertex[1] = {{c.x, a.y}, {sprite.uv1.x, sprite.uv0.y}, disc.colour};
  vertex[2] = {c, sprite.uv1, disc.colour};
  vertex[3] = {{a.x, c.y}, {sprite.uv0.x, sprite.uv1.y}, disc.colour};
  index[0] = first;
  index[1] = first + 1;
  index[2] = first + 2;
  index[3] = first;
  index[4] = first + 2;
  index[5] = first + 3;
  list->_VtxWritePtr += 4;
  list->_IdxWritePtr += 6;
  list->_VtxCurrentIdx += 4;
}

}  // namespace

float DiscSprites::StepRadius(int step) {
  static const std::array<float, kSteps> kRadii = [] {
    std::array<float, kSteps> radii{};
    float radius = 1;
    for (float& each : radii) {
      each = radius;
      radius += std::max(0.5f, std::floor(radius / 5) / 2);
    }
    return radii;
  }();
  return kRadii[static_cast<std::size_t>(step)];
}

// An id may outlive its atlas (new font, new context): a rectangle of another size is not ours.
bool DiscSprites::Bake(int step) {
  int& id = ids_[static_cast<std::size_t>(step)];
  ImFontAtlas* atlas = ImGui::GetIO().Fonts;
  const int side = SideOf(step);
  ImFontAtlasRect rect;
  if (id != kAbsent && atlas->GetCustomRect(id, &rect) && rect.w == side && rect.h == side) {
    return true;
  }
  id = atlas->AddCustomRect(side, side, &rect);
  if (id == ImFontAtlasRectId_Invalid) {
    id = kAbsent;
    return false;
  }
  WritePixels(rect, StepRadius(step));
  return true;
}

void DiscSprites::Draw(ImDrawList* list, const std::vector<DiscQuad>& discs, float ratio) {
  // Baking may move the atlas, so that all of it comes before the first look at coordinates.
  std::array<bool, kSteps> baked{};
  std::array<bool, kSteps> failed{};
  int quads = 0;
  for (const DiscQuad& disc : discs) {
    const int step = StepFor(disc.radius * ratio);
    if (step == kSteps) continue;
    const auto slot = static_cast<std::size_t>(step);
    if (!baked[slot] && !failed[slot]) (Bake(step) ? baked : failed)[slot] = true;
    quads += baked[slot] ? 1 : 0;
  }
  std::array<Sprite, kSteps> sprites;
  for (int step = 0; step < kSteps; ++step) {
    const auto slot = static_cast<std::size_t>(step);
    ImFontAtlasRect rect;
    if (!baked[slot] || !ImGui::GetIO().Fonts->GetCustomRect(ids_[slot], &rect)) continue;
    sprites[slot] = {rect.uv0, rect.uv1, static_cast<float>(rect.w) / 2 / StepRadius(step)};
  }
  list->PrimReserve(quads * 6, quads * 4);
  bool direct = true;  // false once an outsized disc has ended the reserve
  for (const DiscQuad& disc : discs) {
    const int step = StepFor(disc.radius * ratio);
    if (step < kSteps && baked[static_cast<std::size_t>(step)]) {
      if (!direct) list->PrimReserve(6, 4);
      WriteQuad(list, disc, sprites[static_cast<std::size_t>(step)]);
      --quads;
      continue;
    }
    if (direct) {
      list->PrimUnreserve(quads * 6, quads * 4);
      direct = false;
    }
    list->AddCircleFilled({disc.x, disc.y}, disc.radius, disc.colour);
  }
}

}  // namespace kringen
