/*
 * tests/host/kbus_shim.h - KBus on the host: it stands in for cpu/cpu.h, cpu/spinlock.h and
 * ipc/stamp.h, for one thread. Include it before headers of the kernel.
 */
#ifndef TESTS_KBUS_SHIM_H
#define TESTS_KBUS_SHIM_H

#include "machine_shim.h"

#endif
