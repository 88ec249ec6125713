/* console/palette.c - packed colours of cells become those of the screen. */
#include "palette.h"
#include "gui.h"

#define BASE	 16 /* colours with a name */
#define CUBE_END 232
#define LEAST	 48 /* between the brightness of a text and its ground, of 255 */
#define GOOD	 128

static const uint32_t themes[2][BASE] = {
	[GUI_THEME_LIGHT] = {0xff1f2329, 0xffb3262c, 0xff1f7a3d, 0xff8a6100, 0xff2457b8, 0xff8a3a9c,
			     0xff0f7480, 0xff848a94, 0xff5a616b, 0xffd1383d, 0xff2a8f4b, 0xffa87500,
			     0xff3a74e0, 0xffa650ba, 0xff178c9a, 0xffffffff},
	[GUI_THEME_DARK] = {0xff16191f, 0xffe8686b, 0xff5fbf7f, 0xffd9b25f, 0xff6c9cf0, 0xffc58af0,
			    0xff5cc7d3, 0xffc8ccd4, 0xff7c828d, 0xffff8a8d, 0xff86e0a2, 0xfff0cf86,
			    0xff94b8ff, 0xffdbaeff, 0xff86e3ec, 0xffffffff},
};

/* The 6 x 6 x 6 cube and 24 greys are the same everywhere. */
static uint32_t fixed(uint32_t index)
{
	static const uint8_t steps[] = {0, 95, 135, 175, 215, 255};
	uint32_t grey = 8 + (index - CUBE_END) * 10;

	if (index >= CUBE_END)
		return GUI_RGB(grey, grey, grey);
	index -= BASE;
	return GUI_RGB(steps[index / 36], steps[index / 6 % 6], steps[index % 6]);
}

static uint32_t colour(uint32_t packed, enum gui_colour standard)
{
	uint32_t index = packed & 0xff;

	if ((packed & CELL_KIND) == CELL_RGB)
		return 0xff000000 | (packed & 0xffffff);
	if ((packed & CELL_KIND) != CELL_PALETTE)
		return GuiTheme(standard);
	return index < BASE ? themes[GuiGetTheme()][index] : fixed(index);
}

static int brightness(uint32_t c)
{
	return ((int)(c >> 16 & 0xff) * 3 + (int)(c >> 8 & 0xff) * 6 + (int)(c & 0xff)) / 10;
}

static bool is_base(uint32_t packed)
{
	return (packed & CELL_KIND) == CELL_PALETTE && (packed & 0xff) < BASE;
}

static bool is_seen(struct look look)
{
	int between = brightness(look.text) - brightness(look.background);

	return between >= LEAST || between <= -LEAST;
}

static uint32_t half_way(uint32_t a, uint32_t b)
{
	return 0xff000000 | (((a & 0xfefefe) >> 1) + ((b & 0xfefefe) >> 1));
}

/* The dark theme's colours are made to be text; as the ground of something brighter they are those
 * of the light theme, which are deeper. */
static uint32_t ground(const struct cell *cell, struct look look)
{
	if (is_base(cell->background) && brightness(look.text) > brightness(look.background) &&
	    brightness(look.text) - brightness(look.background) < GOOD)
		return themes[GUI_THEME_LIGHT][cell->background & 7];
	return look.background;
}

struct look palette_look(const struct cell *cell, bool reverse)
{
	struct look look = {colour(cell->text, GUI_COLOUR_TEXT),
			    colour(cell->background, GUI_COLOUR_SURFACE)};

	if (is_base(cell->text) && !cell->background && !is_seen(look))
		look.text = GuiTheme(GUI_COLOUR_TEXT);
	look.background = ground(cell, look);
	if (!(cell->attributes & CELL_INVERSE) != !reverse)
		look = (struct look){look.background, look.text};
	if (cell->attributes & CELL_DIM)
		look.text = half_way(look.text, look.background);
	if (cell->attributes & CELL_HIDDEN)
		look.text = look.background;
	return look;
}
