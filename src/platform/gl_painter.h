// Paints Dear ImGui's draw lists and textures with WebGL 2: one program, one vertex array, one pair
// of buffers. Nobody else draws in this context, so nothing is ever asked back from it: each
// question (glGet, glIsEnabled, glGetError) would wait for the graphics process.
#pragma once

#include <GLES3/gl3.h>

#include "ui/theme.h"

struct ImDrawData;
struct ImTextureData;

namespace kringen {

class GlPainter {
 public:
  // Needs a live ImGui context and a current GL context.
  void Open();
  // Lets go of the textures; their names die with the GL context, now or a moment ago.
  void Close();

  // One frame on a buffer of so many device pixels, on a ground of `paper`.
  void Paint(const ImDrawData& data, int width, int height, Colour paper);

 private:
  void Follow(int width, int height);
  static void Serve(ImTextureData* texture);

  GLint scale_ = -1;  // the uniform: pixels to clip space
  int width_ = 0, height_ = 0;
};

}  // namespace kringen
