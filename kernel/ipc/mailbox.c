/* kernel/ipc/mailbox.c - mailboxes: made, filled by the fair rule, emptied, gone. */
#include "ipc/mailbox.h"
#include "abi/error.h"
#include "cpu/cpu.h"
#include "cpu/string.h"
#include "ipc/commit.h"
#include "mem/heap.h"
#include "panic.h"
#include "task/process.h"
#include "task/timer.h"
#include "task/wait_sole.h"

#define ROOM (2 * BOX_MESSAGES_MAX)
#define RING (ROOM + 1) /* one can be put back */

static const uint32_t one = 1;

struct mailbox {
	struct object object;
	struct waitable waitable; /* its lock guards all below */
	uint32_t head, count, refused, received;
	struct quota quota; /* of messages */
	struct mail ring[RING];
};

/* Guards process->mailbox and mailbox_gone of all processes. */
static struct spinlock mailboxes_lock;

static bool ready(struct waitable *w)
{
	return container_of(w, struct mailbox, waitable)->count > 0;
}

static const struct wait_ops wait_ops = {ready, NULL};

static struct mail *at(struct mailbox *box, uint32_t i)
{
	uint32_t slot = box->head + i;

	return &box->ring[slot < RING ? slot : slot - RING];
}

static void destroy(struct object *o)
{
	struct mailbox *box = container_of(o, struct mailbox, object);

	for (uint32_t i = 0; i < box->count; i++)
		quota_uncharge(&box->quota, at(box, i)->share, &one);
	kassert(quota_is_zero(&box->quota));
	kfree(box);
}

const struct object_type mailbox_type = {.name = "mailbox", .destroy = destroy};

/* ---- finding and making --------------------------------------------------------------------- */

/* Another thread may have made one meanwhile, or ended the process: then this one is for nothing.
 * Returns an error that making another one would not mend. */
static int give(struct process *p, struct mailbox *box)
{
	uint32_t flags = spin_lock(&mailboxes_lock);
	int error = 0;

	if (!p->mailbox && !p->mailbox_gone) {
		error = account_charge(&p->account, ACCOUNT_HEAP, sizeof *box) ? -ENOMEM : 0;
		if (!error) {
			object_ref(&box->object);
			p->mailbox = box;
		}
	}
	spin_unlock(&mailboxes_lock, flags);
	return error;
}

static int make(struct process *p)
{
	struct mailbox *box = kzalloc(sizeof *box);
	int error;

	if (!box)
		return -ENOMEM;
	waitable_init(&box->waitable, &wait_ops);
	object_init(&box->object, &mailbox_type, &box->waitable);
	quota_init(&box->quota, &(uint32_t){ROOM}, 1);
	error = give(p, box);
	object_unref(&box->object);
	return error;
}

/* The box of a process, locked, or 0: none. It does not go while it is locked. 0, -ENOENT the
 * process has ended, -ENOMEM. */
static int lock_box(struct process *p, struct mailbox **box, uint32_t *flags)
{
	for (;;) {
		bool gone;
		int error;

		*flags = spin_lock(&mailboxes_lock);
		*box = p->mailbox;
		gone = p->mailbox_gone;
		if (__builtin_expect(*box != NULL, 1)) {
			spin_lock_nested(&(*box)->waitable.lock);
			spin_unlock_nested(&mailboxes_lock);
			return 0;
		}
		spin_unlock(&mailboxes_lock, *flags);
		error = gone ? -ENOENT : make(p);
		if (error)
			return error;
	}
}

/* The current process's: it stays as long as a thread of it runs. NULL: no memory. */
static struct mailbox *own_box(void)
{
	struct process *p = current_process();

	if (!p->mailbox)
		make(p);
	return p->mailbox;
}

static void process_ends(struct process *p)
{
	uint32_t flags = spin_lock(&mailboxes_lock);
	struct mailbox *box = p->mailbox;

	p->mailbox = NULL;
	p->mailbox_gone = true;
	if (box) { /* until the last sender has let it go */
		spin_lock_nested(&box->waitable.lock);
		spin_unlock_nested(&box->waitable.lock);
	}
	spin_unlock(&mailboxes_lock, flags);
	if (!box)
		return;
	account_uncharge(&p->account, ACCOUNT_HEAP, sizeof *box);
	object_unref(&box->object);
}

struct object *mailbox_own(void)
{
	struct mailbox *box = own_box();

	if (box)
		object_ref(&box->object);
	return box ? &box->object : NULL;
}

/* ---- sending -------------------------------------------------------------------------------- */

/* Lock held. Is there room for this sender? One that finds the box empty has it in any case, and is
 * charged when the next one comes before the box is empty again. */
static bool take_room(struct mailbox *box, struct mail *mail)
{
	struct mail *first = at(box, 0);

	mail->share = NULL;
	if (!box->count)
		return true;
	if (!first->share)
		quota_charge(&box->quota, first->process, &one, &first->share);
	return box->count < ROOM && !quota_charge(&box->quota, mail->process, &one, &mail->share);
}

/* Lock held. */
static void append(struct mailbox *box, struct mail *mail)
{
	mail->stamp = commit_stamp();
	mail->tsc = rdtsc();
	memcpy(at(box, box->count), mail, offsetof(struct mail, bytes) + mail->size);
	box->count++;
	wait_wake_ready(&box->waitable);
}

int mailbox_send(uint32_t process, struct mail *mail)
{
	struct process *p = process_find(process);
	struct mailbox *box;
	uint32_t flags;
	int error = p ? lock_box(p, &box, &flags) : -ENOENT;

	if (!error) {
		mail->process = current_process()->id;
		mail->thread = current()->id;
		if (take_room(box, mail)) {
			append(box, mail);
		} else {
			box->refused++;
			error = -EAGAIN;
		}
		spin_unlock(&box->waitable.lock, flags);
	}
	process_unref(p);
	return error;
}

/* ---- receiving ------------------------------------------------------------------------------ */

/* Lock held, and let go: until a message comes. The usual one thread that waits stands in no list.
 */
static int sleep(struct mailbox *box, uint32_t timeout)
{
	struct waitable *w = &box->waitable;

	if (!w->sole && list_empty(&w->waiters))
		return wait_sole(w, current(), timeout);
	return wait_in_line(w, timeout);
}

/* Lock held on entry and exit, but not meanwhile. Another thread may be quicker than the one that
 * was woken, which waits on then. */
static int wait_timed(struct mailbox *box, uint32_t timeout)
{
	uint64_t begin = timer_ticks();

	while (!box->count) {
		uint64_t gone = timer_ticks() - begin;
		int error = gone < timeout ? 0 : -ETIMEDOUT;

		if (error)
			return error;
		error = sleep(box, timeout - (uint32_t)gone);
		spin_lock_nested(&box->waitable.lock);
		if (error)
			return error;
	}
	return 0;
}

static int wait_for_mail(struct mailbox *box, uint32_t timeout)
{
	int error = 0;

	if (timeout != WAIT_FOREVER)
		return wait_timed(box, timeout);
	while (!box->count && !error) {
		error = sleep(box, WAIT_FOREVER);
		spin_lock_nested(&box->waitable.lock);
	}
	return error;
}

static void take(struct mailbox *box, struct mail *mail)
{
	struct mail *first = at(box, 0);

	memcpy(mail, first, offsetof(struct mail, bytes) + first->size);
	if (first->share)
		quota_uncharge(&box->quota, first->share, &one);
	box->head = box->head + 1 == RING ? 0 : box->head + 1;
	box->count--;
	box->received++;
}

int mailbox_receive(struct mail *mail, uint32_t capacity, uint32_t timeout)
{
	struct mailbox *box = own_box();
	uint32_t flags;
	int error;

	if (!box)
		return -ENOMEM;
	flags = spin_lock(&box->waitable.lock);
	error = wait_for_mail(box, timeout);
	if (!error && at(box, 0)->size > capacity)
		error = -EMSGSIZE;
	if (!error)
		take(box, mail);
	spin_unlock(&box->waitable.lock, flags);
	return error;
}

void mailbox_return(const struct mail *mail)
{
	struct mailbox *box = own_box();
	uint32_t flags = spin_lock(&box->waitable.lock);

	if (box->count < RING) {
		box->head = (box->head + RING - 1) % RING;
		memcpy(at(box, 0), mail, offsetof(struct mail, bytes) + mail->size);
		at(box, 0)->share = NULL;
		box->count++;
		box->received--;
		wait_wake_ready(&box->waitable);
	} else {
		box->refused++; /* several threads at once gave it bad addresses */
	}
	spin_unlock(&box->waitable.lock, flags);
}

/* ---- seeing it ------------------------------------------------------------------------------ */

bool mailbox_describe(struct process *p, struct mailbox_line *line)
{
	uint32_t flags = spin_lock(&mailboxes_lock);
	struct mailbox *box = p->mailbox;

	if (!box) {
		spin_unlock(&mailboxes_lock, flags);
		return false;
	}
	spin_lock_nested(&box->waitable.lock);
	spin_unlock_nested(&mailboxes_lock);
	*line = (struct mailbox_line){
		.waiting = box->count,
		.refused = box->refused,
		.received = box->received,
		.sender = at(box, (box->count ? box->count : RING) - 1)->process};
	for (uint32_t i = 0; i < box->count; i++)
		line->bytes += at(box, i)->size;
	spin_unlock(&box->waitable.lock, flags);
	return true;
}

void mailbox_init(void)
{
	exit_hook_process(process_ends);
}
