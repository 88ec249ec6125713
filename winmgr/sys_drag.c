/* winmgr/sys_drag.c - system calls of drag and drop (include/clip.h). */
#include "abi/error.h"
#include "mem/heap.h"
#include "mem/ucopy.h"
#include "syscall_kernel.h"
#include "winmgr/access.h"
#include "winmgr/drag.h"
#include "winmgr/route.h"

/* What is carried, and the pages charged for it. */
struct load {
	struct carried picture;
	uint32_t pages;
};

static void drop_load(struct load *l)
{
	if (!l->pages)
		return;
	vmap_free((void *)l->picture.pixels);
	account_uncharge(&current_process()->account, ACCOUNT_PAGES, l->pages);
}

/* A copy of the program's picture, made faint. */
static int copy_picture(struct load *l, const struct drag *d)
{
	uint32_t count = (uint32_t)(d->picture_width * d->picture_height);
	uint32_t *pixels;

	l->pages = pages_of(count * 4);
	if (account_charge(&current_process()->account, ACCOUNT_PAGES, l->pages)) {
		l->pages = 0;
		return -ENOMEM;
	}
	pixels = vmap_alloc(count * 4);
	l->picture.pixels = pixels;
	if (!pixels || copy_from_user(pixels, (uptr)d->picture, count * 4)) {
		drop_load(l);
		return pixels ? -EFAULT : -ENOMEM;
	}
	carried_fade(pixels, count);
	return 0;
}

static int take_load(struct load *l, const struct drag *d)
{
	*l = (struct load){{NULL, d->picture_width, d->picture_height, d->hot_x, d->hot_y}, 0};
	if (d->picture)
		return copy_picture(l, d);
	l->picture = carried_sheet();
	return 0;
}

static bool well_formed(const struct drag *d)
{
	struct carried c = {NULL, d->picture_width, d->picture_height, d->hot_x, d->hot_y};

	return d->actions && !(d->actions & ~DRAG_ACTIONS) && d->count &&
	       d->count <= CLIP_TYPES_MAX && (!d->picture || carried_ok(&c));
}

/* The source, if the calling process may begin a drag of it now; winmgr_lock is held then. */
static int enter_source(uint32_t id, struct window **w)
{
	struct window *pressed;
	int error = access_enter(id, false, w);

	if (error)
		return error;
	pressed = route_pressed();
	if (drag_on())
		error = -EBUSY;
	else if (!pressed || !access_owns(pressed))
		error = -EPERM;
	if (error)
		mutex_unlock(&winmgr_lock);
	return error;
}

int32_t sys_drag_begin(uptr drag)
{
	struct clip_forms f;
	struct window *w;
	struct drag d;
	struct load l;
	int error = copy_from_user(&d, drag, sizeof d);

	if (error)
		return error;
	if (!well_formed(&d))
		return -EINVAL;
	error = clip_forms_take(&f, (uptr)d.items, d.count);
	if (error)
		return error;
	error = take_load(&l, &d);
	if (!error) {
		error = enter_source(d.window, &w);
		if (error)
			drop_load(&l);
	}
	if (error) {
		clip_forms_release(&f);
		return error;
	}
	/* From here on nothing fails. */
	clip_forms_seal(&f);
	route_give_mouse();
	drag_begin(w, d.actions, &f, &l.picture, l.pages);
	return access_leave(0);
}

int32_t sys_drag_accept(uint32_t action)
{
	int result;

	mutex_lock(&winmgr_lock);
	result = drag_accept(action);
	mutex_unlock(&winmgr_lock);
	return result;
}

static int what_is_dragged(const struct clip_forms **f)
{
	*f = drag_forms();
	return *f ? 0 : -ENOENT;
}

int32_t sys_drag_get(uptr type, uptr item)
{
	return clip_forms_give(type, item, what_is_dragged);
}

int32_t sys_drag_cancel(void)
{
	int error = 0;

	mutex_lock(&winmgr_lock);
	if (drag_is_own())
		drag_cancel();
	else
		error = -ENOENT;
	return access_leave(error);
}
