/*
 * tests/host/mini.h - the handful of cmocka's macros that 32-bit host tests use.
 *
 * A test that needs 32-bit pointers or NASM objects cannot link cmocka (there is no 32-bit one). It
 * includes this header instead, says `uses32:` in its first line, and reads like every other test.
 * The first failed check ends its test; the program prints TAP and ends with the number of
 * failures.
 */
#ifndef TESTS_MINI_H
#define TESTS_MINI_H

#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct CMUnitTest {
	const char *name;
	void (*function)(void **state);
};

static jmp_buf mini_failed;

static inline void mini_check(bool good, const char *what, const char *file, int line)
{
	if (good)
		return;
	printf("# %s:%d: %s\n", file, line, what);
	longjmp(mini_failed, 1);
}

static inline void mini_equal(unsigned long long a, unsigned long long b, bool equal,
			      const char *what, const char *file, int line)
{
	if ((a == b) == equal)
		return;
	printf("# %s:%d: %s: %#llx, %#llx\n", file, line, what, a, b);
	longjmp(mini_failed, 1);
}

#define assert_true(e)	       mini_check(!!(e), #e, __FILE__, __LINE__)
#define assert_false(e)	       mini_check(!(e), "not " #e, __FILE__, __LINE__)
#define assert_null(p)	       mini_check((p) == NULL, #p " is NULL", __FILE__, __LINE__)
#define assert_non_null(p)     mini_check((p) != NULL, #p " is not NULL", __FILE__, __LINE__)
#define assert_ptr_equal(a, b) mini_check((a) == (b), #a " == " #b, __FILE__, __LINE__)
#define assert_int_equal(a, b)                                                                     \
	mini_equal((unsigned long long)(a), (unsigned long long)(b), true, #a " == " #b, __FILE__, \
		   __LINE__)
#define assert_int_not_equal(a, b)                                                        \
	mini_equal((unsigned long long)(a), (unsigned long long)(b), false, #a " != " #b, \
		   __FILE__, __LINE__)
#define assert_string_equal(a, b) mini_check(strcmp(a, b) == 0, #a " == " #b, __FILE__, __LINE__)
#define assert_memory_equal(a, b, size) \
	mini_check(memcmp(a, b, size) == 0, #a " == " #b, __FILE__, __LINE__)
#define assert_in_range(v, low, high) \
	mini_check((v) >= (low) && (v) <= (high), #v " in " #low ".." #high, __FILE__, __LINE__)
#define fail() mini_check(false, "reached", __FILE__, __LINE__)

#define cmocka_unit_test(f) \
	{                   \
#f, f       \
	}

static inline int mini_run(const struct CMUnitTest *tests, size_t count)
{
	volatile int failed = 0;

	printf("1..%zu\n", count);
	for (volatile size_t i = 0; i < count; i++) {
		void *state = NULL;
		bool good = setjmp(mini_failed) == 0;

		if (good)
			tests[i].function(&state);
		printf("%s %zu - %s\n", good ? "ok" : "not ok", i + 1, tests[i].name);
		failed += !good;
	}
	return failed;
}

#define cmocka_run_group_tests(tests, setup, teardown) \
	mini_run(tests, sizeof(tests) / sizeof((tests)[0]))

#endif
