/* kernel/dev/input.c - the ring of input events, events that a program injects, the settings. */
#include "dev/input.h"
#include "common/list.h"
#include "cpu/cpu.h"
#include "dev/framebuffer.h"
#include "dev/keyboard.h"
#include "dev/pointing.h"
#include "task/wait.h"

#define RING 1024

static bool ready(struct waitable *w);
static const struct wait_ops input_ops = {ready, NULL};

/* Guarded by waitable.lock. The keyboard has its part of the settings, under its lock below it. */
static struct waitable waitable = {.ops = &input_ops, .waiters = LIST_INIT(waitable.waiters)};
static struct input_event ring[RING];
static uint32_t head, tail, lost;
static void (*tap)(const struct input_event *e);
static struct pointing pointing;
static struct input_settings settings = {.layout = LAYOUT_US,
					 .pointer_speed = 5,
					 .double_click_ms = 400,
					 .wheel_lines = 3,
					 .repeat_delay_ms = 500,
					 .repeat_rate = 11};

static bool ready(struct waitable *w)
{
	(void)w;
	return head != tail;
}

/* Motion joins the newest entry if that is motion of the same kind. Lock held. */
static bool merge(const struct input_event *e)
{
	struct input_event *newest = &ring[(head - 1) % RING];

	if (head == tail || newest->kind != e->kind)
		return false;
	if (e->kind == INPUT_MOTION) {
		newest->x += e->x;
		newest->y += e->y;
		return true;
	}
	if (e->kind == INPUT_MOVE) {
		newest->x = e->x;
		newest->y = e->y;
		return true;
	}
	return false;
}

/* False: the ring is full, the event is lost and counted. */
static bool post(const struct input_event *e)
{
	uint32_t flags = spin_lock(&waitable.lock);
	bool taken = merge(e);

	if (!taken && head - tail < RING) {
		ring[head++ % RING] = *e;
		taken = true;
	}
	lost += !taken;
	wait_wake(&waitable);
	spin_unlock(&waitable.lock, flags);
	if (tap)
		tap(e);
	return taken;
}

void input_set_tap(void (*function)(const struct input_event *e))
{
	tap = function;
}

void input_post(const struct input_event *e)
{
	post(e);
}

bool input_inject(const struct input_record *r)
{
	struct input_event e = {.kind = r->kind,
				.code = r->code,
				.value = r->value,
				.x = r->x,
				.y = r->y,
				.tsc = rdtsc()};

	if (r->kind == INPUT_KEY)
		return keyboard_inject((uint8_t)r->code, r->value != 0);
	if (r->kind == INPUT_MOVE && framebuffer.width) {
		e.x = r->x < 0 ? 0 : r->x >= framebuffer.width ? framebuffer.width - 1 : r->x;
		e.y = r->y < 0 ? 0 : r->y >= framebuffer.height ? framebuffer.height - 1 : r->y;
		e.x = (e.x * 65536 + 32768) / framebuffer.width;
		e.y = (e.y * 65536 + 32768) / framebuffer.height;
	}
	return post(&e);
}

int input_get(struct input_event *e, uint32_t timeout_ms)
{
	uint32_t flags;
	int got = 0;

	if (wait_for(&waitable, timeout_ms))
		return 0;
	flags = spin_lock(&waitable.lock);
	if (tail != head) {
		*e = ring[tail++ % RING];
		pointing_apply(&pointing, &settings, e);
		got = 1;
	}
	spin_unlock(&waitable.lock, flags);
	return got;
}

struct waitable *input_waitable(void)
{
	return &waitable;
}

bool input_has_room(void)
{
	uint32_t flags = spin_lock(&waitable.lock);
	bool room = head - tail < RING;

	spin_unlock(&waitable.lock, flags);
	return room;
}

uint32_t input_lost(void)
{
	return lost;
}

static bool between(uint32_t least, uint32_t v, uint32_t most)
{
	return v >= least && v <= most;
}

static bool settings_good(const struct input_settings *s)
{
	return layout_find(s->layout) && between(1, s->pointer_speed, 10) &&
	       between(100, s->double_click_ms, 2000) && s->swap_buttons <= 1 &&
	       between(1, s->wheel_lines, 10) && between(200, s->repeat_delay_ms, 1000) &&
	       between(2, s->repeat_rate, 30);
}

bool input_set(const struct input_settings *s)
{
	uint32_t flags;

	if (!settings_good(s))
		return false;
	flags = spin_lock(&waitable.lock);
	if (s->layout != settings.layout)
		keyboard_set_layout(layout_find(s->layout));
	if (s->repeat_delay_ms != settings.repeat_delay_ms ||
	    s->repeat_rate != settings.repeat_rate)
		keyboard_set_repeat(s->repeat_delay_ms, s->repeat_rate);
	settings = *s;
	spin_unlock(&waitable.lock, flags);
	return true;
}

void input_settings(struct input_settings *s)
{
	uint32_t flags = spin_lock(&waitable.lock);

	*s = settings;
	spin_unlock(&waitable.lock, flags);
}

uint32_t input_double_click_ms(void)
{
	return settings.double_click_ms;
}
