/* apps/capdemo/window.c - the window: lamp, words, whom to give it to, the log. */
#include <stdio.h>
#include "capdemo.h"

#define WIDTH	 336
#define LAMP_BOX 56
#define GAP	 12
#define FRAME	 34 /* title and borders */
#define BORDERS	 2
#define LEAST	 230 /* of its height */
#define TALLEST	 320
#define LINES	 200 /* of the log */

static struct gui_element *window, *canvas, *words, *log_list;
static struct gui_element *buttons[2], *give_buttons[PEOPLE];
static const struct window_calls *calls;
static enum lamp_look look;
static uint32_t self;
static int peer;

const char *name_of(uint32_t number)
{
	static const char *const names[PEOPLE] = {"Owner", "Ada", "Bob", "Cyd"};

	return number < PEOPLE ? names[number] : "Nobody";
}

/*
 * The lamp: of the owner its light, of the others whether they hold it.
 */
static void paint_lamp(struct gui_painter *p, struct rect r)
{
	uint32_t light = self ? GuiTheme(GUI_COLOUR_ACCENT) : GUI_RGB(0xf5, 0xb9, 0x2e);
	uint32_t edge = GuiTheme(look == LAMP_GONE ? GUI_COLOUR_SEPARATOR : GUI_COLOUR_BORDER);
	int radius = (r.right - r.left) / 2, side = radius * 16 / 3 * 2;
	struct gui_point a = {side, side}, b = {r.right * 16 - side, r.bottom * 16 - side};

	if (look != LAMP_GONE)
		GuiPaintRounded(p, r, radius,
				look == LAMP_ON ? light : GuiTheme(GUI_COLOUR_SURFACE));
	GuiPaintOutline(p, r, (struct gui_stroke){radius, 2, look == LAMP_ON ? light : edge});
	if (look != LAMP_GONE)
		return;
	GuiPaintLine(p, a, b, 32, edge);
	GuiPaintLine(p, (struct gui_point){a.x, b.y}, (struct gui_point){b.x, a.y}, 32, edge);
}

static int on_canvas(struct gui_element *e, struct msg *msg)
{
	if (msg->code != MSG_GUI_PAINT)
		return 0;
	paint_lamp(GuiPainter(msg), GuiRect(e));
	return 1;
}

void window_say(enum lamp_look new, const char *text)
{
	look = new;
	GuiLabelSetText(words, text);
	GuiLabelSetColour(words, look == LAMP_GONE ? GUI_COLOUR_TEXT_DIM : GUI_COLOUR_TEXT);
	GuiInvalidate(canvas);
}

void window_enable(int button, bool enabled)
{
	GuiSetEnabled(buttons[button], enabled);
}

void window_enable_give(uint32_t number, bool enabled)
{
	if (give_buttons[number])
		GuiSetEnabled(give_buttons[number], enabled);
}

void window_set_button(int button, const char *text)
{
	GuiButtonSetText(buttons[button], text);
}

void window_log(const char *what, uint64_t id, uint64_t stamp)
{
	char at[24] = "", node[24];
	const char *const cells[] = {at, what, node};

	if (stamp)
		snprintf(at, sizeof(at), "%llu", (unsigned long long)stamp);
	snprintf(node, sizeof(node), "%llu", (unsigned long long)id);
	GuiListAppend(log_list, cells);
}

static void log_note(const struct note *n)
{
	char text[64];

	note_describe(n, name_of(n->number), text, sizeof(text));
	window_log(text, n->node, n->stamp);
}

/*
 * Messages.
 */
static void receive(void)
{
	struct note note;

	while (link_receive(&note)) {
		log_note(&note);
		calls->arrived(&note);
	}
}

static int on_window(struct gui_element *e, struct msg *msg)
{
	static bool begun;

	(void)e;
	switch (msg->code) {
	case MSG_SHOW:
		if (!begun)
			calls->shown();
		begun = true;
		return 0;
	case MSG_GUI_HANDLE:
		if ((int)msg->params[0] == peer)
			receive();
		return 1;
	}
	return 0;
}

static int on_give(struct gui_element *button, struct msg *msg)
{
	if (msg->code != MSG_CLICKED)
		return 0;
	calls->give((uint32_t)(uintptr_t)GuiUser(button));
	return 1;
}

static int on_button(struct gui_element *button, struct msg *msg)
{
	if (msg->code != MSG_CLICKED)
		return 0;
	calls->action(button == buttons[1]);
	return 1;
}

/*
 * Its parts.
 */
static void create_top(void)
{
	struct gui_element *row = GuiRowCreate(window), *column;

	GuiSetGap(row, GAP);
	canvas = GuiCanvasCreate(row, LAMP_BOX, LAMP_BOX);
	GuiSetExpand(canvas, 0, 0);
	GuiSetAlign(canvas, GUI_ALIGN_START, GUI_ALIGN_CENTRE);
	GuiSetHandler(canvas, on_canvas);
	column = GuiColumnCreate(row);
	GuiSetExpand(column, 1, 0);
	GuiSetGap(column, 4);
	GuiLabelSetStyle(GuiLabelCreate(column, name_of(self)), GUI_FONT_BOLD);
	words = GuiLabelCreate(column, "");
	GuiLabelSetWrap(words, WIDTH - LAMP_BOX - 4 * GAP);
	GuiSetMinSize(words, 0, 2 * GUI_LINE_HEIGHT);
}

static void create_buttons(const char *const texts[2])
{
	struct gui_element *row = GuiRowCreate(window);

	GuiLabelCreate(row, "Give to");
	for (uint32_t i = 1; i < PEOPLE; i++) {
		if (i == self)
			continue;
		give_buttons[i] = GuiButtonCreate(row, name_of(i));
		GuiSetMinSize(give_buttons[i], 56, 0);
		GuiSetUser(give_buttons[i], (void *)(uintptr_t)i);
		GuiSetHandler(give_buttons[i], on_give);
	}
	row = GuiRowCreate(window);
	for (int i = 0; i < 2; i++) {
		buttons[i] = GuiButtonCreate(row, texts[i]);
		GuiSetMinSize(buttons[i], 110, 0);
		GuiSetHandler(buttons[i], on_button);
	}
}

static void create_log(void)
{
	log_list = GuiListCreate(window);
	GuiListAddColumn(log_list, "Stamp", 64, GUI_FONT_UI | GUI_TEXT_RIGHT);
	GuiListAddColumn(log_list, "Message", 0, GUI_FONT_UI);
	GuiListAddColumn(log_list, "Node", 56, GUI_FONT_UI | GUI_TEXT_RIGHT);
	GuiListSetLimit(log_list, LINES);
}

static int limit(int value, int least, int most)
{
	return value > most ? most : value < least ? least : value;
}

/* Two rows of two, in the middle of what is free; over each other where there is too little. */
static struct gui_window_options place(const char *title)
{
	struct rect area = GuiWorkArea();
	int width = area.right - area.left, room = area.bottom - area.top;
	int height = limit((room - 3 * GAP) / 2 - FRAME, LEAST, TALLEST);
	int right = limit(width - 2 * (WIDTH + BORDERS) - GAP, 0, width) / 2;
	int down = limit(room - 2 * (height + FRAME) - GAP, 0, room) / 2;
	int x = area.left + right + (int)(self & 1) * (WIDTH + BORDERS + GAP);
	int y = area.top + down + (int)(self >> 1) * (height + FRAME + GAP);

	return (struct gui_window_options){
		.title = title,
		.width = WIDTH,
		.height = height,
		.x = limit(x, area.left, area.right - WIDTH - BORDERS),
		.y = limit(y, area.top, area.bottom - height - FRAME),
		.placed = true,
	};
}

bool window_create(uint32_t number, const char *const texts[2], const struct window_calls *roles)
{
	struct gui_window_options options;
	char title[64];

	self = number;
	calls = roles;
	peer = link_open(number);
	if (peer < 0)
		return false;
	snprintf(title, sizeof(title), "Capabilities: %s", name_of(number));
	options = place(title);
	window = GuiWindowCreateWith(&options);
	if (!window)
		return false;
	GuiWindowSetIcon(window, "lock");
	GuiSetHandler(window, on_window);
	create_top();
	create_buttons(texts);
	create_log();
	return GuiWatch(window, peer) >= 0;
}
