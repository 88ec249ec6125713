/* kernel/panic.c - collects what is known, shows it on screen and serial line, stops. */
#include "panic.h"
#include "common/format.h"
#include "cpu/cpu.h"
#include "cpu/string.h"
#include "cpu/trap.h"
#include "log.h"
#include "mem/page.h"
#include "trace.h"

#define REPORT_SIZE 4096
#define FRAMES_MAX  16
#define TRACES	    8
#define STACK_SLOT  0x4000u /* KSTACK_SLOT of task/thread.h */

struct symbol {
	uint32_t address, name; /* name: offset behind the table */
};

/* Made by tools/gen-symbols: a count, the symbols by address, the names. */
extern const uint32_t kernel_symbols[];
extern const char kernel_symbols_end[];
extern char kernel_text[], kernel_text_end[];

static char report[REPORT_SIZE];
static size_t report_length;
static bool panicking;
static void (*screen)(const char *text);
static void (*finish)(void);
static void (*context)(char *text, uint32_t size);

void panic_set_screen(void (*show)(const char *text))
{
	screen = show;
}

void panic_set_finish(void (*end)(void))
{
	finish = end;
}

void panic_set_context(void (*describe)(char *text, uint32_t size))
{
	context = describe;
}

static void add_list(const char *format, va_list args)
{
	size_t room = REPORT_SIZE - report_length;
	size_t n = (size_t)format_text_v(report + report_length, room, format, args);

	report_length += n < room ? n : room - 1;
}

static void add(const char *format, ...) __attribute__((format(printf, 1, 2)));
static void add(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	add_list(format, args);
	va_end(args);
}

const char *panic_symbol(uint32_t address, char *text, uint32_t size)
{
	uint32_t count = kernel_symbols[0], low = 0, high = count;
	const struct symbol *s = (const void *)&kernel_symbols[1];
	const char *names = (const char *)(s + count);

	while (low < high) {
		uint32_t middle = (low + high) / 2;

		if (s[middle].address <= address)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0 || address >= (uint32_t)kernel_text_end)
		format_text(text, size, "0x%08x", address);
	else
		format_text(text, size, "%s+0x%x", names + s[low - 1].name,
			    address - s[low - 1].address);
	return text;
}

/* May this be a frame of the stack that esp points into? The slot's lowest page is a guard. */
static bool in_stack(uint32_t ebp, uint32_t esp)
{
	uint32_t offset = ebp & (STACK_SLOT - 1);

	return !(ebp & 3) && !((ebp ^ esp) & ~(STACK_SLOT - 1)) && offset >= PAGE_SIZE &&
	       offset <= STACK_SLOT - 8;
}

/* Frames of one stack only, each above the one before. */
static void add_trace(uint32_t eip, uint32_t ebp, uint32_t esp)
{
	char name[64];

	add("Calls:\n  %s\n", panic_symbol(eip, name, sizeof name));
	for (int i = 0; i < FRAMES_MAX && in_stack(ebp, esp); i++) {
		const uint32_t *frame = (const uint32_t *)ebp;

		if (frame[1] < (uint32_t)kernel_text || frame[1] >= (uint32_t)kernel_text_end)
			return;
		add("  %s\n", panic_symbol(frame[1], name, sizeof name));
		if (frame[0] <= ebp)
			return;
		ebp = frame[0];
	}
}

/* Of the flow that trapped: from ring 0 its stack goes on behind the frame; a double fault came in
 * a task of its own. */
static uint32_t frame_esp(const struct trap_frame *f)
{
	return trap_from_user(f) || f->vector == TRAP_DOUBLE ? f->esp : (uint32_t)&f->esp;
}

static void add_registers(const struct trap_frame *f)
{
	add("Registers:\n  eax %08x  ebx %08x  ecx %08x  edx %08x\n", f->eax, f->ebx, f->ecx,
	    f->edx);
	add("  esi %08x  edi %08x  ebp %08x  esp %08x\n", f->esi, f->edi, f->ebp, frame_esp(f));
	add("  eip %08x  cs %04x  ds %04x  eflags %08x\n", f->eip, f->cs & 0xffff, f->ds & 0xffff,
	    f->eflags);
	add("  cr0 %08x  cr2 %08x  cr3 %08x  cr4 %08x\n", read_cr0(), read_cr2(), read_cr3(),
	    read_cr4());
}

static void add_trace_records(void)
{
	static const char *const names[] = {"none", "post",  "fetch",  "drop",	"wake",	 "spawn",
					    "exit", "fault", "window", "focus", "input", "frame"};
	struct trace_record r;
	uint32_t end = 0;

	trace_break_lock();
	while (trace_read(&end, &r, 1))
		;
	if (end)
		add("Last events, newest first:\n");
	for (uint32_t i = 1, at; i <= TRACES && i <= end; i++) {
		at = end - i;
		trace_read(&at, &r, 1);
		add("  %5u.%06u %-6s from %x to %x code 0x%x\n",
		    (uint32_t)(r.time_ns / 1000000000u), (uint32_t)(r.time_ns / 1000 % 1000000),
		    r.kind < sizeof names / sizeof *names ? names[r.kind] : "?", r.from, r.to,
		    r.code);
	}
}

static void stop(void) __attribute__((noreturn));
static void stop(void)
{
	if (finish)
		finish();
	irq_disable();
	for (;;)
		cpu_halt();
}

/* Say what was added since the last time on the serial line. */
static void say(void)
{
	static size_t said;

	log_break_lock();
	log_raw(report + said, report_length - said);
	said = report_length;
}

static void show(void)
{
	static bool shown;

	say();
	if (screen && !shown) {
		shown = true;
		screen(report);
	}
}

/* A fault while the report is made: show what there is of it. */
static void begin(const char *format, va_list args)
{
	irq_disable();
	if (panicking) {
		add("(the report broke off)\n");
		show();
		stop();
	}
	panicking = true;
	add("panic: ");
	add_list(format, args);
	add("\n");
	say();
}

static void add_context(void)
{
	char text[128] = "";

	if (context)
		context(text, sizeof text);
	if (*text)
		add("Running:\n  %s\n", text);
}

/* The caller's registers, as far as they are still there. */
static void capture(struct trap_frame *f, uint32_t eip, const uint32_t *frame)
{
	*f = (struct trap_frame){.eip = eip, .ebp = frame[0], .cs = 8, .ds = 0x10};
	__asm__ volatile("mov %%ebx,%0\n mov %%esi,%1\n mov %%edi,%2\n pushf\n pop %3"
			 : "=m"(f->ebx), "=m"(f->esi), "=m"(f->edi), "=m"(f->eflags));
}

static void finish_report(const struct trap_frame *f, uint32_t esp) __attribute__((noreturn));
static void finish_report(const struct trap_frame *f, uint32_t esp)
{
	add_registers(f);
	say();
	add_context();
	add_trace(f->eip, f->ebp, esp);
	add_trace_records();
	show();
	stop();
}

void panic(const char *format, ...)
{
	struct trap_frame f;
	va_list args;

	capture(&f, (uint32_t)__builtin_return_address(0), __builtin_frame_address(0));
	va_start(args, format);
	begin(format, args);
	va_end(args);
	finish_report(&f, (uint32_t)__builtin_frame_address(0));
}

void panic_frame(const struct trap_frame *f, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	begin(format, args);
	va_end(args);
	finish_report(f, frame_esp(f));
}
