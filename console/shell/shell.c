/* console/shell/shell.c - a shell's life, and what it says. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include "memory.h"
#include "run.h"
#include "trap.h"

struct shell *shell_create(const struct system *system, const char *name)
{
	struct shell *shell = shell_alloc(sizeof *shell);

	if (!shell)
		return NULL;
	*shell = (struct shell){.system = system,
				.name = string_copy(name, (int)strlen(name)),
				.directory = string_copy("/", 1),
				.id = system->id(system->context, 0),
				.files = {0, 1, 2}};
	for (int i = 3; i < FILES; i++)
		shell->files[i] = FILE_CLOSED;
	if (shell->name && shell->directory)
		return shell;
	shell_destroy(shell);
	return NULL;
}

void shell_destroy(struct shell *shell)
{
	if (!shell)
		return;
	run_forget_kept(shell);
	trap_deinit(shell);
	while (shell->functions)
		run_undefine(shell, shell->functions->name);
	vars_deinit(&shell->vars);
	vars_deinit(&shell->aliases);
	jobs_deinit(&shell->jobs);
	strings_deinit(&shell->parameters);
	shell_free(shell->name);
	shell_free(shell->directory);
	shell_free(shell);
}

/* Nobody reads any more what this shell has to say: it ends, as a program does. */
static void end_without_reader(struct shell *shell)
{
	shell->flow = FLOW_EXIT;
	shell->told = STATUS_NO_READER;
}

bool run_write(struct shell *shell, int file, const char *bytes, int length)
{
	while (length > 0) {
		int done = shell->system->write(shell->system->context, file, bytes, length);

		if (done == -EPIPE && !shell->interactive)
			end_without_reader(shell);
		if (done <= 0)
			return false;
		bytes += done;
		length -= done;
	}
	return true;
}

static void print_list(struct shell *shell, int file, const char *before, const char *format,
		       va_list list)
{
	char line[400];
	int start = snprintf(line, sizeof line, "%s", before);
	va_list again;
	int length;

	va_copy(again, list);
	length = vsnprintf(line + start, sizeof line - (size_t)start, format, list) + start;
	if (length >= (int)sizeof line) {
		char *big = shell_alloc((size_t)length + 1);

		if (big) {
			memcpy(big, line, (size_t)start);
			vsnprintf(big + start, (size_t)(length - start) + 1, format, again);
			run_write(shell, file, big, length);
		}
		shell_free(big);
	} else {
		run_write(shell, file, line, length);
	}
	va_end(again);
}

void run_print(struct shell *shell, int file, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	print_list(shell, file, "", format, list);
	va_end(list);
}

void run_error(struct shell *shell, const int *files, const char *format, ...)
{
	char text[300];
	va_list list;

	va_start(list, format);
	vsnprintf(text, sizeof text - 1, format, list);
	va_end(list);
	run_print(shell, files[2], "sh: %s\n", text);
}

const char *run_reason(int error)
{
	static const struct {
		int error;
		const char *text;
	} reasons[] = {
		{-ENOENT, "there is no such file"},
		{-ENOTDIR, "this is no directory"},
		{-EISDIR, "this is a directory"},
		{-EROFS, "this can only be read"},
		{-EACCES, "this is not allowed"},
		{-EPERM, "this is not allowed"},
		{-ENOEXEC, "this is no program"},
		{-E2BIG, "too many or too long arguments"},
		{-ENAMETOOLONG, "the name is too long"},
		{-EMFILE, "too many open files"},
		{-EAGAIN, "too many processes"},
		{-ENOMEM, "no memory"},
		{-EFBIG, "this is too long"},
		{-ENOSPC, "there is no room left"},
		{-ESRCH, "there is no such process"},
	};
	static char number[32];

	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (reasons[i].error == error)
			return reasons[i].text;
	snprintf(number, sizeof number, "error %d", -error);
	return number;
}

int run_read_file(struct shell *shell, const char *path, struct text *text)
{
	const struct system *system = shell->system;
	int file = system->open(system->context, path, OPEN_READ), done = file;
	char buffer[1024];

	while (file >= 0 && (done = system->read(system->context, file, buffer, sizeof buffer)) > 0)
		text_add(text, buffer, done);
	if (file >= 0)
		system->close(system->context, file);
	return text->failed ? -ENOMEM : done;
}

int shell_run(struct shell *shell, const char *text, int length, const char *what)
{
	shell->frame = shell->files;
	return run_text(shell, text, length, what, shell->files);
}

int shell_run_file(struct shell *shell, const char *path)
{
	struct text text = {0};
	int r = run_read_file(shell, path, &text);

	if (r >= 0)
		shell_run(shell, text_string(&text), text.length, path);
	text_deinit(&text);
	return r;
}

static void report(struct shell *shell, struct job *job)
{
	if (job->status == STATUS_KILLED || job->status == STATUS_TERMINATED)
		run_print(shell, shell->files[2], "[%d] Killed     %s\n", job->number, job->text);
	else if (job->status)
		run_print(shell, shell->files[2], "[%d] Exit %-5d %s\n", job->number, job->status,
			  job->text);
	else
		run_print(shell, shell->files[2], "[%d] Done       %s\n", job->number, job->text);
}

void shell_report_jobs(struct shell *shell)
{
	struct job *next;

	run_poll(shell);
	for (struct job *job = shell->jobs.first; job; job = next) {
		next = job->next;
		if (job->running)
			continue;
		report(shell, job);
		jobs_remove(&shell->jobs, job);
	}
}
