/*
 * kernel/task/account.h - what a process has caused, and its limits.
 *
 * Whoever allocates for a process charges it and uncharges with the same number. Atomic; any
 * context.
 */
#ifndef TASK_ACCOUNT_H
#define TASK_ACCOUNT_H

#include "abi/types.h"

enum account_kind { ACCOUNT_PAGES, ACCOUNT_HEAP, ACCOUNT_HANDLES, ACCOUNT_WINDOWS, ACCOUNT_KINDS };

struct account {
	uint32_t used[ACCOUNT_KINDS];
	uint32_t limit[ACCOUNT_KINDS];
};

/* 0 or -EDQUOT (nothing charged). */
int account_charge(struct account *a, enum account_kind kind, uint32_t amount);
void account_uncharge(struct account *a, enum account_kind kind, uint32_t amount);
bool account_is_zero(const struct account *a);

#endif
