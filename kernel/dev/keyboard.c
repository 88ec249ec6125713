/* kernel/dev/keyboard.c - fetches scan codes, keeps the modifiers, posts events. */
#include "dev/keyboard.h"
#include "abi/key.h"
#include "cpu/cpu.h"
#include "cpu/spinlock.h"
#include "cpu/trap.h"
#include "dev/input.h"
#include "dev/ps2.h"
#include "dev/raw.h"
#include "dev/scancode.h"
#include "dev/typematic.h"
#include "panic.h"

#define IRQ	 1
#define LOCKS	 (MOD_CAPS_LOCK | MOD_NUM_LOCK | MOD_SCROLL_LOCK)
#define SET_LEDS 0xed
#define SET_RATE 0xf3
#define ACK	 0xfa
#define RESEND	 0xfe

/* Guarded by lock: a key may also come from a program. */
static struct spinlock lock;
static struct scancode decoder;
static struct key_state state = {.mods = 0};
static const struct layout *layout = &layout_us;
static uint32_t dead; /* the accent that waits for its letter */
static bool attached;
static void (*debug_break)(void);
static uint32_t leds_shown;

void keyboard_set_break(void (*function)(void))
{
	debug_break = function;
}

void keyboard_set_layout(const struct layout *l)
{
	uint32_t flags = spin_lock(&lock);

	layout = l;
	state.has_altgr = l->has_altgr;
	dead = 0;
	spin_unlock(&lock, flags);
}

/* A command with its byte. The keyboard answers with ACK bytes, which the interrupt ignores. */
static void command(uint8_t code, uint8_t byte)
{
	uint32_t flags = spin_lock(&lock);

	ps2_send(code);
	ps2_send(byte);
	spin_unlock(&lock, flags);
}

void keyboard_set_repeat(uint32_t delay_ms, uint32_t rate)
{
	if (attached)
		command(SET_RATE, typematic_byte(delay_ms, rate));
}

static void show_leds(uint32_t mods)
{
	uint32_t locks = mods & LOCKS;

	if (locks == leds_shown)
		return;
	leds_shown = locks;
	command(SET_LEDS, (mods & MOD_SCROLL_LOCK ? 1 : 0) | (mods & MOD_NUM_LOCK ? 2 : 0) |
				  (mods & MOD_CAPS_LOCK ? 4 : 0));
}

/* Lock held. A dead key that is held down repeats nothing. */
static uint32_t character(uint8_t key, uint32_t mods, bool repeat)
{
	uint32_t c = layout_character(layout, key, mods);

	if (mods & INPUT_COMMAND)
		return layout_letter(layout, key, mods);
	return repeat && layout_is_dead(c) ? 0 : layout_compose(&dead, c);
}

/* Lock held. False: it was the debugger's hot key, which nobody else gets. */
static bool make_event(uint8_t key, bool down, struct input_event *e)
{
	bool repeat = key_state_feed(&state, key, down);
	uint32_t mods = state.mods;

	key = layout_pad_key(key, mods);
	*e = (struct input_event){
		.kind = INPUT_KEY,
		.code = key,
		.value = down,
		.mods = mods | (repeat ? KEY_REPEAT : 0),
		.character = down ? character(key, mods, repeat) : 0,
		.tsc = rdtsc(),
	};
	return key != KEY_B || !down || (mods & (MOD_CTRL | MOD_ALT)) != (MOD_CTRL | MOD_ALT);
}

static void feed(uint8_t key, bool down)
{
	struct input_event e;
	uint32_t flags = spin_lock(&lock);
	bool pass = make_event(key, down, &e);

	spin_unlock(&lock, flags);
	if (pass)
		input_post(&e);
	else if (debug_break && !(e.mods & KEY_REPEAT))
		debug_break();
}

bool keyboard_inject(uint8_t key, bool down)
{
	if (!input_has_room())
		return false;
	feed(key, down);
	return true;
}

static void interrupt(void *unused)
{
	uint8_t byte, key;
	bool down;

	(void)unused;
	if (!ps2_fetch(PS2_KEYBOARD, &byte))
		return;
	raw_put(RAW_KEYBOARD, byte);
	if (byte == ACK || byte == RESEND)
		return;
	if (scancode_feed(&decoder, byte, &key, &down)) {
		feed(key, down);
		show_leds(state.mods);
	}
}

void keyboard_init(void)
{
	kassert(!irq_attach(IRQ, interrupt, NULL));
	attached = true;
}
