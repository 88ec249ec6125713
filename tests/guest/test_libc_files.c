/*
 * tests/guest/test_libc_files.c - files that are written through the C library: open flags, stdio
 * modes, names, directories, files without a name. In /Temp.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "tap.h"

#define PLACE "/Temp/libc-test"

static void begin(void)
{
	NEED(mkdir(PLACE, 0777) == 0);
	NEED(chdir(PLACE) == 0);
}

static void end(void)
{
	EQ(chdir("/"), 0);
	EQ(rmdir(PLACE), 0);
}

static void write_file(const char *name, const char *text)
{
	int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0666);

	NEED(fd >= 0);
	EQ(write(fd, text, strlen(text)), strlen(text));
	EQ(close(fd), 0);
}

static void expect(const char *name, const char *wanted)
{
	char text[64] = "";
	int fd = open(name, O_RDONLY);

	NEED(fd >= 0);
	CHECK(read(fd, text, sizeof text - 1) >= 0);
	if (!CHECK(!strcmp(text, wanted)))
		tap_say("# %s: %s, not %s", name, text, wanted);
	EQ(close(fd), 0);
}

#define FAILS(call, error)        \
	do {                      \
		errno = 0;        \
		EQ(call, -1);     \
		EQ(errno, error); \
	} while (0)

TEST(open_flags)
{
	int fd;

	begin();
	FAILS(open("a", O_RDWR), ENOENT);
	fd = open("a", O_RDWR | O_CREAT, 0666);
	NEED(fd >= 0);
	EQ(write(fd, "12345", 5), 5);
	FAILS(open("a", O_RDWR | O_CREAT | O_EXCL, 0666), EEXIST);
	EQ(close(fd), 0);
	fd = open("a", O_WRONLY | O_APPEND);
	EQ(lseek(fd, 0, SEEK_SET), 0);
	EQ(write(fd, "67", 2), 2);
	EQ(close(fd), 0);
	expect("a", "1234567");
	fd = open("a", O_RDWR);
	EQ(lseek(fd, -2, SEEK_END), 5);
	EQ(write(fd, "xyz", 3), 3);
	EQ(lseek(fd, 0, SEEK_CUR), 8);
	EQ(close(fd), 0);
	expect("a", "12345xyz");
	fd = open("a", O_RDONLY);
	FAILS(write(fd, "x", 1), EACCES);
	EQ(close(fd), 0);
	write_file("a", "short");
	expect("a", "short");
	FAILS(open("a", O_RDONLY | O_DIRECTORY), ENOTDIR);
	FAILS(open(".", O_RDWR), EISDIR);
	FAILS(open("a/b", O_RDONLY), ENOTDIR);
	EQ(unlink("a"), 0);
	end();
}

TEST(stdio_modes)
{
	char text[32] = "";
	FILE *f;

	begin();
	f = fopen("f", "w");
	NEED(f);
	EQ(fprintf(f, "%s %d\n", "line", 1), 7);
	EQ(fclose(f), 0);
	f = fopen("f", "a+");
	EQ(fprintf(f, "line 2\n"), 7);
	EQ(fseek(f, 0, SEEK_SET), 0);
	CHECK(fgets(text, sizeof text, f) && !strcmp(text, "line 1\n"));
	EQ(fseek(f, 0, SEEK_SET), 0);
	EQ(fputs("line 3\n", f) >= 0, 1);
	EQ(fclose(f), 0);
	expect("f", "line 1\nline 2\nline 3\n");
	f = fopen("f", "r+");
	EQ(fseek(f, 5, SEEK_SET), 0);
	EQ(fputc('X', f), 'X');
	EQ(fseek(f, 0, SEEK_CUR), 0);
	EQ(fgetc(f), '\n');
	EQ(fclose(f), 0);
	expect("f", "line X\nline 2\nline 3\n");
	f = fopen("f", "w+");
	EQ(fputs("new", f) >= 0, 1);
	rewind(f);
	EQ(fgetc(f), 'n');
	EQ(fclose(f), 0);
	expect("f", "new");
	CHECK(!fopen("f", "wx"));
	EQ(errno, EEXIST);
	EQ(remove("f"), 0);
	end();
}

TEST(names)
{
	struct stat st, other;

	begin();
	write_file("a", "of a");
	write_file("b", "of b");
	EQ(rename("a", "b"), 0); /* in one step in its place */
	expect("b", "of a");
	FAILS(rename("a", "c"), ENOENT);
	EQ(mkdir("d", 0777), 0);
	FAILS(mkdir("d", 0777), EEXIST);
	FAILS(rename("b", "d"), EISDIR);
	FAILS(rename("d", "d/e"), EINVAL);
	EQ(rename("b", "d/b"), 0);
	FAILS(rmdir("d"), ENOTEMPTY);
	FAILS(unlink("d"), EISDIR);
	FAILS(rmdir("d/b"), ENOTDIR);
	FAILS(rename("d/b", "/System/Boot/b"), EXDEV);
	EQ(stat("d/b", &st), 0);
	CHECK(S_ISREG(st.st_mode) && (st.st_mode & S_IWUSR));
	EQ(st.st_size, 4);
	EQ(stat("d/../d/./b", &other), 0);
	EQ(st.st_ino, other.st_ino);
	EQ(st.st_dev, other.st_dev);
	CHECK(st.st_mtime <= time(NULL) + 1 && st.st_mtime > time(NULL) - 100);
	EQ(stat("d", &st), 0);
	CHECK(S_ISDIR(st.st_mode) && (st.st_mode & S_IWUSR));
	EQ(access("d", R_OK | W_OK | X_OK), 0);
	FAILS(access("/System/Boot", W_OK), EROFS);
	EQ(access("d/b", R_OK | W_OK), 0);
	EQ(unlink("d/b"), 0);
	EQ(remove("d"), 0);
	end();
}

TEST(sizes)
{
	struct stat st;
	char byte = 1;
	int fd;

	begin();
	write_file("a", "12345678");
	EQ(truncate("a", 3), 0);
	expect("a", "123");
	FAILS(truncate("a", -1), EINVAL);
	FAILS(truncate("none", 1), ENOENT);
	fd = open("a", O_RDWR);
	EQ(ftruncate(fd, 100000), 0);
	EQ(lseek(fd, 99999, SEEK_SET), 99999);
	EQ(read(fd, &byte, 1), 1);
	EQ(byte, 0);
	EQ(read(fd, &byte, 1), 0);
	EQ(fsync(fd), 0);
	EQ(fstat(fd, &st), 0);
	EQ(st.st_size, 100000);
	EQ(unlink("a"), 0); /* who has it open keeps it */
	EQ(lseek(fd, 0, SEEK_SET), 0);
	EQ(read(fd, &byte, 1), 1);
	EQ(byte, '1');
	EQ(close(fd), 0);
	FAILS(open("a", O_RDONLY), ENOENT);
	end();
}

/* How cp and the like find out that two names are one file. */
TEST(a_file_is_the_same_by_name_and_open)
{
	static const char *const names[] = {"a", ".", "/System/Boot/bin/ls", "/System/Boot/bin",
					    "/System/Devices/null"};
	struct stat by_name, open_one;

	begin();
	write_file("a", "x");
	for (uint32_t i = 0; i < sizeof names / sizeof *names; i++) {
		int fd = open(names[i], O_RDONLY);

		NEED(fd >= 0);
		EQ(stat(names[i], &by_name), 0);
		EQ(fstat(fd, &open_one), 0);
		EQ(open_one.st_dev, by_name.st_dev);
		EQ(open_one.st_ino, by_name.st_ino);
		EQ(open_one.st_mode, by_name.st_mode);
		CHECK(open_one.st_dev != 0);
		EQ(close(fd), 0);
	}
	EQ(unlink("a"), 0);
	end();
}

/* Each name once, also while others are made and removed. */
TEST(a_directory_that_changes)
{
	static bool seen[100];
	struct dirent *entry;
	char name[16];
	int steps = 0;
	DIR *d;

	begin();
	for (int i = 0; i < 100; i++) {
		snprintf(name, sizeof name, "%d", i);
		write_file(name, name);
	}
	d = opendir(".");
	NEED(d);
	while ((entry = readdir(d))) {
		int i = atoi(entry->d_name);

		EQ(entry->d_type, DT_REG);
		CHECK(!seen[i]);
		seen[i] = true;
		EQ(unlink(entry->d_name), 0);
		steps++;
	}
	EQ(closedir(d), 0);
	EQ(steps, 100);
	end();
}

TEST(files_without_a_name)
{
	char name[] = "/Temp/libc-XXXXXX", text[8] = "";
	FILE *f = tmpfile();
	int fd;

	NEED(f);
	EQ(fputs("kept", f) >= 0, 1);
	rewind(f);
	CHECK(fgets(text, sizeof text, f) && !strcmp(text, "kept"));
	EQ(fclose(f), 0);
	fd = mkstemp(name);
	NEED(fd >= 0);
	EQ(access(name, F_OK), 0);
	EQ(close(fd), 0);
	EQ(unlink(name), 0);
}

/* A child writes on where its parent has stopped. */
TEST(a_child_shares_the_position)
{
	int fd, kept = dup(1), child;

	begin();
	fd = open("out", O_WRONLY | O_CREAT, 0666);
	NEED(fd >= 0);
	EQ(write(fd, "parent ", 7), 7);
	EQ(dup2(fd, 1), 1);
	child = ProcStart(tap_program, (const char *[]){tap_program, "#say", NULL});
	EQ(dup2(kept, 1), 1);
	EQ(tap_end(child), 0);
	EQ(write(fd, " parent", 7), 7);
	EQ(close(fd) | close(kept), 0);
	expect("out", "parent child parent");
	EQ(unlink("out"), 0);
	end();
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(open_flags),
						T(stdio_modes),
						T(names),
						T(sizes),
						T(a_file_is_the_same_by_name_and_open),
						T(a_directory_that_changes),
						T(files_without_a_name),
						T(a_child_shares_the_position),
						{}};

	if (argc > 1 && !strcmp(argv[1], "#say"))
		return write(1, "child", 5) != 5;
	return tap_main(argc, argv, tests, NULL);
}
