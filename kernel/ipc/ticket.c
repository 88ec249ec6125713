/* kernel/ipc/ticket.c - tickets: capabilities in the form of a handle, for peers to meet. */
#include "abi/error.h"
#include "ipc/peer_parts.h"
#include "mem/heap.h"
#include "task/process.h"

struct ticket {
	struct object object;
	struct node *node;
};

static int hold_reserve(struct commit_slot *slot, void *message)
{
	(void)slot, (void)message;
	return 0;
}

static void let_go_append(struct commit_slot *slot, void *message, uint64_t stamp)
{
	(void)slot;
	node_let_go(message, stamp);
}

static const struct commit_kind let_go_kind = {.reserve = hold_reserve, .append = let_go_append};

static void destroy(struct object *o)
{
	struct ticket *t = container_of(o, struct ticket, object);
	struct commit_slot slot = {.queue = &t->node->owner->waitable, .item = t};
	uint64_t stamp;

	commit(&slot, 1, &let_go_kind, t->node, 0, &stamp);
	node_unref(t->node);
	kfree(t);
}

const struct object_type ticket_type = {.name = "ticket", .destroy = destroy};

/* A holder more, if it is not too late. */
static int hold(struct node *n)
{
	uint32_t flags = spin_lock(&n->owner->waitable.lock);
	int error = n->destroyed ? -EHOSTUNREACH : 0;

	if (!error)
		node_held(n);
	spin_unlock(&n->owner->waitable.lock, flags);
	return error;
}

static int make(struct node *n, struct object **out)
{
	struct ticket *t = kzalloc(sizeof *t);
	int error;

	if (!t)
		return -ENOMEM;
	error = hold(n);
	if (error) {
		kfree(t);
		return error;
	}
	node_ref(n);
	t->node = n;
	object_init(&t->object, &ticket_type, NULL);
	t->object.bytes = sizeof *t + cap_bytes(1);
	*out = &t->object;
	return 0;
}

int peer_ticket(struct peer *p, uint64_t id, struct object **out)
{
	struct peer_name *name;
	struct node *n;
	bool made;
	int error = peer_enter(p);

	if (error)
		return error;
	error = peer_name_get(p, id, &name, &made);
	if (!error) {
		n = node_named(name);
		error = make(n, out);
		node_unref(n);
		if (error && made)
			node_forget(p, n);
	}
	peer_leave(p);
	return error;
}

/* A ticket becomes a count of a capability. */
struct accepting {
	struct peer *p;
	struct node *node;
	struct cap *spare; /* NULL: used */
	uint64_t id;
};

static int accept_reserve(struct commit_slot *slot, void *message)
{
	struct accepting *a = message;

	(void)slot;
	return a->node->destroyed ? -EHOSTUNREACH : 0;
}

static void accept_append(struct commit_slot *slot, void *message, uint64_t stamp)
{
	struct accepting *a = message;
	struct cap *c = peer_find_cap(a->p, a->node);

	(void)slot, (void)stamp;
	if (!c) {
		c = a->spare;
		a->spare = NULL;
		cap_enter(a->p, c, a->node);
	}
	c->count++;
	a->id = c->name.by_id.id;
}

static const struct commit_kind accept_kind = {.reserve = accept_reserve, .append = accept_append};

static int accept_other(struct peer *p, struct node *n, uint64_t *id)
{
	struct accepting a = {.p = p, .node = n, .spare = kmalloc(sizeof(struct cap))};
	struct commit_slot slots[2] = {{.queue = &p->waitable},
				       {.queue = &n->owner->waitable, .item = &a}};
	uint64_t stamp;
	int error;

	if (!a.spare)
		return -ENOMEM;
	if (cap_charge(p)) {
		kfree(a.spare);
		return -ENOMEM;
	}
	error = commit(slots, 2, &accept_kind, &a, 0, &stamp);
	if (a.spare) {
		cap_uncharge(p, 1);
		kfree(a.spare);
	}
	*id = a.id;
	return error < 0 ? error : 0;
}

/* One's own node has its id already. */
static int accept_own(struct node *n, uint64_t *id)
{
	*id = n->name.by_id.id;
	return n->destroyed ? -EHOSTUNREACH : 0;
}

int peer_accept(struct peer *p, struct object *ticket, uint64_t *id)
{
	struct node *n = container_of(ticket, struct ticket, object)->node;
	int error = peer_enter(p);

	if (error)
		return error;
	error = n->owner == p ? accept_own(n, id) : accept_other(p, n, id);
	peer_leave(p);
	return error;
}
