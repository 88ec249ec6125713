/*
 * console/shell/interactive.c - the shell with a person at its terminal.
 *
 * The terminal is raw while a line is edited and cooked while it runs, so that a program finds it
 * as it expects.
 */
#include <errno.h>
#include <string.h>
#include "builtin.h"
#include "edit.h"
#include "handle.h"
#include "interactive.h"
#include "memory.h"
#include "recall_file.h"
#include "trap.h"
#include "tty.h"

#define BRACKETED_PASTE	    "\033[?2004h"
#define BRACKETED_PASTE_OFF "\033[?2004l"
#define OWN_SCRIPT	    ".shrc"

/* The main screen, and nothing about it changed: cursor, wrapping, region, mouse, focus. */
#define SCREEN_RESET "\033[?1049l\033[!p\033[?1000l\033[?1004l\033[?1006l"

struct person {
	struct shell *shell;
	struct machine *machine;
	struct recall recall;
	struct edit *edit;
	struct text script; /* the lines of a command so far */
};

static void write_codes(void *context, const char *bytes, int length)
{
	const struct person *p = context;
	const struct system *system = p->shell->system;

	while (length > 0) {
		int done = system->write(system->context, p->shell->files[2], bytes, length);

		if (done <= 0)
			return;
		bytes += done;
		length -= done;
	}
}

static void write_string(struct person *p, const char *string)
{
	write_codes(p, string, (int)strlen(string));
}

/* Names for Tab: the shell's own words, its functions, the programs of PATH. */
static void add_programs(struct shell *shell, struct strings *names)
{
	const char *directories = vars_get(&shell->vars, "PATH", 4);

	while (directories && *directories) {
		int length = (int)strcspn(directories, ":");
		struct text path = {0};

		text_add(&path, directories, length);
		if (!path.failed)
			shell->system->list(shell->system->context, text_string(&path), names);
		text_deinit(&path);
		directories += length;
		directories += *directories == ':';
	}
}

static void commands(void *context, struct strings *names)
{
	struct shell *shell = ((struct person *)context)->shell;
	const struct builtin *builtins;
	int count;

	builtins = builtin_table(&count);
	for (int i = 0; i < count; i++)
		strings_add(names, builtins[i].name, (int)strlen(builtins[i].name));
	for (const struct function *f = shell->functions; f; f = f->next)
		strings_add(names, f->name, (int)strlen(f->name));
	for (const struct var *alias = shell->aliases.first; alias; alias = alias->next)
		strings_add(names, alias->name, (int)strlen(alias->name));
	add_programs(shell, names);
	for (int i = names->count - 1; i >= 0; i--)
		if (strchr(names->items[i], '/'))
			strings_remove(names, i);
}

static void variables(void *context, struct strings *names)
{
	const struct shell *shell = ((struct person *)context)->shell;

	for (const struct var *var = shell->vars.first; var; var = var->next)
		strings_add(names, var->name, (int)strlen(var->name));
}

static int list_files(void *context, const char *directory, struct strings *names)
{
	const struct person *p = context;

	return run_list_names(p->shell, directory, names);
}

/* What a person wants in every shell: ~/.shrc, if there is one. */
static void run_own_script(struct shell *shell)
{
	const char *home = vars_get(&shell->vars, "HOME", 4);
	struct text path = {0};

	paths_full(&path, home ? home : "/", OWN_SCRIPT);
	if (!path.failed)
		shell_run_file(shell, text_string(&path));
	text_deinit(&path);
	if (shell->flow != FLOW_EXIT)
		shell->flow = FLOW_NONE;
	shell->status = 0;
}

/* The directory, ~ for home, in colour; red after a failure. */
static void add_prompt(struct shell *shell, struct text *prompt)
{
	const char *home = vars_get(&shell->vars, "HOME", 4);
	const char *directory = shell->directory;
	int length = home ? (int)strlen(home) : 0;
	bool inside = length > 1 && strncmp(directory, home, (size_t)length) == 0 &&
		      (directory[length] == '/' || !directory[length]);

	text_add_string(prompt, "\033[1;34m");
	if (inside)
		text_put(prompt, '~');
	text_add_string(prompt, directory + (inside ? length : 0));
	text_add_string(prompt, shell->status ? "\033[1;31m $\033[0m " : "\033[0m $ ");
}

static void begin_line(struct person *p)
{
	bool goes_on = p->script.length > 0;
	const char *set = vars_get(&p->shell->vars, goes_on ? "PS2" : "PS1", 3);
	struct text prompt = {0};

	if (set)
		text_add_string(&prompt, set);
	else if (goes_on)
		text_add_string(&prompt, "> ");
	else
		add_prompt(p->shell, &prompt);
	edit_begin(p->edit, text_string(&prompt));
	text_deinit(&prompt);
}

static void resize(struct person *p)
{
	uint32_t columns, rows;

	if (TtyGetSize(&columns, &rows) >= 0)
		edit_resize(p->edit, (int)columns);
}

/* One line from the person. */
static enum edit_result read_line(struct person *p)
{
	enum edit_result result = EDIT_MORE;
	char byte;
	int mode;

	/* Who has left the mode as no program finds it was ended in the middle of its picture. */
	mode = TtySetMode(TTY_RAW);
	if (mode >= 0 && mode != TTY_COOKED)
		write_string(p, SCREEN_RESET);
	write_string(p, BRACKETED_PASTE);
	begin_line(p);
	while (result == EDIT_MORE) {
		int r = machine_key(p->machine, &byte);

		if (r == 1)
			result = edit_byte(p->edit, byte);
		else if (r == -EAGAIN)
			resize(p);
		else if (r == 0)
			result = EDIT_END;
	}
	write_string(p, BRACKETED_PASTE_OFF);
	TtySetMode(TTY_COOKED);
	return result;
}

/* Does the text stop inside something? */
static bool is_open(const struct text *text, const struct vars *aliases)
{
	struct source source = {
		.text = text_string(text), .length = text->length, .aliases = aliases};
	struct parse_error error;
	struct script *script;
	enum parse_result result = parse_source(&source, &script, &error);

	script_unref(script);
	return result == PARSE_OPEN;
}

static void run_script(struct person *p)
{
	struct shell *shell = p->shell;

	recall_add(&p->recall, text_string(&p->script));
	recall_file_add(shell, text_string(&p->script));
	shell_run(shell, text_string(&p->script), p->script.length, "line");
	text_deinit(&p->script);
	if (shell->flow != FLOW_EXIT)
		shell->flow = FLOW_NONE;
	shell_report_jobs(shell);
}

/* false = the person has gone. */
static bool take_line(struct person *p, enum edit_result result)
{
	if (result == EDIT_INTERRUPT) {
		text_deinit(&p->script);
		p->shell->status = STATUS_INTERRUPT;
		p->shell->trapped[TRAP_INT] = true;
		trap_run(p->shell, p->shell->files);
		return p->shell->flow != FLOW_EXIT;
	}
	if (result == EDIT_END) {
		bool open = p->script.length > 0;

		text_deinit(&p->script);
		return open && p->machine->relays.terminal;
	}
	if (p->script.length)
		text_put(&p->script, '\n');
	text_add_string(&p->script, edit_line(p->edit));
	if (p->script.failed)
		text_deinit(&p->script);
	else if (!is_open(&p->script, &p->shell->aliases))
		run_script(p);
	return true;
}

/* A job ends with its shell. */
static void end_jobs(struct shell *shell)
{
	for (const struct job *job = shell->jobs.first; job; job = job->next)
		run_kill(shell, job, STATUS_TERMINATED);
}

void interactive_run(struct shell *shell, struct machine *machine)
{
	struct person p = {.shell = shell, .machine = machine};
	struct complete_source source = {&p, commands, variables, list_files,
					 vars_get(&shell->vars, "HOME", 4)};
	struct edit_host host = {&p, write_codes, &p.recall, &source};
	uint32_t columns = 80, rows;

	TtyGetSize(&columns, &rows);
	p.edit = edit_create(&host, (int)columns);
	if (!p.edit)
		return;
	shell->interactive = true;
	shell->history = &p.recall;
	recall_file_load(shell, &p.recall);
	run_own_script(shell);
	while (shell->flow != FLOW_EXIT && take_line(&p, read_line(&p)))
		source.home = vars_get(&shell->vars, "HOME", 4);
	end_jobs(shell);
	shell->history = NULL;
	recall_deinit(&p.recall);
	text_deinit(&p.script);
	edit_destroy(p.edit);
}
