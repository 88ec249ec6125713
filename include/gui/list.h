/*
 * gui/list.h - rows: list, table with columns that sort, tree; and the scroll bar and scroll view
 * below them.
 */
#ifndef GUI_LIST_H
#define GUI_LIST_H

#include "gui.h"

/* Rows of text in columns, with scroll bars. MSG_CHANGED with p0 = selected row, MSG_ACCEPTED for
 * Enter or a double click, MSG_CONTEXT for a right press (which selects) or the Menu key. Shows the
 * newest row as long as it is scrolled to the end. Letters go to the row that begins so. Appending
 * is O(1), and only what is in view is painted. */
struct gui_element *GuiListCreate(struct gui_element *parent);
/* width 0: takes the room that is left. style: GUI_FONT_... | GUI_TEXT_LEFT or RIGHT. All columns
 * before the first row. Title NULL: no heads if no column has one. Returns its number or -EAGAIN
 * (16), -ENOMEM. */
int GuiListAddColumn(struct gui_element *list, const char *title, int width, uint32_t style);
/* One text per column (NULL: empty). Returns the row's number, or -ENOMEM. */
int GuiListAppend(struct gui_element *list, const char *const *cells);
void GuiListSetCell(struct gui_element *list, int row, int column, const char *text);
const char *GuiListCell(const struct gui_element *list, int row, int column); /* NULL: no such */
int GuiListRows(const struct gui_element *list);
void GuiListClear(struct gui_element *list);
void GuiListSetLimit(struct gui_element *list, int rows); /* older rows fall out; 0 = none do */
int GuiListSelected(const struct gui_element *list);	  /* -1 = none */
void GuiListSelect(struct gui_element *list, int row);	  /* -1 = none; sends no message */
void GuiListSetEmptyText(struct gui_element *list, const char *text); /* shown while empty */
/* The edges of columns can always be dragged; a double click makes a column as wide as its texts.
 * By keyboard: Ctrl+Left and Ctrl+Right choose a head, Space or Enter presses it, Ctrl+Shift+Left
 * and Right change its column's width, Down or Escape goes back to the rows; Ctrl+Plus of the
 * number pad makes all columns as wide as their texts. Sortable: a column head can be pressed,
 * MSG_SORT with its number and direction; the program sorts (GuiListSort) or fills in its own order
 * and returns 1. If nobody handles it the list sorts: as text, or as numbers where the column is
 * GUI_TEXT_RIGHT. */
void GuiListSetSortable(struct gui_element *list, bool sortable);
/* Sort the rows now by a column, as text (either case) or as numbers (what a text begins with; none
 * is the least); equal rows keep their order, the selection stays with its row. The mark in the
 * head shows it; rows that come later come to the end. */
#define GUI_SORT_DOWN	 0x1
#define GUI_SORT_NUMBERS 0x2
void GuiListSort(struct gui_element *list, int column, uint32_t flags);
void GuiListSetRowIcon(struct gui_element *list, int row, const char *icon); /* 16 px, column 0 */
void GuiListSetRowUser(struct gui_element *list, int row, uintptr_t user); /* moves with the row */
uintptr_t GuiListRowUser(const struct gui_element *list, int row);
void GuiListRemove(struct gui_element *list, int row);
void GuiListSetRowColour(struct gui_element *list, int row, enum gui_colour text);
void GuiListScrollTo(struct gui_element *list, int row);
/* As rows with columns, as names side by side, or as large icons with names; the last two show
 * column 0 only, and no heads. */
enum gui_list_view { GUI_LIST_ROWS, GUI_LIST_NAMES, GUI_LIST_ICONS };
void GuiListSetView(struct gui_element *list, enum gui_list_view view);
/* Several rows can be chosen: Ctrl and a click, or Ctrl+Space, one more or one less; Shift and a
 * click, an arrow, Home, End, Page all from there to here; Ctrl+Up and Ctrl+Down go and choose
 * nothing; Ctrl+A all; a frame pulled from where no row is, or from beside the icon or name of one
 * that is not chosen, what it touches: at an edge it scrolls. MSG_CHANGED: another choice, or
 * another row is the selected one, the last that was touched. */
void GuiListSetMany(struct gui_element *list, bool many);
int GuiListChosen(const struct gui_element *list, int after); /* the next one, -1 = no more */
int GuiListChosenCount(const struct gui_element *list);
void GuiListChoose(struct gui_element *list, int row, bool chosen); /* sends no message */
/* Rows can be dragged: a row that is pressed and pulled goes as text, its cells with tabs between.
 * actions: DRAG_COPY, DRAG_MOVE or both; 0 they cannot be, as at first. The row stays selected;
 * MSG_DRAG_END with DRAG_MOVE: it has gone elsewhere, and the program takes it away. */
void GuiListSetDrag(struct gui_element *list, uint32_t actions);

/* A tree: rows that open. Rows have ids (1, 2, ...; 0 is the invisible root) that stay theirs until
 * they are removed. MSG_CHANGED p0 = selected id, MSG_ACCEPTED (not handled: the row opens or
 * closes), MSG_CONTEXT, MSG_EXPANDED p0 = id, p1 = 1 open (the place to fill it): all of them what
 * the user did; the calls below send none. Left and Right close and open, Up and Down move, letters
 * go to the row that begins so. */
struct gui_element *GuiTreeCreate(struct gui_element *parent);
int GuiTreeAdd(struct gui_element *tree, int parent, const char *text, const char *icon); /* id */
void GuiTreeSetText(struct gui_element *tree, int id, const char *text);
const char *GuiTreeText(const struct gui_element *tree, int id);
void GuiTreeSetUser(struct gui_element *tree, int id, uintptr_t user);
uintptr_t GuiTreeUser(const struct gui_element *tree, int id);
void GuiTreeSetExpandable(struct gui_element *tree, int id, bool on); /* shown though still empty */
void GuiTreeExpand(struct gui_element *tree, int id, bool open);
void GuiTreeRemove(struct gui_element *tree, int id); /* with all below; 0 = everything */
int GuiTreeSelected(const struct gui_element *tree);  /* 0 = none */
void GuiTreeSelect(struct gui_element *tree, int id); /* opens what is above it; no message */
int GuiTreeParent(const struct gui_element *tree, int id);
int GuiTreeFirst(const struct gui_element *tree, int id); /* child; 0 = none */
int GuiTreeNext(const struct gui_element *tree, int id);  /* sibling */

/* A scroll bar by itself: values 0..total - page. MSG_CHANGED p0 = position. It takes no focus;
 * held beside the thumb it goes on page by page. */
struct gui_element *GuiScrollbarCreate(struct gui_element *parent, bool horizontal);
void GuiScrollbarSet(struct gui_element *bar, int total, int page, int position);
int GuiScrollbarGet(const struct gui_element *bar);

/* A window onto something larger: its one child (made with it as parent) gets the size it prefers
 * and can be scrolled with bars, wheel, Page keys; what gets the focus by a key or GuiFocus is
 * brought into view. A child that fills is at least as large as the view. A child without anything
 * that takes the focus leaves it to the view: then arrows, Home and End scroll too. */
struct gui_element *GuiScrollviewCreate(struct gui_element *parent);
void GuiScrollviewTo(struct gui_element *view, int x, int y);
struct gui_point GuiScrollviewAt(const struct gui_element *view);
/* Bring a part of an element inside any scroll view around it into view. */
void GuiScrollIntoView(struct gui_element *element, struct rect rect);

#endif
