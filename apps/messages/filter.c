/* apps/messages/filter.c - which messages the log shows: by process, code and text. */
#include <ctype.h>
#include <string.h>
#include "messages.h"

/* What the combo box offers: ranges of codes, then every code by itself. */
static const struct choice {
	const char *name;
	uint32_t first, last;
} choices[] = {{"All Messages", 0, 0xffffffff},
	       {"Keys and Mouse", MSG_KEYDOWN, MSG_MOUSEHOVER},
	       {"Windows and Focus", MSG_CLOSE, MSG_WINDOW_MENU},
	       {"Of Programs", MSG_USER, MSG_REGISTERED - 1},
	       {"Codes by Name", MSG_REGISTERED, 0xffffffff},
#define CHOICE(name, code, a, b, c) {#name, code, code},
	       MSG_TABLE(CHOICE)
#undef CHOICE
};
#define CHOICES (int)(sizeof(choices) / sizeof(choices[0]))

static struct gui_element *box, *combo;
static uint32_t process;

/* Either case. */
static bool contains(const char *text, const char *word)
{
	size_t length = strlen(word);

	for (; *text; text++) {
		size_t n = 0;

		while (n < length &&
		       tolower((unsigned char)text[n]) == tolower((unsigned char)word[n]))
			n++;
		if (n == length)
			return true;
	}
	return !length;
}

bool filter_passes(const struct journey *j, const char *text)
{
	int chosen = GuiComboGet(combo);
	const char *word = GuiTextboxText(box);

	if (process && j->process != process && j->to_process != process)
		return false;
	if (chosen >= 0 &&
	    (j->msg.code < choices[chosen].first || j->msg.code > choices[chosen].last))
		return false;
	return !word || !*word || contains(text, word) ||
	       contains(process_name(j->process), word) ||
	       contains(process_name(j->to_process), word);
}

void filter_set_process(uint32_t id)
{
	process = id;
}

void filter_focus(void)
{
	GuiFocus(box);
	GuiTextboxSelect(box, 0, -1);
}

struct gui_element *filter_create(struct gui_element *parent)
{
	struct gui_element *row = GuiRowCreate(parent);

	box = GuiTextboxCreate(row, "");
	GuiTextboxSetPlaceholder(box, "Filter by text or program");
	GuiSetExpand(box, 1, 0);
	combo = GuiComboCreate(row, NULL, 0);
	for (int i = 0; i < CHOICES; i++)
		GuiComboAdd(combo, choices[i].name);
	GuiComboSet(combo, 0);
	GuiSetMinSize(combo, 200, 0);
	return row;
}
