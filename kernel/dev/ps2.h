/*
 * kernel/dev/ps2.h - the 8042 controller and its two ports (IBM PS/2 Hardware Interface Technical
 * Reference, keyboard and auxiliary device controller).
 *
 * Works with either port missing, and with no controller at all.
 */
#ifndef DEV_PS2_H
#define DEV_PS2_H

#include "abi/types.h"

#define PS2_KEYBOARD 0
#define PS2_MOUSE    1

/* Set the controller up, find what is attached, start keyboard and mouse. */
void ps2_init(void);

/* A byte from this port if the controller has one; interrupt context. */
bool ps2_fetch(int port, uint8_t *byte);

/* A byte to the keyboard, without waiting for its answer. */
void ps2_send(uint8_t byte);

/* A command byte to the mouse and its acknowledgement; at start-up only. */
bool ps2_mouse_command(uint8_t byte);
/* One byte of an answer, waited for; at start-up only. */
bool ps2_answer(uint8_t *byte);

#endif
