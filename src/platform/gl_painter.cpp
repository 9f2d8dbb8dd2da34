#include "platform/gl_painter.h"

#include <imgui.h>

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>

namespace kringen {

namespace {

enum Attribute : GLuint { kPosition, kTexel, kTint };

constexpr const char* kVertexShader = R"(#version 300 es
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 texel;
layout(location = 2) in vec4 tint;
uniform vec2 scale;
out vec2 at;
out vec4 colour;
void main() {
  at = texel;
  colour = tint;
  gl_Position = vec4(position * scale + vec2(-1, 1), 0, 1);
})";

constexpr const char* kFragmentShader = R"(#version 300 es
precision mediump float;
uniform sampler2D picture;
in vec2 at;
in vec4 colour;
out vec4 drawn;
void main() { drawn = colour * texture(picture, at); })";

void AddShader(GLuint program, GLenum type, const char* source) {
  const GLuint shader = glCreateShader(type);
  glShaderSource(shader, 1, &source, nullptr);
  glCompileShader(shader);
  glAttachShader(program, shader);
}

void AddAttribute(Attribute attribute, GLint size, GLenum type, std::size_t offset) {
  glEnableVertexAttribArray(attribute);
  glVertexAttribPointer(attribute, size, type, type == GL_UNSIGNED_BYTE, sizeof(ImDrawVert),
                        reinterpret_cast<const void*>(offset));
}

GLuint NameOf(const ImTextureData& texture) { return static_cast<GLuint>(texture.TexID); }

template <typename T>
void Upload(GLenum target, const ImVector<T>& values) {
  glBufferData(target, static_cast<GLsizeiptr>(values.size_in_bytes()), values.Data,
               GL_STREAM_DRAW);
}

}  // namespace

void GlPainter::Open() {
  ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  const GLuint program = glCreateProgram();
  AddShader(program, GL_VERTEX_SHADER, kVertexShader);
  AddShader(program, GL_FRAGMENT_SHADER, kFragmentShader);
  glLinkProgram(program);
  glUseProgram(program);
  scale_ = glGetUniformLocation(program, "scale");

  GLuint vertices = 0, buffers[2];
  glGenVertexArrays(1, &vertices);
  glGenBuffers(2, buffers);
  glBindVertexArray(vertices);
  glBindBuffer(GL_ARRAY_BUFFER, buffers[0]);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, buffers[1]);
  AddAttribute(kPosition, 2, GL_FLOAT, offsetof(ImDrawVert, pos));
  AddAttribute(kTexel, 2, GL_FLOAT, offsetof(ImDrawVert, uv));
  AddAttribute(kTint, 4, GL_UNSIGNED_BYTE, offsetof(ImDrawVert, col));

  glEnable(GL_BLEND);
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  glEnable(GL_SCISSOR_TEST);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  width_ = height_ = 0;
}

void GlPainter::Close() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    texture->SetTexID(ImTextureID_Invalid);
    texture->SetStatus(ImTextureStatus_Destroyed);
  }
  ImGui::GetIO().BackendFlags &= ~ImGuiBackendFlags_RendererHasTextures;
}

// Does what Dear ImGui asks of one texture: create, write some rectangles, destroy.
void GlPainter::Serve(ImTextureData* texture) {
  if (texture->Status == ImTextureStatus_WantCreate) {
    GLuint name = 0;
    glGenTextures(1, &name);
    glBindTexture(GL_TEXTURE_2D, name);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, texture->Width, texture->Height, 0, GL_RGBA,
                 GL_UNSIGNED_BYTE, texture->GetPixels());
    texture->SetTexID(name);
    texture->SetStatus(ImTextureStatus_OK);
  } else if (texture->Status == ImTextureStatus_WantUpdates) {
    glBindTexture(GL_TEXTURE_2D, NameOf(*texture));
    glPixelStorei(GL_UNPACK_ROW_LENGTH, texture->Width);
    for (const ImTextureRect& part : texture->Updates) {
      glTexSubImage2D(GL_TEXTURE_2D, 0, part.x, part.y, part.w, part.h, GL_RGBA, GL_UNSIGNED_BYTE,
                      texture->GetPixelsAt(part.x, part.y));
    }
    texture->SetStatus(ImTextureStatus_OK);
  } else if (texture->Status == ImTextureStatus_WantDestroy && texture->UnusedFrames > 0) {
    const GLuint name = NameOf(*texture);
    glDeleteTextures(1, &name);
    texture->SetTexID(ImTextureID_Invalid);
    texture->SetStatus(ImTextureStatus_Destroyed);
  }
}

void GlPainter::Follow(int width, int height) {
  if (width == width_ && height == height_) return;
  width_ = width;
  height_ = height;
  glViewport(0, 0, width, height);
}

void GlPainter::Paint(const ImDrawData& data, int width, int height, Colour paper) {
  for (ImTextureData* texture : *data.Textures) Serve(texture);
  Follow(width, height);
  glScissor(0, 0, width, height);
  glClearColor(static_cast<float>(paper & 255) / 255, static_cast<float>(paper >> 8 & 255) / 255,
               static_cast<float>(paper >> 16 & 255) / 255, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  glUniform2f(scale_, 2 / data.DisplaySize.x, -2 / data.DisplaySize.y);

  const ImVec2 ratio = data.FramebufferScale;
  GLuint bound = 0;
  for (const ImDrawList* list : data.CmdLists) {
    Upload(GL_ARRAY_BUFFER, list->VtxBuffer);
    Upload(GL_ELEMENT_ARRAY_BUFFER, list->IdxBuffer);
    for (const ImDrawCmd& command : list->CmdBuffer) {
      assert(command.UserCallback == nullptr && command.VtxOffset == 0);  // we ask for neither
      const ImVec4& clip = command.ClipRect;
      const int left = std::max(0, static_cast<int>(clip.x * ratio.x));
      const int top = std::max(0, static_cast<int>(clip.y * ratio.y));
      const int right = std::min(width, static_cast<int>(clip.z * ratio.x));
      const int bottom = std::min(height, static_cast<int>(clip.w * ratio.y));
      if (command.ElemCount == 0 || right <= left || bottom <= top) continue;
      glScissor(left, height - bottom, right - left, bottom - top);
      const auto name = static_cast<GLuint>(command.GetTexID());
      if (name != bound) glBindTexture(GL_TEXTURE_2D, name);
      bound = name;
      glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount), GL_UNSIGNED_INT,
                     reinterpret_cast<const void*>(command.IdxOffset * sizeof(ImDrawIdx)));
    }
  }
}

}  // namespace kringen
