/* apps/desktop/switcher.c - Alt+Tab: goes from window to window and shows their pictures. */
#include "switcher.h"
#include <stdlib.h>
#include <string.h>
#include "recent.h"
#include "tiles.h"
#include "window.h"

#define WINDOWS	     40
#define MARGIN	     24 /* to the edges of the screen */
#define RADIUS	     8
#define OUTLINE	     2
#define PALE	     150 /* opacity of what lies over the picture of a minimised window */
#define ICON	     16
#define ICON_GAP     6
#define ICON_NOTHING 48 /* where there is no picture */

struct entry {
	struct wnd_info info;
	struct picture *picture;
};

static struct gui_element *popup, *canvas; /* NULL: not switching */
static struct entry entries[WINDOWS];
static struct tiles tiles;
static int selected;

/*
 * Painting.
 */
static void paint_title(struct gui_painter *p, const struct entry *entry, struct rect tile)
{
	bool minimised = entry->info.state & WND_STATE_MINIMISED;
	enum gui_colour colour = minimised ? GUI_COLOUR_TEXT_DIM : GUI_COLOUR_TEXT;
	int room = tile.right - tile.left - 2 * TILE_INSET - ICON - ICON_GAP;
	int width = GuiTextWidth(GUI_FONT_UI, entry->info.title, -1);
	struct rect r = {0, tile.bottom - TILE_TITLE, 0, tile.bottom};

	width = width > room ? room : width;
	r.left = (tile.left + tile.right - width - ICON - ICON_GAP) / 2;
	GuiPaintIcon(p, window_icon(&entry->info, ICON), r.left, (r.top + r.bottom - ICON) / 2);
	r.left += ICON + ICON_GAP;
	r.right = r.left + width;
	GuiPaintText(p, r, entry->info.title, GuiTheme(colour), GUI_FONT_UI | GUI_TEXT_ELLIPSIS);
}

static void paint_nothing(struct gui_painter *p, const struct entry *entry, struct rect box)
{
	GuiPaintRounded(p, box, GUI_RADIUS, GuiTheme(GUI_COLOUR_SURFACE_ALT));
	GuiPaintIcon(p, window_icon(&entry->info, ICON_NOTHING),
		     (box.left + box.right - ICON_NOTHING) / 2,
		     (box.top + box.bottom - ICON_NOTHING) / 2);
}

/* A picture stands on the title, so that small and large windows have a common ground. */
static void paint_picture(struct gui_painter *p, const struct entry *entry, struct rect tile)
{
	const struct picture *picture = entry->picture;
	struct rect box = {tile.left + TILE_INSET, tile.top + TILE_INSET, tile.right - TILE_INSET,
			   tile.bottom - TILE_TITLE};
	struct rect size;

	if (!picture) {
		paint_nothing(p, entry, box);
		return;
	}
	size = GuiLogical((struct rect){0, 0, picture->width, picture->height});
	box.left += (tiles.picture_width - size.right) / 2;
	box.top += (tiles.picture_height - size.bottom) / 2;
	box.right = box.left + size.right;
	box.bottom = box.top + size.bottom;
	GuiPaintPicture(p, (struct gui_point){box.left, box.top},
			&(struct gui_picture){picture->pixels, picture->width, picture->height,
					      picture->width});
	if (entry->info.state & WND_STATE_MINIMISED)
		GuiPaintFill(p, box, GUI_ALPHA(GuiTheme(GUI_COLOUR_SURFACE), PALE));
	GuiPaintRect(p, box, GuiTheme(GUI_COLOUR_BORDER));
}

static void paint_tile(struct gui_painter *p, int i)
{
	struct rect tile = tiles_rect(&tiles, i);
	uint32_t accent = GuiTheme(GUI_COLOUR_ACCENT);

	if (i == selected) {
		GuiPaintRounded(p, tile, RADIUS, GuiTheme(GUI_COLOUR_SELECTION));
		GuiPaintOutline(p, tile, (struct gui_stroke){RADIUS, OUTLINE, accent});
	}
	paint_picture(p, &entries[i], tile);
	paint_title(p, &entries[i], tile);
}

static void paint(struct gui_element *e, struct gui_painter *p)
{
	struct rect r = GuiRect(e);

	GuiPaintFill(p, r, GuiTheme(GUI_COLOUR_SURFACE));
	GuiPaintOutline(p, r, (struct gui_stroke){RADIUS, 1, GuiTheme(GUI_COLOUR_BORDER)});
	for (int i = 0; i < tiles.count; i++)
		paint_tile(p, i);
}

/*
 * Life.
 */
static void end(void)
{
	struct gui_element *window = popup;

	popup = canvas = NULL;
	for (int i = 0; i < tiles.count; i++)
		free(entries[i].picture);
	memset(entries, 0, sizeof(entries));
	tiles.count = 0;
	GuiDestroy(window);
}

static void choose(void)
{
	uint32_t window = entries[selected].info.window;

	end();
	WndActivate(window);
}

static void select(int i)
{
	if (i < 0 || i == selected)
		return;
	GuiInvalidateRect(canvas, tiles_rect(&tiles, selected));
	selected = i;
	GuiInvalidateRect(canvas, tiles_rect(&tiles, selected));
}

static int on_canvas(struct gui_element *e, struct msg *msg)
{
	int at = tiles_at(&tiles, MSG_LOW(msg->params[0]), MSG_HIGH(msg->params[0]));

	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint(e, GuiPainter(msg));
		return 1;
	case MSG_MOUSEMOVE:
		select(at);
		return 1;
	case MSG_MOUSEUP:
		if (at == selected)
			choose();
		return 1;
	}
	return 0;
}

static int on_popup(struct gui_element *window, struct msg *msg)
{
	(void)window;
	if (msg->code != MSG_CLOSE)
		return 0;
	end();
	return 1;
}

/* The windows there are; the one to begin at is marked. False: there is none. */
static bool collect(void)
{
	uint32_t windows[WINDOWS];
	int count = window_list(windows, WINDOWS), scale = GuiScale();
	struct rect screen = GuiScreen();

	recent_sort(windows, count);
	tiles = tiles_fit(count, screen.right - 2 * MARGIN,
			  screen.bottom - GUI_PANEL_HEIGHT - 2 * MARGIN);
	for (int i = 0; i < tiles.count; i++) {
		struct entry *entry = &entries[i];

		if (WndQuery(windows[i], &entry->info) >= 0)
			entry->picture = window_picture(&entry->info, tiles.picture_width * scale,
							tiles.picture_height * scale);
	}
	return tiles.count > 0;
}

static bool begin(void)
{
	struct gui_window_options options = {
		.title = "Switcher",
		.placed = true,
		.flags = GUI_WINDOW_BORDERLESS,
		.wnd_flags = WND_TOPMOST | WND_NO_LIST | WND_NO_FOCUS | WND_SHADOW | WND_ROUNDED,
	};

	menu_close();
	if (!collect())
		return false;
	options.width = tiles.width;
	options.height = tiles.height;
	options.x = (GuiScreen().right - tiles.width) / 2;
	options.y = (GuiScreen().bottom - GUI_PANEL_HEIGHT - tiles.height) / 2;
	popup = GuiWindowCreateWith(&options);
	canvas = GuiCanvasCreate(popup, tiles.width, tiles.height);
	GuiSetHandler(canvas, on_canvas);
	GuiSetHandler(popup, on_popup);
	return popup != NULL;
}

/* From the active window Tab goes on to the one before it; without one, to the first. */
static void step(bool back)
{
	if (popup) {
		select((selected + (back ? tiles.count - 1 : 1)) % tiles.count);
		return;
	}
	if (!begin())
		return;
	selected = back ? tiles.count - 1 : 0;
	if (!back && entries[0].info.window == window_active())
		selected = 1 % tiles.count;
}

bool switcher_key(uint32_t key, uint32_t mods)
{
	if (key == KEY_TAB && (mods & MOD_ALT)) {
		step(mods & MOD_SHIFT);
		return true;
	}
	if (!popup)
		return key == KEY_LEFT_ALT;
	switch (key) {
	case KEY_LEFT_ALT:
	case KEY_ENTER:
		choose();
		break;
	case KEY_ESCAPE:
		end();
		break;
	case KEY_LEFT:
	case KEY_RIGHT:
		step(key == KEY_LEFT);
		break;
	case KEY_UP:
	case KEY_DOWN:
		select(tiles_row_step(&tiles, selected, key == KEY_UP ? -1 : 1));
		break;
	}
	return true;
}

static void begin_anew(int select)
{
	end();
	if (begin())
		selected = select < tiles.count ? select : 0;
}

/* The tiles stand as they were when Alt+Tab was pressed; only what is gone leaves them. */
void switcher_refresh(uint32_t window)
{
	struct wnd_info info;

	if (WndQuery(window, &info) >= 0) {
		if (info.state & WND_STATE_ACTIVE && panel_lists(&info))
			recent_touch(window_main(window));
		return;
	}
	recent_forget(window);
	for (int i = 0; popup && i < tiles.count; i++)
		if (entries[i].info.window == window)
			begin_anew(i);
}

void switcher_refresh_all(void)
{
	for (int i = 0; popup && i < tiles.count; i++)
		if (window_is_gone(entries[i].info.window))
			begin_anew(i);
	if (window_active())
		recent_touch(window_active());
}
