/*
 * gui/files_over.h - files that are dragged over something that can take them: a folder, a place, a
 * part of a path. There is one drag at a time, so there is one such list.
 */
#ifndef GUI_FILES_OVER_H
#define GUI_FILES_OVER_H

#include "gui_internal.h"

void files_over_enter(void); /* on MSG_DRAG_ENTER */
void files_over_leave(void); /* on MSG_DRAG_LEAVE and _DROP */

/* What a drop into this folder would do (DRAG_...), told to the drag too; 0: not all of them can go
 * there. Into NULL none can. */
uint32_t files_over_aim(const struct msg *msg, const char *into);

#endif
