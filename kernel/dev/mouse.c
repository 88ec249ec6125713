/* kernel/dev/mouse.c - sets the mouse up, fetches its reports, posts events. */
#include "dev/mouse.h"
#include "abi/key.h"
#include "cpu/cpu.h"
#include "cpu/trap.h"
#include "dev/input.h"
#include "dev/mouse_packet.h"
#include "dev/ps2.h"
#include "dev/raw.h"
#include "panic.h"
#include "task/timer.h"

#define IRQ	       12
#define RESET	       0xff
#define RATE	       0xf3
#define IDENTIFY       0xf2
#define ENABLE	       0xf4
#define SELF_TEST_GOOD 0xaa
#define ID_WHEEL       3
#define GAP_MS	       500 /* after such a pause a byte begins a report */
#define SHADOW_MS      250 /* so long what the absolute pointer says replaces reports */

static struct mouse_packet packet = {.size = 3};
static uint8_t buttons;
static bool (*absolute)(void);

static bool set_rate(uint8_t rate)
{
	return ps2_mouse_command(RATE) && ps2_mouse_command(rate);
}

static uint8_t identify(void)
{
	uint8_t id = 0;

	if (!ps2_mouse_command(IDENTIFY) || !ps2_answer(&id))
		return 0;
	return id;
}

bool mouse_detect(void)
{
	uint8_t answer, id;

	if (!ps2_mouse_command(RESET) || !ps2_answer(&answer) || answer != SELF_TEST_GOOD ||
	    !ps2_answer(&id))
		return false;
	/* The knock of the IntelliMouse: rates 200, 100, 80 (Microsoft's published protocol). */
	if (set_rate(200) && set_rate(100) && set_rate(80) && identify() == ID_WHEEL)
		packet.size = 4;
	set_rate(100);
	return ps2_mouse_command(ENABLE);
}

bool mouse_wheel(void)
{
	return packet.size == 4;
}

void mouse_set_absolute(bool (*fetch)(void))
{
	absolute = fetch;
}

static void post_buttons(uint8_t now)
{
	uint8_t changed = buttons ^ now;

	buttons = now;
	for (uint32_t b = BUTTON_LEFT; b <= BUTTON_MIDDLE; b++)
		if (changed & BUTTON_BIT(b))
			input_post(&(struct input_event){.kind = INPUT_BUTTON,
							 .code = b,
							 .value = (now & BUTTON_BIT(b)) != 0,
							 .tsc = rdtsc()});
}

static void post_report(const struct mouse_report *r)
{
	if (r->dx || r->dy)
		input_post(&(struct input_event){
			.kind = INPUT_MOTION, .x = r->dx, .y = r->dy, .tsc = rdtsc()});
	post_buttons(r->buttons);
	if (r->wheel)
		input_post(&(struct input_event){
			.kind = INPUT_WHEEL, .value = r->wheel, .tsc = rdtsc()});
}

static void interrupt(void *unused)
{
	static uint64_t last, ignored_until;
	uint64_t now = timer_ticks();
	struct mouse_report r;
	bool whole = false;
	uint8_t byte;

	(void)unused;
	if (now - last > GAP_MS)
		packet.have = 0;
	last = now;
	while (!whole && ps2_fetch(PS2_MOUSE, &byte)) {
		raw_put(RAW_MOUSE, byte);
		whole = mouse_packet_feed(&packet, byte, &r);
	}
	if (absolute && absolute())
		ignored_until = now + SHADOW_MS;
	if (whole && now >= ignored_until)
		post_report(&r);
}

void mouse_init(void)
{
	kassert(!irq_attach(IRQ, interrupt, NULL));
}
