/* console/shell/dollar.c - what stands behind a $: values, their parts, commands and sums. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "arith.h"
#include "common/utf8.h"
#include "marked.h"
#include "memory.h"
#include "pattern.h"

/* ${name operator word} taken apart. */
struct braces {
	const char *name, *word;
	int name_length, word_length;
	bool length_wanted;  /* ${#name} */
	bool empty_is_unset; /* : */
	char sign;	     /* - = ? + # %, 0 = none */
	bool longest;	     /* ## %% */
};

static char mark_of(bool quoted)
{
	return quoted ? MARK_QUOTED : MARK_EXPANDED;
}

/* The length of the parameter's name at text: a name, a number, or one of @*#?$!-. */
static int parameter_name(const char *text, int length, bool many_digits)
{
	int end = words_name(text, length, 0);

	if (end || !length)
		return end;
	if (text[0] >= '0' && text[0] <= '9') {
		while (end < length && text[end] >= '0' && text[end] <= '9' &&
		       (many_digits || !end))
			end++;
		return end;
	}
	return text[0] && strchr("@*#?$!-", text[0]) ? 1 : 0;
}

/* Add the value of anything but @ and *; false = unset. */
static bool value_of(struct expander *e, const char *name, int length, struct text *value)
{
	if (name[0] >= '1' && name[0] <= '9') {
		int number = length > 6 ? 1000000 : atoi(name);

		if (number > e->parameter_count)
			return false;
		text_add_string(value, e->parameters[number - 1]);
		return true;
	}
	if (length == 1 && name[0] == '#') {
		text_add_number(value, e->parameter_count);
		return true;
	}
	return e->get(e->context, name, length, value);
}

/* "$@" gives a field to each parameter; "$*" one, joined by the first byte of IFS. */
static int add_all(struct expander *e, bool star, bool quoted, struct marked *m)
{
	struct text separators = {0};
	bool joined = star && quoted;

	if (!e->get(e->context, "IFS", 3, &separators))
		text_put(&separators, ' ');
	for (int i = 0; i < e->parameter_count; i++) {
		if (i && !joined)
			marked_mark(m, MARK_BREAK);
		if (i && joined)
			marked_add(m, text_string(&separators), separators.length > 0, MARK_QUOTED);
		if (quoted && !joined)
			marked_mark(m, MARK_EMPTY);
		marked_add(m, e->parameters[i], (int)strlen(e->parameters[i]), mark_of(quoted));
	}
	text_deinit(&separators);
	return m->bytes.failed ? -ENOMEM : 0;
}

/* "$@" without parameters is no field at all, although it is quoted: take the quote's mark back. */
static void drop_empty(const struct expander *e, struct marked *m)
{
	int last = m->marks.length - 1;

	if (e->parameter_count == 0 && last >= 0 && m->marks.bytes[last] == MARK_EMPTY) {
		text_cut(&m->bytes, last);
		text_cut(&m->marks, last);
	}
}

static int add_simple(struct expander *e, const char *name, int length, bool quoted,
		      struct marked *m)
{
	struct text value = {0};
	bool set;

	if (length == 1 && (name[0] == '@' || name[0] == '*')) {
		if (name[0] == '@' && quoted)
			drop_empty(e, m);
		return add_all(e, name[0] == '*', quoted, m);
	}
	set = value_of(e, name, length, &value);
	marked_add(m, text_string(&value), value.length, mark_of(quoted));
	m->bytes.failed |= value.failed;
	text_deinit(&value);
	return set || !e->unset_is_wrong ? 0 : expand_problem(e, name, length, "is not set");
}

static bool read_braces(const char *text, int length, struct braces *b)
{
	int at;

	*b = (struct braces){.name = text};
	if (length > 1 && text[0] == '#' && parameter_name(text + 1, length - 1, true)) {
		b->length_wanted = true;
		b->name++;
		b->name_length = parameter_name(text + 1, length - 1, true);
		return b->name_length == length - 1;
	}
	at = b->name_length = parameter_name(text, length, true);
	if (!at || at == length)
		return at > 0;
	b->empty_is_unset = text[at] == ':';
	at += b->empty_is_unset;
	if (at == length || !text[at] || !strchr(b->empty_is_unset ? "-=?+" : "-=?+#%", text[at]))
		return false;
	b->sign = text[at++];
	b->longest = at < length && text[at] == b->sign && strchr("#%", b->sign);
	at += b->longest;
	b->word = text + at;
	b->word_length = length - at;
	return true;
}

/* How much of the value the pattern takes away; 0 = it does not match. */
static int part_length(const struct braces *b, const struct text *pattern, const struct text *value)
{
	const char *text = text_string(value);
	int found = 0;

	for (int at = 0; at <= value->length; at++) {
		int size = b->longest ? value->length - at : at;
		const char *part = b->sign == '#' ? text : text + value->length - size;

		if (pattern_match(text_string(pattern), pattern->length, part, size)) {
			found = size;
			break;
		}
	}
	return found;
}

static int remove_part(struct expander *e, const struct braces *b, struct text *value)
{
	struct word word = {.text = b->word, .length = b->word_length};
	struct text pattern = {0};
	int r = expand_pattern(e, &word, &pattern), size = 0;

	if (r >= 0)
		size = part_length(b, &pattern, value);
	text_deinit(&pattern);
	if (b->sign == '#')
		text_remove(value, 0, size);
	else
		text_cut(value, value->length - size);
	return r;
}

static int characters(const struct text *value)
{
	int count = 0;

	for (int at = 0; at < value->length; count++)
		at = utf8_next(value->bytes, value->length, at);
	return count;
}

/* ${name=word} and ${name?word}. */
static int assign_or_fail(struct expander *e, const struct braces *b, bool quoted, struct marked *m)
{
	struct text word = {0};
	int r = expand_word(e, b->word, b->word_length, &word);

	if (r >= 0 && b->sign == '?')
		r = expand_problem(e, b->name, b->name_length,
				   word.length ? text_string(&word) : "is not set");
	else if (r >= 0 && words_name(b->name, b->name_length, 0) != b->name_length)
		r = expand_problem(e, b->name, b->name_length, "cannot be set");
	else if (r >= 0)
		r = e->set(e->context, b->name, b->name_length, text_string(&word));
	if (r == -EPERM)
		r = expand_problem(e, b->name, b->name_length, "is read-only");
	if (r >= 0)
		marked_add(m, text_string(&word), word.length, mark_of(quoted));
	text_deinit(&word);
	return r < 0 ? r : 0;
}

/* The value with what the braces want done to it. */
static int add_value(struct expander *e, const struct braces *b, bool quoted, struct text *value,
		     struct marked *m)
{
	int r = 0;

	if (b->length_wanted) {
		int count = characters(value);

		text_cut(value, 0);
		text_add_number(value, count);
	} else if (b->sign == '#' || b->sign == '%') {
		r = remove_part(e, b, value);
	}
	marked_add(m, text_string(value), value->length, mark_of(quoted));
	return r < 0 ? r : value->failed ? -ENOMEM : 0;
}

/* The word in the value's place is split like a value. */
static int add_word(struct expander *e, const struct braces *b, bool quoted, struct marked *m)
{
	int from = m->marks.length;
	int r = marked_expand(e, b->word, b->word_length, quoted, m);

	for (int i = from; i < m->marks.length; i++)
		if (m->marks.bytes[i] == MARK_PLAIN)
			m->marks.bytes[i] = MARK_EXPANDED;
	return r;
}

static int add_braces(struct expander *e, const struct braces *b, bool quoted, struct marked *m)
{
	bool all = b->name[0] == '@' || b->name[0] == '*';
	struct text value = {0};
	bool set = all ? e->parameter_count > 0 : value_of(e, b->name, b->name_length, &value);
	bool none = !set || (b->empty_is_unset && !all && !value.length);
	int r;

	if (b->sign == '+')
		r = none ? 0 : add_word(e, b, quoted, m);
	else if (none && b->sign == '-')
		r = add_word(e, b, quoted, m);
	else if (none && b->sign && strchr("=?", b->sign))
		r = assign_or_fail(e, b, quoted, m);
	else if (!set && e->unset_is_wrong && !all)
		r = expand_problem(e, b->name, b->name_length, "is not set");
	else if (all && !b->length_wanted)
		r = add_all(e, b->name[0] == '*', quoted, m);
	else
		r = add_value(e, b, quoted, &value, m);
	text_deinit(&value);
	return r;
}

static int add_output(struct expander *e, const char *command, int length, bool quoted,
		      struct marked *m)
{
	struct text output = {0};
	int r = e->substitute(e->context, command, length, &output);

	while (output.length && output.bytes[output.length - 1] == '\n')
		text_cut(&output, output.length - 1);
	if (r >= 0)
		marked_add(m, text_string(&output), output.length, mark_of(quoted));
	if (output.failed)
		r = -ENOMEM;
	text_deinit(&output);
	return r < 0 ? r : 0;
}

/* arith.h wants strings that last: the value is kept until the next one is asked for. */
struct sum_names {
	struct expander *e;
	struct text value;
};

static const char *sum_get(void *context, const char *name, int length)
{
	struct sum_names *names = context;

	text_cut(&names->value, 0);
	return value_of(names->e, name, length, &names->value) ? text_string(&names->value) : NULL;
}

static int sum_set(void *context, const char *name, int length, const char *value)
{
	struct expander *e = ((struct sum_names *)context)->e;

	return e->set(e->context, name, length, value);
}

static int add_sum(struct expander *e, const char *expression, int length, bool quoted,
		   struct marked *m)
{
	struct text text = {0}, digits = {0};
	struct sum_names context = {.e = e};
	struct arith_names names = {&context, sum_get, sum_set};
	int r = expand_word(e, expression, length, &text);
	const char *problem;
	int64_t value;

	if (r >= 0) {
		problem = arith(text_string(&text), text.length, &names, &value);
		if (problem)
			r = expand_problem(e, text_string(&text), text.length, problem);
	}
	if (r >= 0) {
		text_add_number(&digits, value);
		marked_add(m, text_string(&digits), digits.length, mark_of(quoted));
		r = digits.failed || context.value.failed ? -ENOMEM : 0;
	}
	text_deinit(&text);
	text_deinit(&digits);
	text_deinit(&context.value);
	return r;
}

static int add_parentheses(struct expander *e, const char *text, int end, bool quoted,
			   struct marked *m)
{
	bool sum = end >= 5 && text[2] == '(' && text[end - 2] == ')';

	return sum ? add_sum(e, text + 3, end - 5, quoted, m)
		   : add_output(e, text + 2, end - 3, quoted, m);
}

int marked_dollar(struct expander *e, const char *text, int length, bool quoted, struct marked *m)
{
	struct braces braces;
	int end, r, name = parameter_name(text + 1, length - 1, false);

	if (name) {
		r = add_simple(e, text + 1, name, quoted, m);
		return r < 0 ? r : name + 1;
	}
	if (length < 2 || (text[1] != '(' && text[1] != '{')) {
		marked_add(m, "$", 1, quoted ? MARK_QUOTED : MARK_PLAIN);
		return 1;
	}
	end = words_skip(text, length, 0, NULL);
	if (end < 0)
		return expand_problem(e, text, length, "expansion without its end");
	if (text[1] == '(')
		r = add_parentheses(e, text, end, quoted, m);
	else if (read_braces(text + 2, end - 3, &braces))
		r = add_braces(e, &braces, quoted, m);
	else
		r = expand_problem(e, text, end, "this expansion means nothing");
	return r < 0 ? r : end;
}
