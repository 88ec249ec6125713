/*
 * kernel/ipc/kbus_call.c - sending, receiving and calling as threads do it: they wait.
 *
 * A message is prepared before the bus's mutex is taken, and nothing is copied from or to a program
 * under it.
 */
#include "abi/error.h"
#include "ipc/kbus_file.h"
#include "task/process.h"
#include "task/timer.h"
#include "task/wait_sole.h"

/* Closing this handle ends the next waits: also if that was before, since it was looked up. A
 * process of one thread closes none meanwhile. */
static bool wait_by(const int *handle)
{
	const struct process *self = current_process();

	if (self->thread_count == 1)
		return false;
	wait_through(handle, 1, self->handles.closes - 1); /* not the number of now: look */
	return true;
}

static void waited(bool by_handle)
{
	if (by_handle)
		wait_through(NULL, 0, 0);
}

/* Wait for one of the connection's other waitables. Closing a handle wakes all who wait so: who
 * came by another one waits on. */
static int wait_other(struct waitable *w, int handle, uint32_t timeout, uint64_t begin)
{
	struct process *self = current_process();
	bool by_handle = wait_by(&handle);
	int result;

	do {
		uint64_t gone = timer_ticks_due() - begin;
		uint32_t left = gone < timeout ? timeout - (uint32_t)gone : 0;

		result = wait_for(w, timeout == WAIT_FOREVER ? timeout : left);
	} while (result == -EBADF && handle_is_open(&self->handles, handle));
	waited(by_handle);
	return result;
}

/* Who sends. */
static inline void sign(struct kbus_body *body, const struct thread *self)
{
	body->head.process = self->process->id;
	body->head.thread = self->id;
}

/* ---- sending -------------------------------------------------------------------------------- */

/* What has become of the message with this ticket. Mutex held. */
static int told(struct kbus_connection *c, uint64_t ticket, uint64_t *id)
{
	struct kbus_sending *s = &c->sending;

	if (s->ticket != ticket)
		return -ECANCELED; /* another thread has seen to it */
	s->told = true;
	*id = s->id;
	return s->result == -ECANCELED && c->closed ? -ENOTCONN : s->result;
}

/* It waits for room: wait with it, and if it does not come, drop it. Mutex held, but not meanwhile.
 */
static int send_waiting(struct kbus_file *f, int handle, uint32_t timeout, uint64_t *id)
{
	struct kbus_connection *c = &f->c;
	uint64_t ticket = c->sending.ticket, begin = timer_ticks_due();
	int result;

	kbus_unlock(f);
	result = wait_other(&c->sent, handle, timeout, begin);
	kbus_lock(f);
	if (c->sending.ticket != ticket || !kbus_is_sending(c))
		return told(c, ticket, id);
	kbus_discard(c);
	return c->closed ? -ENOTCONN : result;
}

int kbus_call_send(struct kbus_file *f, int handle, struct kbus_body *body, uint32_t timeout,
		   uint64_t *id)
{
	struct thread *self = current();
	int result;

	sign(body, self);
	mutex_lock_by(&f->device->lock, self);
	result = kbus_send(&f->c, body);
	*id = f->c.last_sent;
	if (__builtin_expect(result == -EAGAIN && timeout, 0))
		result = send_waiting(f, handle, timeout, id);
	mutex_unlock_by(&f->device->lock, self);
	kbus_body_unref(&f->c.spare, body);
	return result;
}

/* Mutex held. -EAGAIN: it waits still. */
static int finish(struct kbus_connection *c, uint64_t *id)
{
	if (c->closed)
		return -ENOTCONN;
	if (kbus_is_sending(c))
		return -EAGAIN;
	if (c->sending.told || !c->sending.ticket)
		return -ENOENT;
	return told(c, c->sending.ticket, id);
}

int kbus_call_finish(struct kbus_file *f, int handle, uint32_t timeout, uint64_t *id)
{
	uint64_t begin = timer_ticks_due();
	int result;

	kbus_lock(f);
	result = finish(&f->c, id);
	if (result == -EAGAIN && timeout) {
		kbus_unlock(f);
		result = wait_other(&f->c.sent, handle, timeout, begin);
		kbus_lock(f);
		if (!result || !kbus_is_sending(&f->c))
			result = finish(&f->c, id);
	}
	kbus_unlock(f);
	return result;
}

int kbus_call_discard(struct kbus_file *f)
{
	int result = -ENOENT;

	mutex_lock(&f->lock);
	if (f->written) {
		kbus_drop_written(f);
		result = 0;
	}
	mutex_unlock(&f->lock);
	kbus_lock(f);
	if (kbus_is_sending(&f->c)) {
		kbus_discard(&f->c);
		result = 0;
	}
	kbus_unlock(f);
	return result;
}

/* ---- receiving ------------------------------------------------------------------------------ */

/* To the program: bytes, or -EFAULT. The head as it was sent, then what is of this copy. */
static int give(const struct kbus_taken *t, uptr buffer)
{
	uint32_t head = sizeof *t->head, size = t->head->name_size + t->head->data_size;
	uint64_t time = clock_ns_of(t->tsc);

	if (!user_range_ok(buffer, head + size) ||
	    user_copy_inline((void *)buffer, t->head, head) ||
	    user_copy_inline((void *)(buffer + head), t->bytes, size) ||
	    copy_2_words_to_user(buffer + offsetof(struct kbus_message, time_ns),
				 (const uint32_t *)&time) ||
	    copy_2_words_to_user(buffer + offsetof(struct kbus_message, flags),
				 (const uint32_t[]){t->flags, t->head->name_size}))
		return -EFAULT;
	return (int)(head + size);
}

static void room(struct kbus_file *f)
{
	kbus_lock(f);
	kbus_room(&f->c);
	kbus_unlock(f);
}

static int give_taken(struct kbus_file *f, struct kbus_taken *t, uptr buffer)
{
	int result = give(t, buffer);

	if (__builtin_expect(result < 0, 0)) {
		kbus_lock(f);
		kbus_untake(&f->c, t);
		kbus_unlock(f);
	} else if (__builtin_expect(kbus_done(&f->c, t), 0)) {
		room(f);
	}
	return result;
}

/* The queue's lock held, and let go. A process of one thread closes no handle meanwhile, so it need
 * not stand in line. */
static int sleep(struct kbus_connection *c, uint32_t timeout)
{
	struct waitable *w = &c->waitable;

	if (!w->sole && list_empty(&w->waiters) && current_process()->thread_count == 1)
		return wait_sole(w, current(), timeout);
	return wait_in_line(w, timeout);
}

/* Take one, waiting for it. Queue's lock held. */
static int take_waiting(struct kbus_connection *c, uint32_t size, uint32_t timeout,
			struct kbus_taken *t)
{
	bool timed = timeout != WAIT_FOREVER;
	uint64_t begin = timed ? timer_ticks_due() : 0;
	int result = -EAGAIN;

	while (result == -EAGAIN) {
		uint64_t gone = timed ? timer_ticks_due() - begin : 0;

		if (gone > timeout)
			return -ETIMEDOUT;
		result = sleep(c, timeout - (uint32_t)gone);
		spin_lock_nested(&c->waitable.lock);
		if (!result)
			result = kbus_take(c, size, t);
	}
	return result;
}

int kbus_call_receive(struct kbus_file *f, int handle, uptr buffer, uint32_t size, uint32_t timeout)
{
	struct kbus_connection *c = &f->c;
	struct kbus_taken taken;
	int result;

	spin_lock_thread(&c->waitable.lock);
	result = c->queue.waiting || !timeout || c->closed ? kbus_take(c, size, &taken) : -EAGAIN;
	if (result == -EAGAIN && timeout) {
		bool by_handle = wait_by(&handle);

		result = take_waiting(c, size, timeout, &taken);
		waited(by_handle);
	}
	spin_unlock_thread(&c->waitable.lock);
	return result ? result : give_taken(f, &taken, buffer);
}

/* ---- calling -------------------------------------------------------------------------------- */

/* Too long, or a bad address: it stays as a message like others. */
static int give_answer(struct kbus_file *f, struct kbus_item *answer, uptr buffer, uint32_t size)
{
	struct kbus_taken taken;

	kbus_take_answer(answer, &taken);
	if (kbus_taken_bytes(&taken) <= size)
		return give_taken(f, &taken, buffer);
	kbus_lock(f);
	kbus_untake(&f->c, &taken);
	kbus_unlock(f);
	return -EMSGSIZE;
}

int kbus_call(struct kbus_file *f, int handle, struct kbus_body *body, uptr buffer, uint32_t size,
	      uint32_t timeout)
{
	uint64_t begin = timer_ticks_due();
	struct kbus_caller caller;
	struct kbus_item *answer;
	int result;

	sign(body, current());
	kbus_lock(f);
	result = kbus_send(&f->c, body);
	if (!result)
		kbus_call_begin(&f->c, &caller);
	kbus_unlock(f);
	kbus_body_unref(&f->c.spare, body);
	if (result)
		return result;
	result = wait_other(&caller.waitable, handle, timeout, begin);
	kbus_lock(f);
	answer = kbus_call_end(&f->c, &caller);
	kbus_unlock(f);
	if (answer)
		return give_answer(f, answer, buffer, size);
	return result ? result : -ENOTCONN;
}
