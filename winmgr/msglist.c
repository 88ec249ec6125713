/* winmgr/msglist.c - entries cut from pages, kept in stamp order. */
#include "winmgr/msglist.h"
#include "abi/error.h"
#include "panic.h"

#define PAGE	 4096u
#define PER_PAGE ((PAGE - sizeof(struct entry_page)) / sizeof(struct entry))

int msglist_init(struct msglist *l, struct page_source *source)
{
	*l = (struct msglist){.source = source};
	list_init(&l->entries);
	list_init(&l->pages_held);
	quota_init(&l->quota, &(uint32_t){MSG_QUEUE_MAX}, 1);
	l->reserve = source->get(source);
	if (!l->reserve)
		return -ENOMEM;
	l->pages = 1;
	return 0;
}

/* ---- pages ----------------------------------------------------------------------------------- */

static struct entry *entries_of(struct entry_page *p)
{
	return (struct entry *)(p + 1);
}

/* All entries of a page that are not in use. */
static void add_free(struct msglist *l, struct entry_page *p)
{
	for (uint32_t i = PER_PAGE; i--;) {
		struct entry *e = &entries_of(p)[i];

		if (e->link.prev)
			continue;
		e->link.next = (struct list *)l->free;
		l->free = e;
	}
}

static void add_page(struct msglist *l, struct entry_page *p)
{
	struct entry *next = NULL;

	p->used = 0;
	list_push_back(&l->pages_held, &p->link);
	for (struct entry *e = &entries_of(p)[PER_PAGE - 1]; e >= entries_of(p); e--) {
		e->link = (struct list){(struct list *)next, NULL};
		next = e;
	}
	l->free = next; /* there was none, or this would not be needed */
}

bool msglist_grow(struct msglist *l, enum msg_kind kind)
{
	struct entry_page *p = l->source->get(l->source);

	if (p) {
		l->pages++;
	} else if (kind != KIND_POST && l->reserve) {
		p = l->reserve;
		l->reserve = NULL;
	}
	if (p)
		add_page(l, p);
	return p != NULL;
}

static void give_back(struct msglist *l, struct entry_page *p)
{
	list_remove(&p->link);
	if (!l->reserve) {
		l->reserve = p;
		return;
	}
	l->pages--;
	l->source->put(l->source, p);
}

/* A page has become empty. When seven eighths of all are, the empty ones go at once (one stays) and
 * the list of free entries is made anew: a constant effort for each message that came. */
void msglist_shrink(struct msglist *l)
{
	uint32_t waiting = l->counts[KIND_POST] + l->counts[KIND_NOTICE] + l->counts[KIND_INPUT];
	struct list *i, *next;
	bool kept = false;

	if (waiting > l->pages * PER_PAGE / 8)
		return;
	l->free = NULL;
	list_for_each_safe (i, next, &l->pages_held) {
		struct entry_page *p = container_of(i, struct entry_page, link);

		if (!p->used && kept) {
			give_back(l, p);
		} else {
			kept |= !p->used;
			add_free(l, p);
		}
	}
}

/* ---- shares ---------------------------------------------------------------------------------- */

/* What is used of the limit is what waits: counted already. */
struct quota_user *msglist_share(struct msglist *l, uint32_t process)
{
	struct quota_user *share = NULL;

	l->quota.kind[0].used = l->counts[KIND_POST];
	quota_charge(&l->quota, process, &(uint32_t){1}, &share);
	return share;
}

/* ---- the list -------------------------------------------------------------------------------- */

void msglist_untake(struct msglist *l, struct entry *e)
{
	struct list *i;

	list_for_each (i, &l->entries)
		if (container_of(i, struct entry, link)->stamp > e->stamp)
			break;
	e->share = NULL;
	list_push_back(i, &e->link);
	l->counts[e->kind]++;
}

bool msglist_passes(const struct entry *e, const struct msg_filter *f, uint32_t flags)
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

		if (msglist_passes(e, filter, flags))
			return e;
	}
	return NULL;
}

struct entry *msglist_move_tail(const struct msglist *l, uint32_t window)
{
	struct entry *e = container_of(l->entries.prev, struct entry, link);

	if (list_empty(&l->entries) || e->msg.window != window || e->kind != KIND_INPUT)
		return NULL;
	return e->msg.code == MSG_MOUSEMOVE || e->msg.code == MSG_DRAG_OVER ? e : NULL;
}

void msglist_deinit(struct msglist *l)
{
	struct list *i;

	while ((i = list_first(&l->entries))) {
		struct entry *e = container_of(i, struct entry, link);

		msglist_take(l, e);
		msglist_release(l, e);
	}
	while ((i = list_pop_front(&l->pages_held)))
		l->source->put(l->source, container_of(i, struct entry_page, link));
	if (l->reserve)
		l->source->put(l->source, l->reserve);
	l->reserve = NULL;
	l->quota.kind[0].used = 0;
	kassert(quota_is_zero(&l->quota));
	l->free = NULL;
	l->pages = 0;
}
