/*
 * field.h - a mine field and its rules. Pure.
 *
 * Mines are laid at the first opening, never there or beside it as long as there is room elsewhere.
 */
#ifndef FIELD_H
#define FIELD_H

#include <stdbool.h>
#include <stdint.h>

#define FIELD_WIDTH_MAX	 30
#define FIELD_HEIGHT_MAX 16

enum field_state { FIELD_NEW, FIELD_PLAYED, FIELD_WON, FIELD_LOST };

struct cell {
	bool mine, open, flag;
	uint8_t around; /* mines beside it */
};

struct field {
	int width, height, mines;
	int flags, closed; /* cells that are still closed */
	enum field_state state;
	uint32_t random;
	struct cell cells[FIELD_HEIGHT_MAX][FIELD_WIDTH_MAX];
};

void field_init(struct field *f, int width, int height, int mines, uint32_t seed);
void field_open(struct field *f, int x, int y); /* and what follows from it */
void field_flag(struct field *f, int x, int y);
void field_open_around(struct field *f, int x, int y); /* if as many flags are around as mines */

#endif
