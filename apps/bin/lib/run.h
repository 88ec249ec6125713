/* run.h - start a program found by its name, and wait for it. */
#ifndef RUN_H
#define RUN_H

/* argv[0] with a slash is a path, else it is looked for in PATH (/System/Boot/bin without one).
 * Returns its exit status; 127 it is not there, 126 it cannot be run (a message was given). */
int run_program(char **argv);

#endif
