/* gui/edit_commands.c - what text boxes and text areas do alike: commands, their keys, clipboard.
 */
#include <stdlib.h>
#include <string.h>
#include "clip.h"
#include "gui_internal.h"

bool GuiEdit(struct gui_element *text, enum gui_edit what)
{
	return GuiSend(text, MSG_GUI_EDIT, what, 0, 0);
}

bool GuiCanEdit(const struct gui_element *text, enum gui_edit what)
{
	return GuiSend((struct gui_element *)text, MSG_GUI_EDIT, what, 1, 0);
}

static int with_ctrl(uint32_t letter, bool shift)
{
	switch (letter) {
	case 'a':
		return GUI_EDIT_SELECT_ALL;
	case 'c':
		return GUI_EDIT_COPY;
	case 'x':
		return GUI_EDIT_CUT;
	case 'v':
		return GUI_EDIT_PASTE;
	case 'y':
		return GUI_EDIT_REDO;
	case 'z':
		return shift ? GUI_EDIT_REDO : GUI_EDIT_UNDO;
	}
	return -1;
}

int edit_command(const struct msg *key)
{
	uint32_t mods = key->params[1];

	if (mods & (MOD_ALT | MOD_SUPER))
		return -1;
	if ((mods & MOD_CTRL) && key->params[0] == KEY_INSERT)
		return GUI_EDIT_COPY;
	if (mods & MOD_CTRL)
		return with_ctrl(input_letter(key), mods & MOD_SHIFT);
	if ((mods & MOD_SHIFT) && key->params[0] == KEY_DELETE)
		return GUI_EDIT_CUT;
	if ((mods & MOD_SHIFT) && key->params[0] == KEY_INSERT)
		return GUI_EDIT_PASTE;
	return -1;
}

int edit_context(struct gui_element *e, struct gui_point at)
{
	return notify(e, MSG_CONTEXT, MSG_PACK(at.x, at.y));
}

int edit_button(struct gui_element *e, const struct msg *msg, const struct edit_hands *hands)
{
	switch (MSG_BUTTON(msg->params[1])) {
	case BUTTON_LEFT:
		return hands->left(e, msg);
	case BUTTON_MIDDLE:
		return hands->middle(e, msg);
	case BUTTON_RIGHT:
		return hands->right(e, msg);
	}
	return 0;
}

/*
 * The clipboard, of this program.
 */

bool clipboard_set(const char *text, int length)
{
	return ClipSetText(text, (uint32_t)length) >= 0;
}

bool clipboard_has_text(void)
{
	char types[CLIP_TYPES_MAX][CLIP_TYPE_MAX];
	int count = ClipList(types[0], CLIP_TYPES_MAX);

	for (int n = 0; n < count; n++)
		if (!strcmp(types[n], CLIP_TEXT))
			return true;
	return false;
}

/* Lines of elsewhere end in CR LF. */
static uint32_t unify_lines(char *text, uint32_t length)
{
	uint32_t to = 0;

	for (uint32_t from = 0; from < length; from++)
		if (text[from] != '\r' || from + 1 == length || text[from + 1] != '\n')
			text[to++] = text[from];
	return to;
}

static char *unified(char *text, uint32_t *length)
{
	if (!text)
		return NULL;
	*length = unify_lines(text, *length);
	text[*length] = 0;
	return text;
}

char *clipboard_get(uint32_t *length)
{
	return unified(ClipGetText(length), length);
}

bool selection_set(const char *text, int length)
{
	return length > 0 && ClipSelectText(text, (uint32_t)length) >= 0;
}

char *selection_get(uint32_t *length)
{
	return unified(ClipSelectedText(length), length);
}
