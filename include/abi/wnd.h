/*
 * abi/wnd.h - structs and flags of windows.
 */
#ifndef ABI_WND_H
#define ABI_WND_H

#include <stdint.h>
#include "limits.h"
#include "msg.h"

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
#define WND_MODAL	 0x0200 /* while shown its owner (WND_ATTR_OWNER) gets no input */
#define WND_LARGE	 0x0400 /* at double scale: its shadow, corners and pointer are too */
#define WND_CREATE_FLAGS 0x07ff

/* Flags that WND_ATTR_FLAGS may change later. */
#define WND_CHANGE_FLAGS                                                                     \
	(WND_SHADOW | WND_ROUNDED | WND_NO_FOCUS | WND_TOPMOST | WND_PRIVATE | WND_NO_LIST | \
	 WND_MODAL | WND_LARGE)

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
#define WND_STATE_HUNG	    0x10 /* its thread has not fetched for 5 s while input waits */
#define WND_STATE_CRASHED   0x20 /* the kept picture of a window whose process crashed */
#define WND_STATE_BLOCKED   0x40 /* a modal window of its own takes its input */

/* WndSetAttribute, WndGetAttribute: what a window is and wants, beside what wnd_info tells. */
enum wnd_attribute {
	WND_ATTR_CLASS = 1, /* text, WND_NAME_MAX with its end: "transom.notes"; for WndFind */
	WND_ATTR_ICON,	    /* text: name of an icon of the initial disk */
	WND_ATTR_OWNER,	    /* uint32_t: window it belongs to (0 = none); stays in front of it */
	WND_ATTR_LIMITS,    /* struct wnd_limits: what WndResize keeps to */
	WND_ATTR_HOVER,	    /* uint32_t: rest of the pointer until MSG_MOUSEHOVER, ms; 0 = none */
	WND_ATTR_STRUT, /* struct rect: pixels kept free at each edge while shown; at most a third
			 */
	WND_ATTR_USER,	/* uint32_t[4]: what its program wants to say; anyone may read it */
	WND_ATTR_FLAGS, /* uint32_t: WND_CHANGE_FLAGS as they are */
};
#define WND_NAME_MAX 32

struct wnd_limits {
	int32_t min_width, min_height, max_width, max_height; /* 0 = no limit */
};

/* WndFind: fields that are empty or 0 do not restrict. */
struct wnd_find {
	char class_name[WND_NAME_MAX]; /* the whole class */
	char title[WINDOW_TITLE_MAX];  /* the whole title */
	uint32_t process;
	uint32_t after; /* search on behind this window, which an earlier search found */
};

/* WndReadPicture: the presented picture of a window, scaled into the caller's memory. */
struct wnd_picture {
	uint32_t *pixels;
	int32_t width, height, pitch; /* pixels; 1..WINDOW_SIZE_MAX */
};

/* MSG_ARRANGE. */
enum wnd_arrange {
	ARRANGE_RESTORE,
	ARRANGE_MAXIMISE,
	ARRANGE_LEFT,
	ARRANGE_RIGHT,
	ARRANGE_TOP_LEFT,
	ARRANGE_TOP_RIGHT,
	ARRANGE_BOTTOM_LEFT,
	ARRANGE_BOTTOM_RIGHT,
	ARRANGE_MOVE,	/* the arrow keys move it until Enter or Escape */
	ARRANGE_RESIZE, /* ... resize it */
	ARRANGES
};

/* A message being sent (WndSend). Fill what stands above the line, the kernel the rest. */
struct wnd_send {
	uint32_t window, code, params[3];
	uint32_t timeout; /* milliseconds or WAIT_FOREVER */
	uint32_t flags;	  /* SEND_... */
	uint32_t token;	  /* with SEND_CALLBACK: comes back in MSG_SEND_DONE */
	/* ---- */
	uint32_t id;	   /* of this send, for WndSendWait */
	uint32_t result;   /* what the receiver answered */
	struct msg served; /* with SEND_SERVE: a message sent to the caller meanwhile */
};
#define SEND_BLOCK    0x1 /* serve nothing while waiting */
#define SEND_CALLBACK 0x2 /* do not wait: MSG_SEND_DONE brings the result */

/* Results of WndSend and WndSendWait beside errors. */
#define SEND_DONE  0 /* result is there */
#define SEND_SERVE 1 /* handle `served`, MsgReply, then WndSendWait */
#define SEND_SELF  2 /* the window is the caller's own: call its handler */

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
	CURSOR_COPY, /* these three while something is dragged */
	CURSOR_LINK,
	CURSOR_NOT_ALLOWED,
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

/* SysSetInput: how keys and mouse behave. Needs PRIV_DESKTOP. */
#define LAYOUT_US 0
#define LAYOUT_UK 1
#define LAYOUT_DE 2
#define LAYOUTS	  3
struct input_settings {
	uint32_t layout;	  /* LAYOUT_... */
	uint32_t pointer_speed;	  /* 1..10; 5 = as the mouse says (relative devices) */
	uint32_t double_click_ms; /* 100..2000; 400 */
	uint32_t swap_buttons;	  /* 1: left and right change places */
	uint32_t wheel_lines;	  /* 1..10: that a notch scrolls in the toolkit; 3 */
	uint32_t repeat_delay_ms; /* 200..1000; 500; told to the keyboard in its own steps */
	uint32_t repeat_rate;	  /* characters a second, 2..30; 11 */
};

/* SysTestClock: the clock of GUI timers, hover, double clicks and hung windows. PRIV_DEBUG. */
#define TEST_CLOCK_OFF	   0 /* real time again */
#define TEST_CLOCK_FREEZE  1 /* stands still from now on; gone with the process that froze it */
#define TEST_CLOCK_ADVANCE 2 /* goes on by so many milliseconds; what is due comes in order */

struct input_record {
	uint32_t kind;
	uint32_t code;
	int32_t value;
	int32_t x, y;
};

#endif
