/* console/shell/edit_recall.c - older lines come back: one after the other, or searched for. */
#include <string.h>
#include "common/utf8.h"
#include "edit_parts.h"

int edit_recall_count(const struct edit *e)
{
	return e->host->recall ? e->host->recall->lines.count : 0;
}

void edit_recall(struct edit *e, int index)
{
	int count = edit_recall_count(e);

	if (index < 0 || index > count || index == e->recalled)
		return;
	if (e->recalled >= count) {
		text_cut(&e->draft, 0);
		text_add_string(&e->draft, edit_line(e));
		e->draft.failed = false;
	}
	e->recalled = index;
	line_set(&e->line,
		 index < count ? e->host->recall->lines.items[index] : text_string(&e->draft));
}

const char *edit_search_found(const struct edit *e)
{
	return e->found >= 0 ? e->host->recall->lines.items[e->found] : "";
}

/* The search goes on among lines before `before`. */
static void search(struct edit *e, int before)
{
	int found = e->host->recall && e->query.length
			    ? recall_find(e->host->recall, before, text_string(&e->query))
			    : -1;

	if (found >= 0 || before == edit_recall_count(e))
		e->found = found;
}

static void end_search(struct edit *e, bool take)
{
	e->searching = false;
	if (take && e->found >= 0)
		line_set(&e->line, edit_search_found(e));
}

void edit_search_begin(struct edit *e)
{
	e->searching = true;
	e->found = -1;
	text_cut(&e->query, 0);
}

bool edit_search_key(struct edit *e, enum typed_key key)
{
	char byte = e->typed.bytes[0];

	if (key == TYPED_TEXT) {
		text_add_string(&e->query, e->typed.bytes);
		search(e, edit_recall_count(e));
	} else if (key == TYPED_CONTROL && byte == CTRL('R')) {
		search(e, e->found);
	} else if (key == TYPED_CONTROL && (byte == 127 || byte == CTRL('H'))) {
		text_cut(&e->query,
			 utf8_prev(text_string(&e->query), e->query.length, e->query.length));
		search(e, edit_recall_count(e));
	} else if (key == TYPED_CONTROL && (byte == CTRL('G') || byte == CTRL('C'))) {
		end_search(e, false);
	} else {
		end_search(e, true);
		return false;
	}
	return true;
}
