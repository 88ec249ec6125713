/* winmgr/sys_scroll.c - system calls that move and copy the pixels of windows (include/wnd.h). */
#include "abi/error.h"
#include "cpu/string.h"
#include "syscall_kernel.h"
#include "winmgr/access.h"
#include "winmgr/scroll.h"
#include "winmgr/shrink.h"
#include "winmgr/surface.h"

#define PIECE 64 /* pixels made while the lock is held: at most 16,384 are looked at for them */

static int scroll(struct window *w, struct rect r, int32_t dx, int32_t dy)
{
	int error;

	r = rect_intersect(r, (struct rect){0, 0, rect_width(w->rect), rect_height(w->rect)});
	if (rect_empty(r))
		return -EINVAL;
	if (!dx && !dy)
		return 0;
	error = surface_scroll(w, r, dx, dy);
	if (error)
		return error;
	scroll_region(&w->update, r, dx, dy);
	window_recount(w);
	window_damage(w, &r);
	return 0;
}

int32_t sys_wnd_scroll(uint32_t window, uptr rect, int32_t dx, int32_t dy)
{
	struct rect r = {0, 0, WINDOW_SIZE_MAX, WINDOW_SIZE_MAX};
	struct window *w;
	int error;

	if (dx < -WINDOW_SIZE_MAX || dx > WINDOW_SIZE_MAX || dy < -WINDOW_SIZE_MAX ||
	    dy > WINDOW_SIZE_MAX)
		return -EINVAL;
	if (rect && copy_from_user(&r, rect, sizeof r))
		return -EFAULT;
	error = access_enter(window, false, &w);
	if (error)
		return error;
	error = scroll(w, r, dx, dy);
	mutex_unlock(&winmgr_lock);
	return error;
}

/* ---- reading the picture ----------------------------------------------------------------------
 */

/* winmgr_lock is held then if it is 0. */
static int enter_to_read(uint32_t window, struct window **w)
{
	int error = access_enter(window, true, w);

	if (error != -EPERM || !(current_process()->privileges & PRIV_DEBUG))
		return error;
	mutex_lock(&winmgr_lock);
	*w = window_find(window);
	if (!*w)
		mutex_unlock(&winmgr_lock);
	return *w ? 0 : -ENOENT;
}

/* Pixels of one line of the result, from x on. */
static void shrink(const struct window *w, const struct wnd_picture *p, int32_t x, int32_t y,
		   uint32_t *out, int32_t count)
{
	uint32_t opaque = w->flags & WND_ALPHA ? 0 : 0xff000000;
	struct rect box;

	memset(out, 0, (uint32_t)count * 4);
	if (!w->seen)
		return;
	shrink_part(y, p->height, w->presented_height, &box.top, &box.bottom);
	for (int32_t i = 0; i < count; i++) {
		shrink_part(x + i, p->width, w->presented_width, &box.left, &box.right);
		out[i] = shrink_average(w->presented, w->presented_width, box) | opaque;
	}
}

static int read_piece(uint32_t window, const struct wnd_picture *p, int32_t x, int32_t y)
{
	int32_t count = p->width - x < PIECE ? p->width - x : PIECE;
	uint32_t out[PIECE];
	struct window *w;
	int error = enter_to_read(window, &w);

	if (error)
		return error;
	shrink(w, p, x, y, out, count);
	mutex_unlock(&winmgr_lock);
	return copy_to_user((uptr)(p->pixels + y * p->pitch + x), out, (uint32_t)count * 4);
}

static bool picture_ok(const struct wnd_picture *p)
{
	return p->width >= 1 && p->height >= 1 && p->width <= WINDOW_SIZE_MAX &&
	       p->height <= WINDOW_SIZE_MAX && p->pitch >= p->width &&
	       p->pitch <= 4 * WINDOW_SIZE_MAX;
}

int32_t sys_wnd_read_picture(uint32_t window, uptr picture)
{
	struct wnd_picture p;
	int error = 0;

	if (copy_from_user(&p, picture, sizeof p))
		return -EFAULT;
	if (!picture_ok(&p))
		return -EINVAL;
	if (!user_range_ok((uptr)p.pixels, (uint32_t)(p.pitch * (p.height - 1) + p.width) * 4))
		return -EFAULT;
	for (int32_t y = 0; y < p.height && !error; y++) {
		for (int32_t x = 0; x < p.width && !error; x += PIECE)
			error = read_piece(window, &p, x, y);
		if (current()->killed)
			error = -EINTR;
	}
	return error;
}
