/* apps/busmap/main.c - the window: looks twice a second while it can be seen. */
#include <stdio.h>
#include "busmap.h"
#include "sys.h"

#define WIDTH	   800
#define HEIGHT	   500
#define TIMER_LOOK 1
#define TIMER_MOVE 2
#define MOVE_MS	   50
#define TURN_MS	   1000 /* a dot's way */
#define NEAR	   8	/* pixels */
#define SWATCH	   12
#define NARROW	   760 /* screens where the legend needs two rows */

static struct picture picture = {.link = -1};
static struct gui_element *canvas, *status;
static struct gui_point pointer; /* last seen on the picture */
static uint32_t chosen;		 /* by a click or the keys; stays when the pointer leaves */
static bool moving, spying;

/* ---- showing ---- */

static int smaller(int a, int b)
{
	return a < b ? a : b;
}

static void show_words(void)
{
	const struct map_node *node = map_find(&picture.map, picture.node);
	char text[200];
	int links = 0;

	for (int i = 0; i < picture.map.link_count; i++)
		links += draw_is_shown(&picture, &picture.map.links[i]);
	if (picture.link >= 0)
		words_link(text, sizeof text, &picture.map, &picture.map.links[picture.link]);
	else if (node)
		words_node(text, sizeof text, &picture.map, node);
	else
		snprintf(text, sizeof text, "Point at a box or a line.");
	GuiStatusbarSet(status, 0, "%s", text);
	GuiStatusbarSet(status, 1, "%d program%s, %d connection%s", picture.map.node_count,
			picture.map.node_count == 1 ? "" : "s", links, links == 1 ? "" : "s");
}

static void rearrange(void)
{
	struct rect area = GuiRect(canvas);

	draw_arrange(&picture, area.right, area.bottom);
	GuiInvalidate(canvas);
}

static void invalidate_dot(struct rect dot)
{
	GuiInvalidateRect(canvas, dot);
}

static bool flows(void)
{
	for (int i = 0; i < picture.map.link_count; i++)
		if (draw_is_shown(&picture, &picture.map.links[i]) &&
		    (picture.map.links[i].flow[0] || picture.map.links[i].flow[1]))
			return true;
	return false;
}

/* Dots move while there are any; a still picture costs nothing. */
static void move_or_rest(void)
{
	struct gui_settings settings;
	bool now;

	GuiGetSettings(&settings);
	now = settings.animations && flows();
	if (now != moving)
		GuiSetTimer(canvas, TIMER_MOVE, now ? MOVE_MS : 0, 0);
	moving = now;
	if (!settings.animations)
		picture.phase = 250;
}

static void move(void)
{
	uint64_t now;

	SysClock(&now);
	draw_each_dot(&picture, invalidate_dot);
	picture.phase = (uint32_t)(now / 1000000 % TURN_MS);
	draw_each_dot(&picture, invalidate_dot);
}

static int link_at(struct gui_point at)
{
	int best = -1, least = NEAR;

	for (int i = 0; i < picture.map.link_count; i++) {
		int away = draw_is_shown(&picture, &picture.map.links[i])
				   ? places_distance(&picture.curves[i], at)
				   : NEAR;

		if (away < least) {
			least = away;
			best = i;
		}
	}
	return best;
}

/* A link is known by its place in the list, which may have changed: it is looked for again where
 * the pointer rests. */
static void look(void)
{
	static bool quiet; /* nothing flowed at the last look either */
	bool was_quiet = quiet, pointed = picture.link >= 0;

	live_look(&picture.map);
	quiet = !picture.map.changed;
	picture.link = -1;
	if (chosen && !map_find(&picture.map, chosen))
		chosen = 0;
	if (picture.node != chosen && !map_find(&picture.map, picture.node))
		picture.node = chosen;
	if (!quiet || !was_quiet)
		rearrange();
	if (pointed)
		picture.link = link_at(pointer);
	move_or_rest();
	show_words();
}

/* ---- pointing and choosing ---- */

static uint32_t node_at(struct gui_point at)
{
	struct rect area = GuiRect(canvas);

	for (int i = 0; i < picture.map.node_count; i++) {
		const struct map_node *node = &picture.map.nodes[i];
		struct rect r = draw_box(&picture, node, area.right, area.bottom);

		if (at.x >= r.left && at.x < r.right && at.y >= r.top && at.y < r.bottom)
			return node->process;
	}
	return 0;
}

static void point(uint32_t node, int link)
{
	if (!node && link < 0)
		node = chosen;
	if (node == picture.node && link == picture.link)
		return;
	picture.node = link < 0 ? node : 0;
	picture.link = link;
	GuiInvalidate(canvas);
	show_words();
}

static void point_at(const struct msg *msg)
{
	struct gui_point at = {MSG_LOW(msg->params[0]), MSG_HIGH(msg->params[0])};
	uint32_t node = node_at(at);

	pointer = at;
	point(node, node ? -1 : link_at(at));
}

static void choose(uint32_t node)
{
	chosen = node;
	point(node, -1);
}

/* The next box round the edge. */
static void step(int way)
{
	const struct map_node *now = map_find(&picture.map, chosen), *best = NULL;
	int slots = picture.map.slots, least = slots + 1;

	for (int i = 0; i < picture.map.node_count; i++) {
		const struct map_node *node = &picture.map.nodes[i];
		int from = now ? now->slot : way > 0 ? slots - 1 : 0;
		int away = ((node->slot - from) * way + slots) % slots;

		away = away ? away : slots;
		if (node != now && away < least) {
			least = away;
			best = node;
		}
	}
	if (best)
		choose(best->process);
}

static int on_key(uint32_t key)
{
	switch (key) {
	case KEY_RIGHT:
	case KEY_DOWN:
		step(1);
		return 1;
	case KEY_LEFT:
	case KEY_UP:
		step(-1);
		return 1;
	case KEY_ESCAPE:
		choose(0);
		return 1;
	}
	return 0;
}

static int on_canvas(struct gui_element *element, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_PAINT:
		draw(&picture, GuiPainter(msg), GuiRect(element));
		return 1;
	case MSG_GUI_LAYOUT:
		rearrange();
		return 0;
	case MSG_TIMER:
		move();
		return 1;
	case MSG_MOUSEMOVE:
		point_at(msg);
		return 1;
	case MSG_GUI_LEAVE:
		point(0, -1);
		return 0;
	case MSG_MOUSEDOWN:
		GuiFocus(element);
		point_at(msg);
		choose(picture.node);
		return 1;
	case MSG_KEYDOWN:
		return on_key(msg->params[0]);
	}
	return 0;
}

/* ---- the legend ---- */

static int on_swatch(struct gui_element *element, struct msg *msg)
{
	struct rect r = GuiRect(element);

	if (msg->code != MSG_GUI_PAINT)
		return 0;
	r.top = (r.bottom - 4) / 2;
	r.bottom = r.top + 4;
	GuiPaintRounded(GuiPainter(msg), r, 2,
			draw_colour((enum map_kind)(uintptr_t)GuiUser(element)));
	return 1;
}

static int on_check(struct gui_element *check, struct msg *msg)
{
	if (msg->code != MSG_CHANGED)
		return 0;
	picture.shown[(uintptr_t)GuiUser(check)] = msg->params[0];
	picture.link = -1;
	rearrange();
	move_or_rest();
	show_words();
	return 1;
}

static void add_kind(struct gui_element *row, enum map_kind kind)
{
	struct gui_element *part = GuiRowCreate(row), *swatch, *check;

	GuiSetGap(part, 6);
	swatch = GuiCanvasCreate(part, SWATCH, SWATCH);
	GuiSetExpand(swatch, 0, 0);
	GuiSetUser(swatch, (void *)(uintptr_t)kind);
	GuiSetHandler(swatch, on_swatch);
	check = GuiCheckCreate(part, kind_titles[kind]);
	GuiSetUser(check, (void *)(uintptr_t)kind);
	GuiSetHandler(check, on_check);
	picture.shown[kind] = kind != MAP_MESSAGES || spying;
	GuiCheckSet(check, picture.shown[kind]);
	GuiSetEnabled(check, picture.shown[kind]);
}

static int on_window(struct gui_element *window, struct msg *msg)
{
	switch (msg->code) {
	case MSG_TIMER:
		look();
		return 1;
	case MSG_SHOW: /* nothing to do while minimised */
		GuiSetTimer(window, TIMER_LOOK, msg->params[0] ? LOOK_MS : 0, 0);
		return 0;
	}
	return 0;
}

int main(void)
{
	struct rect area = GuiWorkArea();
	struct gui_element *window =
		GuiWindowCreate("Bus Map", smaller(WIDTH, area.right - area.left - 16),
				smaller(HEIGHT, area.bottom - area.top - 64));
	struct gui_element *column, *row;

	GuiWindowSetClass(window, "transom.busmap");
	GuiWindowSetIcon(window, "network");
	GuiSetHandler(window, on_window);
	spying = live_begin();
	column = GuiColumnCreate(window);
	GuiSetExpand(column, 1, 1);
	GuiSetPadding(column, GUI_WINDOW_PADDING);
	GuiSetGap(column, 12);
	row = GuiGridCreate(column,
			    area.right - area.left < NARROW ? (MAP_KINDS + 1) / 2 : MAP_KINDS);
	GuiSetGap(row, 20);
	for (int kind = 0; kind < MAP_KINDS; kind++)
		add_kind(row, kind);
	canvas = GuiCanvasCreate(column, 440, 260);
	GuiSetExpand(canvas, 1, 1);
	GuiSetHandler(canvas, on_canvas);
	status = GuiStatusbarCreate(window, 2);
	look();
	GuiSetTimer(window, TIMER_LOOK, LOOK_MS, 0);
	return GuiRun();
}
