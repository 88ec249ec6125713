/*
 * console/shell/parse.c - a script's text becomes a tree, by recursive descent.
 *
 * One token is looked at ahead. After the first problem every function returns NULL at once, so
 * nobody but `parser_complain` looks at what went wrong.
 */
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include "parser.h"
#include "script.h"

void *parser_complain(struct parser *p, enum parse_result result, const char *what)
{
	struct token *token = &p->token;
	int length = token->length > 30 ? 30 : token->length;

	if (p->result != PARSE_OK)
		return NULL;
	p->result = result;
	words_place(p->script->text, token->start, &p->error->line, &p->error->column);
	if (result == PARSE_OPEN || token->kind == TOKEN_NEWLINE || token->kind == TOKEN_END)
		snprintf(p->error->text, sizeof p->error->text, "%s", what);
	else
		snprintf(p->error->text, sizeof p->error->text, "%s at \"%.*s\"", what, length,
			 p->script->text + token->start);
	return NULL;
}

/* Something must follow that does not stand here: more text may bring it, if this is the end. */
void *parser_expected(struct parser *p, const char *what)
{
	return parser_complain(p, p->token.kind == TOKEN_END ? PARSE_OPEN : PARSE_ERROR, what);
}

void parser_advance(struct parser *p)
{
	p->last_end = p->token.start + p->token.length;
	p->token = lexer_next(&p->lexer);
	if (p->token.kind == TOKEN_OPEN_ENDED)
		parser_complain(p, PARSE_OPEN, p->lexer.problem);
	if (p->token.kind == TOKEN_NEWLINE && p->documents)
		parser_documents(p);
	if (p->token.kind == TOKEN_END && p->documents)
		parser_complain(p, PARSE_OPEN, "a document without its text");
}

static void *take(struct parser *p, size_t size)
{
	void *memory = arena_alloc(&p->script->arena, size);

	return memory ? memory : parser_complain(p, PARSE_NO_MEMORY, "no memory");
}

struct node *parser_node(struct parser *p, enum node_kind kind)
{
	struct node *node = take(p, sizeof *node);

	if (!node)
		return NULL;
	node->kind = kind;
	node->start = p->token.start;
	return node;
}

/* The node ends where the last token ended; NULL after a problem. */
struct node *parser_finish(struct parser *p, struct node *node)
{
	if (node)
		node->end = p->last_end;
	return p->result == PARSE_OK ? node : NULL;
}

bool parser_at(const struct parser *p, const char *word)
{
	return p->token.kind == TOKEN_WORD && p->token.length == (int)strlen(word) &&
	       memcmp(p->script->text + p->token.start, word, (size_t)p->token.length) == 0;
}

bool parser_accept(struct parser *p, const char *word)
{
	if (!parser_at(p, word))
		return false;
	parser_advance(p);
	return true;
}

void parser_need(struct parser *p, const char *word)
{
	char what[24];

	if (parser_accept(p, word))
		return;
	snprintf(what, sizeof what, "%s expected", word);
	parser_expected(p, what);
}

void parser_skip_newlines(struct parser *p)
{
	while (p->token.kind == TOKEN_NEWLINE)
		parser_advance(p);
}

bool parse_is_keyword(const char *word, int length)
{
	static const char *const keywords[] = {"if",	"then", "else", "elif", "fi", "while",
					       "until", "do",	"done", "for",	"in", "case",
					       "esac",	"{",	"}",	"!"};

	for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
		if ((int)strlen(keywords[i]) == length && memcmp(keywords[i], word, length) == 0)
			return true;
	return false;
}

bool parser_at_closing(const struct parser *p)
{
	static const char *const closing[] = {"then", "else", "elif", "fi",
					      "do",   "done", "esac", "}"};

	for (size_t i = 0; i < sizeof closing / sizeof *closing; i++)
		if (parser_at(p, closing[i]))
			return true;
	return false;
}

/* Append the word that stands here. */
struct word **parser_add_word(struct parser *p, struct word **tail)
{
	struct word *word = take(p, sizeof *word);

	if (!word)
		return tail;
	word->text = parser_keep(p, p->token.start, p->token.length);
	word->length = p->token.length;
	*tail = word;
	parser_advance(p);
	return &word->next;
}

static struct redirect **add_redirect(struct parser *p, struct redirect **tail)
{
	struct redirect *redirect = take(p, sizeof *redirect);
	bool reads = p->token.redirect == REDIRECT_READ || p->token.redirect == REDIRECT_BOTH ||
		     p->token.redirect == REDIRECT_READ_COPY || p->token.redirect >= REDIRECT_HERE;

	if (!redirect)
		return tail;
	redirect->kind = p->token.redirect;
	redirect->file = p->token.file >= 0 ? p->token.file : !reads;
	parser_advance(p);
	if (p->token.kind != TOKEN_WORD) {
		parser_expected(p, "a file's name expected");
		return tail;
	}
	redirect->target.text = parser_keep(p, p->token.start, p->token.length);
	redirect->target.length = p->token.length;
	*tail = redirect;
	if (redirect->kind == REDIRECT_DOCUMENT || redirect->kind == REDIRECT_INDENTED)
		parser_announce(p, redirect);
	parser_advance(p);
	return &redirect->next;
}

void parser_redirects(struct parser *p, struct node *node)
{
	struct redirect **tail = &node->redirects;

	while (p->result == PARSE_OK && p->token.kind == TOKEN_REDIRECT)
		tail = add_redirect(p, tail);
}

/* name=... with nothing quoted before the =. */
static bool at_assignment(const struct parser *p)
{
	const char *text = p->script->text;
	int end = p->token.start + p->token.length;
	int name_end = words_name(text, end, p->token.start);

	return name_end > p->token.start && name_end < end && text[name_end] == '=';
}

struct node *parser_simple(struct parser *p)
{
	struct node *node = parser_node(p, NODE_SIMPLE);
	struct word **words, **assigns;
	struct redirect **redirects;

	if (!node)
		return NULL;
	words = &node->words;
	assigns = &node->assigns;
	redirects = &node->redirects;
	while (p->result == PARSE_OK) {
		if (!node->words)
			parser_aliases(p);
		else
			parser_next_alias(p);
		if (p->token.kind == TOKEN_REDIRECT)
			redirects = add_redirect(p, redirects);
		else if (p->token.kind == TOKEN_WORD && !node->words && at_assignment(p))
			assigns = parser_add_word(p, assigns);
		else if (p->token.kind == TOKEN_WORD)
			words = parser_add_word(p, words);
		else
			break;
	}
	if (p->token.kind == TOKEN_OPEN && node->words && !node->words->next && !node->assigns &&
	    !node->redirects)
		return parser_function(p, node);
	if (!node->words && !node->assigns && !node->redirects)
		return parser_expected(p, "a command expected");
	return parser_finish(p, node);
}

static struct node *parse_stages(struct parser *p)
{
	struct node *pipe = parser_node(p, NODE_PIPE);
	struct node **tail;

	if (!pipe)
		return NULL;
	tail = &pipe->first;
	*tail = parser_command(p);
	while (*tail && p->token.kind == TOKEN_PIPE) {
		parser_advance(p);
		parser_skip_newlines(p);
		tail = &(*tail)->next;
		*tail = parser_command(p);
	}
	pipe = parser_finish(p, pipe);
	return pipe && !pipe->first->next ? pipe->first : pipe;
}

static struct node *parse_pipeline(struct parser *p)
{
	struct node *node;

	parser_aliases(p);
	if (!parser_at(p, "!"))
		return parse_stages(p);
	node = parser_node(p, NODE_NOT);
	if (!node)
		return NULL;
	parser_advance(p);
	node->first = parse_stages(p);
	return parser_finish(p, node);
}

static struct node *parse_and_or(struct parser *p)
{
	struct node *left = parse_pipeline(p);

	while (left && (p->token.kind == TOKEN_AND || p->token.kind == TOKEN_OR)) {
		struct node *node = parser_node(p, p->token.kind == TOKEN_AND ? NODE_AND : NODE_OR);

		if (!node)
			return NULL;
		node->start = left->start;
		node->first = left;
		parser_advance(p);
		parser_skip_newlines(p);
		node->second = parse_pipeline(p);
		left = parser_finish(p, node);
	}
	return left;
}

/* The member before a separator; a single & makes it a job. */
static struct node *end_member(struct parser *p, struct node *member)
{
	struct node *background;

	if (p->token.kind != TOKEN_AMPERSAND) {
		if (p->token.kind == TOKEN_SEMICOLON)
			parser_advance(p);
		return member;
	}
	background = parser_node(p, NODE_BACKGROUND);
	if (!background)
		return NULL;
	background->start = member->start;
	background->end = member->end;
	background->first = member;
	parser_advance(p);
	return background;
}

static bool at_list_end(const struct parser *p)
{
	return p->token.kind == TOKEN_END || p->token.kind == TOKEN_CLOSE ||
	       p->token.kind == TOKEN_SEMICOLON2 || parser_at_closing(p);
}

/* NULL without a problem is an empty list. */
struct node *parser_list(struct parser *p)
{
	struct node *list = parser_node(p, NODE_LIST);
	struct node **tail = list ? &list->first : NULL;

	parser_skip_newlines(p);
	while (p->result == PARSE_OK && !at_list_end(p)) {
		int origin = parser_origin(p);
		struct node *member = parse_and_or(p);
		bool more;

		if (!member)
			return NULL;
		more = p->token.kind == TOKEN_SEMICOLON || p->token.kind == TOKEN_AMPERSAND ||
		       p->token.kind == TOKEN_NEWLINE;
		*tail = end_member(p, member);
		if (!*tail)
			return NULL;
		(*tail)->origin = origin;
		tail = &(*tail)->next;
		parser_skip_newlines(p);
		if (!more)
			break;
	}
	list = parser_finish(p, list);
	return list && list->first ? list : NULL;
}

static enum parse_result refuse(struct parse_error *error, enum parse_result result,
				const char *what)
{
	snprintf(error->text, sizeof error->text, "%s", what);
	error->line = error->column = 1;
	return result;
}

enum parse_result parse(const char *text, int length, struct script **script,
			struct parse_error *error)
{
	struct source source = {.text = text, .length = length};

	return parse_source(&source, script, error);
}

enum parse_result parse_source(const struct source *source, struct script **script,
			       struct parse_error *error)
{
	struct parser p = {.error = error, .aliases = source->aliases, .next_alias = -1};
	int length = source->length;

	*script = NULL;
	if (length && memchr(source->text, '\0', (size_t)length))
		return refuse(error, PARSE_ERROR, "this is no text");
	p.script = script_create(source->text, length);
	if (!p.script)
		return refuse(error, PARSE_NO_MEMORY, "no memory");
	p.lexer = (struct lexer){.text = p.script->text, .length = length, .at = source->from};
	parser_advance(&p);
	p.script->root = parser_list(&p);
	if (p.result == PARSE_OK && p.token.kind != TOKEN_END)
		parser_complain(&p, PARSE_ERROR, "this is out of place");
	if (p.result == PARSE_OK)
		*script = p.script;
	else
		script_unref(p.script);
	return p.result;
}
