/*
 * apps/desktop/wallpaper.c - the picture below everything: a fanlight at dawn.
 *
 * A transom over a door often is a half round window with panes like a fan. Here its panes of pale
 * glass lie over a sky, computed line by line: a line is kept with 12 bits behind the point, so
 * that light can be added in small amounts, and is rounded with a dither pattern, so that no bands
 * show. All of it is integer arithmetic.
 */
#include "desktop.h"

#define ONE_BITS 12	       /* fixed point of a colour channel */
#define STEP	 32	       /* pixels from one exact colour of the sky to the next */
#define SUB	 16	       /* positions in a pixel, for smooth edges */
#define LINES	 4	       /* parts of a pixel's height */
#define FULL	 (SUB * LINES) /* coverage of a pixel that lies inside */
#define PANES	 8	       /* in half a circle */
#define RINGS	 3

struct rgb {
	int r, g, b;
};

static struct rgb line[SCREEN_WIDTH_MAX + STEP]; /* fixed point */
static uint8_t coverage[SCREEN_WIDTH_MAX + 1];	 /* 0..FULL, of the pane being drawn, else 0 */
static int covered_from, covered_to;		 /* where it is not 0 */
static uint32_t pixels[SCREEN_WIDTH_MAX];

static struct gui_element *hint;

/* The sky from top to bottom, and the light behind the fan. */
static const struct rgb sky[] = {{20, 32, 66}, {45, 72, 124}, {134, 125, 160}, {232, 172, 140}};
static const struct rgb glow = {255, 214, 168};
static const struct rgb glass = {255, 246, 232};

/* Centre and rings in 1/SUB pixels, from the size of the screen. */
static struct {
	int x, y, gap;
	int inner[RINGS], outer[RINGS];
	int light; /* radius of the glow, pixels */
} fan;

/* Opacity of the panes, of 255: neighbours differ, as old glass does. */
static const uint8_t opacity[RINGS][PANES] = {
	{34, 44, 30, 48, 38, 52, 32, 42},
	{22, 14, 28, 18, 30, 12, 26, 16},
	{8, 15, 10, 19, 9, 16, 11, 14},
};

/* Cotangent and cosecant of the angles between the panes, in 1/1024. */
static const int cotangent[PANES + 1] = {1 << 20, 2472,	 1024,	424,	   0,
					 -424,	  -1024, -2472, -(1 << 20)};
static const int cosecant[PANES + 1] = {0, 2676, 1448, 1108, 1024, 1108, 1448, 2676, 0};

static int square_root(uint32_t n)
{
	uint32_t root = 0;

	for (uint32_t bit = 1u << 30; bit; bit >>= 2) {
		if (n >= root + bit) {
			n -= root + bit;
			root = (root >> 1) + bit;
		} else {
			root >>= 1;
		}
	}
	return (int)root;
}

static void set_up(void)
{
	static const int reach[RINGS + 1] = {12, 30, 52, 76}; /* percent of the height */
	int unit = screen_height * SUB;

	fan.x = screen_width * SUB * 68 / 100;
	fan.y = (screen_height - GUI_PANEL_HEIGHT) * SUB;
	fan.gap = unit / 220;
	for (int i = 0; i < RINGS; i++) {
		fan.inner[i] = unit * reach[i] / 100 + fan.gap;
		fan.outer[i] = unit * reach[i + 1] / 100 - fan.gap;
	}
	fan.light = screen_height;
	covered_from = screen_width;
}

/*
 * Sky and light.
 */
static struct rgb sky_at(int y)
{
	int last = sizeof(sky) / sizeof(sky[0]) - 1;
	int at = y * last * 1024 / screen_height, i = at >> 10, part = at & 1023;
	const struct rgb *a = &sky[i], *b = &sky[i + 1];
	int shift = ONE_BITS - 10;

	return (struct rgb){
		((a->r << 10) + (b->r - a->r) * part) << shift,
		((a->g << 10) + (b->g - a->g) * part) << shift,
		((a->b << 10) + (b->b - a->b) * part) << shift,
	};
}

/* Move a colour towards another by weight/1024. */
static void mix(struct rgb *c, const struct rgb *to, int weight)
{
	c->r += ((to->r << ONE_BITS) - c->r) * weight >> 10;
	c->g += ((to->g << ONE_BITS) - c->g) * weight >> 10;
	c->b += ((to->b << ONE_BITS) - c->b) * weight >> 10;
}

/* The sky at a place with the light, which falls off with the square of the square of the distance
 * from the fan's middle. */
static struct rgb lit(struct rgb colour, int x, int y)
{
	int dx = x - fan.x / SUB, dy = y - fan.y / SUB, square = fan.light * fan.light;
	int rest = square - dx * dx - dy * dy, strength;

	if (rest <= 0)
		return colour;
	strength = rest * 1024 / square;
	mix(&colour, &glow, (strength * strength >> 10) * 3 / 4);
	return colour;
}

/* Exact every STEP pixels, straight in between. */
static void draw_sky(int y)
{
	struct rgb sky_here = sky_at(y), from = lit(sky_here, 0, y);

	for (int x = 0; x < screen_width; x += STEP) {
		struct rgb to = lit(sky_here, x + STEP, y);
		int r = from.r, g = from.g, b = from.b;
		int dr = (to.r - r) / STEP, dg = (to.g - g) / STEP, db = (to.b - b) / STEP;

		for (struct rgb *c = &line[x]; c < &line[x + STEP]; c++) {
			c->r = r += dr;
			c->g = g += dg;
			c->b = b += db;
		}
		from = to;
	}
}

/*
 * Panes.
 */

static int larger(int a, int b)
{
	return a > b ? a : b;
}

static int smaller(int a, int b)
{
	return a < b ? a : b;
}

/* Count one part of a line from `from` to `to`, 1/SUB pixels. */
static void cover(int from, int to)
{
	int first, last;

	from = larger(from, 0);
	to = smaller(to, screen_width * SUB);
	if (from >= to)
		return;
	first = from / SUB;
	last = to / SUB;
	covered_from = smaller(covered_from, first);
	covered_to = larger(covered_to, last + 1);
	if (first == last) {
		coverage[first] += to - from;
		return;
	}
	coverage[first] += SUB - from % SUB;
	for (int x = first + 1; x < last; x++)
		coverage[x] += SUB;
	coverage[last] += to % SUB;
}

/* Where a part of a line, `up` above the centre, meets a ring: far and near from the middle. */
struct crossing {
	int up, far, near;
};

static struct crossing cross(int ring, int up)
{
	uint32_t square = (uint32_t)(up * up);
	uint32_t outer = (uint32_t)(fan.outer[ring] * fan.outer[ring]);
	uint32_t inner = (uint32_t)(fan.inner[ring] * fan.inner[ring]);

	return (struct crossing){
		.up = up,
		.far = up > fan.gap && outer > square ? square_root(outer - square) : 0,
		.near = inner > square ? square_root(inner - square) : 0,
	};
}

static void cover_pane(const struct crossing *c, int pane)
{
	int left = fan.x + (int)((int64_t)c->up * cotangent[pane + 1] >> 10) +
		   (fan.gap * cosecant[pane + 1] >> 10);
	int right = fan.x + (int)((int64_t)c->up * cotangent[pane] >> 10) -
		    (fan.gap * cosecant[pane] >> 10);

	if (pane < PANES / 2)
		cover(larger(left, fan.x + c->near), smaller(right, fan.x + c->far));
	else
		cover(larger(left, fan.x - c->far), smaller(right, fan.x - c->near));
}

/* Lay the glass over what is covered. */
static void add_glass(int opaque)
{
	int to = smaller(covered_to, screen_width), scale = opaque * 1024 * 256 / (255 * FULL);

	for (int x = covered_from; x < to; x++) {
		mix(&line[x], &glass, coverage[x] * scale >> 8);
		coverage[x] = 0;
	}
	coverage[screen_width] = 0;
	covered_from = screen_width;
	covered_to = 0;
}

static void add_ring(int y, int ring)
{
	struct crossing parts[LINES];

	for (int i = 0; i < LINES; i++)
		parts[i] = cross(ring, fan.y - y * SUB - i * (SUB / LINES) - SUB / LINES / 2);
	for (int pane = 0; pane < PANES; pane++) {
		for (int i = 0; i < LINES; i++)
			if (parts[i].far)
				cover_pane(&parts[i], pane);
		add_glass(opacity[ring][pane]);
	}
}

static void add_fan(int y)
{
	int up = fan.y - y * SUB;

	for (int ring = 0; ring < RINGS; ring++)
		if (up > 0 && up <= fan.outer[ring] + SUB)
			add_ring(y, ring);
}

/*
 * A line of the picture.
 */

/* Round to 8 bits; the pattern decides for each place what is just enough to round up. */
static void dither(int y)
{
	static const uint8_t pattern[8][8] = {
		{0, 32, 8, 40, 2, 34, 10, 42},	{48, 16, 56, 24, 50, 18, 58, 26},
		{12, 44, 4, 36, 14, 46, 6, 38}, {60, 28, 52, 20, 62, 30, 54, 22},
		{3, 35, 11, 43, 1, 33, 9, 41},	{51, 19, 59, 27, 49, 17, 57, 25},
		{15, 47, 7, 39, 13, 45, 5, 37}, {63, 31, 55, 23, 61, 29, 53, 21},
	};

	for (int x = 0; x < screen_width; x++) {
		int add = pattern[y & 7][x & 7] << (ONE_BITS - 6);
		const struct rgb *c = &line[x];

		pixels[x] = GUI_RGB((c->r + add) >> ONE_BITS, (c->g + add) >> ONE_BITS,
				    (c->b + add) >> ONE_BITS);
	}
}

static void compute_line(int y)
{
	draw_sky(y);
	add_fan(y);
	dither(y);
}

static void paint(struct gui_element *window, struct gui_painter *p)
{
	struct rect dirty = GuiPaintClip(p, GuiRect(window));

	for (int y = dirty.top; y < dirty.bottom; y++) {
		compute_line(y);
		GuiPaintPixels(p, (struct rect){0, y, screen_width, y + 1}, pixels, screen_width);
	}
}

/*
 * The window.
 */
static int on_wallpaper(struct gui_element *window, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint(window, GuiPainter(msg));
		return 1;
	case MSG_CLOSE:
		return 1;
	}
	return 0;
}

static void create_hint(struct gui_element *window)
{
	GuiSetPadding(window, 32);
	GuiSetGap(window, 4);
	hint = GuiColumnCreate(window);
	GuiSetGap(hint, 4);
	GuiLabelSetStyle(GuiLabelCreate(hint, "Transom"), GUI_FONT_LARGE);
	GuiLabelCreate(hint, "Press the Super key or click Programs to start something.");
	for (struct gui_element *e = GuiFirstChild(hint); e; e = GuiNext(e))
		GuiLabelSetColour(e, GUI_COLOUR_ON_PANEL);
}

void wallpaper_show_hint(bool visible)
{
	GuiShow(hint, visible);
}

struct gui_element *wallpaper_create(void)
{
	struct gui_window_options options = {
		.title = "Desktop",
		.width = screen_width,
		.height = screen_height,
		.placed = true,
		.flags = GUI_WINDOW_BORDERLESS,
		.wnd_flags = WND_BOTTOM | WND_NO_LIST,
	};
	struct gui_element *window = GuiWindowCreateWith(&options);

	set_up();
	GuiSetHandler(window, on_wallpaper);
	create_hint(window);
	return window;
}
