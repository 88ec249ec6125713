/* winmgr/sys_msg.c - system calls of messages (include/msg.h). */
#include "abi/error.h"
#include "mem/heap.h"
#include "syscall_kernel.h"
#include "winmgr/queue.h"
#include "winmgr/spy.h"
#include "winmgr/window.h"

static int get_checked(uptr out, const struct msg_filter *filter, uint32_t flags, uint32_t timeout)
{
	struct queue *q = queue_self();
	struct msg m;
	int result;

	if (flags & ~MSG_GET_FLAGS)
		return -EINVAL;
	if (!q)
		return -ENOMEM;
	result = queue_get(q, &m, filter, flags, timeout);
	if (__builtin_expect(result < 0, 0))
		return result;
	if (copy_to_user(out, &m, sizeof m)) {
		if (!(flags & MSG_PEEK))
			queue_unget(q);
		return -EFAULT;
	}
	return result;
}

int32_t sys_msg_get(uptr msg, uint32_t flags, uint32_t timeout)
{
	struct queue *q = current()->queue;
	int result;

	/* The application loop's own: the message is copied from where it lies. */
	if (__builtin_expect(q && !flags, 1)) {
		result = queue_next(q, timeout);
		if (result > 0 && copy_5_words_to_user(msg, &q->current->msg.code)) {
			queue_unget(q);
			return -EFAULT;
		}
		if (__builtin_expect(result != 0, 1))
			return result;
	}
	return get_checked(msg, NULL, flags, timeout);
}

int32_t sys_msg_get_filtered(uptr msg, uptr filter, uint32_t flags, uint32_t timeout)
{
	struct msg_filter f;

	if (copy_from_user(&f, filter, sizeof f))
		return -EFAULT;
	return get_checked(msg, &f, flags, timeout);
}

int32_t sys_msg_done(void)
{
	if (current()->queue)
		queue_done(current()->queue);
	return 0;
}

int32_t sys_msg_info(uptr info)
{
	struct msg_info i;
	int error = current()->queue ? queue_info(current()->queue, &i) : -ENOENT;

	return error ? error : copy_to_user(info, &i, sizeof i);
}

int32_t sys_msg_points(uptr points, uint32_t count)
{
	struct msg_point p[MSG_POINTS_MAX];
	uint32_t n = 0;

	if (count > MSG_POINTS_MAX)
		count = MSG_POINTS_MAX;
	if (current()->queue)
		n = queue_points(current()->queue, p, count);
	return copy_to_user(points, p, n * sizeof *p) ? -EFAULT : (int32_t)n;
}

int32_t sys_msg_status(uptr status)
{
	struct queue *q = queue_self();
	struct msg_status s;

	if (!q)
		return -ENOMEM;
	/* The changed bits go with the look: not before the buffer is known to be good. */
	if (copy_to_user(status, &(struct msg_status){0}, sizeof s))
		return -EFAULT;
	queue_status(q, &s);
	return copy_to_user(status, &s, sizeof s);
}

int32_t sys_msg_post_quit(int32_t status)
{
	struct queue *q = queue_self();

	if (!q)
		return -ENOMEM;
	queue_quit(q, status);
	return 0;
}

int32_t sys_msg_spy_open(uint32_t window)
{
	struct process *p = current_process();
	struct object *spy = NULL;
	struct window *w;
	int result;

	mutex_lock(&winmgr_lock);
	w = window ? window_find(window) : NULL;
	if (window && !w)
		result = -ENOENT;
	else if ((!w || w->queue->process != p) && !(p->privileges & PRIV_DEBUG))
		result = -EPERM;
	else
		result = (spy = spy_open(w)) ? 0 : -ENOMEM;
	mutex_unlock(&winmgr_lock);
	if (result)
		return result;
	result = handle_open(p, spy, RIGHT_READ | RIGHT_WAIT);
	if (result < 0)
		object_unref(spy);
	return result;
}

int32_t sys_msg_spy_read(int32_t handle, uptr records, uint32_t count)
{
	struct spy_record r[8];
	struct object *o;
	uint32_t done = 0, position;
	int n = handle_get(current_process(), handle, &spy_type, RIGHT_READ, &o);

	if (n)
		return n;
	if (!user_range_ok(records, count > 0xffffff ? ~0u : count * sizeof *r))
		n = -EFAULT;
	while (!n && done < count) {
		n = spy_look(o, r, count - done < 8 ? count - done : 8, &position);
		if (n <= 0)
			break;
		if (copy_to_user(records + done * sizeof *r, r, (uint32_t)n * sizeof *r)) {
			n = -EFAULT;
			break;
		}
		spy_consume(o, position, (uint32_t)n);
		done += (uint32_t)n;
		n = 0;
	}
	object_unref(o);
	return done && n != -EFAULT ? (int32_t)done : n;
}
