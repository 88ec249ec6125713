/*
 * log.h - the list of what came and went: one row for each message, newest last.
 */
#ifndef LOG_H
#define LOG_H

#include "bus.h"
#include "gui.h"

void log_create(struct gui_element *parent);

/* What was sent from here; and what came. */
void log_sent(const char *kind, const char *name, uint64_t id, const char *text);
void log_came(const struct bus_message *message);

/* The request to answer: the selected one, or else the newest open one. NULL: none is open. */
const struct kbus_message *log_request(const char **name);

/* It has been answered. */
void log_answered(const struct kbus_message *request);

#endif
