/* winmgr/sys_send.c - system calls of sending and answering (include/wnd.h, include/msg.h). */
#include "abi/error.h"
#include "syscall_kernel.h"
#include "winmgr/send.h"

/* What the program fills in, and what the kernel does. */
#define ASKED  offsetof(struct wnd_send, id)
#define SERVED (sizeof(struct wnd_send) - ASKED)

static inline __attribute__((always_inline)) int32_t hand_back(uptr send, const struct wnd_send *s,
							       int result)
{
	int error = 0;

	if (__builtin_expect(result == SEND_SERVE, 0))
		error = copy_to_user(send + ASKED, &s->id, SERVED);
	else if (result >= 0)
		error = copy_2_words_to_user(send + ASKED, &s->id);
	return error ? error : result;
}

int32_t sys_wnd_send(uptr send)
{
	struct queue *q = queue_self();
	struct wnd_send s;

	if (copy_from_user(&s, send, ASKED))
		return -EFAULT;
	if (s.flags & ~(SEND_BLOCK | SEND_CALLBACK) ||
	    (s.flags & SEND_CALLBACK && (s.flags & SEND_BLOCK || !s.timeout)))
		return -EINVAL;
	if (!q)
		return -ENOMEM;
	s.id = s.result = 0;
	return hand_back(send, &s, send_message(q, &s));
}

int32_t sys_wnd_send_wait(uptr send)
{
	struct queue *q = current()->queue;
	struct wnd_send s;

	if (copy_from_user(&s, send, ASKED + sizeof s.id))
		return -EFAULT;
	if (!q)
		return -ENOENT;
	s.result = 0;
	return hand_back(send, &s, send_wait(q, &s));
}

int32_t sys_msg_reply(uint32_t result)
{
	return send_reply(current()->queue, result);
}

int32_t sys_msg_get_many(uptr messages, uint32_t count, uint32_t flags, uint32_t timeout)
{
	struct msg m[MSG_MANY_MAX];
	struct queue *q = queue_self();
	int result;
	uint32_t n;

	if (flags & ~(MSG_GET_FLAGS & ~MSG_PEEK) || !count || count > MSG_MANY_MAX)
		return -EINVAL;
	if (!q)
		return -ENOMEM;
	/* Nothing is taken before the buffer is known to be good: it is within two pages. */
	if (copy_to_user(messages, &(uint32_t){0}, 4) ||
	    copy_to_user(messages + count * sizeof *m - 4, &(uint32_t){0}, 4))
		return -EFAULT;
	result = queue_get_many(q, m, count, flags, timeout);
	if (result < 0)
		return result;
	n = result == 0 || result == MSG_MANY_SENT ? 1 : (uint32_t)result;
	return copy_to_user(messages, m, n * sizeof *m) ? -EFAULT : result;
}
