/* tests/guest/test_tools.c - the shell's programs where they belong: started with handles, on files
 * of /Temp, in pipes, with other processes. What they say to text is in tests/host/test_tools.c. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "fs.h"
#include "path.h"
#include "port.h"
#include "tap.h"

#define BIN   "/System/Boot/bin/"
#define ROOM  16384
#define WORDS 12

static char output[ROOM];

static void close_all(int *handles, int count)
{
	for (int i = 0; i < count; i++)
		HandleClose(handles[i]);
}

/* Words separated by spaces as arguments, the first being the program. A process handle. */
static int start(const char *line, int in, int out)
{
	const char *argv[WORDS + 1];
	char copy[200], path[60], *at = strcpy(copy, line);
	int count = 0, child;

	while (count < WORDS && (argv[count] = strsep(&at, " ")))
		count++;
	argv[count] = NULL;
	snprintf(path, sizeof path, BIN "%s", argv[0]);
	child = ProcStartWith(path, argv, (int[]){in, out, out}, 3);
	CHECK(child > 0);
	return child;
}

/* All that comes until the other end is closed, as text. */
static void read_all(int handle)
{
	uint32_t length = 0;
	int got;

	while ((got = FsReadSync(handle, output + length, ROOM - 1 - length, FILE_PARTIAL)) > 0)
		length += (uint32_t)got;
	EQ(got, 0);
	output[length] = 0;
}

/* Its status; what it writes is in output. */
static int run(const char *line)
{
	int ends[2], in = FsOpen("/System/Devices/null", FS_READ), child;

	NEED(PortPair(ends, 0) == 0 && in > 0);
	child = start(line, in, ends[1]);
	close_all((int[]){ends[1], in}, 2);
	read_all(ends[0]);
	HandleClose(ends[0]);
	return tap_end(child);
}

static bool wrote(const char *line, int status, const char *text)
{
	int got = run(line);
	bool good = got == status && !strcmp(output, text);

	if (!good)
		tap_say("# %s: status %d, wrote: %s", line, got, output);
	return good;
}

static void put(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	NEED(file);
	fputs(text, file);
	fclose(file);
}

TEST(each_begins_with_its_usage)
{
	static const char *const names[] = {"cat",   "clear", "cp",    "cut",	  "date",  "env",
					    "free",  "grep",  "head",  "hexdump", "kill",  "ls",
					    "mkdir", "mv",    "ps",    "pwd",	  "reset", "rm",
					    "rmdir", "seq",   "sleep", "sort",	  "tail",  "top",
					    "touch", "tr",    "tree",  "uniq",	  "wc"};
	char line[60];

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		snprintf(line, sizeof line, "%s -? x y z", names[i]);
		EQ(run(line), 2);
		CHECK(strstr(output, "usage: "));
		CHECK(strstr(output, names[i]));
	}
	CHECK(wrote("reset", 0, "\033c"));
	EQ(run("true"), 0);
	EQ(run("false"), 1);
	EQ(run("test a = a"), 0);
	EQ(run("test -d /Temp -a ! -e /Temp/nosuch"), 0);
	EQ(run("test 3 -gt 4"), 1);
}

TEST(files_are_made_copied_moved_and_removed)
{
	CHECK(wrote("mkdir -p /Temp/tools/a/b", 0, ""));
	NEED(chdir("/Temp/tools") == 0);
	put("a/one", "1\n2\n3\n");
	put("a/b/two", "deep\n");
	CHECK(wrote("ls", 0, "a\n"));
	CHECK(wrote("ls a", 0, "b\none\n"));
	CHECK(wrote("cp -r a copy", 0, ""));
	CHECK(wrote("cat copy/b/two copy/one", 0, "deep\n1\n2\n3\n"));
	CHECK(wrote("cp -r a a/b/c", 1, "cp: a cannot be copied into itself\n"));
	CHECK(wrote("cp a/one a/one", 1, "cp: a/one and a/one are the same file\n"));
	CHECK(wrote("mv copy/one copy/b", 0, ""));
	CHECK(wrote("tree copy", 0,
		    "copy\n\xe2\x94\x94\xe2\x94\x80 b\n   \xe2\x94\x9c\xe2\x94\x80 one\n   "
		    "\xe2\x94\x94\xe2\x94\x80 two\n\n1 directories, 2 files\n"));
	CHECK(wrote("rmdir copy", 1, "rmdir: copy: Directory not empty\n"));
	CHECK(wrote("touch a/new", 0, ""));
	EQ(run("ls -l a"), 0);
	CHECK(strstr(output, "-rw") && strstr(output, " new\n") && strstr(output, "dr"));
	CHECK(wrote("mv a /Home/moved", 0, ""));
	CHECK(wrote("ls /Home/moved", 0, "b\nnew\none\n"));
	CHECK(wrote("wc -l /Home/moved/one", 0, "3 /Home/moved/one\n"));
	CHECK(wrote("rm -r /Home/moved copy", 0, ""));
	CHECK(wrote("ls", 0, ""));
	CHECK(wrote("pwd", 0, "/Temp/tools\n"));
	NEED(chdir("/") == 0);
	CHECK(wrote("rmdir /Temp/tools", 0, ""));
}

TEST(what_cannot_be_done_is_told)
{
	CHECK(wrote("cat /Temp/nosuch", 1, "cat: /Temp/nosuch: No such file or directory\n"));
	CHECK(wrote("rm /System/Boot/bin/cat", 1,
		    "rm: /System/Boot/bin/cat: Read-only file system\n"));
	CHECK(wrote("mkdir /System/Boot/x", 1, "mkdir: /System/Boot/x: Read-only file system\n"));
	CHECK(wrote("rm -f /Temp/nosuch", 0, ""));
	CHECK(wrote("kill 12345678", 1, "kill: 12345678: No such process\n"));
	CHECK(wrote("ls /Temp/nosuch", 1, "ls: /Temp/nosuch: No such file or directory\n"));
}

/* Three programs at once; more goes through than the pipes hold. */
TEST(a_pipeline)
{
	int first[2], second[2], third[2], children[3];
	int null = FsOpen("/System/Devices/null", FS_READ);

	NEED(!PortPair(first, 0) && !PortPair(second, 0) && !PortPair(third, 0));
	children[0] = start("seq 20000", null, first[1]);
	children[1] = start("grep 7", first[0], second[1]);
	children[2] = start("wc -l", second[0], third[1]);
	close_all((int[]){null, first[0], first[1], second[0], second[1], third[1]}, 6);
	read_all(third[0]);
	CHECK(!strcmp(output, "6878\n"));
	HandleClose(third[0]);
	for (int i = 0; i < 3; i++)
		EQ(tap_end(children[i]), 0);
}

/* Who writes to a reader that has gone away ends soon. */
TEST(a_pipe_to_nobody)
{
	int ends[2], null = FsOpen("/System/Devices/null", FS_READ), child;

	NEED(!PortPair(ends, 0));
	child = start("seq 100000000", null, ends[1]);
	close_all((int[]){ends[1], null}, 2);
	EQ(FsReadSync(ends[0], output, 2, 0), 2);
	HandleClose(ends[0]);
	EQ(tap_end(child), 1);
}

TEST(processes_are_listed_and_ended)
{
	int null = FsOpen("/System/Devices/null", FS_RDWR), child;
	struct proc_info info;
	char line[40];

	child = start("sleep 1000", null, null);
	HandleClose(null);
	NEED(ProcQuery(child, &info) == 0);
	EQ(run("ps"), 0);
	CHECK(strstr(output, "sleep") && strstr(output, "PROCESS"));
	EQ(run("top -1"), 0);
	CHECK(strstr(output, "sleep") && strstr(output, "busy"));
	EQ(run("free"), 0);
	CHECK(strstr(output, "memory"));
	snprintf(line, sizeof line, "kill %lu", (unsigned long)info.process);
	/* It is our child, not kill's: only who may debug ends what is not his own. */
	EQ(run(line), 1);
	tap_kill(child);
	EQ(run("sleep 0.01"), 0);
	EQ(run("sleep x"), 2);
}

TEST(the_environment)
{
	CHECK(wrote("env -i A=1 B=2", 0, "A=1\nB=2\n"));
	CHECK(wrote("env -i A=1 env -u A B=3", 0, "B=3\n"));
	CHECK(wrote("env nosuchprogram", 127, "env: nosuchprogram: No such file or directory\n"));
	EQ(run("env A=1 false"), 1);
	EQ(run("date +%Y"), 0);
	CHECK(atoi(output) >= 2020);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(each_begins_with_its_usage),
						T(files_are_made_copied_moved_and_removed),
						T(what_cannot_be_done_is_told),
						T(a_pipeline),
						T(a_pipe_to_nobody),
						T(processes_are_listed_and_ended),
						T(the_environment),
						{}};

	return tap_main(argc, argv, tests, NULL);
}
