/* apps/busmap/draw.c - boxes, the links behind them, and the dots that run along. */
#include <stdio.h>
#include "busmap.h"

#define ICON	   24
#define SMALL_ICON 16
#define PADDING	   8
#define DOT	   4  /* radius */
#define LINE	   24 /* width of a quiet link, sixteenths of a pixel */
#define LINE_MORE  8  /* for each doubling of what goes over it */
#define LINE_MOST  80
#define RADIUS	   8

static const struct {
	uint32_t light, dark;
} colours[MAP_KINDS] = {
	[MAP_MESSAGES] = {0xff2f6fde, 0xff6ea8ff}, [MAP_PORT] = {0xff1f8a4c, 0xff55c98a},
	[MAP_SHARED] = {0xffc4700c, 0xfff0a84a},   [MAP_MBUS] = {0xff7c47c4, 0xffb48af0},
	[MAP_KBUS] = {0xff0e8a94, 0xff4cc8d2},	   [MAP_PEER] = {0xffc2366b, 0xfff07fa8},
	[MAP_MAILBOX] = {0xff6b7280, 0xffb0b6c0},
};

uint32_t draw_colour(enum map_kind kind)
{
	return GuiGetTheme() == GUI_THEME_DARK ? colours[kind].dark : colours[kind].light;
}

/* ---- where ---- */

struct rect draw_box(const struct picture *p, const struct map_node *node, int width, int height)
{
	return places_box(width, height, p->map.slots, node->slot, p->small);
}

bool draw_is_shown(const struct picture *p, const struct map_link *link)
{
	return p->shown[link->kind];
}

static bool same_two(const struct map_link *a, const struct map_link *b)
{
	return a->process[0] == b->process[0] && a->process[1] == b->process[1];
}

static int lane_of(const struct picture *p, int index)
{
	int lane = 0;

	for (int i = 0; i < index; i++)
		lane += draw_is_shown(p, &p->map.links[i]) &&
			same_two(&p->map.links[i], &p->map.links[index]);
	return lane;
}

void draw_arrange(struct picture *p, int width, int height)
{
	struct gui_point middle = {width / 2, height / 2};

	p->small = places_are_small(width, height, p->map.slots);
	for (int i = 0; i < p->map.link_count; i++) {
		const struct map_link *link = &p->map.links[i];
		const struct map_node *a = map_find(&p->map, link->process[0]);
		const struct map_node *b = map_find(&p->map, link->process[1]);

		if (a && b)
			places_curve(&p->curves[i], draw_box(p, a, width, height),
				     draw_box(p, b, width, height), middle, lane_of(p, i));
	}
}

/* ---- links ---- */

/* Is something pointed at, and this has nothing to do with it? */
static bool is_aside(const struct picture *p, int index)
{
	const struct map_link *link = &p->map.links[index];

	if (p->link >= 0)
		return index != p->link;
	return p->node && link->process[0] != p->node && link->process[1] != p->node;
}

/* So much of a colour on the window's ground, of 256. Not by its alpha: pieces of a curve overlap.
 */
static uint32_t faded(uint32_t colour, int part)
{
	uint32_t ground = GuiTheme(GUI_COLOUR_WINDOW), result = 0xff000000;

	for (int shift = 0; shift < 24; shift += 8) {
		int from = ground >> shift & 255, to = colour >> shift & 255;

		result |= (uint32_t)(from + (to - from) * part / 256) << shift;
	}
	return result;
}

static int line_width(const struct map_link *link)
{
	uint32_t flow = link->flow[0] + link->flow[1];
	int width = LINE;

	for (; flow; flow >>= 1)
		width += LINE_MORE;
	return width < LINE_MOST ? width : LINE_MOST;
}

static struct rect around(struct gui_point a, struct gui_point b, int width)
{
	int w = width / 16 + 1;

	return (struct rect){(a.x < b.x ? a.x : b.x) / 16 - w, (a.y < b.y ? a.y : b.y) / 16 - w,
			     (a.x > b.x ? a.x : b.x) / 16 + w + 1,
			     (a.y > b.y ? a.y : b.y) / 16 + w + 1};
}

static void draw_link(const struct picture *p, int index, struct gui_painter *painter)
{
	const struct map_link *link = &p->map.links[index];
	const struct curve *curve = &p->curves[index];
	bool flows = link->flow[0] || link->flow[1];
	int width = line_width(link), part = is_aside(p, index) ? 48 : flows ? 256 : 160;

	width += index == p->link ? 16 : 0;
	for (int i = 0; i < PLACES_STEPS; i++)
		if (GuiPaintNeeded(painter, around(curve->points[i], curve->points[i + 1], width)))
			GuiPaintLine(painter, curve->points[i], curve->points[i + 1], width,
				     faded(draw_colour(link->kind), part));
}

/* ---- dots ---- */

static struct rect dot_at(struct gui_point at)
{
	int x = at.x / 16, y = at.y / 16;

	return (struct rect){x - DOT, y - DOT, x + DOT, y + DOT};
}

/* The dots of a link: two in each direction in which something goes. */
static int dots_of(const struct picture *p, int index, struct rect *dots)
{
	const struct map_link *link = &p->map.links[index];
	int count = 0;

	for (int way = 0; way < 2; way++)
		for (uint32_t i = 0; link->flow[way] && i < 2; i++) {
			int part = (int)((p->phase + i * 500) % 1000);

			part = way ? 1000 - part : part;
			dots[count++] = dot_at(places_on(&p->curves[index], part));
		}
	return count;
}

void draw_each_dot(const struct picture *p, void (*function)(struct rect dot))
{
	struct rect dots[4];

	for (int i = 0; i < p->map.link_count; i++) {
		int count = draw_is_shown(p, &p->map.links[i]) ? dots_of(p, i, dots) : 0;

		while (count--)
			function(dots[count]);
	}
}

static void draw_dots(const struct picture *p, int index, struct gui_painter *painter)
{
	struct rect dots[4];
	int count = is_aside(p, index) ? 0 : dots_of(p, index, dots);

	while (count--) {
		struct rect r = dots[count];

		GuiPaintRounded(painter, r, DOT, draw_colour(p->map.links[index].kind));
		GuiPaintRounded(painter,
				(struct rect){r.left + 2, r.top + 2, r.right - 2, r.bottom - 2},
				DOT - 2, GuiTheme(GUI_COLOUR_SURFACE));
	}
}

/* ---- boxes ---- */

static bool is_box_aside(const struct picture *p, const struct map_node *node)
{
	const struct map_link *pointed = p->link >= 0 ? &p->map.links[p->link] : NULL;

	if (pointed)
		return pointed->process[0] != node->process && pointed->process[1] != node->process;
	if (!p->node || p->node == node->process)
		return false;
	for (int i = 0; i < p->map.link_count; i++) {
		const struct map_link *link = &p->map.links[i];

		if (draw_is_shown(p, link) &&
		    ((link->process[0] == p->node && link->process[1] == node->process) ||
		     (link->process[1] == p->node && link->process[0] == node->process)))
			return false;
	}
	return true;
}

static void draw_words(const struct picture *p, const struct map_node *node,
		       struct gui_painter *painter, struct rect r)
{
	enum gui_colour colour = is_box_aside(p, node) ? GUI_COLOUR_TEXT_DISABLED : GUI_COLOUR_TEXT;
	char number[24];

	if (p->small) {
		GuiPaintText(painter, r, node->name, GuiTheme(colour),
			     GUI_FONT_UI | GUI_TEXT_ELLIPSIS);
		return;
	}
	snprintf(number, sizeof number, "%u", (unsigned)node->process);
	r.top += 3;
	r.bottom = r.top + 18;
	GuiPaintText(painter, r, node->name, GuiTheme(colour), GUI_FONT_BOLD | GUI_TEXT_ELLIPSIS);
	r.top += 16;
	r.bottom += 16;
	GuiPaintText(painter, r, number,
		     GuiTheme(is_box_aside(p, node) ? colour : GUI_COLOUR_TEXT_DIM),
		     GUI_FONT_UI | GUI_TEXT_ELLIPSIS);
}

static void draw_node(const struct picture *p, const struct map_node *node,
		      struct gui_painter *painter, struct rect r)
{
	int size = p->small ? SMALL_ICON : ICON;
	const struct gui_icon *icon = GuiIcon(live_icon(node->process), size);
	bool chosen = node->process == p->node;
	struct gui_stroke edge = {RADIUS, chosen ? 2 : 1,
				  GuiTheme(chosen ? GUI_COLOUR_ACCENT : GUI_COLOUR_BORDER)};

	GuiPaintRounded(painter, r, RADIUS, GuiTheme(GUI_COLOUR_SURFACE));
	GuiPaintOutline(painter, r, edge);
	GuiPaintIcon(painter, icon, r.left + PADDING, (r.top + r.bottom - size) / 2);
	r.left += 2 * PADDING + size;
	r.right -= PADDING;
	draw_words(p, node, painter, r);
}

static void draw_nothing(struct gui_painter *painter, struct rect area)
{
	area.top = area.bottom / 2 - GUI_LINE_HEIGHT;
	area.bottom = area.top + GUI_LINE_HEIGHT;
	GuiPaintText(painter, area, "Nobody is connected to anybody.",
		     GuiTheme(GUI_COLOUR_TEXT_DIM), GUI_FONT_UI | GUI_TEXT_CENTRE);
	area.top += GUI_LINE_HEIGHT;
	area.bottom += GUI_LINE_HEIGHT;
	GuiPaintText(painter, area, "Start Port Chat or Ping-Pong, and watch.",
		     GuiTheme(GUI_COLOUR_TEXT_DIM), GUI_FONT_UI | GUI_TEXT_CENTRE);
}

void draw(const struct picture *p, struct gui_painter *painter, struct rect area)
{
	int links = 0;

	for (int i = 0; i < p->map.link_count; i++)
		if (draw_is_shown(p, &p->map.links[i])) {
			draw_link(p, i, painter);
			draw_dots(p, i, painter);
			links++;
		}
	if (!links)
		draw_nothing(painter, area);
	for (int i = 0; i < p->map.node_count; i++) {
		struct rect r = draw_box(p, &p->map.nodes[i], area.right, area.bottom);

		if (GuiPaintNeeded(painter, r))
			draw_node(p, &p->map.nodes[i], painter, r);
	}
}
