/* kernel/boot.c - reads the Multiboot 1 information and the kernel's command line. */
#include "boot.h"
#include "boot_options.h"
#include "cpu/string.h"
#include "log.h"
#include "mem/page.h"
#include "panic.h"
#include "trace.h"

#define MULTIBOOT_MAGIC 0x2badb002

/* GNU Multiboot Specification 0.6.96, 3.3. */
struct multiboot {
	uint32_t flags, mem_lower, mem_upper, boot_device, command_line, module_count, modules;
	uint32_t symbols[4];
	uint32_t map_length, map_address;
	uint32_t drives_length, drives_address, config_table, loader_name, apm_table;
	uint32_t vbe_control, vbe_mode_info;
	uint16_t vbe_mode, vbe_segment, vbe_offset, vbe_length;
	uint64_t framebuffer_address;
	uint32_t framebuffer_pitch, framebuffer_width, framebuffer_height;
	uint8_t framebuffer_bits, framebuffer_type;
} __attribute__((packed));

struct map_entry {
	uint32_t size; /* of what follows */
	uint64_t base, length;
	uint32_t type; /* 1 = usable */
} __attribute__((packed));

struct module {
	uint32_t start, end, string, reserved;
};

#define HAS_COMMAND_LINE (1u << 2)
#define HAS_MODULES	 (1u << 3)
#define HAS_MAP		 (1u << 6)
#define HAS_FRAMEBUFFER	 (1u << 12)

#define RANGES (sizeof boot_info.memory / sizeof *boot_info.memory)

struct boot_info boot_info;
extern uint64_t boot_tsc;
extern char kernel_end[];

static const void *at(uint32_t physical)
{
	return (const void *)(physical + KERNEL_BASE);
}

static void add_range(uint64_t base, uint64_t size)
{
	uint64_t end = base + size;

	if (!size || base >= 0x100000000ull || boot_info.memory_count == RANGES)
		return;
	if (end > 0x100000000ull)
		end = 0x100000000ull;
	boot_info.memory[boot_info.memory_count++] = (struct boot_range){base, end - base};
}

static void read_map(const struct multiboot *mb)
{
	uint32_t p = mb->map_address, end = p + mb->map_length;

	while (p < end) {
		const struct map_entry *e = at(p);

		if (e->type == 1)
			add_range(e->base, e->length);
		p += e->size + sizeof e->size;
	}
}

static void read_framebuffer(const struct multiboot *mb)
{
	if (!(mb->flags & HAS_FRAMEBUFFER) || mb->framebuffer_type != 1 ||
	    mb->framebuffer_bits != 32 || mb->framebuffer_address >> 32)
		return;
	boot_info.has_framebuffer = true;
	boot_info.framebuffer_address = (uint32_t)mb->framebuffer_address;
	boot_info.framebuffer_pitch = mb->framebuffer_pitch;
	boot_info.framebuffer_width = mb->framebuffer_width;
	boot_info.framebuffer_height = mb->framebuffer_height;
	boot_info.framebuffer_bits = mb->framebuffer_bits;
}

/* The first module, if it lies where the kernel can read it. */
static void read_modules(const struct multiboot *mb)
{
	const struct module *m;

	if (!(mb->flags & HAS_MODULES) || !mb->module_count)
		return;
	m = at(mb->modules);
	if (m->start >= m->end || m->end > DIRECT_MAP_SIZE) {
		log_error("boot: the module lies at %x..%x, out of reach", m->start, m->end);
		return;
	}
	boot_info.module_start = m->start;
	boot_info.module_end = m->end;
}

static void set_log_level(void)
{
	static const char *const names[] = {"error", "warn", "info", "debug"};
	char value[8];

	if (!boot_option("log", value, sizeof value))
		return;
	for (int level = LOG_ERROR; level <= LOG_DEBUG; level++)
		if (!strcmp(value, names[level]))
			log_set_level(level);
}

static void set_trace(void)
{
	char value[8];

	if (boot_option("trace", value, sizeof value) && !strcmp(value, "all"))
		trace_mask = ~0u;
}

void boot_read(uint32_t magic, uint32_t multiboot_physical)
{
	const struct multiboot *mb = at(multiboot_physical);

	boot_info.first_tsc = boot_tsc;
	boot_info.kernel_end = (uint32_t)kernel_end - KERNEL_BASE;
	if (magic != MULTIBOOT_MAGIC)
		panic("started by a boot loader that does not speak Multiboot 1 (%x)", magic);
	if (mb->flags & HAS_COMMAND_LINE)
		strlcpy(boot_info.command_line, at(mb->command_line),
			sizeof boot_info.command_line);
	set_log_level();
	set_trace();
	read_modules(mb);
	if (mb->flags & HAS_MAP)
		read_map(mb);
	else
		add_range(0x100000, (uint64_t)mb->mem_upper << 10);
	read_framebuffer(mb);
}

const char *boot_option(const char *name, char *value, size_t size)
{
	return option_find(boot_info.command_line, name, value, size);
}
