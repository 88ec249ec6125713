/*
 * console/shell/shell.h - a shell: its variables, functions, jobs, and how it runs a script.
 *
 *	struct shell *shell = shell_create(&system, "sh");
 *	shell_run(shell, text, length, "script");
 *	status = shell_end(shell);
 *	shell_destroy(shell);
 *
 * There is no fork. What must run beside the shell and is no program of its own, ( ), $( ), a stage
 * of a pipe or a job with the shell's own words in it, is run by another process of the shell,
 * which is given this one's variables, functions and parameters (state.h) and the text.
 *
 * Statuses: 0 good; 1 a builtin or an expansion failed; 2 wrong grammar or usage; 126 it cannot be
 * run; 127 not found; 130 Ctrl+C; 128 + n ended by force.
 */
#ifndef SHELL_SHELL_H
#define SHELL_SHELL_H

#include "jobs.h"
#include "parse.h"
#include "system.h"
#include "vars.h"

#define STATUS_FAILED	  1
#define STATUS_USAGE	  2
#define STATUS_NOT_RUN	  126
#define STATUS_NOT_FOUND  127
#define STATUS_INTERRUPT  130
#define STATUS_KILLED	  137
#define STATUS_NO_READER  141
#define STATUS_TERMINATED 143

#define CALLS_MAX 100 /* functions, sourced files and eval in one another */

/* Where to go on instead of in the next command. */
enum flow {
	FLOW_NONE,
	FLOW_BREAK, /* flow_count loops */
	FLOW_CONTINUE,
	FLOW_RETURN,
	FLOW_INTERRUPT, /* the whole line is given up */
	FLOW_EXIT
};

/* What a script can wait for (trap.h). */
enum trap { TRAP_EXIT, TRAP_INT, TRAP_TERM, TRAPS };

struct function {
	struct function *next;
	const char *name; /* of the node */
	const struct node *node;
	struct script *script; /* held */
};

struct recall;
struct saved;

struct shell {
	const struct system *system;
	struct vars vars;
	struct vars aliases;
	unsigned int alias_changes; /* how often they have changed */
	bool aliases_replaced;	    /* in the text that another shell has given this one */
	struct function *functions;
	struct strings parameters;
	char *name, *directory; /* $0, current directory */
	struct jobs jobs;
	unsigned int id, last_id; /* $$, $! */
	int status;
	int files[FILES];
	struct kept {
		int files[FILES];
		int count;
	} kept; /* what exec opened and some file still is */
	bool interactive;
	bool exit_on_error, trace, unset_is_wrong, no_paths; /* set -e -x -u -f */
	char *traps[TRAPS];	/* actions; NULL = none, "" = nothing happens */
	struct recall *history; /* NULL = none is kept */

	/* While something runs. */
	struct script *script;
	const int *current;    /* files of what runs, for $( ) in it */
	int *frame;	       /* the same, for exec to change */
	struct saved **locals; /* of the function that runs; NULL = none does */
	enum flow flow;
	int flow_count, loops, calls, conditions;
	int status_of_substitution; /* of the last $( ) of a command */
	bool trapped[TRAPS];	    /* whose turn it is */
	int told;		    /* the status with which another shell ended this one, or 0 */
};

/* NULL = no memory. */
struct shell *shell_create(const struct system *system, const char *name);
void shell_destroy(struct shell *shell);

/* Parse and run; what names the text in messages. Returns the status, also in shell->status.
 * FLOW_EXIT stays in shell->flow. */
int shell_run(struct shell *shell, const char *text, int length, const char *what);

/* Nothing more is run but the trap of EXIT. Returns the status to end with. */
int shell_end(struct shell *shell);

/* Run the file at an absolute path; less than 0 = it cannot be read. */
int shell_run_file(struct shell *shell, const char *path);

/* A line of one job that has ended, for a person: "[1] Done   sleep 9". Jobs told of are removed.
 */
void shell_report_jobs(struct shell *shell);

#endif
