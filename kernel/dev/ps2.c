/* kernel/dev/ps2.c - the keyboard controller. */
#include "dev/ps2.h"
#include "cpu/cpu.h"
#include "dev/keyboard.h"
#include "dev/mouse.h"
#include "log.h"

#define DATA   0x60
#define STATUS 0x64

#define STATUS_OUTPUT 0x01 /* a byte for us */
#define STATUS_INPUT  0x02 /* still busy with ours */
#define STATUS_MOUSE  0x20 /* the byte is of the second port */

#define READ_CONFIG	0x20
#define WRITE_CONFIG	0x60
#define DISABLE_MOUSE	0xa7
#define ENABLE_MOUSE	0xa8
#define DISABLE_FIRST	0xad
#define ENABLE_FIRST	0xae
#define TO_MOUSE	0xd4
#define CONFIG_IRQS	0x03
#define CONFIG_CLOCKS	0x30
#define CONFIG_SET1	0x40 /* translate scan set 2 to 1 */
#define ENABLE_SCANNING 0xf4
#define ACK		0xfa

#define TRIES 100000

static bool wait_writable(void)
{
	for (int i = 0; i < TRIES; i++)
		if (!(inb(STATUS) & STATUS_INPUT))
			return true;
	return false;
}

static void command(uint8_t c)
{
	wait_writable();
	outb(STATUS, c);
}

void ps2_send(uint8_t byte)
{
	if (wait_writable())
		outb(DATA, byte);
}

bool ps2_answer(uint8_t *byte)
{
	for (int i = 0; i < TRIES; i++)
		if (inb(STATUS) & STATUS_OUTPUT) {
			*byte = inb(DATA);
			return true;
		}
	return false;
}

bool ps2_fetch(int port, uint8_t *byte)
{
	uint8_t status = inb(STATUS);

	if (!(status & STATUS_OUTPUT) || !(status & STATUS_MOUSE) != (port == PS2_KEYBOARD))
		return false;
	*byte = inb(DATA);
	return true;
}

static void drain(void)
{
	for (int i = 0; i < 64 && inb(STATUS) & STATUS_OUTPUT; i++)
		inb(DATA);
}

bool ps2_mouse_command(uint8_t byte)
{
	uint8_t answer;

	command(TO_MOUSE);
	ps2_send(byte);
	return ps2_answer(&answer) && answer == ACK;
}

static bool keyboard_found(void)
{
	uint8_t answer;

	ps2_send(ENABLE_SCANNING);
	return ps2_answer(&answer) && answer == ACK;
}

void ps2_init(void)
{
	uint8_t config;
	bool keyboard, mouse;

	if (inb(STATUS) == 0xff) {
		log_warn("ps2: no keyboard controller");
		return;
	}
	command(DISABLE_FIRST);
	command(DISABLE_MOUSE);
	drain();
	command(READ_CONFIG);
	if (!ps2_answer(&config))
		config = CONFIG_SET1;
	config = (config | CONFIG_SET1) & ~(CONFIG_IRQS | CONFIG_CLOCKS);
	command(WRITE_CONFIG);
	ps2_send(config);
	command(ENABLE_FIRST);
	keyboard = keyboard_found();
	command(ENABLE_MOUSE);
	mouse = mouse_detect();
	drain();
	command(WRITE_CONFIG);
	ps2_send(config | CONFIG_IRQS);
	keyboard_init();
	if (mouse)
		mouse_init();
	log_info("ps2: %s, %s", keyboard ? "keyboard" : "no keyboard answers",
		 !mouse		 ? "no mouse"
		 : mouse_wheel() ? "mouse with wheel"
				 : "mouse");
}
