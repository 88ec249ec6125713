/* winmgr/msglist.c - entries cut from pages, kept in stamp order. */
#include "winmgr/msglist.h"
#include "abi/error.h"
#include "ipc/quota.h"

#define PAGE 4096u

/* The head of a page of entries. */
struct entry_page {
	struct list link; /* in msglist.partial while it has free entries */
	struct entry *free;
	uint32_t used, made;
};

#define PER_PAGE ((PAGE - sizeof(struct entry_page)) / sizeof(struct entry))

struct share {
	struct list link;
	uint32_t process, held;
};

static struct entry_page *page_of(const void *entry)
{
	return (struct entry_page *)((uintptr_t)entry & ~(uintptr_t)(PAGE - 1));
}

static struct entry_page *page_init(void *memory)
{
	struct entry_page *p = memory;

	if (p) {
		list_init(&p->link);
		p->free = NULL;
		p->used = p->made = 0;
	}
	return p;
}

int msglist_init(struct msglist *l, struct page_source *source)
{
	*l = (struct msglist){.source = source};
	list_init(&l->entries);
	list_init(&l->partial);
	list_init(&l->shares);
	l->reserve = source->get(source);
	if (!l->reserve)
		return -ENOMEM;
	l->pages = 1;
	return 0;
}

/* ---- pages ----------------------------------------------------------------------------------- */

/* A page with a free entry. */
static struct entry_page *page_with_room(struct msglist *l, enum msg_kind kind)
{
	struct list *first = list_first(&l->partial);
	struct entry_page *p;

	if (first)
		return container_of(first, struct entry_page, link);
	p = page_init(l->source->get(l->source));
	if (p) {
		l->pages++;
	} else if (kind != KIND_POST && l->reserve) {
		p = page_init(l->reserve);
		l->reserve = NULL;
	}
	if (p)
		list_push_back(&l->partial, &p->link);
	return p;
}

static struct entry *entry_alloc(struct msglist *l, enum msg_kind kind)
{
	struct entry_page *p = page_with_room(l, kind);
	struct entry *e;

	if (!p)
		return NULL;
	e = p->free;
	if (e)
		p->free = *(struct entry **)e;
	else
		e = (struct entry *)(p + 1) + p->made++;
	if (++p->used == PER_PAGE)
		list_remove(&p->link);
	return e;
}

/* An empty page becomes the reserve if that is gone, stays if it is the last, else it goes. */
static void page_emptied(struct msglist *l, struct entry_page *p)
{
	bool last = l->partial.next == &p->link && l->partial.prev == &p->link;

	if (last && l->reserve)
		return;
	list_remove(&p->link);
	if (!l->reserve) {
		l->reserve = p;
		return;
	}
	l->pages--;
	l->source->put(l->source, p);
}

static void entry_free(struct msglist *l, struct entry *e)
{
	struct entry_page *p = page_of(e);

	if (p->used == PER_PAGE)
		list_push_front(&l->partial, &p->link);
	*(struct entry **)e = p->free;
	p->free = e;
	if (--p->used == 0)
		page_emptied(l, p);
}

/* ---- shares ---------------------------------------------------------------------------------- */

/* The account of a process; one that holds nothing is taken over. NULL: out of memory. */
static struct share *share_of(struct msglist *l, uint32_t process)
{
	struct share *idle = NULL;
	struct list *i;

	if (l->last_share && l->last_share->process == process)
		return l->last_share;
	list_for_each (i, &l->shares) {
		struct share *s = container_of(i, struct share, link);

		if (s->process == process)
			return l->last_share = s;
		if (!s->held)
			idle = s;
	}
	if (!idle) {
		idle = l->source->alloc(sizeof *idle);
		if (!idle)
			return NULL;
		list_push_back(&l->shares, &idle->link);
	}
	idle->process = process;
	idle->held = 0;
	return l->last_share = idle;
}

static bool share_charge(struct msglist *l, struct share *s)
{
	uint32_t remaining = MSG_QUEUE_MAX - l->counts[KIND_POST];
	uint32_t accounts = l->accounts + (s->held == 0);

	if (!quota_accepts(s->held, 1, remaining, accounts))
		return false;
	l->accounts = accounts;
	s->held++;
	l->foreign++;
	return true;
}

static void share_uncharge(struct msglist *l, struct share *s)
{
	l->foreign--;
	if (--s->held == 0)
		l->accounts--;
}

/* ---- the list -------------------------------------------------------------------------------- */

static const uint16_t kind_limits[KIND_COUNT] = {
	[KIND_POST] = MSG_QUEUE_MAX,
	[KIND_NOTICE] = MSG_NOTICE_MAX,
	[KIND_INPUT] = MSG_INPUT_MAX,
};

struct entry *msglist_reserve(struct msglist *l, enum msg_kind kind, uint32_t process, bool own)
{
	struct share *s = NULL;
	struct entry *e;

	if (l->counts[kind] >= kind_limits[kind])
		return NULL;
	if (kind == KIND_POST && !own) {
		s = share_of(l, process);
		if (!s || !share_charge(l, s))
			return NULL;
	}
	e = entry_alloc(l, kind);
	if (!e) {
		if (s)
			share_uncharge(l, s);
		return NULL;
	}
	e->kind = kind;
	e->process = process;
	e->share = s;
	e->merged = 0;
	l->counts[kind]++;
	return e;
}

void msglist_append(struct msglist *l, struct entry *e)
{
	uint32_t total = l->counts[KIND_POST] + l->counts[KIND_NOTICE] + l->counts[KIND_INPUT];

	list_push_back(&l->entries, &e->link);
	if (total > l->peak)
		l->peak = total;
}

void msglist_take(struct msglist *l, struct entry *e)
{
	list_remove(&e->link);
	l->counts[e->kind]--;
	if (e->share) {
		share_uncharge(l, e->share);
		e->share = NULL;
	}
}

void msglist_untake(struct msglist *l, struct entry *e)
{
	struct list *i;

	list_for_each (i, &l->entries)
		if (container_of(i, struct entry, link)->stamp > e->stamp)
			break;
	list_push_back(i, &e->link);
	l->counts[e->kind]++;
}

void msglist_release(struct msglist *l, struct entry *e)
{
	entry_free(l, e);
}

static bool passes(const struct entry *e, const struct msg_filter *f, uint32_t flags)
{
	if (flags & MSG_ONLY_INPUT && e->kind != KIND_INPUT)
		return false;
	if (flags & MSG_ONLY_POSTS && e->kind == KIND_INPUT)
		return false;
	if (!f)
		return true;
	if (f->window && f->window != e->msg.window)
		return false;
	if (e->msg.code < f->first_code)
		return false;
	return !f->last_code || e->msg.code <= f->last_code;
}

struct entry *msglist_find(const struct msglist *l, const struct msg_filter *filter, uint32_t flags)
{
	struct list *i;

	list_for_each (i, &l->entries) {
		struct entry *e = container_of(i, struct entry, link);

		if (passes(e, filter, flags))
			return e;
	}
	return NULL;
}

struct entry *msglist_move_tail(const struct msglist *l, uint32_t window)
{
	struct entry *e = container_of(l->entries.prev, struct entry, link);

	if (list_empty(&l->entries) || e->msg.code != MSG_MOUSEMOVE || e->msg.window != window ||
	    e->kind != KIND_INPUT)
		return NULL;
	return e;
}

void msglist_deinit(struct msglist *l)
{
	struct list *i;

	while ((i = list_first(&l->entries))) {
		struct entry *e = container_of(i, struct entry, link);

		msglist_take(l, e);
		msglist_release(l, e);
	}
	while ((i = list_pop_front(&l->partial)))
		l->source->put(l->source, container_of(i, struct entry_page, link));
	if (l->reserve)
		l->source->put(l->source, l->reserve);
	l->reserve = NULL;
	while ((i = list_pop_front(&l->shares)))
		l->source->free(container_of(i, struct share, link));
	l->last_share = NULL;
	l->pages = 0;
}
