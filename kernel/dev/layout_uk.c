/* kernel/dev/layout_uk.c - the United Kingdom's layout; AltGr gives the euro and acute accents. */
#include "abi/key.h"
#include "dev/layout.h"

/* clang-format off */
static const struct layout_key keys[] = {
	PLAIN3(GRAVE, '`', 0xac, 0xa6), PLAIN(1, '1', '!'), PLAIN(2, '2', '"'),
	PLAIN(3, '3', 0xa3), PLAIN3(4, '4', '$', 0x20ac), PLAIN(5, '5', '%'), PLAIN(6, '6', '^'),
	PLAIN(7, '7', '&'), PLAIN(8, '8', '*'), PLAIN(9, '9', '('), PLAIN(0, '0', ')'),
	PLAIN(MINUS, '-', '_'), PLAIN(EQUALS, '=', '+'),
	LETTER(Q, 'q'), LETTER(W, 'w'), LETTER3(E, 'e', 0xe9), LETTER(R, 'r'), LETTER(T, 't'),
	LETTER(Y, 'y'), LETTER3(U, 'u', 0xfa), LETTER3(I, 'i', 0xed), LETTER3(O, 'o', 0xf3),
	LETTER(P, 'p'), PLAIN(LEFT_BRACKET, '[', '{'), PLAIN(RIGHT_BRACKET, ']', '}'),
	LETTER3(A, 'a', 0xe1), LETTER(S, 's'), LETTER(D, 'd'), LETTER(F, 'f'), LETTER(G, 'g'),
	LETTER(H, 'h'), LETTER(J, 'j'), LETTER(K, 'k'), LETTER(L, 'l'),
	PLAIN(SEMICOLON, ';', ':'), PLAIN(APOSTROPHE, '\'', '@'), PLAIN(BACKSLASH, '#', '~'),
	PLAIN(ISO, '\\', '|'),
	LETTER(Z, 'z'), LETTER(X, 'x'), LETTER(C, 'c'), LETTER(V, 'v'), LETTER(B, 'b'),
	LETTER(N, 'n'), LETTER(M, 'm'),
	PLAIN(COMMA, ',', '<'), PLAIN(PERIOD, '.', '>'), PLAIN(SLASH, '/', '?'),
	LAYOUT_CONTROLS,
	{0, 0, 0, 0, 0},
};
/* clang-format on */

const struct layout layout_uk = {"uk", keys, '.', true};
