#include "core/tools/common/polnear.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

namespace sayso {
namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Byte offset of each code point, and the text's size.
std::vector<std::uint32_t> offsets_of(std::string_view text) {
  std::vector<std::uint32_t> offsets;
  for (std::uint32_t at = 0; at < text.size(); at += decode(text, at).length) {
    offsets.push_back(at);
  }
  offsets.push_back(static_cast<std::uint32_t>(text.size()));
  return offsets;
}

/// "17 23;30 41" → ranges of bytes.
std::vector<Range> read_ranges(std::string_view list, const std::vector<std::uint32_t>& offsets) {
  std::vector<std::uint32_t> numbers;
  for (std::size_t at = 0; at < list.size();) {
    std::uint32_t number = 0;
    const auto read = std::from_chars(list.data() + at, list.data() + list.size(), number);
    if (read.ec != std::errc{}) break;
    numbers.push_back(number);
    at = static_cast<std::size_t>(read.ptr - list.data()) + 1;
  }
  std::vector<Range> ranges;
  for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) {
    if (numbers[i] < numbers[i + 1] && numbers[i + 1] < offsets.size()) {
      ranges.push_back({offsets[numbers[i]], offsets[numbers[i + 1]]});
    }
  }
  return ranges;
}

/// brat's stand-off format: T lines are spans, E lines tie them together.
std::vector<MarkedAttribution> read_brat(const std::string& file,
                                         const std::vector<std::uint32_t>& offsets) {
  std::map<std::string, std::vector<Range>, std::less<>> spans;
  std::vector<MarkedAttribution> found;
  std::istringstream lines(file);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos || tab == 0) continue;
    const std::string id = line.substr(0, tab);
    const std::string body = line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1);
    if (id.front() == 'T') {
      spans[id] = read_ranges(std::string_view(body).substr(body.find(' ') + 1), offsets);
      continue;
    }
    if (id.front() != 'E') continue;
    MarkedAttribution attribution;
    std::istringstream arguments(body);
    for (std::string argument; arguments >> argument;) {
      const std::size_t colon = argument.find(':');
      if (colon == std::string::npos) continue;
      std::vector<Range>* part = argument.starts_with("Source")    ? &attribution.source
                                 : argument.starts_with("Cue")     ? &attribution.cue
                                 : argument.starts_with("Content") ? &attribution.content
                                                                   : nullptr;
      const auto span = spans.find(argument.substr(colon + 1));
      if (part != nullptr && span != spans.end()) {
        part->insert(part->end(), span->second.begin(), span->second.end());
      }
    }
    found.push_back(std::move(attribution));
  }
  return found;
}

}  // namespace

std::expected<std::vector<MarkedArticle>, Error> read_polnear(const std::string& folder) {
  const std::filesystem::path annotations = std::filesystem::path(folder) / "attributions";
  const std::filesystem::path texts = std::filesystem::path(folder) / "text";
  std::error_code error;
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(annotations, error)) {
    if (entry.path().extension() == ".ann") paths.push_back(entry.path());
  }
  if (error) return std::unexpected(Error{annotations.string() + " cannot be read"});
  std::ranges::sort(paths);
  std::set<std::string> seen;
  std::vector<MarkedArticle> articles;
  for (const std::filesystem::path& path : paths) {
    std::string name = path.stem().string();
    if (!std::filesystem::exists(texts / (name + ".txt"))) name = name.substr(0, name.rfind('_'));
    if (!seen.insert(name).second) continue;
    MarkedArticle article{name, read_file(texts / (name + ".txt")), {}};
    article.attributions = read_brat(read_file(path), offsets_of(article.text));
    articles.push_back(std::move(article));
  }
  return articles;
}

}  // namespace sayso
