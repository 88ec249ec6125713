/* mbusview/model.c - reads the views of the buses, sample by sample. */
#include "model.h"
#include <stdlib.h>
#include <string.h>

/* ---- counters in time ------------------------------------------------------------------------ */

/* A counter that went back belongs to something new of the same name. */
static void series_add(struct series *s, uint32_t value)
{
	const int most = sizeof(s->values) / sizeof(s->values[0]);

	if (s->count && value < s->values[s->count - 1])
		s->count = 0;
	if (s->count == most)
		memmove(s->values, s->values + 1, (size_t)--s->count * sizeof(s->values[0]));
	s->values[s->count++] = value;
}

/* By how much it grew in the last `samples`, or since it is known. */
static uint32_t series_growth(const struct series *s, int samples)
{
	int from = s->count - 1 - samples;

	return s->count ? s->values[s->count - 1] - s->values[from < 0 ? 0 : from] : 0;
}

static uint32_t rate_of(const struct model *m, const struct series *s)
{
	int samples = s->count - 1 < MODEL_RATE ? s->count - 1 : MODEL_RATE;
	uint32_t ms = samples > 0 ? series_growth(&m->times, samples) : 0;

	return ms ? (uint32_t)((uint64_t)series_growth(s, samples) * 1000 / ms) : 0;
}

/* ---- lines ----------------------------------------------------------------------------------- */

static const char *skip_blanks(const char *at)
{
	return at + strspn(at, " ");
}

static bool read_number(const char **at, uint32_t *number)
{
	const char *from = skip_blanks(*at);
	char *end;

	if (*from < '0' || *from > '9')
		return false;
	*number = (uint32_t)strtoul(from, &end, 10);
	*at = end;
	return true;
}

static bool read_numbers(const char **at, uint32_t *const *numbers, int count)
{
	for (int i = 0; i < count; i++)
		if (!read_number(at, numbers[i]))
			return false;
	return true;
}

/* What is behind one blank, to the end of the line: a name may have blanks. */
static bool read_name(const char *at, char name[MBUS_NAME_MAX])
{
	size_t length;

	if (*at++ != ' ')
		return false;
	length = strcspn(at, "\n");
	if (!length || length >= MBUS_NAME_MAX)
		return false;
	memcpy(name, at, length);
	name[length] = '\0';
	return true;
}

/* OBJSIZE OBJMAX FLAGS MAKER CONSUMERS PUBLISHED DROPPED NAME */
static bool read_bus(const char *line, struct bus *b)
{
	uint32_t *const first[] = {&b->objsize, &b->objmax};
	uint32_t *const rest[] = {&b->maker, &b->consumers, &b->published, &b->dropped};

	if (!read_numbers(&line, first, 2))
		return false;
	line = skip_blanks(line);
	b->latest = line[0] == 'l';
	if (!line[0] || (line[1] != 's' && line[1] != '-'))
		return false;
	b->shared = line[1] == 's';
	line += 2;
	return read_numbers(&line, rest, 4) && read_name(line, b->name);
}

/* PROCESS HANDLE WAITING OBJMAX DROPPED BUS */
static bool read_consumer(const char *line, struct consumer *c, char bus[MBUS_NAME_MAX])
{
	uint32_t handle = 0;
	uint32_t *const rest[] = {&c->waiting, &c->objmax, &c->dropped};

	if (!read_number(&line, &c->process))
		return false;
	line = skip_blanks(line);
	if (*line == '-')
		line++;
	else if (!read_number(&line, &handle))
		return false;
	c->handle = (int)handle;
	return read_numbers(&line, rest, 3) && read_name(line, bus);
}

static const char *next_line(const char *line)
{
	const char *end = strchr(line, '\n');

	return end && end[1] ? end + 1 : NULL;
}

/* ---- samples --------------------------------------------------------------------------------- */

const struct bus *model_find(const struct model *m, const char *name)
{
	for (int i = 0; i < m->bus_count; i++)
		if (!strcmp(m->buses[i].name, name))
			return &m->buses[i];
	return NULL;
}

static void set_bus(struct model *m, struct bus *b)
{
	struct bus *old = (struct bus *)model_find(m, b->name);

	if (!old && m->bus_count == MBUS_BUSES_MAX)
		return;
	if (old && old->maker == b->maker)
		b->history = old->history;
	series_add(&b->history, b->published);
	b->rate = rate_of(m, &b->history);
	b->seen = true;
	*(old ? old : &m->buses[m->bus_count++]) = *b;
}

static void set_consumer(struct model *m, struct consumer *c)
{
	struct consumer *old = NULL;

	for (int i = 0; i < m->consumer_count && !old; i++)
		if (m->consumers[i].process == c->process && m->consumers[i].handle == c->handle)
			old = &m->consumers[i];
	if (!old && m->consumer_count == MBUS_CONSUMERS_MAX)
		return;
	if (old)
		c->history = old->history;
	series_add(&c->history, c->dropped);
	c->lately = series_growth(&c->history, MODEL_LATELY);
	c->seen = true;
	*(old ? old : &m->consumers[m->consumer_count++]) = *c;
}

/* Those not seen in this sample go; what is left is to be seen in the next one. */
static void sweep(struct model *m)
{
	int kept = 0;

	for (int i = 0; i < m->bus_count; i++) {
		if (m->buses[i].seen)
			m->buses[kept++] = m->buses[i];
	}
	m->bus_count = kept;
	kept = 0;
	for (int i = 0; i < m->consumer_count; i++) {
		if (m->consumers[i].seen)
			m->consumers[kept++] = m->consumers[i];
	}
	m->consumer_count = kept;
}

static void forget_seen(struct model *m)
{
	for (int i = 0; i < m->bus_count; i++)
		m->buses[i].seen = false;
	for (int i = 0; i < m->consumer_count; i++)
		m->consumers[i].seen = false;
}

void model_read(struct model *m, const char *buses, const char *consumers, uint32_t now)
{
	char name[MBUS_NAME_MAX];

	forget_seen(m);
	series_add(&m->times, now);
	for (const char *line = next_line(buses); line; line = next_line(line)) {
		struct bus b = {0};

		if (read_bus(line, &b))
			set_bus(m, &b);
	}
	for (const char *line = next_line(consumers); line; line = next_line(line)) {
		struct consumer c = {0};

		if (read_consumer(line, &c, name) && !strcmp(name, m->chosen))
			set_consumer(m, &c);
	}
	sweep(m);
}

void model_choose(struct model *m, const char *name)
{
	if (!strcmp(m->chosen, name))
		return;
	strncpy(m->chosen, name, sizeof(m->chosen) - 1);
	m->consumer_count = 0;
}
