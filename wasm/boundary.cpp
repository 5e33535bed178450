#include <memory>
#include <new>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/engine/engine.h"
#include "core/engine/session.h"
#include "core/output/output.h"
#include "wasm/options.h"
#include "wasm/result.h"
#include "wasm/sayso.h"

struct sayso_engine {
  sayso::Engine engine;
};

struct sayso_session {
  const sayso::Engine& engine;
  sayso::Session session{engine};
};

namespace {

using sayso::result_of;
using sayso::view;

/// `analyze` gives the analysis of `article` as the options say, borrowed or owned; `write` makes
/// JSON of it.
template <typename Analyze, typename Write>
sayso_result* answer(std::string_view article, std::string_view options, const Analyze& analyze,
                     const Write& write) {
  auto request = sayso::read_options(options, article);
  if (!request) return result_of(request.error());
  request->options.limits.bytes = SAYSO_TEXT_LIMIT;
  const sayso::Analysis& analysis = analyze(std::move(request->options));
  return result_of(true, write(analysis, request->json));
}

/// Writes an analysis by `engine`.
auto writer(const sayso::Engine& engine) {
  return [&engine](const sayso::Analysis& analysis, const sayso::JsonOptions& options) {
    return sayso::to_json(analysis, engine, options);
  };
}

}  // namespace

const char* sayso_version(void) { return sayso::kVersion.data(); }

sayso_result* sayso_engine_create(const sayso_bytes* models, uint32_t count,
                                  sayso_engine** engine) {
  std::set_new_handler(sayso_out_of_memory);
  *engine = nullptr;
  std::vector<std::span<const std::byte>> files;
  files.reserve(count);
  for (const sayso_bytes& file : std::span(models, count)) {
    files.push_back(std::as_bytes(std::span(file.data, file.size)));
  }
  auto created = sayso::Engine::create(files);
  if (!created) return result_of(created.error());
  *engine = std::make_unique<sayso_engine>(std::move(*created)).release();
  return result_of(true, {});
}

void sayso_engine_release(sayso_engine* engine) { std::unique_ptr<sayso_engine> owned(engine); }

sayso_result* sayso_analyze(const sayso_engine* engine, const uint8_t* text, uint32_t text_size,
                            const uint8_t* options, uint32_t options_size) {
  const std::string_view article = view(text, text_size);
  return answer(
      article, view(options, options_size),
      [&](const sayso::Options& read) { return engine->engine.analyze(article, read); },
      writer(engine->engine));
}

sayso_session* sayso_session_create(const sayso_engine* engine) {
  return std::make_unique<sayso_session>(engine->engine).release();
}

sayso_result* sayso_session_analyze(sayso_session* session, const uint8_t* text, uint32_t text_size,
                                    const uint8_t* options, uint32_t options_size) {
  const std::string_view article = view(text, text_size);
  return answer(
      article, view(options, options_size),
      [&](sayso::Options&& read) -> const sayso::Analysis& {
        return session->session.set(std::string(article), std::move(read));
      },
      writer(session->engine));
}

void sayso_session_release(sayso_session* session) {
  std::unique_ptr<sayso_session> owned(session);
}

sayso_result* sayso_verify(const sayso_engine* engine, const uint8_t* text, uint32_t text_size,
                           const uint8_t* source, uint32_t source_size, const uint8_t* options,
                           uint32_t options_size) {
  const std::string_view article = view(text, text_size);
  return answer(
      article, view(options, options_size),
      [&](const sayso::Options& read) { return engine->engine.analyze(article, read); },
      [&](const sayso::Analysis& analysis, const sayso::JsonOptions& read) {
        const sayso::Verification result =
            engine->engine.verify(analysis, view(source, source_size));
        return sayso::verification_to_json(analysis, result, read.unit);
      });
}
