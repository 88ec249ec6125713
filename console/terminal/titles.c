/* console/terminal/titles.c - the title a program gives its terminal, and those it has put aside.
 */
#include <string.h>
#include "common/utf8.h"
#include "terminal_parts.h"

static void told(struct terminal *t)
{
	if (t->callbacks.title)
		t->callbacks.title(t->context, t->title);
}

/* Whole characters of it, with the broken ones replaced. */
void title_set(struct terminal *t, const char *title)
{
	int left = (int)strlen(title), length = 0;

	while (left && length + UTF8_BYTES_MAX < TERMINAL_TITLE_MAX) {
		uint32_t code;
		int used = utf8_decode(title, left, &code);

		length += utf8_encode(code, t->title + length);
		title += used;
		left -= used;
	}
	t->title[length] = 0;
	told(t);
}

void title_push(struct terminal *t)
{
	if (t->title_count == TITLES_MAX) {
		memmove(t->titles[0], t->titles[1], sizeof(t->titles) - sizeof(t->titles[0]));
		t->title_count--;
	}
	memcpy(t->titles[t->title_count++], t->title, sizeof(t->title));
}

void title_pop(struct terminal *t)
{
	if (!t->title_count)
		return;
	memcpy(t->title, t->titles[--t->title_count], sizeof(t->title));
	told(t);
}
