/*
 * gui/container.h - boxes for children: panel, separator, group, tabs, splitter, stack.
 */
#ifndef GUI_CONTAINER_H
#define GUI_CONTAINER_H

#include "gui.h"

/* A box with a background for its children, which stand in a column. */
enum gui_panel_style {
	GUI_PANEL_PLAIN, /* GUI_COLOUR_WINDOW, or as GuiPanelSetColour says */
	GUI_PANEL_CARD,	 /* surface with border and round corners, padding 12 */
	GUI_PANEL_BAR,	 /* strip with a line below, padding 4: tool bars; children in a row */
};
struct gui_element *GuiPanelCreate(struct gui_element *parent, enum gui_panel_style style);
void GuiPanelSetColour(struct gui_element *panel, uint32_t colour);
struct gui_element *GuiSeparatorCreate(struct gui_element *parent); /* a thin line across */

/* A group: title and a frame around a column of children. */
struct gui_element *GuiGroupCreate(struct gui_element *parent, const char *title);

/* Pages on top of each other; one is shown. A stack has no heads; tabs have. GuiTabsAdd returns the
 * column to fill. Ctrl+Tab, Ctrl+PageUp/Down wherever the focus is in the window, arrows in the
 * heads. MSG_CHANGED p0 = page. */
struct gui_element *GuiStackCreate(struct gui_element *parent); /* children are the pages */
void GuiStackShow(struct gui_element *stack, int page);
int GuiStackShown(const struct gui_element *stack);
struct gui_element *GuiTabsCreate(struct gui_element *parent);
struct gui_element *GuiTabsAdd(struct gui_element *tabs, const char *title, const char *icon);
void GuiTabsShow(struct gui_element *tabs, int page); /* sends no message */
int GuiTabsShown(const struct gui_element *tabs);
void GuiTabsSetTitle(struct gui_element *tabs, int page, const char *title);
/* With what is on the page; those behind it count one less. Where it was shown its neighbour is. */
void GuiTabsRemove(struct gui_element *tabs, int page);

/* Two children with a bar between them that the user drags (arrows when focused). share: part of
 * the first in thousandths; MSG_CHANGED with it when the user moved the bar. */
struct gui_element *GuiSplitterCreate(struct gui_element *parent, bool horizontal, int share);
void GuiSplitterSet(struct gui_element *splitter, int share);
int GuiSplitterGet(const struct gui_element *splitter);

#endif
