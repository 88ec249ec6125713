/*
 * console/terminal/width.h - how many cells a character takes. Pure.
 */
#ifndef TERMINAL_WIDTH_H
#define TERMINAL_WIDTH_H

#include <stdint.h>

/* 0: a combining mark or an invisible format character; 2: East Asian wide and emoji; else 1. */
int width_of(uint32_t code);

#endif
