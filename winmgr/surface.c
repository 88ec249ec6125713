/* winmgr/surface.c - areas to draw in and presented pictures. */
#include "winmgr/surface.h"
#include "abi/error.h"
#include "cpu/string.h"
#include "mem/area.h"
#include "mem/heap.h"
#include "task/fpu.h"
#include "winmgr/pixels_user.h"
#include "winmgr/scroll.h"

/* A page more than needed between areas gives their pages different places in caches and soft TLBs.
 */
static uint32_t area_bytes(int32_t width, int32_t height)
{
	return (uint32_t)width * (uint32_t)height * 4;
}

static uint32_t pages_for(int32_t width, int32_t height)
{
	return 2 * pages_of(area_bytes(width, height));
}

static struct account *account_of(struct window *w)
{
	return &w->queue->process->account;
}

static int make(struct window *w, int32_t width, int32_t height, struct area **area,
		uint32_t **picture)
{
	if (account_charge(account_of(w), ACCOUNT_PAGES, pages_for(width, height)))
		return -ENOMEM;
	*area = area_create(area_bytes(width, height));
	*picture = *area ? vmap_alloc(area_bytes(width, height)) : NULL;
	if (*picture)
		return 0;
	area_unref(*area);
	*area = NULL;
	account_uncharge(account_of(w), ACCOUNT_PAGES, pages_for(width, height));
	return -ENOMEM;
}

int surface_init(struct window *w)
{
	int32_t width = rect_width(w->rect), height = rect_height(w->rect);
	int error = make(w, width, height, &w->area, &w->presented);

	if (error)
		return error;
	w->presented_width = width;
	w->presented_height = height;
	w->charged = pages_for(width, height);
	return 0;
}

static void unmap(struct window *w, uint32_t *at, const struct area *area)
{
	if (*at)
		vm_unmap_area(&w->queue->process->vm, area);
	*at = 0;
}

static void drop_stale(struct window *w)
{
	unmap(w, &w->stale, w->stale_area);
	area_unref(w->stale_area);
	w->stale_area = NULL;
	account_uncharge(account_of(w), ACCOUNT_PAGES, w->stale_pages);
	w->stale_pages = 0;
}

/* The program has not heard yet that its area is another one, and may be drawing: what it sees
 * stays until it asks for the new one. The charge of half the surface, the area, stays with it. */
static void keep_stale(struct window *w)
{
	if (!w->mapped)
		return;
	w->stale = w->mapped;
	w->stale_area = w->area;
	area_ref(w->stale_area);
	w->stale_pages = w->charged / 2;
	w->charged -= w->stale_pages;
	w->mapped = 0;
}

static void release_surface(struct window *w)
{
	unmap(w, &w->mapped, w->area);
	area_unref(w->area);
	vmap_free(w->presented);
	account_uncharge(account_of(w), ACCOUNT_PAGES, w->charged);
	w->area = NULL;
	w->presented = NULL;
	w->charged = 0;
}

void surface_deinit(struct window *w)
{
	drop_stale(w);
	release_surface(w);
}

/* What the owner has drawn, line by line into the new area. */
static int copy_area(struct area *to, int32_t to_width, struct area *from, int32_t from_width,
		     int32_t width, int32_t height)
{
	uint32_t line[64];

	for (int32_t y = 0; y < height; y++)
		for (int32_t x = 0; x < width; x += 64) {
			uint32_t n = (uint32_t)(width - x < 64 ? width - x : 64) * 4;

			area_read(from, (uint32_t)(y * from_width + x) * 4, line, n);
			if (area_write(to, (uint32_t)(y * to_width + x) * 4, line, n))
				return -ENOMEM;
		}
	return 0;
}

/* Beyond the left top part that is filled: the last pixels of its lines, then its last line. */
static void picture_extend(uint32_t *picture, struct rect r)
{
	if (r.left > 0)
		for (int32_t y = 0; y < r.top; y++)
			for (int32_t x = r.left; x < r.right; x++)
				picture[y * r.right + x] = picture[y * r.right + r.left - 1];
	if (r.top > 0)
		for (int32_t y = r.top; y < r.bottom; y++)
			memcpy(picture + y * r.right, picture + (r.top - 1) * r.right,
			       (uint32_t)r.right * 4);
}

static void copy_picture(uint32_t *to, int32_t to_width, const uint32_t *from, int32_t from_width,
			 int32_t width, int32_t height)
{
	for (int32_t y = 0; y < height; y++)
		memcpy(to + y * to_width, from + y * from_width, (uint32_t)width * 4);
}

int surface_resize(struct window *w, int32_t width, int32_t height)
{
	int32_t old_width = w->presented_width, old_height = w->presented_height;
	int32_t both_width = width < old_width ? width : old_width;
	int32_t both_height = height < old_height ? height : old_height;
	struct area *area;
	uint32_t *picture;
	int error = make(w, width, height, &area, &picture);

	if (error)
		return error;
	error = copy_area(area, width, w->area, old_width, both_width, both_height);
	if (error) {
		area_unref(area);
		vmap_free(picture);
		account_uncharge(account_of(w), ACCOUNT_PAGES, pages_for(width, height));
		return error;
	}
	/* From here on nothing fails. */
	copy_picture(picture, width, w->presented, old_width, both_width, both_height);
	if (w->seen)
		picture_extend(picture, (struct rect){both_width, both_height, width, height});
	if (w->queue->process != current_process())
		keep_stale(w);
	release_surface(w);
	w->area = area;
	w->presented = picture;
	w->presented_width = width;
	w->presented_height = height;
	w->charged = pages_for(width, height);
	return 0;
}

int surface_map(struct window *w, struct surface *out)
{
	uint32_t at = w->mapped;

	drop_stale(w);
	if (!at) {
		int error = vm_map(&w->queue->process->vm, &at,
				   area_bytes(w->presented_width, w->presented_height),
				   VM_READ | VM_WRITE, w->area, 0);

		if (error)
			return error;
		w->mapped = at;
	}
	*out = (struct surface){(uint32_t *)at, w->presented_width, w->presented_height,
				w->presented_width};
	return 0;
}

int surface_present(struct window *w, struct rect r)
{
	int32_t pitch = w->presented_width;
	int error = 0;

	if (!w->mapped)
		return -EINVAL;
	for (int32_t y = r.top; y < r.bottom && !error; y++) {
		uint32_t at = (uint32_t)(y * pitch + r.left);

		fpu_begin();
		error = pixels_copy_user(w->presented + at, w->mapped + at * 4,
					 (uint32_t)rect_width(r));
		fpu_end();
	}
	return error;
}

/* Make the pages of these lines, so that writing them cannot fail. */
static int touch_lines(struct window *w, struct rect r)
{
	uint32_t pitch = (uint32_t)w->presented_width * 4;
	uint32_t last = ((uint32_t)r.bottom * pitch - 1) >> PAGE_SHIFT;

	for (uint32_t i = (uint32_t)r.top * pitch >> PAGE_SHIFT; i <= last; i++) {
		frame_t f = area_page(w->area, i);

		if (!f)
			return -ENOMEM;
		page_unref(f);
	}
	return 0;
}

/* One line of the area by way of its pages, whoever's they are. */
static void move_area_line(struct window *w, int32_t to, int32_t from, int32_t count)
{
	static uint32_t line[WINDOW_SIZE_MAX]; /* guarded by winmgr_lock */
	uint32_t bytes = (uint32_t)count * 4;

	area_read(w->area, (uint32_t)from * 4, line, bytes);
	area_write(w->area, (uint32_t)to * 4, line, bytes);
}

/* One line of the area and of the picture; `to` and `from` count their pixels. The owner's own view
 * of the area is the fast way, for lines that do not overlap. */
static void move_line(struct window *w, int32_t to, int32_t from, int32_t count)
{
	bool near = to < from + count && from < to + count;
	bool own = w->mapped && w->queue->process == current_process();
	int error = -EFAULT;

	fpu_begin();
	if (own && !near)
		error = pixels_move_user(w->mapped + (uint32_t)to * 4,
					 w->mapped + (uint32_t)from * 4, (uint32_t)count);
	scroll_row(w->presented + to, w->presented + from, count);
	fpu_end();
	if (error)
		move_area_line(w, to, from, count);
}

int surface_scroll(struct window *w, struct rect r, int32_t dx, int32_t dy)
{
	struct rect from = scroll_source(r, dx, dy);
	int error = touch_lines(w, r);

	if (error)
		return error;
	/* From here on nothing fails. */
	for (int32_t i = 0; i < rect_height(from); i++) {
		int32_t at = scroll_line(from, dy, i) * w->presented_width + from.left;

		move_line(w, at + dy * w->presented_width + dx, at, rect_width(from));
	}
	return 0;
}
