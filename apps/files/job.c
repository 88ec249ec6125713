/* apps/files/job.c - runs steps in a thread, with a dialog to give up, undoes them and does them
 * again. */
#include "job.h"
#include <errno.h>
#include <stdio.h>
#include "undo.h"

const struct job_words job_undoing = {"Undoing...", NULL, "could not be brought back", "undone"};
const struct job_words job_redoing = {"Doing Again...", NULL, "could not be done again",
				      "done again"};

static struct undo undo;   /* what undoes what was done */
static struct undo undone; /* what does again what was undone */

/* The one that runs; task NULL: none. */
static struct {
	struct gui_task *task;
	struct steps steps;
	const struct job_words *words;
	const char *again; /* what is being undone or done again */
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

/* What was done can be undone; what was undone before it cannot be done again after it. */
static void keep(const struct steps *done, const char *what)
{
	struct steps back;

	if (done->done)
		undo_clear(&undone);
	if (what && steps_reverse(done, TRASH, &back))
		undo_push(&undo, what, &back);
}

/* What was not run can be tried again, but for the step that failed. */
static void keep_rest(struct undo *u, const struct steps *s, int from)
{
	struct steps rest = {NULL, 0, 0};

	for (int i = from; i < s->count; i++) {
		const struct step *step = &s->all[i];

		if (step->into)
			steps_add_into(&rest, step->kind, step->from, step->to);
		else
			steps_add(&rest, step->kind, step->from, step->to);
	}
	undo_push(u, job.again, &rest);
}

/* From what can be undone to what can be done again, or the other way. */
static void keep_turned(const struct steps *s, bool tried)
{
	bool failed = tried && job.error && job.error != -ECANCELED;
	bool undoing = job.words == &job_undoing;
	struct steps back;

	keep_rest(undoing ? &undo : &undone, s, s->done + failed);
	if (steps_reverse(s, TRASH, &back))
		undo_push(undoing ? &undone : &undo, job.again, &back);
}

static void finished(bool tried)
{
	struct steps steps = job.steps;
	const struct job_words *words = job.words;

	job.task = NULL;
	job.steps = (struct steps){NULL, 0, 0};
	if (words == &job_undoing || words == &job_redoing)
		keep_turned(&steps, tried);
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
	finished(false);
}

int job_do(struct steps *steps, const char *what)
{
	int error = steps->count ? steps_run(steps, NULL) : -ENOMEM;

	keep(steps, what);
	steps_deinit(steps);
	return error;
}

static void turn(struct undo *u, const struct job_words *words)
{
	const char *what = undo_what(u);
	struct steps steps;

	if (job.task || !undo_pop(u, &steps))
		return;
	job.again = what;
	job_start(&steps, words);
}

void job_undo(void)
{
	turn(&undo, &job_undoing);
}

void job_redo(void)
{
	turn(&undone, &job_redoing);
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

const char *job_redo_text(void)
{
	static char text[40];

	if (!undo_what(&undone))
		return NULL;
	snprintf(text, sizeof(text), "&Redo %s", undo_what(&undone));
	return text;
}

int job_task(const struct msg *msg)
{
	if (msg->code == MSG_FINISHED)
		finished(true);
	return 1;
}
