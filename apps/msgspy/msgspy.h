/*
 * msgspy.h - the message spy: shows the messages of a window as they come and go.
 *
 * The kernel keeps a record of each thing that happens to a message of the watched window
 *(MsgSpyOpen): posted, fetched, done. A message is one row here; later records of the same stamp
 *change its fate.
 *
 *	main.c    the window, and which window is watched
 *	windows.c the list of windows to choose from
 *	log.c     the list of messages
 */
#ifndef MSGSPY_H
#define MSGSPY_H

#include "gui.h"
#include "msg.h"

/* The list of windows, without our own. Kept up to date by itself. */
struct gui_element *windows_create(struct gui_element *parent);
uint32_t windows_chosen(void); /* 0 = none */

/* The list of messages. */
struct gui_element *log_create(struct gui_element *parent);
void log_show(const struct spy_record *record);
void log_clear(const char *empty_text);

/* "pingpong 1003", or "kernel" for 0. */
void process_name(char *text, size_t size, uint32_t process);

#endif
