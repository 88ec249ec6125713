/*
 * apps/desktop/wallpaper.c - the window below everything: one of several pictures, a hint, a menu.
 */
#include "run.h"
#include "scene.h"
#include "sys.h"

enum { SETTINGS = 1, RUN, ABOUT }; /* rows of its menu */

static const struct scene *const scenes[] = {&scene_dawn, &scene_forest, &scene_slate};
#define SCENES (sizeof(scenes) / sizeof(scenes[0]))

static struct rgb line[SCREEN_WIDTH_MAX + SCENE_STEP];
static uint32_t pixels[GUI_SCALE_MOST][SCREEN_WIDTH_MAX]; /* the lines of one logical line */
int scene_width, scene_height;
static struct gui_element *wallpaper, *hint;
static uint32_t shown; /* number of the scene */

struct rgb scene_gradient(const struct rgb *colours, int count, int y)
{
	int at = y * (count - 1) * 1024 / scene_height, i = at >> 10, part = at & 1023;
	const struct rgb *a = &colours[i], *b = &colours[i + 1];
	int shift = SCENE_BITS - 10;

	return (struct rgb){
		((a->r << 10) + (b->r - a->r) * part) << shift,
		((a->g << 10) + (b->g - a->g) * part) << shift,
		((a->b << 10) + (b->b - a->b) * part) << shift,
	};
}

/*
 * A line of the picture.
 */

/* Round to 8 bits; the pattern decides for each place what is just enough to round up. */
static void dither(int y, uint32_t *to)
{
	static const uint8_t pattern[8][8] = {
		{0, 32, 8, 40, 2, 34, 10, 42},	{48, 16, 56, 24, 50, 18, 58, 26},
		{12, 44, 4, 36, 14, 46, 6, 38}, {60, 28, 52, 20, 62, 30, 54, 22},
		{3, 35, 11, 43, 1, 33, 9, 41},	{51, 19, 59, 27, 49, 17, 57, 25},
		{15, 47, 7, 39, 13, 45, 5, 37}, {63, 31, 55, 23, 61, 29, 53, 21},
	};

	for (int x = 0; x < scene_width; x++) {
		int add = pattern[y & 7][x & 7] << (SCENE_BITS - 6);
		const struct rgb *c = &line[x];

		to[x] = GUI_RGB((c->r + add) >> SCENE_BITS, (c->g + add) >> SCENE_BITS,
				(c->b + add) >> SCENE_BITS);
	}
}

static void paint_line(struct gui_painter *p, int y)
{
	const struct gui_picture picture = {pixels[0], scene_width, GuiScale(), SCREEN_WIDTH_MAX};

	for (int i = 0; i < picture.height; i++) {
		scenes[shown]->draw(y * picture.height + i, line);
		dither(y * picture.height + i, pixels[i]);
	}
	GuiPaintPicture(p, (struct gui_point){0, y}, &picture);
}

static void paint(struct gui_element *window, struct gui_painter *p)
{
	struct rect dirty = GuiPaintClip(p, GuiRect(window));

	for (int y = dirty.top; y < dirty.bottom; y++)
		paint_line(p, y);
}

static void show(uint32_t number)
{
	shown = number < SCENES ? number : 0;
	scenes[shown]->begin();
	GuiInvalidate(wallpaper);
}

void wallpaper_follow_settings(void)
{
	struct gui_settings settings;

	GuiGetSettings(&settings);
	if (settings.wallpaper != shown && settings.wallpaper < SCENES)
		show(settings.wallpaper);
}

/*
 * Its menu.
 */
static void open_menu(struct gui_element *window, struct gui_point at)
{
	static const struct gui_menu_row rows[] = {
		{SETTINGS, "&Settings", "settings", NULL, 0, NULL},
		{RUN, "&Run...", "program", "Super+R", 0, NULL},
		{-1u, NULL, NULL, NULL, 0, NULL},
		{ABOUT, "&About Transom", "info", NULL, 0, NULL},
		{0, NULL, NULL, NULL, 0, NULL},
	};

	menu_close();
	GuiMenuOpenRows(window, at, rows);
}

static void tell_about(void)
{
	GuiMessageOpen(NULL, &(struct gui_message){
				     .title = "About Transom",
				     .icon = "computer",
				     .headline = "Transom",
				     .text = "A small operating system whose one idea is the "
					     "message: post it, see it move, read how it is done.",
			     });
}

static void choose(uint32_t row)
{
	const struct program *settings = program_find("settings");

	if (row == SETTINGS && settings)
		program_run(settings);
	else if (row == RUN)
		run_ask();
	else if (row == ABOUT)
		tell_about();
}

/*
 * The window.
 */
static int on_wallpaper(struct gui_element *window, struct msg *msg)
{
	struct rect screen;

	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint(window, GuiPainter(msg));
		return 1;
	case MSG_CONTEXT:
		open_menu(window,
			  (struct gui_point){MSG_LOW(msg->params[0]), MSG_HIGH(msg->params[0])});
		return 1;
	case MSG_ACTION:
		choose(msg->params[0]);
		return 1;
	case MSG_GUI_SCALE:
		screen = GuiScreen();
		GuiWindowResize(window, screen.right, screen.bottom);
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

static void measure_screen(void)
{
	struct sys_info info;

	SysInfo(&info, sizeof(info));
	scene_width = (int)info.screen_width;
	scene_height = (int)info.screen_height;
}

struct gui_element *wallpaper_create(void)
{
	struct rect screen = GuiScreen();
	struct gui_window_options options = {
		.title = "Desktop",
		.width = screen.right,
		.height = screen.bottom,
		.placed = true,
		.flags = GUI_WINDOW_BORDERLESS,
		.wnd_flags = WND_BOTTOM | WND_NO_LIST,
	};
	measure_screen();
	wallpaper = GuiWindowCreateWith(&options);
	GuiSetHandler(wallpaper, on_wallpaper);
	create_hint(wallpaper);
	show(0);
	return wallpaper;
}
