/*
 * console/shell/words.h - cuts a script into words and operators.
 *
 * A word keeps its quotes; expand.h takes them off. Whatever stands inside '', "", $( ), ${ } and
 * $(( )) belongs to the word, operators and ends of lines included. A comment runs from a # at the
 * start of a word to the end of the line. Pure: nothing is allocated, tokens are places in the
 *text.
 *
 *	struct lexer lexer = {.text = text, .length = length};
 *	while ((token = lexer_next(&lexer)).kind != TOKEN_END)
 *
 * When the text stops inside a quotation the token is TOKEN_OPEN_ENDED (more lines may close it)
 *and lexer.problem says what is open.
 */
#ifndef SHELL_WORDS_H
#define SHELL_WORDS_H

#include <stdbool.h>

enum token_kind {
	TOKEN_END,
	TOKEN_NEWLINE,
	TOKEN_WORD,
	TOKEN_REDIRECT,	  /* < > >> <> <& >& << <<- <<< */
	TOKEN_AND,	  /* && */
	TOKEN_OR,	  /* || */
	TOKEN_PIPE,	  /* | */
	TOKEN_SEMICOLON,  /* ; */
	TOKEN_SEMICOLON2, /* ;; */
	TOKEN_AMPERSAND,  /* & */
	TOKEN_OPEN,	  /* ( */
	TOKEN_CLOSE,	  /* ) */
	TOKEN_OPEN_ENDED
};

enum redirect_kind {
	REDIRECT_READ,	     /* < */
	REDIRECT_WRITE,	     /* > */
	REDIRECT_APPEND,     /* >> */
	REDIRECT_BOTH,	     /* <> */
	REDIRECT_READ_COPY,  /* <& */
	REDIRECT_WRITE_COPY, /* >& */
	REDIRECT_HERE,	     /* <<< */
	REDIRECT_DOCUMENT,   /* << */
	REDIRECT_INDENTED    /* <<-: tabs in front of lines do not count */
};

struct token {
	enum token_kind kind;
	int start, length;
	enum redirect_kind redirect; /* of TOKEN_REDIRECT */
	int file;		     /* 2 of 2>, or -1 */
};

struct lexer {
	const char *text;
	int length, at;
	const char *problem;
};

struct token lexer_next(struct lexer *lexer);

/* The end of the quotation, escape or expansion that begins at `at`, with ", ', \, $ or `; what
 * means nothing ends behind its first byte. -1 = it does not end. */
int words_skip(const char *text, int length, int at, const char **problem);

/* The end of the name at `at`: letters, digits, _; not a digit first. `at` if there is none. */
int words_name(const char *text, int length, int at);

/* Line and column of a place, from 1. */
void words_place(const char *text, int at, int *line, int *column);

#endif
