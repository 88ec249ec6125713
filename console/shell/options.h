/*
 * console/shell/options.h - what `set` switches on and off, by letter and by name.
 */
#ifndef SHELL_OPTIONS_H
#define SHELL_OPTIONS_H

#include "shell.h"

/* false = there is no such option. */
bool options_set(struct shell *shell, char letter, bool on);
bool options_set_name(struct shell *shell, const char *name, bool on);

/* The letters of those that are on: $-. */
void options_letters(const struct shell *shell, struct text *letters);

/* The option at an index, and whether it is on; NULL behind the last. */
const char *options_name(const struct shell *shell, int index, bool *on);

#endif
