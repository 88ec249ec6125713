/*
 * kernel/ipc/kbus.h - KBus inside (include/kbus.h is its manual page): buses, connections, and what
 * can be done with them. It knows nothing of processes, handles and user memory, so all of it is
 * tested on the host; ipc/kbus_file.c and sys/sys_kbus.c are the rest.
 *
 *	struct kbus_bus		its bindings and connections, and who waits for room on it
 *	struct kbus_connection	a queue; what it has bound, asked for, owes, and waits to send
 *	struct kbus_body	a message, one for all its copies (ipc/kbus_queue.h)
 *	struct kbus_debt	a request that is sent and not answered. Its memory becomes the
 *				Status if that is what answers it, so a Status needs none.
 *
 * A message enters all its queues by ipc/commit.h, with one stamp, which is its id.
 *
 * Room. Only those who hold the bus's mutex put messages in, so room that is there stays there
 *until they use it. Reading takes the queue's lock only: who has made room by that and sees a
 *sender that waits for it (kbus_is_awaited) takes the mutex and calls kbus_room. A sender that
 *found no room stands in the line of the queue that was full and tries once more, so one of the two
 *sees the other.
 *
 * Locks: the bus's mutex is held by the callers of all functions here but those of reading; below
 * it the queues' locks.
 *
 * Context: thread.
 */
#ifndef IPC_KBUS_H
#define IPC_KBUS_H

#include "abi/kbus.h"
#include "common/avl.h"
#include "common/list.h"
#include "ipc/kbus_bindings.h"
#include "ipc/kbus_queue.h"
#include "task/object.h"
#include "task/wait.h"

struct kbus_bus {
	uint32_t number;
	struct kbus_bindings bindings;
	struct list connections;
	uint32_t connection_count, last_number;
	struct list waiting; /* senders that wait for room, oldest first: kbus_sending.of_bus */
	uint64_t last_ticket;
	uint32_t mark;	      /* of the message whose copies are being gathered */
	struct list watchers; /* with KBUS_BIND_EVENTS: kbus_connection.of_watchers */
	uint32_t messages, statuses;
};

/* A message that waits for room. */
struct kbus_sending {
	struct kbus_body *body;	      /* NULL: none */
	struct kbus_debt *debt;	      /* of a request: its place is reserved */
	struct kbus_connection *full; /* what it waits for */
	struct list of_full, of_bus;
	uint64_t ticket; /* the last one's */
	int result;	 /* ... when it has ended */
	uint64_t id;
	bool told; /* its end was told */
};

/* The name a connection sent last, which it will send again: then it need not be checked, nor who
 * is bound to it be looked up. */
#define KBUS_ROUTE_MAX 32
#define KBUS_NO_ROUTE  0xffffffffu
struct kbus_route {
	uint32_t generation; /* of the bindings for which it holds */
	uint32_t size;	     /* KBUS_NO_ROUTE: none */
	struct kbus_binding *exact;
	bool for_one; /* nobody listens, so that only the replier or requester has it */
	char text[KBUS_ROUTE_MAX];
};

/* A thread that waits for one answer, which comes to it and not into the queue. */
struct kbus_caller {
	struct list link;
	uint64_t request;
	struct kbus_item *answer; /* NULL: not yet */
	bool closed;		  /* the connection is: there will be none */
	struct waitable waitable;
};

struct kbus_connection {
	struct object object;
	struct waitable waitable; /* its lock guards the queue, callers and closed */
	struct kbus_queue queue;
	struct kbus_spare spare;
	struct list callers;
	bool chosen; /* a message is being read by plain file calls */
	bool closed;

	/* The bus's mutex guards what follows. */
	struct kbus_bus *bus;
	struct waitable sent; /* signalled while no message of it waits for room */
	uint32_t number, process;
	struct list of_bus;
	struct list bindings;
	uint32_t binding_count, marked;
	uint32_t beyond; /* copies of the message just being sent that it does not get */
	struct kbus_connection *next_beyond;
	struct list requests; /* its own: kbus_debt.of_requester */
	struct avl *debts;    /* to others, by request */
	uint32_t owed;	      /* atomic */
	struct kbus_sending sending;
	struct list blocked; /* senders that wait for room here, oldest first; atomic look */
	bool once_only;
	struct list of_watchers; /* alone: it is none */
	uint32_t message_bytes;	 /* that it may send */
	uint64_t last_sent;
	uint32_t sent_count; /* messages */
	struct kbus_route route;
	struct kbus_body lost; /* says that events were lost */
	bool lost_waits;       /* it is in the queue; guarded by the waitable's lock */
};

struct kbus_debt {
	struct kbus_body status; /* first: it can become the Status */
	struct avl node;	 /* of the replier, by status.head.reply_to */
	struct list of_requester;
	struct kbus_connection *requester; /* NULL: gone; the replier pays for this memory */
	struct kbus_connection *replier;   /* NULL: not sent yet */
	struct kbus_binding *binding;	   /* by which it went; NULL: unbound since */
	struct kbus_item *unread;	   /* in the replier's queue; its lock guards this */
};

/* ---- buses and connections (kbus.c) ---- */

void kbus_bus_init(struct kbus_bus *bus, uint32_t number);

/* The caller's memory; sent and waitable are made here. */
void kbus_connect(struct kbus_bus *bus, struct kbus_connection *c, uint32_t process,
		  struct account *account);
/* All it owes is answered, all it has is gone; nothing comes any more. Once. */
void kbus_close(struct kbus_connection *c);

/* name is checked. Errors as KBusBind and KBusUnbind. */
int kbus_bind(struct kbus_connection *c, const struct kbus_name *name, bool replies);
int kbus_unbind(struct kbus_connection *c, const struct kbus_name *name, bool replies);
/* The connection that answers it, 0: none. */
uint32_t kbus_replier(struct kbus_bus *bus, const struct kbus_name *name);

/* As KBusControl; as KBusQuery, but next_size. */
int kbus_control(struct kbus_connection *c, uint32_t what, uint32_t value);
void kbus_query(struct kbus_connection *c, struct kbus_info *info);

/* ---- sending (kbus_send.c, kbus_wait.c) ---- */

/* What can be said of a message's head without looking at the bus: 0, or as KBusSend. */
int kbus_check_head(const struct kbus_connection *c, const struct kbus_message *head);

/* The head is checked; process and thread of its head are filled in, the rest is here; its
 * reference stays the caller's. 0: it is sent, its id in c->last_sent; -EAGAIN it is
 * KBUS_ALL_OR_WAIT and waits for room from now on (kbus_is_sending); as KBusSend. */
int kbus_send(struct kbus_connection *c, struct kbus_body *body);

/* Does a message of it wait for room? Signalled at its end, which c->sending tells: c->sent. */
static inline bool kbus_is_sending(const struct kbus_connection *c)
{
	return c->sending.body != NULL;
}

/* Forget it. */
void kbus_discard(struct kbus_connection *c);

/* Is there a sender that waits for room here? Without the mutex, after having made room. */
static inline bool kbus_is_awaited(const struct kbus_connection *c)
{
	return __atomic_load_n(&c->blocked.next, __ATOMIC_SEQ_CST) != &c->blocked;
}

/* Room was made in this queue: who waits for it tries again, in order. */
void kbus_room(struct kbus_connection *c);

/* ---- answers (kbus_answer.c) ---- */

/* The request just sent: its answer goes to this caller. */
void kbus_call_begin(struct kbus_connection *c, struct kbus_caller *caller);
/* It waits no more: the answer, or NULL and the request is abandoned: no answer will come. */
struct kbus_item *kbus_call_end(struct kbus_connection *c, struct kbus_caller *caller);

/* ---- reading (kbus_read.c): without the mutex but where it says so ---- */

/* A message that is being read. */
struct kbus_taken {
	const struct kbus_message *head; /* but for flags and time */
	uint32_t flags;
	uint64_t tsc;		 /* its time, counts of the time-stamp counter */
	struct kbus_item *item;	 /* NULL: the kernel's own */
	uint32_t zone;		 /* bytes of it: its place is free already; 0: it is not */
	const char *bytes;	 /* name, data */
	struct kbus_message own; /* the head, where the item is not kept */
};

/* The first one of at most `capacity` bytes, head counted, is being read; a request counts as read
 * from now on. 0, -EAGAIN none, -EMSGSIZE, -ENOTCONN closed. Lock of the waitable held. */
int kbus_take(struct kbus_connection *c, uint32_t capacity, struct kbus_taken *taken);
/* This one, which was the answer to a call. */
void kbus_take_answer(struct kbus_item *item, struct kbus_taken *taken);
/* Its place is free: true, if somebody waits for room (kbus_room). */
bool kbus_leave(struct kbus_connection *c, struct kbus_taken *taken);
/* It has been read: its memory is free too. */
void kbus_free(struct kbus_connection *c, struct kbus_taken *taken);
/* Both. */
bool kbus_done(struct kbus_connection *c, struct kbus_taken *taken);
/* It could not be read: it is back in the queue, unread. The mutex is held. */
void kbus_untake(struct kbus_connection *c, struct kbus_taken *taken);

static inline uint32_t kbus_taken_bytes(const struct kbus_taken *t)
{
	return sizeof *t->head + t->head->name_size + t->head->data_size;
}

#endif
