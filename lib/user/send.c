/*
 * lib/user/send.c - sending with an answer: the calls, the handler of what is served meanwhile, and
 * callbacks. Handler and callbacks are each thread's own.
 */
#include <errno.h>
#include <stdlib.h>
#include "local.h"
#include "msg.h"
#include "wnd.h"

struct callback {
	struct callback *next;
	uint32_t token;
	send_callback *function;
	void *user;
};

static uint32_t last_token;

void MsgSetHandler(msg_handler *handler)
{
	local_get()->handler = handler;
}

static uint32_t handle(const struct msg *msg)
{
	struct local *l = local_get();

	return l->handler ? l->handler(msg) : 0;
}

int WndSendMessage(uint32_t window, uint32_t code, uint32_t p0, uint32_t p1, uint32_t p2,
		   uint32_t timeout, uint32_t *result)
{
	struct wnd_send s; /* what the kernel fills in need not be cleared */
	int how;

	s.window = window;
	s.code = code;
	s.params[0] = p0;
	s.params[1] = p1;
	s.params[2] = p2;
	s.timeout = timeout;
	s.flags = s.token = 0;
	how = WndSend(&s);

	while (how == SEND_SERVE) {
		MsgReply(handle(&s.served));
		how = WndSendWait(&s);
	}
	if (how == SEND_SELF) {
		s.result = handle(&(struct msg){code, window, {p0, p1, p2}});
		how = 0;
	}
	if (how == 0 && result)
		*result = s.result;
	return how;
}

int WndSendCallback(const struct send_request *r)
{
	struct wnd_send s = {r->window,
			     r->code,
			     {r->params[0], r->params[1], r->params[2]},
			     r->timeout,
			     SEND_CALLBACK,
			     0,
			     0,
			     0,
			     {0}};
	struct callback *c = malloc(sizeof(*c));
	struct local *l = local_get();
	int error;

	if (!c)
		return -ENOMEM;
	s.token = __atomic_add_fetch(&last_token, 1, __ATOMIC_RELAXED);
	*c = (struct callback){l->callbacks, s.token, r->callback, r->user};
	error = WndSend(&s);
	if (error)
		free(c);
	else
		l->callbacks = c;
	return error;
}

bool MsgDispatchCallback(const struct msg *msg)
{
	struct callback **p = &local_get()->callbacks, *c;

	if (msg->code != MSG_SEND_DONE || msg->window)
		return false;
	while ((c = *p) && c->token != msg->params[0])
		p = &c->next;
	if (!c)
		return false;
	*p = c->next;
	if (c->function)
		c->function(c->user, (int)msg->params[2], msg->params[1]);
	free(c);
	return true;
}
