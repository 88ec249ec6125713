/*
 * abi/msg.h - the message, and every system message code with its payload.
 *
 * One line of MSG_TABLE is one code: X(name, code, kind of p0, p1, p2). The same table gives the
 * enumerators, the names that tools print and docs/messages.md. Kinds: N none (always 0), U number,
 * D signed number, H hexadecimal, W window id, K key code, M modifiers (MOD_* | KEY_REPEAT),
 * C UTF-32 character, XY two signed 16-bit numbers (x low, y high), WH two unsigned 16-bit numbers
 * (width low, height high), B button | buttons held << 8 | modifiers << 16, T time in milliseconds.
 */
#ifndef ABI_MSG_H
#define ABI_MSG_H

#include <stdint.h>

struct msg {
	uint32_t code;	    /* MSG_... */
	uint32_t window;    /* the receiving window, 0 = the thread itself */
	uint32_t params[3]; /* by code; unused ones are 0 */
};

/* clang-format off */
#define MSG_TABLE(X) \
	X(MSG_NULL,	      0x000, N,  N,  N)	 /* never sent */ \
	X(MSG_CLOSE,	      0x010, N,  N,  N)	 /* please close: the user or a program asks */ \
	X(MSG_CLOSED,	      0x011, W,  N,  N)	 /* to the thread: window p0 and its queue entries are gone */ \
	X(MSG_CHILD_CLOSED,   0x012, W,  N,  N)	 /* to the parent: child p0 is gone */ \
	X(MSG_SIZE,	      0x013, WH, N,  N)	 /* the window has a new size */ \
	X(MSG_MOVE,	      0x014, XY, N,  N)	 /* the window has a new place */ \
	X(MSG_SHOW,	      0x015, U,  N,  N)	 /* p0: 1 shown, 0 hidden */ \
	X(MSG_FOCUS_LOST,     0x016, W,  N,  N)	 /* keys go to p0 (0 = none) from now on */ \
	X(MSG_FOCUS_GAINED,   0x017, W,  N,  N)	 /* keys came to p0 (0 = none) until now */ \
	X(MSG_DEACTIVATED,    0x018, W,  N,  N)	 /* top-level window: p0 is active now */ \
	X(MSG_ACTIVATED,      0x019, W,  N,  N)	 /* top-level window: p0 was active before */ \
	X(MSG_CAPTURE_LOST,   0x01a, W,  N,  N)	 /* the mouse is no longer captured; p0 has it */ \
	X(MSG_ATTENTION,      0x01b, N,  N,  N)	 /* modal window: someone pressed a window it blocks */ \
	X(MSG_ARRANGE,	      0x01c, U,  N,  N)	 /* from the desktop: take the place p0 (ARRANGE_...) */ \
	X(MSG_WINDOW_MENU,    0x01d, N,  N,  N)	 /* from the desktop: show the window's menu */ \
	X(MSG_PAINT,	      0x020, XY, WH, N)	 /* bounding rectangle of what must be drawn */ \
	X(MSG_TIMER,	      0x021, U,  U,  N)	 /* timer p0 is due; p1 ticks were missed before */ \
	X(MSG_QUIT,	      0x022, D,  N,  N)	 /* leave the message loop with status p0 */ \
	X(MSG_QUERY_END,      0x023, N,  N,  N)	 /* sent: the session ends; result 1 = not now */ \
	X(MSG_SEND_DONE,      0x024, U,  U,  D)	 /* WndSendCallback: token p0, result p1, p2 0 or -E... */ \
	X(MSG_CLIPBOARD,      0x030, U,  N,  N)	 /* ClipWatch: the clipboard holds something new, its number p0 */ \
	X(MSG_DRAG_ENTER,     0x031, XY, H,  M)	 /* a drag came over the window; p1 actions offered (DRAG_...) */ \
	X(MSG_DRAG_OVER,      0x032, XY, H,  M)	 /* it moves there; answer with DragAccept */ \
	X(MSG_DRAG_LEAVE,     0x033, N,  N,  N)	 /* it left, or was given up */ \
	X(MSG_DRAG_DROP,      0x034, XY, H,  M)	 /* dropped here for action p1: take it with DragGet */ \
	X(MSG_DRAG_END,	      0x035, H,  N,  N)	 /* to the source: over; p0 the action done, 0 none */ \
	X(MSG_KEYDOWN,	      0x100, K,  M,  C)	 /* key p0 goes down; p2 its character, also with Ctrl and Alt, or 0 */ \
	X(MSG_KEYUP,	      0x101, K,  M,  N)	 /* key p0 goes up */ \
	X(MSG_CHAR,	      0x102, C,  M,  K)	 /* a character was typed */ \
	X(MSG_MOUSEMOVE,      0x110, XY, B,  N)	 /* pointer at p0 in the window; moves are merged */ \
	X(MSG_MOUSEDOWN,      0x111, XY, B,  U)	 /* p2: 1 single, 2 double, 3 triple click */ \
	X(MSG_MOUSEUP,	      0x112, XY, B,  N)	 /* a button goes up */ \
	X(MSG_MOUSEWHEEL,     0x113, XY, B,  D)	 /* p2 notches, away from the user is positive */ \
	X(MSG_MOUSEENTER,     0x114, XY, B,  N)	 /* the pointer came over the window */ \
	X(MSG_MOUSELEAVE,     0x115, N,  N,  N)	 /* the pointer left the window */ \
	X(MSG_MOUSEHOVER,     0x116, XY, B,  N)	 /* the pointer rests (WND_ATTR_HOVER) */ \
	X(MSG_WINDOW_OPENED,  0x200, W,  N,  N)	 /* to the root owner: top-level window p0 appeared */ \
	X(MSG_WINDOW_CLOSED,  0x201, W,  N,  N)	 /* to the root owner: top-level window p0 is gone */ \
	X(MSG_WINDOW_CHANGED, 0x202, W,  N,  N)	 /* to the root owner: title, state or activation; 0: look at all again */ \
	X(MSG_HOTKEY,	      0x203, K,  M,  U)	 /* hot key of the desktop (p2 0) or of WndSetHotKey (p2 its id) */ \
	X(MSG_SCREEN,	      0x204, WH, N,  N)	 /* to the root owner: the screen has a new size */ \
	X(MSG_WINDOW_HUNG,    0x205, W,  U,  N)	 /* to the root owner: p0 does not respond (p1 1) or does again */ \
	X(MSG_HUNG_PRESS,     0x206, W,  XY, B)	 /* to the root owner: a press at p1 on the screen, on hung p0 */ \
	X(MSG_WINDOW_CRASHED, 0x207, W,  U,  W)	 /* to the root owner: p0 keeps the picture of a window of process p1, p2 that of its first */ \
	X(MSG_CLICKED,	      0x400, N,  N,  N)	 /* widget: a button was pressed and released */ \
	X(MSG_CHANGED,	      0x401, U,  N,  N)	 /* widget: its value is p0 now (text: length) */ \
	X(MSG_ACCEPTED,	      0x402, N,  N,  N)	 /* widget: Enter was pressed in it */ \
	X(MSG_ACTION,	      0x403, U,  N,  N)	 /* widget: the action p0 was chosen (menu, tool bar, accelerator) */ \
	X(MSG_CONTEXT,	      0x404, XY, N,  N)	 /* widget: a context menu is wanted at p0 (right press, Menu key) */ \
	X(MSG_SORT,	      0x405, U,  U,  N)	 /* widget: sort by column p0, p1 1 = downwards */ \
	X(MSG_EXPANDED,	      0x406, U,  U,  N)	 /* widget: row p0 of a tree was opened (p1 1) or closed */ \
	X(MSG_PROGRESS,	      0x407, U,  U,  N)	 /* widget: a task has done p0 of p1 */ \
	X(MSG_FINISHED,	      0x408, U,  N,  N)	 /* widget: a task ended; p0 1 = it was cancelled */ \
	X(MSG_ANSWER,	      0x409, U,  N,  N)	 /* widget: a dialog was answered with button p0, -1 = closed */ \
	X(MSG_HOVER,	      0x40a, XY, N,  N)	 /* widget: the pointer rests on it (tooltips) */ \
	X(MSG_USER,	      0x10000, H, H, H)	 /* first code of applications */
/* clang-format on */

enum msg_code {
#define MSG_ENUM(name, code, p0, p1, p2) name = code,
	MSG_TABLE(MSG_ENUM)
#undef MSG_ENUM
};

#define MSG_WIDGET     0x400	   /* first code of the toolkit's notifications */
#define MSG_REGISTERED 0x80000000u /* from here on: given out by name (MsgRegister) */

/* Packing and unpacking of the XY, WH and B kinds. */
#define MSG_PACK(lo, hi) (((uint32_t)(lo)&0xffff) | (uint32_t)(hi) << 16)
#define MSG_LOW(p)	 ((int)(int16_t)((p)&0xffff))
#define MSG_HIGH(p)	 ((int)(int16_t)((p) >> 16))
#define MSG_BUTTON(p1)	 ((p1)&0xff)
#define MSG_BUTTONS(p1)	 ((p1) >> 8 & 0xff)
#define MSG_MODS(p1)	 ((p1) >> 16)
#define MSG_BUTTON_PACK(b, held, mods) \
	((uint32_t)(b) | (uint32_t)(held) << 8 | (uint32_t)(mods) << 16)

/* MsgGet flags. */
#define MSG_PEEK       0x1 /* look only: nothing is removed, made current or cleared */
#define MSG_ONLY_POSTS 0x2 /* only posted messages and notices */
#define MSG_ONLY_INPUT 0x4 /* only keyboard and mouse */
#define MSG_ONLY_SENT  0x8 /* only messages being sent */
#define MSG_ONLY_FLAGS (MSG_ONLY_POSTS | MSG_ONLY_INPUT | MSG_ONLY_SENT)
#define MSG_GET_FLAGS  0xf

/* MsgGetMany's result for a sent message, which comes alone. */
#define MSG_MANY_SENT 0x100

/* MsgGet's result for a message that was sent: someone waits for the answer (MsgReply). */
#define MSG_IN_SEND 2

/* How a message came, in msg_info.how. */
#define MSG_BY_POST   0 /* posted by a program */
#define MSG_BY_SEND   1 /* sent, someone waits for the result */
#define MSG_BY_KERNEL 2 /* made by the kernel */

/* Class bits of MsgStatus. */
#define MSG_CLASS_SENT	0x01
#define MSG_CLASS_POST	0x02
#define MSG_CLASS_INPUT 0x04
#define MSG_CLASS_QUIT	0x08
#define MSG_CLASS_PAINT 0x10
#define MSG_CLASS_TIMER 0x20

/* Which messages MsgGetFiltered returns; zero fields do not restrict. */
struct msg_filter {
	uint32_t window;     /* only this window */
	uint32_t first_code; /* only codes first..last */
	uint32_t last_code;
};

/* Everything about the current message beside its 20 bytes (MsgInfo). */
struct msg_info {
	uint64_t stamp;	  /* place in the one order; never 0 */
	uint64_t time_ns; /* when it was committed, nanoseconds since boot */
	uint64_t cause;	  /* stamp of the message its sender was handling, 0 = none */
	uint32_t process; /* sender, 0 = kernel */
	uint32_t thread;
	uint32_t how;		    /* MSG_BY_... */
	uint32_t merged;	    /* moves merged into this one (MsgPoints returns them) */
	int16_t cursor_x, cursor_y; /* pointer on the screen at that time */
};

/* One merged mouse position (MsgPoints). */
struct msg_point {
	int16_t x, y;
	uint32_t time_ms;
};

/* State of the caller's queue (MsgStatus). */
struct msg_status {
	uint32_t present;	/* MSG_CLASS_...: there now */
	uint32_t changed;	/* MSG_CLASS_...: came since the last MsgStatus */
	uint32_t posted;	/* posted messages waiting */
	uint32_t input;		/* input messages waiting */
	uint32_t input_lost;	/* input messages dropped because MSG_INPUT_MAX were waiting */
	uint32_t posts_refused; /* posts answered with -EAGAIN */
	uint32_t pages;		/* memory the queue holds, pages */
	uint32_t peak;		/* most posted (or input) messages that ever waited */
	uint32_t sent;		/* messages being sent to it, not yet fetched */
	uint32_t timers;	/* GUI timers running */
	uint32_t hung;		/* 1: no fetch for HUNG_MS while input waits */
	uint32_t fetched_total; /* messages fetched since it was made */
	uint32_t
		posted_total; /* messages, moves merged and flags set that came since it was made */
	uint32_t oldest_ms;   /* the oldest message has waited for less than this; 0: none does */
};

/* What a spy sees of each message of the watched window, or of all (MsgSpyRead). */
#define SPY_POSTED    0 /* committed to the queue: posted, or made by the kernel */
#define SPY_FETCHED   1 /* handed to the program; wait_ns says how long it waited */
#define SPY_DONE      2 /* handling ended; handle_ns says how long it took */
#define SPY_DROPPED   3 /* removed unhandled: window or thread gone, or its sender gave up */
#define SPY_MERGED    4 /* a mouse move merged into the one before */
#define SPY_SENT      5 /* committed, and someone waits for the result */
#define SPY_REPLIED   6 /* answered; result is set */
#define SPY_PRESENTED 7 /* while handling it the program presented pixels (its frame) */

struct spy_record {
	struct msg msg;
	uint32_t fate; /* SPY_... */
	uint64_t stamp, cause;
	uint64_t time_ns;		/* of this record */
	uint32_t process, thread;	/* sender, 0 = kernel */
	uint32_t to_process, to_thread; /* receiver */
	uint32_t wait_ns, handle_ns;	/* 0xffffffff = longer than 4 s */
	uint32_t result;
	uint32_t lost; /* records that were lost just before this one */
};

/* Figures of one code since boot, all queues together (MsgStatistics). Bucket i counts times of
 * 2^i .. 2^(i+1) - 1 spans; a span is 64 counts of the time-stamp counter (sys_info.tsc_khz). */
#define MSG_BUCKETS 32
struct msg_statistics {
	uint32_t code;	  /* the code, 0: all that have no line of their own (MSG_USER and up) */
	uint32_t next;	  /* the next code that has been seen, 0 = none */
	uint32_t fetched; /* messages */
	uint32_t posted;  /* that came into a queue or were sent; those made at fetch never do */
	uint32_t wait[MSG_BUCKETS];   /* from commit to fetch */
	uint32_t handle[MSG_BUCKETS]; /* from fetch until handled */
};

#endif
