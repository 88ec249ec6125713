/* kernel/ipc/stamp.c - the counter behind stamp_next. */
#include "ipc/stamp.h"

uint64_t stamp_last __attribute__((aligned(8)));
