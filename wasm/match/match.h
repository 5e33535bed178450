/* Fact-checks for a host outside C++: a module of its own beside the engine's (wasm/sayso.h), which
 * a host loads when it is given some. The same rules and imports; what is not text here is an index
 * as core/match/match.h makes it. */
#pragma once

#include "wasm/memory.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct sayso_builder sayso_builder;
typedef struct sayso_index sayso_index;

/* Most statements in one call, and the longest of them in bytes. */
#define SAYSO_STATEMENT_LIMIT 100000u
#define SAYSO_STATEMENT_BYTES 20000u

/* Makes an index, one entry after the other. */
sayso_builder* sayso_builder_create(void);

/* Adds an entry of eight `fields` in UTF-8: claim, claimant, date, rating, publisher, url, title,
 * text; all but the claim may be empty. An error says why the entry is left out; others may follow.
 * O(entry), over all entries. */
sayso_result* sayso_builder_add(sayso_builder* builder, const sayso_bytes* fields);

/* Gives where the parts of the index's file lie, an array of sayso_bytes: the file is one behind
 * the other, in the builder's memory until that is released. It takes no more entries. O(entries).
 */
sayso_result* sayso_builder_finish(sayso_builder* builder);
void sayso_builder_release(sayso_builder* builder);

/* Room for the `size` bytes of an index's file, for the host to fill before it opens it and to copy
 * afterwards. */
sayso_index* sayso_index_create(uint32_t size);
uint8_t* sayso_index_data(const sayso_index* index);

/* Opens what was filled in, once. Gives an empty result, or an error for a foreign or damaged file,
 * after which the index can only be released. O(size). */
sayso_result* sayso_index_open(sayso_index* index);

/* How many entries an open index has. */
uint32_t sayso_index_size(const sayso_index* index);

/* Looks up `statements`, a JSON object:
 *
 *   statements  [{id, text, speaker, date}]: texts; speaker and date (ISO 8601) may be left out
 *   unit        "utf16" (the default) or "byte": what every offset counts
 *   least       the score from which on a match is given, 0 to 1; else the one for showing
 *
 * Gives [{id, matches}] for those of which something was found, `matches` as in
 * core/schema/matches.schema.json with `here` counted in the statement's text. A statement that is
 * longer than SAYSO_STATEMENT_BYTES is cut. O(statements), each as Matcher::match. */
sayso_result* sayso_index_match(sayso_index* index, const uint8_t* statements, uint32_t size);
void sayso_index_release(sayso_index* index);

#ifdef __cplusplus
}
#endif
