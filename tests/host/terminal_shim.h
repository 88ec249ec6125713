/*
 * tests/host/terminal_shim.h - a terminal under test: what goes in and what is seen, as text.
 *
 *	open_terminal(10, 3);
 *	feed("ab\r\ncd");
 *	assert_screen("ab|cd");
 *	close_terminal();
 *
 * A screen as text has its rows separated by |, empty rows at the end left out; a blank cell within
 * a row is a dot. What was replied is in `replied` until clear_replied.
 *
 * memory_fail = n makes the n-th allocation from now on fail, once, or with memory_fail_on all from
 * then on (0: none). close_terminal checks that none is left.
 */
#ifndef TESTS_TERMINAL_SHIM_H
#define TESTS_TERMINAL_SHIM_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "common/utf8.h"
#include "console/terminal/memory.h"
#include "console/terminal/terminal.h"

#define CSI "\033["

static int memory_fail, memory_blocks;
static bool memory_fail_on;
static size_t memory_bytes, memory_peak;

void *memory_get(size_t size)
{
	size_t *block;

	if (memory_fail && --memory_fail == 0) {
		memory_fail = memory_fail_on;
		return NULL;
	}
	block = malloc(size + 2 * sizeof(*block));
	*block = size;
	memory_blocks++;
	memory_bytes += size;
	if (memory_peak < memory_bytes)
		memory_peak = memory_bytes;
	return block + 2;
}

void memory_free(void *block)
{
	size_t *begin = block;

	if (!block)
		return;
	memory_blocks--;
	memory_bytes -= begin[-2];
	free(begin - 2);
}

static struct terminal *term;
static char replied[8192];
static int replied_length, bells, titles;

__attribute__((unused)) static void clear_replied(void)
{
	replied_length = 0;
	replied[0] = 0;
}

static void shim_reply(void *context, const char *bytes, int length)
{
	assert_ptr_equal(context, replied);
	if (replied_length + length >= (int)sizeof(replied))
		replied_length = 0;
	memcpy(replied + replied_length, bytes, (size_t)length);
	replied_length += length;
	replied[replied_length] = 0;
}

static void shim_title(void *context, const char *title)
{
	(void)context;
	(void)title;
	titles++;
}

static void shim_bell(void *context)
{
	(void)context;
	bells++;
}

static const struct terminal_callbacks shim_callbacks = {shim_reply, shim_title, shim_bell};

__attribute__((unused)) static void open_terminal(int columns, int rows)
{
	clear_replied();
	bells = titles = 0;
	term = terminal_create(columns, rows, &shim_callbacks, replied);
	assert_non_null(term);
}

__attribute__((unused)) static void close_terminal(void)
{
	terminal_destroy(term);
	term = NULL;
	assert_int_equal(memory_blocks, 0);
}

__attribute__((unused)) static void feed(const char *text)
{
	terminal_write(term, text, (int)strlen(text));
}

static int shim_cells(const struct cell *cells, int length, char *out)
{
	int bytes = 0;

	while (length && !cells[length - 1].code && !(cells[length - 1].attributes & CELL_TAIL))
		length--;
	for (int x = 0; x < length; x++) {
		if (cells[x].attributes & CELL_TAIL)
			continue;
		bytes += utf8_encode(cells[x].code ? cells[x].code : '.', out + bytes);
		if (cells[x].mark)
			bytes += utf8_encode(cells[x].mark, out + bytes);
	}
	out[bytes] = 0;
	return bytes;
}

/* The view. */
__attribute__((unused)) static const char *seen(void)
{
	static char text[TERMINAL_ROWS_MAX * 64];
	int at = 0, end = 0;

	for (int y = 0; y < terminal_rows(term); y++) {
		int length;
		const struct cell *cells = terminal_row(term, y, &length);

		if (y)
			text[at++] = '|';
		length = shim_cells(cells, length, text + at);
		at += length;
		if (length)
			end = at;
	}
	text[end] = 0;
	return text;
}

#define assert_screen(picture) assert_string_equal(seen(), picture)

__attribute__((unused)) static struct cell cell_at(int x, int y)
{
	int length;
	const struct cell *cells = terminal_row(term, y, &length);

	return x < length ? cells[x] : (struct cell){0};
}

/* "x,y", and "-" behind it if the cursor is hidden or out of view. */
__attribute__((unused)) static const char *cursor_text(void)
{
	static char text[32];
	struct terminal_cursor c = {.x = -1, .y = -1};
	bool visible = terminal_cursor(term, &c);

	sprintf(text, "%d,%d%s", c.x, c.y, visible ? "" : "-");
	return text;
}

#define assert_cursor(text) assert_string_equal(cursor_text(), text)

#endif
