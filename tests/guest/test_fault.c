/* tests/guest/test_fault.c - what a program can do wrong with the processor: it ends, nobody else.
 */
#include "tap.h"
#include <stdio.h>
#include <stdlib.h>

#define KERNEL	  0xc0100000u
#define ASM(text) __asm__ volatile(text)

static const uint32_t constant = 5;
static uint32_t code_as_data[4] = {0xc3c3c3c3, 0xc3c3c3c3};

#define FAULT(name, statement) \
	static void name(void) \
	{                      \
		statement;     \
	}

/* clang-format off */
FAULT(write_null, ASM("movl $1, 0"))
FAULT(read_null, ASM("mov 4, %eax"))
FAULT(write_text, *(volatile char *)(uint32_t)write_null = 0)
FAULT(write_constant, *(volatile uint32_t *)&constant = 0)
FAULT(run_data, ((void (*)(void))code_as_data)())
FAULT(read_kernel, (void)*(volatile int *)KERNEL)
FAULT(write_kernel, *(volatile int *)KERNEL = 0)
FAULT(write_top, *(volatile int *)0xfffffffc = 0)
FAULT(write_edge, *(volatile int *)0xbffff000 = 0)
FAULT(jump_kernel, ((void (*)(void))KERNEL)())
FAULT(jump_null, ASM("xor %eax, %eax\n jmp *%eax"))
FAULT(halt, ASM("hlt"))
FAULT(clear_interrupts, ASM("cli"))
FAULT(set_interrupts, ASM("sti"))
FAULT(linux_call, ASM("int $0x80"))
FAULT(fake_irq, ASM("int $0x20"))
FAULT(fake_keyboard, ASM("int $0x21"))
FAULT(fake_page_fault, ASM("int $14"))
FAULT(fake_double_fault, ASM("int $8"))
FAULT(last_vector, ASM("int $0xff"))
FAULT(undefined, ASM("ud2"))
FAULT(divide, ASM("xor %ecx, %ecx\n mov $1, %eax\n cltd\n idiv %ecx"))
FAULT(port_in, ASM("inb $0x60, %al"))
FAULT(port_out, ASM("mov $0xfe, %al\n outb %al, $0x64"))
FAULT(port_string, ASM("mov $0x3f8, %edx\n insb"))
FAULT(control_read, ASM("mov %cr0, %eax"))
FAULT(control_write, ASM("xor %eax, %eax\n mov %eax, %cr3"))
FAULT(debug_register, ASM("mov %eax, %dr7"))
FAULT(load_gdt, ASM("push $0\n push $0\n lgdt (%esp)"))
FAULT(load_idt, ASM("push $0\n push $0\n lidt (%esp)"))
FAULT(load_task, ASM("mov $0x28, %eax\n ltr %ax"))
FAULT(write_msr, ASM("mov $0x176, %ecx\n wrmsr"))
FAULT(read_msr, ASM("mov $0x176, %ecx\n rdmsr"))
FAULT(flush_page, ASM("invlpg (%esp)"))
FAULT(flush_cache, ASM("wbinvd"))
FAULT(clear_task_switched, ASM("clts"))
FAULT(kernel_data, ASM("mov $0x10, %eax\n mov %eax, %ds"))
FAULT(kernel_stack, ASM("mov $0x10, %eax\n mov %eax, %ss"))
FAULT(null_stack, ASM("xor %eax, %eax\n mov %eax, %ss"))
FAULT(wild_selector, ASM("mov $0xfff3, %eax\n mov %eax, %es"))
FAULT(far_kernel, ASM("ljmp $0x08, $0xc0100000"))
FAULT(far_call_task, ASM("lcall $0x28, $0"))
FAULT(return_to_kernel, ASM("pushf\n push $0x08\n push $0xc0100000\n iret"))
FAULT(task_return, ASM("pushf\n orl $0x4000, (%esp)\n popf\n iret"))
FAULT(overflow_check, ASM("push $0\n push $1\n mov $5, %eax\n bound %eax, (%esp)"))
FAULT(stack_gone, ASM("mov $0xc0000000, %esp\n push %eax"))
FAULT(stack_null, ASM("xor %esp, %esp\n push %eax"))
FAULT(stack_null_call, ASM("mov $16, %esp\n mov $0, %eax\n mov $16, %ecx\n int $0x30\n push %eax"))
FAULT(x87_divide, ASM("push $0x37b\n fldcw (%esp)\n fld1\n fldz\n fdivrp\n fwait"))
/* clang-format on */

static int deep(int n)
{
	volatile int room[700];

	room[0] = n;
	return room[0] ? deep(n + 1) + room[0] : 0;
}

static void overflow(void)
{
	exit(deep(1));
}

static void jump_stack(void)
{
	volatile uint32_t code = 0xc3c3c3c3;

	((void (*)(void))(uint32_t)&code)();
}

#define NEEDS_NX 1

static const struct {
	const char *name;
	void (*run)(void);
	int needs;
} faults[] = {
	{"write_null", write_null, 0},
	{"read_null", read_null, 0},
	{"write_text", write_text, 0},
	{"write_constant", write_constant, 0},
	{"run_data", run_data, NEEDS_NX},
	{"jump_stack", jump_stack, NEEDS_NX},
	{"read_kernel", read_kernel, 0},
	{"write_kernel", write_kernel, 0},
	{"write_top", write_top, 0},
	{"write_edge", write_edge, 0},
	{"jump_kernel", jump_kernel, 0},
	{"jump_null", jump_null, 0},
	{"halt", halt, 0},
	{"clear_interrupts", clear_interrupts, 0},
	{"set_interrupts", set_interrupts, 0},
	{"linux_call", linux_call, 0},
	{"fake_irq", fake_irq, 0},
	{"fake_keyboard", fake_keyboard, 0},
	{"fake_page_fault", fake_page_fault, 0},
	{"fake_double_fault", fake_double_fault, 0},
	{"last_vector", last_vector, 0},
	{"undefined", undefined, 0},
	{"divide", divide, 0},
	{"port_in", port_in, 0},
	{"port_out", port_out, 0},
	{"port_string", port_string, 0},
	{"control_read", control_read, 0},
	{"control_write", control_write, 0},
	{"debug_register", debug_register, 0},
	{"load_gdt", load_gdt, 0},
	{"load_idt", load_idt, 0},
	{"load_task", load_task, 0},
	{"write_msr", write_msr, 0},
	{"read_msr", read_msr, 0},
	{"flush_page", flush_page, 0},
	{"flush_cache", flush_cache, 0},
	{"clear_task_switched", clear_task_switched, 0},
	{"kernel_data", kernel_data, 0},
	{"kernel_stack", kernel_stack, 0},
	{"null_stack", null_stack, 0},
	{"wild_selector", wild_selector, 0},
	{"far_kernel", far_kernel, 0},
	{"far_call_task", far_call_task, 0},
	{"return_to_kernel", return_to_kernel, 0},
	{"task_return", task_return, 0},
	{"overflow_check", overflow_check, 0},
	{"stack_gone", stack_gone, 0},
	{"stack_null", stack_null, 0},
	{"stack_null_call", stack_null_call, 0},
	{"x87_divide", x87_divide, 0},
	{"overflow", overflow, 0},
};

static int one_fault(void *n)
{
	faults[(int)n].run();
	return 1;
}

/* In the first thread or a second one. */
ROLE(fault)
{
	if (args[1])
		ThrWaitHandle(ThrStart(one_fault, (void *)args[0], 0), TAP_DEADLINE);
	return one_fault((void *)args[0]);
}

TEST(each_fault_ends_its_process)
{
	struct sys_info info;

	SysInfo(&info, sizeof info);
	for (uint32_t i = 0; i < sizeof faults / sizeof *faults; i++)
		for (uint32_t second = 0; second < 2; second++) {
			if (faults[i].needs == NEEDS_NX && !(info.cpu_features & SYS_CPU_NX))
				continue;
			if (!EQ(tap_end(tap_start(CHILD("fault", .args = {i, second}))),
				EXIT_FAULT))
				tap_say("# that was %s", faults[i].name);
		}
}

/* ---- strange states on the way into the kernel -------------------------------------------------
 */

#define FLAG_TF	  0x100
#define FLAG_DF	  0x400
#define FLAG_IOPL 0x3000
#define FLAG_NT	  0x4000
#define FLAG_AC	  0x40000
#define FLAG_ID	  0x200000

static const uint32_t flag_sets[] = {FLAG_TF,
				     FLAG_DF,
				     FLAG_IOPL,
				     FLAG_NT,
				     FLAG_AC,
				     FLAG_ID,
				     FLAG_TF | FLAG_NT | FLAG_DF | FLAG_AC,
				     0x3f7fd7 & ~0x20200};

/* A call with these flags set, and the flags that come back; its result. */
static int call_int(uint32_t number, uint32_t flags)
{
	int result;

	__asm__ volatile("sub $32, %%esp\n movl $0, (%%esp)\n mov %%esp, %%ecx\n"
			 "pushf\n pop %%edx\n or %%edx, %1\n push %1\n popf\n"
			 "int $0x30\n"
			 "push $0x202\n popf\n add $32, %%esp\n"
			 : "=a"(result), "+S"(flags)
			 : "0"(number)
			 : "ecx", "edx", "memory", "cc");
	return result;
}

static int call_sysenter(uint32_t number, uint32_t flags)
{
	int result;

	__asm__ volatile("sub $32, %%esp\n movl $0, (%%esp)\n mov %%esp, %%ecx\n"
			 "pushf\n pop %%edx\n or %%edx, %1\n mov $1f, %%edx\n push %1\n popf\n"
			 "sysenter\n"
			 "1: push $0x202\n popf\n add $32, %%esp\n"
			 : "=a"(result), "+S"(flags)
			 : "0"(number)
			 : "ecx", "edx", "memory", "cc");
	return result;
}

/* The same with data segments that nobody should use. */
static int call_segments(uint32_t gate, uint32_t selector)
{
	int result = 0, keep;

	__asm__ volatile("mov %%ds, %2\n sub $32, %%esp\n mov %%esp, %%ecx\n mov $1f, %%edx\n"
			 "mov %4, %%es\n mov %4, %%fs\n mov %4, %%gs\n"
			 "test %3, %3\n mov %4, %%ds\n jz 2f\n sysenter\n"
			 "2: int $0x30\n"
			 "1: mov %2, %%ds\n mov %2, %%es\n add $32, %%esp\n"
			 : "=a"(result), "=m"(*(int *)0x400000), "=&D"(keep)
			 : "r"(gate), "S"(selector), "0"(0)
			 : "ecx", "edx", "memory", "cc");
	return result;
}

#define SYSENTER_WAYS 8

/* sysenter with registers that point anywhere. */
static void wild_sysenter(uint32_t way)
{
	static const uint32_t wild[SYSENTER_WAYS][3] = {
		{0, 0, 0},	    {0, 0xc0000000, 0xc0000000}, {0, 0xbfffeff8, 0x400000},
		{0, 0xffffffff, 0}, {0xffffffff, 0, 0},		 {1, 0xc0100000, 0xc0100000},
		{16, 4, 4},	    {2, 0xfffffff0, 0xfffffff0},
	};

	__asm__ volatile("sysenter" ::"a"(wild[way][0]), "c"(wild[way][1]), "d"(wild[way][2])
			 : "memory");
}

#define WAY_FLAGS    0
#define WAY_SEGMENTS 1
#define WAY_WILD     2
#define WAY_NUMBERS  3

ROLE(strange)
{
	struct sys_info info;

	SysInfo(&info, sizeof info);
	if (args[2] && !(info.cpu_features & SYS_CPU_SYSENTER))
		return 0;
	switch (args[0]) {
	case WAY_FLAGS:
		return (args[2] ? call_sysenter : call_int)(0, flag_sets[args[1]]);
	case WAY_SEGMENTS:
		call_segments(args[2], args[1]);
		ProcExit(0);
	case WAY_WILD:
		wild_sysenter(args[1]);
		return 1;
	default:
		return (args[2] ? call_sysenter : call_int)(args[1], 0) == -ENOSYS ? 0 : 1;
	}
}

/* Nothing happens, or that process dies. */
static void survive(uint32_t way, uint32_t value, uint32_t gate)
{
	int status = tap_end(tap_start(CHILD("strange", .args = {way, value, gate})));

	if (!CHECK(status == 0 || status == EXIT_FAULT))
		tap_say("# way %u value 0x%x gate %u: %d", (unsigned)way, (unsigned)value,
			(unsigned)gate, status);
}

TEST(strange_flags)
{
	for (uint32_t i = 0; i < sizeof flag_sets / sizeof *flag_sets; i++)
		for (uint32_t gate = 0; gate < 2; gate++)
			survive(WAY_FLAGS, i, gate);
}

TEST(strange_segments)
{
	static const uint32_t selectors[] = {0, 1, 2, 3, 0x23, 0x2b, 0x33, 0x1b};

	for (uint32_t i = 0; i < sizeof selectors / sizeof *selectors; i++)
		for (uint32_t gate = 0; gate < 2; gate++)
			survive(WAY_SEGMENTS, selectors[i], gate);
}

TEST(strange_registers)
{
	for (uint32_t way = 0; way < SYSENTER_WAYS; way++)
		survive(WAY_WILD, way, 1);
}

TEST(unknown_calls)
{
	static const uint32_t numbers[] = {47,	       255,	   4096,      0x7fffffff,
					   0x80000000, 0xffffffff, 0x40000000};

	for (uint32_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		for (uint32_t gate = 0; gate < 2; gate++)
			EQ(tap_end(tap_start(
				   CHILD("strange", .args = {WAY_NUMBERS, numbers[i], gate}))),
			   0);
}

/* A single-stepped program goes on; its neighbours keep their flags. */
TEST(flags_stay_with_their_thread)
{
	uint32_t flags;

	survive(WAY_FLAGS, 0, 0);
	__asm__ volatile("pushf\n pop %0" : "=r"(flags));
	EQ(flags & (FLAG_TF | FLAG_DF | FLAG_IOPL | FLAG_NT | FLAG_AC), 0);
	EQ(flags & 0x200, 0x200);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(each_fault_ends_its_process),
						T(strange_flags),
						T(strange_segments),
						T(strange_registers),
						T(unknown_calls),
						T(flags_stay_with_their_thread),
						{}};
	static const struct tap_role roles[] = {T(fault), T(strange), {}};

	return tap_main(argc, argv, tests, roles);
}
