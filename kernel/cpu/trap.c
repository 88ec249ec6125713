/*
 * kernel/cpu/trap.c - sends each exception and interrupt to who attached to it.
 *
 * The interrupt controllers are two 8259A (Intel data sheet 231468): lines 0..15 become vectors
 * 32..47, acknowledged when the handler has returned.
 */
#include "cpu/trap.h"
#include "abi/error.h"
#include "cpu/cpu.h"
#include "cpu/percpu.h"
#include "panic.h"

#define PIC1	0x20
#define PIC2	0xa0
#define VECTORS 49

extern void (*const trap_entries[VECTORS])(void);
extern const uint32_t kernel_fixups[][2], kernel_fixups_end[][2];

static uint64_t idt[VECTORS] __attribute__((aligned(8)));
static trap_handler *handlers[VECTORS];
static trap_handler *user_handler, *return_handler;
static struct {
	irq_handler *handler;
	void *argument;
} lines[16];
uint32_t irq_counts[16];

static const char *const exception_names[32] = {
	"division by zero",
	"debug",
	"NMI",
	"breakpoint",
	"overflow",
	"bound",
	"invalid instruction",
	"no FPU",
	"double fault",
	"FPU segment",
	"invalid TSS",
	"segment not present",
	"stack fault",
	"general protection fault",
	"page fault",
	"reserved",
	"FPU error",
	"alignment check",
	"machine check",
	"SIMD error",
};

static void pic_init(void)
{
	outb(PIC1, 0x11);
	outb(PIC2, 0x11);
	outb(PIC1 + 1, TRAP_IRQ0);
	outb(PIC2 + 1, TRAP_IRQ0 + 8);
	outb(PIC1 + 1, 4);
	outb(PIC2 + 1, 2);
	outb(PIC1 + 1, 1);
	outb(PIC2 + 1, 1);
	outb(PIC1 + 1, 0xfb); /* all off but the cascade */
	outb(PIC2 + 1, 0xff);
}

static void pic_unmask(uint32_t line)
{
	uint16_t port = line < 8 ? PIC1 + 1 : PIC2 + 1;

	outb(port, inb(port) & ~(1u << (line & 7)));
}

/* A line that went away before it was served comes as line 7 or 15, without an in-service bit. */
static bool pic_spurious(uint32_t line)
{
	uint16_t port = line < 8 ? PIC1 : PIC2;

	if (line != 7 && line != 15)
		return false;
	outb(port, 0x0b);
	if (inb(port) & 0x80)
		return false;
	if (line == 15)
		outb(PIC1, 0x20);
	return true;
}

static void irq_dispatch(uint32_t line)
{
	if (pic_spurious(line))
		return;
	irq_counts[line]++;
	if (lines[line].handler)
		lines[line].handler(lines[line].argument);
	if (line >= 8)
		outb(PIC2, 0x20);
	outb(PIC1, 0x20);
}

static void exception_dispatch(struct trap_frame *f)
{
	const char *name = f->vector < 32 && exception_names[f->vector] ? exception_names[f->vector]
									: "exception";

	if (f->vector < VECTORS && handlers[f->vector])
		handlers[f->vector](f);
	else if (trap_from_user(f) && user_handler)
		user_handler(f);
	else
		panic_frame(f, "%s in the kernel (error %x)", name, f->error);
}

void trap_dispatch(struct trap_frame *f)
{
	if (f->vector - TRAP_IRQ0 < 16)
		irq_dispatch(f->vector - TRAP_IRQ0);
	else
		exception_dispatch(f);
	if (f->eflags & EFLAGS_IF && return_handler) {
		irq_disable();
		return_handler(f);
	}
}

const char *trap_name(uint32_t vector)
{
	return vector < 32 && exception_names[vector] ? exception_names[vector] : "exception";
}

void trap_attach(uint32_t vector, trap_handler *handler)
{
	kassert(vector < VECTORS);
	handlers[vector] = handler;
}

void trap_attach_user(trap_handler *handler)
{
	user_handler = handler;
}

void trap_attach_return(trap_handler *handler)
{
	return_handler = handler;
}

int irq_attach(uint32_t line, irq_handler *handler, void *argument)
{
	uint32_t flags = irq_save();

	kassert(line < 16);
	if (lines[line].handler) {
		irq_restore(flags);
		return -EBUSY;
	}
	lines[line].argument = argument;
	lines[line].handler = handler;
	pic_unmask(line);
	irq_restore(flags);
	return 0;
}

bool irq_attached(uint32_t line)
{
	return lines[line].handler != NULL;
}

uint32_t trap_fixup(uint32_t eip)
{
	for (const uint32_t(*f)[2] = kernel_fixups; f < kernel_fixups_end; f++)
		if ((*f)[0] == eip)
			return (*f)[1];
	return 0;
}

/* In the task of the double fault: the registers of the culprit are in its task state. */
void trap_double_fault(void)
{
	struct tss *t = &this_cpu()->tss;
	struct trap_frame f = {
		.gs = t->gs,
		.fs = t->fs,
		.es = t->es,
		.ds = t->ds,
		.edi = t->edi,
		.esi = t->esi,
		.ebp = t->ebp,
		.ebx = t->ebx,
		.edx = t->edx,
		.ecx = t->ecx,
		.eax = t->eax,
		.vector = TRAP_DOUBLE,
		.eip = t->eip,
		.cs = t->cs,
		.eflags = t->eflags,
		.esp = t->esp,
		.ss = t->ss,
	};

	panic_frame(&f, "double fault: the kernel stack is used up or broken (esp %x)", t->esp);
}

static uint64_t gate(uint32_t address, uint32_t selector, uint32_t type)
{
	return (uint64_t)(address & 0xffff0000u) << 32 | (uint64_t)type << 40 |
	       (uint64_t)selector << 16 | (address & 0xffffu);
}

void trap_init(void)
{
	struct {
		uint16_t limit;
		uint32_t base;
	} __attribute__((packed)) idtr = {sizeof idt - 1, (uint32_t)idt};

	for (uint32_t v = 0; v < VECTORS; v++) {
		bool open = v == TRAP_SYSCALL || v == TRAP_BREAKPOINT || v == 4;

		idt[v] = gate((uint32_t)trap_entries[v], KERNEL_CODE, open ? 0xee : 0x8e);
	}
	idt[TRAP_DOUBLE] = gate(0, FAULT_STATE, 0x85);
	percpu_init(this_cpu());
	__asm__ volatile("lidt %0" ::"m"(idtr));
	pic_init();
}
