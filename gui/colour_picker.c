/*
 * gui/colour_picker.c - the colour widget: a field of saturation and brightness, a strip of hues,
 * the colour as text, samples.
 *
 * Arrows move the marks of field and strip; samples are pressed.
 */
#include "colour.h"
#include "gui_internal.h"

#define FIELD_WIDTH  224
#define FIELD_HEIGHT 144
#define STRIP_WIDTH  20
#define SAMPLE	     22
#define STEP	     4 /* an arrow key moves so far */

struct picker {
	struct hsv hsv;
	uint32_t colour;
	struct gui_element *field, *strip, *swatch, *box, *numbers;
};

/* clang-format off */
static const uint32_t samples[] = {
	GUI_RGB(0xdc, 0x3b, 0x3f), GUI_RGB(0xe8, 0x7a, 0x24), GUI_RGB(0xe9, 0xb9, 0x2a),
	GUI_RGB(0x4c, 0xa6, 0x4c), GUI_RGB(0x2b, 0xa3, 0xa0), GUI_RGB(0x2b, 0x69, 0xd0),
	GUI_RGB(0x7d, 0x4f, 0xc4), GUI_RGB(0xc4, 0x4c, 0x98), GUI_RGB(0x00, 0x00, 0x00),
	GUI_RGB(0x80, 0x80, 0x80), GUI_RGB(0xff, 0xff, 0xff),
};
/* clang-format on */

static struct picker *picker_of(const struct gui_element *e)
{
	return (struct picker *)e->data;
}

/* The parts know the picker as their user. */
static struct gui_element *owner_of(const struct gui_element *part)
{
	return GuiUser(part);
}

static int clamp(int value, int most)
{
	return value < 0 ? 0 : value > most ? most : value;
}

static void update(struct gui_element *e, bool text)
{
	struct picker *p = picker_of(e);
	char hex[COLOUR_TEXT];

	colour_print(p->colour, hex);
	if (text)
		GuiTextboxSetText(p->box, hex);
	GuiLabelPrint(p->numbers, "%u, %u, %u", (unsigned)(p->colour >> 16 & 255),
		      (unsigned)(p->colour >> 8 & 255), (unsigned)(p->colour & 255));
	GuiInvalidate(p->field);
	GuiInvalidate(p->strip);
	GuiInvalidate(p->swatch);
}

static void set_colour(struct gui_element *e, uint32_t colour, bool text)
{
	struct picker *p = picker_of(e);

	p->colour = colour | 0xff000000u;
	p->hsv = colour_to_hsv(p->colour, p->hsv);
	update(e, text);
}

static void set_hsv(struct gui_element *e, struct hsv hsv)
{
	struct picker *p = picker_of(e);

	p->hsv = (struct hsv){clamp(hsv.hue, HUES - 1), clamp(hsv.saturation, 255),
			      clamp(hsv.brightness, 255)};
	p->colour = colour_from_hsv(p->hsv);
	update(e, true);
	notify(e, MSG_CHANGED, p->colour);
}

/* A ring that is seen on every colour. */
static void paint_mark(struct gui_painter *p, struct rect r, int radius)
{
	GuiPaintOutline(p, r, (struct gui_stroke){radius, 3, GUI_RGB(255, 255, 255)});
	GuiPaintOutline(p, r, (struct gui_stroke){radius, 1, GUI_RGB(0x40, 0x40, 0x40)});
}

static void paint_ring(const struct gui_element *e, struct gui_painter *p)
{
	if ((GuiState(e) & GUI_STATE_FOCUSED) && e->window->focus_visible)
		paint_focus_ring(p, GuiRect(e), 2);
}

/*
 * The field: saturation to the right, brightness upwards.
 */
static void paint_field(const struct gui_element *e, struct gui_painter *p)
{
	struct hsv c = picker_of(owner_of(e))->hsv, column = c;
	struct rect r = GuiRect(e);
	int x, y;

	column.brightness = 255;
	for (x = 0; x < r.right; x++) {
		column.saturation = x * 255 / (r.right - 1);
		GuiPaintGradient(p, rect_make(x, 0, 1, r.bottom), colour_from_hsv(column),
				 GUI_RGB(0, 0, 0));
	}
	x = c.saturation * (r.right - 1) / 255;
	y = (255 - c.brightness) * (r.bottom - 1) / 255;
	paint_mark(p, rect_make(x - 7, y - 7, 14, 14), 7);
	paint_ring(e, p);
}

static void field_at(struct gui_element *e, int x, int y)
{
	struct hsv c = picker_of(owner_of(e))->hsv;
	struct rect r = GuiRect(e);

	c.saturation = clamp(x, r.right - 1) * 255 / (r.right - 1);
	c.brightness = 255 - clamp(y, r.bottom - 1) * 255 / (r.bottom - 1);
	set_hsv(owner_of(e), c);
}

static int field_key(struct gui_element *e, uint32_t key)
{
	struct hsv c = picker_of(owner_of(e))->hsv;

	if (key == KEY_LEFT || key == KEY_RIGHT)
		c.saturation += key == KEY_RIGHT ? STEP : -STEP;
	else if (key == KEY_UP || key == KEY_DOWN)
		c.brightness += key == KEY_UP ? STEP : -STEP;
	else
		return 0;
	set_hsv(owner_of(e), c);
	return 1;
}

/*
 * The strip: hues from top to bottom.
 */
static void paint_strip(const struct gui_element *e, struct gui_painter *p)
{
	struct rect r = GuiRect(e);
	int y;

	for (y = 0; y < r.bottom; y++)
		GuiPaintFill(
			p, rect_make(0, y, r.right, 1),
			colour_from_hsv((struct hsv){y * (HUES - 1) / (r.bottom - 1), 255, 255}));
	y = picker_of(owner_of(e))->hsv.hue * (r.bottom - 1) / (HUES - 1);
	paint_mark(p, rect_make(0, clamp(y - 4, r.bottom - 8), r.right, 8), 3);
	paint_ring(e, p);
}

static void strip_at(struct gui_element *e, int y)
{
	struct hsv c = picker_of(owner_of(e))->hsv;
	struct rect r = GuiRect(e);

	c.hue = clamp(y, r.bottom - 1) * (HUES - 1) / (r.bottom - 1);
	set_hsv(owner_of(e), c);
}

static int strip_key(struct gui_element *e, uint32_t key)
{
	struct hsv c = picker_of(owner_of(e))->hsv;

	if (key != KEY_UP && key != KEY_DOWN)
		return 0;
	c.hue += (key == KEY_UP ? -STEP : STEP) * 4;
	set_hsv(owner_of(e), c);
	return 1;
}

/*
 * What they are, in words.
 */
static int describe_colour(struct msg *msg, const char *class_name, uint32_t colour)
{
	char hex[COLOUR_TEXT];

	colour_print(colour, hex);
	describe_as(msg, class_name, NULL);
	return describe_value(msg, "%s", hex);
}

static int describe_field(const struct gui_element *e, struct msg *msg)
{
	const struct hsv *c = &picker_of(owner_of(e))->hsv;

	describe_as(msg, "colour field", NULL);
	return describe_value(msg, "saturation %d, brightness %d", c->saturation, c->brightness);
}

static int describe_strip(const struct gui_element *e, struct msg *msg)
{
	describe_as(msg, "hue strip", NULL);
	return describe_value(msg, "hue %d", picker_of(owner_of(e))->hsv.hue);
}

static bool drags(const struct gui_element *e, const struct msg *msg)
{
	if (msg->code == MSG_MOUSEDOWN)
		return mouse_is_left(msg);
	return msg->code == MSG_MOUSEMOVE && (e->flags & ELEMENT_PRESSED);
}

static int field_handle(struct gui_element *e, struct msg *msg)
{
	if (msg->code == MSG_GUI_PAINT)
		paint_field(e, GuiPainter(msg));
	else if (drags(e, msg))
		field_at(e, mouse_x(msg), mouse_y(msg));
	else if (msg->code == MSG_KEYDOWN)
		return field_key(e, msg->params[0]);
	else if (msg->code == MSG_GUI_DESCRIBE)
		return describe_field(e, msg);
	else
		return 0;
	return 1;
}

static int strip_handle(struct gui_element *e, struct msg *msg)
{
	if (msg->code == MSG_GUI_PAINT)
		paint_strip(e, GuiPainter(msg));
	else if (drags(e, msg))
		strip_at(e, mouse_y(msg));
	else if (msg->code == MSG_KEYDOWN)
		return strip_key(e, msg->params[0]);
	else if (msg->code == MSG_GUI_DESCRIBE)
		return describe_strip(e, msg);
	else
		return 0;
	return 1;
}

static int swatch_handle(struct gui_element *e, struct msg *msg)
{
	struct gui_stroke border = {GUI_RADIUS, 1, GuiTheme(GUI_COLOUR_BORDER)};

	if (msg->code == MSG_GUI_DESCRIBE)
		return describe_colour(msg, "swatch", picker_of(owner_of(e))->colour);
	if (msg->code != MSG_GUI_PAINT)
		return 0;
	GuiPaintRounded(GuiPainter(msg), GuiRect(e), GUI_RADIUS, picker_of(owner_of(e))->colour);
	GuiPaintOutline(GuiPainter(msg), GuiRect(e), border);
	return 1;
}

static int sample_number(const struct gui_element *e)
{
	int number = 0;

	while ((e = e->prev))
		number++;
	return number;
}

static void choose_sample(struct gui_element *e)
{
	set_colour(owner_of(e), samples[sample_number(e)], true);
	notify(owner_of(e), MSG_CHANGED, picker_of(owner_of(e))->colour);
}

static void paint_sample(const struct gui_element *e, struct gui_painter *p)
{
	struct rect r = rect_inset(GuiRect(e), 2);
	bool hovered = GuiState(e) & GUI_STATE_HOVERED;

	GuiPaintRounded(p, r, 4, samples[sample_number(e)]);
	GuiPaintOutline(
		p, r,
		(struct gui_stroke){4, 1, GuiTheme(hovered ? GUI_COLOUR_TEXT : GUI_COLOUR_BORDER)});
	paint_ring(e, p);
}

static int sample_handle(struct gui_element *e, struct msg *msg)
{
	if (msg->code == MSG_GUI_PAINT)
		paint_sample(e, GuiPainter(msg));
	else if (msg->code == MSG_GUI_DESCRIBE)
		describe_colour(msg, "sample", samples[sample_number(e)]);
	else if ((msg->code == MSG_MOUSEDOWN && mouse_is_left(msg)) ||
		 (msg->code == MSG_KEYDOWN && msg->params[0] == KEY_SPACE))
		choose_sample(e);
	else
		return 0;
	return 1;
}

static int on_box(struct gui_element *box, struct msg *msg)
{
	struct gui_element *e = owner_of(box);
	uint32_t colour;

	if (msg->code != MSG_CHANGED)
		return 0;
	if (colour_parse(GuiTextboxText(box), &colour)) {
		set_colour(e, colour, false);
		notify(e, MSG_CHANGED, picker_of(e)->colour);
	}
	return 1;
}

static struct gui_element *part(struct gui_element *parent, struct gui_element *e,
				gui_handler *handler, struct gui_point size)
{
	struct gui_element *p =
		GuiElementCreate(parent, handler, 0, handler == swatch_handle ? 0 : GUI_FOCUSABLE);

	GuiSetUser(p, e);
	GuiSetMinSize(p, size.x, size.y);
	return p;
}

static int handle(struct gui_element *e, struct msg *msg)
{
	if (msg->code == MSG_GUI_DESCRIBE)
		return describe_colour(msg, "colour picker", picker_of(e)->colour);
	return layout_handle(e, msg);
}

struct gui_element *GuiColourPickerCreate(struct gui_element *parent, uint32_t colour)
{
	struct gui_element *e = GuiElementCreate(parent, handle, sizeof(struct picker), 0), *row;
	struct picker *p;

	if (!e)
		return NULL;
	element_init_layout(e, LAYOUT_COLUMN, GUI_ALIGN_START, GUI_ALIGN_START);
	p = picker_of(e);
	row = GuiRowCreate(e);
	p->field = part(row, e, field_handle, (struct gui_point){FIELD_WIDTH, FIELD_HEIGHT});
	p->strip = part(row, e, strip_handle, (struct gui_point){STRIP_WIDTH, FIELD_HEIGHT});
	row = GuiRowCreate(e);
	p->swatch = part(row, e, swatch_handle, (struct gui_point){48, GUI_BUTTON_HEIGHT});
	p->box = GuiTextboxCreate(row, "");
	GuiSetMinSize(p->box, 84, 0);
	GuiSetUser(p->box, e);
	GuiSetHandler(p->box, on_box);
	p->numbers = GuiLabelCreate(row, "");
	GuiLabelSetColour(p->numbers, GUI_COLOUR_TEXT_DIM);
	row = GuiRowCreate(e);
	GuiSetGap(row, 1);
	for (unsigned i = 0; i < sizeof(samples) / sizeof(samples[0]); i++)
		part(row, e, sample_handle, (struct gui_point){SAMPLE, SAMPLE});
	set_colour(e, colour, true);
	return e;
}

void GuiColourPickerSet(struct gui_element *picker, uint32_t colour)
{
	if (picker)
		set_colour(picker, colour, true);
}

uint32_t GuiColourPickerGet(const struct gui_element *picker)
{
	return picker ? picker_of(picker)->colour : 0;
}
