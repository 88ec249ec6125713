/*
 * console/shell/machine_run.h - the shell's system on Transom's calls: processes (system.h).
 */
#ifndef SHELL_MACHINE_RUN_H
#define SHELL_MACHINE_RUN_H

#include "system.h"

int machine_spawn(void *context, const struct program *program);
int machine_wait(void *context, const int *processes, int count, bool block, int *status);
void machine_kill(void *context, int process, int status);
unsigned int machine_id(void *context, int process);
int machine_kill_id(void *context, unsigned int id, int status);

#endif
