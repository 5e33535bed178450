#include "core/tools/cli/input.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>

namespace sayso::cli {
namespace {

using Json = nlohmann::json;

std::unexpected<Error> system_error(const std::string& path) {
  return std::unexpected(Error{"cannot read " + path + ": " + std::strerror(errno), kNone});
}

std::string dump(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Line parse_object(const std::string& line, const std::string& number) {
  const Json object = Json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (!object.is_object()) return {number, {}, {}, {}, "this line is not a JSON object"};
  const std::string id = object.contains("id") ? dump(object["id"]) : number;
  const auto text = object.find("text");
  if (text == object.end() || !text->is_string()) return {id, {}, {}, {}, "no string `text` in it"};
  const auto optional = [&](const char* name) {
    const auto at = object.find(name);
    return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
  };
  return {id, text->get<std::string>(), optional("date"), optional("speaker"), {}};
}

Line parse_line(std::string line, std::size_t number) {
  if (!line.empty() && line.back() == '\r') line.pop_back();
  if (line.starts_with('{')) return parse_object(line, std::to_string(number));
  return {std::to_string(number), std::move(line), {}, {}, {}};
}

template <typename Use>
auto with_input(const std::string& path, Use use) -> decltype(use(std::cin)) {
  if (path == "-") return use(std::cin);
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  // A folder opens but cannot be read: peek tells.
  if (!file || (file.peek() == std::ifstream::traits_type::eof() && file.bad()) || errno != 0) {
    return system_error(path);
  }
  file.clear();
  return use(file);
}

}  // namespace

std::expected<std::string, Error> read_all(const std::string& path) {
  return with_input(path, [&](std::istream& in) -> std::expected<std::string, Error> {
    return std::string(std::istreambuf_iterator<char>(in), {});
  });
}

std::expected<void, Error> for_each_line(const std::string& path,
                                         const std::function<void(const Line&)>& each) {
  return with_input(path, [&](std::istream& in) -> std::expected<void, Error> {
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) each(parse_line(line, number));
    return {};
  });
}

}  // namespace sayso::cli
