/*
 * console/shell/start.c - processes: pipes, subshells, jobs, the output of commands.
 *
 * A stage that is just a program is started as one; anything else is run by another process of the
 * shell.
 */
#include <errno.h>
#include <string.h>
#include "builtin.h"
#include "state.h"
#include "trap.h"

static int spawn_shell(struct shell *shell, const struct text *source, const int *files,
		       bool background, int *status)
{
	struct program program = {.directory = shell->directory, .background = background};
	struct text state = {0};
	int process = -ENOMEM;

	state_write(shell, text_string(source), source->length, &state);
	program.state = state.bytes;
	program.state_length = state.length;
	memcpy(program.files, files, sizeof program.files);
	if (!state.failed && !source->failed)
		process = shell->system->spawn(shell->system->context, &program);
	if (process < 0)
		run_error(shell, files, "another shell cannot be started: %s", run_reason(process));
	*status = process < 0 ? STATUS_NOT_RUN : 0;
	text_deinit(&state);
	return process > 0 ? process : 0;
}

/* The shell's own words, expanded here, are run by another shell. */
static int start_words(struct shell *shell, const struct node *node, const struct strings *args,
		       const int *files, bool background, int *status)
{
	struct text source = {0};
	struct opened opened = {0};
	int inside[FILES], process = 0;

	for (const struct word *word = node->assigns; word; word = word->next) {
		text_add(&source, word->text, word->length);
		text_put(&source, ' ');
	}
	for (int i = 0; i < args->count; i++) {
		text_put(&source, ' ');
		text_add_quoted(&source, args->items[i]);
	}
	*status = run_open(shell, node->redirects, files, inside, &opened);
	if (!*status)
		process = spawn_shell(shell, &source, inside, background, status);
	run_close(shell, &opened);
	text_deinit(&source);
	return process;
}

static int start_program(struct shell *shell, const struct node *node, const struct strings *args,
			 const int *files, bool background, int *status)
{
	struct opened opened = {0};
	int inside[FILES], process = 0;

	*status = run_open(shell, node->redirects, files, inside, &opened);
	if (!*status) {
		run_trace(shell, args, files);
		process = run_program(shell, args->items, inside, background, status);
	}
	run_close(shell, &opened);
	return process;
}

/* Must another shell run it? */
static bool is_of_the_shell(const struct shell *shell, const struct node *node,
			    const struct strings *args)
{
	const struct builtin *builtin;

	if (!args->count || node->assigns || run_function(shell, args->items[0]))
		return true;
	builtin = builtin_find(args->items[0], (int)strlen(args->items[0]));
	return builtin && !builtin_is_program(builtin);
}

/* A simple command: its name, once expanded, tells who runs it. Process, or 0 and *status. */
static int start_simple(struct shell *shell, const struct node *node, const int *files,
			bool background, int *status)
{
	struct expander e = run_expander(shell);
	struct strings args = {0};
	int process = 0, r = expand_words(&e, node->words, &args);

	if (r < 0)
		*status = run_expansion_failed(shell, &e, r, files);
	else if (is_of_the_shell(shell, node, &args))
		process = start_words(shell, node, &args, files, background, status);
	else
		process = start_program(shell, node, &args, files, background, status);
	strings_deinit(&args);
	return process;
}

/* ( list ) gives its list to the other shell, with the redirections done here; else the other shell
 * would start one for it again. */
static int start_shell(struct shell *shell, const struct node *node, const int *files,
		       bool background, int *status)
{
	const struct node *inner = node->kind == NODE_SUBSHELL ? node->first : node;
	struct opened opened = {0};
	struct text source = {0};
	int inside[FILES], process = 0;

	*status = 0;
	if (inner != node)
		*status = run_open(shell, node->redirects, files, inside, &opened);
	else
		memcpy(inside, files, sizeof inside);
	script_add_source(shell->script, inner, &source);
	if (!*status)
		process = spawn_shell(shell, &source, inside, background, status);
	run_close(shell, &opened);
	text_deinit(&source);
	return process;
}

void run_start(struct shell *shell, const struct node *node, const int *files, struct job *job,
	       bool background)
{
	int status, process;

	if (node->kind == NODE_SIMPLE && node->words)
		process = start_simple(shell, node, files, background, &status);
	else
		process = start_shell(shell, node, files, background, &status);
	job_add(job, process, process ? shell->system->id(shell->system->context, process) : 0,
		status);
}

int run_await(struct shell *shell, struct job *job)
{
	const struct system *system = shell->system;
	int processes[JOB_PROCESSES_MAX], stages[JOB_PROCESSES_MAX], status = 0;

	while (job->running) {
		int count = job_running(job, processes, stages);
		int ended = system->wait(system->context, processes, count, true, &status);

		if (ended == -EINTR && trap_interrupt(shell) == 0)
			continue;
		if (ended < 0)
			return ended;
		job_ended(job, stages[ended], status);
	}
	return 0;
}

void run_kill(struct shell *shell, const struct job *job, int status)
{
	for (int i = 0; i < job->count; i++)
		if (job->processes[i])
			shell->system->kill(shell->system->context, job->processes[i], status);
}

void run_end(struct shell *shell, struct job *job)
{
	do
		run_kill(shell, job, STATUS_INTERRUPT);
	while (run_await(shell, job) == -EINTR);
}

int run_wait(struct shell *shell, struct job *job)
{
	bool interrupted = run_await(shell, job) == -EINTR;
	int status;

	if (interrupted)
		run_end(shell, job);
	status = interrupted ? STATUS_INTERRUPT : job->status;
	job_destroy(job);
	return status;
}

void run_poll(struct shell *shell)
{
	const struct system *system = shell->system;
	int processes[JOB_PROCESSES_MAX], stages[JOB_PROCESSES_MAX], status = 0;

	for (struct job *job = shell->jobs.first; job; job = job->next) {
		while (job->running) {
			int count = job_running(job, processes, stages);
			int ended = system->wait(system->context, processes, count, false, &status);

			if (ended < 0)
				break;
			job_ended(job, stages[ended], status);
		}
	}
}

static int no_memory(struct shell *shell, const int *files)
{
	run_error(shell, files, "%s", run_reason(-ENOMEM));
	return STATUS_FAILED;
}

static struct job *new_job(struct shell *shell, const struct node *node)
{
	int length;
	const char *source = script_source(shell->script, node, &length);

	return job_create(source, length);
}

static void close_file(struct shell *shell, int file)
{
	if (file != FILE_CLOSED)
		shell->system->close(shell->system->context, file);
}

/* Start the stages, each with its standard output joined to the next one's input. */
static void start_stages(struct shell *shell, const struct node *stage, const int *files,
			 struct job *job, bool background)
{
	int input = FILE_CLOSED;

	for (; stage && !shell->flow; stage = stage->next) {
		int inside[FILES], ends[2] = {FILE_CLOSED, FILE_CLOSED}, r = 0;

		memcpy(inside, files, sizeof inside);
		if (input != FILE_CLOSED)
			inside[0] = input;
		if (stage->next) {
			r = shell->system->pipe(shell->system->context, ends, 0);
			inside[1] = ends[1];
		}
		if (r < 0 || job->count == JOB_PROCESSES_MAX) {
			run_error(shell, files, "this pipe is too long");
			job->status = STATUS_NOT_RUN;
			stage = NULL;
		} else {
			run_start(shell, stage, inside, job, background);
		}
		close_file(shell, input);
		close_file(shell, ends[1]);
		input = ends[0];
		if (!stage)
			break;
	}
	close_file(shell, input);
}

int run_pipe(struct shell *shell, const struct node *node, const int *files)
{
	struct job *job = new_job(shell, node);

	if (!job)
		return no_memory(shell, files);
	start_stages(shell, node->first, files, job, false);
	return run_wait(shell, job);
}

int run_subshell(struct shell *shell, const struct node *node, const int *files)
{
	struct job *job = new_job(shell, node);

	if (!job)
		return no_memory(shell, files);
	run_start(shell, node, files, job, false);
	return run_wait(shell, job);
}

/* A job reads nothing, lest it takes the shell's input. */
int run_background(struct shell *shell, const struct node *node, const int *files)
{
	struct job *job = new_job(shell, node);
	int inside[FILES];

	if (!job)
		return no_memory(shell, files);
	memcpy(inside, files, sizeof inside);
	inside[0] = FILE_CLOSED;
	if (node->first->kind == NODE_PIPE)
		start_stages(shell, node->first->first, inside, job, true);
	else
		run_start(shell, node->first, inside, job, true);
	shell->last_id = job->count ? job->ids[job->count - 1] : 0;
	jobs_insert(&shell->jobs, job);
	if (shell->interactive)
		run_print(shell, files[2], "[%d] %u\n", job->number, shell->last_id);
	return 0;
}

static int read_output(struct shell *shell, int file, struct text *output)
{
	char buffer[512];
	int done;

	do {
		done = shell->system->read(shell->system->context, file, buffer, sizeof buffer);
		for (int i = 0; i < done; i++)
			if (buffer[i])
				text_put(output, buffer[i]);
	} while (done > 0 || (done == -EINTR && trap_interrupt(shell) == 0));
	return done;
}

/* The command's tree decides who runs it: a single program is started by us. */
static int start_output(struct shell *shell, struct script *script, int file, const int *files,
			struct job *job)
{
	const struct node *root = script_root(script);
	struct script *before = shell->script;
	int inside[FILES];

	memcpy(inside, files, sizeof inside);
	inside[1] = file;
	shell->script = script;
	if (root && root->first->next)
		run_start(shell, root, inside, job, false);
	else if (root)
		run_start(shell, root->first, inside, job, false);
	shell->script = before;
	return 0;
}

static int collect(struct shell *shell, struct script *script, const int *files, struct job *job,
		   struct text *output)
{
	int ends[2], r = shell->system->pipe(shell->system->context, ends, 0);

	if (r < 0)
		return r;
	start_output(shell, script, ends[1], files, job);
	close_file(shell, ends[1]);
	r = read_output(shell, ends[0], output);
	close_file(shell, ends[0]);
	if (r == -EINTR)
		run_end(shell, job);
	return r;
}

int run_substitute(struct shell *shell, const char *command, int length, const int *files,
		   struct text *output)
{
	struct source source = {.text = command, .length = length, .aliases = &shell->aliases};
	struct script *script;
	struct parse_error error;
	struct job *job;
	int r;

	if (parse_source(&source, &script, &error) != PARSE_OK) {
		run_error(shell, files, "$( ):%d:%d: %s", error.line, error.column, error.text);
		shell->status_of_substitution = STATUS_USAGE;
		return 0;
	}
	job = job_create(command, length);
	r = job ? collect(shell, script, files, job, output) : -ENOMEM;
	if (job)
		shell->status_of_substitution = run_wait(shell, job);
	script_unref(script);
	shell->status = shell->status_of_substitution;
	return r;
}
