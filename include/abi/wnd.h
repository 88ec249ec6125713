/*
 * abi/wnd.h - structs and flags of windows.
 */
#ifndef ABI_WND_H
#define ABI_WND_H

#include <stdint.h>
#include "limits.h"

/* Half-open: right and bottom are the first pixels outside. Empty if left >= right or so. */
struct rect {
	int32_t left, top, right, bottom;
};

/* Window flags. */
#define WND_VISIBLE	 0x0001 /* shown from the start */
#define WND_SHADOW	 0x0002 /* the compositor draws a shadow ring around it */
#define WND_ROUNDED	 0x0004 /* the compositor rounds its corners, 8 pixels */
#define WND_ALPHA	 0x0008 /* pixels carry alpha (premultiplied); else opaque */
#define WND_NO_FOCUS	 0x0010 /* never gets focus or activation (menus, tooltips, panels) */
#define WND_TOPMOST	 0x0020 /* above all windows without this flag */
#define WND_BOTTOM	 0x0040 /* below all others: the desktop's own; needs the root */
#define WND_PRIVATE	 0x0080 /* no other process may post to it, except MSG_CLOSE */
#define WND_NO_LIST	 0x0100 /* not in the desktop's window list */
#define WND_CREATE_FLAGS 0x01ff

struct wnd_create {
	uint32_t parent; /* 0 = top-level */
	uint32_t flags;	 /* WND_... */
	int32_t x,
		y; /* relative to the parent or the screen; WND_ANYWHERE lets the kernel place it */
	int32_t width, height; /* 1..WINDOW_SIZE_MAX */
	char title[WINDOW_TITLE_MAX];
};

#define WND_ANYWHERE (-32768)

struct wnd_info {
	uint32_t window, parent, process, thread;
	uint32_t flags;	    /* as created, WND_VISIBLE as now */
	uint32_t state;	    /* WND_STATE_... */
	struct rect rect;   /* relative to the parent */
	struct rect screen; /* on the screen, not clipped */
	char title[WINDOW_TITLE_MAX];
};

#define WND_STATE_ACTIVE    0x1
#define WND_STATE_FOCUS	    0x2
#define WND_STATE_CAPTURE   0x4
#define WND_STATE_MINIMISED 0x8

/* The pixels of a window in its owner's memory: 32 bits each, 0xAARRGGBB. */
struct surface {
	uint32_t *pixels;
	int32_t width, height; /* pixels */
	int32_t pitch;	       /* pixels from one line to the next */
};

/* WndSetOrder. */
#define WND_ORDER_TOP	 0 /* in front of its kind */
#define WND_ORDER_BOTTOM 1 /* behind its kind */

/* Pointer shapes (WndSetCursor). */
enum cursor_shape {
	CURSOR_ARROW,
	CURSOR_HAND,
	CURSOR_TEXT,
	CURSOR_SIZE_H,
	CURSOR_SIZE_V,
	CURSOR_SIZE_NWSE,
	CURSOR_SIZE_NESW,
	CURSOR_MOVE,
	CURSOR_WAIT,
	CURSOR_NONE,
	CURSOR_SHAPES
};

/* Timer flags. */
#define TIMER_ONCE 0x1 /* one tick, then the timer is gone */

/* What a holder of the input right can make the devices say (SysInjectInput). */
#define INPUT_KEY    1 /* code: KEY_...; value: 1 down, 0 up */
#define INPUT_MOTION 2 /* x, y: relative, right and down positive */
#define INPUT_MOVE   3 /* x, y: absolute, pixels */
#define INPUT_BUTTON 4 /* code: BUTTON_...; value: 1 down, 0 up */
#define INPUT_WHEEL  5 /* value: notches */

struct input_record {
	uint32_t kind;
	uint32_t code;
	int32_t value;
	int32_t x, y;
};

#endif
