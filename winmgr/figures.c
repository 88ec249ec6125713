/* winmgr/figures.c - the lines of the codes, and reading them. */
#include "winmgr/figures.h"
#include "abi/error.h"
#include "cpu/string.h"

static const uint16_t codes[] = {
#define CODE(name, code, a, b, c) (code) < FIGURES_CODES ? (code) : 0,
	MSG_TABLE(CODE)
#undef CODE
};

#define LINES (sizeof codes / sizeof *codes)
_Static_assert(LINES < 256, "a line's number is a byte");

struct figures figures_lines[LINES + 1];
uint32_t figures_posted[LINES + 1];
uint8_t figures_line[FIGURES_CODES];

void figures_init(void)
{
	for (uint32_t i = 0; i < LINES; i++)
		if (codes[i])
			figures_line[codes[i]] = (uint8_t)(i + 1);
}

static uint32_t sum(const uint32_t *buckets)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < MSG_BUCKETS; i++)
		n += buckets[i];
	return n;
}

/* The first code above this one that has been seen: what is made at fetch never came. */
static uint32_t next_after(uint32_t code)
{
	for (uint32_t c = code + 1; c < FIGURES_CODES; c++) {
		uint32_t line = figures_line[c];

		if (line && (figures_posted[line] || sum(figures_lines[line].wait)))
			return c;
	}
	return 0;
}

int figures_get(uint32_t code, struct msg_statistics *out)
{
	const struct figures *f;
	uint32_t line;

	if (code && (code >= FIGURES_CODES || !figures_line[code]))
		return -ENOENT;
	line = code ? figures_line[code] : 0;
	f = &figures_lines[line];
	*out = (struct msg_statistics){.code = code,
				       .next = next_after(code),
				       .fetched = sum(f->wait),
				       .posted = figures_posted[line]};
	memcpy(out->wait, f->wait, sizeof out->wait);
	memcpy(out->handle, f->handle, sizeof out->handle);
	return !code || out->fetched || out->posted ? 0 : -ENOENT;
}
