/* kernel/dev/serial.c - 16550 UARTs: polled output, input by interrupt. */
#include "dev/serial.h"
#include "abi/error.h"
#include "cpu/cpu.h"
#include "cpu/spinlock.h"
#include "cpu/trap.h"
#include "log.h"
#include "task/wait.h"

#define DATA	   0
#define INTERRUPTS 1
#define FIFO	   2
#define LINE	   3
#define MODEM	   4
#define STATUS	   5
#define SCRATCH	   7

#define STATUS_INPUT 0x01
#define STATUS_EMPTY 0x20

#define RING	  1024
#define FIFO_SIZE 16
#define TRIES	  1000000

struct uart {
	uint16_t port;
	uint8_t irq;
	bool present;
	struct spinlock output; /* whole pieces of text stay together */
	struct waitable input;	/* its lock guards the ring */
	uint8_t ring[RING];
	uint32_t head, tail, lost;
	uint32_t room; /* guarded by output: bytes the chip takes without asking */
};

static struct uart uarts[2] = {{.port = 0x3f8, .irq = 4}, {.port = 0x2f8, .irq = 3}};

static bool ready(struct waitable *w)
{
	struct uart *u = container_of(w, struct uart, input);

	return u->head != u->tail;
}

static const struct wait_ops input_ops = {ready, NULL};

/* The chip takes FIFO_SIZE bytes once its queue is empty. */
static void put_byte(struct uart *u, uint8_t byte)
{
	if (u->room == 0) {
		for (int i = 0; i < TRIES && !(inb(u->port + STATUS) & STATUS_EMPTY); i++)
			cpu_relax();
		u->room = FIFO_SIZE;
	}
	u->room--;
	outb(u->port + DATA, byte);
}

void serial_write(int line, const char *text, uint32_t length)
{
	struct uart *u = &uarts[line];
	uint32_t flags;

	if (!u->present)
		return;
	flags = spin_lock(&u->output);
	u->room = 0;
	for (; length--; text++) {
		if (line == 0 && *text == '\n')
			put_byte(u, '\r');
		put_byte(u, (uint8_t)*text);
	}
	spin_unlock(&u->output, flags);
}

static void log_to_serial(const char *text, size_t length)
{
	serial_write(0, text, length);
}

static bool probe(struct uart *u)
{
	outb(u->port + SCRATCH, 0x5a);
	if (inb(u->port + SCRATCH) != 0x5a)
		return false;
	outb(u->port + INTERRUPTS, 0);
	outb(u->port + LINE, 0x80); /* divisor */
	outb(u->port + DATA, 1);    /* 115,200 */
	outb(u->port + INTERRUPTS, 0);
	outb(u->port + LINE, 0x03);  /* 8N1 */
	outb(u->port + FIFO, 0xc7);  /* on, cleared, 14 bytes */
	outb(u->port + MODEM, 0x0b); /* ready, interrupts let through */
	return true;
}

void serial_init(void)
{
	for (int i = 0; i < 2; i++) {
		waitable_init(&uarts[i].input, &input_ops);
		uarts[i].present = probe(&uarts[i]);
	}
	if (uarts[0].present)
		log_add_sink(log_to_serial);
}

static void interrupt(void *argument)
{
	struct uart *u = argument;

	spin_lock_nested(&u->input.lock);
	while (inb(u->port + STATUS) & STATUS_INPUT) {
		uint8_t byte = inb(u->port + DATA);

		if (u->head - u->tail < RING)
			u->ring[u->head++ % RING] = byte;
		else
			u->lost++;
	}
	wait_wake(&u->input);
	spin_unlock_nested(&u->input.lock);
}

void serial_init_irq(void)
{
	for (int i = 0; i < 2; i++) {
		struct uart *u = &uarts[i];

		if (!u->present || irq_attach(u->irq, interrupt, u))
			continue;
		outb(u->port + INTERRUPTS, 1);
	}
}

bool serial_present(int line)
{
	return uarts[line].present;
}

uint32_t serial_lost(int line)
{
	return uarts[line].lost;
}

int serial_read(int line, char *buffer, uint32_t size, uint32_t timeout_ms)
{
	struct uart *u = &uarts[line];
	uint32_t flags, n = 0;
	int error;

	if (!u->present)
		return -ENODEV;
	do {
		error = wait_for(&u->input, timeout_ms);
		if (error)
			return error;
		flags = spin_lock(&u->input.lock);
		while (n < size && u->tail != u->head)
			buffer[n++] = (char)u->ring[u->tail++ % RING];
		spin_unlock(&u->input.lock, flags);
	} while (!n);
	return (int)n;
}
