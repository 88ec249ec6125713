/* uses: kernel/task/idtable.c */
/* tests/host/test_idtable.c - ids are found, never 0, never negative, and come back late. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "task/idtable.h"

#define CAPACITY 9

static void *objects[CAPACITY];
static uint32_t generations[CAPACITY];
static uint16_t next_free[CAPACITY];
static struct idtable table;
static int things[CAPACITY];

static int setup(void **state)
{
	(void)state;
	memset(objects, 0, sizeof objects);
	memset(next_free, 0, sizeof next_free);
	table = (struct idtable){objects, generations, next_free, CAPACITY, 0, 0};
	idtable_init(&table);
	return 0;
}

static void test_full_and_found(void **state)
{
	uint32_t ids[CAPACITY];

	(void)state;
	for (int i = 1; i < CAPACITY; i++) {
		ids[i] = idtable_add(&table, &things[i]);
		assert_true((int32_t)ids[i] > 0);
	}
	assert_int_equal(idtable_add(&table, &things[0]), 0);
	for (int i = 1; i < CAPACITY; i++)
		assert_ptr_equal(idtable_find(&table, ids[i]), &things[i]);
	idtable_remove(&table, ids[3]);
	assert_null(idtable_find(&table, ids[3]));
	assert_true(idtable_add(&table, &things[0]) != ids[3]);
}

static void test_slots_come_back_in_the_order_they_were_freed(void **state)
{
	uint32_t first, second;

	(void)state;
	first = idtable_add(&table, &things[1]);
	second = idtable_add(&table, &things[2]);
	idtable_remove(&table, first);
	idtable_remove(&table, second);
	for (int i = 0; i < CAPACITY - 3; i++)
		assert_true(ID_SLOT(idtable_add(&table, &things[3])) > ID_SLOT(second));
	assert_int_equal(ID_SLOT(idtable_add(&table, &things[1])), ID_SLOT(first));
	assert_int_equal(ID_SLOT(idtable_add(&table, &things[1])), ID_SLOT(second));
}

static void test_generations_wrap_without_zero_or_sign(void **state)
{
	(void)state;
	generations[1] = ID_GENERATIONS;
	for (int i = 0; i < 3 * CAPACITY; i++) {
		uint32_t id = idtable_add(&table, &things[1]);

		assert_true((int32_t)id > 0 && id >> ID_SLOT_BITS != 0);
		idtable_remove(&table, id);
	}
}

static void test_nonsense_is_not_found(void **state)
{
	(void)state;
	srand(3);
	assert_null(idtable_find(&table, 0));
	assert_null(idtable_find(&table, 0xffffffffu));
	for (int i = 0; i < 10000; i++)
		assert_null(idtable_find(&table, (uint32_t)rand() << 4));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_full_and_found, setup),
		cmocka_unit_test_setup(test_slots_come_back_in_the_order_they_were_freed, setup),
		cmocka_unit_test_setup(test_generations_wrap_without_zero_or_sign, setup),
		cmocka_unit_test_setup(test_nonsense_is_not_found, setup),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
