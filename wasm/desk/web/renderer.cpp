#include "wasm/desk/web/renderer.h"

#include <cstddef>

namespace sayso::desk {
namespace {

constexpr const char* kVertex = R"(#version 300 es
layout(location = 0) in vec2 place;
layout(location = 1) in vec2 glyph;
layout(location = 2) in vec4 tint;
uniform vec2 screen;
out vec2 at;
out vec4 colour;
void main() {
  at = glyph;
  colour = tint;
  gl_Position = vec4(place.x / screen.x * 2.0 - 1.0, 1.0 - place.y / screen.y * 2.0, 0.0, 1.0);
})";

constexpr const char* kFragment = R"(#version 300 es
precision mediump float;
uniform sampler2D glyphs;
in highp vec2 at;
in vec4 colour;
out vec4 pixel;
void main() { pixel = vec4(colour.rgb, colour.a * texture(glyphs, at).r); })";

void attach(GLuint program, GLenum kind, const char* source) {
  const GLuint shader = glCreateShader(kind);
  glShaderSource(shader, 1, &source, nullptr);
  glCompileShader(shader);
  glAttachShader(program, shader);
  glDeleteShader(shader);
}

const void* offset(std::size_t bytes) { return reinterpret_cast<const void*>(bytes); }

void draw_list(const ImDrawList& list, float height) {
  glBufferData(GL_ARRAY_BUFFER, list.VtxBuffer.size_in_bytes(), list.VtxBuffer.Data,
               GL_STREAM_DRAW);
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, list.IdxBuffer.size_in_bytes(), list.IdxBuffer.Data,
               GL_STREAM_DRAW);
  for (const ImDrawCmd& command : list.CmdBuffer) {
    const ImVec4 clip = command.ClipRect;
    if (clip.z <= clip.x || clip.w <= clip.y) continue;
    // WebGL counts from the bottom
    glScissor(static_cast<GLint>(clip.x), static_cast<GLint>(height - clip.w),
              static_cast<GLsizei>(clip.z - clip.x), static_cast<GLsizei>(clip.w - clip.y));
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount), GL_UNSIGNED_SHORT,
                   offset(command.IdxOffset * sizeof(ImDrawIdx)));
  }
}

}  // namespace

void Renderer::prepare() {
  if (program_ != 0) return;
  make_program();
  make_buffers();
  make_texture();
  glEnable(GL_BLEND);
  glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
}

void Renderer::make_program() {
  program_ = glCreateProgram();
  attach(program_, GL_VERTEX_SHADER, kVertex);
  attach(program_, GL_FRAGMENT_SHADER, kFragment);
  glLinkProgram(program_);
  glUseProgram(program_);
  screen_ = glGetUniformLocation(program_, "screen");
}

void Renderer::make_buffers() {
  glGenVertexArrays(1, &array_);
  glBindVertexArray(array_);
  glGenBuffers(1, &vertices_);
  glGenBuffers(1, &indices_);
  glBindBuffer(GL_ARRAY_BUFFER, vertices_);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_);
  for (GLuint attribute = 0; attribute < 3; ++attribute) glEnableVertexAttribArray(attribute);
  constexpr GLsizei kStride = sizeof(ImDrawVert);
  glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, kStride, offset(offsetof(ImDrawVert, pos)));
  glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, kStride, offset(offsetof(ImDrawVert, uv)));
  glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, kStride,
                        offset(offsetof(ImDrawVert, col)));
}

void Renderer::make_texture() {
  unsigned char* pixels = nullptr;
  int width = 0;
  int height = 0;
  ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
  glGenTextures(1, &texture_);
  glBindTexture(GL_TEXTURE_2D, texture_);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, width, height, 0, GL_RED, GL_UNSIGNED_BYTE, pixels);
}

void Renderer::drop() {
  glDeleteTextures(1, &texture_);
  glDeleteBuffers(1, &indices_);
  glDeleteBuffers(1, &vertices_);
  glDeleteVertexArrays(1, &array_);
  glDeleteProgram(program_);
  *this = {};
}

void Renderer::draw(const ImDrawData& data) const {
  const ImVec2 size = data.DisplaySize;
  glViewport(0, 0, static_cast<GLsizei>(size.x), static_cast<GLsizei>(size.y));
  glUniform2f(screen_, size.x, size.y);
  glDisable(GL_SCISSOR_TEST);
  const ImVec4& ground = ImGui::GetStyle().Colors[ImGuiCol_WindowBg];
  glClearColor(ground.x, ground.y, ground.z, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  glEnable(GL_SCISSOR_TEST);
  for (const ImDrawList* list : data.CmdLists) draw_list(*list, size.y);
}

}  // namespace sayso::desk
