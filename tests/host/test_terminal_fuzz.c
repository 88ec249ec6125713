/* uses: console/terminal/ lib/common/utf8.c */
/* tests/host/test_terminal_fuzz.c - whatever is written and done, a terminal stays whole. */
#include "abi/key.h"
#include "console/terminal/find.h"
#include "console/terminal/keyseq.h"
#include "console/terminal/select.h"
#include "terminal_shim.h"

#define SEEDS  400
#define ROUNDS 60

static uint32_t seed;

static uint32_t any(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % below;
}

/* A control sequence of parts that could mean something. */
static int any_csi(char *out)
{
	static const char finals[] = "@ABCDEFGHIJKLMPSTXZ`abcdefghlmnpqrstu";
	static const int modes[] = {1, 4, 5, 6, 7, 20, 25, 47, 66, 1000, 1047, 1048, 1049, 2048};
	int length = sprintf(out, CSI "%s", any(4) ? "" : "?");

	for (uint32_t i = any(4); i > 0; i--) {
		uint32_t kind = any(4);

		length += sprintf(out + length, "%d%s",
				  kind == 0   ? (int)any(1000000)
				  : kind == 1 ? modes[any(14)]
					      : (int)any(30),
				  any(6) ? ";" : ":");
	}
	if (!any(12))
		out[length++] = " !$\""[any(4)];
	out[length++] = finals[any(sizeof(finals) - 1)];
	return length;
}

static int any_piece(char *out)
{
	static const char *const pieces[] = {
		"\r\n",	    "\n",	  "\t",	      "\b",	   "\r",     "\033M", "\033D",
		"\0337",    "\0338",	  "\033c",    "\033(0",	   "\033(B", "\016",  "\017",
		"\033H",    "\033#8",	  "日本",     "e\xcc\x81", "🙂",   "\xff",  "\xe2\x82",
		"\033]2;t", "\033]0;x\a", "\033P1$q", "\033\\",	   "\030",   "\x7f",  "\033[",
	};

	switch (any(6)) {
	case 0:
		return any_csi(out);
	case 1:
		return sprintf(out, "%s", pieces[any(sizeof(pieces) / sizeof(pieces[0]))]);
	case 2:
		for (int i = 0; i < 12; i++)
			out[i] = (char)any(256);
		return 12;
	case 3:
		memset(out, 'x', 60);
		return (int)any(60);
	default:
		return sprintf(out, "text %d ", (int)any(1000));
	}
}

/* Halves of wide characters stand together, and no row is longer than the screen. */
static void check_cells(const struct cell *cells, int length)
{
	assert_in_range(length, 0, terminal_columns(term));
	for (int x = 0; x < length; x++) {
		bool tail = x + 1 < length && (cells[x + 1].attributes & CELL_TAIL);

		assert_int_equal((cells[x].attributes & CELL_WIDE) != 0, tail);
		assert_true(cells[x].code <= 0x10ffff);
		assert_true(cells[x].code != 0x7f && (!cells[x].code || cells[x].code >= 0x20));
	}
}

static void check(void)
{
	struct terminal_cursor c;
	int first, end, from, to;

	for (int64_t line = terminal_first_line(term); line < terminal_end_line(term); line++) {
		int length;
		const struct cell *cells = terminal_line(term, line, &length, NULL);

		check_cells(cells, length);
		if (select_of_line(term, line, &from, &to))
			assert_true(from >= 0 && from < to && to <= terminal_columns(term));
	}
	if (terminal_cursor(term, &c)) {
		assert_in_range(c.x, 0, terminal_columns(term) - 1);
		assert_in_range(c.y, 0, terminal_rows(term) - 1);
	}
	while (terminal_damage(term, &first, &end))
		assert_true(first >= 0 && first < end && end <= terminal_rows(term));
	assert_in_range(terminal_view(term), 0, terminal_history_rows(term));
	assert_true(terminal_bytes(term) <=
		    terminal_bytes_max(terminal_columns(term), terminal_rows(term)));
}

static void do_select(void)
{
	int length;

	select_start(term, (int)any(40) - 5, (int)any(20) - 5, (enum select_kind)any(3));
	select_extend(term, (int)any(40) - 5, (int)any(20) - 5);
	free(select_text(term, &length));
}

static void do_input(void)
{
	struct keyseq_mouse e = {.action = (enum keyseq_action)any(4),
				 .button = any(4),
				 .buttons = any(8),
				 .notches = (int)any(3) - 1,
				 .mods = any(256),
				 .column = (int)any(40) - 5,
				 .row = (int)any(20) - 5};

	terminal_mouse(term, &e);
	terminal_key(term, any(256), any(256), any(2) ? any(0x3000) : 0);
	terminal_focus(term, any(2));
}

/* One thing a person or the window does. */
static void do_something(void)
{
	struct find_place at = {.line = (int64_t)any(100) - 10, .column = (int)any(30)};

	switch (any(7)) {
	case 0:
		assert_int_equal(terminal_resize(term, (int)any(40), (int)any(15)), 0);
		break;
	case 1:
		terminal_set_view(term, (int)any(60) - 10);
		break;
	case 2:
		do_select();
		break;
	case 3:
		if (find_next(term, any(2) ? "text" : "x 本", any(4), &at))
			select_range(term, at.line, at.column, at.end_line, at.end_column);
		break;
	case 4:
		do_input();
		break;
	case 5:
		memory_fail = any(3) ? 0 : (int)any(10) + 1;
		terminal_resize(term, (int)any(40), (int)any(15));
		memory_fail = 0;
		break;
	case 6:
		terminal_show_line(term, (int64_t)any(100) - 10);
		break;
	}
}

static void test_anything(void **state)
{
	char piece[128];

	(void)state;
	for (uint32_t s = 0; s < SEEDS; s++) {
		seed = s * 7919 + 1;
		open_terminal((int)any(40), (int)any(15));
		for (int round = 0; round < ROUNDS; round++) {
			for (uint32_t i = any(30); i > 0; i--)
				terminal_write(term, piece, any_piece(piece));
			do_something();
			check();
		}
		close_terminal();
	}
}

/* Only bytes, no grammar. */
static void test_noise(void **state)
{
	char bytes[4096];

	(void)state;
	seed = 99;
	open_terminal(80, 24);
	for (int round = 0; round < 200; round++) {
		for (size_t i = 0; i < sizeof(bytes); i++)
			bytes[i] = (char)(any(3) ? any(256) : any(96) + 27);
		terminal_write(term, bytes, sizeof(bytes));
	}
	check();
	close_terminal();
}

/* Numbers at the edge of what can be written: bounded work, bounded memory. */
static void test_large_numbers(void **state)
{
	char code[64];

	(void)state;
	open_terminal(80, 24);
	for (const char *final = "@ABCDEFGHIJKLMPSTXZ`abdefghlmnrtuq"; *final; final++) {
		sprintf(code, "x" CSI "99999999999999999999;2147483648%c", *final);
		feed(code);
		check();
	}
	feed(CSI);
	for (int i = 0; i < 10000; i++)
		feed("1;:");
	feed("mok");
	check();
	close_terminal();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_anything),
		cmocka_unit_test(test_noise),
		cmocka_unit_test(test_large_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
