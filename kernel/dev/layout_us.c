/* kernel/dev/layout_us.c - the US layout. */
#include "abi/key.h"
#include "dev/layout.h"

/* clang-format off */
static const struct layout_key keys[] = {
	PLAIN(GRAVE, '`', '~'), PLAIN(1, '1', '!'), PLAIN(2, '2', '@'), PLAIN(3, '3', '#'),
	PLAIN(4, '4', '$'), PLAIN(5, '5', '%'), PLAIN(6, '6', '^'), PLAIN(7, '7', '&'),
	PLAIN(8, '8', '*'), PLAIN(9, '9', '('), PLAIN(0, '0', ')'), PLAIN(MINUS, '-', '_'),
	PLAIN(EQUALS, '=', '+'),
	LETTER(Q, 'q'), LETTER(W, 'w'), LETTER(E, 'e'), LETTER(R, 'r'), LETTER(T, 't'),
	LETTER(Y, 'y'), LETTER(U, 'u'), LETTER(I, 'i'), LETTER(O, 'o'), LETTER(P, 'p'),
	PLAIN(LEFT_BRACKET, '[', '{'), PLAIN(RIGHT_BRACKET, ']', '}'), PLAIN(BACKSLASH, '\\', '|'),
	LETTER(A, 'a'), LETTER(S, 's'), LETTER(D, 'd'), LETTER(F, 'f'), LETTER(G, 'g'),
	LETTER(H, 'h'), LETTER(J, 'j'), LETTER(K, 'k'), LETTER(L, 'l'),
	PLAIN(SEMICOLON, ';', ':'), PLAIN(APOSTROPHE, '\'', '"'),
	LETTER(Z, 'z'), LETTER(X, 'x'), LETTER(C, 'c'), LETTER(V, 'v'), LETTER(B, 'b'),
	LETTER(N, 'n'), LETTER(M, 'm'),
	PLAIN(COMMA, ',', '<'), PLAIN(PERIOD, '.', '>'), PLAIN(SLASH, '/', '?'),
	PLAIN(ISO, '\\', '|'), LAYOUT_CONTROLS,
	{0, 0, 0, 0, 0},
};
/* clang-format on */

const struct layout layout_us = {"us", keys, '.', false};
