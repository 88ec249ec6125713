/*
 * views.h - what the texts of /System/Kernel say about who is connected to whom. Pure.
 */
#ifndef VIEWS_H
#define VIEWS_H

#include "map.h"

/* Between map_begin and map_end, this one first: each process that runs. */
void views_processes(struct map *map, const char *text);

void views_ports(struct map *map, const char *text);
void views_mappings(struct map *map, const char *text);
/* The buses, then who consumes on them. */
void views_mbus(struct map *map, const char *buses, const char *consumers);
/* The connections of one bus (kbus0.stats). */
void views_kbus(struct map *map, const char *bus, const char *text);
void views_capabilities(struct map *map, const char *text);
void views_mailboxes(struct map *map, const char *text);

#endif
