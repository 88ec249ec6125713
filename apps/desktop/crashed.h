/*
 * crashed.h - programs that ended by a fault: their windows' pictures stay (winmgr/ghost.h) until
 * the user has said what to do. One dialog for a process, however many windows it had.
 */
#ifndef DESKTOP_CRASHED_H
#define DESKTOP_CRASHED_H

#include <stdbool.h>
#include <stdint.h>

struct msg;

/* MSG_WINDOW_CRASHED: a picture of a window of this process was kept; the program is called as the
 * main one, which was made first. */
void crashed_window(uint32_t ghost, uint32_t process, uint32_t main_ghost);

/* A process the desktop started ended so; its windows may come before or after. */
void crashed_process(uint32_t process, const char *name);

/* Close the picture of a window and whatever belongs to it. */
void crashed_close(uint32_t ghost);

/* A message to a window the toolkit does not know: one asked to close is one of the pictures. */
void crashed_message(const struct msg *msg);

#endif
