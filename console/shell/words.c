/* console/shell/words.c - cuts a script into words and operators. */
#include <stddef.h>
#include <string.h>
#include "words.h"

#define NESTING_MAX 64 /* of quotations in one another */

static int skip(const char *text, int length, int at, const char **problem, int depth);

static bool name_byte(char c, bool first)
{
	return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (!first && c >= '0' && c <= '9');
}

int words_name(const char *text, int length, int at)
{
	int start = at;

	while (at < length && name_byte(text[at], at == start))
		at++;
	return at;
}

/* strchr that does not find the end. */
static bool one_of(char c, const char *set)
{
	return c && strchr(set, c);
}

/* Up to the closing byte, over whatever is quoted inside. */
static int skip_until(const char *text, int length, int at, char close, const char **problem,
		      int depth)
{
	bool quoted = close == '"';

	while (at < length && text[at] != close) {
		if (quoted && text[at] == '\'')
			at++;
		else
			at = skip(text, length, at, problem, depth);
		if (at < 0)
			return -1;
	}
	return at < length ? at + 1 : -1;
}

/* Behind the ) that belongs to an open parenthesis; comments may hold anything. */
static int skip_parentheses(const char *text, int length, int at, const char **problem, int depth)
{
	int open = 1;

	while (at < length && open) {
		bool word_start = one_of(text[at - 1], " \t\n;(|&");

		if (text[at] == '#' && word_start) {
			while (at < length && text[at] != '\n')
				at++;
			continue;
		}
		open += text[at] == '(';
		open -= text[at] == ')';
		at = one_of(text[at], "()") ? at + 1 : skip(text, length, at, problem, depth);
		if (at < 0)
			return -1;
	}
	return open ? -1 : at;
}

static int skip_dollar(const char *text, int length, int at, const char **problem, int depth)
{
	char next = at + 1 < length ? text[at + 1] : '\0';
	int end;

	if (next == '(') {
		end = skip_parentheses(text, length, at + 2, problem, depth);
		if (end < 0 && !*problem)
			*problem = "$( without )";
		return end;
	}
	if (next == '{') {
		end = skip_until(text, length, at + 2, '}', problem, depth);
		if (end < 0 && !*problem)
			*problem = "${ without }";
		return end;
	}
	return at + 1;
}

static int skip(const char *text, int length, int at, const char **problem, int depth)
{
	const char *end;

	if (depth == NESTING_MAX) {
		*problem = "quotations too deep in one another";
		return -1;
	}
	switch (text[at]) {
	case '\\':
		*problem = at + 1 < length ? *problem : "\\ at the end";
		return at + 1 < length ? at + 2 : -1;
	case '\'':
		end = memchr(text + at + 1, '\'', (size_t)(length - at - 1));
		*problem = end ? *problem : "' without its end";
		return end ? (int)(end - text) + 1 : -1;
	case '"':
	case '`':
		at = skip_until(text, length, at + 1, text[at], problem, depth + 1);
		if (at < 0 && !*problem)
			*problem = "quotation without its end";
		return at;
	case '$':
		return skip_dollar(text, length, at, problem, depth + 1);
	default:
		return at + 1;
	}
}

int words_skip(const char *text, int length, int at, const char **problem)
{
	const char *found = NULL;
	int end = skip(text, length, at, &found, 0);

	if (problem && found)
		*problem = found;
	return end;
}

static void skip_blanks(struct lexer *lexer)
{
	const char *text = lexer->text;

	while (lexer->at < lexer->length) {
		if (text[lexer->at] == ' ' || text[lexer->at] == '\t' || text[lexer->at] == '\r')
			lexer->at++;
		else if (text[lexer->at] == '\\' && lexer->at + 1 < lexer->length &&
			 text[lexer->at + 1] == '\n')
			lexer->at += 2;
		else
			break;
	}
	if (lexer->at < lexer->length && text[lexer->at] == '#')
		while (lexer->at < lexer->length && text[lexer->at] != '\n')
			lexer->at++;
}

struct sign {
	const char *text;
	enum token_kind kind;
	enum redirect_kind redirect;
};

/* The longest sign that stands here. */
static const struct sign *find_sign(const char *text, int length)
{
	static const struct sign signs[] = {
		{"<<<", TOKEN_REDIRECT, REDIRECT_HERE},
		{"<<-", TOKEN_REDIRECT, REDIRECT_INDENTED},
		{"<<", TOKEN_REDIRECT, REDIRECT_DOCUMENT},
		{"<>", TOKEN_REDIRECT, REDIRECT_BOTH},
		{"<&", TOKEN_REDIRECT, REDIRECT_READ_COPY},
		{"<", TOKEN_REDIRECT, REDIRECT_READ},
		{">>", TOKEN_REDIRECT, REDIRECT_APPEND},
		{">&", TOKEN_REDIRECT, REDIRECT_WRITE_COPY},
		{">", TOKEN_REDIRECT, REDIRECT_WRITE},
		{"&&", TOKEN_AND, 0},
		{"||", TOKEN_OR, 0},
		{"|", TOKEN_PIPE, 0},
		{";;", TOKEN_SEMICOLON2, 0},
		{";", TOKEN_SEMICOLON, 0},
		{"&", TOKEN_AMPERSAND, 0},
		{"(", TOKEN_OPEN, 0},
		{")", TOKEN_CLOSE, 0},
		{"\n", TOKEN_NEWLINE, 0},
	};

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		int size = (int)strlen(signs[i].text);

		if (size <= length && memcmp(text, signs[i].text, (size_t)size) == 0)
			return &signs[i];
	}
	return NULL;
}

/* A digit right before < or > is the number of a file. */
static struct token read_operator(struct lexer *lexer)
{
	const char *text = lexer->text + lexer->at;
	int left = lexer->length - lexer->at;
	bool digit = left > 1 && text[0] >= '0' && text[0] <= '9' && one_of(text[1], "<>");
	const struct sign *found = find_sign(text + digit, left - digit);
	struct token token = {.start = lexer->at, .file = digit ? text[0] - '0' : -1};

	if (!found)
		return token;
	token.kind = found->kind;
	token.redirect = found->redirect;
	token.length = (int)strlen(found->text) + digit;
	lexer->at += token.length;
	return token;
}

struct token lexer_next(struct lexer *lexer)
{
	struct token token;

	skip_blanks(lexer);
	token = read_operator(lexer);
	if (token.length || lexer->at >= lexer->length)
		return token;
	token.kind = TOKEN_WORD;
	while (lexer->at < lexer->length && !one_of(lexer->text[lexer->at], " \t\r\n<>&|;()")) {
		int end = words_skip(lexer->text, lexer->length, lexer->at, &lexer->problem);

		if (end < 0) {
			token.kind = TOKEN_OPEN_ENDED;
			break;
		}
		lexer->at = end;
	}
	token.length = lexer->at - token.start;
	return token;
}

void words_place(const char *text, int at, int *line, int *column)
{
	*line = *column = 1;
	for (int i = 0; i < at; i++) {
		*column = text[i] == '\n' ? 1 : *column + 1;
		*line += text[i] == '\n';
	}
}
