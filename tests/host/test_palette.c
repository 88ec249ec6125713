/* uses: console/palette.c */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include "console/palette.h"
#include "gui.h"

static int theme;

int GuiGetTheme(void)
{
	return theme;
}

uint32_t GuiTheme(enum gui_colour colour)
{
	bool light = theme == GUI_THEME_LIGHT;

	return (colour == GUI_COLOUR_TEXT) == light ? 0xff20242a : 0xfff4f5f7;
}

static int brightness(uint32_t c)
{
	return ((int)(c >> 16 & 0xff) * 3 + (int)(c >> 8 & 0xff) * 6 + (int)(c & 0xff)) / 10;
}

static struct look look(uint32_t text, uint32_t background)
{
	return palette_look(&(struct cell){.text = text, .background = background}, false);
}

#define INDEX(i) (CELL_PALETTE | (uint32_t)(i))

static void every_colour_is_seen_on_the_ground(void **state)
{
	(void)state;
	for (theme = GUI_THEME_LIGHT; theme <= GUI_THEME_DARK; theme++)
		for (int i = 0; i < 16; i++) {
			struct look l = look(INDEX(i), 0);

			assert_true(abs(brightness(l.text) - brightness(l.background)) >= 48);
		}
}

static void white_is_read_on_every_colour(void **state)
{
	(void)state;
	for (theme = GUI_THEME_LIGHT; theme <= GUI_THEME_DARK; theme++)
		for (int i = 1; i < 7; i++) {
			struct look l = look(INDEX(15), INDEX(i));

			assert_int_equal(l.text, 0xffffffff);
			assert_true(brightness(l.text) - brightness(l.background) >= 100);
		}
}

/* What a program says in full is as it says. */
static void other_colours_stay(void **state)
{
	(void)state;
	theme = GUI_THEME_DARK;
	assert_int_equal(look(INDEX(15), CELL_RGB | 0xd0e0f0).background, 0xffd0e0f0);
	assert_int_equal(look(CELL_RGB | 0x123456, 0).text, 0xff123456);
	assert_int_equal(look(INDEX(15), INDEX(231)).background, 0xffffffff);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(every_colour_is_seen_on_the_ground),
					   cmocka_unit_test(white_is_read_on_every_colour),
					   cmocka_unit_test(other_colours_stay)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
