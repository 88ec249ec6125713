/*
 * console/shell/command.c - simple commands: assignments, then a function, a builtin or a program.
 *
 * Assignments in front of a command hold while it runs, and are in its environment.
 */
#include <errno.h>
#include <string.h>
#include "builtin.h"
#include "saved.h"

/* One name=value; with saved it is for the command only. 0 or a status. */
static int assign(struct shell *shell, const struct word *word, const int *files,
		  struct saved **saved)
{
	struct expander e = run_expander(shell);
	int name = words_name(word->text, word->length, 0), r;
	struct text value = {0};

	r = expand_word(&e, word->text + name + 1, word->length - name - 1, &value);
	if (r < 0) {
		text_deinit(&value);
		return run_expansion_failed(shell, &e, r, files);
	}
	if (saved)
		r = saved_add(shell, word->text, name, saved);
	if (r >= 0)
		r = vars_set(&shell->vars, word->text, name, text_string(&value));
	if (r >= 0 && saved)
		r = vars_export(&shell->vars, word->text, name);
	text_deinit(&value);
	if (r < 0)
		run_error(shell, files, "%.*s: %s", name, word->text,
			  r == -EPERM ? "is read-only" : run_reason(r));
	return r < 0 ? STATUS_FAILED : 0;
}

static int assign_all(struct shell *shell, const struct word *word, const int *files,
		      struct saved **saved)
{
	int status = 0;

	for (; word && !status; word = word->next)
		status = assign(shell, word, files, saved);
	return status;
}

/* name in one directory of PATH, which is relative to the current one or whole. */
static enum file_type look_in(struct shell *shell, const char *directory, int length,
			      const char *name, struct text *path)
{
	struct text full = {0};
	enum file_type type = FILE_NONE;

	text_add(&full, directory, length);
	if (length)
		text_put(&full, '/');
	text_add_string(&full, name);
	text_cut(path, 0);
	paths_full(path, shell->directory, text_string(&full));
	if (!full.failed && !path->failed)
		type = shell->system->query(shell->system->context, text_string(path), NULL);
	text_deinit(&full);
	return type;
}

int run_search(struct shell *shell, const char *name, struct text *path)
{
	const char *directories = vars_get(&shell->vars, "PATH", 4);
	int result = STATUS_NOT_FOUND;
	bool plain = strchr(name, '/') || !directories;

	if (plain)
		directories = "";
	do {
		int length = (int)strcspn(directories, ":");
		enum file_type type = look_in(shell, directories, length, name, path);

		if (type == FILE_PLAIN)
			return 0;
		if (type != FILE_NONE)
			result = STATUS_NOT_RUN;
		directories += length;
		directories += *directories == ':';
	} while (*directories);
	return result;
}

int run_program(struct shell *shell, char *const *args, const int *files, bool background,
		int *status)
{
	struct program program = {
		.args = args, .directory = shell->directory, .background = background};
	struct strings environment = {0};
	struct text path = {0};
	int process = 0;

	*status = run_search(shell, args[0], &path);
	if (*status) {
		run_error(shell, files, "%s: %s", args[0],
			  *status == STATUS_NOT_RUN ? "this is no program" : "command not found");
	} else {
		vars_environment(&shell->vars, &environment);
		program.path = text_string(&path);
		program.environment = environment.items ? environment.items : (char *[]){NULL};
		memcpy(program.files, files, sizeof program.files);
		process = environment.failed
				  ? -ENOMEM
				  : shell->system->spawn(shell->system->context, &program);
		if (process < 0)
			run_error(shell, files, "%s: %s", args[0], run_reason(process));
		*status = process < 0 ? STATUS_NOT_RUN : 0;
	}
	strings_deinit(&environment);
	text_deinit(&path);
	return process > 0 ? process : 0;
}

static int run_external(struct shell *shell, struct strings *args, const int *files)
{
	struct job *job = job_create(args->items[0], (int)strlen(args->items[0]));
	int status, process;

	if (!job) {
		run_error(shell, files, "%s", run_reason(-ENOMEM));
		return STATUS_FAILED;
	}
	process = run_program(shell, args->items, files, false, &status);
	job_add(job, process, 0, status);
	return run_wait(shell, job);
}

int run_args(struct shell *shell, struct strings *args, bool functions, const int *files)
{
	struct function *function = functions ? run_function(shell, args->items[0]) : NULL;
	const struct builtin *builtin = builtin_find(args->items[0], (int)strlen(args->items[0]));

	if (function)
		return run_call(shell, function, args, files);
	if (builtin)
		return builtin->run(shell, args->count, args->items, files);
	return run_external(shell, args, files);
}

void run_trace(struct shell *shell, const struct strings *args, const int *files)
{
	struct text line = {0};

	if (!shell->trace || !args->count)
		return;
	text_put(&line, '+');
	for (int i = 0; i < args->count; i++) {
		text_put(&line, ' ');
		text_add_quoted(&line, args->items[i]);
	}
	run_print(shell, files[2], "%s\n", text_string(&line));
	text_deinit(&line);
}

/* The command's own part: args are expanded, files redirected. */
static int run_assigned(struct shell *shell, const struct node *node, struct strings *args,
			const int *files)
{
	struct saved *saved = NULL;
	int status;

	run_trace(shell, args, files);
	if (!args->count)
		return assign_all(shell, node->assigns, files, NULL);
	status = assign_all(shell, node->assigns, files, &saved);
	if (!status)
		status = run_args(shell, args, true, files);
	saved_restore(shell, saved);
	return status;
}

/* exec without a command: its redirections are the shell's from now on. */
static bool keeps_files(const struct strings *args)
{
	return args->count == 1 && strcmp(args->items[0], "exec") == 0;
}

int run_simple(struct shell *shell, const struct node *node, const int *files)
{
	struct expander e = run_expander(shell);
	struct strings args = {0};
	struct opened opened = {0};
	struct frame frame;
	int inside[FILES], status, r;

	shell->status_of_substitution = 0;
	r = expand_words(&e, node->words, &args);
	if (r < 0)
		status = run_expansion_failed(shell, &e, r, files);
	else
		status = run_open(shell, node->redirects, files, inside, &opened);
	if (!status && !shell->flow) {
		bool keep = keeps_files(&args);

		run_enter(shell, &frame, inside);
		status = run_assigned(shell, node, &args, inside);
		run_leave(shell, &frame);
		if (!status && !node->words)
			status = shell->status_of_substitution;
		if (keep && !status)
			run_keep(shell, &frame, &opened);
	}
	run_close(shell, &opened);
	strings_deinit(&args);
	return status;
}
