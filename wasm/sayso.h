/* The engine for a host outside C++ (JavaScript): a handful of functions over one linear memory.
 *
 * Every pointer is an address in the module's memory, every size counts bytes. Nothing throws. One
 * instance serves one thread. Call `_initialize` once before anything else. The module imports
 * `env.emscripten_notify_memory_growth`, and `env.sayso_out_of_memory`, which it calls where there
 * is no memory left: that must not return (throw), and like after a trap the instance must not be
 * called again.
 *
 * The functions declared here and in memory.h are those that exports.txt lists and the module
 * exports; a test compares them. */
#pragma once

#include "wasm/memory.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Longest text that one call reads; what lies beyond is left out and `text.truncated` says so. */
#define SAYSO_TEXT_LIMIT (10u << 20)

typedef struct sayso_engine sayso_engine;
typedef struct sayso_session sayso_session;

/* The engine's version, ended by NUL. Lives as long as the module. */
const char* sayso_version(void);

/* Reads the `count` model files that `models` lists, in any order. Sets `engine` (release it with
 * sayso_engine_release) and gives an empty result, or gives an error and sets NULL. The files are
 * not needed after the call. O(their size). */
sayso_result* sayso_engine_create(const sayso_bytes* models, uint32_t count, sayso_engine** engine);
void sayso_engine_release(sayso_engine* engine);

/* Analyses `text` (UTF-8; malformed sequences read as U+FFFD). `options` is a JSON object, all of
 * it optional:
 *
 *   unit     "utf16" (the default) or "byte": what every offset counts, in options and result
 *   explain  true: attributions tell which mentions led to their speakers
 *   checkworthy  the score from which on a claim is worth checking, 0 to 1; else the model's
 *   standalone  true: claims tell how they read on their own
 *   attribution  "learned" (the default) or "rules": what finds who says what
 *   until    "document", "syntax", "entities", "attributions" or "claims" (the default): the last
 *            stage to run; the lists that later ones fill stay empty
 *   article  {headline, outlet, date, url}: texts
 *   blocks   [{begin, end, kind}]: parts of the text, ordered and disjoint, kinds as in the schema
 *
 * Gives the analysis as JSON (sayso.analysis/1), or an error where the options cannot be read.
 * Neither text nor options are needed after the call, and the result outlives the engine. O(text).
 */
sayso_result* sayso_analyze(const sayso_engine* engine, const uint8_t* text, uint32_t text_size,
                            const uint8_t* options, uint32_t options_size);

/* For a text that changes a little at a time: gives exactly what sayso_analyze gives, and does not
 * parse again the sentences that stood in the session's last text. `engine` must outlive the
 * session. Options that cannot be read leave the session as it was. */
sayso_session* sayso_session_create(const sayso_engine* engine);
sayso_result* sayso_session_analyze(sayso_session* session, const uint8_t* text, uint32_t text_size,
                                    const uint8_t* options, uint32_t options_size);
void sayso_session_release(sayso_session* session);

/* Looks for the quotations and the figures of `text` in `source`, a transcript or a report, both
 * UTF-8. `options` as for sayso_analyze, of which `unit` counts in both texts. Gives JSON
 * (sayso.verification/1) as sayso_analyze does. O(text + source). */
sayso_result* sayso_verify(const sayso_engine* engine, const uint8_t* text, uint32_t text_size,
                           const uint8_t* source, uint32_t source_size, const uint8_t* options,
                           uint32_t options_size);

#ifdef __cplusplus
}
#endif
