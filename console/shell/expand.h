/*
 * console/shell/expand.h - words become arguments.
 *
 * In this order, as POSIX has it: ~ and $ are replaced, what unquoted $ brought is split at the
 * bytes of IFS, unquoted * ? [ ] become the paths that match (or stay), quotes go.
 *
 *	~ ~/...				$HOME
 *	$x ${x} ${#x}			the value, its length in characters
 *	${x:-w} ${x:=w} ${x:?w} ${x:+w}	w instead; w and set; an error; w if there is a value
 *					(without : only an unset variable counts as none)
 *	${x#p} ${x##p} ${x%p} ${x%%p}	without the shortest or longest p in front or at the end
 *	$1 ... ${10} $# $@ $* $? $$ $!	parameters, status, ids
 *	$(command) `command`		what it writes, without line ends at the end
 *	$((expression))			arith.h
 *
 * What lies outside comes through the table of functions below. Pure otherwise.
 */
#ifndef SHELL_EXPAND_H
#define SHELL_EXPAND_H

#include <stdbool.h>
#include "glob.h"
#include "parse.h"
#include "text.h"

struct expander {
	void *context;

	/* Add the value of a variable or of ? $ ! # - 0; false = unset. */
	bool (*get)(void *context, const char *name, int length, struct text *value);
	int (*set)(void *context, const char *name, int length, const char *value);

	/* Run the command and add what it writes. Less than 0 = it could not be run. */
	int (*substitute)(void *context, const char *command, int length, struct text *output);

	/* Names for * ? [ ]; NULL = nothing matches. */
	glob_list list;

	char *const *parameters; /* $1, $2, ... */
	int parameter_count;
	bool unset_is_wrong; /* set -u */
	char problem[100];   /* after -EINVAL: "x: is not set" */
};

/* Add the arguments. 0; -EINVAL and e->problem; -ENOMEM; or what substitute returned. */
int expand_words(struct expander *e, const struct word *words, struct strings *fields);

/* One word that stays one: the value of an assignment, the target of a redirection. */
int expand_word(struct expander *e, const char *word, int length, struct text *out);

/* The text of a document: as inside "", but a " is nothing special. */
int expand_document(struct expander *e, const char *text, int length, struct text *out);

/* One word as a pattern: what was quoted in it means nothing but itself. */
int expand_pattern(struct expander *e, const struct word *word, struct text *out);

#endif
