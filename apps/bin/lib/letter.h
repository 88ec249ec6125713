/* letter.h - what post and send are told: WINDOW CODE [P0 [P1 [P2]]]. */
#ifndef LETTER_H
#define LETTER_H

#include <stdbool.h>
#include <stdint.h>

struct letter {
	uint32_t window, code, params[3];
};

/* False: a message was given. Arguments end with NULL. */
bool letter_read(struct letter *letter, char **arguments);

/* Why it could not be delivered; error as the call gave it, -E... */
void letter_failed(const char *window, int error);

#endif
