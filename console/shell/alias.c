/*
 * console/shell/alias.c - aliases: a command's name in whose place other text is read.
 *
 * The value is put into the script's text where the name stood, and reading goes on at its
 * beginning. So whatever was parsed before keeps its place, and a node's text has its aliases
 * in it. Where there are aliases, words are copies, since the text may move.
 */
#include <string.h>
#include "parser.h"
#include "script.h"

#define GROWTH_MAX 16384 /* bytes that aliases may add to a script: they can double each other */

/* Is the word inside the value of this alias? */
static bool is_open(struct parser *p, const char *value)
{
	while (p->expansion_count && p->expansions[p->expansion_count - 1].end <= p->token.start)
		p->expansion_count--;
	for (int i = 0; i < p->expansion_count; i++)
		if (p->expansions[i].value == value)
			return true;
	return false;
}

static const char *value_here(struct parser *p)
{
	const char *word = p->script->text + p->token.start, *value;

	if (!p->aliases || p->result != PARSE_OK || p->token.kind != TOKEN_WORD ||
	    parse_is_keyword(word, p->token.length))
		return NULL;
	value = vars_get(p->aliases, word, p->token.length);
	return value && !is_open(p, value) ? value : NULL;
}

/* The value in the token's place in the text. */
static void put(struct parser *p, const char *value, int size)
{
	struct text *text = &p->script->replaced;

	if (!text->length)
		text_add(text, p->script->text, p->script->length);
	text_remove(text, p->token.start, p->token.length);
	text_insert(text, p->token.start, value, size);
	p->script->text = text_string(text);
	p->script->length = text->length;
}

static void note(struct parser *p, const char *value, int size)
{
	int growth = size - p->token.length, end = p->token.start + size;

	for (int i = 0; i < p->expansion_count; i++)
		p->expansions[i].end += growth;
	p->expansions[p->expansion_count++] = (struct expansion){value, end};
	p->grown += growth;
	if (p->next_alias > p->token.start)
		p->next_alias += growth;
	if (size && strchr(" \t", value[size - 1]))
		p->next_alias = end;
}

static bool replace(struct parser *p, const char *value)
{
	int size = (int)strlen(value), last_end = p->last_end;

	if (p->expansion_count == EXPANSIONS_MAX || p->grown + size > GROWTH_MAX)
		return parser_complain(p, PARSE_ERROR, "too many aliases in one another");
	put(p, value, size);
	if (p->script->replaced.failed)
		return parser_complain(p, PARSE_NO_MEMORY, "no memory");
	note(p, value, size);
	p->lexer.text = p->script->text;
	p->lexer.length = p->script->length;
	p->lexer.at = p->token.start;
	parser_advance(p);
	p->last_end = last_end;
	return true;
}

const char *parser_keep(struct parser *p, int start, int length)
{
	const char *text = p->script->text + start;

	if (!p->aliases || !p->aliases->first)
		return text;
	text = arena_string(&p->script->arena, text, length);
	return text ? text : parser_complain(p, PARSE_NO_MEMORY, "no memory");
}

int parser_origin(const struct parser *p)
{
	for (int i = 0; i < p->expansion_count; i++)
		if (p->expansions[i].end > p->token.start)
			return -1;
	return p->token.start - p->grown;
}

void parser_aliases(struct parser *p)
{
	const char *value;

	while ((value = value_here(p)) && replace(p, value))
		;
}

void parser_next_alias(struct parser *p)
{
	if (p->next_alias < 0 || p->token.start < p->next_alias)
		return;
	p->next_alias = -1;
	parser_aliases(p);
}
