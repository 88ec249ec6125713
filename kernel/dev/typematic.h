/*
 * kernel/dev/typematic.h - how a PS/2 keyboard repeats a held key, in its own steps (IBM PS/2
 * Hardware Interface Technical Reference, keyboard, command F3h). Pure.
 */
#ifndef DEV_TYPEMATIC_H
#define DEV_TYPEMATIC_H

#include "abi/types.h"

/* The byte after the command: the steps nearest to this delay (of 250, 500, 750, 1000 ms) and to so
 * many characters a second (2 to 30, in 32 steps). */
uint8_t typematic_byte(uint32_t delay_ms, uint32_t rate);

#endif
