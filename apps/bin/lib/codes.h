/* codes.h - message codes as people write them. */
#ifndef CODES_H
#define CODES_H

#include <stdbool.h>
#include <stdint.h>

/* "0x10000", "65536", "MSG_CLOSE", "close", "MSG_USER+3", "user+0x10". False: none of these. */
bool code_parse(const char *text, uint32_t *code);

#endif
