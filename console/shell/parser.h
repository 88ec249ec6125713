/*
 * console/shell/parser.h - the parser's tools, for its own files.
 *
 * One token is looked at ahead. After the first problem everything returns NULL at once, so nobody
 * but parser_complain looks at what went wrong.
 */
#ifndef SHELL_PARSER_H
#define SHELL_PARSER_H

#include "parse.h"

#define EXPANSIONS_MAX 16 /* of aliases in one another */

/* An alias's value in the text: up to its end the same alias is a plain word. */
struct expansion {
	const char *value;
	int end;
};

struct parser {
	struct script *script;
	struct lexer lexer;
	struct token token; /* the next one */
	int last_end;	    /* of the token before */
	int depth;
	const struct vars *aliases;
	struct expansion expansions[EXPANSIONS_MAX];
	int expansion_count;
	int next_alias; /* the word from here on may be an alias too; -1 = none */
	int grown;	/* bytes, by aliases */
	struct redirect *documents, **documents_tail; /* whose text begins at the next line */
	enum parse_result result;
	struct parse_error *error;
};

/* Note the problem, unless there is one already. Returns NULL. */
void *parser_complain(struct parser *p, enum parse_result result, const char *what);

/* Something must follow that does not stand here: more text may bring it, if this is the end. */
void *parser_expected(struct parser *p, const char *what);

void parser_advance(struct parser *p);
void parser_skip_newlines(struct parser *p);

/* The next line begins: take the documents that were announced (document.c). */
void parser_documents(struct parser *p);

/* A document is announced; its end is the next token. */
void parser_announce(struct parser *p, struct redirect *redirect);

/* Is this word the next token; take it if it is; complain if it is not. */
bool parser_at(const struct parser *p, const char *word);
bool parser_accept(struct parser *p, const char *word);
void parser_need(struct parser *p, const char *word);
bool parser_at_closing(const struct parser *p); /* then, fi, done, ... */

/* If the next token is an alias, its value is read instead (alias.c). And so behind one that ends
 * in a blank. */
void parser_aliases(struct parser *p);
void parser_next_alias(struct parser *p);

/* A stretch of the text that lasts as long as the script. */
const char *parser_keep(struct parser *p, int start, int length);

/* The next token's place in the text that was given; -1 = it came from an alias. */
int parser_origin(const struct parser *p);

/* A node that begins at the next token. */
struct node *parser_node(struct parser *p, enum node_kind kind);

/* The node ends where the last token ended; NULL after a problem. */
struct node *parser_finish(struct parser *p, struct node *node);

/* Append the word that stands here; returns the new tail. */
struct word **parser_add_word(struct parser *p, struct word **tail);
void parser_redirects(struct parser *p, struct node *node);

/* NULL without a problem is an empty list. */
struct node *parser_list(struct parser *p);
struct node *parser_simple(struct parser *p);
struct node *parser_command(struct parser *p);

/* A simple command was its name, and a ( follows. */
struct node *parser_function(struct parser *p, struct node *node);

#endif
