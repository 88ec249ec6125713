/* apps/capdemo/window.c - the window: lamp, words, whom to give it to, the log. */
#include <stdio.h>
#include "capdemo.h"

#define WIDTH	 336
#define LAMP_BOX 64
#define GAP	 12
#define FRAME	 34 /* title and borders */
#define BORDERS	 2
#define LEAST	 230 /* of its height */
#define TALLEST	 320
#define LINES	 200 /* of the log */

static struct gui_element *window, *lamp, *words, *log_list;
static struct gui_element *buttons[2], *give_buttons[PEOPLE];
static const struct window_calls *calls;
static uint32_t self, family;
static int peer;

const char *name_of(uint32_t number)
{
	static const char *const names[PEOPLE] = {"Owner", "Ada", "Bob", "Cyd"};

	return number < PEOPLE ? names[number] : "Nobody";
}

void window_say(enum lamp_look look, const char *text)
{
	GuiLabelSetText(words, text);
	GuiLabelSetColour(words, look == LAMP_GONE ? GUI_COLOUR_TEXT_DIM : GUI_COLOUR_TEXT);
	lamp_show(lamp, look);
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
 * The lamp is dragged here or to another window.
 */
static void press_lamp(void)
{
	calls->action(calls->switches);
}

static void pull_lamp(struct gui_element *from, uint32_t colour)
{
	offer_begin(from, &(struct offer){family, self, 0}, colour);
}

/* When the drop is seen and its taker has asked. */
static void settle_offer(void)
{
	uint32_t taker = offer_taker();

	if (taker)
		calls->give(taker);
}

static void end_drag(bool dropped)
{
	offer_end(dropped);
	settle_offer();
}

/* Is what is dragged or was dropped here a lamp that this one can be given? Others may drag things
 * that look like it. */
static bool offered(struct offer *offer)
{
	return calls->take && offer_read(offer) && offer->family == family &&
	       offer->number < PEOPLE && offer->number != self;
}

static int dragged_here(void)
{
	struct offer offer;
	bool good = offered(&offer);

	if (good)
		GuiDragAccept(DRAG_COPY);
	lamp_aim(lamp, good);
	return good;
}

static int dropped_here(void)
{
	struct offer offer;

	lamp_aim(lamp, false);
	if (offered(&offer))
		calls->take(&offer);
	return 1;
}

/*
 * Messages.
 */
static void receive(void)
{
	struct note note;

	while (link_receive(&note)) {
		log_note(&note);
		if (note.kind == NOTE_ASK)
			offer_asked(note.number, note.word);
		calls->arrived(&note);
		settle_offer();
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
	case MSG_DRAG_ENTER:
	case MSG_DRAG_OVER:
		return dragged_here();
	case MSG_DRAG_LEAVE:
		lamp_aim(lamp, false);
		return 1;
	case MSG_DRAG_DROP:
		return dropped_here();
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
	static const struct lamp_calls lamp_calls = {press_lamp, pull_lamp, end_drag};
	struct gui_element *row = GuiRowCreate(window), *column;

	GuiSetGap(row, GAP);
	lamp = lamp_create(row, &lamp_calls);
	column = GuiColumnCreate(row);
	GuiSetExpand(column, 1, 0);
	GuiSetGap(column, 4);
	GuiLabelSetStyle(GuiLabelCreate(column, name_of(self)), GUI_FONT_BOLD);
	words = GuiLabelCreate(column, "");
	GuiLabelSetWrap(words, WIDTH - LAMP_BOX - 4 * GAP);
	GuiSetMinSize(words, 0, 2 * GUI_LINE_HEIGHT);
}

static void create_buttons(void)
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
		buttons[i] = GuiButtonCreate(row, calls->buttons[i]);
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

bool window_create(uint32_t number, uint32_t its_family, const struct window_calls *roles)
{
	struct gui_window_options options;
	char title[64];

	self = number;
	family = its_family;
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
	GuiSetDrop(window, true);
	create_top();
	create_buttons();
	create_log();
	return GuiWatch(window, peer) >= 0;
}
