/*
 * kernel/dev/keyboard.h - the PS/2 keyboard: bytes from the controller become input events.
 */
#ifndef DEV_KEYBOARD_H
#define DEV_KEYBOARD_H

#include "abi/types.h"
#include "dev/layout.h"

/* Called by ps2.c when the first port works: attaches interrupt line 1. */
void keyboard_init(void);

/* A key as if pressed; false: the input ring is full. Any context. */
bool keyboard_inject(uint8_t key, bool down);

/* Ctrl+Alt+B: called from the interrupt instead of passing the key on. */
void keyboard_set_break(void (*function)(void));

/* A dead key that waits is forgotten. */
void keyboard_set_layout(const struct layout *layout);

/* Tell the keyboard how it shall repeat held keys. */
void keyboard_set_repeat(uint32_t delay_ms, uint32_t rate);

#endif
