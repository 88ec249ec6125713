/*
 * tests/host/gui_shim.h - a window manager in a few arrays, to run the toolkit on the build
 * machine.
 *
 * Windows have memory surfaces; what a test posts comes out of MsgGet; when the queue is empty
 * paints come, then MSG_QUIT, so GuiRun returns. Files: fs_shim.c.
 * Programs that use it are 32-bit, because message params carry pointers inside the toolkit.
 */
#ifndef GUI_SHIM_H
#define GUI_SHIM_H

#include "gui.h"

/* What the toolkit asked of the window manager. */
struct shim_counts {
	int invalidates, presents, resizes, moves, closes, scrolls;
	uint32_t accepted; /* the last DragAccept */
	int64_t presented_pixels;
};
extern struct shim_counts shim;

void shim_post(uint32_t window, uint32_t code, uint32_t p0, uint32_t p1, uint32_t p2);

/* A mouse message at a place of the window; also moves the screen pointer. */
void shim_mouse(uint32_t window, uint32_t code, struct gui_point at, uint32_t button);
void shim_click(uint32_t window, int x, int y);
void shim_key(uint32_t window, uint32_t key, uint32_t mods, uint32_t character);
void shim_type(uint32_t window, const char *ascii);

/* Handle everything that is waiting, paints included. */
void shim_run(void);

/* A click in the middle of an element; its middle in the surface. */
void shim_click_element(struct gui_element *element);
struct gui_point shim_middle(const struct gui_element *element);

struct surface shim_surface(uint32_t window);
struct rect shim_rect(uint32_t window); /* on the screen */
bool shim_alive(uint32_t window);
uint32_t shim_cursor(uint32_t window);
uint32_t shim_captured(void);

/* Drag and drop of text. What a program began to drag: */
extern struct shim_drag {
	uint32_t source, actions; /* window; 0: nothing is dragged */
	char text[4096];
	uint32_t length;
	uint32_t target; /* the window it is over */
	struct gui_point at;
} shim_drag;
/* The drag comes over a window, or moves there; these actions are asked for. */
void shim_drag_over(uint32_t window, struct gui_point at, uint32_t actions);
void shim_drop(void); /* if the window accepted; then the source is told */

/* Let all timers of the window tick once. */
void shim_tick(uint32_t window);

/* Write the window's picture as a PAM file (RGB with alpha). */
void shim_save(uint32_t window, const char *path);

#endif
