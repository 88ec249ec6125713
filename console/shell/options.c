/* console/shell/options.c - what `set` switches on and off. */
#include <stddef.h>
#include <string.h>
#include "options.h"

static const struct option {
	char letter;
	const char *name;
	size_t at; /* of the bool in struct shell */
} options[] = {
	{'a', "allexport", offsetof(struct shell, vars.export_all)},
	{'e', "errexit", offsetof(struct shell, exit_on_error)},
	{'f', "noglob", offsetof(struct shell, no_paths)},
	{'u', "nounset", offsetof(struct shell, unset_is_wrong)},
	{'x', "xtrace", offsetof(struct shell, trace)},
};

#define COUNT ((int)(sizeof options / sizeof *options))

static bool is_on(const struct shell *shell, int index)
{
	return *(const bool *)((const char *)shell + options[index].at);
}

static void set(struct shell *shell, int index, bool on)
{
	*(bool *)((char *)shell + options[index].at) = on;
}

bool options_set(struct shell *shell, char letter, bool on)
{
	for (int i = 0; i < COUNT; i++) {
		if (options[i].letter != letter)
			continue;
		set(shell, i, on);
		return true;
	}
	return false;
}

bool options_set_name(struct shell *shell, const char *name, bool on)
{
	for (int i = 0; i < COUNT; i++) {
		if (strcmp(options[i].name, name) != 0)
			continue;
		set(shell, i, on);
		return true;
	}
	return false;
}

void options_letters(const struct shell *shell, struct text *letters)
{
	for (int i = 0; i < COUNT; i++)
		if (is_on(shell, i))
			text_put(letters, options[i].letter);
}

const char *options_name(const struct shell *shell, int index, bool *on)
{
	if (index >= COUNT)
		return NULL;
	*on = is_on(shell, index);
	return options[index].name;
}
