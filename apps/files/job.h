/*
 * apps/files/job.h - steps with files that run in a thread, one job at a time, and are kept to be
 * undone, and done again.
 */
#ifndef FILES_JOB_H
#define FILES_JOB_H

#include "files.h"
#include "steps.h"

struct job_words {
	const char *title;  /* "Copying...", over its progress */
	const char *undo;   /* "Copy", in the menu */
	const char *failed; /* "could not be copied" */
	const char *done;   /* "copied" */
};

/* Takes the steps over, whatever comes of it. At its end job_ended is called, in the GUI thread. */
void job_start(struct steps *steps, const struct job_words *words);
/* At once, for what takes no time. 0, or why it could not be done. */
int job_do(struct steps *steps, const char *undo);
void job_undo(void);
void job_redo(void);
bool job_runs(void);
const char *job_undo_text(void); /* NULL: there is nothing to undo */
const char *job_redo_text(void);
int job_task(const struct msg *msg);

/* work.c: these steps were run as far as `done`. error: of the one after, or 0. */
void job_ended(const struct steps *steps, const struct job_words *words, int error);

extern const struct job_words job_undoing, job_redoing;

#endif
