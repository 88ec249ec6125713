/* winmgr/screen.c - collects damage and has it composed. */
#include "winmgr/screen.h"
#include "abi/error.h"
#include "cpu/cpu.h"
#include "cpu/string.h"
#include "dev/framebuffer.h"
#include "log.h"
#include "mem/heap.h"
#include "panic.h"
#include "task/timer.h"
#include "trace.h"
#include "winmgr/compose.h"
#include "winmgr/cursor_images.h"
#include "winmgr/focus.h"
#include "winmgr/pixels.h"
#include "winmgr/pointer.h"
#include "winmgr/window.h"

#define FRAME_MS   8
#define BACKGROUND 0x2e3440
#define NOT_SHOWN  0xfff4f5f7 /* of a window beyond its picture */

/* Damage is counted; the compositor waits while all of it is drawn, screen_sync until its share is.
 */
static struct {
	struct spinlock lock; /* guards the numbers */
	uint64_t wanted, drawn;
	struct waitable work; /* signalled while wanted > drawn */
	struct list syncs;    /* struct sync.link, guarded by lock */
} frames;

struct sync {
	struct list link;
	uint64_t wanted;
	struct waitable waitable;
};

static bool work_waits(struct waitable *w)
{
	(void)w;
	return frames.wanted != frames.drawn;
}

static bool sync_done(struct waitable *w)
{
	return frames.drawn >= container_of(w, struct sync, waitable)->wanted;
}

static const struct wait_ops work_ops = {work_waits, NULL};
static const struct wait_ops sync_ops = {sync_done, NULL};

/* Guarded by winmgr_lock. */
static struct region damage;
static uint32_t cursor_shape;
static bool cursor_large;
static int32_t cursor_x, cursor_y;
static struct carried carried;

/* Of the compositor's thread, which alone draws. */
static struct layer *layers;
static uint32_t layers_room;
static uint64_t composed_frames, composed_pixels, desktop_tsc;

struct rect screen_rect(void)
{
	return (struct rect){0, 0, framebuffer.width, framebuffer.height};
}

/* ---- damage -------------------------------------------------------------------------------------
 */

static void want_frame(void)
{
	uint32_t flags = spin_lock(&frames.work.lock);

	frames.wanted++;
	wait_wake(&frames.work);
	spin_unlock(&frames.work.lock, flags);
}

void screen_damage(struct rect r)
{
	r = rect_intersect(r, screen_rect());
	if (rect_empty(r))
		return;
	region_add_rect(&damage, r);
	want_frame();
}

static void damage_cursor(void)
{
	const struct cursor_image *image = cursor_image(cursor_shape, cursor_large);

	if (image)
		screen_damage(rect_make(cursor_x - image->hot_x, cursor_y - image->hot_y,
					image->width, image->height));
}

static void damage_carried(void)
{
	screen_damage(carried_rect(&carried, cursor_x, cursor_y));
}

void screen_move_pointer(int32_t x, int32_t y)
{
	damage_cursor();
	damage_carried();
	cursor_x = x;
	cursor_y = y;
	damage_cursor();
	damage_carried();
}

void screen_set_cursor(uint32_t shape, bool large)
{
	if (shape == cursor_shape && large == cursor_large)
		return;
	damage_cursor();
	cursor_shape = shape;
	cursor_large = large;
	damage_cursor();
}

void screen_carry(const struct carried *c)
{
	damage_carried();
	carried = c ? *c : (struct carried){0};
	damage_carried();
}

/* ---- composing: winmgr_lock held
 * ------------------------------------------------------------------- */

static uint32_t layer_flags(const struct window *w)
{
	return (w->flags & WND_ALPHA ? LAYER_ALPHA : 0) |
	       (w->flags & WND_SHADOW ? LAYER_SHADOW : 0) |
	       (w->flags & WND_ROUNDED ? LAYER_ROUNDED : 0) |
	       (w->flags & WND_LARGE ? LAYER_LARGE : 0) |
	       (w->queue->watch.hung || w->crashed ? LAYER_DIM : 0) |
	       (w == focus_active ? LAYER_ACTIVE : 0);
}

static bool room_for(uint32_t count)
{
	struct layer *bigger;

	if (count <= layers_room)
		return true;
	bigger = kmalloc(count * 2 * sizeof *bigger);
	if (!bigger)
		return false;
	memcpy(bigger, layers, layers_room * sizeof *layers);
	kfree(layers);
	layers = bigger;
	layers_room = count * 2;
	return true;
}

/* Top first: children before the window they lie on. */
static uint32_t add_layers(struct list *stack, uint32_t count)
{
	struct list *l;

	list_for_each (l, stack) {
		struct window *w = window_of(l);

		if (!(w->flags & WND_VISIBLE) || w->minimised)
			continue;
		count = add_layers(&w->children, count);
		if (!w->seen)
			continue; /* nothing is better than something that was not drawn */
		if (!room_for(count + 1))
			return count;
		layers[count++] = (struct layer){
			.rect = window_screen_rect(w),
			.clip = window_clip(w),
			.pixels = w->presented,
			.width = w->presented_width,
			.height = w->presented_height,
			.pitch = w->presented_width,
			.fill = NOT_SHOWN,
			.flags = layer_flags(w),
		};
	}
	return count;
}

/* In front of all windows. */
static uint32_t add_carried(void)
{
	if (!carried.pixels || !room_for(1))
		return 0;
	layers[0] = (struct layer){
		.rect = carried_rect(&carried, cursor_x, cursor_y),
		.clip = screen_rect(),
		.pixels = carried.pixels,
		.width = carried.width,
		.height = carried.height,
		.pitch = carried.width,
		.flags = LAYER_ALPHA,
	};
	return 1;
}

static void draw(void)
{
	struct picture target = {framebuffer.pixels, framebuffer.width, framebuffer.height,
				 framebuffer.pitch};
	struct scene scene = {.background = BACKGROUND};

	scene.layer_count = add_layers(&windows_top, add_carried());
	scene.layers = layers;
	scene.cursor = cursor_image(cursor_shape, cursor_large);
	scene.cursor_x = cursor_x;
	scene.cursor_y = cursor_y;
	composed_pixels += compose(&scene, &damage, &target);
	composed_frames++;
	region_clear(&damage);
	if (!desktop_tsc && focus_root && focus_root->seen)
		desktop_tsc = rdtsc();
	trace(TRACE_FRAME, 0, 0, 0, (uint32_t)composed_frames);
}

/* ---- the thread
 * ---------------------------------------------------------------------------------------- */

static uint64_t frames_wanted(void)
{
	uint32_t flags = spin_lock(&frames.work.lock);
	uint64_t wanted = frames.wanted;

	spin_unlock(&frames.work.lock, flags);
	return wanted;
}

static void finish_frame(uint64_t drawn)
{
	uint32_t flags = spin_lock(&frames.lock);
	struct list *l;

	spin_lock_nested(&frames.work.lock);
	frames.drawn = drawn;
	spin_unlock_nested(&frames.work.lock);
	list_for_each (l, &frames.syncs) {
		struct sync *s = container_of(l, struct sync, link);

		spin_lock_nested(&s->waitable.lock);
		wait_wake(&s->waitable);
		spin_unlock_nested(&s->waitable.lock);
	}
	spin_unlock(&frames.lock, flags);
}

int screen_sync(uint32_t timeout_ms)
{
	struct sync s = {.wanted = frames_wanted()};
	uint32_t flags;
	int result;

	waitable_init(&s.waitable, &sync_ops);
	flags = spin_lock(&frames.lock);
	list_push_back(&frames.syncs, &s.link);
	spin_unlock(&frames.lock, flags);
	result = wait_for(&s.waitable, timeout_ms);
	flags = spin_lock(&frames.lock);
	list_remove(&s.link);
	spin_unlock(&frames.lock, flags);
	return result;
}

static bool never(struct waitable *w)
{
	(void)w;
	return false;
}

static void pause_until(uint64_t tick)
{
	static const struct wait_ops ops = {never, NULL};
	uint64_t now = timer_ticks();
	struct waitable w;

	waitable_init(&w, &ops);
	if (now < tick)
		wait_for(&w, (uint32_t)(tick - now));
}

static void compositor(void *unused)
{
	(void)unused;
	for (;;) {
		uint64_t drawn, start;

		wait_for(&frames.work, WAIT_FOREVER);
		start = timer_ticks();
		mutex_lock(&winmgr_lock);
		drawn = frames_wanted();
		draw();
		mutex_unlock(&winmgr_lock);
		finish_frame(drawn);
		pause_until(start + FRAME_MS);
	}
}

void screen_wait_desktop(uint32_t timeout_ms)
{
	uint64_t limit = timer_ticks() + timeout_ms;

	while (!desktop_tsc && timer_ticks() < limit)
		pause_until(timer_ticks() + 10);
}

void screen_fill_info(struct sys_info *info)
{
	mutex_lock(&winmgr_lock);
	info->composed_pixels = composed_pixels;
	info->composed_frames = composed_frames;
	info->desktop_tsc = desktop_tsc;
	mutex_unlock(&winmgr_lock);
}

void screen_init(void)
{
	list_init(&frames.syncs);
	waitable_init(&frames.work, &work_ops);
	region_init(&damage);
	pixels_init(cpu_features & SYS_CPU_SSE2);
	compose_init();
	pointer_x = cursor_x = framebuffer.width / 2;
	pointer_y = cursor_y = framebuffer.height / 2;
	pointer_place = MSG_PACK(pointer_x, pointer_y);
	if (!framebuffer.pixels)
		panic("There is no screen mode that Transom can use (640x480 to 1920x1080, 32 "
		      "bits).");
	if (!thread_create_kernel("compositor", compositor, NULL, PRIORITY_WINMGR))
		panic("screen_init: out of memory");
	mutex_lock(&winmgr_lock);
	screen_damage(screen_rect());
	mutex_unlock(&winmgr_lock);
}
