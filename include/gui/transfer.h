/*
 * gui/transfer.h - drag and drop between elements and programs.
 *
 * To be a source: when a press turns into a drag call GuiDragText or GuiDragBegin. To be a target:
 * GuiSetDrop(element, true) and handle MSG_DRAG_ENTER, _OVER (call GuiDragAccept), _LEAVE and
 * _DROP (positions relative to the element); they go to the element under the pointer and bubble.
 * An element that takes drops and does not handle the first two refuses. Text boxes and areas take
 * text and give what is selected; lists give rows (GuiListSetDrag).
 */
#ifndef GUI_TRANSFER_H
#define GUI_TRANSFER_H

#include "gui.h"

#include "abi/clip.h"

void GuiSetDrop(struct gui_element *element, bool on);
int GuiDragText(struct gui_element *source, const char *text, uint32_t actions);
int GuiDragBegin(struct gui_element *source, struct drag *drag); /* window is filled in */
/* Files: their paths as CLIP_FILES and as lines of text. Who takes them moves or copies them. */
int GuiDragFiles(struct gui_element *source, const char *const *paths, int count, uint32_t actions);
void GuiDragAccept(uint32_t action);
/* In MSG_DRAG_DROP: the text, to free; NULL there is none. */
char *GuiDragGetText(void);
/* From MSG_DRAG_ENTER on: the path of the first file; false: there is none, or it is too long. */
bool GuiDragGetFile(char *path); /* PATH_LENGTH_MAX bytes */
/* All of them, the last is NULL, to free at once; NULL: there is none. What is no path of ours, or
 * too long, is left out. */
char **GuiDragGetFiles(void);
/* The same for the clipboard. The number of what is on it, by which the same things are known
 * again, or -E.... */
int GuiClipSetFiles(const char *const *paths, int count);
char **GuiClipGetFiles(int *number);

#endif
