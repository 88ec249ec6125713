/*
 * gui/text.h - text that is edited: text box, text area, spin box.
 *
 * Keys: arrows, Ctrl with them by words, Shift selects, Home, End, Ctrl+A, Ctrl+X/C/V (also
 * Shift+Delete, Ctrl+Insert, Shift+Insert), Ctrl+Z, Ctrl+Y or Ctrl+Shift+Z. Mouse: press and drag
 * select, double click a word, triple a line; what is selected can be dragged elsewhere, also into
 * another program: it moves, with Ctrl it is copied. Right press or the Menu key: a menu of these.
 * The clipboard is that of all programs (clip.h).
 */
#ifndef GUI_TEXT_H
#define GUI_TEXT_H

#include "gui.h"

/* One line of text to edit: MSG_CHANGED with p0 = length in bytes, MSG_ACCEPTED for Enter. */
struct gui_element *GuiTextboxCreate(struct gui_element *parent, const char *text);
void GuiTextboxSetText(struct gui_element *box, const char *text); /* sends no message */
const char *GuiTextboxText(const struct gui_element *box);	   /* valid until it changes */
void GuiTextboxSetPlaceholder(struct gui_element *box, const char *text);
void GuiTextboxSelect(struct gui_element *box, int from, int to);   /* bytes; -1 = the end */
void GuiTextboxSetPassword(struct gui_element *box, bool password); /* shows dots; is not copied */
void GuiTextboxSetReadOnly(struct gui_element *box, bool read_only);
bool GuiTextboxCanUndo(const struct gui_element *box);
/* What the mouse selects in a text box or a text area, the middle button pastes (ClipSelect of
 * clip.h): but no passwords.
 *
 * What the keys do, for menus: undo, redo, cut, copy, paste, delete, select all; false: nothing to
 * do. Works for text boxes and text areas. */
enum gui_edit {
	GUI_EDIT_UNDO,
	GUI_EDIT_REDO,
	GUI_EDIT_CUT,
	GUI_EDIT_COPY,
	GUI_EDIT_PASTE,
	GUI_EDIT_DELETE,
	GUI_EDIT_SELECT_ALL
};
bool GuiEdit(struct gui_element *text, enum gui_edit what);
bool GuiCanEdit(const struct gui_element *text, enum gui_edit what);

/* Many lines of text, with scroll bars: up to GUI_TEXTAREA_MAX bytes; thousands of lines stay fast.
 * MSG_CHANGED p0 = length. Expands and fills. Tab inserts a tab unless read-only (Ctrl+Tab
 * leaves, or changes the window's page).
 * Positions are bytes. */
#define GUI_TEXTAREA_MAX 0x1000000
struct gui_element *GuiTextareaCreate(struct gui_element *parent);
bool GuiTextareaSetText(struct gui_element *area, const char *text,
			int length); /* -1: to its end */
int GuiTextareaLength(const struct gui_element *area);
/* Copy bytes from..to into `text` with an end; the caller gives to - from + 1 bytes. */
void GuiTextareaGetText(const struct gui_element *area, int from, int to, char *text);
void GuiTextareaSelection(const struct gui_element *area, int *from, int *to);
void GuiTextareaSelect(struct gui_element *area, int from, int to); /* and show it; -1 = the end */
bool GuiTextareaReplace(struct gui_element *area, const char *text, int length); /* the selection */
/* Find from a position on, forwards or back, going round the end; -1 = nowhere. */
#define GUI_FIND_BACK  0x1
#define GUI_FIND_CASE  0x2 /* upper and lower case differ */
#define GUI_FIND_WORDS 0x4 /* whole words */
int GuiTextareaFind(const struct gui_element *area, const char *what, int from, uint32_t flags);
int GuiTextareaLines(const struct gui_element *area);
void GuiTextareaCaret(const struct gui_element *area, int *line, int *column); /* from 0 */
int GuiTextareaLineStart(const struct gui_element *area, int line);	       /* its position */
void GuiTextareaSetFont(struct gui_element *area, enum gui_font font); /* GUI_FONT_MONO at first */
void GuiTextareaSetLineNumbers(struct gui_element *area, bool on);
void GuiTextareaSetWrap(struct gui_element *area, bool on); /* long lines go on below */
void GuiTextareaSetReadOnly(struct gui_element *area, bool read_only);
bool GuiTextareaModified(const struct gui_element *area); /* since GuiTextareaSetText or ...: */
void GuiTextareaSetModified(struct gui_element *area, bool modified);

/* A number: a text box with arrows; Up, Down, wheel and typing change it. MSG_CHANGED p0 = value.
 */
struct gui_element *GuiSpinCreate(struct gui_element *parent, int least, int most, int value);
void GuiSpinSet(struct gui_element *spin, int value); /* kept in the range; sends no message */
int GuiSpinGet(const struct gui_element *spin);
void GuiSpinSetStep(struct gui_element *spin, int step);

#endif
