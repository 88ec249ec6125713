/* apps/settings/look.c - theme, wallpaper, size and motion of all programs. */
#include "settings.h"
#include "wnd.h"

#define SAMPLE_WIDTH  132
#define SAMPLE_HEIGHT 84
#define WALLPAPERS    3

static struct gui_settings settings;
static struct gui_element *samples[2]; /* small pictures of the themes: light, dark */
static struct gui_element *note;

static void apply(void)
{
	int error = GuiSetSettings(&settings);

	GuiLabelSetText(note, error ? "There is no desktop that could take this over." : "");
	GuiInvalidate(samples[0]);
	GuiInvalidate(samples[1]);
}

/*
 * A theme's picture: a little window on a little screen.
 */
static const struct {
	uint32_t screen, window, title, text, accent;
} looks[2] = {
	{GUI_RGB(0x7f, 0xa3, 0xcf), GUI_RGB(0xf6, 0xf6, 0xf7), GUI_RGB(0xe0, 0xe3, 0xe7),
	 GUI_RGB(0x8a, 0x90, 0x9a), GUI_RGB(0x2b, 0x69, 0xd0)},
	{GUI_RGB(0x1b, 0x2a, 0x3f), GUI_RGB(0x26, 0x29, 0x2f), GUI_RGB(0x34, 0x38, 0x40),
	 GUI_RGB(0x8c, 0x93, 0x9e), GUI_RGB(0x36, 0x70, 0xcd)},
};

static void paint_sample(struct gui_element *e, struct gui_painter *p, int theme)
{
	struct rect all = GuiRect(e), screen = {4, 4, all.right - 4, all.bottom - 4};
	struct rect window = {22, 18, screen.right - 18, screen.bottom - 14}, line = window;

	if (settings.theme == (uint32_t)theme)
		GuiPaintOutline(p, all, (struct gui_stroke){8, 2, GuiTheme(GUI_COLOUR_ACCENT)});
	else if (GuiState(e) & (GUI_STATE_HOVERED | GUI_STATE_FOCUSED))
		GuiPaintOutline(p, all, (struct gui_stroke){8, 2, GuiTheme(GUI_COLOUR_BORDER)});
	GuiPaintRounded(p, screen, 5, looks[theme].screen);
	GuiPaintRounded(p, window, 4, looks[theme].window);
	GuiPaintRounded(p, (struct rect){window.left, window.top, window.right, window.top + 10}, 4,
			looks[theme].title);
	for (int i = 0; i < 2; i++) {
		line = (struct rect){window.left + 8, window.top + 18 + 8 * i,
				     window.right - (i ? 34 : 14), window.top + 20 + 8 * i};
		GuiPaintFill(p, line, looks[theme].text);
	}
	GuiPaintRounded(p,
			(struct rect){window.right - 28, window.bottom - 12, window.right - 6,
				      window.bottom - 5},
			3, looks[theme].accent);
}

static int choose(int theme)
{
	settings.theme = (uint32_t)theme;
	apply();
	return 1;
}

static int on_sample(struct gui_element *e, struct msg *msg)
{
	int theme = e == samples[1];

	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint_sample(e, GuiPainter(msg), theme);
		return 1;
	case MSG_MOUSEDOWN:
		return MSG_BUTTON(msg->params[1]) == BUTTON_LEFT ? choose(theme) : 0;
	case MSG_KEYDOWN:
		if (msg->params[0] == KEY_SPACE || msg->params[0] == KEY_ENTER)
			return choose(theme);
		if (msg->params[0] != KEY_LEFT && msg->params[0] != KEY_RIGHT)
			return 0;
		GuiFocus(samples[msg->params[0] == KEY_RIGHT]);
		return choose(msg->params[0] == KEY_RIGHT);
	}
	return 0;
}

static void create_themes(struct gui_element *page)
{
	static const char *const names[] = {"Light", "Dark"};
	struct gui_element *row = page_row(page, "Theme");

	for (int i = 0; i < 2; i++) {
		struct gui_element *column = GuiColumnCreate(row);

		GuiSetGap(column, 4);
		samples[i] = GuiElementCreate(column, NULL, 0, GUI_FOCUSABLE);
		GuiSetMinSize(samples[i], SAMPLE_WIDTH, SAMPLE_HEIGHT);
		GuiSetHandler(samples[i], on_sample);
		GuiSetCursor(samples[i], CURSOR_HAND);
		GuiSetAlign(GuiLabelCreate(column, names[i]), GUI_ALIGN_CENTRE, GUI_ALIGN_CENTRE);
	}
}

/*
 * The rest.
 */
static int on_wallpaper(struct gui_element *combo, struct msg *msg)
{
	if (msg->code != MSG_CHANGED)
		return 0;
	settings.wallpaper = (uint32_t)GuiComboGet(combo);
	apply();
	return 1;
}

static int on_size(struct gui_element *combo, struct msg *msg)
{
	if (msg->code != MSG_CHANGED)
		return 0;
	settings.scale = (uint32_t)GuiComboGet(combo) + 1;
	apply();
	return 1;
}

static int on_motion(struct gui_element *element, struct msg *msg)
{
	if (msg->code != MSG_CHANGED)
		return 0;
	settings.animations = GuiSwitchGet(element);
	apply();
	return 1;
}

static struct gui_element *combo(struct gui_element *page, const char *label,
				 const char *const *texts, int count, uint32_t chosen)
{
	struct gui_element *box = GuiComboCreate(page_row(page, label), texts, count);

	GuiComboSet(box, chosen < (uint32_t)count ? (int)chosen : 0);
	GuiSetMinSize(box, 200, GUI_BUTTON_HEIGHT);
	return box;
}

void look_create(struct gui_element *page)
{
	static const char *const wallpapers[WALLPAPERS] = {"Dawn", "Forest", "Slate"};
	static const char *const sizes[GUI_SCALE_MOST] = {"Normal", "Large (2\xc3\x97)"};
	struct gui_element *motion;

	GuiGetSettings(&settings);
	page_headline(page, "Look");
	create_themes(page);
	GuiSetHandler(combo(page, "Wallpaper", wallpapers, WALLPAPERS, settings.wallpaper),
		      on_wallpaper);
	GuiSetHandler(combo(page, "Size", sizes, GUI_SCALE_MOST, settings.scale - 1), on_size);
	motion = GuiSwitchCreate(page, "Windows and menus &move");
	GuiSwitchSet(motion, settings.animations);
	GuiSetHandler(motion, on_motion);
	note = GuiLabelCreate(page, "");
	GuiLabelSetColour(note, GUI_COLOUR_WARNING);
}
