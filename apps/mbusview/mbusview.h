/*
 * mbusview.h - what the files of MBus Viewer share.
 *
 *	main.c	   the window; a sample four times a second while it can be seen
 *	model.c	   the buses and consumers, sample by sample
 *	buses.c	   the list of buses
 *	rings.c	   a bar for the ring of each consumer of the chosen bus
 *	publish.c  test objects
 *	object.c   their bytes
 *	slow.c	   consumers of this program that take their time
 *	names.c	   names of processes
 */
#ifndef MBUSVIEW_H
#define MBUSVIEW_H

#include "gui.h"
#include "model.h"

struct gui_element *buses_create(struct gui_element *parent);
void buses_show(const struct model *m);
const char *buses_selected(void); /* "": none */

void rings_create(struct gui_element *parent);
void rings_show(const struct model *m);

/* The row of what is published, and a line for what came of it. */
void publish_create(struct gui_element *window);
void publish_show(const struct model *m);
void publish_say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* A consumer of this program that takes one object a second. */
void slow_create(struct gui_element *row); /* its button */
void slow_show(const struct model *m);
bool slow_is(int handle);

/* Valid until the next call. */
const char *name_of_process(uint32_t process);

#endif
