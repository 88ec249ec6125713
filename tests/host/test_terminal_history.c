/* uses: console/terminal/ lib/common/utf8.c */
/* tests/host/test_terminal_history.c - packed rows, bounds of the scrollback, and the view on it.
 */
#include "console/terminal/history.h"
#include "console/terminal/packed.h"
#include "terminal_shim.h"

static uint32_t seed;

static uint32_t any(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % below;
}

static struct cell any_cell(void)
{
	static const uint32_t codes[] = {0, ' ', 'x', 0xe4, 0x20ac, 0x1f600, 0xfffd};
	static const uint32_t colours[] = {0, 0, CELL_PALETTE | 7, CELL_RGB | 0x123456};
	struct cell c = {
		.code = codes[any(7)],
		.text = colours[any(4)],
		.background = colours[any(4)],
		.attributes = any(3) ? 0 : (uint16_t)any(CELL_LOOK + 1),
	};

	if (c.code > ' ' && !any(4))
		c.mark = 0x301;
	return c;
}

/* Rows of short runs and long ones, wide characters among them. */
static void any_row(struct row *r, int columns)
{
	struct cell c = any_cell();

	row_clear(r);
	for (int length = (int)any((uint32_t)columns + 1); r->length < length; r->length++) {
		if (!any(3))
			c = any_cell();
		if (c.code == 0x1f600 && r->length + 1 < length) {
			r->cells[r->length] = c;
			r->cells[r->length++].attributes |= CELL_WIDE;
			r->cells[r->length] = c;
			r->cells[r->length].code = r->cells[r->length].mark = 0;
			r->cells[r->length].attributes |= CELL_TAIL;
		} else {
			r->cells[r->length] = c;
		}
	}
	r->wrapped = any(2);
}

static void assert_same(struct row *a, const struct row *b)
{
	row_trim(a);
	assert_int_equal(a->length, b->length);
	assert_int_equal(a->wrapped, b->wrapped);
	for (int x = 0; x < a->length; x++) {
		assert_int_equal(a->cells[x].code, b->cells[x].code);
		assert_int_equal(a->cells[x].mark, b->cells[x].mark);
		assert_true(cell_same_look(&a->cells[x], &b->cells[x]));
	}
}

static void test_packing_keeps_everything(void **state)
{
	uint8_t *packed = malloc(PACKED_BYTES_MAX(200));
	struct row a, b;

	(void)state;
	assert_true(row_init(&a, 200) && row_init(&b, 200));
	for (seed = 1; seed < 3000; seed++) {
		uint32_t kept = seed;
		bool wrapped;

		any_row(&a, 200);
		int bytes = packed_write(&a, packed);
		assert_true(bytes <= PACKED_BYTES_MAX(a.length));
		assert_int_equal(packed_bytes(packed), bytes);
		packed_read(packed, &b);
		assert_same(&a, &b);
		assert_int_equal(packed_length(packed, &wrapped), a.length);
		assert_int_equal(wrapped, a.wrapped);
		packed_unwrap(packed);
		assert_int_equal(packed_length(packed, &wrapped), a.length);
		assert_false(wrapped);
		seed = kept;
	}
	row_deinit(&a);
	row_deinit(&b);
	free(packed);
}

/* Against a plain array of rows: pushing, taking out at both ends, unwrapping. */
static void test_history_against_a_model(void **state)
{
	enum { ROWS = 3000 };
	static struct row model[ROWS];
	struct history h;
	struct row out;
	int first = 0, end = 0;

	(void)state;
	seed = 7;
	assert_true(history_init(&h) && row_init(&out, 100));
	while (end < ROWS) {
		uint32_t what = any(10);

		if (what < 7 || first == end) {
			assert_true(row_init(&model[end], 100));
			any_row(&model[end], 100);
			history_push(&h, &model[end++]);
		} else if (what == 7) {
			history_drop_first(&h);
			row_deinit(&model[first++]);
		} else if (what == 8) {
			history_pop(&h, &out);
			assert_same(&model[--end], &out);
			row_deinit(&model[end]);
		} else {
			history_unwrap(&h);
			model[end - 1].wrapped = false;
		}
		assert_int_equal(h.count, end - first);
		if (h.count) {
			int index = (int)any((uint32_t)h.count);

			history_get(&h, index, &out);
			assert_same(&model[first + index], &out);
		}
	}
	while (first < end)
		row_deinit(&model[first++]);
	row_deinit(&out);
	history_deinit(&h);
}

static void plain_row(struct row *r, int number)
{
	char text[16];

	row_clear(r);
	for (int i = 0; i < sprintf(text, "%d", number); i++)
		r->cells[r->length++] = (struct cell){.code = (uint8_t)text[i]};
}

static int number_at(const struct history *h, int index, struct row *out)
{
	int value = 0;

	history_get(h, index, out);
	for (int i = 0; i < out->length; i++)
		value = value * 10 + (int)(out->cells[i].code - '0');
	return value;
}

static void test_ten_thousand_rows_are_kept(void **state)
{
	struct history h;
	struct row r;

	(void)state;
	assert_true(history_init(&h) && row_init(&r, 80));
	for (int i = 0; i < 25000; i++) {
		plain_row(&r, i);
		history_push(&h, &r);
	}
	assert_int_equal(h.count, TERMINAL_HISTORY_MAX);
	assert_int_equal(h.first, 25000 - TERMINAL_HISTORY_MAX);
	for (int i = 0; i < h.count; i += 99)
		assert_int_equal(number_at(&h, i, &r), h.first + i);
	assert_true(history_bytes(&h) < 0x50000); /* plain text is small */
	history_clear(&h);
	assert_int_equal(h.first, 25000);
	assert_int_equal(h.count, 0);
	row_deinit(&r);
	history_deinit(&h);
}

/* Rows of which every cell is another colour are large: bytes are the bound then. */
static void test_bytes_are_bounded(void **state)
{
	struct history h;
	struct row r;

	(void)state;
	assert_true(history_init(&h) && row_init(&r, TERMINAL_COLUMNS_MAX));
	for (uint32_t i = 0; i < 2000; i++) {
		for (r.length = 0; r.length < r.capacity; r.length++)
			r.cells[r.length] =
				(struct cell){0x1f600, CELL_RGB | i, CELL_RGB | (uint32_t)r.length,
					      (uint16_t)(r.length & CELL_LOOK), 0x301};
		history_push(&h, &r);
		assert_true(history_bytes(&h) <=
			    TERMINAL_HISTORY_BYTES + TERMINAL_HISTORY_MAX * sizeof(uint32_t));
	}
	assert_int_equal(h.first + h.count, 2000);
	assert_in_range(h.count, 700, 1000);
	row_deinit(&r);
	history_deinit(&h);
}

/* The view. */

static void write_lines(int from, int to)
{
	char text[32];

	for (int i = from; i < to; i++) {
		sprintf(text, "%s%d", i ? "\r\n" : "", i);
		feed(text);
	}
}

static void test_view_stays_on_its_text(void **state)
{
	(void)state;
	open_terminal(10, 3);
	write_lines(0, 10);
	assert_screen("7|8|9");
	assert_int_equal(terminal_history_rows(term), 7);
	assert_int_equal(terminal_first_line(term), 0);
	assert_int_equal(terminal_end_line(term), 10);
	terminal_set_view(term, 2);
	assert_screen("5|6|7");
	assert_cursor("-1,-1-");
	write_lines(10, 15);
	assert_screen("5|6|7");
	assert_int_equal(terminal_view(term), 7);
	assert_int_equal(terminal_top_line(term), 5);
	terminal_set_view(term, 1000);
	assert_screen("0|1|2");
	terminal_set_view(term, -1);
	assert_screen("12|13|14");
	terminal_set_view(term, 1);
	assert_cursor("-1,-1-");
	feed(CSI "H");
	assert_cursor("0,1"); /* the screen's first row is the view's second */
	terminal_show_line(term, 3);
	assert_screen("3|4|5");
	terminal_show_line(term, 4);
	assert_screen("3|4|5");
	terminal_show_line(term, 8);
	assert_screen("6|7|8");
	terminal_show_line(term, 14);
	assert_int_equal(terminal_view(term), 0);
	close_terminal();
}

static void test_view_moves_when_its_rows_go(void **state)
{
	(void)state;
	open_terminal(10, 3);
	write_lines(0, TERMINAL_HISTORY_MAX + 3);
	terminal_set_view(term, TERMINAL_HISTORY_MAX);
	assert_screen("0|1|2");
	write_lines(TERMINAL_HISTORY_MAX + 3, TERMINAL_HISTORY_MAX + 8);
	assert_screen("5|6|7");
	feed(CSI "3J");
	assert_int_equal(terminal_view(term), 0);
	assert_int_equal(terminal_history_rows(term), 0);
	assert_screen("10005|10006|10007");
	close_terminal();
}

static void test_what_goes_into_the_history(void **state)
{
	(void)state;
	open_terminal(10, 4);
	write_lines(0, 4);
	feed(CSI "2;4r" CSI "4;1H\n\n" CSI "r"); /* a region below the top: nothing */
	assert_int_equal(terminal_history_rows(term), 0);
	feed(CSI "1;2r" CSI "2;1H\n" CSI "r"); /* one at the top */
	assert_int_equal(terminal_history_rows(term), 1);
	feed(CSI "2S" CSI "M" CSI "2J"); /* scrolled by code: yes; deleted, erased: no */
	assert_int_equal(terminal_history_rows(term), 3);
	feed(CSI "?1049h" CSI "4H\n\n\n" CSI "?1049l"); /* the alternate screen: nothing */
	assert_int_equal(terminal_history_rows(term), 3);
	terminal_reset(term);
	assert_int_equal(terminal_history_rows(term), 3);
	terminal_clear_history(term);
	assert_int_equal(terminal_history_rows(term), 0);
	close_terminal();
}

static void test_lines_outside_are_blank(void **state)
{
	int length = 5;
	bool wrapped = true;

	(void)state;
	open_terminal(10, 3);
	assert_non_null(terminal_line(term, -1, &length, &wrapped));
	assert_int_equal(length, 0);
	assert_false(wrapped);
	assert_non_null(terminal_line(term, 3, &length, NULL));
	assert_int_equal(length, 0);
	assert_true(terminal_bytes(term) <= terminal_bytes_max(10, 3));
	close_terminal();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_packing_keeps_everything),
		cmocka_unit_test(test_history_against_a_model),
		cmocka_unit_test(test_ten_thousand_rows_are_kept),
		cmocka_unit_test(test_bytes_are_bounded),
		cmocka_unit_test(test_view_stays_on_its_text),
		cmocka_unit_test(test_view_moves_when_its_rows_go),
		cmocka_unit_test(test_what_goes_into_the_history),
		cmocka_unit_test(test_lines_outside_are_blank),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
