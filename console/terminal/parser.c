/* console/terminal/parser.c - the state machine that takes a program's output apart. */
#include "parser.h"
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "common/utf8.h"

#define BEL 0x07
#define CAN 0x18
#define SUB 0x1a
#define ESC 0x1b
#define DEL 0x7f

enum state {
	GROUND,
	ESCAPE,
	ESCAPE_MIDDLE, /* after an intermediate */
	CSI,
	CSI_MIDDLE,
	CSI_BROKEN, /* to its end, for nothing */
	OSC,
	STRING, /* DCS, SOS, PM, APC */
};

/* What a step needs. */
struct feed {
	struct parser *p;
	const struct parser_actions *actions;
	void *context;
};

void parser_init(struct parser *p)
{
	*p = (struct parser){.state = GROUND};
}

int parser_value(const struct parser_csi *csi, int i, int otherwise)
{
	return i < csi->count && csi->values[i] > 0 ? csi->values[i] : otherwise;
}

static void begin_csi(struct parser *p)
{
	p->csi = (struct parser_csi){.count = 0};
	p->state = CSI;
}

/* A digit, or a separator; the first of either makes the first value. */
static void parameter(struct parser_csi *csi, uint8_t c)
{
	int *value;

	if (!csi->count)
		csi->values[csi->count++] = PARSER_OMITTED;
	if (c == ';' || c == ':') {
		if (csi->count < PARSER_VALUES_MAX && c == ':')
			csi->subs |= 1u << csi->count;
		if (csi->count < PARSER_VALUES_MAX)
			csi->values[csi->count] = PARSER_OMITTED;
		csi->count++;
		return;
	}
	value = &csi->values[csi->count - 1];
	*value = (*value < 0 ? 0 : *value) * 10 + (c - '0');
	if (*value > PARSER_VALUE_MAX)
		*value = PARSER_VALUE_MAX;
}

static void end_csi(struct feed *f, uint8_t c)
{
	struct parser_csi *csi = &f->p->csi;

	f->p->state = GROUND;
	csi->final = (char)c;
	if (csi->count > PARSER_VALUES_MAX)
		csi->count = PARSER_VALUES_MAX;
	f->actions->csi(f->context, csi);
}

static void in_csi(struct feed *f, uint8_t c)
{
	struct parser *p = f->p;

	if (c >= 0x40) {
		if (p->state == CSI_BROKEN)
			p->state = GROUND;
		else
			end_csi(f, c);
	} else if (c < 0x30) {
		p->csi.intermediate = (char)c;
		if (p->state == CSI)
			p->state = CSI_MIDDLE;
	} else if (p->state == CSI && c <= ';') {
		if (p->csi.count < PARSER_VALUES_MAX + 1)
			parameter(&p->csi, c);
	} else if (p->state == CSI && c > ';' && !p->csi.count && !p->csi.prefix) {
		p->csi.prefix = (char)c;
	} else {
		p->state = CSI_BROKEN;
	}
}

static void in_escape(struct feed *f, uint8_t c)
{
	struct parser *p = f->p;

	if (c < 0x30) {
		p->csi.intermediate = (char)c;
		p->state = ESCAPE_MIDDLE;
		return;
	}
	if (p->state == ESCAPE_MIDDLE || !strchr("[]PX^_", c)) {
		char intermediate = p->state == ESCAPE_MIDDLE ? p->csi.intermediate : 0;

		p->state = GROUND;
		f->actions->escape(f->context, intermediate, (char)c);
		return;
	}
	p->text_length = 0;
	if (c == '[')
		begin_csi(p);
	else
		p->state = c == ']' ? OSC : STRING;
}

/* "number;text", or only a number, or only text (which then has no number: ignored). */
static void end_osc(struct feed *f)
{
	struct parser *p = f->p;
	char *end;

	p->text[p->text_length] = 0;
	if (p->text[0] < '0' || p->text[0] > '9')
		return;
	long number = strtol(p->text, &end, 10);
	if (number <= PARSER_VALUE_MAX && (*end == ';' || !*end))
		f->actions->osc(f->context, (int)number, *end ? end + 1 : end);
}

static void in_string(struct feed *f, uint8_t c)
{
	struct parser *p = f->p;

	if (p->state != OSC)
		return;
	if (c == BEL) {
		p->state = GROUND;
		end_osc(f);
	} else if (c >= 0x20 && p->text_length < PARSER_TEXT_MAX - 1) {
		p->text[p->text_length++] = (char)c;
	}
}

/* Bytes that mean the same in every state. False: it was none. */
static bool anywhere(struct feed *f, uint8_t c)
{
	struct parser *p = f->p;

	if (c == ESC) {
		bool osc = p->state == OSC;

		p->state = ESCAPE;
		p->csi.intermediate = 0;
		if (osc)
			end_osc(f); /* the \ of its end comes as an escape code of its own */
		return true;
	}
	if (c == CAN || c == SUB) {
		p->state = GROUND;
		return true;
	}
	return false;
}

static void escape_byte(struct feed *f, uint8_t c)
{
	struct parser *p = f->p;

	if (p->state >= OSC)
		in_string(f, c);
	else if (c < 0x20)
		f->actions->control(f->context, c);
	else if (c == DEL)
		return;
	else if (p->state >= CSI)
		in_csi(f, c);
	else
		in_escape(f, c);
}

static void print(struct feed *f, uint32_t code)
{
	if (code >= 0xa0)
		f->actions->print(f->context, code);
}

static void flush_pending(struct feed *f)
{
	if (f->p->pending_count)
		print(f, UTF8_REPLACEMENT);
	f->p->pending_count = 0;
}

static int bytes_of(uint8_t first)
{
	return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

/* A byte of a character that began in an earlier call, or that may end in a later one. */
static void pending_byte(struct feed *f, uint8_t c)
{
	struct parser *p = f->p;
	uint32_t code;
	int used;

	p->pending[p->pending_count++] = c;
	used = utf8_decode((const char *)p->pending, p->pending_count, &code);
	if (used < p->pending_count) {
		print(f, code);
		p->pending_count = 0;
		pending_byte(f, c);
		return;
	}
	if (code == UTF8_REPLACEMENT && p->pending[0] >= 0xc2 && p->pending[0] <= 0xf4 &&
	    p->pending_count < bytes_of(p->pending[0]))
		return;
	print(f, code);
	p->pending_count = 0;
}

/* A character beyond ASCII at `at`; returns the bytes taken. */
static int wide_character(struct feed *f, const uint8_t *at, int length)
{
	uint32_t code;
	int used;

	if (f->p->pending_count || length < UTF8_BYTES_MAX) {
		pending_byte(f, *at);
		return 1;
	}
	used = utf8_decode((const char *)at, length, &code);
	print(f, code);
	return used;
}

/* In the ground state; returns the bytes taken. */
static int ground(struct feed *f, const uint8_t *at, int length)
{
	int run = 0;

	if (*at >= 0x80)
		return wide_character(f, at, length);
	flush_pending(f);
	while (run < length && (uint8_t)(at[run] - 0x20) < DEL - 0x20)
		run++;
	if (run) {
		f->actions->text(f->context, at, run);
		return run;
	}
	if (*at != DEL && !anywhere(f, *at))
		f->actions->control(f->context, *at);
	return 1;
}

void parser_feed(struct parser *p, const uint8_t *bytes, int length,
		 const struct parser_actions *actions, void *context)
{
	struct feed f = {p, actions, context};
	int at = 0;

	while (at < length) {
		uint8_t c = bytes[at];

		if (p->state == GROUND) {
			at += ground(&f, bytes + at, length - at);
		} else if (c >= 0x80 && p->state < OSC) {
			p->state = GROUND; /* no escape code has such a byte: it is text again */
		} else {
			at++;
			if (!anywhere(&f, c))
				escape_byte(&f, c);
		}
	}
}
