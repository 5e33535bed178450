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
/// `mac` where Cmd is what Ctrl is elsewhere.
const char* sayso_desk_start(sayso_desk* desk, const char* canvas, float scale, int dark, int mac);
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
/// The mouse is somewhere else.
void sayso_desk_no_mouse(sayso_desk* desk);
void sayso_desk_wheel(sayso_desk* desk, float x, float y, int zooms);
/// 1 where what is under the mouse takes the wheel for itself: a tree, which zooms.
int sayso_desk_zooms(sayso_desk* desk);
/// A finger's click.
void sayso_desk_tap(sayso_desk* desk, float x, float y);
/// Moves what is in the panel at (x, y) right and down. Returns 0 where none scrolls there.
int sayso_desk_scroll(sayso_desk* desk, float x, float y, float right, float down);

/// `code` is KeyboardEvent.code; `modifiers` is the sum of 1 for Ctrl, 2 for Shift, 4 for Alt and 8
/// for Meta. Every key is told, for its modifiers. Returns 1 where the Desk uses it.
int sayso_desk_key(sayso_desk* desk, const char* code, int down, int modifiers);
/// Writes at the caret.
void sayso_desk_text(sayso_desk* desk, const char* text);
/// The upper end of the caret in the last frame.
float sayso_desk_caret_x(sayso_desk* desk);
float sayso_desk_caret_y(sayso_desk* desk);
/// 0 where no field has a caret.
float sayso_desk_caret_height(sayso_desk* desk);
/// The keyboard is somebody else's: no key is down any more and, where it is so for good, no field
/// has a caret.
void sayso_desk_leave(sayso_desk* desk, int for_good);
/// What is to be copied: of the field that has the caret, else the chosen claim with speaker and
/// source. Null where there is nothing; valid until the next call. Cuts from fields only.
const char* sayso_desk_copy(sayso_desk* desk, int cut);
/// Writes at the caret over what is selected. Returns 0 where no field has one.
int sayso_desk_paste(sayso_desk* desk, const char* text);

/// An ImGuiMouseCursor.
int sayso_desk_cursor(sayso_desk* desk);
/// The number of the chosen claim, from 1; 0 where none is.
int sayso_desk_claim(sayso_desk* desk);

#ifdef __cplusplus
}
#endif
