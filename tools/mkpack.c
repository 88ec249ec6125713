/* tools/mkpack.c - packs a file of the initial disk (lib/common/packed.h): host tool. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "common/packed.h"
#include "tools/pack.h"

static void fail(const char *what, const char *name)
{
	fprintf(stderr, "mkpack: %s: %s\n", name, what);
	exit(1);
}

static uint8_t *read_file(const char *name, uint32_t *size, mode_t *mode)
{
	FILE *file = fopen(name, "rb");
	struct stat info;
	uint8_t *bytes;

	if (!file || fstat(fileno(file), &info))
		fail("cannot read", name);
	*size = (uint32_t)info.st_size;
	*mode = info.st_mode;
	bytes = malloc(*size + 1);
	if (!bytes || fread(bytes, 1, *size, file) != *size)
		fail("cannot read", name);
	fclose(file);
	return bytes;
}

int main(int argc, char **argv)
{
	uint32_t size, packed_size;
	uint8_t *bytes, *packed;
	mode_t mode;
	FILE *out;

	if (argc != 3) {
		fprintf(stderr, "usage: mkpack FILE OUTPUT\n");
		return 2;
	}
	bytes = read_file(argv[1], &size, &mode);
	packed = pack(bytes, size, &packed_size);
	if (!packed)
		fail("no memory", argv[1]);
	/* What does not become smaller stays as it is. */
	if (packed_size >= size) {
		free(packed);
		packed = bytes;
		packed_size = size;
	}
	out = fopen(argv[2], "wb");
	if (!out || fwrite(packed, 1, packed_size, out) != packed_size ||
	    fchmod(fileno(out), mode) || fclose(out))
		fail("cannot write", argv[2]);
	return 0;
}
