/* kernel/sys/input_buses.c - what the keyboard and the mouse say, on the buses ps2kb and ps2mouse.
 */
#include "common/utf8.h"
#include "dev/input.h"
#include "ipc/mbus.h"
#include "panic.h"
#include "sys/sys.h"
#include "task/process.h"

#define CHARACTERS 256
#define MOTIONS	   64

static struct bus *keyboard, *mouse;

static void type(uint32_t character)
{
	char bytes[UTF8_BYTES_MAX];
	int count = utf8_encode(character, bytes);

	for (int i = 0; i < count; i++)
		mbus_publish(keyboard, &bytes[i], true);
}

/* In the context of the event, mostly the device's interrupt. */
static void tap(const struct input_event *e)
{
	struct mbus_mouse m = {
		.kind = e->kind, .code = e->code, .value = e->value, .x = e->x, .y = e->y};

	if (input_types(e))
		type(e->character);
	else if (e->kind == INPUT_MOTION || e->kind == INPUT_MOVE || e->kind == INPUT_BUTTON ||
		 e->kind == INPUT_WHEEL)
		mbus_publish(mouse, &m, true);
}

void input_buses_init(void)
{
	keyboard = mbus_make_kernel("ps2kb", 1, CHARACTERS, PRIV_INPUT);
	mouse = mbus_make_kernel("ps2mouse", sizeof(struct mbus_mouse), MOTIONS, PRIV_INPUT);
	if (!keyboard || !mouse)
		panic("no memory for the buses of keyboard and mouse");
	input_set_tap(tap);
}
