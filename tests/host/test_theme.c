/* uses32: gui/ lib/common/utf8.c tests/host/gui_shim.c tests/host/fs_shim.c */
/*
 * tests/host/test_theme.c - what is drawn stands out from its ground, in both themes.
 *
 * The contrast of two colours is that of the W3C's guidelines: the ratio of their luminances, at
 * least 4.5 for text and 3 for the signs and outlines of controls and for what is switched off.
 */
#include "mini.h"
#include "gui/press.h"

#define TEXT 4.5
#define SIGN 3.0

struct pair {
	enum gui_colour colour;
	enum gui_colour grounds[10]; /* GUI_COLOURS ends them */
};

/* clang-format off */
static const struct pair texts[] = {
	{GUI_COLOUR_TEXT, {GUI_COLOUR_WINDOW, GUI_COLOUR_SURFACE, GUI_COLOUR_SURFACE_ALT, GUI_COLOUR_SELECTION,
		GUI_COLOUR_BUTTON, GUI_COLOUR_BUTTON_HOVER, GUI_COLOUR_BUTTON_PRESSED, GUI_COLOUR_DISABLED,
		GUI_COLOUR_TITLE, GUI_COLOURS}},
	{GUI_COLOUR_TEXT_DIM, {GUI_COLOUR_WINDOW, GUI_COLOUR_SURFACE, GUI_COLOUR_SURFACE_ALT,
		GUI_COLOUR_SELECTION, GUI_COLOUR_BUTTON, GUI_COLOUR_BUTTON_HOVER, GUI_COLOUR_BUTTON_PRESSED,
		GUI_COLOUR_DISABLED, GUI_COLOUR_TITLE_INACTIVE, GUI_COLOURS}},
	{GUI_COLOUR_ON_ACCENT, {GUI_COLOUR_ACCENT, GUI_COLOUR_ACCENT_HOVER, GUI_COLOUR_ACCENT_PRESSED,
		GUI_COLOURS}},
	{GUI_COLOUR_WARNING, {GUI_COLOUR_WINDOW, GUI_COLOUR_SURFACE, GUI_COLOUR_SURFACE_ALT, GUI_COLOURS}},
	{GUI_COLOUR_ON_PANEL, {GUI_COLOUR_PANEL, GUI_COLOURS}},
};

static const struct pair signs[] = {
	{GUI_COLOUR_TEXT_DISABLED, {GUI_COLOUR_WINDOW, GUI_COLOUR_SURFACE, GUI_COLOUR_SURFACE_ALT,
		GUI_COLOUR_BUTTON, GUI_COLOUR_DISABLED, GUI_COLOUR_TITLE_INACTIVE, GUI_COLOURS}},
	{GUI_COLOUR_SCROLLBAR, {GUI_COLOUR_WINDOW, GUI_COLOUR_SURFACE, GUI_COLOUR_DISABLED, GUI_COLOURS}},
	{GUI_COLOUR_ACCENT, {GUI_COLOUR_WINDOW, GUI_COLOUR_SURFACE, GUI_COLOURS}}, /* rings, marks */
	{GUI_COLOUR_ACCENT_HOVER, {GUI_COLOUR_PANEL, GUI_COLOURS}},
	{GUI_COLOUR_ON_ACCENT, {GUI_COLOUR_WARNING, GUI_COLOURS}}, /* the sign that closes */
};
/* clang-format on */

/* The 2.4th power, as the fifth root of the twelfth; x in 0..1. */
static double power(double x)
{
	double twelfth = x * x * x, y = 1;

	twelfth *= twelfth;
	twelfth *= twelfth;
	for (int i = 0; i < 200; i++)
		y -= (y - twelfth / (y * y * y * y)) / 5;
	return y;
}

static double linear(uint32_t channel)
{
	double c = (channel & 0xff) / 255.0;

	return c <= 0.03928 ? c / 12.92 : power((c + 0.055) / 1.055);
}

static double luminance(uint32_t c)
{
	return 0.2126 * linear(c >> 16) + 0.7152 * linear(c >> 8) + 0.0722 * linear(c);
}

static double contrast(uint32_t a, uint32_t b)
{
	double x = luminance(a) + 0.05, y = luminance(b) + 0.05;

	return x > y ? x / y : y / x;
}

static int failures(const struct pair *pairs, int count, double least)
{
	int failed = 0;

	for (int i = 0; i < count; i++) {
		for (const enum gui_colour *g = pairs[i].grounds; *g != GUI_COLOURS; g++) {
			double c = contrast(GuiTheme(pairs[i].colour), GuiTheme(*g));

			if (c >= least)
				continue;
			printf("# theme %d: colour %d on %d has %.2f\n", GuiGetTheme(),
			       pairs[i].colour, *g, c);
			failed++;
		}
	}
	return failed;
}

static void test_contrast_is_measured_well(void **state)
{
	(void)state;
	assert_true(contrast(0, 0xffffff) > 20.99 && contrast(0, 0xffffff) < 21.01);
	assert_true(contrast(0x777777, 0xffffff) > 4.47 && contrast(0x777777, 0xffffff) < 4.49);
}

static void test_texts(void **state)
{
	(void)state;
	for (int theme = GUI_THEME_LIGHT; theme <= GUI_THEME_DARK; theme++) {
		GuiSetTheme(theme);
		assert_int_equal(failures(texts, sizeof(texts) / sizeof(texts[0]), TEXT), 0);
	}
}

static void test_signs(void **state)
{
	(void)state;
	for (int theme = GUI_THEME_LIGHT; theme <= GUI_THEME_DARK; theme++) {
		GuiSetTheme(theme);
		assert_int_equal(failures(signs, sizeof(signs) / sizeof(signs[0]), SIGN), 0);
	}
}

/* Check boxes, radio buttons, switches, knobs of sliders. */
static void test_outlines(void **state)
{
	static const enum gui_colour grounds[] = {GUI_COLOUR_WINDOW, GUI_COLOUR_SURFACE,
						  GUI_COLOUR_SURFACE_ALT};

	(void)state;
	for (int theme = GUI_THEME_LIGHT; theme <= GUI_THEME_DARK; theme++) {
		GuiSetTheme(theme);
		for (int i = 0; i < 3; i++)
			assert_true(contrast(press_outline(), GuiTheme(grounds[i])) >= SIGN);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_contrast_is_measured_well),
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_signs),
		cmocka_unit_test(test_outlines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
