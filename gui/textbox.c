/* gui/textbox.c - the one-line text box: its life, its messages, what programs call. */
#include "textbox.h"
#include <stdlib.h>

#define LEAST  80
#define WANTED 200

static void focus(struct gui_element *e, bool gained)
{
	struct textbox *b = textbox_of(e);

	if (gained && (GuiState(e) & GUI_STATE_FOCUSED)) {
		textbox_touched(e);
		return;
	}
	b->caret_on = gained;
	GuiSetTimer(e, TEXTBOX_BLINK_TIMER, 0, 0);
	GuiInvalidate(e);
}

static int timer(struct gui_element *e, uint32_t id)
{
	if (id == TEXTBOX_BLINK_TIMER)
		textbox_blink(e);
	else if (id == TEXTBOX_DRAG_TIMER)
		textbox_drag_on(e);
	return 1;
}

/* Of a password nothing is told, its length neither. */
static int describe(const struct gui_element *e, struct msg *msg)
{
	const struct textbox *b = textbox_of(e);
	const char *how = b->read_only ? ", read only" : "";
	int from = edit_from(&b->edit), to = edit_to(&b->edit);

	if (b->password)
		return describe_as(msg, "text box", "a password");
	describe_as(msg, "text box", b->edit.text);
	if (from == to)
		return describe_value(msg, "caret at %d%s", from, how);
	return describe_value(msg, "%d to %d selected%s", from, to, how);
}

static void destroy(struct gui_element *e)
{
	text_drag_deinit(&textbox_of(e)->drag);
	edit_deinit(&textbox_of(e)->edit);
	free(textbox_of(e)->placeholder);
	textbox_of(e)->placeholder = NULL;
}

static int handle_inner(struct gui_element *e, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_PAINT:
		textbox_paint(e, GuiPainter(msg));
		return 1;
	case MSG_GUI_MEASURE:
		*GuiMeasure(msg) =
			(struct gui_measure){LEAST, GUI_BUTTON_HEIGHT, WANTED, GUI_BUTTON_HEIGHT};
		return 1;
	case MSG_GUI_LAYOUT:
		textbox_scroll_to_caret(e);
		return 1;
	case MSG_GUI_FOCUS:
		focus(e, msg->params[0]);
		return 1;
	case MSG_GUI_STATE:
		if (msg->params[0] & (GUI_STATE_FOCUSED | GUI_STATE_ACTIVE))
			focus(e, GuiState(e) & GUI_STATE_FOCUSED);
		return 0;
	case MSG_GUI_CANCEL:
		textbox_stop_drag(e);
		return 1;
	case MSG_DRAG_ENTER:
	case MSG_DRAG_OVER:
	case MSG_DRAG_LEAVE:
	case MSG_DRAG_DROP:
	case MSG_DRAG_END:
		return textbox_drop(e, msg);
	case MSG_GUI_DESCRIBE:
		return describe(e, msg);
	case MSG_GUI_DESTROY:
		destroy(e);
		return 1;
	}
	return 0;
}

int textbox_handle(struct gui_element *e, struct msg *msg)
{
	switch (msg->code) {
	case MSG_KEYDOWN:
	case MSG_CHAR:
		return textbox_key(e, msg);
	case MSG_MOUSEDOWN:
	case MSG_MOUSEMOVE:
	case MSG_MOUSEUP:
		return textbox_mouse(e, msg);
	case MSG_TIMER:
		return timer(e, msg->params[0]);
	case MSG_CONTEXT:
		edit_open_menu(e, msg);
		return 1;
	case MSG_ACTION:
		return edit_menu_chosen(e, msg);
	case MSG_GUI_EDIT:
		return msg->params[1] ? textbox_can_edit(e, msg->params[0])
				      : textbox_edit(e, msg->params[0]);
	}
	return handle_inner(e, msg);
}

bool textbox_init(struct gui_element *e, const char *text)
{
	element_init_layout(e, LAYOUT_NONE, GUI_ALIGN_FILL, GUI_ALIGN_CENTRE);
	GuiSetCursor(e, CURSOR_TEXT);
	return edit_init(&textbox_of(e)->edit) && edit_set(&textbox_of(e)->edit, text);
}

struct gui_element *GuiTextboxCreate(struct gui_element *parent, const char *text)
{
	struct gui_element *e =
		GuiElementCreate(parent, textbox_handle, sizeof(struct textbox), GUI_FOCUSABLE);

	GuiSetDrop(e, true);
	if (e && !textbox_init(e, text)) {
		GuiDestroy(e);
		return NULL;
	}
	return e;
}

void GuiTextboxSetText(struct gui_element *box, const char *text)
{
	if (box && edit_set(&textbox_of(box)->edit, text))
		textbox_touched(box);
}

const char *GuiTextboxText(const struct gui_element *box)
{
	return box ? textbox_of(box)->edit.text : "";
}

void GuiTextboxSetPlaceholder(struct gui_element *box, const char *text)
{
	if (box && text_set(&textbox_of(box)->placeholder, text))
		GuiInvalidate(box);
}

void GuiTextboxSelect(struct gui_element *box, int from, int to)
{
	struct edit *d;

	if (!box)
		return;
	d = &textbox_of(box)->edit;
	edit_place(d, from < 0 ? d->length : from, false);
	edit_place(d, to < 0 ? d->length : to, true);
	textbox_touched(box);
}

void GuiTextboxSetPassword(struct gui_element *box, bool password)
{
	if (!box)
		return;
	textbox_of(box)->password = password;
	textbox_scroll_to_caret(box);
	GuiInvalidate(box);
}

void GuiTextboxSetReadOnly(struct gui_element *box, bool read_only)
{
	if (!box)
		return;
	textbox_of(box)->read_only = read_only;
	GuiInvalidate(box);
}

bool GuiTextboxCanUndo(const struct gui_element *box)
{
	return box && textbox_of(box)->edit.undo.count > 0;
}
