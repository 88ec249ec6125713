/* console/shell/recall_file.c - the lines that persons have entered, in a file of their home. */
#include "recall_file.h"
#include <errno.h>
#include "paths.h"
#include "run.h"

#define HISTORY_FILE ".history"

static void find_path(struct shell *shell, struct text *path)
{
	const char *home = vars_get(&shell->vars, "HOME", 4);

	paths_full(path, home ? home : "/", HISTORY_FILE);
}

void recall_file_load(struct shell *shell, struct recall *recall)
{
	struct text path = {0}, text = {0};

	find_path(shell, &path);
	if (!path.failed && run_read_file(shell, text_string(&path), &text) >= 0)
		recall_load(recall, text_string(&text), text.length);
	text_deinit(&path);
	text_deinit(&text);
}

static void save(struct shell *shell, const struct recall *recall)
{
	const struct system *system = shell->system;
	struct text path = {0}, text = {0};
	int file = -ENOMEM;

	find_path(shell, &path);
	recall_save(recall, &text);
	if (!path.failed && !text.failed)
		file = system->open(system->context, text_string(&path), OPEN_WRITE);
	if (file >= 0) {
		system->write(system->context, file, text_string(&text), text.length);
		system->close(system->context, file);
	}
	text_deinit(&path);
	text_deinit(&text);
}

void recall_file_add(struct shell *shell, const char *line)
{
	struct recall all = {0};

	recall_file_load(shell, &all);
	recall_add(&all, line);
	save(shell, &all);
	recall_deinit(&all);
}

void recall_file_clear(struct shell *shell)
{
	const struct recall none = {0};

	save(shell, &none);
}
