/* gui/theme.c - the colours of the look, as one table a theme. */
#include "gui_internal.h"

/* clang-format off */
static const uint32_t themes[2][GUI_COLOURS] = {
	[GUI_THEME_LIGHT] = {
		[GUI_COLOUR_WINDOW]	    = GUI_RGB(0xf6, 0xf6, 0xf7),
		[GUI_COLOUR_SURFACE]	    = GUI_RGB(0xff, 0xff, 0xff),
		[GUI_COLOUR_SURFACE_ALT]    = GUI_RGB(0xf2, 0xf3, 0xf5),
		[GUI_COLOUR_BORDER]	    = GUI_RGB(0xc6, 0xca, 0xd0),
		[GUI_COLOUR_SEPARATOR]	    = GUI_RGB(0xde, 0xe0, 0xe4),
		[GUI_COLOUR_TEXT]	    = GUI_RGB(0x1f, 0x23, 0x29),
		[GUI_COLOUR_TEXT_DIM]	    = GUI_RGB(0x5a, 0x61, 0x6b),
		[GUI_COLOUR_TEXT_DISABLED]  = GUI_RGB(0x84, 0x8a, 0x94),
		[GUI_COLOUR_ACCENT]	    = GUI_RGB(0x2b, 0x69, 0xd0),
		[GUI_COLOUR_ACCENT_HOVER]   = GUI_RGB(0x35, 0x73, 0xd9),
		[GUI_COLOUR_ACCENT_PRESSED] = GUI_RGB(0x20, 0x55, 0xb0),
		[GUI_COLOUR_ON_ACCENT]	    = GUI_RGB(0xff, 0xff, 0xff),
		[GUI_COLOUR_SELECTION]	    = GUI_RGB(0xcd, 0xdf, 0xfa),
		[GUI_COLOUR_BUTTON]	    = GUI_RGB(0xff, 0xff, 0xff),
		[GUI_COLOUR_BUTTON_HOVER]   = GUI_RGB(0xee, 0xf0, 0xf3),
		[GUI_COLOUR_BUTTON_PRESSED] = GUI_RGB(0xdc, 0xdf, 0xe4),
		[GUI_COLOUR_DISABLED]	    = GUI_RGB(0xee, 0xef, 0xf1),
		[GUI_COLOUR_TITLE]	    = GUI_RGB(0xe6, 0xe8, 0xeb),
		[GUI_COLOUR_TITLE_INACTIVE] = GUI_RGB(0xf6, 0xf6, 0xf7),
		[GUI_COLOUR_SCROLLBAR]	    = GUI_RGB(0x84, 0x8a, 0x94),
		[GUI_COLOUR_WARNING]	    = GUI_RGB(0xc9, 0x30, 0x35),
		[GUI_COLOUR_PANEL]	    = GUI_RGB(0x22, 0x27, 0x31),
		[GUI_COLOUR_ON_PANEL]	    = GUI_RGB(0xee, 0xf1, 0xf5),
	},
	[GUI_THEME_DARK] = {
		[GUI_COLOUR_WINDOW]	    = GUI_RGB(0x26, 0x29, 0x2f),
		[GUI_COLOUR_SURFACE]	    = GUI_RGB(0x1c, 0x1f, 0x24),
		[GUI_COLOUR_SURFACE_ALT]    = GUI_RGB(0x22, 0x25, 0x2b),
		[GUI_COLOUR_BORDER]	    = GUI_RGB(0x46, 0x4b, 0x54),
		[GUI_COLOUR_SEPARATOR]	    = GUI_RGB(0x36, 0x3a, 0x42),
		[GUI_COLOUR_TEXT]	    = GUI_RGB(0xe8, 0xea, 0xed),
		[GUI_COLOUR_TEXT_DIM]	    = GUI_RGB(0xac, 0xb3, 0xbd),
		[GUI_COLOUR_TEXT_DISABLED]  = GUI_RGB(0x7c, 0x82, 0x8d),
		[GUI_COLOUR_ACCENT]	    = GUI_RGB(0x36, 0x70, 0xcd),
		[GUI_COLOUR_ACCENT_HOVER]   = GUI_RGB(0x3a, 0x75, 0xd2),
		[GUI_COLOUR_ACCENT_PRESSED] = GUI_RGB(0x2d, 0x62, 0xba),
		[GUI_COLOUR_ON_ACCENT]	    = GUI_RGB(0xff, 0xff, 0xff),
		[GUI_COLOUR_SELECTION]	    = GUI_RGB(0x28, 0x3f, 0x66),
		[GUI_COLOUR_BUTTON]	    = GUI_RGB(0x34, 0x38, 0x40),
		[GUI_COLOUR_BUTTON_HOVER]   = GUI_RGB(0x3d, 0x42, 0x4b),
		[GUI_COLOUR_BUTTON_PRESSED] = GUI_RGB(0x2b, 0x2e, 0x35),
		[GUI_COLOUR_DISABLED]	    = GUI_RGB(0x2b, 0x2e, 0x35),
		[GUI_COLOUR_TITLE]	    = GUI_RGB(0x30, 0x34, 0x3b),
		[GUI_COLOUR_TITLE_INACTIVE] = GUI_RGB(0x26, 0x29, 0x2f),
		[GUI_COLOUR_SCROLLBAR]	    = GUI_RGB(0x7c, 0x82, 0x8d),
		[GUI_COLOUR_WARNING]	    = GUI_RGB(0xe8, 0x68, 0x6b),
		[GUI_COLOUR_PANEL]	    = GUI_RGB(0x16, 0x19, 0x1f),
		[GUI_COLOUR_ON_PANEL]	    = GUI_RGB(0xe8, 0xea, 0xed),
	},
};
/* clang-format on */

static int theme_number = GUI_THEME_LIGHT;
static const uint32_t *theme = themes[GUI_THEME_LIGHT];

int GuiGetTheme(void)
{
	return theme_number;
}

uint32_t GuiTheme(enum gui_colour colour)
{
	return (unsigned)colour < GUI_COLOURS ? theme[colour] : GUI_RGB(0, 0, 0);
}

void GuiSetTheme(int number)
{
	if (number != GUI_THEME_LIGHT && number != GUI_THEME_DARK)
		return;
	theme_number = number;
	theme = themes[number];
	for (struct gui_window *w = gui_windows; w; w = w->next) {
		GuiSend(w->root, MSG_GUI_STATE, 0, 0, 0);
		window_invalidate_all(w);
	}
}
