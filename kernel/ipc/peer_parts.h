/*
 * kernel/ipc/peer_parts.h - the insides of peers. For peer*.c and node.c only.
 *
 * Who keeps what: a node is kept by its owner's ids, by each capability, by messages to it and
 * those that carry it, and by tickets (refs); it keeps its owner. A capability is its holder's
 * while it has a count or is on its way to the holder in a message. What waits is kept by the
 * queue; notices lie in the node or capability they are about.
 */
#ifndef IPC_PEER_PARTS_H
#define IPC_PEER_PARTS_H

#include "abi/error.h"
#include "common/list.h"
#include "cpu/cpu.h"
#include "ipc/commit.h"
#include "ipc/idmap.h"
#include "ipc/peer.h"
#include "ipc/quota.h"
#include "ipc/slices.h"
#include "mem/area.h"
#include "task/lock.h"
#include "task/process.h"

/* What a peer has room for, and each sender a share of. (A slice is at least SLICE_MIN bytes of
 * it.)
 */
enum peer_room_kind { ROOM_BYTES, ROOM_CAPS, ROOM_FILES, ROOM_KINDS };

/* Something in a queue. */
struct peer_item {
	struct list link;    /* empty: it is in none */
	uint32_t kind;	     /* PEER_DATA, ... */
	bool of_node;	     /* a notice of destruction: to the owner */
	uint64_t stamp, tsc; /* when it was appended */
};

/* What an id names. */
struct peer_name {
	struct idmap_entry by_id;
	uint32_t sent; /* messages to it; the calls' mutex */
	bool is_node;
	uint64_t mark; /* of the call that named it last as a destination; the calls' mutex */
};

/* Room kept for an answer. Guarded by the lock of the node's owner. */
struct peer_answer {
	bool kept;
	bool open;			    /* its call is sent: only then an answer may take it */
	uint32_t offset, size, caps, files; /* the slice's; what was promised */
	uint32_t heap;			    /* bytes charged */
};

struct node {
	struct peer_name name; /* in its owner's ids, unless forgotten */
	uint32_t refs;	       /* atomic */
	struct peer *owner;
	uint64_t serial; /* no other node's, ever */
	/* guarded by the owner's lock */
	bool destroyed, forgotten;
	uint32_t holders_count; /* capabilities and tickets */
	struct list holders;	/* struct cap.of_node */
	struct peer_item destroy, release;
	struct peer_answer answer;
};

struct cap {
	struct peer_name name;	    /* in its holder's ids */
	struct idmap_entry by_node; /* in its holder's, by the node's serial */
	struct node *node;
	struct peer *holder;
	struct list of_node; /* guarded by the node's owner's lock, too */
	uint64_t count;	     /* received: so many that it cannot overflow */
	uint32_t in_flight;  /* in messages in the holder's queue, or its seed */
	bool told;	     /* of the node's destruction */
	struct peer_item destroy;
};

/* A message, and its places in all queues: one block. */
struct peer_post {
	struct peer_item item; /* first */
	struct peer_batch *batch;
	struct node *node;	   /* to; NULL: a seed */
	struct peer_name *name;	   /* the sender's, while it is being sent */
	struct quota_user *user;   /* NULL: the receiver's own, or room kept for an answer */
	uint32_t room[ROOM_KINDS]; /* taken */
	uint32_t heap;		   /* bytes charged to the receiver's process */
	uint32_t new_caps;	   /* while it is being sent */
	struct cap *cap;	   /* of a quick one that carries it */
	struct peer_message m;	   /* as the program gets it, but for stamp and time */
};

struct peer_batch {
	uint32_t refs; /* posts that still use it; atomic */
	bool quick;    /* made by peer_send_quick, and like new for it */
	uint32_t size, cap_count, file_count, post_count;
	uint32_t file_bytes; /* what the files cost while they are on their way */
	uint32_t process, thread;
	uint64_t dead; /* bit i: node i was destroyed when it was sent */
	struct node **nodes,
		*node; /* what is carried, with references unless quick; room for one */
	struct object **files;
	uint32_t *file_rights;
	uint8_t *bytes;
	struct peer_post posts[];
};

/* Bytes of the block that a short message to one is in, whatever its length. */
#define PEER_BLOCK 384u

struct peer {
	struct object object;
	struct mutex calls;
	struct process *process; /* its account; the peer is shut before that ends */
	bool closed;		 /* its handle is */
	uint32_t process_id;	 /* the same for those who look, whatever has ended */
	struct area *area;	 /* the pool */
	uint32_t address, pool_size;
	uint8_t *books;		  /* of slices, then one bit for each received one */
	struct waitable waitable; /* its lock guards all below */
	bool shut;
	struct slices slices;
	uint8_t *received; /* bitmap of leaves: the program may give these back */
	struct quota room;
	uint32_t prepaid;     /* bytes charged for messages to come */
	uint32_t slice_count; /* taken */
	struct list queue;
	uint32_t waiting;
	struct idmap ids, nodes; /* peer_name by id; cap.by_node by serial */
	uint64_t next_id;
	uint32_t generation; /* changes with who holds its nodes */
	uint32_t node_count;
	const void *locked_by; /* the destruction that holds the lock as one of many; node.c */
	struct peer_post *seed;
	/* guarded by the calls' mutex */
	uint64_t mark;
	struct peer_batch *spare; /* a quick block; NULL: none */
	struct cap *spare_cap;	  /* for the receiver of the next quick one; NULL: none */
};

static inline struct peer_name *peer_name_of(struct idmap_entry *e)
{
	return e ? container_of(e, struct peer_name, by_id) : NULL;
}
static inline struct node *node_of(struct peer_name *n)
{
	return container_of(n, struct node, name);
}
static inline struct cap *cap_of(struct peer_name *n)
{
	return container_of(n, struct cap, name);
}

/* What capabilities are charged for: one may be the last that keeps its node, and that its dead
 * owner. */
static inline uint32_t cap_bytes(uint32_t count)
{
	return count * (sizeof(struct cap) + sizeof(struct node) + sizeof(struct peer));
}
/* What an id stands for. */
static inline struct node *node_named(struct peer_name *n)
{
	return n->is_node ? node_of(n) : cap_of(n)->node;
}

/* Lock held. */
static inline struct peer_name *peer_find(struct peer *p, uint64_t id)
{
	return peer_name_of(idmap_find(&p->ids, id));
}
static inline struct cap *peer_find_cap(struct peer *p, const struct node *n)
{
	struct idmap_entry *e = idmap_find(&p->nodes, n->serial);

	return e ? container_of(e, struct cap, by_node) : NULL;
}
static inline void peer_append(struct peer *p, struct peer_item *item, uint32_t kind,
			       uint64_t stamp)
{
	item->kind = kind;
	item->stamp = stamp;
	item->tsc = rdtsc();
	list_push_back(&p->queue, &item->link);
	p->waiting++;
	wait_wake_ready(&p->waitable);
}
void peer_withdraw(struct peer *p, struct peer_item *item); /* if it is in the queue */

static inline bool peer_slice_take(struct peer *p, uint32_t size, uint32_t *offset)
{
	bool taken = slices_take(&p->slices, size, offset);

	p->slice_count += taken;
	return taken;
}
static inline uint32_t peer_slice_give(struct peer *p, uint32_t offset)
{
	p->slice_count--;
	return slices_give(&p->slices, offset);
}

/* PeerSliceRelease: one step, so the calls' mutex is not needed. */
static inline int peer_give_slice(struct peer *p, uint32_t offset)
{
	uint32_t leaf = offset / SLICE_MIN;
	int error = 0;

	spin_lock_thread(&p->waitable.lock);
	if (p->shut) {
		error = -ESHUTDOWN;
	} else if (offset < p->pool_size && !(offset % SLICE_MIN) &&
		   p->received[leaf / 8] & 1 << leaf % 8) {
		p->received[leaf / 8] &= ~(1 << leaf % 8);
		p->room.kind[ROOM_BYTES].used -= peer_slice_give(p, offset);
	} else {
		error = -ENXIO;
	}
	spin_unlock_thread(&p->waitable.lock);
	return error;
}

/* peer.c: calls begin and end. 0 or -ESHUTDOWN. */
int peer_enter(struct peer *p);
void peer_leave(struct peer *p);

/* peer.c: a peer's end begins: what waits comes out of the queue, all of it. Lock held. */
struct peer_ending {
	bool again; /* it can be used afterwards */
	struct list items;
};
void peer_take_queue(struct peer *p, struct peer_ending *ending);

/*
 * node.c, by calls of p (between peer_enter and peer_leave):
 */

/* What the program means by this id, with a reference to the node; made if it may choose that id
 * and it is new (*made). -ENXIO, -ENOMEM. */
int peer_name_get(struct peer *p, uint64_t id, struct peer_name **out, bool *made);

/* It has the id no more. The table's reference goes. */
void node_forget(struct peer *p, struct node *n);

/* Counts of the node that p has are given back, received ones or in flight. */
void cap_give_back(struct peer *p, struct node *n, uint64_t count, uint32_t in_flight);

/* All of p's nodes at one instant, which is its end, too; nobody tells p. */
void nodes_destroy_all(struct peer *p, struct peer_ending *ending);

static inline void node_ref(struct node *n)
{
	__atomic_add_fetch(&n->refs, 1, __ATOMIC_RELAXED);
}
void node_unref(struct node *n); /* NULL is fine; no lock held */

/*
 * node.c, with the locks of holder and owner held:
 */

/* The holder's new capability, in memory of the caller's, charged before (cap_bytes). */
void cap_enter(struct peer *holder, struct cap *c, struct node *n);
int cap_charge(struct peer *holder); /* 0, -EDQUOT; no lock needed */
void cap_uncharge(struct peer *holder, uint32_t count);

/* The owner's lock: one holder more; one fewer, of which the owner is told if it was the last. */
void node_held(struct node *n);
void node_let_go(struct node *n, uint64_t stamp);
void node_drop_answer(struct node *n);

/*
 * peer_batch.c
 */

/* What a message takes beside what it carries: its block, and its node, which the owner may forget
 * before it is received; and each capability: a node of the receiver's, which may be forgotten. */
#define MESSAGE_OVERHEAD \
	(sizeof(struct peer_batch) + sizeof(struct peer_post) + sizeof(struct node))
#define CARRIED_BYTES sizeof(struct node)

/* Room that an answer is promised for each file: most cost less while they are on their way. */
#define ANSWER_FILE_BYTES 4096u

/* What a message takes of the pool: the bytes, from the next multiple of 8 on ids, then handles. */
static inline uint32_t slice_bytes(uint32_t size, uint32_t caps, uint32_t files)
{
	uint32_t total = ((size + 7) & ~7u) + 8 * caps + 4 * files;

	return total ? total : 1;
}

/* A block for this message, with one reference, the sender's; the bytes are still to be copied. */
struct peer_batch *batch_alloc(const struct peer_parts *parts);
int batch_copy_bytes(struct peer_batch *b, const struct peer_parts *parts); /* 0, -EFAULT */

/* Lock held: the share that a post was charged goes back, as if it had never been sent. */
void post_give_share(struct peer_post *post, struct peer *to);

/* Kernel memory of messages in the queue: 0, -EDQUOT. A little is charged ahead. Lock held. */
#define PEER_PREPAID_MAX 4096u
static inline int peer_pay(struct peer *p, uint32_t bytes)
{
	if (p->prepaid < bytes)
		return account_charge(&p->process->account, ACCOUNT_HEAP, bytes);
	p->prepaid -= bytes;
	return 0;
}
static inline void peer_unpay(struct peer *p, uint32_t bytes)
{
	if (p->prepaid + bytes > PEER_PREPAID_MAX)
		account_uncharge(&p->process->account, ACCOUNT_HEAP, bytes);
	else
		p->prepaid += bytes;
}

/* A post that nobody receives, out of its queue: what it holds of p is free again. */
void post_drop(struct peer *p, struct peer_post *post);

/* Its charges end; received: its slice, and room for it, stay. Lock held. */
void post_uncharge(struct peer *p, struct peer_post *post, bool received);

void batch_unref(struct peer_batch *b); /* no lock held */

/*
 * peer_answer.c, without locks
 */

/* Room in p's pool for the answer to a call by its node n. -EINVAL not p's own, or kept already;
 * -EHOSTUNREACH, -EXFULL, -EDQUOT. */
int answer_keep(struct peer *p, struct node *n, const struct peer_parts *parts);
void answer_drop(struct peer *p, struct node *n);

#endif
