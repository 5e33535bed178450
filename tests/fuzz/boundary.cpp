// The C boundary with any options and any text, as JavaScript calls it.
#include <algorithm>
#include <memory>
#include <vector>

#include "model_files.h"
#include "tests/fuzz/promises.h"
#include "wasm/sayso.h"

/// The host's part of the boundary.
extern "C" void sayso_out_of_memory() { std::abort(); }

namespace {

using sayso::fuzz::require;

void take(sayso_result* result) {
  require(result != nullptr && (result->ok == 1 || result->size > 0));
  sayso_result_release(result);
}

using EngineHandle = std::unique_ptr<sayso_engine, decltype(&sayso_engine_release)>;
using SessionHandle = std::unique_ptr<sayso_session, decltype(&sayso_session_release)>;

/// With the models that the build embedded.
const sayso_engine* engine() {
  static const EngineHandle handle = [] {
    std::vector<sayso_bytes> files;
    for (const auto& file : sayso::generated::model_files()) {
      files.push_back({reinterpret_cast<const std::uint8_t*>(file.bytes.data()),
                       static_cast<std::uint32_t>(file.bytes.size())});
    }
    sayso_engine* made = nullptr;
    take(sayso_engine_create(files.data(), static_cast<std::uint32_t>(files.size()), &made));
    return EngineHandle(made, &sayso_engine_release);
  }();
  return handle.get();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // options end at the first newline
  const auto all = std::span(data, size);
  const auto border = static_cast<std::size_t>(std::ranges::find(all, '\n') - all.begin());
  const auto options = all.first(border);
  const auto text = all.subspan(border);
  const auto length = [](auto bytes) { return static_cast<std::uint32_t>(bytes.size()); };
  take(sayso_analyze(engine(), text.data(), length(text), options.data(), length(options)));
  const SessionHandle session(sayso_session_create(engine()), &sayso_session_release);
  for (const auto shown : {text, text.first(text.size() / 2)}) {
    take(sayso_session_analyze(session.get(), shown.data(), length(shown), options.data(),
                               length(options)));
  }
  take(sayso_verify(engine(), text.data(), length(text), options.data(), length(options),
                    options.data(), length(options)));
  sayso_engine* made = nullptr;
  const sayso_bytes model{data, static_cast<std::uint32_t>(size)};
  take(sayso_engine_create(&model, 1, &made));
  require(made == nullptr);
  return 0;
}
