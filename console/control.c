/* console/control.c - answers and notices leave one after the other, requests come in whole. */
#include "control.h"
#include <errno.h>
#include <string.h>

void control_init(struct control *c, int event)
{
	*c = (struct control){.op = {.event = event}};
}

void control_open(struct control *c, int port)
{
	control_init(c, c->op.event);
	c->port = port;
}

void control_close(struct control *c)
{
	if (c->port)
		FsClose(c->port);
	control_init(c, c->op.event);
}

void control_pump(struct control *c)
{
	while (c->port && c->count && c->op.status != -EINPROGRESS) {
		c->flight = c->waiting[0];
		memmove(c->waiting, c->waiting + 1, (size_t)--c->count * sizeof(c->waiting[0]));
		if (FsWrite(c->port, &c->flight, sizeof(c->flight), &c->op) < 0)
			c->count = 0;
	}
}

void control_notice(struct control *c, uint32_t code, uint32_t a, uint32_t b)
{
	struct tty_message m = {.code = (uint16_t)code, .a = a, .b = b};
	int i = 0;

	while (i < c->count && c->waiting[i].code != code)
		i++;
	if (!c->port || i == CONTROL_MAX)
		return;
	c->waiting[i] = m;
	c->count += i == c->count;
	control_pump(c);
}

static bool answer_one(struct control *c, control_answer *answer, void *context)
{
	struct tty_message request, reply;

	memcpy(&request, c->in, sizeof(request));
	c->got = 0;
	if (request.code & TTY_REPLY)
		return true;
	if (c->count == CONTROL_MAX)
		return false;
	reply = (struct tty_message){.code = request.code | TTY_REPLY, .serial = request.serial};
	answer(context, &request, &reply);
	c->waiting[c->count++] = reply;
	control_pump(c);
	return true;
}

bool control_receive(struct control *c, control_answer *answer, void *context)
{
	int got = FsReadSync(c->port, c->in + c->got, sizeof(c->in) - (size_t)c->got, FILE_PARTIAL);

	if (got <= 0)
		return false;
	c->got += got;
	return c->got < (int)sizeof(c->in) || answer_one(c, answer, context);
}
