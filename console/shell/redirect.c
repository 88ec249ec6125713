/* console/shell/redirect.c - redirections: which files a command has. */
#include <errno.h>
#include <string.h>
#include "run.h"

#define TEXT_MAX 65536 /* bytes a pipe can hold */

void run_close(struct shell *shell, struct opened *opened)
{
	while (opened->count)
		shell->system->close(shell->system->context, opened->files[--opened->count]);
}

void run_enter(struct shell *shell, struct frame *frame, int *inside)
{
	memcpy(frame->start, inside, sizeof frame->start);
	frame->inside = inside;
	frame->outside = shell->frame;
	shell->frame = inside;
}

void run_leave(struct shell *shell, const struct frame *frame)
{
	shell->frame = frame->outside;
	for (int i = 0; i < FILES; i++)
		if (frame->outside && frame->inside[i] != frame->start[i] &&
		    frame->outside[i] == frame->start[i])
			frame->outside[i] = frame->inside[i];
}

static bool in_use(const int *files, int file)
{
	for (int i = 0; i < FILES; i++)
		if (files[i] == file)
			return true;
	return false;
}

/* The file is the shell's as long as the frame has it. */
static void keep_or_close(struct shell *shell, const int *files, int file)
{
	if (in_use(files, file) && shell->kept.count < FILES)
		shell->kept.files[shell->kept.count++] = file;
	else
		shell->system->close(shell->system->context, file);
}

void run_keep(struct shell *shell, const struct frame *frame, struct opened *opened)
{
	struct kept before = shell->kept;

	shell->kept.count = 0;
	for (int i = 0; i < before.count; i++)
		keep_or_close(shell, frame->inside, before.files[i]);
	for (int i = 0; i < opened->count; i++)
		keep_or_close(shell, frame->inside, opened->files[i]);
	opened->count = 0;
	if (frame->outside)
		memcpy(frame->outside, frame->inside, FILES * sizeof(int));
}

void run_forget_kept(struct shell *shell)
{
	while (shell->kept.count)
		shell->system->close(shell->system->context,
				     shell->kept.files[--shell->kept.count]);
}

static int remember(struct opened *opened, int file)
{
	opened->files[opened->count++] = file;
	return file;
}

static int open_file(struct shell *shell, const struct redirect *redirect, const char *name,
		     struct opened *opened)
{
	static const enum open_how how[] = {[REDIRECT_READ] = OPEN_READ,
					    [REDIRECT_WRITE] = OPEN_WRITE,
					    [REDIRECT_APPEND] = OPEN_APPEND,
					    [REDIRECT_BOTH] = OPEN_BOTH};
	struct text path = {0};
	int file = -ENOMEM;

	paths_full(&path, shell->directory, name);
	if (!path.failed)
		file = shell->system->open(shell->system->context, text_string(&path),
					   how[redirect->kind]);
	text_deinit(&path);
	return file < 0 ? file : remember(opened, file);
}

/* A document or the text of <<<: a pipe that is full of it. */
static int open_text(struct shell *shell, struct text *text, struct opened *opened)
{
	const struct system *system = shell->system;
	int ends[2], r;

	if (text->length > TEXT_MAX)
		return -EFBIG;
	r = system->pipe(system->context, ends, text->length);
	if (r < 0)
		return r;
	if (text->length)
		system->write(system->context, ends[1], text->bytes, text->length);
	system->close(system->context, ends[1]);
	return remember(opened, ends[0]);
}

/* <&1, >&2, >&-: another file of the same command. */
static int copy_file(const char *name, const int *inside)
{
	if (strcmp(name, "-") == 0)
		return FILE_CLOSED;
	if (name[0] < '0' || name[0] >= '0' + FILES || name[1] || inside[name[0] - '0'] < 0)
		return -EBADF;
	return inside[name[0] - '0'];
}

static int open_one(struct shell *shell, const struct redirect *redirect, struct text *target,
		    int *inside, struct opened *opened)
{
	bool copy = redirect->kind == REDIRECT_READ_COPY || redirect->kind == REDIRECT_WRITE_COPY;
	int file;

	if (opened->count == FILES * 4)
		return -EMFILE;
	if (copy)
		file = copy_file(text_string(target), inside);
	else if (redirect->kind >= REDIRECT_HERE)
		file = open_text(shell, target, opened);
	else
		file = open_file(shell, redirect, text_string(target), opened);
	if (file < FILE_CLOSED || (file < 0 && !copy))
		return file;
	inside[redirect->file] = file;
	return 0;
}

/* The lines of a document without the tabs in front of them. */
static void add_indented(const struct word *document, struct text *out)
{
	bool start = true;

	for (int i = 0; i < document->length; i++) {
		char c = document->text[i];

		if (!start || c != '\t')
			text_put(out, c);
		start = c == '\n' || (start && c == '\t');
	}
}

/* What the redirection's word means. */
static int expand_target(struct expander *e, const struct redirect *redirect, struct text *target)
{
	struct text document = {0};
	int r = 0;

	if (!redirect->document_length) {
		r = expand_word(e, redirect->target.text, redirect->target.length, target);
		if (redirect->kind == REDIRECT_HERE)
			text_put(target, '\n');
		return r < 0 ? r : target->failed ? -ENOMEM : 0;
	}
	if (redirect->kind == REDIRECT_INDENTED)
		add_indented(&redirect->target, &document);
	else
		text_add(&document, redirect->target.text, redirect->target.length);
	if (redirect->literal)
		text_add(target, text_string(&document), document.length);
	else
		r = expand_document(e, text_string(&document), document.length, target);
	target->failed |= document.failed;
	text_deinit(&document);
	return r < 0 ? r : target->failed ? -ENOMEM : 0;
}

/* How a redirection is named in a message. */
static const char *target_name(const struct redirect *redirect, const struct text *target)
{
	return redirect->kind >= REDIRECT_HERE ? "document" : text_string(target);
}

int run_open(struct shell *shell, const struct redirect *redirects, const int *files, int *inside,
	     struct opened *opened)
{
	int status = 0;

	memcpy(inside, files, FILES * sizeof *files);
	for (; redirects && !status; redirects = redirects->next) {
		struct expander e = run_expander(shell);
		struct text target = {0};
		int r = expand_target(&e, redirects, &target);

		if (r < 0) {
			status = run_expansion_failed(shell, &e, r, files);
		} else if ((r = open_one(shell, redirects, &target, inside, opened)) < 0) {
			run_error(shell, files, "%s: %s", target_name(redirects, &target),
				  r == -EBADF ? "this is no open file" : run_reason(r));
			status = STATUS_FAILED;
		}
		text_deinit(&target);
	}
	return status;
}
