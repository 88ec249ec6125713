/* console/shell/builtin_jobs.c - builtins about jobs, processes and the history. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "builtin.h"
#include "recall.h"

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

/* Until the job has ended; Ctrl+C ends the waiting, and in the foreground the job. */
static int wait_for(struct shell *shell, struct job *job)
{
	int status;

	if (run_await(shell, job) == -EINTR) {
		shell->flow = FLOW_INTERRUPT;
		return STATUS_INTERRUPT;
	}
	status = job->status;
	jobs_remove(&shell->jobs, job);
	return status;
}

int builtin_wait(struct shell *shell, int count, char **args, const int *files)
{
	int status = 0;

	while (count == 1 && shell->jobs.first && !shell->flow)
		wait_for(shell, shell->jobs.first);
	for (int i = 1; i < count && !shell->flow; i++) {
		struct job *job = find(shell, args, args[i], files);

		status = job ? wait_for(shell, job) : STATUS_NOT_FOUND;
	}
	return shell->flow ? STATUS_INTERRUPT : status;
}

static void kill_job(struct shell *shell, const struct job *job, int status)
{
	for (int i = 0; i < job->count; i++)
		if (job->processes[i])
			shell->system->kill(shell->system->context, job->processes[i], status);
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
	status = wait_for(shell, job);
	if (shell->flow == FLOW_INTERRUPT) {
		kill_job(shell, job, STATUS_INTERRUPT);
		run_await(shell, job);
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
		kill_job(shell, job, status);
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

int builtin_kill(struct shell *shell, int count, char **args, const int *files)
{
	bool option = count > 1 && args[1][0] == '-';
	bool hard = option && (strcmp(args[1], "-9") == 0 || strcmp(args[1], "-KILL") == 0);
	int status = 0;

	if (count < 2 + option ||
	    (option && !hard && strcmp(args[1], "-15") != 0 && strcmp(args[1], "-TERM") != 0))
		return builtin_usage(shell, args[0], files);
	for (int i = 1 + option; i < count; i++)
		status |= kill_one(shell, args, args[i], hard ? STATUS_KILLED : STATUS_TERMINATED,
				   files);
	return status;
}

int builtin_history(struct shell *shell, int count, char **args, const int *files)
{
	struct recall *history = shell->history;
	int first = 0;

	if (count > 2)
		return builtin_usage(shell, args[0], files);
	if (!history)
		return 0;
	if (count == 2 && strcmp(args[1], "-c") == 0) {
		recall_deinit(history);
		return 0;
	}
	if (count == 2)
		first = history->lines.count - atoi(args[1]);
	for (int i = first > 0 ? first : 0; i < history->lines.count; i++)
		run_print(shell, files[1], "%5d  %s\n", i + 1, history->lines.items[i]);
	return 0;
}
