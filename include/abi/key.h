/*
 * abi/key.h - key codes, modifiers and mouse buttons.
 *
 * A key code is the scan set 1 make code of the key (IBM PS/2 keyboard, US positions); keys that
 * send an E0 prefix have bit 7 set. What a key means is the layout's business (MSG_CHAR).
 */
#ifndef ABI_KEY_H
#define ABI_KEY_H

#define KEY_TABLE(X) \
	X(ESCAPE, 0x01) X(1, 0x02) X(2, 0x03) X(3, 0x04) X(4, 0x05) X(5, 0x06) X(6, 0x07) \
	X(7, 0x08) X(8, 0x09) X(9, 0x0a) X(0, 0x0b) X(MINUS, 0x0c) X(EQUALS, 0x0d) \
	X(BACKSPACE, 0x0e) X(TAB, 0x0f) X(Q, 0x10) X(W, 0x11) X(E, 0x12) X(R, 0x13) X(T, 0x14) \
	X(Y, 0x15) X(U, 0x16) X(I, 0x17) X(O, 0x18) X(P, 0x19) X(LEFT_BRACKET, 0x1a) \
	X(RIGHT_BRACKET, 0x1b) X(ENTER, 0x1c) X(LEFT_CTRL, 0x1d) X(A, 0x1e) X(S, 0x1f) \
	X(D, 0x20) X(F, 0x21) X(G, 0x22) X(H, 0x23) X(J, 0x24) X(K, 0x25) X(L, 0x26) \
	X(SEMICOLON, 0x27) X(APOSTROPHE, 0x28) X(GRAVE, 0x29) X(LEFT_SHIFT, 0x2a) \
	X(BACKSLASH, 0x2b) X(Z, 0x2c) X(X, 0x2d) X(C, 0x2e) X(V, 0x2f) X(B, 0x30) X(N, 0x31) \
	X(M, 0x32) X(COMMA, 0x33) X(PERIOD, 0x34) X(SLASH, 0x35) X(RIGHT_SHIFT, 0x36) \
	X(PAD_MULTIPLY, 0x37) X(LEFT_ALT, 0x38) X(SPACE, 0x39) X(CAPS_LOCK, 0x3a) X(F1, 0x3b) \
	X(F2, 0x3c) X(F3, 0x3d) X(F4, 0x3e) X(F5, 0x3f) X(F6, 0x40) X(F7, 0x41) X(F8, 0x42) \
	X(F9, 0x43) X(F10, 0x44) X(NUM_LOCK, 0x45) X(SCROLL_LOCK, 0x46) X(PAD_7, 0x47) \
	X(PAD_8, 0x48) X(PAD_9, 0x49) X(PAD_MINUS, 0x4a) X(PAD_4, 0x4b) X(PAD_5, 0x4c) \
	X(PAD_6, 0x4d) X(PAD_PLUS, 0x4e) X(PAD_1, 0x4f) X(PAD_2, 0x50) X(PAD_3, 0x51) \
	X(PAD_0, 0x52) X(PAD_PERIOD, 0x53) X(ISO, 0x56) X(F11, 0x57) X(F12, 0x58) \
	X(PAD_ENTER, 0x9c) X(RIGHT_CTRL, 0x9d) X(PAD_DIVIDE, 0xb5) X(PRINT_SCREEN, 0xb7) \
	X(RIGHT_ALT, 0xb8) X(PAUSE, 0xc6) X(HOME, 0xc7) X(UP, 0xc8) X(PAGE_UP, 0xc9) \
	X(LEFT, 0xcb) X(RIGHT, 0xcd) X(END, 0xcf) X(DOWN, 0xd0) X(PAGE_DOWN, 0xd1) \
	X(INSERT, 0xd2) X(DELETE, 0xd3) X(LEFT_SUPER, 0xdb) X(RIGHT_SUPER, 0xdc) X(MENU, 0xdd)

enum key {
#define KEY_ENUM(name, code) KEY_##name = code,
	KEY_TABLE(KEY_ENUM)
#undef KEY_ENUM
};

/* Modifiers as they stand in messages. */
#define MOD_SHIFT	0x001
#define MOD_CTRL	0x002
#define MOD_ALT		0x004
#define MOD_SUPER	0x008
#define MOD_CAPS_LOCK	0x010
#define MOD_NUM_LOCK	0x020
#define MOD_SCROLL_LOCK 0x040
#define MOD_ALTGR	0x080 /* right Alt, for layouts with a third level */
#define KEY_REPEAT	0x100 /* with MSG_KEYDOWN, MSG_CHAR: the keyboard repeats a held key */

/* Mouse buttons, as numbers and as bits of a button state. */
#define BUTTON_LEFT   1
#define BUTTON_RIGHT  2
#define BUTTON_MIDDLE 3
#define BUTTON_BIT(n) (1u << ((n)-1))

#endif
