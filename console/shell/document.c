/*
 * console/shell/document.c - the documents of << : text that stands below the line it is for.
 *
 * A node's part of the text does not hold the documents that begin behind it; who needs the node as
 * a script of its own gets them appended (script_add_source).
 */
#include <string.h>
#include "parser.h"
#include "script.h"

void parser_announce(struct parser *p, struct redirect *redirect)
{
	if (!p->documents)
		p->documents_tail = &p->documents;
	redirect->pending = NULL;
	*p->documents_tail = redirect;
	p->documents_tail = &redirect->pending;
}

/* Is the line, without its end, the document's end? Quotes in the end do not count. */
static bool is_end(const struct redirect *redirect, const char *line, int length)
{
	const struct word *end = &redirect->target;
	int at = 0;

	for (int i = 0; i < end->length; i++) {
		if (strchr("\\'\"", end->text[i]))
			continue;
		if (at == length || line[at++] != end->text[i])
			return false;
	}
	return at == length;
}

static bool is_quoted(const struct word *word)
{
	for (int i = 0; i < word->length; i++)
		if (strchr("\\'\"", word->text[i]))
			return true;
	return false;
}

/* From the lexer's place to behind the line that ends the document; false = there is none. */
static bool take_document(struct parser *p, struct redirect *redirect)
{
	struct lexer *lexer = &p->lexer;
	int start = lexer->at;

	while (lexer->at < lexer->length) {
		const char *line = lexer->text + lexer->at;
		const char *newline = memchr(line, '\n', (size_t)(lexer->length - lexer->at));
		int size = newline ? (int)(newline - line) : lexer->length - lexer->at;
		int tabs = 0;

		while (redirect->kind == REDIRECT_INDENTED && tabs < size && line[tabs] == '\t')
			tabs++;
		lexer->at += size + (newline != NULL);
		if (!is_end(redirect, line + tabs, size - tabs))
			continue;
		redirect->literal = is_quoted(&redirect->target);
		redirect->document_length = lexer->at - start;
		redirect->target =
			(struct word){.text = parser_keep(p, start, redirect->document_length),
				      .length = (int)(line - lexer->text) - start};
		redirect->document_start = start;
		return true;
	}
	return false;
}

void parser_documents(struct parser *p)
{
	struct redirect *redirect = p->documents;

	p->documents = NULL;
	for (; redirect && p->result == PARSE_OK; redirect = redirect->pending) {
		if (!take_document(p, redirect)) {
			parser_complain(p, PARSE_OPEN, "a document without its end");
			return;
		}
	}
}

/* Documents of this node and those in it that begin at `from` or later. */
static void add_documents(const struct node *node, int from, struct text *out)
{
	for (const struct redirect *r = node->redirects; r; r = r->next)
		if (r->document_length && r->document_start >= from)
			text_add(out, r->target.text, r->document_length);
	for (const struct node *child = node->first; child; child = child->next)
		add_documents(child, from, out);
	if (node->second)
		add_documents(node->second, from, out);
	if (node->third)
		add_documents(node->third, from, out);
}

void script_add_source(const struct script *script, const struct node *node, struct text *out)
{
	struct text documents = {0};
	int length;
	const char *source = script_source(script, node, &length);

	text_add(out, source, length);
	add_documents(node, node->end, &documents);
	if (documents.length) {
		text_put(out, '\n');
		text_add(out, documents.bytes, documents.length);
	}
	out->failed |= documents.failed;
	text_deinit(&documents);
}
