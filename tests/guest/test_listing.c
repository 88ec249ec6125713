/* tests/guest/test_listing.c - directories of what comes and goes: the rest is seen once. */
#include "tap.h"
#include <stdio.h>
#include "fs.h"
#include "port.h"

#define COUNT 6

/* Things of one kind: made by number, listed in a directory under a name with that number. */
struct kind {
	const char *directory;
	int (*make)(int number);
};

static int make_port(int number)
{
	char path[64];
	int h;

	snprintf(path, sizeof path, "/System/Ports/listing-%d", number);
	h = FsCreate(path, FS_RDWR);
	NEED(h > 0);
	NEED(PortListen(h) == 0);
	return h;
}

static int make_shared(int number)
{
	char name[64];

	snprintf(name, sizeof name, "listing-%d", number);
	return VmmShare(4096, name, RIGHT_READ);
}

static int make_file(int number)
{
	char path[64];

	snprintf(path, sizeof path, "/Temp/listing/listing-%d", number);
	return FsCreate(path, FS_RDWR);
}

/* The number of the next of ours; -1: the end. */
static int next_of(int directory)
{
	struct fs_entry e;
	int number;

	while (FsReadDir(directory, &e) == 1)
		if (sscanf(e.name, "listing-%d", &number) == 1)
			return number;
	return -1;
}

static void take_away(const struct kind *kind, int handle, int number)
{
	char path[64];

	HandleClose(handle);
	snprintf(path, sizeof path, "/Temp/listing/listing-%d", number);
	if (kind->make == make_file)
		EQ(FsRemove(path), 0);
}

/* Whatever is seen first goes; the others must all come. */
static void what_goes_hides_nothing(const struct kind *kind)
{
	int handles[COUNT], seen[COUNT] = {0}, directory, first, n;

	for (int i = 0; i < COUNT; i++)
		NEED((handles[i] = kind->make(i)) > 0);
	directory = FsOpen(kind->directory, FS_READ);
	NEED(directory > 0);
	first = next_of(directory);
	NEED(first >= 0 && first < COUNT);
	take_away(kind, handles[first], first);
	while ((n = next_of(directory)) >= 0)
		seen[n]++;
	for (int i = 0; i < COUNT; i++) {
		EQ(seen[i], i != first);
		if (i != first)
			take_away(kind, handles[i], i);
	}
	FsClose(directory);
}

TEST(ports)
{
	what_goes_hides_nothing(&(struct kind){"/System/Ports", make_port});
}

TEST(shared_areas)
{
	what_goes_hides_nothing(&(struct kind){"/System/Shared", make_shared});
}

TEST(files)
{
	EQ(FsMakeDir("/Temp/listing"), 0);
	what_goes_hides_nothing(&(struct kind){"/Temp/listing", make_file});
	EQ(FsRemove("/Temp/listing"), 0);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(ports), T(shared_areas), T(files), {}};

	return tap_main(argc, argv, tests, NULL);
}
