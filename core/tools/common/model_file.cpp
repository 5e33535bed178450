#include "core/tools/common/model_file.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace sayso {

std::expected<std::vector<std::byte>, Error> read_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string chars(std::istreambuf_iterator<char>(file), {});
  if (!file) return std::unexpected(Error{path + " cannot be read"});
  std::vector<std::byte> bytes(chars.size());
  std::ranges::copy(std::as_bytes(std::span(chars)), bytes.begin());
  return bytes;
}

std::expected<void, Error> write_bytes(const std::string& path, std::span<const std::byte> bytes) {
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(bytes.data()),
             static_cast<std::streamsize>(bytes.size()));
  file.flush();
  if (!file) return std::unexpected(Error{path + " cannot be written"});
  return {};
}

}  // namespace sayso
