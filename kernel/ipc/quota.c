/* kernel/ipc/quota.c - what each sender holds of a receiver's room. */
#include "ipc/quota.h"
#include "abi/error.h"
#include "mem/heap.h"
#include "panic.h"

void quota_init(struct quota *q, const uint32_t *limits, uint32_t kinds)
{
	kassert(kinds <= QUOTA_KINDS);
	*q = (struct quota){.kinds = kinds};
	list_init(&q->users);
	list_push_back(&q->users, &q->first.link);
	for (uint32_t k = 0; k < kinds; k++)
		q->kind[k].limit = limits[k];
}

void quota_set_limit(struct quota *q, uint32_t kind, uint32_t limit)
{
	kassert(kind < q->kinds);
	q->kind[kind].limit = limit;
}

/* ---- users ----------------------------------------------------------------------------------- */

static bool all_zero(const uint32_t *amounts, uint32_t kinds)
{
	for (uint32_t k = 0; k < kinds; k++)
		if (amounts[k])
			return false;
	return true;
}

/* May hold nothing, if it is the first. */
static struct quota_user *find(const struct quota *q, uint32_t process)
{
	struct list *l;

	if (q->last && q->last->process == process)
		return q->last;
	list_for_each (l, &q->users) {
		struct quota_user *user = container_of(l, struct quota_user, link);

		if (user->process == process)
			return user;
	}
	return NULL;
}

struct quota_user *quota_find(const struct quota *q, uint32_t process)
{
	struct quota_user *user = find(q, process);

	return user && !all_zero(user->held, q->kinds) ? user : NULL;
}

static struct quota_user *add(struct quota *q, uint32_t process)
{
	struct quota_user *user;

	if (all_zero(q->first.held, q->kinds)) {
		q->first.process = process;
		return &q->first;
	}
	user = kmalloc(sizeof *user);
	if (!user)
		return NULL;
	*user = (struct quota_user){.process = process};
	list_push_back(&q->users, &user->link);
	return user;
}

static void drop(struct quota *q, struct quota_user *user)
{
	if (user == &q->first)
		return;
	list_remove(&user->link);
	if (q->last == user)
		q->last = NULL;
	kfree(user);
}

/* ---- charges --------------------------------------------------------------------------------- */

static bool has_share(const struct quota *q, const struct quota_user *user, const uint32_t *amounts)
{
	for (uint32_t k = 0; k < q->kinds; k++) {
		const struct quota_kind *kind = &q->kind[k];
		uint32_t held = user ? user->held[k] : 0;

		if (amounts[k] &&
		    !quota_accepts(held, amounts[k], quota_left(kind), kind->accounts + !held))
			return false;
	}
	return true;
}

int quota_charge(struct quota *q, uint32_t process, const uint32_t *amounts,
		 struct quota_user **out)
{
	struct quota_user *user = find(q, process);

	*out = NULL;
	if (!has_share(q, user, amounts))
		return -EDQUOT;
	if (all_zero(amounts, q->kinds))
		return 0;
	if (!user && !(user = add(q, process)))
		return -ENOMEM;

	/* From here on nothing fails. */
	for (uint32_t k = 0; k < q->kinds; k++) {
		q->kind[k].accounts += amounts[k] && !user->held[k];
		q->kind[k].used += amounts[k];
		user->held[k] += amounts[k];
	}
	*out = q->last = user;
	return 0;
}

void quota_receive(struct quota *q, struct quota_user *user, const uint32_t *amounts)
{
	if (!user)
		return;
	for (uint32_t k = 0; k < q->kinds; k++) {
		kassert(user->held[k] >= amounts[k]);
		user->held[k] -= amounts[k];
		q->kind[k].accounts -= amounts[k] && !user->held[k];
	}
	if (all_zero(user->held, q->kinds))
		drop(q, user);
}

void quota_uncharge(struct quota *q, struct quota_user *user, const uint32_t *amounts)
{
	if (!user)
		return;
	quota_receive(q, user, amounts);
	quota_release(q, amounts);
}

int quota_take(struct quota *q, const uint32_t *amounts)
{
	for (uint32_t k = 0; k < q->kinds; k++)
		if (amounts[k] > quota_left(&q->kind[k]))
			return -EDQUOT;
	for (uint32_t k = 0; k < q->kinds; k++)
		q->kind[k].used += amounts[k];
	return 0;
}

void quota_release(struct quota *q, const uint32_t *amounts)
{
	for (uint32_t k = 0; k < q->kinds; k++) {
		kassert(q->kind[k].used >= amounts[k]);
		q->kind[k].used -= amounts[k];
	}
}

bool quota_is_zero(const struct quota *q)
{
	for (uint32_t k = 0; k < q->kinds; k++)
		if (q->kind[k].used || q->kind[k].accounts)
			return false;
	return q->users.next == q->users.prev && all_zero(q->first.held, q->kinds);
}
