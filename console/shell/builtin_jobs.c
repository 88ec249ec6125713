/* console/shell/builtin_jobs.c - builtins about jobs, processes and the history. */
#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include "builtin.h"
#include "recall_file.h"

static struct job *find(struct shell *shell, char **args, const char *name, const int *files)
{
	struct job *job = jobs_find(&shell->jobs, name);

	if (!job)
		run_error(shell, files, "%s: %s: there is no such job", args[0], name);
	return job;
}

int builtin_jobs(struct shell *shell, int count, char **args, const int *files)
{
	struct job *next;

	if (count > 1)
		return builtin_usage(shell, args[0], files);
	run_poll(shell);
	for (struct job *job = shell->jobs.first; job; job = next) {
		next = job->next;
		run_print(shell, files[1], "[%d]%c %s  %s\n", job->number,
			  job == shell->jobs.first ? '+' : ' ',
			  job->running ? "Running" : "Done   ", job->text);
		if (!job->running)
			jobs_remove(&shell->jobs, job);
	}
	return 0;
}

/* Until the job has ended; false = Ctrl+C ends the waiting. */
static bool wait_for(struct shell *shell, struct job *job, int *status)
{
	if (run_await(shell, job) == -EINTR) {
		*status = STATUS_INTERRUPT;
		return false;
	}
	*status = job->status;
	jobs_remove(&shell->jobs, job);
	return true;
}

int builtin_wait(struct shell *shell, int count, char **args, const int *files)
{
	int status = 0;
	bool on = true;

	while (count == 1 && shell->jobs.first && on)
		on = wait_for(shell, shell->jobs.first, &status);
	if (count == 1)
		return on ? 0 : status;
	for (int i = 1; i < count && on; i++) {
		struct job *job = find(shell, args, args[i], files);

		if (job)
			on = wait_for(shell, job, &status);
		else
			status = STATUS_NOT_FOUND;
	}
	return status;
}

int builtin_fg(struct shell *shell, int count, char **args, const int *files)
{
	struct job *job = find(shell, args, count > 1 ? args[1] : "%%", files);
	int status;

	if (count > 2)
		return builtin_usage(shell, args[0], files);
	if (!job)
		return STATUS_FAILED;
	run_print(shell, files[2], "%s\n", job->text);
	if (!wait_for(shell, job, &status)) {
		run_end(shell, job);
		jobs_remove(&shell->jobs, job);
	}
	return status;
}

static int kill_one(struct shell *shell, char **args, const char *name, int status,
		    const int *files)
{
	struct job *job = jobs_find(&shell->jobs, name);
	char *end;
	unsigned long id = strtoul(name, &end, 10);
	int r;

	if (job) {
		run_kill(shell, job, status);
		return 0;
	}
	if (name[0] == '%' || !*name || *end) {
		find(shell, args, name, files);
		return STATUS_FAILED;
	}
	r = shell->system->kill_id(shell->system->context, (unsigned int)id, status);
	if (r < 0)
		run_error(shell, files, "kill: %s: %s", name, run_reason(r));
	return r < 0 ? STATUS_FAILED : 0;
}

/* The status that a signal of other systems leaves; -1 = it is none that we know. */
static int how_to_end(const char *name)
{
	static const struct {
		const char *name, *number;
		int status;
	} ways[] = {{"KILL", "9", STATUS_KILLED},
		    {"TERM", "15", STATUS_TERMINATED},
		    {"INT", "2", STATUS_INTERRUPT}};

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		if (strcmp(ways[i].name, name) == 0 || strcmp(ways[i].number, name) == 0)
			return ways[i].status;
	return -1;
}

int builtin_kill(struct shell *shell, int count, char **args, const int *files)
{
	bool named = count > 2 && strcmp(args[1], "-s") == 0;
	bool option = count > 1 && args[1][0] == '-';
	int how = !option ? STATUS_TERMINATED : how_to_end(named ? args[2] : args[1] + 1);
	int first = 1 + option + named, status = 0;

	if (count <= first || how < 0)
		return builtin_usage(shell, args[0], files);
	for (int i = first; i < count; i++)
		status |= kill_one(shell, args, args[i], how, files);
	return status;
}

static void print_lines(struct shell *shell, const struct recall *recall, int from, int out)
{
	for (int i = from > 0 ? from : 0; i < recall->lines.count; i++)
		run_print(shell, out, "%5d  %s\n", i + 1, recall->lines.items[i]);
}

/* Another process of the shell, in a pipe, has the lines only from the file. */
int builtin_history(struct shell *shell, int count, char **args, const int *files)
{
	struct recall *history = shell->history, kept = {0};
	int from = 0;

	if (count > 2)
		return builtin_usage(shell, args[0], files);
	if (count == 2 && strcmp(args[1], "-c") == 0) {
		if (history)
			recall_deinit(history);
		recall_file_clear(shell);
		return 0;
	}
	if (!history)
		recall_file_load(shell, history = &kept);
	if (count == 2)
		from = history->lines.count - atoi(args[1]);
	print_lines(shell, history, from, files[1]);
	recall_deinit(&kept);
	return 0;
}
