/*
 * console/terminal/mode.h - the switches of a terminal that programs set and reset by number.
 *
 * One line each: name, bit, number in the escape code, 1 if private (CSI ? number h), what it does.
 * mode.c sets them; keyseq.c and the window read them as bits of terminal_modes().
 */
#ifndef TERMINAL_MODE_H
#define TERMINAL_MODE_H

#include <stdbool.h>
#include <stdint.h>

/* clang-format off */
#define MODE_TABLE(X) \
	X(INSERT,	     0x000001, 4,    0) /* characters push the rest of the row right */ \
	X(NEW_LINE,	     0x000002, 20,   0) /* a line feed also returns; Enter sends CR LF */ \
	X(APP_CURSOR,	     0x000004, 1,    1) /* cursor keys send SS3 */ \
	X(REVERSE_SCREEN,    0x000008, 5,    1) /* text and background change places */ \
	X(ORIGIN,	     0x000010, 6,    1) /* rows count from the scroll region's top */ \
	X(AUTO_WRAP,	     0x000020, 7,    1) /* text goes on in the next row; on at start */ \
	X(MOUSE_X10,	     0x000040, 9,    1) /* report presses only */ \
	X(BLINK_CURSOR,	     0x000080, 12,   1) /* the cursor blinks */ \
	X(SHOW_CURSOR,	     0x000100, 25,   1) /* on at start */ \
	X(APP_KEYPAD,	     0x000200, 66,   1) /* number pad sends SS3; also ESC = and ESC > */ \
	X(MOUSE_PRESS,	     0x000400, 1000, 1) /* report presses, releases and the wheel */ \
	X(MOUSE_DRAG,	     0x000800, 1002, 1) /* also moves while a button is down */ \
	X(MOUSE_MOVE,	     0x001000, 1003, 1) /* also all other moves */ \
	X(FOCUS,	     0x002000, 1004, 1) /* report that the focus came and went */ \
	X(MOUSE_SGR,	     0x004000, 1006, 1) /* reports are CSI < ... M or m */ \
	X(ALTERNATE_SCROLL,  0x008000, 1007, 1) /* wheel sends cursor keys in the alternate screen */ \
	X(PASTE,	     0x010000, 2004, 1) /* pasted text comes between brackets */ \
	X(SIZE_NOTICE,	     0x020000, 2048, 1) /* a new size is reported as CSI 48 ; ... t */
/* clang-format on */

enum mode {
#define MODE_ENUM(name, bit, number, private) MODE_##name = (bit),
	MODE_TABLE(MODE_ENUM)
#undef MODE_ENUM
};

#define MODE_MOUSE     (MODE_MOUSE_X10 | MODE_MOUSE_PRESS | MODE_MOUSE_DRAG | MODE_MOUSE_MOVE)
#define MODES_AT_START (MODE_AUTO_WRAP | MODE_SHOW_CURSOR | MODE_ALTERNATE_SCROLL)

#endif
