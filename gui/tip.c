/* gui/tip.c - tooltips: a line of text in a small window below the pointer. */
#include <stdlib.h>
#include "popup.h"
#include "tip.h"
#include "wnd.h"

#define SIDE	   8
#define HEIGHT	   24
#define WIDTH_MOST 400
#define BELOW	   20 /* of the pointer's tip: the arrow's height */

struct tip {
	struct tip *next;
	struct gui_element *element;
	char *text;
};

static struct tip *tips;
static struct gui_element *window; /* shown now, NULL = none */
static struct gui_element *shown;  /* the element it is of */

static struct tip **place_of(const struct gui_element *e)
{
	struct tip **at = &tips;

	while (*at && (*at)->element != e)
		at = &(*at)->next;
	return at;
}

void tip_hide(void)
{
	if (window)
		GuiDestroy(window);
}

void tip_moved(struct gui_element *over)
{
	while (shown && over && over != shown)
		over = over->parent;
	if (shown && !over)
		tip_hide();
}

void tip_forget(struct gui_element *e)
{
	struct tip **at = place_of(e), *tip = *at;

	if (e == shown)
		tip_hide();
	if (!tip)
		return;
	*at = tip->next;
	free(tip->text);
	free(tip);
}

void GuiSetTip(struct gui_element *element, const char *text)
{
	struct tip *tip;

	if (!element)
		return;
	tip = *place_of(element);
	if (!text || !*text) {
		tip_forget(element);
		return;
	}
	if (!tip) {
		tip = calloc(1, sizeof(*tip));
		if (!tip)
			return;
		tip->element = element;
		tip->next = tips;
		tips = tip;
	}
	if (!text_set(&tip->text, text))
		tip_forget(element);
}

/*
 * The window.
 */
static int handle(struct gui_element *e, struct msg *msg)
{
	const struct tip *tip = *place_of(shown);
	struct rect r = GuiRect(e);
	struct gui_painter *p;

	if (msg->code == MSG_GUI_DESCRIBE)
		return describe_as(msg, "tip", tip ? tip->text : NULL);
	if (msg->code != MSG_GUI_PAINT)
		return 0;
	p = GuiPainter(msg);
	GuiPaintFill(p, r, GuiTheme(GUI_COLOUR_BUTTON));
	GuiPaintOutline(p, r, (struct gui_stroke){8, 1, GuiTheme(GUI_COLOUR_BORDER)});
	r.left += SIDE;
	r.right -= SIDE;
	if (tip)
		GuiPaintText(p, r, tip->text, GuiTheme(GUI_COLOUR_TEXT),
			     GUI_FONT_UI | GUI_TEXT_ELLIPSIS);
	return 1;
}

static int window_handler(struct gui_element *e, struct msg *msg)
{
	(void)e;
	if (msg->code == MSG_GUI_DESTROY)
		window = shown = NULL;
	return 0;
}

static struct gui_element *create(struct rect r)
{
	struct gui_element *w, *view;

	w = GuiWindowCreateWith(
		&(struct gui_window_options){.width = rect_width(r),
					     .height = rect_height(r),
					     .x = r.left,
					     .y = r.top,
					     .placed = true,
					     .flags = GUI_WINDOW_BORDERLESS,
					     .wnd_flags = WND_TOPMOST | WND_NO_FOCUS | WND_NO_LIST |
							  WND_SHADOW | WND_ROUNDED | WND_PRIVATE});
	view = GuiElementCreate(w, handle, 0, GUI_OPAQUE);
	if (!view) {
		GuiDestroy(w);
		return NULL;
	}
	GuiSetAlign(view, GUI_ALIGN_FILL, GUI_ALIGN_FILL);
	GuiSetExpand(view, 1, 1);
	GuiSetHandler(w, window_handler);
	return w;
}

static void show(const struct tip *tip)
{
	struct popup_options o = {.height = HEIGHT};
	struct gui_point pointer = scale_pointer();

	o.beside = rect_make(pointer.x, pointer.y - 4, 0, BELOW);
	o.width = GuiTextWidth(GUI_FONT_UI, tip->text, -1) + 2 * SIDE;
	o.width = o.width > WIDTH_MOST ? WIDTH_MOST : o.width;
	window = create(popup_place(&o, GuiScreen()));
	shown = window ? tip->element : NULL;
}

/*
 * Rest.
 */
void tip_input(const struct msg *msg)
{
	switch (msg->code) {
	case MSG_KEYDOWN:
	case MSG_MOUSEDOWN:
	case MSG_MOUSEWHEEL:
	case MSG_MOUSELEAVE:
		tip_hide();
		break;
	}
}

int tip_hover(struct gui_element *e)
{
	struct tip *tip = NULL;

	for (; e && !tip; e = e->parent)
		tip = *place_of(e);
	if (!tip || popup_top())
		return 0;
	if (tip->element != shown) {
		tip_hide();
		show(tip);
	}
	return 1;
}
