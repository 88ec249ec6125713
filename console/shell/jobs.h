/*
 * console/shell/jobs.h - what the shell has started and not yet seen the end of.
 *
 * A job is a pipeline: some processes and one text. Its status is that of the last one. A list is
 * one process, another shell, which ends its own when it is told to (leash.h). Numbers
 * begin at 1, the lowest free one is taken. %1 is a job by number, %% and %+ the newest, %- the one
 * before, %text the newest that begins so, a plain number the job with that process id.
 *
 * A job that has ended stays until somebody was told: jobs_remove.
 */
#ifndef SHELL_JOBS_H
#define SHELL_JOBS_H

#include <stdbool.h>

#define JOB_PROCESSES_MAX 24 /* stages of one pipeline */

struct job {
	struct job *next; /* the newest first */
	int number;	  /* 0 = in the foreground, without one */
	int count;	  /* processes and stages that could not be started */
	int running;
	int processes[JOB_PROCESSES_MAX]; /* 0 = ended */
	unsigned int ids[JOB_PROCESSES_MAX];
	int status; /* of the last stage, once it has ended */
	char *text;
};

struct jobs {
	struct job *first;
};

/* NULL = no memory. Not yet among the jobs. */
struct job *job_create(const char *text, int length);
void job_destroy(struct job *job);

/* The next stage: a process, or with process 0 one that ended at once with status. false = too
 * many. */
bool job_add(struct job *job, int process, unsigned int id, int status);

/* The stage has ended. */
void job_ended(struct job *job, int stage, int status);

/* The running processes, at most JOB_PROCESSES_MAX, and their stages. Returns how many. */
int job_running(const struct job *job, int *processes, int *stages);

void jobs_deinit(struct jobs *jobs);
void jobs_insert(struct jobs *jobs, struct job *job); /* gives it a number */
void jobs_remove(struct jobs *jobs, struct job *job); /* and destroys it */
struct job *jobs_find(const struct jobs *jobs, const char *name);

#endif
