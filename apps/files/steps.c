/* apps/files/steps.c - steps with files: run in turn, and turned round. */
#include "steps.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "fs.h"
#include "gui.h"

static struct step *add(struct steps *s, enum step_kind kind, const char *from, const char *to)
{
	struct step *all = realloc(s->all, (size_t)(s->count + 1) * sizeof(*all)), *step;

	if (!all)
		return NULL;
	s->all = all;
	step = &all[s->count++];
	step->kind = kind;
	step->into = false;
	snprintf(step->from, sizeof(step->from), "%s", from);
	snprintf(step->to, sizeof(step->to), "%s", to ? to : "");
	return step;
}

bool steps_add(struct steps *s, enum step_kind kind, const char *from, const char *to)
{
	return add(s, kind, from, to) != NULL;
}

bool steps_add_into(struct steps *s, enum step_kind kind, const char *from, const char *folder)
{
	struct step *step = add(s, kind, from, folder);

	if (step)
		step->into = true;
	return step != NULL;
}

void steps_deinit(struct steps *s)
{
	free(s->all);
	*s = (struct steps){NULL, 0, 0};
}

uint64_t steps_measure(const struct steps *s)
{
	uint64_t bytes = 0;

	for (int i = 0; i < s->count; i++) {
		const struct step *step = &s->all[i];
		struct measure m = {.most = INT32_MAX};
		struct fs_info info;

		if ((step->kind != STEP_COPY && step->kind != STEP_MOVE) ||
		    FsQuery(step->from, &info) < 0)
			continue;
		if (info.type == FS_TYPE_DIRECTORY)
			operation_measure(step->from, &m);
		bytes += info.type == FS_TYPE_FILE ? info.size : m.bytes;
	}
	return bytes;
}

/*
 * Running.
 */
static int find_place(struct step *step)
{
	char folder[PATH_LENGTH_MAX];
	int error;

	if (!step->into)
		return 0;
	if (operation_within(step->to, step->from))
		return -EINVAL;
	strcpy(folder, step->to);
	error = operation_free_path(step->to, folder, GuiPathName(step->from));
	if (error)
		strcpy(step->to, folder);
	else
		step->into = false;
	return error;
}

static int run(struct step *step, struct watch *watch)
{
	int error = find_place(step);

	if (error)
		return error;
	switch (step->kind) {
	case STEP_MOVE:
		return operation_move(step->from, step->to, watch);
	case STEP_COPY:
		return operation_copy(step->from, step->to, watch);
	case STEP_MAKE_FOLDER:
		return FsMakeDir(step->from);
	case STEP_REMOVE_EMPTY:
		return FsRemove(step->from);
	case STEP_REMOVE:
		return operation_remove(step->from);
	}
	return -EINVAL;
}

int steps_run(struct steps *s, struct watch *watch)
{
	for (; s->done < s->count; s->done++) {
		int error = run(&s->all[s->done], watch);

		if (error < 0)
			return error;
		if (watch && watch->stopped && s->done < s->count - 1 && watch->stopped(watch)) {
			s->done++;
			return -ECANCELED;
		}
	}
	return 0;
}

const char *step_result(const struct step *step)
{
	return step->kind == STEP_MOVE || step->kind == STEP_COPY ? step->to : step->from;
}

/*
 * Back.
 */
static bool reverse(const struct step *step, const char *trash, struct steps *back)
{
	switch (step->kind) {
	case STEP_MOVE:
		return steps_add(back, STEP_MOVE, step->to, step->from);
	case STEP_COPY:
		return steps_add_into(back, STEP_MOVE, step->to, trash);
	case STEP_MAKE_FOLDER:
		return steps_add(back, STEP_REMOVE_EMPTY, step->from, NULL);
	case STEP_REMOVE_EMPTY:
		return steps_add(back, STEP_MAKE_FOLDER, step->from, NULL);
	case STEP_REMOVE:
		break;
	}
	return true;
}

bool steps_reverse(const struct steps *s, const char *trash, struct steps *back)
{
	*back = (struct steps){NULL, 0, 0};
	for (int i = s->done; i-- > 0;) {
		if (reverse(&s->all[i], trash, back))
			continue;
		steps_deinit(back);
		return false;
	}
	return true;
}
