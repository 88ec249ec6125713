/*
 * kernel/ipc/quota.h - the fair-share rule: how much of a receiver's room one sender may hold.
 * Pure.
 *
 * A charge c of an account that already holds s, of what remains r, when n accounts hold something
 * (the asker counted), is accepted iff (s + c) * (n + 1) - s <= r. So the first greedy sender gets
 * at most a half, the second a sixth, the third a twelfth ..., and there is always room for the
 * next.
 */
#ifndef IPC_QUOTA_H
#define IPC_QUOTA_H

#include "abi/types.h"

static inline bool quota_accepts(uint32_t held, uint32_t charge, uint32_t remaining,
				 uint32_t accounts)
{
	return (uint64_t)(held + charge) * (accounts + 1) - held <= remaining;
}

#endif
