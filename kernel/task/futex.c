/* kernel/task/futex.c - buckets of sleepers, each with a flag of its own. */
#include "task/futex.h"
#include "abi/error.h"
#include "task/process.h"

#define BUCKETS 64

struct sleeper {
	struct list link; /* guarded by the bucket's lock */
	struct process *process;
	uptr word;
	struct waitable waitable;
	bool woken;
};

static struct {
	struct spinlock lock;
	struct list sleepers;
} buckets[BUCKETS];

static bool ready(struct waitable *w)
{
	return container_of(w, struct sleeper, waitable)->woken;
}

static const struct wait_ops sleeper_ops = {ready, NULL};

static uint32_t bucket_of(const struct process *p, uptr word)
{
	return (word >> 2 ^ word >> 8 ^ p->id * 31) % BUCKETS;
}

/*
 * The word is read after the sleeper is listed: a waker changes the word first and looks at the
 * list then, so one of the two sees the other.
 */
int futex_wait(uptr word, uint32_t expected, uint32_t timeout_ms)
{
	struct sleeper s = {.process = current_process(), .word = word};
	uint32_t b = bucket_of(s.process, word), value, flags;
	int result;

	if (word & 3)
		return -EINVAL;
	waitable_init(&s.waitable, &sleeper_ops);
	flags = spin_lock(&buckets[b].lock);
	list_push_back(&buckets[b].sleepers, &s.link);
	spin_unlock(&buckets[b].lock, flags);
	result = copy_from_user(&value, word, sizeof value);
	if (!result && value != expected)
		result = -EAGAIN;
	if (!result)
		result = wait_for(&s.waitable, timeout_ms);
	flags = spin_lock(&buckets[b].lock);
	list_remove(&s.link);
	spin_unlock(&buckets[b].lock, flags);
	return s.woken && result == -ETIMEDOUT ? 0 : result;
}

int futex_wake(uptr word, uint32_t count)
{
	struct process *p = current_process();
	uint32_t b = bucket_of(p, word), flags = spin_lock(&buckets[b].lock), n = 0;
	struct list *l, *next;

	list_for_each_safe (l, next, &buckets[b].sleepers) {
		struct sleeper *s = container_of(l, struct sleeper, link);

		if (n == count || s->process != p || s->word != word)
			continue;
		list_remove(&s->link);
		spin_lock_nested(&s->waitable.lock);
		s->woken = true;
		wait_wake(&s->waitable);
		spin_unlock_nested(&s->waitable.lock);
		n++;
	}
	spin_unlock(&buckets[b].lock, flags);
	return n;
}

void futex_init(void)
{
	for (int i = 0; i < BUCKETS; i++)
		list_init(&buckets[i].sleepers);
}
