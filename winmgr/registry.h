/*
 * winmgr/registry.h - message codes by name (MsgRegister).
 *
 * A name has a code as long as one of the processes that asked for it lives. The code is the slot
 * and its generation, so it does not come again while anyone could mistake it. Thread context; its
 * own lock.
 */
#ifndef WINMGR_REGISTRY_H
#define WINMGR_REGISTRY_H

#include "abi/msg.h"
#include "task/process.h"

void registry_init(void);

/* The code for a name, for this process from now on; or -E... (above 0xfffff000). */
uint32_t registry_add(struct process *p, const char *name);

/* The name of a code into text of REGISTERED_NAME_MAX bytes; its length, or -ENOENT. */
int registry_name(uint32_t code, char *text);

#endif
