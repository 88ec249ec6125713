/* kernel/dev/power.c - the few ports that end a machine. */
#include "dev/power.h"
#include "cpu/cpu.h"

#define QEMU_PM1A  0x604
#define BOCHS_PM1A 0xb004
#define SLEEP_S5   0x2000
#define DEBUG_EXIT 0xf4
#define PS2_STATUS 0x64
#define PS2_RESET  0xfe

static void halt(void) __attribute__((noreturn));
static void halt(void)
{
	irq_disable();
	for (;;)
		cpu_halt();
}

void power_off(void)
{
	outw(QEMU_PM1A, SLEEP_S5);
	outw(BOCHS_PM1A, SLEEP_S5);
	halt();
}

void power_reboot(void)
{
	struct {
		uint16_t limit;
		uint32_t base;
	} __attribute__((packed)) none = {0, 0};

	for (int i = 0; i < 100000 && inb(PS2_STATUS) & 2; i++)
		cpu_relax();
	outb(PS2_STATUS, PS2_RESET);
	for (int i = 0; i < 1000000; i++)
		cpu_relax();
	__asm__ volatile("lidt %0\n int3" ::"m"(none));
	halt();
}

void power_exit(int status)
{
	outl(DEBUG_EXIT, (uint32_t)status);
	power_off();
}
