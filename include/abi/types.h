/* abi/types.h - the C types every other header builds on, and nothing else. */
#ifndef ABI_TYPES_H
#define ABI_TYPES_H

#include <stdint.h>
#include <stddef.h>
#include <stdbool.h>

#endif
