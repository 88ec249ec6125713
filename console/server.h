/*
 * console/server.h - the console's ports (tty.h): clients come and get terminals.
 */
#ifndef CONSOLE_SERVER_H
#define CONSOLE_SERVER_H

#include "gui.h"

#define CONSOLE_CLASS "transom.console" /* of its windows */

/* Sent to one of them: open another. The answer is 1, or 0: the sender has less privileges than
 * what runs in the new terminal would have (sender.h). */
#define MSG_CONSOLE_WINDOW (MSG_USER + 1)

#define MSG_CONSOLE_FRONT (MSG_USER + 2) /* its own: come to the front and take the keys */

/* Listen. The event that is set when an operation of a session is done, or -EEXIST another console
 * runs, or -E... */
int server_open(void);
void server_watch(struct gui_element *window); /* its handler gets what server_signalled takes */
void server_signalled(int handle);

#endif
