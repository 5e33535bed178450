#include "core/weights/weights.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "core/weights/seal.h"

namespace sayso {
namespace {

static_assert(std::endian::native == std::endian::little, "model files are little-endian");

constexpr std::array<char, 8> kMagic{'s', 'a', 'y', 's', 'o', 'w', '\r', '\n'};
constexpr std::uint32_t kFormat = 1;
constexpr std::uint32_t kMaxSections = 256;

struct Header {
  std::array<char, 8> magic = kMagic;
  std::uint64_t file_size = 0;
  std::uint64_t checksum = 0;  // of everything behind it
  std::uint32_t format = kFormat;
  std::uint32_t section_count = 0;
  std::array<char, 16> kind{};
  std::array<char, 32> version{};
};
static_assert(sizeof(Header) == 80 && sizeof(Header) % Weights::kAlignment == 0);
constexpr std::size_t kChecked = offsetof(Header, format);

struct Entry {
  std::array<char, 16> name{};
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
};
static_assert(sizeof(Entry) == 32);

/// Of `bytes` behind others whose checksum is `hash`, and whose size is a multiple of 8.
std::uint64_t checksum(std::span<const std::byte> bytes, std::uint64_t hash = 0xcbf29ce484222325) {
  for (std::size_t at = 0; at < bytes.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, std::min<std::size_t>(8, bytes.size() - at));
    hash = (hash ^ word) * 0x100000001b3;
    hash ^= hash >> 29;
  }
  return hash;
}

template <std::size_t N>
std::string_view text_of(const std::array<char, N>& field) {
  return {field.data(), static_cast<std::size_t>(std::ranges::find(field, '\0') - field.begin())};
}

template <std::size_t N>
void put_text(std::array<char, N>& field, std::string_view text) {
  std::ranges::copy(text.substr(0, N - 1), field.begin());
}

std::size_t aligned(std::size_t size) {
  return (size + Weights::kAlignment - 1) / Weights::kAlignment * Weights::kAlignment;
}

template <typename T>
T read_at(std::span<const std::byte> bytes, std::size_t at) {
  T value;
  std::memcpy(&value, bytes.data() + at, sizeof(T));
  return value;
}

std::unexpected<Error> failure(std::string message, std::uint64_t position = kNone,
                               std::string_view what = "model file") {
  return std::unexpected(
      Error{std::string(what) + ": " + std::move(message),
            static_cast<std::uint32_t>(std::min<std::uint64_t>(position, kNone))});
}

}  // namespace

std::expected<Weights, Error> Weights::open(FileBytes owned, std::string_view kind,
                                            std::string_view what) {
  const std::span<const std::byte> file = std::as_const(owned).bytes();
  const auto fail = [what](std::string message, std::uint64_t position) {
    return failure(std::move(message), position, what);
  };
  if (file.size() < sizeof(kMagic) ||
      std::memcmp(file.data(), kMagic.data(), sizeof(kMagic)) != 0) {
    return fail("not one of Sayso's", 0);
  }
  if (file.size() < sizeof(Header)) return fail("truncated in its header", file.size());
  const auto header = read_at<Header>(file, 0);
  if (header.format != kFormat) {
    return fail("format " + std::to_string(header.format) + ", this program reads " +
                    std::to_string(kFormat),
                offsetof(Header, format));
  }
  if (header.file_size != file.size()) {
    return fail("has " + std::to_string(file.size()) + " bytes instead of " +
                    std::to_string(header.file_size),
                std::min<std::uint64_t>(file.size(), header.file_size));
  }
  const std::size_t directory_end = sizeof(Header) + header.section_count * sizeof(Entry);
  if (header.section_count > kMaxSections || directory_end > file.size()) {
    return fail("its directory is damaged", offsetof(Header, section_count));
  }
  if (header.checksum != checksum(file.subspan(kChecked))) {
    return fail("damaged: the checksum differs", kChecked);
  }
  if (text_of(header.kind) != kind) {
    return fail("is for \"" + std::string(text_of(header.kind)) + "\", not for \"" +
                    std::string(kind) + "\"",
                kChecked);
  }
  for (std::size_t at = sizeof(Header); at < directory_end; at += sizeof(Entry)) {
    const auto entry = read_at<Entry>(file, at);
    if (entry.offset % kAlignment != 0 || entry.offset < directory_end ||
        entry.offset > file.size() || entry.size > file.size() - entry.offset) {
      return fail("a section lies outside of it", at);
    }
  }
  return Weights(std::move(owned));
}

std::string_view Weights::kind_of(std::span<const std::byte> file) {
  if (file.size() < sizeof(Header) ||
      std::memcmp(file.data(), kMagic.data(), sizeof(kMagic)) != 0) {
    return {};
  }
  const auto* kind = reinterpret_cast<const char*>(file.data() + offsetof(Header, kind));
  return {kind,
          static_cast<std::size_t>(std::find(kind, kind + sizeof(Header::kind), '\0') - kind)};
}

std::string_view Weights::version() const {
  return text_of(reinterpret_cast<const Header*>(file_.bytes().data())->version);
}

std::expected<std::span<const std::byte>, Error> Weights::section_bytes(
    std::string_view name, std::size_t size, std::size_t multiple) const {
  const auto header = read_at<Header>(file_.bytes(), 0);
  for (std::uint32_t i = 0; i < header.section_count; ++i) {
    const auto entry = read_at<Entry>(file_.bytes(), sizeof(Header) + i * sizeof(Entry));
    if (text_of(entry.name) != name) continue;
    if ((size != kAny && entry.size != size) || entry.size % multiple != 0) {
      return failure("section " + std::string(name) + " has " + std::to_string(entry.size) +
                         " bytes, not what its use needs",
                     entry.offset);
    }
    return file_.bytes().subspan(static_cast<std::size_t>(entry.offset),
                                 static_cast<std::size_t>(entry.size));
  }
  return failure("section " + std::string(name) + " is missing");
}

void seal(std::span<std::byte> file) {
  if (file.size() < sizeof(Header)) return;
  auto header = read_at<Header>(file, 0);
  header.magic = kMagic;
  header.format = kFormat;
  header.file_size = file.size();
  std::memcpy(file.data(), &header, sizeof(Header));
  header.checksum = checksum(file.subspan(kChecked));
  std::memcpy(file.data(), &header, sizeof(Header));
}

WeightsWriter::WeightsWriter(std::string_view kind, std::string_view version)
    : kind_(kind), version_(version) {}

void WeightsWriter::add_bytes(std::string_view name, std::span<const std::byte> bytes) {
  sections_.push_back({std::string(name), {bytes.begin(), bytes.end()}, {}});
}

FilePieces WeightsWriter::pieces() const {
  static constexpr std::array<std::byte, Weights::kAlignment> kPadding{};
  FilePieces file;
  file.head.resize(sizeof(Header) + sections_.size() * sizeof(Entry));
  file.parts.emplace_back(file.head);
  std::size_t at = file.head.size();
  for (std::size_t i = 0; i < sections_.size(); ++i) {
    const std::span<const std::byte> bytes = sections_[i].bytes();
    Entry entry{.offset = at, .size = bytes.size()};
    put_text(entry.name, sections_[i].name);
    std::memcpy(file.head.data() + sizeof(Header) + i * sizeof(Entry), &entry, sizeof(Entry));
    const std::size_t padding = aligned(bytes.size()) - bytes.size();
    file.parts.push_back(bytes);
    file.parts.push_back(std::span(kPadding).first(padding));
    at += bytes.size() + padding;
  }
  Header header;
  header.section_count = static_cast<std::uint32_t>(sections_.size());
  put_text(header.kind, kind_);
  put_text(header.version, version_);
  header.file_size = at;
  std::memcpy(file.head.data(), &header, sizeof(Header));
  header.checksum = checksum(std::span(file.head).subspan(kChecked));
  for (std::size_t i = 1; i < file.parts.size(); i += 2) {
    // a section's last word takes its zeros from the padding
    const std::span<const std::byte> padding = file.parts[i + 1];
    header.checksum = checksum(file.parts[i], header.checksum);
    header.checksum = checksum(padding.last(padding.size() / 8 * 8), header.checksum);
  }
  std::memcpy(file.head.data(), &header, sizeof(Header));
  return file;
}

std::vector<std::byte> WeightsWriter::finish() const {
  const FilePieces file = pieces();
  std::vector<std::byte> bytes;
  std::size_t size = 0;
  for (const std::span<const std::byte> part : file.parts) size += part.size();
  bytes.reserve(size);
  for (const std::span<const std::byte> part : file.parts) {
    bytes.insert(bytes.end(), part.begin(), part.end());
  }
  return bytes;
}

}  // namespace sayso
