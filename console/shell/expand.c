/* console/shell/expand.c - words become arguments: quotes, splitting at IFS, matching paths. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include "expand.h"
#include "marked.h"
#include "pattern.h"

int expand_problem(struct expander *e, const char *name, int length, const char *what)
{
	snprintf(e->problem, sizeof e->problem, "%.*s: %s", length > 40 ? 40 : length, name, what);
	return -EINVAL;
}

void marked_add(struct marked *m, const char *bytes, int length, char mark)
{
	text_add(&m->bytes, bytes, length);
	for (int i = 0; i < length; i++)
		text_put(&m->marks, mark);
}

void marked_mark(struct marked *m, char mark)
{
	text_put(&m->bytes, '\0');
	text_put(&m->marks, mark);
}

void marked_deinit(struct marked *m)
{
	text_deinit(&m->bytes);
	text_deinit(&m->marks);
}

static int failed(const struct marked *m)
{
	return m->bytes.failed || m->marks.failed ? -ENOMEM : 0;
}

static int add_home(struct expander *e, struct marked *m)
{
	struct text home = {0};

	if (e->get(e->context, "HOME", 4, &home))
		marked_add(m, text_string(&home), home.length, MARK_QUOTED);
	else
		marked_add(m, "~", 1, MARK_PLAIN);
	m->bytes.failed |= home.failed;
	text_deinit(&home);
	return 1;
}

/* A \ and what it quotes; inside "" it quotes only $ ` " \ and ends of lines. */
static int add_escaped(const char *text, int length, bool quoted, struct marked *m)
{
	if (length < 2) {
		marked_add(m, text, 1, MARK_QUOTED);
		return 1;
	}
	if (text[1] == '\n')
		return 2;
	if (quoted && !strchr("$`\"\\", text[1]))
		marked_add(m, text, 1, MARK_QUOTED);
	marked_add(m, text + 1, 1, MARK_QUOTED);
	return 2;
}

/* A quotation that ends at `end`, its marks included. */
static int add_quoted(struct expander *e, const char *text, int end, struct marked *m)
{
	marked_mark(m, MARK_EMPTY);
	if (text[0] == '"')
		return marked_expand(e, text + 1, end - 2, true, m);
	marked_add(m, text + 1, end - 2, MARK_QUOTED);
	return 0;
}

/* `command`: \ before ` $ and \ is for us, not for the command. */
static int add_backquoted(struct expander *e, const char *text, int end, bool quoted,
			  struct marked *m)
{
	struct text command = {0};
	int r;

	text_add_string(&command, "$(");
	for (int i = 1; i < end - 1; i++) {
		if (text[i] == '\\' && i + 1 < end - 1 && strchr("`$\\", text[i + 1]))
			i++;
		text_put(&command, text[i]);
	}
	text_put(&command, ')');
	r = command.failed ? -ENOMEM : marked_dollar(e, command.bytes, command.length, quoted, m);
	text_deinit(&command);
	return r < 0 ? r : 0;
}

/* The part of a word at text[0]; returns the bytes used or -E... */
static int expand_part(struct expander *e, const char *text, int length, bool quoted,
		       struct marked *m)
{
	int end, r = 0;

	if (text[0] == '\\')
		return add_escaped(text, length, quoted, m);
	if (text[0] == '$')
		return marked_dollar(e, text, length, quoted, m);
	if (text[0] != '`' && (quoted || !text[0] || !strchr("'\"", text[0]))) {
		marked_add(m, text, 1, quoted ? MARK_QUOTED : MARK_PLAIN);
		return 1;
	}
	end = words_skip(text, length, 0, NULL);
	if (end < 0)
		return expand_problem(e, text, length, "quotation without its end");
	if (text[0] == '`')
		r = add_backquoted(e, text, end, quoted, m);
	else
		r = add_quoted(e, text, end, m);
	return r < 0 ? r : end;
}

int marked_expand(struct expander *e, const char *text, int length, bool quoted, struct marked *m)
{
	int at = 0;

	if (!quoted && length && text[0] == '~' && (length == 1 || text[1] == '/'))
		at = add_home(e, m);
	while (at < length) {
		int used = expand_part(e, text + at, length - at, quoted, m);

		if (used < 0)
			return used;
		at += used;
	}
	return failed(m);
}

void marked_pattern(const struct marked *m, int from, int to, struct text *out)
{
	for (int i = from; i < to; i++) {
		char c = m->bytes.bytes[i], escaped[2];
		char mark = m->marks.bytes[i];

		if (mark == MARK_QUOTED)
			text_add(out, escaped, pattern_escape(&c, 1, escaped));
		else if (mark == MARK_BREAK)
			text_put(out, ' ');
		else if (mark != MARK_EMPTY)
			text_put(out, c);
	}
}

/* Splitting: a field grows from marked bytes until a separator comes. */
struct splitter {
	struct expander *e;
	struct strings *fields;
	struct text field;	/* as a pattern */
	struct text separators; /* IFS */
	bool begun;		/* there is a field, maybe an empty one */
	bool after_space;	/* the last field was ended by white space */
};

static void end_field(struct splitter *s)
{
	struct text *field = &s->field;
	bool magic = s->e->list && pattern_is_magic(text_string(field), field->length);

	if (field->failed)
		s->fields->failed = true;
	else if (!magic ||
		 !glob(field->bytes, field->length, s->e->list, s->e->context, s->fields)) {
		char *plain = string_copy(text_string(field), field->length);

		if (plain)
			pattern_unescape(plain, field->length);
		strings_give(s->fields, plain);
	}
	text_cut(field, 0);
	s->begun = false;
}

static void separate(struct splitter *s, char c)
{
	if (strchr(" \t\n", c)) {
		if (s->begun)
			s->after_space = true, end_field(s);
	} else if (s->begun || !s->after_space) {
		end_field(s);
	} else {
		s->after_space = false;
	}
}

static void split_byte(struct splitter *s, const struct marked *m, int i)
{
	char c = m->bytes.bytes[i], mark = m->marks.bytes[i];

	if (mark == MARK_BREAK) {
		if (s->begun)
			end_field(s);
		s->after_space = false;
	} else if (mark == MARK_EXPANDED && c && strchr(text_string(&s->separators), c)) {
		separate(s, c);
	} else {
		/* A \ that came from a variable is a plain one. */
		if (mark == MARK_EXPANDED && c == '\\')
			text_put(&s->field, '\\');
		marked_pattern(m, i, i + 1, &s->field);
		s->begun = true;
		s->after_space = false;
	}
}

static int split(struct expander *e, const struct marked *m, struct strings *fields)
{
	struct splitter s = {.e = e, .fields = fields};

	if (!e->get(e->context, "IFS", 3, &s.separators))
		text_add_string(&s.separators, " \t\n");
	for (int i = 0; i < m->bytes.length; i++)
		split_byte(&s, m, i);
	if (s.begun)
		end_field(&s);
	fields->failed |= s.separators.failed;
	text_deinit(&s.field);
	text_deinit(&s.separators);
	return fields->failed ? -ENOMEM : 0;
}

int expand_words(struct expander *e, const struct word *words, struct strings *fields)
{
	int r = 0;

	for (; words && r >= 0; words = words->next) {
		struct marked m = {0};

		r = marked_expand(e, words->text, words->length, false, &m);
		if (r >= 0)
			r = split(e, &m, fields);
		marked_deinit(&m);
	}
	return r;
}

/* All bytes of a stretch as one text. */
static int expand_whole(struct expander *e, const char *text, int length, bool quoted,
			struct text *out)
{
	struct marked m = {0};
	int r = marked_expand(e, text, length, quoted, &m);

	for (int i = 0; r >= 0 && i < m.bytes.length; i++) {
		if (m.marks.bytes[i] == MARK_BREAK)
			text_put(out, ' ');
		else if (m.marks.bytes[i] != MARK_EMPTY)
			text_put(out, m.bytes.bytes[i]);
	}
	marked_deinit(&m);
	return r < 0 ? r : out->failed ? -ENOMEM : 0;
}

int expand_word(struct expander *e, const char *word, int length, struct text *out)
{
	return expand_whole(e, word, length, false, out);
}

int expand_document(struct expander *e, const char *text, int length, struct text *out)
{
	return expand_whole(e, text, length, true, out);
}

int expand_pattern(struct expander *e, const struct word *word, struct text *out)
{
	struct marked m = {0};
	int r = marked_expand(e, word->text, word->length, false, &m);

	if (r >= 0)
		marked_pattern(&m, 0, m.bytes.length, out);
	marked_deinit(&m);
	return r < 0 ? r : out->failed ? -ENOMEM : 0;
}
