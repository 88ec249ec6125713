/* kernel/task/account.c - atomic counters with limits. */
#include "task/account.h"
#include "abi/error.h"
#include "panic.h"

int account_charge(struct account *a, enum account_kind kind, uint32_t amount)
{
	uint32_t used = __atomic_load_n(&a->used[kind], __ATOMIC_RELAXED);

	do {
		if (amount > a->limit[kind] || used > a->limit[kind] - amount)
			return -EDQUOT;
	} while (!__atomic_compare_exchange_n(&a->used[kind], &used, used + amount, true,
					      __ATOMIC_RELAXED, __ATOMIC_RELAXED));
	return 0;
}

void account_uncharge(struct account *a, enum account_kind kind, uint32_t amount)
{
	uint32_t before = __atomic_fetch_sub(&a->used[kind], amount, __ATOMIC_RELAXED);

	kassert(before >= amount);
}

bool account_is_zero(const struct account *a)
{
	for (int i = 0; i < ACCOUNT_KINDS; i++)
		if (a->used[i])
			return false;
	return true;
}
