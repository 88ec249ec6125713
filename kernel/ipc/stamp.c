/* kernel/ipc/stamp.c - the counter behind stamp_next. */
#include "ipc/stamp.h"

volatile uint64_t stamp_last __attribute__((aligned(8)));
