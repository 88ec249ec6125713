/* console/view_clip.c - what is selected in a terminal goes elsewhere, and what is pasted comes in.
 */
#include <stdlib.h>
#include "clip.h"
#include "console/terminal/select.h"
#include "view_parts.h"

static bool give(struct gui_element *e, int (*set)(const char *text, uint32_t length))
{
	int length;
	char *text = select_text(view_of(e)->session->screen, &length);

	if (!text)
		return false;
	set(text, (uint32_t)length);
	free(text);
	return true;
}

static void take(struct gui_element *e, char *(*get)(uint32_t *length))
{
	uint32_t length;
	char *text = get(&length);

	if (!text)
		return;
	terminal_paste(view_of(e)->session->screen, text, (int)length);
	view_changed(e);
	free(text);
}

bool view_copy(struct gui_element *e)
{
	return give(e, ClipSetText);
}

void view_paste(struct gui_element *e)
{
	take(e, ClipGetText);
}

void view_offer_selection(struct gui_element *e)
{
	if (select_any(view_of(e)->session->screen))
		give(e, ClipSelectText);
}

void view_paste_selection(struct gui_element *e)
{
	take(e, ClipSelectedText);
}
