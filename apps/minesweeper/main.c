/* apps/minesweeper/main.c - Minesweeper: the field on the screen, mouse and keys. */
#include <stdio.h>
#include "field.h"
#include "gui.h"
#include "sys.h"

#define CELL  26
#define TIMER 1

enum { ACTION_NEW = 1, ACTION_SMALL, ACTION_MIDDLE, ACTION_LARGE, ACTION_CLOSE };

static const struct {
	int width, height, mines;
} sizes[] = {{9, 9, 10}, {16, 16, 40}, {30, 16, 99}};

/* clang-format off */
static const struct gui_action actions[] = {
	{ACTION_NEW, "&New Game", NULL, "F2", NULL, 0},
	{ACTION_SMALL, "&Small, 10 Mines", NULL, "Ctrl+1", NULL, GUI_ACTION_CHECKABLE | GUI_ACTION_RADIO | GUI_ACTION_CHECKED},
	{ACTION_MIDDLE, "&Middle, 40 Mines", NULL, "Ctrl+2", NULL, GUI_ACTION_CHECKABLE | GUI_ACTION_RADIO},
	{ACTION_LARGE, "&Large, 99 Mines", NULL, "Ctrl+3", NULL, GUI_ACTION_CHECKABLE | GUI_ACTION_RADIO},
	{ACTION_CLOSE, "&Close", NULL, "Ctrl+W", NULL, 0},
	{0, NULL, NULL, NULL, NULL, 0},
};
/* clang-format on */
static const uint32_t game_menu[] = {ACTION_NEW,   0, ACTION_SMALL, ACTION_MIDDLE,
				     ACTION_LARGE, 0, ACTION_CLOSE, GUI_MENU_END};
static const struct gui_menu menus[] = {{"&Game", game_menu}};

static struct field field;
static struct gui_element *window, *board, *mines_label, *time_label, *word_label;
static int size, cursor_x, cursor_y;
static bool keys_used;
static uint64_t began, took; /* milliseconds */

static uint64_t milliseconds(void)
{
	uint64_t ns = 0;

	SysClock(&ns);
	return ns / 1000000;
}

static void show(void)
{
	static const char *const words[] = {"Open a cell.", "", "All found!", "That was a mine."};

	if (field.state == FIELD_PLAYED && !began) {
		began = milliseconds();
		GuiSetTimer(window, TIMER, 1000, 0);
	}
	if (field.state != FIELD_PLAYED && began) {
		GuiSetTimer(window, TIMER, 0, 0);
		took = milliseconds() - began;
		began = 0;
	}
	GuiLabelPrint(mines_label, "%d", field.mines - field.flags);
	GuiLabelPrint(time_label, "%lu s",
		      (unsigned long)((began ? milliseconds() - began : took) / 1000));
	GuiLabelSetText(word_label, words[field.state]);
	GuiLabelSetColour(word_label,
			  field.state == FIELD_LOST ? GUI_COLOUR_WARNING : GUI_COLOUR_TEXT);
	GuiInvalidate(board);
}

static void new_game(int which)
{
	bool other = which != size;

	size = which;
	began = took = 0;
	cursor_x = cursor_y = 0;
	GuiSetTimer(window, TIMER, 0, 0);
	field_init(&field, sizes[size].width, sizes[size].height, sizes[size].mines,
		   (uint32_t)milliseconds());
	if (other) {
		GuiSetMinSize(board, field.width * CELL, field.height * CELL);
		GuiWindowResize(window, 0, 0);
	}
	show();
}

/*
 * Painting.
 */
static void paint_mine(struct gui_painter *p, struct rect r)
{
	int x = (r.left + r.right) * 8, y = (r.top + r.bottom) * 8;

	for (int i = -1; i <= 1; i++) {
		GuiPaintLine(p, (struct gui_point){x - 100, y - 100 * i},
			     (struct gui_point){x + 100, y + 100 * i}, 24,
			     GuiTheme(GUI_COLOUR_TEXT));
	}
	GuiPaintLine(p, (struct gui_point){x, y - 120}, (struct gui_point){x, y + 120}, 24,
		     GuiTheme(GUI_COLOUR_TEXT));
	GuiPaintRounded(p, (struct rect){r.left + 8, r.top + 8, r.right - 8, r.bottom - 8}, 5,
			GuiTheme(GUI_COLOUR_TEXT));
}

static void paint_flag(struct gui_painter *p, struct rect r)
{
	int x = r.left * 16 + 160, y = r.top * 16;

	GuiPaintLine(p, (struct gui_point){x, y + 96}, (struct gui_point){x, y + 320}, 28,
		     GuiTheme(GUI_COLOUR_TEXT));
	for (int i = 0; i < 7; i++) /* a triangle, line by line to its tip */
		GuiPaintLine(p, (struct gui_point){x, y + 104 + i * 16},
			     (struct gui_point){x + 112, y + 152}, 16,
			     GuiTheme(GUI_COLOUR_WARNING));
}

static void paint_number(struct gui_painter *p, struct rect r, int n)
{
	static const uint32_t light[] = {0,
					 GUI_RGB(0x2b, 0x69, 0xd0),
					 GUI_RGB(0x2a, 0x7d, 0x46),
					 GUI_RGB(0xc9, 0x30, 0x35),
					 GUI_RGB(0x5b, 0x3a, 0x9e),
					 GUI_RGB(0x8a, 0x3b, 0x12),
					 GUI_RGB(0x12, 0x7a, 0x85),
					 GUI_RGB(0x33, 0x33, 0x33),
					 GUI_RGB(0x77, 0x77, 0x77)};
	static const uint32_t dark[] = {0,
					GUI_RGB(0x6c, 0xa5, 0xff),
					GUI_RGB(0x6d, 0xcb, 0x8c),
					GUI_RGB(0xff, 0x7b, 0x7e),
					GUI_RGB(0xb4, 0x9a, 0xf0),
					GUI_RGB(0xf0, 0xa0, 0x70),
					GUI_RGB(0x68, 0xd0, 0xda),
					GUI_RGB(0xdd, 0xdd, 0xdd),
					GUI_RGB(0x99, 0x99, 0x99)};
	char text[2] = {(char)('0' + n), 0};

	GuiPaintText(p, r, text, GuiGetTheme() == GUI_THEME_DARK ? dark[n] : light[n],
		     GUI_FONT_BOLD | GUI_TEXT_CENTRE);
}

static void paint_cell(struct gui_painter *p, int x, int y)
{
	const struct cell *c = &field.cells[y][x];
	struct rect r = {x * CELL, y * CELL, (x + 1) * CELL, (y + 1) * CELL};
	struct rect face = {r.left + 1, r.top + 1, r.right - 1, r.bottom - 1};
	bool over = field.state == FIELD_LOST || field.state == FIELD_WON;
	bool mine = c->mine && (c->open || (over && !c->flag));

	if (c->open)
		GuiPaintRounded(p, face, 3,
				GuiTheme(c->mine ? GUI_COLOUR_WARNING : GUI_COLOUR_SURFACE_ALT));
	else
		GuiPaintRounded(p, face, 4, GuiTheme(GUI_COLOUR_BORDER));
	if (mine)
		paint_mine(p, r);
	else if (c->flag)
		paint_flag(p, r);
	else if (c->open && c->around)
		paint_number(p, r, c->around);
	if (keys_used && x == cursor_x && y == cursor_y)
		GuiPaintOutline(p, face, (struct gui_stroke){4, 2, GuiTheme(GUI_COLOUR_ACCENT)});
}

static void paint(struct gui_element *e, struct gui_painter *p)
{
	GuiPaintFill(p, GuiRect(e), GuiTheme(GUI_COLOUR_SURFACE));
	for (int y = 0; y < field.height; y++)
		for (int x = 0; x < field.width; x++)
			paint_cell(p, x, y);
}

/*
 * Playing.
 */
static int press(struct msg *msg)
{
	int x = MSG_LOW(msg->params[0]) / CELL, y = MSG_HIGH(msg->params[0]) / CELL;

	keys_used = false;
	if (MSG_BUTTON(msg->params[1]) == BUTTON_RIGHT)
		field_flag(&field, x, y);
	else if (msg->params[2] == 2 || MSG_BUTTON(msg->params[1]) == BUTTON_MIDDLE)
		field_open_around(&field, x, y);
	else
		field_open(&field, x, y);
	show();
	return 1;
}

static int key(const struct msg *msg)
{
	switch (msg->params[0]) {
	case KEY_LEFT:
		cursor_x -= cursor_x > 0;
		break;
	case KEY_RIGHT:
		cursor_x += cursor_x + 1 < field.width;
		break;
	case KEY_UP:
		cursor_y -= cursor_y > 0;
		break;
	case KEY_DOWN:
		cursor_y += cursor_y + 1 < field.height;
		break;
	case KEY_SPACE:
		if (field.cells[cursor_y][cursor_x].open)
			field_open_around(&field, cursor_x, cursor_y);
		else
			field_open(&field, cursor_x, cursor_y);
		break;
	case KEY_F:
		field_flag(&field, cursor_x, cursor_y);
		break;
	default:
		return 0;
	}
	keys_used = true;
	show();
	return 1;
}

static int on_board(struct gui_element *e, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint(e, GuiPainter(msg));
		return 1;
	case MSG_MOUSEDOWN:
		return press(msg);
	case MSG_KEYDOWN:
		return msg->params[1] & (MOD_CTRL | MOD_ALT) ? 0 : key(msg);
	}
	return 0;
}

static int on_window(struct gui_element *e, struct msg *msg)
{
	(void)e;
	if (msg->code == MSG_TIMER) {
		show();
		return 1;
	}
	if (msg->code != MSG_ACTION)
		return 0;
	if (msg->params[0] == ACTION_CLOSE)
		return GuiSend(window, MSG_CLOSE, 0, 0, 0);
	if (msg->params[0] == ACTION_NEW)
		new_game(size);
	else if (msg->params[0] <= ACTION_LARGE)
		new_game((int)(msg->params[0] - ACTION_SMALL));
	else
		return 0;
	return 1;
}

int main(void)
{
	struct gui_element *column, *row;

	window = GuiWindowCreateWith(
		&(struct gui_window_options){.title = "Minesweeper", .flags = GUI_WINDOW_FIXED});
	GuiWindowSetClass(window, "transom.minesweeper");
	GuiWindowSetIcon(window, "games");
	GuiSetHandler(window, on_window);
	GuiActionsAdd(window, actions);
	GuiMenubarCreate(window, menus, 1);
	column = GuiColumnCreate(window);
	GuiSetPadding(column, 12);
	GuiSetExpand(column, 1, 1);
	row = GuiRowCreate(column);
	mines_label = GuiLabelCreate(row, "");
	GuiLabelSetStyle(mines_label, GUI_FONT_LARGE);
	GuiSpacerCreate(row);
	word_label = GuiLabelCreate(row, "");
	GuiSpacerCreate(row);
	time_label = GuiLabelCreate(row, "");
	GuiLabelSetStyle(time_label, GUI_FONT_LARGE | GUI_TEXT_RIGHT);
	board = GuiElementCreate(column, NULL, 0, GUI_FOCUSABLE | GUI_OPAQUE);
	GuiSetHandler(board, on_board);
	GuiSetMinSize(board, sizes[0].width * CELL, sizes[0].height * CELL);
	GuiSetAlign(board, GUI_ALIGN_CENTRE, GUI_ALIGN_CENTRE);
	new_game(0);
	GuiFocus(board);
	return GuiRun();
}
