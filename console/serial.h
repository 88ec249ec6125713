/*
 * console/serial.h - a terminal that is somewhere else: its bytes go over the console's own
 * standard handles, which are a serial line.
 *
 * The line discipline and the control channel are those of a window; the size is taken to be 80 by
 * 24. When the program ends it is started again. One terminal, one thread, no window.
 */
#ifndef CONSOLE_SERIAL_H
#define CONSOLE_SERIAL_H

/* Returns only when it cannot start the program: -E... */
int serial_run(const char *path, char *const *argv);

#endif
