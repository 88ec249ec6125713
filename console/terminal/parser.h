/*
 * console/terminal/parser.h - bytes to text, control characters and escape codes. Pure.
 *
 * The states are those every VT500-like parser has: ground, escape, CSI, OSC string, other strings
 * (DCS, SOS, PM, APC), which are swallowed. CAN and SUB end any of them with nothing done, ESC
 * begins anew, control characters within a CSI act at once. A code that is too long or broken is
 * read to its end and ignored.
 *
 * Text is UTF-8; what is not reads as U+FFFD (common/utf8.h says how broken bytes are counted).
 * C1 controls as characters (U+0080..U+009F) are ignored.
 *
 * Fixed size: nothing is allocated. OSC strings beyond PARSER_TEXT_MAX are cut.
 */
#ifndef TERMINAL_PARSER_H
#define TERMINAL_PARSER_H

#include <stdint.h>

#define PARSER_VALUES_MAX 32 /* parameters, sub-parameters counted; more are left out */
#define PARSER_VALUE_MAX  0xffff
#define PARSER_TEXT_MAX	  512 /* bytes of an OSC string, with an end */
#define PARSER_OMITTED	  (-1)

struct parser_csi {
	char prefix;	   /* one of < = > ? or 0 */
	char intermediate; /* the last of space .. / or 0 */
	char final;
	int count;		       /* of values */
	int values[PARSER_VALUES_MAX]; /* PARSER_OMITTED where none was given */
	uint32_t subs; /* bit i: value i followed a colon, it belongs to value i - 1 */
};

/* All must be given. */
struct parser_actions {
	void (*text)(void *context, const uint8_t *bytes, int length); /* a run of 0x20 .. 0x7e */
	void (*print)(void *context, uint32_t code);		       /* any other character */
	void (*control)(void *context, uint8_t code);		       /* 0x00 .. 0x1f, not ESC */
	void (*escape)(void *context, char intermediate, char final);
	void (*csi)(void *context, const struct parser_csi *csi);
	void (*osc)(void *context, int number, const char *text); /* the text behind "number;" */
};

struct parser {
	uint8_t state;
	uint8_t pending[4]; /* of a character whose bytes have not all come */
	uint8_t pending_count;
	struct parser_csi csi;
	char text[PARSER_TEXT_MAX];
	int text_length;
};

void parser_init(struct parser *p);
void parser_feed(struct parser *p, const uint8_t *bytes, int length,
		 const struct parser_actions *actions, void *context);

/* Parameter i, or `otherwise` if it is omitted (or, for most codes the same, 0). */
int parser_value(const struct parser_csi *csi, int i, int otherwise);

#endif
