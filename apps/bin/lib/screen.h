/*
 * screen.h - programs that show the same again and again on the whole terminal, until q.
 *
 *	screen_begin();
 *	do
 *		show();
 *	while (screen_wait(2000));
 *	screen_end();
 *
 * Text that is too long for a row is cut.
 */
#ifndef SCREEN_H
#define SCREEN_H

#include <stdbool.h>
#include <stdint.h>

void screen_begin(void);
void screen_end(void);

/* A key comes, the terminal has another size, or time passes. False: it was q or Ctrl+C, or there
 * is nobody any more. */
bool screen_wait(uint32_t milliseconds);

#endif
