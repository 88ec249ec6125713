/*
 * kernel/task/image.h - a program file made ready to run: checked, and cut into areas.
 *
 * All processes of one program on the initial disk share one image: code and constants are mapped,
 * data is copied page by page when written. Source: System V ABI, Intel386 supplement, chapter 5
 * (ELF). A packed program (common/packed.h) is unpacked while it is cut, and again for the name of
 * the function in which it crashed: programs that run do not pay for what they hardly ever need.
 */
#ifndef TASK_IMAGE_H
#define TASK_IMAGE_H

#include "common/list.h"
#include "mem/vm.h"

#define IMAGE_SEGMENTS 8

struct segment {
	uint32_t address;	       /* page-aligned */
	uint32_t pages_in_file, pages; /* the rest is zero */
	uint32_t access;
	struct area *area; /* NULL: nothing in the file */
};

/* The bytes of a program file in kernel memory: they stay as they are, or they are the image's own
 * (of vmap_alloc) and go with it. */
struct image_file {
	const void *data;
	uint32_t size;
	bool own;
	bool packed; /* and packed_ok */
};

struct image {
	uint32_t refs;
	struct list link;
	struct image_file file;
	/* The program in it; of a packed file only while it is looked at, under the lock of images.
	 */
	const void *data;
	uint32_t size;
	uint32_t entry;
	uint32_t segment_count;
	struct segment segments[IMAGE_SEGMENTS];
};

/* With a reference for the caller. What is the image's own is taken over, or freed on failure.
 * -ENOEXEC not a program for us, -ENOMEM. */
int image_open(const struct image_file *file, struct image **out);
void image_unref(struct image *i); /* NULL is fine */

/* Pages that only this image causes: those of a file of its own and its parts. To be charged to who
 * runs it. */
uint32_t image_pages(const struct image *i);

/* Map all segments into an empty space. */
int image_map(const struct image *i, struct vm *vm);

/* "function+0x12" from the file's symbol table, or the bare address; returns text. May sleep. */
const char *image_symbol(struct image *i, uint32_t address, char *text, uint32_t size);

#endif
