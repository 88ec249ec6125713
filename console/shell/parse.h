/*
 * console/shell/parse.h - a script's text becomes a tree.
 *
 *	list		and-or, one after another: ; & or the end of a line between them
 *	and-or		pipelines joined by && and ||
 *	pipeline	[!] command | command | ...
 *	command		words, assignments and redirections; ( list ); { list; };
 *			if list; then list; [elif list; then list;] [else list;] fi;
 *			while|until list; do list; done; for name [in words]; do list; done;
 *			case word in pattern|pattern) list;; esac; name() command
 *
 * A script lives as long as someone holds it: the one who parsed it, and every function defined in
 * it. All its nodes are in one arena. Pure; no quoting is resolved here (expand.h does).
 *
 *	struct script *script;
 *	struct parse_error error;
 *	switch (parse(text, length, &script, &error)) ...
 *	script_unref(script);
 */
#ifndef SHELL_PARSE_H
#define SHELL_PARSE_H

#include <stdbool.h>
#include "text.h"
#include "vars.h"
#include "words.h"

enum node_kind {
	NODE_SIMPLE,	 /* words, assigns, redirects */
	NODE_PIPE,	 /* first = the stages */
	NODE_NOT,	 /* first */
	NODE_AND,	 /* first && second */
	NODE_OR,	 /* first || second */
	NODE_LIST,	 /* first = the members */
	NODE_BACKGROUND, /* first & */
	NODE_SUBSHELL,	 /* first = a list */
	NODE_GROUP,	 /* first = a list */
	NODE_IF,	 /* if first then second else third */
	NODE_WHILE,	 /* while first do second */
	NODE_UNTIL,
	NODE_FOR,      /* for name in words do second; without in: in "$@" */
	NODE_CASE,     /* case words in first = the items */
	NODE_ITEM,     /* words = patterns, second = list or NULL */
	NODE_FUNCTION, /* name() second */
};

struct word {
	struct word *next;
	const char *text; /* with its quotes */
	int length;
};

struct redirect {
	struct redirect *next;
	enum redirect_kind kind;
	int file;	     /* that is redirected, 0..9 */
	struct word target;  /* a path, a number or - after <& and >&, a text after <<<; of << and
				<<- the document, lines with their ends */
	bool literal;	     /* the document's end was quoted: nothing in it is expanded */
	int document_length; /* with the line that ends it; 0 = it is none */
	int document_start;  /* place in the script's text */
	struct redirect *pending; /* while parsing */
};

struct node {
	enum node_kind kind;
	bool in;	/* NODE_FOR has its own words */
	int start, end; /* place in the script's text, in which aliases are replaced */
	int origin;	/* of a list's member: of start in the text that was given; -1 = inside an
			   alias */
	struct node *next; /* in a list, a pipe or a case */
	struct node *first, *second, *third;
	struct word *words, *assigns;
	struct redirect *redirects;
	const char *name; /* of for's variable or a function */
};

struct script;

enum parse_result {
	PARSE_OK,
	PARSE_OPEN, /* the text may go on: a quotation, an if, a | is open */
	PARSE_ERROR,
	PARSE_NO_MEMORY
};

struct parse_error {
	int line, column; /* from 1 */
	char text[80];	  /* "fi without if" */
};

/* What is to be parsed. */
struct source {
	const char *text;
	int length;
	int from;		    /* where to begin; places in errors are of the whole text */
	const struct vars *aliases; /* names of commands and what to read instead; NULL = none */
};

/* On PARSE_OK *script has one reference; its root is NULL if there is nothing to do. On PARSE_OPEN
 * and PARSE_ERROR the error is filled in. */
enum parse_result parse_source(const struct source *source, struct script **script,
			       struct parse_error *error);

/* All of a text, without aliases. */
enum parse_result parse(const char *text, int length, struct script **script,
			struct parse_error *error);

struct script *script_ref(struct script *script);
void script_unref(struct script *script);
const struct node *script_root(const struct script *script);

/* What the node was parsed from; *length its bytes. */
const char *script_source(const struct script *script, const struct node *node, int *length);

/* The same as a script of its own: with the documents of << that stand behind it in the text. */
void script_add_source(const struct script *script, const struct node *node, struct text *out);

/* Is this a word that the grammar knows (if, then, {, ...)? */
bool parse_is_keyword(const char *word, int length);

#endif
