/* console/discipline.c - lines are typed, shown and sent; keys that mean something are noticed. */
#include "discipline.h"
#include <errno.h>
#include <string.h>
#include "console/terminal/width.h"
#include "tty.h"

#define CONTROL(letter) ((letter)&0x1f)
#define ESCAPE		0x1b
#define RUBOUT		0x7f

void discipline_init(struct discipline *d, const struct discipline_callbacks *out, void *context)
{
	*d = (struct discipline){.mode = TTY_COOKED, .out = out, .context = context};
}

static void send_line(struct discipline *d)
{
	int length = d->length;

	d->length = 0;
	if (length)
		d->out->send(d->context, d->line, length);
}

void discipline_set_mode(struct discipline *d, uint32_t mode)
{
	d->mode = mode;
	d->state = TYPED;
	if (!(mode & TTY_LINES))
		send_line(d);
}

void discipline_answer(struct discipline *d, const struct tty_message *request,
		       struct tty_message *reply)
{
	reply->a = d->mode;
	if (request->code == TTY_GET_MODE)
		return;
	if (request->code != TTY_SET_MODE)
		*reply = (struct tty_message){reply->code, reply->serial, -ENOSYS, 0, 0};
	else if (request->a & ~TTY_COOKED)
		reply->status = -EINVAL;
	else
		discipline_set_mode(d, request->a);
}

static void echo(struct discipline *d, const char *bytes, int length)
{
	if (d->mode & TTY_ECHO)
		d->out->echo(d->context, bytes, length);
}

static void echo_control(struct discipline *d, char c)
{
	char text[2] = {'^', (char)(c ^ 0x40)};

	echo(d, text, 2);
}

/*
 * Taking away.
 */
static int previous(const struct discipline *d)
{
	int at = d->length - 1;

	while (at > 0 && (d->line[at] & 0xc0) == 0x80)
		at--;
	return at;
}

/* How wide a character is shown; only the first two bytes of a longer one matter to nobody. */
static int columns_of(const char *c, int length)
{
	uint32_t code = (unsigned char)c[0];

	if (code >= 0xf0)
		code &= 0x07;
	else if (code >= 0xe0)
		code &= 0x0f;
	else if (code >= 0xc0)
		code &= 0x1f;
	for (int i = 1; i < length; i++)
		code = code << 6 | (c[i] & 0x3f);
	return width_of(code);
}

/* A tab may have been any number of columns: the line is not shown shorter then, only is. */
static void erase(struct discipline *d)
{
	int at = previous(d), columns;

	if (d->length == 0)
		return;
	columns = d->line[at] == '\t' ? 0 : columns_of(d->line + at, d->length - at);
	d->length = at;
	while (columns-- > 0)
		echo(d, "\b \b", 3);
}

static void erase_word(struct discipline *d)
{
	while (d->length && d->line[d->length - 1] == ' ')
		erase(d);
	while (d->length && d->line[d->length - 1] != ' ')
		erase(d);
}

/*
 * What is typed.
 */
static void add(struct discipline *d, char c)
{
	if (d->length == DISCIPLINE_LINE_MAX) {
		d->out->echo(d->context, "\a", 1);
		return;
	}
	d->line[d->length++] = c;
	echo(d, &c, 1);
}

static void enter(struct discipline *d)
{
	char text[DISCIPLINE_LINE_MAX + 1];
	int length = d->length;

	memcpy(text, d->line, (size_t)length);
	text[length++] = '\n';
	d->length = 0;
	echo(d, "\r\n", 2);
	d->out->send(d->context, text, length);
}

static void edit(struct discipline *d, char c)
{
	switch (c) {
	case '\r':
	case '\n':
		enter(d);
		break;
	case '\b':
	case RUBOUT:
		erase(d);
		break;
	case CONTROL('U'):
		while (d->length)
			erase(d);
		break;
	case CONTROL('W'):
		erase_word(d);
		break;
	case CONTROL('D'):
		if (d->length)
			send_line(d);
		else
			d->out->end(d->context);
		break;
	default:
		if ((unsigned char)c >= ' ' || c == '\t')
			add(d, c);
	}
}

/* True: it belongs to an escape code, which lines do not take. */
static bool skip(struct discipline *d, char c)
{
	switch (d->state) {
	case TYPED:
		d->state = c == ESCAPE ? AFTER_ESCAPE : TYPED;
		return c == ESCAPE;
	case AFTER_ESCAPE:
		d->state = c == '[' ? IN_SEQUENCE : c == 'O' ? AFTER_SHIFT : TYPED;
		return true;
	case IN_SEQUENCE:
		d->state = c >= 0x40 && c <= 0x7e ? TYPED : IN_SEQUENCE;
		return true;
	case AFTER_SHIFT:
		d->state = TYPED;
		return true;
	}
	return false;
}

static bool is_signal(struct discipline *d, char c)
{
	if (!(d->mode & TTY_SIGNALS) || (c != CONTROL('C') && c != CONTROL('\\')))
		return false;
	d->length = 0;
	echo_control(d, c);
	echo(d, "\r\n", 2);
	d->out->notice(d->context, c == CONTROL('C') ? TTY_INTERRUPT : TTY_QUIT);
	return true;
}

static void raw(struct discipline *d, char c)
{
	if (c == '\r' && d->mode & TTY_NEWLINE)
		c = '\n';
	if (c == '\n')
		echo(d, "\r\n", 2);
	else if ((unsigned char)c < ' ' || c == RUBOUT)
		echo_control(d, c);
	else
		echo(d, &c, 1);
	d->out->send(d->context, &c, 1);
}

/* What needs no look at each byte. */
static bool is_plain(const struct discipline *d)
{
	return !(d->mode & (TTY_LINES | TTY_ECHO | TTY_SIGNALS | TTY_NEWLINE));
}

void discipline_input(struct discipline *d, const char *bytes, int length)
{
	if (is_plain(d)) {
		d->out->send(d->context, bytes, length);
		return;
	}
	for (int i = 0; i < length; i++) {
		if (is_signal(d, bytes[i]))
			continue;
		if (!(d->mode & TTY_LINES))
			raw(d, bytes[i]);
		else if (!skip(d, bytes[i]))
			edit(d, bytes[i]);
	}
}
