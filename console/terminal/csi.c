/* console/terminal/csi.c - control sequences: a table of codes, one small function each. */
#include "terminal_parts.h"

typedef void csi_function(struct terminal *t, const struct parser_csi *csi);

/* The first parameter as a count: omitted and 0 are 1. */
static int count_of(const struct parser_csi *csi)
{
	return parser_value(csi, 0, 1);
}

static void sgr(struct terminal *t, const struct parser_csi *csi)
{
	sgr_do(&t->screen.cursor.pen, csi);
}

static void position(struct terminal *t, const struct parser_csi *csi)
{
	screen_move_origin(&t->screen, parser_value(csi, 1, 1) - 1, count_of(csi) - 1);
}

static void column(struct terminal *t, const struct parser_csi *csi)
{
	screen_move(&t->screen, count_of(csi) - 1, t->screen.cursor.y);
}

static void line(struct terminal *t, const struct parser_csi *csi)
{
	screen_move_origin(&t->screen, t->screen.cursor.x, count_of(csi) - 1);
}

static void up(struct terminal *t, const struct parser_csi *csi)
{
	screen_up(&t->screen, count_of(csi));
}

static void down(struct terminal *t, const struct parser_csi *csi)
{
	screen_down(&t->screen, count_of(csi));
}

static void right(struct terminal *t, const struct parser_csi *csi)
{
	screen_move(&t->screen, t->screen.cursor.x + count_of(csi), t->screen.cursor.y);
}

static void left(struct terminal *t, const struct parser_csi *csi)
{
	screen_move(&t->screen, t->screen.cursor.x - count_of(csi), t->screen.cursor.y);
}

static void next_line(struct terminal *t, const struct parser_csi *csi)
{
	down(t, csi);
	screen_move(&t->screen, 0, t->screen.cursor.y);
}

static void previous_line(struct terminal *t, const struct parser_csi *csi)
{
	up(t, csi);
	screen_move(&t->screen, 0, t->screen.cursor.y);
}

static void tab(struct terminal *t, const struct parser_csi *csi)
{
	screen_tab(&t->screen, count_of(csi));
}

static void tab_back(struct terminal *t, const struct parser_csi *csi)
{
	screen_tab(&t->screen, -count_of(csi));
}

static void tab_clear(struct terminal *t, const struct parser_csi *csi)
{
	struct screen *s = &t->screen;
	int what = parser_value(csi, 0, 0);

	if (what == 0)
		s->tabs[s->cursor.x] = false;
	for (int x = 0; what == 3 && x < TERMINAL_COLUMNS_MAX; x++)
		s->tabs[x] = false;
}

/* 0: from the cursor on, 1: up to and with it, 2: the row. */
static void erase_line(struct terminal *t, const struct parser_csi *csi)
{
	struct screen *s = &t->screen;
	int what = parser_value(csi, 0, 0);

	if (what > 2)
		return;
	s->cursor.pending = false;
	screen_erase_cells(s, s->cursor.y, what ? 0 : s->cursor.x,
			   what == 1 ? s->cursor.x + 1 : s->columns);
}

static void erase_display(struct terminal *t, const struct parser_csi *csi)
{
	struct screen *s = &t->screen;
	int what = parser_value(csi, 0, 0);

	if (what == 3)
		terminal_clear_history(t);
	if (what > 2)
		return;
	erase_line(t, csi);
	if (what != 0)
		screen_erase_rows(s, 0, s->cursor.y);
	if (what != 1)
		screen_erase_rows(s, s->cursor.y + 1, s->height);
}

static void erase_cells(struct terminal *t, const struct parser_csi *csi)
{
	struct screen *s = &t->screen;

	s->cursor.pending = false;
	screen_erase_cells(s, s->cursor.y, s->cursor.x, s->cursor.x + count_of(csi));
}

static void insert_cells(struct terminal *t, const struct parser_csi *csi)
{
	screen_insert_cells(&t->screen, count_of(csi));
}

static void delete_cells(struct terminal *t, const struct parser_csi *csi)
{
	screen_delete_cells(&t->screen, count_of(csi));
}

static void insert_rows(struct terminal *t, const struct parser_csi *csi)
{
	screen_insert_rows(&t->screen, count_of(csi));
}

static void delete_rows(struct terminal *t, const struct parser_csi *csi)
{
	screen_delete_rows(&t->screen, count_of(csi));
}

static void scroll_up(struct terminal *t, const struct parser_csi *csi)
{
	screen_scroll_up(&t->screen, count_of(csi));
}

/* With five parameters it is an old kind of mouse tracking. */
static void scroll_down(struct terminal *t, const struct parser_csi *csi)
{
	if (csi->count < 2)
		screen_scroll_down(&t->screen, count_of(csi));
}

/* No more often than there are cells. */
static void repeat(struct terminal *t, const struct parser_csi *csi)
{
	struct screen *s = &t->screen;
	int count = count_of(csi), most = s->columns * s->height;

	for (int i = 0; s->last && i < count && i < most; i++)
		screen_print(s, s->last);
}

static void region(struct terminal *t, const struct parser_csi *csi)
{
	screen_set_region(&t->screen, count_of(csi) - 1, parser_value(csi, 1, t->screen.height));
}

static void set_mode(struct terminal *t, const struct parser_csi *csi)
{
	mode_do(t, csi, true);
}

static void reset_mode(struct terminal *t, const struct parser_csi *csi)
{
	mode_do(t, csi, false);
}

static void soft_reset(struct terminal *t, const struct parser_csi *csi)
{
	(void)csi;
	screen_soft_reset(&t->screen);
}

static void save(struct terminal *t, const struct parser_csi *csi)
{
	(void)csi;
	screen_save(&t->screen);
}

static void restore(struct terminal *t, const struct parser_csi *csi)
{
	(void)csi;
	screen_restore(&t->screen);
}

/* 0, 1 blinking block, 2 block, 3 and 4 underline, 5 and 6 bar. */
static void shape(struct terminal *t, const struct parser_csi *csi)
{
	int value = parser_value(csi, 0, 1);

	if (value > 6)
		return;
	t->shape = (enum terminal_cursor_shape)((value - 1) / 2);
	t->screen.modes &= ~(uint32_t)MODE_BLINK_CURSOR;
	if (value % 2)
		t->screen.modes |= MODE_BLINK_CURSOR;
	t->screen.changed[t->screen.cursor.y] = true;
}

/* The usual ones first: it is searched from the top. */
static const struct {
	char prefix, intermediate, final;
	csi_function *function;
} table[] = {
	{0, 0, 'm', sgr},
	{0, 0, 'H', position},
	{0, 0, 'K', erase_line},
	{0, 0, 'C', right},
	{0, 0, 'A', up},
	{0, 0, 'B', down},
	{0, 0, 'D', left},
	{0, 0, 'J', erase_display},
	{0, 0, 'G', column},
	{0, 0, 'd', line},
	{'?', 0, 'h', set_mode},
	{'?', 0, 'l', reset_mode},
	{0, 0, 'r', region},
	{0, 0, 'X', erase_cells},
	{0, 0, 'P', delete_cells},
	{0, 0, '@', insert_cells},
	{0, 0, 'L', insert_rows},
	{0, 0, 'M', delete_rows},
	{0, 0, 'S', scroll_up},
	{0, 0, 'T', scroll_down},
	{0, 0, 'b', repeat},
	{0, 0, 'E', next_line},
	{0, 0, 'F', previous_line},
	{0, 0, 'f', position},
	{0, 0, 'a', right},
	{0, 0, 'e', down},
	{0, 0, '`', column},
	{0, 0, 'I', tab},
	{0, 0, 'Z', tab_back},
	{0, 0, 'g', tab_clear},
	{0, 0, 'h', set_mode},
	{0, 0, 'l', reset_mode},
	{0, 0, 's', save},
	{0, 0, 'u', restore},
	{0, ' ', 'q', shape},
	{0, '!', 'p', soft_reset},
	{0, 0, 'c', report_attributes},
	{'>', 0, 'c', report_attributes},
	{0, 0, 'n', report_status},
	{'?', 0, 'n', report_status},
	{0, '$', 'p', report_mode},
	{'?', '$', 'p', report_mode},
	{0, 0, 't', report_window},
	{'>', 0, 'q', report_version},
};

#define ENTRIES ((int)(sizeof(table) / sizeof(table[0])))

static csi_function *find(char prefix, char intermediate, char final)
{
	for (int i = 0; i < ENTRIES; i++)
		if (table[i].final == final && table[i].prefix == prefix &&
		    table[i].intermediate == intermediate)
			return table[i].function;
	return NULL;
}

void csi_do(struct terminal *t, const struct parser_csi *csi)
{
	csi_function *function = find(csi->prefix, csi->intermediate, csi->final);

	if (function)
		function(t, csi);
}

bool csi_known(char prefix, char intermediate, char final)
{
	return find(prefix, intermediate, final) != NULL;
}

bool csi_entry(int i, char *prefix, char *intermediate, char *final)
{
	if (i < 0 || i >= ENTRIES)
		return false;
	*prefix = table[i].prefix;
	*intermediate = table[i].intermediate;
	*final = table[i].final;
	return true;
}
