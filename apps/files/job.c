/* apps/files/job.c - runs steps in a thread, with a dialog to give up, and undoes them. */
#include "job.h"
#include <errno.h>
#include <stdio.h>
#include "undo.h"

const struct job_words job_undoing = {"Undoing...", NULL, "could not be brought back", "undone"};

static struct undo undo;

/* The one that runs; task NULL: none. */
static struct {
	struct gui_task *task;
	struct steps steps;
	const struct job_words *words;
	const char *undoes; /* what is being undone, NULL: nothing */
	int error;
} job;

static bool stopped(struct watch *watch)
{
	GuiTaskProgress(watch->user, (uint32_t)(watch->bytes >> 10),
			(uint32_t)(watch->total >> 10));
	return GuiTaskCancelled(watch->user);
}

static void *work(struct gui_task *task, void *argument)
{
	struct watch watch = {.stopped = stopped, .user = task};

	(void)argument;
	watch.total = steps_measure(&job.steps);
	job.error = steps_run(&job.steps, &watch);
	return NULL;
}

static void keep(const struct steps *done, const char *what)
{
	struct steps back;

	if (what && steps_reverse(done, TRASH, &back))
		undo_push(&undo, what, &back);
}

/* What was not undone can be tried again, but for the step that failed. */
static void keep_rest(const struct steps *s, int error)
{
	struct steps rest = {NULL, 0, 0};

	for (int i = s->done + (error && error != -ECANCELED); i < s->count; i++) {
		const struct step *step = &s->all[i];

		if (step->into)
			steps_add_into(&rest, step->kind, step->from, step->to);
		else
			steps_add(&rest, step->kind, step->from, step->to);
	}
	undo_push(&undo, job.undoes, &rest);
}

static void finished(void)
{
	struct steps steps = job.steps;
	const struct job_words *words = job.words;

	job.task = NULL;
	job.steps = (struct steps){NULL, 0, 0};
	if (words == &job_undoing)
		keep_rest(&steps, job.error);
	else
		keep(&steps, words->undo);
	job_ended(&steps, words, job.error);
	steps_deinit(&steps);
}

void job_start(struct steps *steps, const struct job_words *words)
{
	if (job.task || !steps->count) {
		steps_deinit(steps);
		return;
	}
	job.steps = *steps;
	job.words = words;
	job.error = 0;
	job.task = GuiTaskStart(folder, work, NULL);
	if (job.task) {
		GuiTaskDialog(window, job.task, words->title);
		return;
	}
	job.error = -ENOMEM;
	finished();
}

int job_do(struct steps *steps, const char *what)
{
	int error = steps->count ? steps_run(steps, NULL) : -ENOMEM;

	keep(steps, what);
	steps_deinit(steps);
	return error;
}

void job_undo(void)
{
	struct steps steps;

	const char *what = undo_what(&undo);

	if (job.task || !undo_pop(&undo, &steps))
		return;
	job.undoes = what;
	job_start(&steps, &job_undoing);
}

bool job_runs(void)
{
	return job.task != NULL;
}

const char *job_undo_text(void)
{
	static char text[40];

	if (!undo_what(&undo))
		return NULL;
	snprintf(text, sizeof(text), "&Undo %s", undo_what(&undo));
	return text;
}

int job_task(const struct msg *msg)
{
	if (msg->code == MSG_FINISHED)
		finished();
	return 1;
}
