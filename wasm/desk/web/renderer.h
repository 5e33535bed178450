// Draws what ImGui has laid out, by WebGL2.
#pragma once

#include <GLES3/gl3.h>
#include <imgui.h>

namespace sayso::desk {

/// Unlike ImGui's own renderer it never asks WebGL for its state: an answer takes as long as all
/// that was drawn before, which is most of a frame where a processor draws. So it must be the only
/// one that draws on its canvas.
class Renderer {
 public:
  /// Makes what is missing: programs, buffers, and the texture of ImGui's fonts. Before
  /// ImGui::NewFrame().
  void prepare();
  /// Lets go of all that: other fonts were made, or WebGL was lost and took it along.
  void drop();
  /// After ImGui::Render(), onto the whole canvas.
  void draw(const ImDrawData& data) const;

 private:
  void make_program();
  void make_buffers();
  void make_texture();

  GLuint program_ = 0;
  GLint screen_ = 0;  ///< place of the size in the program
  GLuint array_ = 0;
  GLuint vertices_ = 0;
  GLuint indices_ = 0;
  GLuint texture_ = 0;
};

}  // namespace sayso::desk
