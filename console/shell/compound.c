/* console/shell/compound.c - parses the commands that hold other commands: if, while, for, case...
 */
#include <stddef.h>
#include <string.h>
#include "parser.h"
#include "script.h"

#define DEPTH_MAX 60 /* of lists in one another */

struct node *parser_function(struct parser *p, struct node *node)
{
	const struct word *name = node->words;

	if (p->result != PARSE_OK)
		return NULL;
	if (words_name(name->text, name->length, 0) != name->length)
		return parser_complain(p, PARSE_ERROR, "this cannot be a function's name");
	parser_advance(p);
	if (p->token.kind != TOKEN_CLOSE)
		return parser_expected(p, ") expected");
	parser_advance(p);
	parser_skip_newlines(p);
	node->kind = NODE_FUNCTION;
	node->name = arena_string(&p->script->arena, name->text, name->length);
	node->words = NULL;
	if (!node->name)
		return parser_complain(p, PARSE_NO_MEMORY, "no memory");
	node->second = parser_command(p);
	return parser_finish(p, node);
}

/* A list that something must follow. */
static struct node *parse_body(struct parser *p)
{
	struct node *list = parser_list(p);

	return list || p->result != PARSE_OK ? list : parser_expected(p, "a command expected");
}

/* Behind if or elif. */
static struct node *parse_if(struct parser *p, struct node *node)
{
	if (!node)
		return NULL;
	node->first = parse_body(p);
	parser_need(p, "then");
	node->second = parse_body(p);
	if (parser_at(p, "elif")) {
		node->third = parser_node(p, NODE_IF);
		parser_advance(p);
		node->third = parse_if(p, node->third);
		return parser_finish(p, node);
	}
	if (parser_accept(p, "else"))
		node->third = parse_body(p);
	parser_need(p, "fi");
	return parser_finish(p, node);
}

static struct node *parse_do(struct parser *p)
{
	struct node *list;

	parser_need(p, "do");
	list = parse_body(p);
	parser_need(p, "done");
	return list;
}

static struct node *parse_loop(struct parser *p, struct node *node)
{
	node->first = parse_body(p);
	node->second = parse_do(p);
	return parser_finish(p, node);
}

static const char *parse_name(struct parser *p)
{
	const char *text = p->script->text + p->token.start;
	const char *name;

	if (p->token.kind != TOKEN_WORD || words_name(text, p->token.length, 0) != p->token.length)
		return parser_expected(p, "a variable's name expected");
	name = arena_string(&p->script->arena, text, p->token.length);
	parser_advance(p);
	return name ? name : parser_complain(p, PARSE_NO_MEMORY, "no memory");
}

static void skip_separator(struct parser *p)
{
	if (p->token.kind == TOKEN_SEMICOLON)
		parser_advance(p);
	parser_skip_newlines(p);
}

static struct node *parse_for(struct parser *p, struct node *node)
{
	struct word **tail = &node->words;

	node->name = parse_name(p);
	parser_skip_newlines(p);
	if (parser_accept(p, "in")) {
		node->in = true;
		while (p->result == PARSE_OK && p->token.kind == TOKEN_WORD)
			tail = parser_add_word(p, tail);
		if (p->token.kind != TOKEN_SEMICOLON && p->token.kind != TOKEN_NEWLINE)
			return parser_expected(p, "; or a new line expected");
	}
	skip_separator(p);
	node->second = parse_do(p);
	return parser_finish(p, node);
}

static struct node *parse_item(struct parser *p)
{
	struct node *item = parser_node(p, NODE_ITEM);
	struct word **tail;

	if (!item)
		return NULL;
	tail = &item->words;
	if (p->token.kind == TOKEN_OPEN)
		parser_advance(p);
	do {
		if (item->words)
			parser_advance(p);
		if (p->token.kind != TOKEN_WORD)
			return parser_expected(p, "a pattern expected");
		tail = parser_add_word(p, tail);
	} while (p->result == PARSE_OK && p->token.kind == TOKEN_PIPE);
	if (p->token.kind != TOKEN_CLOSE)
		return parser_expected(p, ") expected");
	parser_advance(p);
	item->second = parser_list(p);
	if (p->token.kind == TOKEN_SEMICOLON2)
		parser_advance(p);
	else if (!parser_at(p, "esac"))
		parser_expected(p, ";; expected");
	parser_skip_newlines(p);
	return parser_finish(p, item);
}

static struct node *parse_case(struct parser *p, struct node *node)
{
	struct node **tail = &node->first;

	if (p->token.kind != TOKEN_WORD)
		return parser_expected(p, "a word expected");
	parser_add_word(p, &node->words);
	parser_skip_newlines(p);
	parser_need(p, "in");
	parser_skip_newlines(p);
	while (p->result == PARSE_OK && !parser_at(p, "esac")) {
		*tail = parse_item(p);
		if (*tail)
			tail = &(*tail)->next;
	}
	parser_need(p, "esac");
	return parser_finish(p, node);
}

static struct node *parse_subshell(struct parser *p, struct node *node)
{
	node->first = parse_body(p);
	if (p->token.kind != TOKEN_CLOSE)
		return parser_expected(p, ") expected");
	parser_advance(p);
	return parser_finish(p, node);
}

static struct node *parse_group(struct parser *p, struct node *node)
{
	node->first = parse_body(p);
	parser_need(p, "}");
	return parser_finish(p, node);
}

struct compound {
	const char *word;
	enum node_kind kind;
	struct node *(*parse)(struct parser *p, struct node *node);
};

static const struct compound *find_compound(const struct parser *p)
{
	static const struct compound compounds[] = {
		{"if", NODE_IF, parse_if},	    {"while", NODE_WHILE, parse_loop},
		{"until", NODE_UNTIL, parse_loop},  {"for", NODE_FOR, parse_for},
		{"case", NODE_CASE, parse_case},    {"{", NODE_GROUP, parse_group},
		{"", NODE_SUBSHELL, parse_subshell}};

	for (size_t i = 0; i < sizeof compounds / sizeof *compounds - 1; i++)
		if (parser_at(p, compounds[i].word))
			return &compounds[i];
	return p->token.kind == TOKEN_OPEN ? &compounds[sizeof compounds / sizeof *compounds - 1]
					   : NULL;
}

struct node *parser_command(struct parser *p)
{
	const struct compound *compound;
	struct node *node;

	parser_aliases(p);
	compound = find_compound(p);
	if (p->result != PARSE_OK)
		return NULL;
	if (parser_at_closing(p))
		return parser_complain(p, PARSE_ERROR, "a command expected");
	if (!compound)
		return parser_simple(p);
	if (p->depth == DEPTH_MAX)
		return parser_complain(p, PARSE_ERROR, "too deep in one another");
	node = parser_node(p, compound->kind);
	if (!node)
		return NULL;
	p->depth++;
	parser_advance(p);
	node = compound->parse(p, node);
	p->depth--;
	if (node)
		parser_redirects(p, node);
	return parser_finish(p, node);
}
