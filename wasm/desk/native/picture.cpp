#include "wasm/desk/native/picture.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <cstddef>
#include <vector>

#include "core/tools/common/model_file.h"

namespace sayso::desk {

std::expected<void, Error> write_picture(const std::string& path, int width, int height) {
  const std::string head = "P6 " + std::to_string(width) + ' ' + std::to_string(height) + " 255\n";
  const std::size_t row = static_cast<std::size_t>(width) * 3;
  const auto rows = static_cast<std::size_t>(height);
  std::vector<std::byte> pixels(row * rows);
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, pixels.data());
  std::vector<std::byte> file;
  file.reserve(head.size() + pixels.size());
  for (const char letter : head) file.push_back(static_cast<std::byte>(letter));
  // OpenGL counts rows from the bottom
  for (std::size_t y = rows; y-- > 0;) {
    const auto from = pixels.begin() + static_cast<std::ptrdiff_t>(y * row);
    file.insert(file.end(), from, from + static_cast<std::ptrdiff_t>(row));
  }
  return write_bytes(path, file);
}

}  // namespace sayso::desk
