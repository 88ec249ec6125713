/* kernel/task/family.c - shares of the tables of processes, threads and windows. */
#include "task/family.h"
#include "abi/error.h"
#include "abi/limits.h"

static const uint32_t limits[FAMILY_KINDS] = {
	[FAMILY_PROCESSES] = PROCESSES_MAX,
	[FAMILY_THREADS] = THREADS_MAX,
	[FAMILY_WINDOWS] = WINDOWS_MAX - 1, /* their slots begin at 1 */
};

static bool is_large(const struct family *f, enum family_kind kind)
{
	return f->used[kind] > FAMILY_SMALL;
}

void family_begin(struct family *f, struct family *above, bool root)
{
	*f = (struct family){.above = above, .root = root};
	list_init(&f->below);
	list_init(&f->link);
	if (above)
		list_push_back(&above->below, &f->link);
}

/* In or out of the sums of the one above. */
static void count_large(const struct family *f, int change)
{
	for (enum family_kind kind = 0; kind < FAMILY_KINDS; kind++)
		if (is_large(f, kind))
			f->above->large[kind] += (uint32_t)change;
}

void family_end(struct family *f)
{
	struct list *l;

	count_large(f, -1);
	list_remove(&f->link);
	while ((l = list_pop_front(&f->below))) {
		struct family *child = container_of(l, struct family, link);

		child->above = f->above;
		list_push_back(&f->above->below, l);
		count_large(child, 1);
	}
}

/* The one directly below a root: shares are made between these. *kept: what those below it leave to
 * the ones above them. NULL: it may take what there is. */
static const struct family *head_of(const struct family *f, uint32_t *kept)
{
	*kept = 0;
	if (!f->above || f->root)
		return NULL;
	for (; f->above->above && !f->above->root; f = f->above)
		*kept += FAMILY_KEPT;
	return f;
}

static const struct family *everyone(const struct family *f)
{
	while (f->above)
		f = f->above;
	return f;
}

/* As kernel/ipc/quota.h: a charge of c to who holds s of what remains r, one of n, is accepted iff
 * (s + c) * (n + 1) - s <= r. */
static bool may_take(const struct family *f, enum family_kind kind)
{
	uint32_t free = limits[kind] - everyone(f)->used[kind], more, held, large;
	const struct family *head;

	/* Its first one is the matter of who starts it. */
	head = head_of(f->used[kind] || !f->above ? f : f->above, &more);
	if (!head)
		return free > 0;
	held = head->used[kind];
	large = head->above->large[kind] + !is_large(head, kind);
	return (uint64_t)(held + 1 + more) * (large + 1) - held <= free;
}

int family_take(struct family *f, enum family_kind kind)
{
	if (!may_take(f, kind))
		return -EAGAIN;
	for (; f; f = f->above)
		if (++f->used[kind] == FAMILY_SMALL + 1 && f->above)
			f->above->large[kind]++;
	return 0;
}

void family_give(struct family *f, enum family_kind kind)
{
	for (; f; f = f->above)
		if (f->used[kind]-- == FAMILY_SMALL + 1 && f->above)
			f->above->large[kind]--;
}
