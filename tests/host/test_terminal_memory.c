/* uses: console/terminal/ lib/common/utf8.c */
/* tests/host/test_terminal_memory.c - a terminal when memory is short, and how much it ever has. */
#include "terminal_shim.h"

static void write_lines(int count)
{
	char text[64];

	for (int i = 0; i < count; i++) {
		sprintf(text, "line %d of the many that are written here\r\n", i);
		feed(text);
	}
}

/* Without the n-th block there is no terminal, and nothing is left of it. */
static void test_create_without_memory(void **state)
{
	int n = 0;

	(void)state;
	do {
		memory_fail = ++n;
		term = terminal_create(20, 5, NULL, NULL);
		assert_true(term || !memory_blocks);
	} while (!term);
	assert_int_equal(n - 1, memory_blocks);
	memory_fail = 0;
	close_terminal();
}

/* A size that cannot be had changes nothing. */
static void test_resize_without_memory(void **state)
{
	int n = 0, result;

	(void)state;
	open_terminal(20, 5);
	write_lines(10);
	do {
		memory_fail = ++n;
		result = terminal_resize(term, 30, 7);
		if (!result)
			break;
		assert_int_equal(result, -12); /* ENOMEM */
		assert_int_equal(terminal_columns(term), 20);
		assert_screen("line 8 of the many t|hat are written here|"
			      "line 9 of the many t|hat are written here");
	} while (n < 100);
	assert_in_range(n, 10, 90);
	memory_fail = 0;
	assert_int_equal(terminal_columns(term), 30);
	close_terminal();
}

/* Scrollback that cannot be had is lost; everything else goes on. */
static void test_history_without_memory(void **state)
{
	(void)state;
	open_terminal(80, 3);
	memory_fail = 1;
	memory_fail_on = true;
	write_lines(100);
	assert_int_equal(terminal_history_rows(term), 0);
	assert_screen("line 98 of the many that are written here|"
		      "line 99 of the many that are written here");
	memory_fail = 0;
	write_lines(100);
	assert_int_equal(terminal_history_rows(term), 100);
	memory_fail = 1;
	write_lines(5000); /* only the blocks it has: the oldest rows go */
	assert_in_range(terminal_history_rows(term), 1, 1000);
	assert_int_equal(terminal_end_line(term), 5201);
	assert_int_equal(terminal_end_line(term) - 3 - terminal_history_rows(term),
			 terminal_first_line(term));
	memory_fail = 0;
	memory_fail_on = false;
	close_terminal();
}

/* Sixteen colours a cell, marks, emoji: the most that can be put into rows. */
static void write_worst(int bytes)
{
	char text[64];

	for (int i = 0; i < bytes; i += 40) {
		sprintf(text, CSI "38;2;%d;%d;3;48;2;9;%d;%dm\xf0\x9f\x98\x80\xe2\x83\x9d", i % 256,
			i / 256 % 256, i % 99, i % 101);
		feed(text);
	}
}

static void test_bound(void **state)
{
	static const int sizes[][2] = {{80, 24}, {500, 300}, {2, 1}, {133, 50}};

	(void)state;
	for (int i = 0; i < 4; i++) {
		int columns = sizes[i][0], rows = sizes[i][1];

		memory_peak = 0;
		open_terminal(columns, rows);
		write_worst(i == 3 ? 40000000 : 4000000);
		assert_true(memory_bytes <= terminal_bytes(term));
		assert_true(terminal_bytes(term) <= terminal_bytes_max(columns, rows));
		assert_true(memory_peak <= terminal_bytes_max(columns, rows));
		memory_peak = 0;
		assert_int_equal(terminal_resize(term, columns / 2 + 3, rows), 0);
		assert_true(memory_peak <= terminal_bytes_max(columns, rows) +
						   terminal_bytes_max(columns / 2 + 3, rows) -
						   TERMINAL_HISTORY_BYTES + 0x10000);
		close_terminal();
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_create_without_memory),
		cmocka_unit_test(test_resize_without_memory),
		cmocka_unit_test(test_history_without_memory),
		cmocka_unit_test(test_bound),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
