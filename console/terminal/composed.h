/*
 * console/terminal/composed.h - letters that one character stands for and two can be written as: a
 * base and a combining mark. Those of Latin-1 and Latin Extended-A. Pure.
 */
#ifndef TERMINAL_COMPOSED_H
#define TERMINAL_COMPOSED_H

#include <stdint.h>

/* The character that is both; 0 = there is none. */
uint32_t composed(uint32_t base, uint32_t mark);

#endif
