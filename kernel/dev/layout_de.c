/* kernel/dev/layout_de.c - the German layout (DIN 2137 T1), with its dead keys. */
#include "abi/key.h"
#include "dev/layout.h"

/* clang-format off */
static const struct layout_key keys[] = {
	PLAIN(GRAVE, DEAD_CIRCUMFLEX, 0xb0), PLAIN(1, '1', '!'), PLAIN3(2, '2', '"', 0xb2),
	PLAIN3(3, '3', 0xa7, 0xb3), PLAIN(4, '4', '$'), PLAIN(5, '5', '%'), PLAIN(6, '6', '&'),
	PLAIN3(7, '7', '/', '{'), PLAIN3(8, '8', '(', '['), PLAIN3(9, '9', ')', ']'),
	PLAIN3(0, '0', '=', '}'), PLAIN3(MINUS, 0xdf, '?', '\\'),
	PLAIN(EQUALS, DEAD_ACUTE, DEAD_GRAVE),
	LETTER3(Q, 'q', '@'), LETTER(W, 'w'), LETTER3(E, 'e', 0x20ac), LETTER(R, 'r'),
	LETTER(T, 't'), LETTER(Y, 'z'), LETTER(U, 'u'), LETTER(I, 'i'), LETTER(O, 'o'),
	LETTER(P, 'p'), LETTER(LEFT_BRACKET, 0xfc), PLAIN3(RIGHT_BRACKET, '+', '*', '~'),
	LETTER(A, 'a'), LETTER(S, 's'), LETTER(D, 'd'), LETTER(F, 'f'), LETTER(G, 'g'),
	LETTER(H, 'h'), LETTER(J, 'j'), LETTER(K, 'k'), LETTER(L, 'l'),
	LETTER(SEMICOLON, 0xf6), LETTER(APOSTROPHE, 0xe4), PLAIN(BACKSLASH, '#', '\''),
	PLAIN3(ISO, '<', '>', '|'),
	LETTER(Z, 'y'), LETTER(X, 'x'), LETTER(C, 'c'), LETTER(V, 'v'), LETTER(B, 'b'),
	LETTER(N, 'n'), LETTER3(M, 'm', 0xb5),
	PLAIN(COMMA, ',', ';'), PLAIN(PERIOD, '.', ':'), PLAIN(SLASH, '-', '_'),
	LAYOUT_CONTROLS,
	{0, 0, 0, 0, 0},
};
/* clang-format on */

const struct layout layout_de = {"de", keys, ',', true};
