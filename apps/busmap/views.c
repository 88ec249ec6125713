/* apps/busmap/views.c - from lines of views to nodes and links. */
#include "views.h"
#include <stdio.h>
#include <string.h>
#include "table.h"

static void set_name(struct map_link *link, const char *name)
{
	snprintf(link->name, sizeof link->name, "%s", name);
}

void views_processes(struct map *map, const char *text)
{
	struct table table;

	table_begin(&table, text);
	while (table_next(&table))
		if (strcmp(table_text(&table, "STATE"), "ended") != 0)
			map_node(map, table_number(&table, "PROCESS"), table_text(&table, "NAME"));
}

/* Connections only; a listener has nobody at the other end. */
void views_ports(struct map *map, const char *text)
{
	struct table table;

	table_begin(&table, text);
	while (table_next(&table)) {
		struct map_link link = {
			.kind = MAP_PORT,
			.process = {table_number(&table, "PROCESS"), table_number(&table, "PEER")},
			.total = {table_number(&table, "SENT"), table_number(&table, "GOT")},
		};

		if (strcmp(table_text(&table, "STATE"), "connected") != 0)
			continue;
		set_name(&link, table_text(&table, "NAME"));
		map_link(map, &link);
	}
}

/* Lines of one area in order: each who shows it is joined to the first. */
static uint32_t first_of_area(const char *text, uint32_t area)
{
	struct table table;

	table_begin(&table, text);
	while (table_next(&table))
		if (table_number(&table, "AREA") == area)
			return table_number(&table, "PROCESS");
	return 0;
}

void views_mappings(struct map *map, const char *text)
{
	struct table table;

	table_begin(&table, text);
	while (table_next(&table)) {
		uint32_t area = table_number(&table, "AREA");
		const char *name = table_text(&table, "NAME");
		struct map_link link = {
			.kind = MAP_SHARED,
			.process = {first_of_area(text, area), table_number(&table, "PROCESS")},
		};

		if (strcmp(name, "-") != 0)
			set_name(&link, name);
		else
			snprintf(link.name, sizeof link.name, "area %u", (unsigned)area);
		map_link(map, &link);
	}
}

/* The line of a bus: its maker, and how much has been published. */
static bool find_bus(const char *buses, const char *name, uint32_t *maker, uint32_t *published)
{
	struct table table;

	table_begin(&table, buses);
	while (table_next(&table))
		if (!strcmp(table_text(&table, "NAME"), name)) {
			*maker = table_number(&table, "MAKER");
			*published = table_number(&table, "PUBLISHED");
			return true;
		}
	return false;
}

void views_mbus(struct map *map, const char *buses, const char *consumers)
{
	struct table table;

	table_begin(&table, consumers);
	while (table_next(&table)) {
		struct map_link link = {.kind = MAP_MBUS};
		const char *bus = table_text(&table, "BUS");
		uint32_t maker, published;

		if (!find_bus(buses, bus, &maker, &published))
			continue;
		link.process[0] = maker;
		link.process[1] = table_number(&table, "PROCESS");
		link.total[0] = published;
		set_name(&link, bus);
		map_link(map, &link);
	}
}

/* Who speaks to whom is the business of names: all who are on the bus are joined to the first, with
 * what each of them has sent. */
void views_kbus(struct map *map, const char *bus, const char *text)
{
	struct map_link link = {.kind = MAP_KBUS};
	struct table table;

	set_name(&link, bus);
	table_begin(&table, text);
	while (table_next(&table)) {
		link.process[1] = table_number(&table, "PROCESS");
		link.total[1] = table_number(&table, "SENT");
		if (!link.process[0]) {
			link.process[0] = link.process[1];
			link.total[0] = link.total[1];
		}
		map_link(map, &link);
	}
}

/* From who holds some to whose nodes they are for, with what was sent by them. */
void views_capabilities(struct map *map, const char *text)
{
	struct table table;

	table_begin(&table, text);
	while (table_next(&table)) {
		struct map_link link = {
			.kind = MAP_PEER,
			.process = {table_number(&table, "PROCESS"), table_number(&table, "OWNER")},
			.total = {table_number(&table, "SENT"), 0},
		};

		if (strcmp(table_text(&table, "NODE"), "destroyed") != 0)
			map_link(map, &link);
	}
}

/* Who has sent the newest message is known, and how many have come since the last look. */
void views_mailboxes(struct map *map, const char *text)
{
	static struct {
		uint32_t process, count;
	} known[MAP_NODES];
	struct table table;

	table_begin(&table, text);
	while (table_next(&table)) {
		uint32_t process = table_number(&table, "PROCESS");
		uint32_t count = table_number(&table, "RECEIVED") + table_number(&table, "WAITING");
		const struct map_node *node = map_find(map, process);
		struct map_link link = {.kind = MAP_MAILBOX,
					.process = {table_number(&table, "SENDER"), process}};
		int place = node ? (int)(node - map->nodes) : 0;

		if (!node)
			continue;
		if (known[place].process == process && count != known[place].count)
			map_add(map, &link, count - known[place].count);
		known[place].process = process;
		known[place].count = count;
	}
}
