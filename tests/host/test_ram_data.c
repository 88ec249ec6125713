/* uses: kernel/fs/ram_data.c kernel/fs/ram_room.c kernel/ipc/quota.c */
/* tests/host/test_ram_data.c - pages and holes of files in memory, and the room they take. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>
#include "abi/error.h"
#include "heap_shim.h"
#include "ram_shim.h"

#define ROOM 0x10000000u

static struct ram_room room;
static struct ram_data data;
enum { ALICE = 1, BOB, CAROL, NOBODY = 0 };

static int setup(void **state)
{
	(void)state;
	ram_room_init(&room, ROOM);
	data = (struct ram_data){0};
	return 0;
}

/* All that was taken has been given back. */
static int teardown(void **state)
{
	(void)state;
	ram_data_resize(&data, &room, 0);
	assert_true(quota_is_zero(&room.quota));
	assert_int_equal(heap_shim_blocks, 0);
	assert_int_equal(ram_shim_pages, 0);
	return 0;
}

static int make(uint32_t index, uint8_t **page)
{
	return ram_data_make_page(&data, &room, ALICE, index, page);
}

static void holes_stay_holes(void **state)
{
	uint8_t *page, *again;

	(void)state;
	assert_null(ram_data_page(&data, 0));
	assert_null(ram_data_page(&data, 500000));
	assert_int_equal(make(3, &page), 0);
	assert_ptr_equal(ram_data_page(&data, 3), page);
	assert_null(ram_data_page(&data, 2));
	assert_null(ram_data_page(&data, 4));
	assert_int_equal(make(3, &again), 0);
	assert_ptr_equal(page, again);
	assert_int_equal(make(524287, &page), 0); /* the last one a file can have */
	assert_ptr_equal(ram_data_page(&data, 524287), page);
	assert_null(ram_data_page(&data, 524286));
	assert_int_equal(ram_shim_pages, 2);
	assert_true(ram_room_used(&room) < 100000);
}

static void what_is_cut_off_comes_back_as_zeros(void **state)
{
	uint8_t *page;

	(void)state;
	for (uint32_t i = 0; i < 300; i++) {
		assert_int_equal(make(i, &page), 0);
		memset(page, 7, RAM_PAGE);
	}
	data.size = 300 * RAM_PAGE;
	ram_data_resize(&data, &room, 130 * RAM_PAGE + 5);
	assert_int_equal(ram_shim_pages, 131);
	ram_data_resize(&data, &room, 200 * RAM_PAGE);
	page = ram_data_page(&data, 130);
	assert_int_equal(page[4], 7);
	for (uint32_t i = 5; i < RAM_PAGE; i++)
		assert_int_equal(page[i], 0);
	assert_null(ram_data_page(&data, 131));
	ram_data_resize(&data, &room, 128 * RAM_PAGE);
	assert_int_equal(ram_shim_pages, 128);
	ram_data_resize(&data, &room, 0);
	assert_int_equal(ram_room_used(&room), 0);
}

/* A page behind the end, of a write that failed. */
static void the_same_size_gives_back_what_is_behind(void **state)
{
	uint8_t *page;

	(void)state;
	assert_int_equal(make(0, &page), 0);
	assert_int_equal(make(9, &page), 0);
	memset(ram_data_page(&data, 0), 1, RAM_PAGE);
	data.size = 10;
	ram_data_resize(&data, &room, 10);
	assert_int_equal(ram_shim_pages, 1);
	assert_int_equal(ram_data_page(&data, 0)[9], 1);
	assert_int_equal(ram_data_page(&data, 0)[10], 0);
}

static void failures_change_nothing(void **state)
{
	uint8_t *page;

	(void)state;
	for (uint32_t n = 1; n < 8; n++) {
		uint32_t used = ram_room_used(&room);

		heap_shim_fail = n;
		if (make(1000 * n, &page) == 0)
			break;
		assert_int_equal(make(1000 * n, &page), 0);
		ram_data_resize(&data, &room, 0);
		assert_int_equal(ram_room_used(&room), used);
	}
	heap_shim_fail = 0;
	ram_data_resize(&data, &room, 0);
	ram_shim_fail = 1;
	assert_int_equal(make(5, &page), -ENOMEM);
	assert_null(ram_data_page(&data, 5));
}

static void one_writer_gets_a_half(void **state)
{
	uint32_t count = 0;
	int error;

	(void)state;
	while (!(error = ram_room_take(&room, ALICE, RAM_PAGE)))
		count++;
	assert_int_equal(error, -ENOSPC);
	assert_int_equal(count, ROOM / RAM_PAGE / 2);
	/* The next one still gets a part of what is left; a third as well. */
	assert_int_equal(ram_room_take(&room, BOB, RAM_PAGE), 0);
	ram_room_give(&room, BOB, RAM_PAGE);
	assert_int_equal(ram_room_take(&room, BOB, ROOM / 7), 0);
	assert_int_equal(ram_room_take(&room, BOB, ROOM / 7), -ENOSPC);
	assert_int_equal(ram_room_take(&room, CAROL, ROOM / 16), 0);
	ram_room_forget(&room, CAROL);
	ram_room_give(&room, CAROL, ROOM / 16);
	ram_room_forget(&room, BOB);
	assert_int_equal(ram_room_take(&room, CAROL, 1), 0);
	ram_room_give(&room, CAROL, 1);
	ram_room_give(&room, BOB, ROOM / 7); /* what was his is nobody's */
	ram_room_forget(&room, ALICE);
	ram_room_give(&room, ALICE, count * RAM_PAGE);
	ram_room_forget(&room, ALICE);
}

/* What an ended process left does not count against the next one with its number. */
static void shares_of_the_dead_are_nobodys(void **state)
{
	(void)state;
	assert_int_equal(ram_room_take(&room, ALICE, ROOM / 4), 0);
	ram_room_forget(&room, ALICE);
	assert_null(quota_find(&room.quota, ALICE));
	assert_int_equal(ram_room_take(&room, ALICE, ROOM / 8), 0);
	ram_room_give(&room, ALICE, ROOM / 4);
	assert_null(quota_find(&room.quota, ALICE));
	assert_int_equal(ram_room_used(&room), ROOM / 8);
	ram_room_give(&room, ALICE, ROOM / 8);
	/* Nobody may use all. */
	assert_int_equal(ram_room_take(&room, NOBODY, ROOM), 0);
	assert_int_equal(ram_room_take(&room, NOBODY, 1), -ENOSPC);
	assert_int_equal(ram_room_take(&room, BOB, 1), -ENOSPC);
	ram_room_give(&room, NOBODY, ROOM);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(holes_stay_holes, setup, teardown),
		cmocka_unit_test_setup_teardown(what_is_cut_off_comes_back_as_zeros, setup,
						teardown),
		cmocka_unit_test_setup_teardown(the_same_size_gives_back_what_is_behind, setup,
						teardown),
		cmocka_unit_test_setup_teardown(failures_change_nothing, setup, teardown),
		cmocka_unit_test_setup_teardown(one_writer_gets_a_half, setup, teardown),
		cmocka_unit_test_setup_teardown(shares_of_the_dead_are_nobodys, setup, teardown),
	};

	return cmocka_run_group_tests_name("ram_data", tests, NULL, NULL);
}
