/* console/shell/arith.c - the value of an expression in $(( )), by rank of operators. */
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "arith.h"
#include "words.h"

#define DEPTH_MAX 60

struct arith_reader {
	const char *text;
	int length, at, depth;
	const struct arith_names *names;
	const char *problem;
	int idle; /* > 0 in the part of && || ?: that does not count */
};

struct operation {
	const char *sign;
	int rank; /* higher binds tighter; 0 = && || ?: and assignments stand elsewhere */
};

static const struct operation operations[] = {
	{"<<", 8}, {">>", 8}, {"<=", 7}, {">=", 7}, {"==", 6}, {"!=", 6},
	{"&&", 2}, {"||", 1}, {"<", 7},	 {">", 7},  {"+", 9},  {"-", 9},
	{"*", 10}, {"/", 10}, {"%", 10}, {"&", 5},  {"^", 4},  {"|", 3},
};

static int64_t read_choice(struct arith_reader *r);

static int64_t wrong(struct arith_reader *r, const char *problem)
{
	if (!r->problem)
		r->problem = problem;
	r->at = r->length;
	return 0;
}

static void skip_space(struct arith_reader *r)
{
	while (r->at < r->length && r->text[r->at] && strchr(" \t\r\n", r->text[r->at]))
		r->at++;
}

static bool here(const struct arith_reader *r, const char *sign)
{
	int size = (int)strlen(sign);

	return size <= r->length - r->at && memcmp(r->text + r->at, sign, (size_t)size) == 0;
}

static bool accept(struct arith_reader *r, const char *sign)
{
	skip_space(r);
	if (!here(r, sign))
		return false;
	r->at += (int)strlen(sign);
	return true;
}

static int64_t number_of(struct arith_reader *r, const char *text)
{
	char *end;
	int64_t value;

	errno = 0;
	value = strtoll(text, &end, 0);
	while (*end == ' ' || *end == '\n')
		end++;
	return *end || errno ? wrong(r, "a number expected") : value;
}

static int64_t read_number(struct arith_reader *r)
{
	char digits[32];
	int length = 0;

	while (r->at < r->length && length < (int)sizeof digits - 1 &&
	       (words_name(r->text, r->length, r->at) > r->at ||
		(r->text[r->at] >= '0' && r->text[r->at] <= '9')))
		digits[length++] = r->text[r->at++];
	digits[length] = '\0';
	return length ? number_of(r, digits) : wrong(r, "a number expected");
}

static int64_t apply(struct arith_reader *r, const char *sign, int64_t a, int64_t b)
{
	uint64_t ua = (uint64_t)a, ub = (uint64_t)b;

	switch (sign[0]) {
	case '+':
		return (int64_t)(ua + ub);
	case '-':
		return (int64_t)(ua - ub);
	case '*':
		return (int64_t)(ua * ub);
	case '/':
	case '%':
		if (b == 0)
			return r->idle ? 0 : wrong(r, "division by zero");
		if (b == -1)
			return sign[0] == '/' ? (int64_t)(0 - ua) : 0;
		return sign[0] == '/' ? a / b : a % b;
	case '<':
		return sign[1] == '<' ? (int64_t)(ua << (ub & 63)) : sign[1] ? a <= b : a < b;
	case '>':
		return sign[1] == '>' ? a >> (ub & 63) : sign[1] ? a >= b : a > b;
	case '=':
		return a == b;
	case '!':
		return a != b;
	case '&':
		return sign[1] ? a && b : a & b;
	case '|':
		return sign[1] ? a || b : a | b;
	default:
		return a ^ b;
	}
}

static int64_t value_of(struct arith_reader *r, const char *name, int length)
{
	const char *text = r->names->get(r->names->context, name, length);

	return text && *text ? number_of(r, text) : 0;
}

static int64_t assign(struct arith_reader *r, const char *name, int length, int64_t value)
{
	char digits[24];

	if (r->idle || r->problem)
		return value;
	snprintf(digits, sizeof digits, "%lld", (long long)value);
	if (r->names->set(r->names->context, name, length, digits) < 0)
		return wrong(r, "this variable cannot be set");
	return value;
}

/* The sign of an assignment here: "=", "+=", ...; its operation or "" for =; NULL for none. */
static const char *assignment(const struct arith_reader *r)
{
	static const char *const signs[] = {
		"<<=", ">>=", "+=", "-=", "*=", "/=", "%=", "&=", "^=", "|=", "="};

	if (here(r, "=="))
		return NULL;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (here(r, signs[i]))
			return signs[i];
	return NULL;
}

static int64_t read_variable(struct arith_reader *r)
{
	const char *name = r->text + r->at, *sign;
	int end = words_name(r->text, r->length, r->at), length = end - r->at;
	int64_t value;
	char operation[3] = "";

	r->at = end;
	skip_space(r);
	sign = assignment(r);
	if (!sign)
		return value_of(r, name, length);
	r->at += (int)strlen(sign);
	value = read_choice(r);
	memcpy(operation, sign, strlen(sign) - 1);
	if (operation[0])
		value = apply(r, operation, value_of(r, name, length), value);
	return assign(r, name, length, value);
}

static int64_t read_operand(struct arith_reader *r);

static int64_t read_single(struct arith_reader *r)
{
	int64_t value;

	if (accept(r, "!"))
		return !read_operand(r);
	if (accept(r, "~"))
		return ~read_operand(r);
	if (accept(r, "-"))
		return (int64_t)(0 - (uint64_t)read_operand(r));
	if (accept(r, "+"))
		return read_operand(r);
	if (accept(r, "(")) {
		value = read_choice(r);
		return accept(r, ")") ? value : wrong(r, ") expected");
	}
	return words_name(r->text, r->length, r->at) > r->at ? read_variable(r) : read_number(r);
}

static int64_t read_operand(struct arith_reader *r)
{
	int64_t value;

	if (r->depth == DEPTH_MAX)
		return wrong(r, "too deep in one another");
	r->depth++;
	value = read_single(r);
	r->depth--;
	return value;
}

/* The operator here that binds at least as tight as rank. */
static const struct operation *find_operation(struct arith_reader *r, int rank)
{
	skip_space(r);
	for (size_t i = 0; i < sizeof operations / sizeof *operations; i++)
		if (here(r, operations[i].sign))
			return operations[i].rank >= rank ? &operations[i] : NULL;
	return NULL;
}

static int64_t read_ranked(struct arith_reader *r, int rank)
{
	int64_t left = read_operand(r);
	const struct operation *operation;

	while (!r->problem && (operation = find_operation(r, rank))) {
		bool idle = operation->rank <= 2 && !!left == (operation->rank == 1);
		int64_t right;

		r->at += (int)strlen(operation->sign);
		r->idle += idle;
		right = read_ranked(r, operation->rank + 1);
		r->idle -= idle;
		left = apply(r, operation->sign, left, right);
	}
	return left;
}

static int64_t read_choice(struct arith_reader *r)
{
	int64_t condition, yes, no;

	if (r->depth == DEPTH_MAX)
		return wrong(r, "too deep in one another");
	r->depth++;
	condition = read_ranked(r, 1);
	if (!r->problem && accept(r, "?")) {
		r->idle += !condition;
		yes = read_choice(r);
		r->idle += !!condition - !condition;
		no = accept(r, ":") ? read_choice(r) : wrong(r, ": expected");
		r->idle -= !!condition;
		condition = condition ? yes : no;
	}
	r->depth--;
	return condition;
}

const char *arith(const char *text, int length, const struct arith_names *names, int64_t *value)
{
	struct arith_reader r = {.text = text, .length = length, .names = names};

	skip_space(&r);
	*value = r.at < length ? read_choice(&r) : 0;
	skip_space(&r);
	if (r.at < length)
		wrong(&r, "this is out of place");
	return r.problem;
}
