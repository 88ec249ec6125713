/* console/shell/complete.c - what the word before the cursor may become. */
#include <string.h>
#include "common/utf8.h"
#include "complete.h"
#include "parse.h"

/* The word under way. */
struct wanted {
	int start;	   /* in the line */
	bool command;	   /* it is the first of a command */
	char quote;	   /* that is open at its end: ' " or 0 */
	struct text plain; /* without quotes */
};

void completion_deinit(struct completion *completion)
{
	strings_deinit(&completion->words);
	text_deinit(&completion->text);
}

/* Does a command begin behind this token? */
static bool begins_command(const char *line, const struct token *token, bool was_command)
{
	const char *word = line + token->start;
	int name = words_name(word, token->length, 0);

	if (token->kind != TOKEN_WORD)
		return token->kind != TOKEN_REDIRECT;
	if (!was_command)
		return false;
	if (name && name < token->length && word[name] == '=')
		return true;
	return parse_is_keyword(word, token->length) && strncmp(word, "for", 3) != 0 &&
	       strncmp(word, "case", 4) != 0;
}

/* Take the quotes off; what is open at the end is noted. */
static void unquote(struct wanted *w, const char *text, int length)
{
	for (int i = 0; i < length; i++) {
		char c = text[i];

		if (w->quote && c == w->quote)
			w->quote = 0;
		else if (!w->quote && (c == '\'' || c == '"'))
			w->quote = c;
		else if (c == '\\' && w->quote != '\'' && i + 1 < length)
			text_put(&w->plain, text[++i]);
		else if (c != '\\' || w->quote == '\'')
			text_put(&w->plain, c);
	}
}

static void find_word(struct wanted *w, const char *line, int at)
{
	struct lexer lexer = {.text = line, .length = at};
	struct token token;

	w->start = at;
	w->command = true;
	while ((token = lexer_next(&lexer)).kind != TOKEN_END) {
		bool last = token.kind == TOKEN_OPEN_ENDED || lexer.at == at;

		if (last && (token.kind == TOKEN_WORD || token.kind == TOKEN_OPEN_ENDED)) {
			w->start = token.start;
			break;
		}
		w->command = begins_command(line, &token, w->command);
	}
	unquote(w, line + w->start, at - w->start);
}

static bool fits(const char *name, const char *begin, int length)
{
	return strncmp(name, begin, (size_t)length) == 0 && (length || name[0] != '.');
}

/* Keep the names that begin so. */
static void keep(struct strings *names, const char *begin, int length)
{
	for (int i = names->count - 1; i >= 0; i--)
		if (!fits(names->items[i], begin, length))
			strings_remove(names, i);
	strings_sort(names, 0, true);
}

/* Files whose names go on the word; returns the length of the directory in front of them. */
static int find_files(const struct complete_source *source, const struct wanted *w,
		      struct strings *names)
{
	const char *plain = text_string(&w->plain), *slash = strrchr(plain, '/');
	int directory = slash ? (int)(slash - plain) + 1 : 0;
	struct text path = {0};

	if (plain[0] == '~' && plain[1] == '/' && source->home) {
		text_add_string(&path, source->home);
		text_add(&path, plain + 1, directory - 1);
	} else {
		text_add(&path, plain, directory);
	}
	if (!path.failed)
		source->list(source->context, text_string(&path), names);
	text_deinit(&path);
	keep(names, plain + directory, w->plain.length - directory);
	return directory;
}

/* Bytes that all names have in common, whole characters. */
static int common(const struct strings *names)
{
	const char *first = names->items[0];
	int length = (int)strlen(first);

	for (int i = 1; i < names->count; i++) {
		int same = 0;

		while (same < length && names->items[i][same] == first[same])
			same++;
		length = same;
	}
	while (length > 0 && ((unsigned char)first[length] & 0xc0) == 0x80)
		length--;
	return length;
}

/* The text as the shell reads it back inside the quotation that is open, or outside of one. */
static void add_quoted(struct text *out, const char *text, int length, char quote)
{
	const char *special = quote == '"' ? "\"\\$`" : " \t\n\"'\\$`*?[]{}()<>|&;#!~";

	for (int i = 0; i < length; i++) {
		if (quote == '\'' && text[i] == '\'') {
			text_add_string(out, "'\\''");
			continue;
		}
		if (quote != '\'' && strchr(special, text[i]))
			text_put(out, '\\');
		text_put(out, text[i]);
	}
}

/* What replaces the word: its directory, the common part, and behind the only one its end. */
static void build(struct completion *c, const struct wanted *w, int directory)
{
	const char *plain = text_string(&w->plain), *first = c->words.items[0];
	int length = common(&c->words), from = 0;
	bool whole = c->words.count == 1 && first[strlen(first) - 1] != '/';

	if (w->quote)
		text_put(&c->text, w->quote);
	if (!w->quote && plain[0] == '~' && directory) {
		text_put(&c->text, '~');
		from = 1;
	}
	add_quoted(&c->text, plain + from, directory - from, w->quote);
	add_quoted(&c->text, first, length, w->quote);
	if (whole && w->quote)
		text_put(&c->text, w->quote);
	if (whole)
		text_put(&c->text, ' ');
}

/* $name, $ and all before it stay as they are. */
static bool complete_variable(const struct complete_source *source, const char *line, int at,
			      const struct wanted *w, struct completion *c)
{
	int start = at;

	while (start > w->start && words_name(line, at, start - 1) == at)
		start--;
	if (w->quote == '\'' || start == w->start || line[start - 1] != '$')
		return false;
	source->variables(source->context, &c->words);
	keep(&c->words, line + start, at - start);
	c->from = start;
	if (c->words.count)
		text_add(&c->text, c->words.items[0], common(&c->words));
	return true;
}

void complete(const struct complete_source *source, const char *line, int at, struct completion *c)
{
	struct wanted w = {0};
	int directory = 0;

	find_word(&w, line, at);
	c->from = w.start;
	if (!w.plain.failed && !complete_variable(source, line, at, &w, c)) {
		if (w.command && !strchr(text_string(&w.plain), '/')) {
			source->commands(source->context, &c->words);
			keep(&c->words, text_string(&w.plain), w.plain.length);
		} else {
			directory = find_files(source, &w, &c->words);
		}
		if (c->words.count)
			build(c, &w, directory);
	}
	if (w.plain.failed || c->text.failed)
		strings_deinit(&c->words);
	text_deinit(&w.plain);
}
