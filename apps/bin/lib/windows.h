/* windows.h - windows for programs of the shell: all of them in order, and the one that is meant.
 */
#ifndef WINDOWS_H
#define WINDOWS_H

#include <stdbool.h>
#include <stdint.h>
#include "wnd.h"

/* Call with each window that is a child of `parent` (0: top-level), top first, and with `deep` with
 * all below it; depth 0 for the first ones. */
struct windows_walk {
	bool deep;
	void (*each)(const struct wnd_info *info, int depth);
};
void windows_walk(const struct windows_walk *walk, uint32_t parent);

/* The window that is meant: an id (0x1009), a class ("transom.notes"), a title, or the beginning of
 * one in either case. Its id; 0: none or several, and a message was given. */
uint32_t windows_find(const char *which);

/* The name of a process; "?" it is gone. */
const char *windows_process(uint32_t process);

#endif
