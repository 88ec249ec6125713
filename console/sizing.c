/* console/sizing.c - asks a terminal for its size, and finds the answer among what is typed. */
#include "sizing.h"
#include <stddef.h>
#include <string.h>

#define ESCAPE	   '\033'
#define NUMBERS	   3
#define ASK_CURSOR "\0337\033[999;999H\033[6n\0338"
#define ASK_SIZE   "\033[18t"

void sizing_init(struct sizing *s)
{
	*s = (struct sizing){.columns = 80, .rows = 24};
}

const char *sizing_ask(struct sizing *s)
{
	if (s->awaited)
		return NULL;
	s->awaited = true;
	return s->known ? ASK_SIZE : ASK_CURSOR;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The numbers behind CSI; how many, or 0 if there are too many or too large ones. */
static int numbers_of(const char *text, int length, int numbers[NUMBERS])
{
	int count = 1;

	memset(numbers, 0, NUMBERS * sizeof(*numbers));
	for (int i = 2; i < length - 1; i++) {
		if (text[i] == ';' && count++ == NUMBERS)
			return 0;
		if (is_digit(text[i]))
			numbers[count - 1] = numbers[count - 1] * 10 + text[i] - '0';
		if (numbers[count - 1] > SIZING_MOST)
			return 0;
	}
	return count;
}

/* What is held is whole: CSI row ; column R, or CSI 8 ; rows ; columns t. */
static bool is_answer(struct sizing *s)
{
	int n[NUMBERS], count = numbers_of(s->held, s->length, n), rows, columns;
	char last = s->held[s->length - 1];

	if (last == 'R' && count == 2)
		rows = n[0], columns = n[1];
	else if (last == 't' && count == 3 && n[0] == 8)
		rows = n[1], columns = n[2];
	else
		return false;
	if (rows < 2 || columns < 2)
		return false;
	s->rows = rows;
	s->columns = columns;
	s->known = true;
	s->awaited = false;
	return true;
}

/* Could this byte follow what is held? */
static bool goes_on(const struct sizing *s, char c)
{
	if (s->length < 2)
		return c == (s->length ? '[' : ESCAPE);
	return s->length < SIZING_HELD && (is_digit(c) || c == ';' || c == 'R' || c == 't');
}

int sizing_flush(struct sizing *s, char *out)
{
	int length = s->length;

	memcpy(out, s->held, (size_t)length);
	s->length = 0;
	return length;
}

static int take(struct sizing *s, char c, char *out)
{
	int length = 0;

	if (!goes_on(s, c))
		length = sizing_flush(s, out);
	if (!s->awaited || !goes_on(s, c)) {
		out[length++] = c;
		return length;
	}
	s->held[s->length++] = c;
	if (c != 'R' && c != 't')
		return length;
	if (!is_answer(s))
		return length + sizing_flush(s, out + length);
	s->length = 0;
	return length;
}

int sizing_filter(struct sizing *s, const char *in, int length, char *out)
{
	int written = 0;

	for (int i = 0; i < length; i++)
		written += take(s, in[i], out + written);
	return written;
}
