/* apps/settings/input.c - how mouse and keyboard behave, for all programs. */
#include <string.h>
#include "settings.h"
#include "sys.h"

static struct input_settings settings;
static struct gui_element *mouse_note, *keyboard_note, *test_label;
static int clicks;

static void apply(struct gui_element *note)
{
	int error = SysSetInput(&settings);

	GuiLabelPrint(note, error ? "This could not be set: %s." : "", strerror(-error));
}

/* One number of the settings and the element that sets it. */
struct setting {
	struct gui_element *element;
	uint32_t *value;
	struct gui_element **note;
	uint32_t base; /* added to a combo's index */
};

static struct setting list[8];
static int count;

static int on_setting(struct gui_element *element, struct msg *msg)
{
	if (msg->code != MSG_CHANGED)
		return 0;
	for (int i = 0; i < count; i++) {
		if (list[i].element != element)
			continue;
		*list[i].value = msg->params[0] + list[i].base;
		apply(*list[i].note);
	}
	return 1;
}

static void follow(struct gui_element *element, uint32_t *value, struct gui_element **note,
		   uint32_t base)
{
	list[count++] = (struct setting){element, value, note, base};
	GuiSetHandler(element, on_setting);
}

struct range {
	const char *label, *low, *high;
	int least, most;
};

/* A slider with a word at each end. */
static void slider(struct gui_element *page, const struct range *r, uint32_t *value,
		   struct gui_element **note)
{
	struct gui_element *row = page_row(page, r->label), *s;

	GuiLabelSetColour(GuiLabelCreate(row, r->low), GUI_COLOUR_TEXT_DIM);
	s = GuiSliderCreate(row, r->least, r->most, (int)*value);
	GuiSetMinSize(s, 140, GUI_BUTTON_HEIGHT);
	GuiLabelSetColour(GuiLabelCreate(row, r->high), GUI_COLOUR_TEXT_DIM);
	follow(s, value, note, 0);
}

/*
 * Mouse.
 */
static int on_test(struct gui_element *button, struct msg *msg)
{
	(void)button;
	if (msg->code != MSG_MOUSEDOWN || msg->params[2] != 2)
		return 0;
	clicks++;
	GuiLabelPrint(test_label, "%d double click%s", clicks, clicks == 1 ? "" : "s");
	return 0;
}

void mouse_create(struct gui_element *page)
{
	static const struct range speed = {"Pointer speed", "Slow", "Fast", 1, 10};
	static const struct range twice = {"Double click", "Quick", "Slow", 100, 1000};
	static const struct range lines = {"Wheel", "1 line", "10 lines", 1, 10};
	struct gui_element *swap, *row;

	SysGetInput(&settings);
	page_headline(page, "Mouse");
	slider(page, &speed, &settings.pointer_speed, &mouse_note);
	slider(page, &twice, &settings.double_click_ms, &mouse_note);
	row = page_row(page, "");
	GuiSetHandler(GuiButtonCreate(row, "Double-Click Here"), on_test);
	test_label = GuiLabelCreate(row, "");
	slider(page, &lines, &settings.wheel_lines, &mouse_note);
	swap = GuiSwitchCreate(page, "S&wap left and right button");
	GuiSwitchSet(swap, settings.swap_buttons);
	follow(swap, &settings.swap_buttons, &mouse_note, 0);
	mouse_note = GuiLabelCreate(page, "");
	GuiLabelSetColour(mouse_note, GUI_COLOUR_WARNING);
}

/*
 * Keyboard.
 */
void keyboard_create(struct gui_element *page)
{
	static const char *const layouts[LAYOUTS] = {"English (US)", "English (UK)", "German"};
	static const struct range delay = {"Repeat after", "Short", "Long", 200, 1000};
	static const struct range rate = {"Repeat rate", "Slow", "Fast", 2, 30};
	struct gui_element *layout, *box;

	page_headline(page, "Keyboard");
	layout = GuiComboCreate(page_row(page, "Layout"), layouts, LAYOUTS);
	GuiSetMinSize(layout, 200, GUI_BUTTON_HEIGHT);
	GuiComboSet(layout, (int)settings.layout);
	follow(layout, &settings.layout, &keyboard_note, 0);
	slider(page, &delay, &settings.repeat_delay_ms, &keyboard_note);
	slider(page, &rate, &settings.repeat_rate, &keyboard_note);
	box = GuiTextboxCreate(page_row(page, "Try it"), "");
	GuiTextboxSetPlaceholder(box, "Type here");
	GuiSetExpand(box, 1, 0);
	keyboard_note = GuiLabelCreate(page, "");
	GuiLabelSetColour(keyboard_note, GUI_COLOUR_WARNING);
}
