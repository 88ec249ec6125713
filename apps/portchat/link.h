/*
 * link.h - the connection to the other window: a port, as its server or as its client.
 *
 * Whoever comes first makes the port and listens; whoever comes then opens it. From there on both
 * ends are alike: bytes, in which a line feed ends what was said. Nothing here waits: handles are
 * watched by the window, and what is sent is given to the kernel as a pending write.
 *
 *	server	LINK_ALONE - a client is accepted - LINK_OPEN - it leaves - LINK_ALONE
 *	client	LINK_ASKING - accepted - LINK_OPEN - the server leaves - LINK_OVER
 */
#ifndef LINK_H
#define LINK_H

#include "gui.h"

#define LINK_LINE_MAX 400 /* bytes of a line, with its end */

enum link_state { LINK_ALONE, LINK_ASKING, LINK_OPEN, LINK_OVER };

struct link_events {
	void (*state)(enum link_state state);
	void (*line)(const char *text); /* the other said this */
};

/* Find or make the port. 1: this process serves, 0: it is a client, or -E... */
int link_begin(void);

/* The window there is by now watches the handles; give it this handler's messages. */
void link_watch(struct gui_element *window, const struct link_events *events);
void link_handle(int handle);

/* Say a line. False: nobody is there, or the other has not yet read what was said before. */
bool link_say(const char *text);

/* The process at the other end, 0: none. */
uint32_t link_peer(void);

#endif
