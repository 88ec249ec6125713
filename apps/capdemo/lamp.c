/* apps/capdemo/lamp.c - the lamp as a window shows it. */
#include "lamp.h"

#define BOX    64
#define BULB   36
#define TOP    10 /* of the bulb */
#define HALO   8  /* around it, when it is on */
#define PULL   5  /* pixels that make a press a drag */
#define LIGHT  GUI_RGB(0xf5, 0xb9, 0x2e)
#define UNLIT  GUI_RGB(0xd8, 0xdc, 0xe2)
#define BASES  3
#define BASE_Y (TOP + BULB + 2)

static const struct lamp_calls *calls;
static enum lamp_look look;
static bool aimed, held; /* held: pressed, not pulled yet */
static struct gui_point pressed;

static bool had(void)
{
	return look == LAMP_OFF || look == LAMP_ON;
}

/*
 * The picture.
 */
static struct rect square(int x, int y, int side)
{
	return (struct rect){x, y, x + side, y + side};
}

static void paint_base(struct gui_painter *p, uint32_t colour)
{
	static const int widths[BASES] = {16, 16, 8};

	for (int i = 0; i < BASES; i++) {
		int left = (BOX - widths[i]) / 2, top = BASE_Y + 4 * i;

		GuiPaintFill(p, (struct rect){left, top, left + widths[i], top + 2}, colour);
	}
}

static void paint_cross(struct gui_painter *p, struct rect bulb, uint32_t colour)
{
	int left = bulb.left * 16 + BULB * 5, right = bulb.right * 16 - BULB * 5;
	int top = bulb.top * 16 + BULB * 5, bottom = bulb.bottom * 16 - BULB * 5;

	GuiPaintLine(p, (struct gui_point){left, top}, (struct gui_point){right, bottom}, 32,
		     colour);
	GuiPaintLine(p, (struct gui_point){left, bottom}, (struct gui_point){right, top}, 32,
		     colour);
}

static void paint(struct gui_painter *p)
{
	struct rect bulb = square((BOX - BULB) / 2, TOP, BULB);
	uint32_t edge = look == LAMP_ON ? GUI_RGB(0xc7, 0x86, 0x0a)
					: GuiTheme(had() ? GUI_COLOUR_TEXT_DIM : GUI_COLOUR_BORDER);

	if (aimed)
		GuiPaintOutline(p, square(0, 0, BOX),
				(struct gui_stroke){8, 2, GuiTheme(GUI_COLOUR_ACCENT)});
	if (look == LAMP_ON)
		GuiPaintRounded(p, square(bulb.left - HALO, bulb.top - HALO, BULB + 2 * HALO),
				BULB / 2 + HALO, GUI_ALPHA(LIGHT, 70));
	if (had())
		GuiPaintRounded(p, bulb, BULB / 2,
				look == LAMP_ON ? LIGHT : GuiTheme(GUI_COLOUR_SURFACE));
	GuiPaintOutline(p, bulb, (struct gui_stroke){BULB / 2, 2, edge});
	paint_base(p, GuiTheme(had() ? GUI_COLOUR_TEXT_DIM : GUI_COLOUR_BORDER));
	if (look == LAMP_GONE)
		paint_cross(p, bulb, edge);
}

/*
 * The mouse.
 */
static void move(struct gui_element *e, struct gui_point to)
{
	int x = to.x - pressed.x, y = to.y - pressed.y;

	if (!held || x * x + y * y < PULL * PULL)
		return;
	held = false;
	calls->pulled(e, look == LAMP_ON ? LIGHT : UNLIT);
}

static void release(void)
{
	bool was_held = held;

	held = false;
	if (was_held && had())
		calls->pressed();
}

static int on_lamp(struct gui_element *e, struct msg *msg)
{
	struct gui_point at = {MSG_LOW(msg->params[0]), MSG_HIGH(msg->params[0])};

	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint(GuiPainter(msg));
		return 1;
	case MSG_MOUSEDOWN:
		held = had() && MSG_BUTTON(msg->params[1]) == BUTTON_LEFT;
		pressed = at;
		return 1;
	case MSG_MOUSEMOVE:
		move(e, at);
		return 1;
	case MSG_MOUSEUP:
		release();
		return 1;
	case MSG_GUI_CANCEL:
		held = false;
		return 1;
	case MSG_DRAG_END:
		calls->ended(msg->params[0] != 0);
		return 1;
	}
	return 0;
}

struct gui_element *lamp_create(struct gui_element *parent, const struct lamp_calls *to_call)
{
	struct gui_element *lamp = GuiCanvasCreate(parent, BOX, BOX);

	calls = to_call;
	GuiSetExpand(lamp, 0, 0);
	GuiSetAlign(lamp, GUI_ALIGN_START, GUI_ALIGN_CENTRE);
	GuiSetHandler(lamp, on_lamp);
	return lamp;
}

void lamp_show(struct gui_element *lamp, enum lamp_look new)
{
	look = new;
	held = held && had();
	GuiSetCursor(lamp, had() ? CURSOR_HAND : CURSOR_ARROW);
	GuiSetTip(lamp, had() ? "Press to switch, drag to give" : NULL);
	GuiInvalidate(lamp);
}

void lamp_aim(struct gui_element *lamp, bool on)
{
	if (aimed == on)
		return;
	aimed = on;
	GuiInvalidate(lamp);
}
