/* What every module of Sayso shares with its host: memory that the host fills, and results. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* `position` of an error that has none. */
#define SAYSO_NO_POSITION 0xFFFFFFFFu

/* Bytes that somebody else owns. */
typedef struct {
  const uint8_t* data;
  uint32_t size;
} sayso_bytes;

/* What a call gives back: four words of 32 bits. Release it with sayso_result_release. */
typedef struct {
  uint32_t ok; /* 1, or 0 for an error */
  uint32_t
      position; /* of an error: a byte offset into what could not be read, or SAYSO_NO_POSITION */
  const uint8_t*
      data;      /* owned by the result: what was asked for, or the error's message in UTF-8 */
  uint32_t size; /* of data */
} sayso_result;

/* Memory for the host to fill, aligned for any type, NULL where there is none. Free with
 * sayso_free. */
void* sayso_alloc(uint32_t size);
void sayso_free(void* memory);
void sayso_result_release(sayso_result* result);

#ifdef __cplusplus
}
#endif
