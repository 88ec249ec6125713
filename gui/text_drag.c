/* gui/text_drag.c - what text boxes and text areas share of drag and drop. */
#include "text_drag.h"
#include <stdlib.h>
#include <string.h>

void text_drag_deinit(struct text_drag *d)
{
	free(d->text);
	d->text = NULL;
	d->held = d->over = false;
}

char *text_drag_copy(const char *text, int length)
{
	char *copy = malloc(length + 1);

	if (!copy)
		return NULL;
	memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}

void text_drag_begin(struct gui_element *e, struct text_drag *d, char *text, uint32_t actions)
{
	text_drag_deinit(d);
	if (text && GuiDragText(e, text, actions) >= 0)
		d->text = text;
	else
		free(text);
}

bool text_drag_end(struct text_drag *d, uint32_t action, const char *text, int length)
{
	bool moved = action == DRAG_MOVE && d->text && (int)strlen(d->text) == length &&
		     !memcmp(d->text, text, length);

	text_drag_deinit(d);
	return moved;
}

uint32_t text_drag_action(uint32_t offered)
{
	return offered & DRAG_MOVE ? DRAG_MOVE : offered & DRAG_COPY;
}

char *text_drag_exchange(const char *text, int length, int split)
{
	char *out = malloc(length + 1);

	if (!out)
		return NULL;
	memcpy(out, text + split, length - split);
	memcpy(out + length - split, text, split);
	out[length] = '\0';
	return out;
}
