/* uses: apps/capdemo/hold.c */
/* tests/host/test_capdemo.c - a lamp as a holder has it: given, given again, given back, destroyed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "abi/peer.h"
#include "apps/capdemo/hold.h"

static char words[128];

static const char *said(const struct hold *h)
{
	hold_describe(h, "Ada", words, sizeof(words));
	return words;
}

static void given_and_given_back(void **state)
{
	struct hold h = {HOLD_NONE, 0, 0, 0, false};

	(void)state;
	assert_string_equal(said(&h), "Holds nothing.\nSomebody has to give it the lamp.");
	hold_given(&h, 7, 1);
	assert_int_equal(h.state, HOLD_HAS);
	assert_int_equal(h.from, 1);
	assert_string_equal(said(&h), "Holds the lamp as 7,\nfrom Ada.");
	hold_given(&h, 7, 2); /* the same capability: one count more */
	assert_int_equal(h.counts, 2);
	assert_int_equal(h.from, 1);
	assert_string_equal(said(&h), "Holds the lamp as 7,\n2 times over.");
	hold_given_back(&h);
	assert_int_equal(h.state, HOLD_HAS);
	hold_given_back(&h);
	assert_int_equal(h.state, HOLD_NONE);
	hold_given_back(&h); /* nothing is there any more */
	assert_int_equal(h.state, HOLD_NONE);
}

static void destroyed(void **state)
{
	struct hold h = {HOLD_NONE, 0, 0, 0, false};

	(void)state;
	assert_false(hold_destroyed(&h, 7));
	hold_given(&h, 7, 1);
	assert_false(hold_destroyed(&h, 11)); /* somebody's inbox */
	assert_true(hold_destroyed(&h, 7));
	assert_int_equal(h.state, HOLD_DEAD);
	assert_int_equal(h.counts, 1); /* still to be given back */
	assert_non_null(strstr(said(&h), "destroyed"));
	assert_false(hold_destroyed(&h, 7));
	hold_given(&h, 15, 2); /* a new one takes its place */
	assert_int_equal(h.state, HOLD_HAS);
	assert_int_equal(h.cap, 15);
	assert_int_equal(h.counts, 1);
	hold_given(&h, PEER_ID_INVALID, 2); /* destroyed on its way */
	assert_int_equal(h.state, HOLD_DEAD);
	assert_int_equal(h.counts, 0);
}

/* Its light is known as long as it is held, and told anew of each lamp. */
static void lit(void **state)
{
	struct hold h = {HOLD_NONE, 0, 0, 0, false};

	(void)state;
	hold_told(&h, true); /* late: it has been given back */
	assert_false(h.lit);
	hold_given(&h, 7, 1);
	assert_false(h.lit);
	hold_told(&h, true);
	hold_given(&h, 7, 2);
	assert_true(h.lit);
	hold_given_back(&h);
	assert_true(h.lit);
	hold_given_back(&h);
	assert_false(h.lit);
	hold_given(&h, 7, 1);
	hold_told(&h, true);
	hold_given(&h, 11, 1); /* another lamp */
	assert_false(h.lit);
	hold_told(&h, true);
	hold_destroyed(&h, 11);
	assert_false(h.lit);
}

static void words_of_notes(void **state)
{
	struct note n = {.kind = NOTE_GIVE};

	(void)state;
	note_describe(&n, "Bob", words, sizeof(words));
	assert_string_equal(words, "Bob gives the lamp");
	n = (struct note){.destroyed = true};
	note_describe(&n, "Bob", words, sizeof(words));
	assert_string_equal(words, "NODE_DESTROY");
	n = (struct note){.released = true};
	note_describe(&n, "Bob", words, sizeof(words));
	assert_string_equal(words, "NODE_RELEASE");
	n = (struct note){.kind = NOTE_NONE};
	note_describe(&n, "Bob", words, sizeof(words));
	assert_string_equal(words, "something else");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(given_and_given_back),
		cmocka_unit_test(destroyed),
		cmocka_unit_test(lit),
		cmocka_unit_test(words_of_notes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
