/* apps/notes/replace.c - replaces all matches at once, as one step of undo. */
#include <stdlib.h>
#include <string.h>
#include "notes.h"

/* How many there are, from the start, none overlapping. */
static int count(const char *what, uint32_t flags)
{
	int length = strlen(what), matches = 0, at = 0, found;

	while ((found = GuiTextareaFind(area, what, at, flags)) >= at) {
		matches++;
		at = found + length;
	}
	return matches;
}

/* The text with all of them replaced; `to` has room. */
static void write_all(char *to, const char *what, const char *with, uint32_t flags)
{
	int length = strlen(what), at = 0, found;

	while ((found = GuiTextareaFind(area, what, at, flags)) >= at) {
		GuiTextareaGetText(area, at, found, to);
		to += found - at;
		to = stpcpy(to, with);
		at = found + length;
	}
	GuiTextareaGetText(area, at, GuiTextareaLength(area), to);
}

int replace_all(const char *what, const char *with, uint32_t flags)
{
	int matches = count(what, flags);
	int64_t length = GuiTextareaLength(area) +
			 (int64_t)matches * ((int)strlen(with) - (int)strlen(what));
	char *text;
	bool done;

	if (matches == 0)
		return 0;
	text = length <= GUI_TEXTAREA_MAX ? malloc(length + 1) : NULL;
	if (!text)
		return -1;
	write_all(text, what, with, flags);
	GuiTextareaSelect(area, 0, -1);
	done = GuiTextareaReplace(area, text, length);
	GuiTextareaSelect(area, 0, 0);
	free(text);
	return done ? matches : -1;
}
