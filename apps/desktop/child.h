/*
 * child.h - programs the desktop started: what line started them, and what is done when they end.
 */
#ifndef DESKTOP_CHILD_H
#define DESKTOP_CHILD_H

#include <stdint.h>
#include "gui.h"

/* Whose MSG_GUI_HANDLE tells of an end: give it to child_ended. It posts MSG_CHILD_GONE, for
 * child_gone, so that what the window manager has to say of its windows is heard first. */
#define MSG_CHILD_GONE (MSG_USER + 1)
void child_watch_on(struct gui_element *window);
int child_ended(int handle);
int child_gone(int handle);

/* Start a program of the initial disk (or a path) with arguments, as command.h reads them. 0 or the
 * errors of ProcSpawn; -EINVAL the line cannot be read. */
int child_start(const char *line);

/* The line that started a living child; NULL: it is none. */
const char *child_line(uint32_t process);

/* Say that a program could not be started, and why. */
void child_tell_error(const char *name, int error);
const char *child_error_text(int error);

#endif
