/*
 * tests/guest/test_fuzz_gui.c - windows, messages and input at random: the kernel and the rest live
 * on, and nothing is left.
 */
#include "abi/key.h"
#include "tap_fuzz.h"

ROLE(fuzz)
{
	return fuzz_role(args, fuzz_gui);
}

static int32_t chance(uint32_t *state, uint32_t below)
{
	return (int32_t)(tap_random(state) % below);
}

/* Somebody at the keyboard and the mouse who does not know what he does. */
static void fumble(uint32_t *state)
{
	for (uint32_t i = 0; i < 40; i++) {
		struct input_record r = {
			.kind = INPUT_MOVE, .x = chance(state, 900), .y = chance(state, 700)};

		switch (chance(state, 4)) {
		case 0:
			r.kind = INPUT_BUTTON;
			r.code = BUTTON_LEFT + (uint32_t)chance(state, 3);
			r.value = chance(state, 2);
			break;
		case 1:
			r.kind = INPUT_KEY;
			r.code = KEY_F1 + (uint32_t)chance(state, 8);
			r.value = chance(state, 2);
			break;
		}
		EQ(SysInjectInput(&r, 1), 1);
	}
}

static void play(uint32_t seed, bool failing)
{
	struct fuzz_play p = {
		.seed = seed, .failing = failing, .privileges = PRIV_DESKTOP, .between = fumble};

	fuzz_play(&p);
}

TEST(random_windows)
{
	play(1, false);
}

TEST(random_windows_without_memory)
{
	play(2, true);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {
		T(random_windows), T(random_windows_without_memory), {}};
	static const struct tap_role roles[] = {T(fuzz), {}};

	return tap_main(argc, argv, tests, roles);
}
