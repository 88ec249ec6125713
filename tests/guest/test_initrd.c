/* tests/guest/test_initrd.c - files of the initial disk, most of them packed: read in any order,
 * and by several at once, they are what they were made from. */
#include "tap.h"
#include <stdlib.h>
#include "fs.h"

#define LARGE "/System/Boot/fonts/large@2.font" /* several blocks */
#define OTHER "/System/Boot/fonts/ui@2.font"
#define BLOCK 0x10000

static uint32_t size_of(const char *path)
{
	struct fs_info info = {0};

	EQ(FsQuery(path, &info), 0);
	return info.size;
}

/* In pieces of this size. */
static uint8_t *read_whole(const char *path, uint32_t size, uint32_t piece)
{
	uint8_t *bytes = malloc(size);
	int h = FsOpen(path, FS_READ), n = 1;
	uint32_t done = 0;

	NEED(bytes && h > 0);
	for (; done < size && n > 0; done += (uint32_t)n) {
		n = FsReadSync(h, bytes + done, size - done < piece ? size - done : piece, 0);
		if (n <= 0)
			break;
	}
	EQ(done, size);
	EQ(FsReadSync(h, bytes, 1, 0), 0);
	FsClose(h);
	return bytes;
}

TEST(pieces_of_any_size_make_the_same_file)
{
	static const uint32_t pieces[] = {1000, 4096, 65535, 65536, 65537, 200000};
	uint32_t size = size_of(LARGE);
	uint8_t *whole = read_whole(LARGE, size, size);

	CHECK(size > 3 * BLOCK);
	CHECK(!memcmp(whole, "TFNT", 4));
	for (unsigned i = 0; i < sizeof pieces / sizeof *pieces; i++) {
		uint8_t *again = read_whole(LARGE, size, pieces[i]);

		CHECK(!memcmp(whole, again, size));
		free(again);
	}
	free(whole);
}

/* Around the ends of blocks, of two files in turn: more blocks than are kept. */
TEST(any_place_of_several_files_can_be_read)
{
	uint32_t sizes[] = {size_of(LARGE), size_of(OTHER)};
	uint8_t *whole[] = {read_whole(LARGE, sizes[0], sizes[0]),
			    read_whole(OTHER, sizes[1], sizes[1])};
	int h[] = {FsOpen(LARGE, FS_READ), FsOpen(OTHER, FS_READ)};
	uint8_t some[40];

	for (uint32_t i = 0; i < 40; i++) {
		uint32_t f = i & 1, at = i * 7919 * 13 % (sizes[f] - 40);

		if (i % 4 < 2)
			at = at / BLOCK * BLOCK + BLOCK - 20;
		if (at + 40 > sizes[f])
			continue;
		EQ(FsSeek(h[f], (int)at, FS_SEEK_SET), (int)at);
		EQ(FsReadSync(h[f], some, 40, 0), 40);
		CHECK(!memcmp(some, whole[f] + at, 40));
	}
	for (int f = 0; f < 2; f++) {
		FsClose(h[f]);
		free(whole[f]);
	}
}

TEST(the_end_and_bad_buffers)
{
	uint32_t size = size_of(LARGE);
	int h = FsOpen(LARGE, FS_READ);
	uint8_t some[16];

	EQ(FsSeek(h, (int)size - 3, FS_SEEK_SET), (int)size - 3);
	EQ(FsReadSync(h, some, sizeof some, 0), 3);
	EQ(FsReadSync(h, some, sizeof some, 0), 0);
	EQ(FsSeek(h, 0, FS_SEEK_SET), 0);
	EQ(FsReadSync(h, (void *)0x10, sizeof some, 0), -EFAULT);
	EQ(FsReadSync(h, some, sizeof some, 0), (int)sizeof some);
	CHECK(!memcmp(some, "TFNT", 4));
	FsClose(h);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {
		T(pieces_of_any_size_make_the_same_file),
		T(any_place_of_several_files_can_be_read),
		T(the_end_and_bad_buffers),
		{},
	};

	return tap_main(argc, argv, tests, NULL);
}
