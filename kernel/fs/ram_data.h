/*
 * kernel/fs/ram_data.h - the bytes of a file in memory: pages, made when they are first written.
 *
 * Between them are holes, which read as zeros. Pages hang in leaves of 128, leaves in a table that
 * grows with the file, so a byte far behind the end costs a page, a leaf and a pointer for each
 * half megabyte before it. All of it is taken from the room of the file system.
 *
 * Pure but for ram_page_alloc and ram_page_free, which the kernel (ram.c) or a test provides. The
 * file system's lock guards it.
 */
#ifndef FS_RAM_DATA_H
#define FS_RAM_DATA_H

#include "fs/ram_room.h"

#define RAM_PAGE 4096u

struct ram_leaf;

struct ram_data {
	uint32_t size;
	struct ram_leaf **leaves; /* NULL: nothing there */
	uint32_t leaf_count, table_writer;
};

void *ram_page_alloc(void); /* cleared; NULL: none */
void ram_page_free(void *page);

/* The page with this index; NULL: a hole. */
uint8_t *ram_data_page(const struct ram_data *data, uint32_t index);

/* The same, made if it is not there, for this writer. 0, -ENOSPC, -ENOMEM. */
int ram_data_make_page(struct ram_data *data, struct ram_room *room, uint32_t writer,
		       uint32_t index, uint8_t **page);

/* Shorter: what is behind is given back, and reads as zeros if it grows again. The same size: pages
 * behind the end, of a write that failed, are given back. Never fails. */
void ram_data_resize(struct ram_data *data, struct ram_room *room, uint32_t size);

#endif
