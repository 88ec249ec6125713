/*
 * console/shell/run.h - walking the tree, for the shell's own files.
 *
 * `files` are the three files of whoever runs; a redirection makes new ones for those inside. What
 * fails is told on files[2] and has become a status when a function here returns.
 */
#ifndef SHELL_RUN_H
#define SHELL_RUN_H

#include <stdarg.h>
#include "expand.h"
#include "paths.h"
#include "shell.h"

/* Run one node and what hangs on it (not its neighbours). */
int run(struct shell *shell, const struct node *node, const int *files);

/* The shell seen by expand.h. */
struct expander run_expander(struct shell *shell);

/* The names in a directory, from the shell's own; its context is the shell. 0 or -E... */
int run_list_names(void *context, const char *directory, struct strings *names);

/* An expansion returned r < 0: say so and give the command up. Returns the status. */
int run_expansion_failed(struct shell *shell, const struct expander *e, int r, const int *files);

/* Bytes to a file; false = it does not take them. */
bool run_write(struct shell *shell, int file, const char *bytes, int length);

/* Text to a file; a message "sh: ..." to files[2]. */
void run_print(struct shell *shell, int file, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void run_error(struct shell *shell, const int *files, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* What an -E... means, for messages. */
const char *run_reason(int error);

/* Redirections: `inside` becomes the files of the command. Whoever opened closes. */
struct opened {
	int files[FILES * 4];
	int count;
};
int run_open(struct shell *shell, const struct redirect *redirects, const int *files, int *inside,
	     struct opened *opened); /* 0 or a status */
void run_close(struct shell *shell, struct opened *opened);

/* A command with files of its own runs: what exec changes in them and the command has not
 * redirected itself, holds outside too. */
struct frame {
	int start[FILES];
	int *inside, *outside;
};
void run_enter(struct shell *shell, struct frame *frame, int *inside);
void run_leave(struct shell *shell, const struct frame *frame);

/* exec: what was opened is the shell's from now on, what it replaces is closed. */
void run_keep(struct shell *shell, const struct frame *frame, struct opened *opened);
void run_forget_kept(struct shell *shell);

/* Simple commands (command.c). */
int run_simple(struct shell *shell, const struct node *node, const int *files);
int run_args(struct shell *shell, struct strings *args, bool functions, const int *files);

/* set -x: tell what is about to run. */
void run_trace(struct shell *shell, const struct strings *args, const int *files);

/* Start a program: process > 0, or 0 and *status after a message. */
int run_program(struct shell *shell, char *const *args, const int *files, bool background,
		int *status);

/* The file a command's name means: 0 and *path, or 126 or 127. */
int run_search(struct shell *shell, const char *name, struct text *path);

/* Processes (start.c). run_wait gives the status and destroys the job. */
void run_start(struct shell *shell, const struct node *node, const int *files, struct job *job,
	       bool background);
int run_wait(struct shell *shell, struct job *job);
int run_await(struct shell *shell, struct job *job); /* 0 or -EINTR; the job stays */
void run_kill(struct shell *shell, const struct job *job, int status); /* all of its processes */
void run_end(struct shell *shell, struct job *job); /* the same, as Ctrl+C does, and wait */
void run_poll(struct shell *shell);		    /* note which jobs have ended */
int run_pipe(struct shell *shell, const struct node *node, const int *files);
int run_subshell(struct shell *shell, const struct node *node, const int *files);
int run_background(struct shell *shell, const struct node *node, const int *files);
int run_substitute(struct shell *shell, const char *command, int length, const int *files,
		   struct text *output);

/* Functions (function.c). */
struct function *run_function(const struct shell *shell, const char *name);
int run_define(struct shell *shell, const struct node *node);
void run_undefine(struct shell *shell, const char *name);
int run_call(struct shell *shell, struct function *function, struct strings *args,
	     const int *files);

/* Run a script's text inside what runs now: eval, source. */
int run_text(struct shell *shell, const char *text, int length, const char *what, const int *files);

/* Read a whole file; less than 0 = it cannot be read. */
int run_read_file(struct shell *shell, const char *path, struct text *text);

#endif
