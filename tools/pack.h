/* tools/pack.h - makes a packed file (lib/common/packed.h) of bytes in memory. */
#ifndef TOOLS_PACK_H
#define TOOLS_PACK_H

#include <stdint.h>

/* Of malloc; NULL if there is no memory. */
uint8_t *pack(const uint8_t *bytes, uint32_t size, uint32_t *packed_size);

#endif
