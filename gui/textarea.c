/* gui/textarea.c - the text area: its life, its messages, what programs call. */
#include "textarea.h"
#include <stdlib.h>
#include <string.h>

#define LEAST_WIDTH   120
#define LEAST_HEIGHT  60
#define WANTED_WIDTH  400
#define WANTED_HEIGHT 240
#define TAB_COLUMNS   8

static void measure_font(struct textarea *t)
{
	static const char zeroes[] =
		"0000000000000000000000000000000000000000000000000000000000000000";

	t->row_height = GuiTextHeight(t->font);
	t->advance = t->font == GUI_FONT_MONO ? GuiTextWidth(t->font, zeroes, 64) : 0;
	t->tab = GuiTextWidth(t->font, zeroes, TAB_COLUMNS);
	t->tab = t->tab > 0 ? t->tab : 1;
}

int area_open_menu(struct gui_element *e)
{
	struct textarea *t = area_of(e);
	struct row r;
	int y;

	area_show_caret(e);
	r = area_row_of(e, t->document.caret);
	y = area_y(e, r);
	return edit_context(e, (struct gui_point){area_x(e, r, t->document.caret),
						  y == AREA_OUTSIDE ? 0 : y + t->row_height});
}

static void focus(struct gui_element *e, bool gained)
{
	struct textarea *t = area_of(e);

	t->caret_on = gained;
	if (gained)
		area_touched(e);
	else
		GuiSetTimer(e, TEXTAREA_BLINK_TIMER, 0, 0);
	GuiInvalidate(e);
}

static int state(struct gui_element *e, uint32_t what)
{
	if (what & (GUI_STATE_HOVERED | GUI_STATE_PRESSED))
		return 1;
	if (what & (GUI_STATE_FOCUSED | GUI_STATE_ACTIVE))
		focus(e, GuiState(e) & GUI_STATE_FOCUSED);
	return 0;
}

static int cancel(struct gui_element *e, const struct msg *msg)
{
	area_of(e)->drag = DRAG_NONE;
	area_of(e)->carried.held = false;
	GuiSetTimer(e, TEXTAREA_DRAG_TIMER, 0, 0);
	area_bars(e, msg);
	return 1;
}

static int timer(struct gui_element *e, const struct msg *msg)
{
	if (msg->params[0] == TEXTAREA_BLINK_TIMER)
		area_blink(e);
	else if (!area_bars(e, msg))
		area_drag_on(e);
	return 1;
}

static int describe(const struct gui_element *e, struct msg *msg)
{
	const struct document *d = &area_of(e)->document;
	char start[sizeof(((struct gui_description *)0)->text) + 4];
	int line, column, length = d->length, most = sizeof(start) - 1;

	length = length > most ? most : length;
	document_copy(d, 0, length, start);
	start[length] = '\0';
	describe_as(msg, "text area", start);
	GuiTextareaCaret(e, &line, &column);
	return describe_value(msg, "line %d of %d, column %d%s%s", line + 1, d->lines, column + 1,
			      d->caret == d->anchor ? "" : ", selection",
			      area_of(e)->read_only ? ", read only" : "");
}

static int handle_inner(struct gui_element *e, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_PAINT:
		area_paint(e, GuiPainter(msg));
		return 1;
	case MSG_GUI_MEASURE:
		*GuiMeasure(msg) = (struct gui_measure){LEAST_WIDTH, LEAST_HEIGHT, WANTED_WIDTH,
							WANTED_HEIGHT};
		return 1;
	case MSG_GUI_LAYOUT:
		area_settle(e);
		return 1;
	case MSG_GUI_FOCUS:
		focus(e, msg->params[0]);
		return 1;
	case MSG_GUI_STATE:
		return state(e, msg->params[0]);
	case MSG_GUI_LEAVE:
		area_bars(e, msg);
		return 1;
	case MSG_GUI_CANCEL:
		return cancel(e, msg);
	case MSG_GUI_DESCRIBE:
		return describe(e, msg);
	case MSG_GUI_DESTROY:
		text_drag_deinit(&area_of(e)->carried);
		document_deinit(&area_of(e)->document);
		return 1;
	}
	return 0;
}

static int handle(struct gui_element *e, struct msg *msg)
{
	switch (msg->code) {
	case MSG_KEYDOWN:
	case MSG_CHAR:
		return area_key(e, msg);
	case MSG_MOUSEDOWN:
	case MSG_MOUSEUP:
	case MSG_MOUSEMOVE:
	case MSG_MOUSEWHEEL:
		return area_mouse(e, msg);
	case MSG_TIMER:
		return timer(e, msg);
	case MSG_CONTEXT:
		edit_open_menu(e, msg);
		return 1;
	case MSG_ACTION:
		return edit_menu_chosen(e, msg);
	case MSG_DRAG_ENTER:
	case MSG_DRAG_OVER:
	case MSG_DRAG_LEAVE:
	case MSG_DRAG_DROP:
	case MSG_DRAG_END:
		return area_drop(e, msg);
	case MSG_GUI_EDIT:
		return msg->params[1] ? area_can_edit(e, msg->params[0])
				      : area_edit(e, msg->params[0]);
	}
	return handle_inner(e, msg);
}

struct gui_element *GuiTextareaCreate(struct gui_element *parent)
{
	struct gui_element *e = GuiElementCreate(parent, handle, sizeof(struct textarea),
						 GUI_FOCUSABLE | GUI_OPAQUE);
	struct textarea *t;

	if (!e)
		return NULL;
	t = area_of(e);
	GuiSetDrop(e, true);
	t->font = GUI_FONT_MONO;
	t->goal = -1;
	t->horizontal.horizontal = true;
	measure_font(t);
	element_init_layout(e, LAYOUT_NONE, GUI_ALIGN_FILL, GUI_ALIGN_FILL);
	e->layout.expand_x = e->layout.expand_y = 1;
	if (!document_init(&t->document)) {
		GuiDestroy(e);
		return NULL;
	}
	area_settle(e);
	return e;
}

/*
 * The text.
 */
bool GuiTextareaSetText(struct gui_element *area, const char *text, int length)
{
	if (!area || !text ||
	    !document_set(&area_of(area)->document, text, length < 0 ? (int)strlen(text) : length))
		return false;
	area_of(area)->top = (struct row){0, 0};
	area_of(area)->x = 0;
	area_renew(area);
	return true;
}

int GuiTextareaLength(const struct gui_element *area)
{
	return area ? area_of(area)->document.length : 0;
}

void GuiTextareaGetText(const struct gui_element *area, int from, int to, char *text)
{
	const struct document *d;

	if (!area || !text)
		return;
	d = &area_of(area)->document;
	from = from < 0 ? 0 : from > d->length ? d->length : from;
	to = to < from ? from : to > d->length ? d->length : to;
	document_copy(d, from, to, text);
	text[to - from] = 0;
}

void GuiTextareaSelection(const struct gui_element *area, int *from, int *to)
{
	*from = area ? document_from(&area_of(area)->document) : 0;
	*to = area ? document_to(&area_of(area)->document) : 0;
}

void GuiTextareaSelect(struct gui_element *area, int from, int to)
{
	struct document *d;
	struct area_before before;

	if (!area)
		return;
	d = &area_of(area)->document;
	before = area_before(area, d->caret);
	document_place(d, from < 0 ? d->length : from, false);
	document_place(d, to < 0 ? d->length : to, true);
	area_of(area)->goal = -1;
	area_moved(area, &before);
}

bool GuiTextareaReplace(struct gui_element *area, const char *text, int length)
{
	return area && text && area_insert(area, text, length < 0 ? (int)strlen(text) : length);
}

int GuiTextareaFind(const struct gui_element *area, const char *what, int from, uint32_t flags)
{
	return area && what ? document_find(&area_of(area)->document, what, from, flags) : -1;
}

int GuiTextareaLines(const struct gui_element *area)
{
	return area ? area_of(area)->document.lines : 0;
}

/* Characters, not bytes: what people count. */
void GuiTextareaCaret(const struct gui_element *area, int *line, int *column)
{
	const struct document *d;

	*line = *column = 0;
	if (!area)
		return;
	d = &area_of(area)->document;
	*line = document_line_at(d, d->caret);
	for (int at = document_line_start(d, *line); at < d->caret; at = document_next(d, at))
		++*column;
}

int GuiTextareaLineStart(const struct gui_element *area, int line)
{
	return area ? document_line_start(&area_of(area)->document, line) : 0;
}

/*
 * How it looks.
 */
void GuiTextareaSetFont(struct gui_element *area, enum gui_font font)
{
	if (!area || (unsigned)font >= GUI_FONTS)
		return;
	area_of(area)->font = font;
	measure_font(area_of(area));
	area_renew(area);
}

void GuiTextareaSetLineNumbers(struct gui_element *area, bool on)
{
	if (!area || area_of(area)->numbers == on)
		return;
	area_of(area)->numbers = on;
	area_settle(area);
	GuiInvalidate(area);
}

void GuiTextareaSetWrap(struct gui_element *area, bool on)
{
	if (!area || area_of(area)->wrap == on)
		return;
	area_of(area)->wrap = on;
	area_renew(area);
	area_show_caret(area);
}

void GuiTextareaSetReadOnly(struct gui_element *area, bool read_only)
{
	if (area)
		area_of(area)->read_only = read_only;
}

bool GuiTextareaModified(const struct gui_element *area)
{
	return area && document_modified(&area_of(area)->document);
}

void GuiTextareaSetModified(struct gui_element *area, bool modified)
{
	if (area)
		document_set_modified(&area_of(area)->document, modified);
}
