/*
 * winmgr/msglist.h - the ordered store of one queue's messages: entries in stamp order. Pure.
 *
 * No locks, no threads: queue.c adds those. Entries come from pages that the list takes from its
 * page source when it needs them and gives back when most of its room is empty; append and
 * remove are O(1), the giving back is spread over the removes. Three kinds have room of their own:
 * posts up to MSG_QUEUE_MAX, notices and input of the kernel up to MSG_NOTICE_MAX and
 * MSG_INPUT_MAX. One page is held in reserve for the kernel's kinds, so that they do not fail when
 * memory is short.
 *
 * Shares: posts of the owner's own process count against MSG_QUEUE_MAX only; what other processes
 * may hold at a time follows the fair-share rule (ipc/quota.h), one account for each.
 */
#ifndef WINMGR_MSGLIST_H
#define WINMGR_MSGLIST_H

#include "abi/limits.h"
#include "abi/msg.h"
#include "abi/types.h"
#include "common/list.h"
#include "ipc/quota.h"

enum msg_kind {
	KIND_POST,
	KIND_NOTICE,
	KIND_INPUT,
	KIND_COUNT,
	KIND_MADE = KIND_COUNT, /* not of a list: made at fetch */
	KIND_SENT,		/* nor these: part of a struct send (send.h) */
};

struct entry {
	struct list link;
	struct msg msg;
	uint32_t process, thread; /* sender, 0 = kernel */
	uint64_t stamp, tsc, cause;
	uint32_t place; /* of the pointer, as the XY kind */
	uint32_t point; /* of a move: the number of its last point (points.h) */
	union {
		struct {
			uint16_t merged; /* moves merged into this one */
			uint8_t kind, how;
		};
		uint32_t shape; /* all three: ENTRY_SHAPE */
	};
	struct quota_user *share; /* charged; NULL: none */
};

#define ENTRY_SHAPE(kind, how) ((uint32_t)(kind) << 16 | (uint32_t)(how) << 24)

struct page_source {
	void *(*get)(struct page_source *s); /* one page of 4 KiB, aligned; NULL: none */
	void (*put)(struct page_source *s, void *page);
};

/* The head of a page of entries. */
struct entry_page {
	struct list link; /* in msglist.pages_held */
	uint32_t used;
};

struct msglist {
	struct list entries; /* oldest first */
	struct entry *free;  /* free entries of all pages, through link.next */
	struct list pages_held;
	void *reserve; /* a page for the kernel's kinds */
	struct page_source *source;
	uint32_t counts[KIND_COUNT];
	uint32_t peak; /* most entries of one kind that ever waited until one was taken */
	uint32_t pages;
	struct quota quota; /* shares of other processes; `used` is set when the rule is asked */
};

/* 0 or -ENOMEM. */
int msglist_init(struct msglist *l, struct page_source *source);
/* Drops everything. */
void msglist_deinit(struct msglist *l);

/* The slow sides of the functions below. */
bool msglist_grow(struct msglist *l, enum msg_kind kind);
void msglist_shrink(struct msglist *l);
struct quota_user *msglist_share(struct msglist *l, uint32_t process);

/* A charge on the account of a foreign process. NULL: its share is used up, or out of memory. With
 * few posts waiting the rule cannot say no: held < FEW and accounts <= FEW give less than FEW *
 * (FEW + 1). So the usual one sender is charged here, in few instructions. */
#define MSGLIST_FEW 64
_Static_assert(MSGLIST_FEW *(MSGLIST_FEW + 2) < MSG_QUEUE_MAX, "quota short cut");

static inline struct quota_user *msglist_charge_share(struct msglist *l, uint32_t process)
{
	struct quota_user *first = &l->quota.first;
	uint32_t waiting = l->counts[KIND_POST];

	if (__builtin_expect(first->process != process, 0))
		return msglist_share(l, process);
	if (__builtin_expect(waiting < MSGLIST_FEW, 1)) {
		if (!first->held[0]++)
			l->quota.kind[0].accounts++;
		return first;
	}
	if (l->quota.kind[0].accounts == 1 && first->held[0] && waiting < MSG_QUEUE_MAX / 2 - 1) {
		first->held[0]++; /* alone: (held + 1) * 2 - held fits in what is left */
		return first;
	}
	return msglist_share(l, process);
}

static inline struct entry_page *entry_page(const struct entry *e)
{
	return (struct entry_page *)((uintptr_t)e & ~(uintptr_t)4095);
}

static inline uint32_t kind_limit(enum msg_kind kind)
{
	return kind == KIND_POST     ? MSG_QUEUE_MAX
	       : kind == KIND_NOTICE ? MSG_NOTICE_MAX
				     : MSG_INPUT_MAX;
}

/* Room for one more of this kind from this process (own: the queue's own process)? Makes the entry,
 * unlinked and charged; the caller fills it and calls msglist_append, which cannot fail. Whoever
 * keeps it for later makes its link a list of its own (list_init), or it would count as free.
 * NULL: no room (-EAGAIN). */
static inline __attribute__((always_inline)) struct entry *
msglist_reserve(struct msglist *l, enum msg_kind kind, uint32_t process, bool own)
{
	struct quota_user *share = NULL;
	struct entry *e;

	if (l->counts[kind] >= kind_limit(kind))
		return NULL;
	if (!l->free && !msglist_grow(l, kind))
		return NULL;
	if (!own && !(share = msglist_charge_share(l, process)))
		return NULL;
	e = l->free;
	l->free = (struct entry *)e->link.next;
	entry_page(e)->used++;
	e->process = process;
	e->share = share;
	return e;
}

static inline void msglist_append(struct msglist *l, struct entry *e, enum msg_kind kind,
				  uint32_t how)
{
	l->counts[kind]++;
	e->shape = ENTRY_SHAPE(kind, how);
	list_push_back(&l->entries, &e->link);
}

/* The account's charge for one message ends. NULL: none. */
static inline void msglist_uncharge(struct msglist *l, struct quota_user *share)
{
	if (!share)
		return;
	if (__builtin_expect(share != &l->quota.first, 0))
		quota_receive(&l->quota, share, &(uint32_t){1});
	else if (--share->held[0] == 0)
		l->quota.kind[0].accounts--;
}

/* Take it out of the order and out of the counts; it stays valid until msglist_release. */
static inline void msglist_take(struct msglist *l, struct entry *e)
{
	uint32_t before = l->counts[e->kind]--;

	/* Most wait just before one is taken. */
	if (__builtin_expect(before > l->peak, 0))
		l->peak = before;
	e->link.prev->next = e->link.next;
	e->link.next->prev = e->link.prev;
	msglist_uncharge(l, e->share);
}

/* Put a taken one back where it was (by its stamp). It is not charged to its sender again. */
void msglist_untake(struct msglist *l, struct entry *e);

static inline void msglist_release(struct msglist *l, struct entry *e)
{
	struct entry_page *p = entry_page(e);

	e->link.next = (struct list *)l->free;
	e->link.prev = NULL; /* it is free: msglist_shrink */
	l->free = e;
	if (--p->used == 0 && l->pages > 2)
		msglist_shrink(l);
}

/* Does it pass the filter (NULL: any) and the MSG_ONLY_... flags? */
bool msglist_passes(const struct entry *e, const struct msg_filter *filter, uint32_t flags);

/* First entry that passes the filter (NULL: any) and the MSG_ONLY_... flags; NULL: none. */
struct entry *msglist_find(const struct msglist *l, const struct msg_filter *filter,
			   uint32_t flags);

/* The newest entry if it is a MSG_MOUSEMOVE or MSG_DRAG_OVER for this window: the only one that
 * another of its code may merge with. */
struct entry *msglist_move_tail(const struct msglist *l, uint32_t window);

static inline bool msglist_empty(const struct msglist *l)
{
	return list_empty(&l->entries);
}

#endif
