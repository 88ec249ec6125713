/* console/pane.c - a view with a scroll bar beside it and a bar to find below. */
#include "pane.h"
#include "console/terminal/find.h"
#include "console/terminal/select.h"

#define BOX_WIDTH 180

struct pane {
	struct gui_element *view, *scroll, *bar, *box, *result;
	struct find_place at; /* of the match that is selected */
	bool found;
};

static struct pane *pane_of(struct gui_element *e)
{
	return GuiData(e);
}

struct gui_element *pane_view(struct gui_element *pane)
{
	return pane_of(pane)->view;
}

/* The pane a part of it is in: its user pointer. */
static struct pane *around(struct gui_element *part)
{
	return GuiUser(part);
}

/*
 * Finding.
 */
static void go(struct pane *p, bool back)
{
	struct terminal *t = view_session(p->view)->screen;
	struct find_place from = p->at;
	const char *what = GuiTextboxText(p->box);
	bool again = p->found;

	if (!p->found)
		from.line = -1; /* from the end */
	p->found = *what && find_next(t, what, back ? FIND_BACKWARD : 0, &from);
	if (!p->found && again && *what) {
		from.line = back ? terminal_end_line(t) : -1;
		from.column = 0;
		p->found = find_next(t, what, back ? FIND_BACKWARD : 0, &from);
	}
	GuiLabelSetText(p->result, p->found || !*what ? "" : "Not found");
	if (!p->found)
		return;
	p->at = from;
	select_range(t, from.line, from.column, from.end_line, from.end_column);
	terminal_show_line(t, from.line);
	view_changed(p->view);
}

static void close_bar(struct pane *p)
{
	GuiShow(p->bar, false);
	p->found = false;
	GuiFocus(p->view);
}

static int on_box(struct gui_element *box, struct msg *msg)
{
	struct pane *p = around(box);

	if (msg->code == MSG_CHANGED)
		p->found = false;
	if (msg->code == MSG_CHANGED || msg->code == MSG_ACCEPTED) {
		go(p, true);
		return 1;
	}
	if (msg->code != MSG_KEYDOWN || msg->params[0] != KEY_ESCAPE)
		return 0;
	close_bar(p);
	return 1;
}

static int on_previous(struct gui_element *button, struct msg *msg)
{
	if (msg->code == MSG_CLICKED)
		go(around(button), true);
	return msg->code == MSG_CLICKED;
}

static int on_next(struct gui_element *button, struct msg *msg)
{
	if (msg->code == MSG_CLICKED)
		go(around(button), false);
	return msg->code == MSG_CLICKED;
}

static int on_close(struct gui_element *button, struct msg *msg)
{
	if (msg->code == MSG_CLICKED)
		close_bar(around(button));
	return msg->code == MSG_CLICKED;
}

static struct gui_element *part(struct gui_element *e, struct pane *p, gui_handler *handler)
{
	GuiSetUser(e, p);
	GuiSetHandler(e, handler);
	return e;
}

static void create_bar(struct gui_element *pane, struct pane *p)
{
	struct gui_element *row;

	p->bar = GuiColumnCreate(pane);
	GuiSetGap(p->bar, 0);
	GuiSeparatorCreate(p->bar);
	row = GuiRowCreate(p->bar);
	GuiSetPadding(row, GUI_GAP);
	p->box = part(GuiTextboxCreate(row, ""), p, on_box);
	GuiTextboxSetPlaceholder(p->box, "Find");
	GuiSetMinSize(p->box, BOX_WIDTH, 0);
	part(GuiButtonCreate(row, "Previous"), p, on_previous);
	part(GuiButtonCreate(row, "Next"), p, on_next);
	p->result = GuiLabelCreate(row, "");
	GuiLabelSetColour(p->result, GUI_COLOUR_WARNING);
	GuiSpacerCreate(row);
	part(GuiButtonCreate(row, "Close"), p, on_close);
	GuiShow(p->bar, false);
}

void pane_find(struct gui_element *pane)
{
	struct pane *p = pane_of(pane);

	if (!(GuiState(p->bar) & GUI_STATE_HIDDEN) && *GuiTextboxText(p->box))
		go(p, true);
	GuiShow(p->bar, true);
	GuiTextboxSelect(p->box, 0, -1);
	GuiFocus(p->box);
}

static int on_scroll(struct gui_element *scroll, struct msg *msg)
{
	if (msg->code != MSG_CHANGED)
		return 0;
	view_scroll_to(around(scroll)->view, (int)msg->params[0]);
	return 1;
}

/* An element that holds the pane's data; its children do the rest. */
static int handle(struct gui_element *e, struct msg *msg)
{
	(void)e;
	(void)msg;
	return 0;
}

struct gui_element *pane_create(struct gui_element *page, int event)
{
	struct gui_element *keeper = GuiElementCreate(page, handle, sizeof(struct pane), 0), *row;
	struct pane *p = GuiData(keeper);

	if (!keeper)
		return NULL;
	GuiShow(keeper, false);
	row = GuiRowCreate(page);
	GuiSetGap(row, 0);
	GuiSetExpand(row, 1, 1);
	GuiSetAlign(row, GUI_ALIGN_FILL, GUI_ALIGN_FILL);
	p->view = view_create(row, event);
	p->scroll = p->view ? part(GuiScrollbarCreate(row, false), p, on_scroll) : NULL;
	if (!p->scroll)
		return NULL;
	create_bar(page, p);
	view_set_bar(p->view, p->scroll);
	return keeper;
}
