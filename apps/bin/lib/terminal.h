/* terminal.h - is it a terminal, and how large; full-screen programs (top). */
#ifndef TERMINAL_H
#define TERMINAL_H

#include <stdbool.h>

/* Columns of standard output, 0: it is no terminal. */
int terminal_columns(void);

/* Colours of names and matches: only where a person looks. */
#define COLOUR_DIRECTORY "\033[34;1m"
#define COLOUR_DEVICE	 "\033[33m"
#define COLOUR_END	 "\033[0m"

#endif
