/*
 * kernel/dev/vmmouse.c - the VMware backdoor: commands through one port with a magic number.
 */
#include "dev/vmmouse.h"
#include "abi/key.h"
#include "cpu/cpu.h"
#include "dev/input.h"
#include "dev/mouse.h"
#include "log.h"

#define PORT  0x5658
#define MAGIC 0x564d5868u

#define GET_VERSION	   10
#define ABSPOINTER_DATA	   39
#define ABSPOINTER_STATUS  40
#define ABSPOINTER_COMMAND 41

#define ENABLE	 0x45414552u
#define ABSOLUTE 0x53424152u
#define VERSION	 0x3442554au /* what the queue answers after ENABLE */

#define STATUS_ERROR  0xffff0000u
#define HOST_LEFT     0x20
#define HOST_RIGHT    0x10
#define HOST_MIDDLE   0x08
#define HOST_RELATIVE 0x10000

struct answer {
	uint32_t a, b, c, d;
};

static struct answer call(uint32_t command, uint32_t argument)
{
	struct answer r;

	__asm__ volatile("inl %%dx, %%eax"
			 : "=a"(r.a), "=b"(r.b), "=c"(r.c), "=d"(r.d)
			 : "a"(MAGIC), "b"(argument), "c"(command), "d"(PORT)
			 : "memory");
	return r;
}

static void post_buttons(uint32_t host)
{
	static const struct {
		uint32_t host, button;
	} map[] = {
		{HOST_LEFT, BUTTON_LEFT}, {HOST_RIGHT, BUTTON_RIGHT}, {HOST_MIDDLE, BUTTON_MIDDLE}};
	static uint32_t before;

	for (int i = 0; i < 3; i++)
		if ((host ^ before) & map[i].host)
			input_post(&(struct input_event){.kind = INPUT_BUTTON,
							 .code = map[i].button,
							 .value = (host & map[i].host) != 0,
							 .tsc = rdtsc()});
	before = host;
}

/* A locked pointer has no place and says how far it went instead, up positive. */
static void post_motion(const struct answer *r)
{
	static uint32_t x = ~0u, y = ~0u;

	if (r->a & HOST_RELATIVE) {
		if (r->b || r->c)
			input_post(&(struct input_event){.kind = INPUT_MOTION,
							 .x = (int32_t)r->b,
							 .y = -(int32_t)r->c,
							 .tsc = rdtsc()});
		return;
	}
	if (r->b != x || r->c != y)
		input_post(&(struct input_event){.kind = INPUT_MOVE,
						 .x = (int32_t)(r->b & 0xffff),
						 .y = (int32_t)(r->c & 0xffff),
						 .tsc = rdtsc()});
	x = r->b;
	y = r->c;
}

static void post_packet(const struct answer *r)
{
	int8_t wheel = (int8_t)r->d;

	post_motion(r);
	post_buttons(r->a & (HOST_LEFT | HOST_RIGHT | HOST_MIDDLE));
	if (wheel)
		input_post(&(struct input_event){
			.kind = INPUT_WHEEL, .value = -wheel, .tsc = rdtsc()});
}

static bool enable(void)
{
	struct answer r;

	call(ABSPOINTER_COMMAND, ENABLE);
	r = call(ABSPOINTER_STATUS, 0);
	if ((r.a & 0xffff) == 0 || (r.a & STATUS_ERROR) == STATUS_ERROR)
		return false;
	r = call(ABSPOINTER_DATA, 1);
	if (r.a != VERSION)
		return false;
	call(ABSPOINTER_COMMAND, ABSOLUTE);
	return true;
}

/* Four words a packet; the status tells how many wait. After an overflow the host has switched it
 * off. True: there was something. */
static bool fetch(void)
{
	bool any = false;

	for (int i = 0; i < 256; i++) {
		struct answer status = call(ABSPOINTER_STATUS, 0), r;

		if ((status.a & STATUS_ERROR) == STATUS_ERROR)
			enable();
		if ((status.a & STATUS_ERROR) == STATUS_ERROR || (status.a & 0xffff) < 4)
			break;
		r = call(ABSPOINTER_DATA, 4);
		post_packet(&r);
		any = true;
	}
	return any;
}

void vmmouse_init(void)
{
	struct answer r = call(GET_VERSION, ~MAGIC);

	if (r.b != MAGIC || r.a == 0xffffffffu || !enable())
		return;
	mouse_set_absolute(fetch);
	log_info("vmmouse: absolute pointer");
}
