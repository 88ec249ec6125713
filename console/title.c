/* console/title.c - the titles of a window of terminals and of its tabs. */
#include <stdio.h>
#include "window_parts.h"

#define DOT "\xe2\x80\xa2 "

static const char *title_of(struct gui_element *view)
{
	const char *title = view_title(view);

	return *title ? title : TITLE;
}

static bool any_unheard(const struct window *w)
{
	for (int i = 0; i < w->count; i++)
		if (view_unheard(pane_view(w->panes[i])))
			return true;
	return false;
}

void title_show(struct window *w, int page)
{
	bool shown = page == GuiTabsShown(w->tabs), active = GuiState(w->window) & GUI_STATE_ACTIVE;
	struct gui_element *view = pane_view(w->panes[page]);
	char dotted[TERMINAL_TITLE_MAX + 8];

	if (shown && active)
		view_heard(view);
	snprintf(dotted, sizeof(dotted), DOT "%s", title_of(view));
	GuiTabsSetTitle(w->tabs, page, view_unheard(view) ? dotted : title_of(view));
	if (shown)
		GuiWindowSetTitle(w->window, !active && any_unheard(w) ? dotted : title_of(view));
}

void title_ring(struct window *w, int page)
{
	title_show(w, page);
	if (page != GuiTabsShown(w->tabs))
		title_show(w, GuiTabsShown(w->tabs));
}
