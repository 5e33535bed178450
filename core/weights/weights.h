// The model file: a container of named sections of numbers, loaded in one go without parsing.
//
//   header    magic "saysow\r\n" · format · header checksum · file size · data checksum · section
//   count
//             · kind (16 bytes) · version (32 bytes)
//   directory per section: name (16 bytes) · offset · size
//   data      each section begins at a multiple of 16 bytes
//
// All numbers are little-endian; offsets and sizes are in bytes. Checksums are 64-bit FNV-1a over
// 8-byte words: they find damage, they do not protect against a forger, so readers check every
// index they use.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/text/text.h"

namespace sayso {

/// Room for a file, aligned for any number. Movable: the bytes stay where they are.
class FileBytes {
 public:
  static constexpr std::size_t kAlignment = 16;

  FileBytes() = default;
  /// `size` bytes of zero. O(size).
  explicit FileBytes(std::size_t size)
      : units_((size + kAlignment - 1) / kAlignment), size_(size) {}
  /// A copy. O(its size).
  explicit FileBytes(std::span<const std::byte> bytes) : FileBytes(bytes.size()) {
    std::ranges::copy(bytes, this->bytes().begin());
  }

  [[nodiscard]] std::span<std::byte> bytes() {
    return std::as_writable_bytes(std::span(units_)).first(size_);
  }
  [[nodiscard]] std::span<const std::byte> bytes() const {
    return std::as_bytes(std::span(units_)).first(size_);
  }

 private:
  struct alignas(kAlignment) Unit {
    std::byte bytes[kAlignment];
  };
  std::vector<Unit> units_;
  std::size_t size_ = 0;
};

/// A model file in memory, or another of the same form. Owns the file's bytes; spans handed out
/// live as long. Movable (spans stay valid), not copied by accident.
class Weights {
 public:
  /// Checks and copies `file`. `kind` is what the caller can use ("syntax"). Errors, with the byte
  /// position where there is one: foreign, truncated or damaged file, other format, other kind.
  /// O(n).
  [[nodiscard]] static std::expected<Weights, Error> load(std::span<const std::byte> file,
                                                          std::string_view kind) {
    return open(FileBytes(file), kind, "model file");
  }

  /// The same without a copy; `what` names the file in errors.
  [[nodiscard]] static std::expected<Weights, Error> open(FileBytes file, std::string_view kind,
                                                          std::string_view what);

  /// The kind that `file` says it is of, unchecked; empty where it is no model file. Borrowed.
  [[nodiscard]] static std::string_view kind_of(std::span<const std::byte> file);

  Weights(Weights&&) noexcept = default;
  Weights& operator=(Weights&&) noexcept = default;
  Weights(const Weights&) = delete;
  Weights& operator=(const Weights&) = delete;

  /// The model's version as its trainer wrote it.
  [[nodiscard]] std::string_view version() const;

  /// The numbers of section `name`. Errors: no such section, or not exactly `count` numbers (any
  /// number of them where count is kAny).
  template <typename T>
  [[nodiscard]] std::expected<std::span<const T>, Error> section(std::string_view name,
                                                                 std::size_t count = kAny) const {
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= kAlignment);
    auto bytes = section_bytes(name, count == kAny ? kAny : count * sizeof(T), sizeof(T));
    if (!bytes) return std::unexpected(bytes.error());
    return std::span(reinterpret_cast<const T*>(bytes->data()), bytes->size() / sizeof(T));
  }

  static constexpr std::size_t kAny = static_cast<std::size_t>(-1);
  static constexpr std::size_t kAlignment = FileBytes::kAlignment;

 private:
  explicit Weights(FileBytes file) : file_(std::move(file)) {}
  [[nodiscard]] std::expected<std::span<const std::byte>, Error> section_bytes(
      std::string_view name, std::size_t size, std::size_t multiple) const;

  FileBytes file_;
};

/// A file by parts, one behind the other, for who writes it without having it in memory once more.
struct FilePieces {
  std::vector<std::byte> head;                    ///< header and directory: the first piece
  std::vector<std::span<const std::byte>> parts;  ///< all of it; borrowed, but for the first
};

/// Puts a model file together: add the sections, then take the bytes.
class WeightsWriter {
 public:
  /// `kind` has at most 15 bytes, `version` at most 31.
  WeightsWriter(std::string_view kind, std::string_view version);

  /// Appends a section; `name` has at most 15 bytes and is given once.
  template <typename T>
  void add(std::string_view name, std::span<const T> numbers) {
    static_assert(std::is_trivially_copyable_v<T>);
    add_bytes(name, std::as_bytes(numbers));
  }

  /// The same without a copy: `numbers` must live until the file is finished.
  template <typename T>
  void lend(std::string_view name, std::span<const T> numbers) {
    static_assert(std::is_trivially_copyable_v<T>);
    sections_.push_back({std::string(name), {}, std::as_bytes(numbers)});
  }

  /// The file: the same sections give the same bytes. O(its size).
  [[nodiscard]] std::vector<std::byte> finish() const;
  /// The same by parts, of which the sections' own live as long as the writer and those lent as
  /// long as their owners. O(size of the file), to sum it up.
  [[nodiscard]] FilePieces pieces() const;

 private:
  /// Its bytes are its own, or lent where it has none.
  struct Section {
    std::string name;
    std::vector<std::byte> own;
    std::span<const std::byte> lent;

    [[nodiscard]] std::span<const std::byte> bytes() const { return own.empty() ? lent : own; }
  };
  void add_bytes(std::string_view name, std::span<const std::byte> bytes);

  std::string kind_;
  std::string version_;
  std::vector<Section> sections_;
};

}  // namespace sayso
