/*
 * console/sender.h - who sent the message at hand, for those that not everybody may send.
 */
#ifndef CONSOLE_SENDER_H
#define CONSOLE_SENDER_H

#include <stdbool.h>

bool sender_is_self(void); /* this process */

/* A process that holds every privilege this one has, and so may start what this one starts. A
 * sender that has ended may not: it must wait for the answer. */
bool sender_is_equal(void);

#endif
