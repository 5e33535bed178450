// Edits of a text, in any order and size: an update gives what a fresh analysis gives.
#include "core/engine/session.h"

#include <algorithm>
#include <string>

#include "core/output/output.h"
#include "tests/fuzz/promises.h"

namespace {

/// Each edit reads the whole text again: more text, or as many edits as it has room for, would take
/// longer than a fuzzer waits.
constexpr std::size_t kMostText = 4096;
constexpr int kMostEdits = 12;

/// Takes what an edit is made of from the front of the input.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : left_(bytes) {}

  [[nodiscard]] bool empty() const { return left_.empty(); }

  [[nodiscard]] std::uint32_t number(std::uint32_t below) {
    std::uint32_t value = 0;
    for (const char byte : text(2)) value = value << 8 | static_cast<unsigned char>(byte);
    return below == 0 ? 0 : value % below;
  }

  [[nodiscard]] std::string_view text(std::size_t size) {
    const std::string_view taken = left_.substr(0, size);
    left_.remove_prefix(taken.size());
    return taken;
  }

 private:
  std::string_view left_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sayso;
  const std::string all = fuzz::text_of({data, size});
  Bytes bytes(std::string_view(all).substr(0, kMostText));
  Session session(fuzz::engine());
  session.set(std::string(bytes.text(std::min(all.size(), kMostText) / 2)));
  for (int edits = 0; edits < kMostEdits && !bytes.empty(); ++edits) {
    const auto length = static_cast<std::uint32_t>(session.text().size());
    const std::uint32_t begin = bytes.number(length + 2);  // now and then outside
    const std::uint32_t end = begin + bytes.number(32);
    const std::string before = session.text();
    const auto updated = session.update({{begin, end}, bytes.text(bytes.number(40))});
    fuzz::require(updated.has_value() == (end <= length));
    if (!updated) fuzz::require(session.text() == before);
  }
  fuzz::require_sound(session.analysis());
  const Analysis fresh = fuzz::engine().analyze(session.text());
  fuzz::require(to_json(session.analysis(), fuzz::engine()) == to_json(fresh, fuzz::engine()));
  return 0;
}
