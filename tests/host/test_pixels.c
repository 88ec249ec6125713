/* uses32: winmgr/pixels.c winmgr/pixels.asm winmgr/pixels_generic.c */
/* tests/host/test_pixels.c - the SSE2 row functions against the portable ones; faults on user rows.
 */
#define _GNU_SOURCE
#include <elf.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <ucontext.h>
#include "mini.h"
#include "winmgr/pixels.h"
#include "winmgr/pixels_user.h"

#define ROOM	  400
#define MARGIN	  8
#define COUNT_MAX 140
#define PAGE	  4096
#define FAULT	  (-14)

static uint32_t source[ROOM], first[ROOM], second[ROOM];
static uint16_t factors[ROOM];
static uint32_t seed = 1;

static uint32_t random_word(void)
{
	seed = seed * 1664525 + 1013904223;
	return seed >> 16 | seed << 16;
}

static uint32_t random_alpha(void)
{
	uint32_t dice = random_word() & 7;

	return dice == 0 ? 0 : dice == 1 ? 255 : random_word() & 255;
}

static void fill_buffers(void)
{
	for (int i = 0; i < ROOM; i++) {
		source[i] = (random_word() & 0xffffff) | random_alpha() << 24;
		first[i] = second[i] = random_word();
		factors[i] = random_alpha() * 257;
	}
}

/* Two rows from elsewhere. */
static struct pixel_block two_rows(uint32_t *to, int skew, uint32_t count)
{
	return (struct pixel_block){to, source + skew, ROOM / 2, ROOM / 2 - 1, count, 2};
}

/* Once from elsewhere and once more where they stand. */
static void shade(const struct pixel_functions *set, uint32_t *to, int skew, uint32_t count)
{
	struct pixel_block block = two_rows(to, skew, count);

	set->shade(&block, factors + skew, factors + 100 + skew);
	block.from = to;
	block.from_pitch = block.to_pitch;
	set->shade(&block, factors + skew, factors + 100 + skew);
}

static void copy_block(const struct pixel_functions *set, uint32_t *to, int skew, uint32_t count)
{
	struct pixel_block block = two_rows(to, skew, count);

	set->copy_block(&block);
}

static void call(const struct pixel_functions *set, int which, uint32_t *to, int skew,
		 uint32_t count)
{
	if (which == 0)
		set->copy(to, source + skew, count);
	else if (which == 1)
		set->fill(to, source[skew], count);
	else if (which == 2)
		set->blend(to, source + skew, count);
	else if (which == 3)
		set->blend_straight(to, source + skew, count);
	else if (which == 4)
		shade(set, to, skew, count);
	else
		copy_block(set, to, skew, count);
}

/* Every count to 140, every alignment of either side; what lies around stays as it was. */
static void compare(int which)
{
	for (uint32_t count = 0; count <= COUNT_MAX; count++) {
		for (int skew = 0; skew < 16; skew++) {
			fill_buffers();
			call(&pixels_generic, which, first + MARGIN + skew % 4, skew / 4, count);
			call(&pixels_sse2, which, second + MARGIN + skew % 4, skew / 4, count);
			assert_memory_equal(first, second, sizeof(first));
		}
	}
}

static void copy_is_the_same(void **state)
{
	(void)state;
	compare(0);
}

static void fill_is_the_same(void **state)
{
	(void)state;
	compare(1);
}

static void blend_is_the_same(void **state)
{
	(void)state;
	compare(2);
}

static void blend_straight_is_the_same(void **state)
{
	(void)state;
	compare(3);
}

static void shading_is_the_same(void **state)
{
	(void)state;
	compare(4);
}

static void copy_block_is_the_same(void **state)
{
	(void)state;
	compare(5);
}

/* Every value under many factors: never off by a whole step from the exact darker one. */
static void shading_means_what_it_says(void **state)
{
	uint16_t column, row = 65535;
	uint32_t pixel, to;
	struct pixel_block block = {&to, &pixel, 1, 1, 1, 1};

	(void)state;
	for (uint32_t part = 0; part < 65536; part += 111) {
		for (uint32_t i = 0; i < 256; i++) {
			column = part;
			pixel = i * 0x010101;
			pixels_sse2.shade(&block, &column, &row);
			for (int shift = 0; shift < 24; shift += 8) {
				double exact = i * (1 - part / 65536.0);
				double have = to >> shift & 0xff;

				assert_true(have > exact - 1 && have < exact + 1.01);
			}
		}
	}
}

static void nothing_is_no_shade(void **state)
{
	uint16_t full[2] = {65535, 65535}, none[2] = {0, 0};
	struct pixel_block block = {first, source, ROOM / 2, ROOM / 2, 2, 2};

	(void)state;
	fill_buffers();
	pixels_sse2.shade(&block, full, none);
	assert_memory_equal(first, source, 8);
	block.width = 0;
	pixels_sse2.shade(&block, full, none);
	block.width = 2;
	block.height = 0;
	pixels_sse2.shade(&block, full, none);
	assert_memory_equal(first, source, 8);
}

/* Every value of a channel under every alpha. */
static void all_values_blend_the_same(void **state)
{
	uint32_t a[256], b[256], from[256];

	(void)state;
	for (uint32_t alpha = 0; alpha < 256; alpha++) {
		for (uint32_t i = 0; i < 256; i++) {
			a[i] = b[i] = i * 0x01010101;
			from[i] = alpha << 24 | random_word() >> 8;
		}
		pixels_generic.blend(a, from, 256);
		pixels_sse2.blend(b, from, 256);
		assert_memory_equal(a, b, sizeof(a));
		pixels_generic.blend_straight(a, from, 256);
		pixels_sse2.blend_straight(b, from, 256);
		assert_memory_equal(a, b, sizeof(a));
	}
}

static void blending_means_what_it_says(void **state)
{
	uint32_t to = 0xff204060, from = 0x80ff0000;

	(void)state;
	pixels_generic.blend_straight(&to, &from, 1);
	assert_int_equal(to, 0xff902030);
	from = 0;
	pixels_generic.blend(&to, &from, 1);
	assert_int_equal(to, 0xff902030);
	from = 0xff123456;
	pixels_generic.blend(&to, &from, 1);
	assert_int_equal(to, 0xff123456);
}

/* What the kernel does with section .fixups, done here by a signal handler. */
static const uint32_t *fixups;
static uint32_t fixups_count;

static void find_fixups(void)
{
	FILE *file = fopen("/proc/self/exe", "rb");
	static char image[4 << 20];
	const Elf32_Ehdr *header = (const void *)image;
	const Elf32_Shdr *section;
	const char *names;

	assert_non_null(file);
	assert_true(fread(image, 1, sizeof(image), file) > 0);
	fclose(file);
	section = (const void *)(image + header->e_shoff);
	names = image + section[header->e_shstrndx].sh_offset;
	for (int i = 0; i < header->e_shnum; i++) {
		if (strcmp(names + section[i].sh_name, ".fixups"))
			continue;
		fixups = (const uint32_t *)(uintptr_t)section[i].sh_addr;
		fixups_count = section[i].sh_size / 8;
	}
}

static void on_fault(int signal_number, siginfo_t *info, void *context)
{
	greg_t *at = &((ucontext_t *)context)->uc_mcontext.gregs[REG_EIP];

	(void)info;
	for (uint32_t i = 0; i < fixups_count; i++) {
		if (fixups[2 * i] == (uint32_t)*at) {
			*at = fixups[2 * i + 1];
			return;
		}
	}
	signal(signal_number, SIG_DFL);
}

/* A row that ends at a page that is not there, and one that starts before it. */
static void copy_from_programs_stops_at_faults(void **state)
{
	struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO};
	uint8_t *pages = mmap((void *)0x20000000, 2 * PAGE, PROT_READ | PROT_WRITE,
			      MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
	uptr end = (uptr)pages + PAGE;

	(void)state;
	find_fixups();
	assert_true(fixups_count > 0);
	assert_int_equal(mprotect(pages + PAGE, PAGE, PROT_NONE), 0);
	sigaction(SIGSEGV, &action, NULL);
	for (uint32_t count = 1; count <= COUNT_MAX; count++) {
		for (int skew = 0; skew < 4; skew++) {
			uint32_t *to = first + MARGIN + skew;

			memset(pages, count, PAGE);
			assert_int_equal(pixels_copy_user(to, end - count * 4, count), 0);
			assert_memory_equal(to, pages + PAGE - count * 4, count * 4);
			for (uint32_t beyond = 1; beyond <= count; beyond++)
				assert_int_equal(
					pixels_copy_user(to, end - (count - beyond) * 4, count),
					FAULT);
		}
	}
	signal(SIGSEGV, SIG_DFL);
}

/* The same within a program's memory: what is read or what is written is not there. */
static void moves_within_programs_stop_at_faults(void **state)
{
	struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO};
	uint8_t *pages = mmap((void *)0x20000000, 2 * PAGE, PROT_READ | PROT_WRITE,
			      MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
	uptr start = (uptr)pages, end = start + PAGE;

	(void)state;
	pixels_init(true);
	find_fixups();
	assert_int_equal(mprotect(pages + PAGE, PAGE, PROT_NONE), 0);
	sigaction(SIGSEGV, &action, NULL);
	for (uint32_t count = 1; count <= COUNT_MAX; count++) {
		for (uint32_t i = 0; i < PAGE; i++)
			pages[i] = (uint8_t)(i * count);
		assert_int_equal(pixels_move_user(start + 4 * (count % 5), end - count * 4, count),
				 0);
		assert_memory_equal(pages + 4 * (count % 5), pages + PAGE - count * 4, count * 4);
		assert_int_equal(pixels_move_user(end - count * 4 + 4, start, count), FAULT);
		assert_int_equal(pixels_move_user(start, end - count * 4 + 4, count), FAULT);
	}
	signal(SIGSEGV, SIG_DFL);
	assert_int_equal(pixels_move_user(start, USER_END, 1), FAULT);
	assert_int_equal(pixels_move_user(USER_END, start, 1), FAULT);
}

static void kernel_addresses_are_refused(void **state)
{
	(void)state;
	assert_int_equal(pixels_copy_user(first, USER_END, 1), FAULT);
	assert_int_equal(pixels_copy_user(first, USER_END - 4, 2), FAULT);
	assert_int_equal(pixels_copy_user(first, 4096, 0x40000000), FAULT);
	assert_int_equal(pixels_copy_user(first, 4096, 0xffffffff), FAULT);
}

/* The slow way of pixels_copy_user, not taken here. */
int copy_from_user(void *to, uptr from, uint32_t size)
{
	(void)to, (void)from, (void)size;
	return FAULT;
}

static void dimming_is_half_grey(void **state)
{
	uint32_t row[] = {0xff000000, 0xffffffff, 0xffff0000, 0x00000000, 0x80808080};

	(void)state;
	pixels_dim(row, 5);
	assert_int_equal(row[0], 0xff606060);
	assert_int_equal(row[1], 0xffdfdfdf);
	assert_int_equal(row[2], 0xffdf6060);
	assert_int_equal(row[3], 0);
	assert_int_equal(row[4], 0x80707070);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(copy_is_the_same),
		cmocka_unit_test(fill_is_the_same),
		cmocka_unit_test(blend_is_the_same),
		cmocka_unit_test(blend_straight_is_the_same),
		cmocka_unit_test(shading_is_the_same),
		cmocka_unit_test(copy_block_is_the_same),
		cmocka_unit_test(shading_means_what_it_says),
		cmocka_unit_test(nothing_is_no_shade),
		cmocka_unit_test(all_values_blend_the_same),
		cmocka_unit_test(blending_means_what_it_says),
		cmocka_unit_test(dimming_is_half_grey),
		cmocka_unit_test(copy_from_programs_stops_at_faults),
		cmocka_unit_test(moves_within_programs_stop_at_faults),
		cmocka_unit_test(kernel_addresses_are_refused),
	};

	pixels_init(true);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
