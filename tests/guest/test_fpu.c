/* tests/guest/test_fpu.c - x87 and SSE registers: each thread has its own, each process starts
 * clean. */
#include "tap.h"

static bool has_sse;

/* Values in the registers, a while of spinning, and whether they are still there. */
static bool fpu_round(double v)
{
	double a[4] = {v, v + 1, v * 3, v / 7}, b[4];
	uint32_t n = 3000000;
	uint16_t control = 0x37f | ((int)v & 3) << 10, after;

	__asm__ volatile("fldcw %4\n fldl (%1)\n fldl 8(%1)\n fldl 16(%1)\n"
			 "1: decl %0\n jnz 1b\n"
			 "fstpl 16(%2)\n fstpl 8(%2)\n fstpl (%2)\n fnstcw %3\n"
			 : "+r"(n)
			 : "r"(a), "r"(b), "m"(after), "m"(control)
			 : "memory", "st", "st(1)", "st(2)");
	control = 0x37f;
	__asm__ volatile("fldcw %0" ::"m"(control));
	return !memcmp(a, b, 3 * sizeof *a) && (after & 0xc00) == ((int)v & 3) << 10;
}

static bool sse_round(uint32_t v)
{
	uint32_t a[8] = {v, v + 1, v + 2, v + 3, ~v, ~v - 1, ~v - 2, v * 7}, b[8], n = 3000000;

	__asm__ volatile("movups (%1), %%xmm0\n movups 16(%1), %%xmm7\n"
			 "1: decl %0\n jnz 1b\n"
			 "movups %%xmm0, (%2)\n movups %%xmm7, 16(%2)\n"
			 : "+r"(n)
			 : "r"(a), "r"(b)
			 : "memory");
	return !memcmp(a, b, sizeof a);
}

static int keep_values(void *argument)
{
	for (int i = 1; i <= 15; i++) {
		if (!fpu_round((int)argument * 1000 + i))
			return 1;
		if (has_sse && !sse_round((uint32_t)argument * 1000 + i))
			return 2;
		ThrYield();
	}
	return 0;
}

TEST(fpu_state_survives_switches)
{
	struct sys_info info;
	int t[4];

	SysInfo(&info, sizeof info);
	has_sse = info.cpu_features & SYS_CPU_SSE;
	for (int i = 0; i < 4; i++)
		t[i] = ThrStart(keep_values, (void *)(i + 1), 0);
	EQ(keep_values((void *)9), 0);
	for (int i = 0; i < 4; i++)
		EQ(tap_end_thread(t[i]), 0);
}

TEST(a_fresh_fpu_is_clean)
{
	EQ(tap_end(tap_start(CHILD("fresh_fpu"))), 0);
	CHECK(fpu_round(3));
	EQ(tap_end(tap_start(CHILD("fresh_fpu"))), 0);
}

ROLE(fresh_fpu)
{
	uint16_t control = 0, status = 0xffff;

	(void)args;
	__asm__ volatile("fnstcw %0\n fnstsw %1" : "=m"(control), "=m"(status));
	EQ(control, 0x37f);
	EQ(status & 0x3800, 0); /* the stack is empty: top is 0 */
	return tap_failures;
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {
		T(fpu_state_survives_switches), T(a_fresh_fpu_is_clean), {}};
	static const struct tap_role roles[] = {T(fresh_fpu), {}};

	return tap_main(argc, argv, tests, roles);
}
