// The Desk for a page. The page owns the canvas and passes on what happens; a frame is drawn only
// when it asks for one. Lengths are in CSS pixels, but for the frame's. Strings are UTF-8.
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct sayso_desk sayso_desk;

/// Lives as long as the page.
sayso_desk* sayso_desk_create(void);
/// Takes over `bytes`, which malloc gave.
void sayso_desk_add_model(sayso_desk* desk, uint8_t* bytes, size_t size);
/// Opens WebGL on the canvas that the CSS selector names. Returns what went wrong, or null.
const char* sayso_desk_start(sayso_desk* desk, const char* canvas, float scale, int dark);
/// Analyses another article.
void sayso_desk_open(sayso_desk* desk, const char* text, size_t size);

/// Fact-checks to look the claims of every article up in: an index as `sayso_match` makes one.
/// Takes over `bytes`, which malloc gave. Returns what is wrong with them, or null.
const char* sayso_desk_checks(sayso_desk* desk, uint8_t* bytes, size_t size);

/// What settings() gave at an earlier visit.
void sayso_desk_restore(sayso_desk* desk, const char* settings, size_t size);
/// What to remember, where it has changed since it was asked for; else null. Valid until the next
/// call.
const char* sayso_desk_settings(sayso_desk* desk);

/// `width` and `height` are in device pixels, of which a CSS pixel has `scale`; another scale makes
/// the fonts anew. Draws nothing while WebGL is lost. Returns 1 where some of what has happened
/// waits for the next frame.
int sayso_desk_frame(sayso_desk* desk, float width, float height, float scale, double seconds);
/// WebGL was lost. The first frame after it came back makes anew what is drawn with.
void sayso_desk_lose(sayso_desk* desk);

void sayso_desk_mouse(sayso_desk* desk, float x, float y);
/// As MouseEvent.button counts.
void sayso_desk_button(sayso_desk* desk, int button, int down);
void sayso_desk_wheel(sayso_desk* desk, float x, float y, int zooms);
/// `key` is KeyboardEvent.code. Returns 1 where the Desk uses the key.
int sayso_desk_key(sayso_desk* desk, const char* key, int down);
void sayso_desk_text(sayso_desk* desk, const char* text);
/// An ImGuiMouseCursor.
int sayso_desk_cursor(sayso_desk* desk);
/// The number of the chosen claim, from 1; 0 where none is.
int sayso_desk_claim(sayso_desk* desk);

#ifdef __cplusplus
}
#endif
