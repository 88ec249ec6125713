/* kernel/ipc/shared.c - areas with a maker and perhaps a name. */
#include "ipc/shared.h"
#include "abi/error.h"
#include "abi/limits.h"
#include "cpu/string.h"
#include "mem/heap.h"
#include "panic.h"
#include "task/process.h"

/* What is known of an area beside its pages; gone with it. */
struct record {
	struct list link;
	uint32_t place;
	struct area *area;
	struct process *maker; /* charged; NULL: has ended */
	uint32_t rights;
	uint32_t objects; /* struct shared of it */
	char name[SHARED_NAME_MAX];
};

/* Guards the records. */
static struct spinlock lock;
static struct list records = LIST_INIT(records); /* in the order of places */
static uint32_t last_place;

static struct record *record_of(const struct area *a)
{
	struct list *l;

	list_for_each (l, &records) {
		struct record *r = container_of(l, struct record, link);

		if (r->area == a)
			return r;
	}
	return NULL;
}

static struct record *find(const char *name)
{
	struct list *l;

	list_for_each (l, &records) {
		struct record *r = container_of(l, struct record, link);

		if (*r->name && !strcmp(r->name, name))
			return r;
	}
	return NULL;
}

static uint32_t charge_of(const struct area *a)
{
	return a->pages + pages_of(a->pages * sizeof(frame_t));
}

/* Lock held. */
static void uncharge(struct record *r)
{
	if (r->maker) {
		account_uncharge(&r->maker->account, ACCOUNT_PAGES, charge_of(r->area));
		account_uncharge(&r->maker->account, ACCOUNT_HEAP, sizeof *r);
	}
	r->maker = NULL;
}

static void died(struct area *a)
{
	uint32_t flags = spin_lock(&lock);
	struct record *r = record_of(a);

	uncharge(r);
	list_remove(&r->link);
	spin_unlock(&lock, flags);
	kfree(r);
}

static void destroy(struct object *o)
{
	struct shared *s = container_of(o, struct shared, object);
	uint32_t flags = spin_lock(&lock);

	record_of(s->area)->objects--;
	spin_unlock(&lock, flags);
	area_unref(s->area);
	kfree(s);
}

static void describe(struct object *o, char *text, uint32_t size)
{
	uint32_t flags = spin_lock(&lock);

	strlcpy(text, record_of(container_of(o, struct shared, object)->area)->name, size);
	spin_unlock(&lock, flags);
}

const struct object_type shared_type = {.name = "shared", .destroy = destroy, .describe = describe};

struct shared *shared_of(struct area *area)
{
	struct shared *s = kzalloc(sizeof *s);
	uint32_t flags;

	if (!s)
		return NULL;
	object_init(&s->object, &shared_type, NULL);
	area_ref(area);
	s->area = area;
	flags = spin_lock(&lock);
	record_of(area)->objects++;
	spin_unlock(&lock, flags);
	return s;
}

/* The record of a new area, with its maker's charge. */
static struct record *record_create(struct area *a, uint32_t rights, const char *name)
{
	struct account *account = &current_process()->account;
	struct record *r;

	if (account_charge(account, ACCOUNT_PAGES, charge_of(a)))
		return NULL;
	if (!account_charge(account, ACCOUNT_HEAP, sizeof *r)) {
		r = kzalloc(sizeof *r);
		if (r) {
			r->area = a;
			r->maker = current_process();
			r->rights = rights;
			if (name)
				strlcpy(r->name, name, sizeof r->name);
			return r;
		}
		account_uncharge(account, ACCOUNT_HEAP, sizeof *r);
	}
	account_uncharge(account, ACCOUNT_PAGES, charge_of(a));
	return NULL;
}

/* The name is taken and the area known, both or neither. */
static int enter(struct record *r)
{
	uint32_t flags = spin_lock(&lock);
	bool taken = *r->name && find(r->name);

	if (taken) {
		uncharge(r);
	} else {
		r->place = ++last_place;
		list_push_back(&records, &r->link);
		r->area->died = died;
	}
	spin_unlock(&lock, flags);
	return taken ? -EEXIST : 0;
}

int shared_create(uint32_t size, const char *name, uint32_t rights, struct shared **out)
{
	struct area *a = area_create(size);
	struct record *r = a ? record_create(a, rights, name) : NULL;
	int error = r ? enter(r) : -ENOMEM;

	if (error) {
		kfree(r);
		area_unref(a);
		return error;
	}
	*out = shared_of(a);
	area_unref(a); /* the object has one of its own, or the area goes */
	return *out ? 0 : -ENOMEM;
}

int shared_open(const char *name, uint32_t rights, struct shared **out)
{
	uint32_t flags = spin_lock(&lock);
	struct record *r = find(name);
	struct area *a = NULL;
	int error = !r ? -ENOENT : rights & ~r->rights ? -EACCES : 0;

	if (!error && !area_try_ref(r->area))
		error = -ENOENT; /* it is just going */
	if (!error)
		a = r->area;
	spin_unlock(&lock, flags);
	if (error)
		return error;
	*out = shared_of(a);
	area_unref(a);
	return *out ? 0 : -ENOMEM;
}

static void seal_in(struct process *p, void *area)
{
	vm_seal(&p->vm, area);
}

void shared_seal(struct area *area)
{
	area->sealed = true;
	process_for_each(seal_in, area);
}

void shared_count(struct area *area, uint32_t *handles, uint32_t *mappings)
{
	uint32_t flags = spin_lock(&lock);

	*handles = record_of(area)->objects;
	*mappings = area->refs - *handles;
	spin_unlock(&lock, flags);
}

/* Lock held. */
static void fill(const struct record *r, struct shared_line *line)
{
	*line = (struct shared_line){
		.place = r->place,
		.size = r->area->pages << PAGE_SHIFT,
		.maker = r->maker ? r->maker->id : 0,
		.rights = r->rights,
		.handles = r->objects,
		.mappings = r->area->refs - r->objects,
		.sealed = r->area->sealed,
	};
	strlcpy(line->name, r->name, sizeof line->name);
}

bool shared_next(uint32_t *place, bool named, struct shared_line *line)
{
	uint32_t flags = spin_lock(&lock);
	bool found = false;
	struct list *l;

	list_for_each (l, &records) {
		struct record *r = container_of(l, struct record, link);

		if ((named && !*r->name) || r->place <= *place)
			continue;
		*place = r->place;
		fill(r, line);
		found = true;
		break;
	}
	spin_unlock(&lock, flags);
	return found;
}

bool shared_named(const char *name, struct shared_line *line)
{
	uint32_t flags = spin_lock(&lock);
	struct record *r = find(name);

	if (r)
		fill(r, line);
	spin_unlock(&lock, flags);
	return r != NULL;
}

bool shared_describe(const struct area *area, struct shared_line *line)
{
	uint32_t flags = spin_lock(&lock);
	struct record *r = record_of(area);

	if (r)
		fill(r, line);
	spin_unlock(&lock, flags);
	return r != NULL;
}

static void process_ends(struct process *p)
{
	uint32_t flags = spin_lock(&lock);
	struct list *l;

	list_for_each (l, &records) {
		struct record *r = container_of(l, struct record, link);

		if (r->maker == p)
			uncharge(r);
	}
	spin_unlock(&lock, flags);
}

void shared_init(void)
{
	exit_hook_process(process_ends);
}
