/*
 * kernel/dev/mouse.h - the PS/2 mouse, with the wheel of the IntelliMouse protocol.
 */
#ifndef DEV_MOUSE_H
#define DEV_MOUSE_H

#include "abi/types.h"

/* Reset it, ask for the wheel, start reports. False: no mouse. Called by ps2.c at start-up. */
bool mouse_detect(void);
bool mouse_wheel(void);

/* Attach interrupt line 12. */
void mouse_init(void);

/* An absolute pointer (vmmouse.c): asked after the bytes of each interrupt. While it has something
 * to say, that replaces the reports of the mouse itself, which then are made up by the host. */
void mouse_set_absolute(bool (*fetch)(void));

#endif
