/* apps/calculator/engine.c - arithmetic key by key. */
#include "engine.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void engine_init(struct engine *e)
{
	memset(e, 0, sizeof(*e));
	strcpy(e->display, "0");
	e->fresh = true;
}

void engine_format(double value, char *text)
{
	snprintf(text, ENGINE_TEXT, "%.*g", ENGINE_DIGITS, value == 0 ? 0.0 : value);
}

static double shown(const struct engine *e)
{
	return strtod(e->display, NULL);
}

static void fail(struct engine *e, const char *why)
{
	snprintf(e->display, sizeof(e->display), "%s", why);
	e->above[0] = '\0';
	e->failed = true;
	e->pending = e->repeat = 0;
}

/* The rounded value becomes what is shown. */
static void show(struct engine *e, double value)
{
	if (isnan(value) || isinf(value)) {
		fail(e, "Too large");
		return;
	}
	engine_format(value, e->display);
	e->fresh = true;
}

static void digit(struct engine *e, char key)
{
	size_t length = strlen(e->display), digits = 0;

	if (e->fresh) {
		strcpy(e->display, key == '.' ? "0" : "");
		length = strlen(e->display);
		e->fresh = false;
		if (!e->pending)
			e->above[0] = '\0';
	}
	for (size_t i = 0; i < length; i++)
		digits += e->display[i] >= '0' && e->display[i] <= '9';
	if (digits >= ENGINE_DIGITS || (key == '.' && strchr(e->display, '.')))
		return;
	if (!strcmp(e->display, "0") && key != '.')
		length = 0;
	e->display[length] = key;
	e->display[length + 1] = '\0';
}

static bool apply(struct engine *e, char op, double a, double b)
{
	if (op == '/' && b == 0) {
		fail(e, "Cannot divide by zero");
		return false;
	}
	e->total = op == '+' ? a + b : op == '-' ? a - b : op == '*' ? a * b : a / b;
	show(e, e->total);
	return !e->failed;
}

static const char *sign(char op)
{
	return op == '*' ? "\xc3\x97" : op == '/' ? "\xc3\xb7" : op == '-' ? "\xe2\x88\x92" : "+";
}

static void operate(struct engine *e, char op)
{
	char total[ENGINE_TEXT];

	if (e->pending && !e->fresh) {
		if (!apply(e, e->pending, e->total, shown(e)))
			return;
	} else {
		e->total = shown(e);
	}
	e->pending = op;
	e->fresh = true;
	engine_format(e->total, total);
	snprintf(e->above, sizeof(e->above), "%s %s", total, sign(op));
}

static void equals(struct engine *e)
{
	double a = e->pending ? e->total : shown(e), b = e->pending ? shown(e) : e->last;
	char op = e->pending ? e->pending : e->repeat, left[ENGINE_TEXT], right[ENGINE_TEXT];

	if (!op) {
		e->fresh = true;
		return;
	}
	engine_format(a, left);
	engine_format(b, right);
	snprintf(e->above, sizeof(e->above), "%s %s %s =", left, sign(op), right);
	if (!apply(e, op, a, b))
		return;
	e->repeat = op;
	e->last = b;
	e->pending = 0;
}

/* 200 + 10 % is 220; alone it is a hundredth. */
static void percent(struct engine *e)
{
	double value = shown(e) / 100;
	bool additive = e->pending == '+' || e->pending == '-';

	show(e, additive ? e->total * value : value);
	e->fresh = false;
}

static void negate(struct engine *e)
{
	if (!strcmp(e->display, "0"))
		return;
	if (e->display[0] == '-')
		memmove(e->display, e->display + 1, strlen(e->display));
	else if (strlen(e->display) + 2 < sizeof(e->display)) {
		memmove(e->display + 1, e->display, strlen(e->display) + 1);
		e->display[0] = '-';
	}
}

static void backspace(struct engine *e)
{
	size_t length = strlen(e->display);

	if (e->fresh)
		return;
	e->display[--length] = '\0';
	if (!length || !strcmp(e->display, "-"))
		strcpy(e->display, "0");
}

static void memory(struct engine *e, char key)
{
	if (key == 's')
		e->memory = shown(e);
	else if (key == 'm')
		e->memory += shown(e);
	else if (key == 'x')
		e->memory = 0;
	else
		show(e, e->memory);
	if (key == 'r')
		e->fresh = false;
	else
		e->fresh = true;
}

void engine_key(struct engine *e, char key)
{
	double kept = e->memory;

	if (key == 'c' || e->failed) {
		engine_init(e);
		e->memory = kept;
		if (key == 'c' || strchr("=%nbe", key))
			return;
	}
	if ((key >= '0' && key <= '9') || key == '.')
		digit(e, key);
	else if (strchr("+-*/", key))
		operate(e, key);
	else if (key == '=')
		equals(e);
	else if (key == '%')
		percent(e);
	else if (key == 'n')
		negate(e);
	else if (key == 'b')
		backspace(e);
	else if (key == 'e')
		show(e, 0);
	else if (strchr("srmx", key))
		memory(e, key);
}
