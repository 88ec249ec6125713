/*
 * tool.h - what all programs of the shell do alike: usage, messages, files named or standard input.
 *
 *	int main(int argc, char **argv)
 *	{
 *		tool_begin(argv, "cat [FILE...]");
 *		if (getopt(argc, argv, "") != -1)
 *			tool_usage();
 *		tool_files(argv + optind, copy);
 *		return tool_end();
 *	}
 *
 * Messages go to standard error: "name: file: words". The exit status is 0, 1 if something went
 * wrong, 2 for a wrong call. A reader that has gone away (EPIPE) is no error worth a message.
 */
#ifndef TOOL_H
#define TOOL_H

#include <stdbool.h>
#include <stdio.h>

extern int tool_status; /* that tool_end returns */

/* argv[0] is the name in messages, its last part. */
void tool_begin(char **argv, const char *usage);
void tool_usage(void) __attribute__((noreturn));

/* "name: what: why" with why as errno has it; and with words of one's own. Set the status to 1. */
void tool_error(const char *what);
void tool_complain(const char *format, ...) __attribute__((format(printf, 1, 2)));
void tool_fatal(const char *what) __attribute__((noreturn)); /* the same, and the program ends */

/* Each file in turn, "-" being standard input; standard input alone if none is named. */
void tool_files(char **files, void (*each)(FILE *file, const char *name));

/* Nobody can read what is written: stop. */
bool tool_output_gone(void);

/* A number in an argument; a wrong one ends the program with its usage. */
long tool_number(const char *text);

/* A first argument like -8 is -n8, as it always was. Before getopt. */
void tool_count_option(char **argv);

/* A text that others chose (a title, a name), with ? for what a terminal would obey. Stays until
 * the next call. */
const char *tool_shown(const char *text);

/* Memory, or the end of the program. */
void *tool_memory(void *old, size_t size);
char *tool_join(const char *folder, const char *name); /* a path, to be freed */

/* Everything has been written, or a message says why not. Returns the status. */
int tool_end(void);

#endif
