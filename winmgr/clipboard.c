/* winmgr/clipboard.c - forms of a thing, and the clipboard that holds two. */
#include "winmgr/clipboard.h"
#include "abi/error.h"
#include "common/utf8.h"
#include "cpu/string.h"
#include "ipc/stamp.h"
#include "ipc/shared.h"
#include "mem/ucopy.h"
#include "winmgr/clock.h"
#include "winmgr/focus.h"

/* ---- forms -------------------------------------------------------------------------------------
 */

void clip_forms_release(struct clip_forms *f)
{
	while (f->count)
		area_unref(f->forms[--f->count].area);
}

static bool known(const struct clip_forms *f, const char *type)
{
	for (uint32_t i = 0; i < f->count; i++)
		if (!strcmp(f->forms[i].type, type))
			return true;
	return false;
}

static int add(struct clip_forms *f, const struct clip_item *item)
{
	struct object *o;
	struct area *a;
	int error;

	if (!utf8_text_ok(item->type, CLIP_TYPE_MAX) || !*item->type || known(f, item->type))
		return -EINVAL;
	error = handle_get(current_process(), item->area, &shared_type, RIGHT_READ, &o);
	if (error)
		return error == -ENOTSUP ? -EBADF : error;
	a = container_of(o, struct shared, object)->area;
	if (!item->size || item->size > a->pages << PAGE_SHIFT) {
		error = -EINVAL;
	} else {
		area_ref(a);
		f->forms[f->count].area = a;
		f->forms[f->count].size = item->size;
		strlcpy(f->forms[f->count++].type, item->type, CLIP_TYPE_MAX);
	}
	object_unref(o);
	return error;
}

static bool too_large(const struct clip_forms *f)
{
	uint32_t pages = 0;

	for (uint32_t i = 0; i < f->count; i++)
		pages += f->forms[i].area->pages;
	return pages > CLIP_BYTES_MAX >> PAGE_SHIFT;
}

int clip_forms_take(struct clip_forms *f, uint32_t items, uint32_t count)
{
	struct clip_item item;
	int error = count > CLIP_TYPES_MAX ? -EINVAL : 0;

	f->count = 0;
	for (uint32_t i = 0; i < count && !error; i++) {
		error = copy_from_user(&item, items + i * sizeof item, sizeof item);
		if (!error)
			error = add(f, &item);
	}
	if (!error && too_large(f))
		error = -EDQUOT;
	if (error)
		clip_forms_release(f);
	return error;
}

void clip_forms_seal(const struct clip_forms *f)
{
	for (uint32_t i = 0; i < f->count; i++)
		if (!f->forms[i].area->sealed)
			shared_seal(f->forms[i].area);
}

static int clip_forms_open(const struct clip_forms *f, const char *type, struct clip_item *item)
{
	for (uint32_t i = 0; i < f->count; i++) {
		struct shared *s;
		int handle;

		if (strcmp(f->forms[i].type, type))
			continue;
		s = shared_of(f->forms[i].area);
		if (!s)
			return -ENOMEM;
		handle = handle_open(current_process(), &s->object, RIGHT_READ | RIGHT_TRANSFER);
		if (handle < 0) {
			object_unref(&s->object);
			return handle;
		}
		strlcpy(item->type, type, sizeof item->type);
		item->area = handle;
		item->size = f->forms[i].size;
		return 0;
	}
	return -ENOENT;
}

int clip_forms_give(uint32_t type, uint32_t item, int (*find)(const struct clip_forms **f))
{
	struct clip_item out = {.area = 0};
	const struct clip_forms *f;
	char text[CLIP_TYPE_MAX];
	int result = copy_string_from_user(text, type, sizeof text), error;

	if (result < 0)
		return result;
	if (copy_to_user(item, &out, sizeof out))
		return -EFAULT;
	mutex_lock(&winmgr_lock);
	result = find(&f);
	error = result < 0 ? result : clip_forms_open(f, text, &out);
	mutex_unlock(&winmgr_lock);
	if (error)
		return error;
	if (!copy_to_user(item, &out, sizeof out))
		return result;
	handle_close(current_process(), out.area);
	return -EFAULT;
}

/* ---- the clipboard -----------------------------------------------------------------------------
 */

static struct {
	struct clip_forms forms;
	uint32_t number;
	uint32_t process; /* that has set it last ... */
	uint64_t stamp;	  /* ... and when */
} places[CLIP_PLACES];

/* Is the calling thread handling a key or a button that came while its program was active? Then it
 * may do what it could have done at once: not see what others have put there since, nor put its own
 * in place of that. */
static bool does_it_late(enum clip_place place)
{
	const struct queue *q = current()->queue;
	const struct entry *e = q ? q->current : NULL;

	/* The clock of the ticks may be behind the time-stamp. */
	if (!e || e->kind != KIND_INPUT || gui_clock_ms() >= gui_clock_of(e->tsc) + HUNG_MS)
		return false;
	if (places[place].stamp > e->stamp && places[place].process != q->process->id)
		return false;
	return e->stamp > q->active_from && e->stamp < q->active_until;
}

bool clipboard_allowed(enum clip_place place)
{
	const struct process *p = current_process();

	return p->privileges & (PRIV_DESKTOP | PRIV_DEBUG) ||
	       (focus_active && focus_active->queue->process == p) || does_it_late(place);
}

static void tell(struct list *stack, uint32_t number)
{
	struct list *l;

	list_for_each (l, stack) {
		struct window *w = window_of(l);

		if (w->watches_clipboard)
			window_notify(w, MSG_CLIPBOARD, number);
		tell(&w->children, number);
	}
}

uint32_t clipboard_set(enum clip_place place, struct clip_forms *f)
{
	uint32_t number = places[place].number % 0x7fffffff + 1;

	clip_forms_seal(f);
	clip_forms_release(&places[place].forms);
	places[place].forms = *f;
	places[place].number = number;
	places[place].process = current_process()->id;
	places[place].stamp = stamp_next();
	if (place == CLIP_COPIED)
		tell(&windows_top, number);
	return number;
}

const struct clip_forms *clipboard_get(enum clip_place place, uint32_t *number)
{
	*number = places[place].number;
	return &places[place].forms;
}
