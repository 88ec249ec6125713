/*
 * abi/key.h - key codes, modifiers and mouse buttons.
 *
 * A key code is the scan set 1 make code of the key (IBM PS/2 keyboard, US positions); keys that
 * send an E0 prefix have bit 7 set. What a key means is the layout's business (MSG_CHAR).
 */
#ifndef ABI_KEY_H
#define ABI_KEY_H

/* clang-format off */
#define KEY_TABLE(ENTRY) \
	ENTRY(ESCAPE, 0x01) ENTRY(1, 0x02) ENTRY(2, 0x03) ENTRY(3, 0x04) ENTRY(4, 0x05) \
	ENTRY(5, 0x06) ENTRY(6, 0x07) ENTRY(7, 0x08) ENTRY(8, 0x09) ENTRY(9, 0x0a) ENTRY(0, 0x0b) \
	ENTRY(MINUS, 0x0c) ENTRY(EQUALS, 0x0d) ENTRY(BACKSPACE, 0x0e) ENTRY(TAB, 0x0f) \
	ENTRY(Q, 0x10) ENTRY(W, 0x11) ENTRY(E, 0x12) ENTRY(R, 0x13) ENTRY(T, 0x14) ENTRY(Y, 0x15) \
	ENTRY(U, 0x16) ENTRY(I, 0x17) ENTRY(O, 0x18) ENTRY(P, 0x19) ENTRY(LEFT_BRACKET, 0x1a) \
	ENTRY(RIGHT_BRACKET, 0x1b) ENTRY(ENTER, 0x1c) ENTRY(LEFT_CTRL, 0x1d) ENTRY(A, 0x1e) \
	ENTRY(S, 0x1f) ENTRY(D, 0x20) ENTRY(F, 0x21) ENTRY(G, 0x22) ENTRY(H, 0x23) ENTRY(J, 0x24) \
	ENTRY(K, 0x25) ENTRY(L, 0x26) ENTRY(SEMICOLON, 0x27) ENTRY(APOSTROPHE, 0x28) \
	ENTRY(GRAVE, 0x29) ENTRY(LEFT_SHIFT, 0x2a) ENTRY(BACKSLASH, 0x2b) ENTRY(Z, 0x2c) \
	ENTRY(X, 0x2d) ENTRY(C, 0x2e) ENTRY(V, 0x2f) ENTRY(B, 0x30) ENTRY(N, 0x31) ENTRY(M, 0x32) \
	ENTRY(COMMA, 0x33) ENTRY(PERIOD, 0x34) ENTRY(SLASH, 0x35) ENTRY(RIGHT_SHIFT, 0x36) \
	ENTRY(PAD_MULTIPLY, 0x37) ENTRY(LEFT_ALT, 0x38) ENTRY(SPACE, 0x39) ENTRY(CAPS_LOCK, 0x3a) \
	ENTRY(F1, 0x3b) ENTRY(F2, 0x3c) ENTRY(F3, 0x3d) ENTRY(F4, 0x3e) ENTRY(F5, 0x3f) \
	ENTRY(F6, 0x40) ENTRY(F7, 0x41) ENTRY(F8, 0x42) ENTRY(F9, 0x43) ENTRY(F10, 0x44) \
	ENTRY(NUM_LOCK, 0x45) ENTRY(SCROLL_LOCK, 0x46) ENTRY(PAD_7, 0x47) ENTRY(PAD_8, 0x48) \
	ENTRY(PAD_9, 0x49) ENTRY(PAD_MINUS, 0x4a) ENTRY(PAD_4, 0x4b) ENTRY(PAD_5, 0x4c) \
	ENTRY(PAD_6, 0x4d) ENTRY(PAD_PLUS, 0x4e) ENTRY(PAD_1, 0x4f) ENTRY(PAD_2, 0x50) \
	ENTRY(PAD_3, 0x51) ENTRY(PAD_0, 0x52) ENTRY(PAD_PERIOD, 0x53) ENTRY(ISO, 0x56) \
	ENTRY(F11, 0x57) ENTRY(F12, 0x58) ENTRY(PAD_ENTER, 0x9c) ENTRY(RIGHT_CTRL, 0x9d) \
	ENTRY(PAD_DIVIDE, 0xb5) ENTRY(PRINT_SCREEN, 0xb7) ENTRY(RIGHT_ALT, 0xb8) \
	ENTRY(PAUSE, 0xc6) ENTRY(HOME, 0xc7) ENTRY(UP, 0xc8) ENTRY(PAGE_UP, 0xc9) \
	ENTRY(LEFT, 0xcb) ENTRY(RIGHT, 0xcd) ENTRY(END, 0xcf) ENTRY(DOWN, 0xd0) \
	ENTRY(PAGE_DOWN, 0xd1) ENTRY(INSERT, 0xd2) ENTRY(DELETE, 0xd3) ENTRY(LEFT_SUPER, 0xdb) \
	ENTRY(RIGHT_SUPER, 0xdc) ENTRY(MENU, 0xdd)
/* clang-format on */

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
