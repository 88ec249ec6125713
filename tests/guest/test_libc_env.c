/*
 * tests/guest/test_libc_env.c - the C library between programs: environment, current directory,
 * descriptors, pipes, terminals.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include "fs.h"
#include "path.h"
#include "port.h"
#include "tap.h"
#include "tty.h"

static int run(const char *what, const char *argument)
{
	return tap_end(ProcStart(tap_program, (const char *[]){tap_program, what, argument, NULL}));
}

/* ---- environment ------------------------------------------------------------------------------
 */

TEST(the_environment_goes_to_children)
{
	EQ(setenv("COLOUR", "green", 1), 0);
	EQ(run("#colour", "green"), 0);
	EQ(setenv("COLOUR", "blue", 1), 0);
	EQ(run("#colour", "blue"), 0);
	EQ(unsetenv("COLOUR"), 0);
	EQ(run("#colour", ""), 0);
	EQ(putenv("COLOUR=put"), 0);
	EQ(run("#colour", "put"), 0);
}

static int check_colour(const char *wanted)
{
	const char *colour = getenv("COLOUR");

	return strcmp(colour ? colour : "", wanted) != 0;
}

TEST(an_environment_that_is_too_large)
{
	static char value[SPAWN_ENV_BYTES_MAX];

	memset(value, 'x', sizeof value - 1);
	EQ(setenv("LONG", value, 1), 0);
	EQ(ProcStart(tap_program, NULL), -E2BIG);
	EQ(unsetenv("LONG"), 0);
	EQ(run("#colour", ""), 0);
}

/* ---- current directory ------------------------------------------------------------------------
 */

TEST(the_current_directory)
{
	char path[PATH_LENGTH_MAX];

	CHECK(getcwd(path, sizeof path) && !strcmp(path, "/"));
	EQ(chdir("/System/Boot/../Boot/./bin/"), 0);
	CHECK(getcwd(path, sizeof path) && !strcmp(path, "/System/Boot/bin"));
	CHECK(getenv("PWD") && !strcmp(getenv("PWD"), "/System/Boot/bin"));
	EQ(chdir("none"), -1);
	EQ(errno, ENOENT);
	EQ(chdir("hello"), -1);
	EQ(errno, ENOTDIR);
	EQ(chdir(""), -1);
	EQ(errno, ENOENT);
	EQ(access("hello", X_OK), 0);
	EQ(chdir(".."), 0);
	EQ(access("hello", F_OK), -1);
	EQ(errno, ENOENT);
	EQ(access("bin/hello", W_OK), -1);
	EQ(errno, EROFS);
	CHECK(!getcwd(path, 5));
	EQ(errno, ERANGE);
	EQ(PathFull("bin/../x", path, sizeof path), 14);
	CHECK(!strcmp(path, "/System/Boot/x"));
	EQ(run("#here", "/System/Boot"), 0);
}

static int check_here(const char *wanted)
{
	char *path = getcwd(NULL, 0);

	EQ(strcmp(path, wanted), 0);
	free(path);
	EQ(access("bin/hello", R_OK), 0);
	return tap_failures;
}

TEST(directories)
{
	struct dirent *entry;
	DIR *d = opendir("/System/Boot");
	int first = 0, again = 0, bin = 0;
	char name[FILE_NAME_MAX];
	long place;

	NEED(d);
	for (errno = 0; (entry = readdir(d)); first++)
		bin += !strcmp(entry->d_name, "bin") && entry->d_type == DT_DIR;
	EQ(errno, 0);
	EQ(bin, 1);
	CHECK(first > 1);
	rewinddir(d);
	while (readdir(d))
		again++;
	EQ(again, first);
	rewinddir(d);
	NEED(readdir(d));
	place = telldir(d);
	NEED((entry = readdir(d)));
	strcpy(name, entry->d_name);
	CHECK(readdir(d) != NULL);
	seekdir(d, place);
	NEED((entry = readdir(d)));
	CHECK(!strcmp(entry->d_name, name));
	CHECK(dirfd(d) >= 0);
	EQ(closedir(d), 0);
	CHECK(!opendir("/System/Boot/bin/hello"));
	EQ(errno, ENOTDIR);
	CHECK(!opendir("/none"));
	EQ(errno, ENOENT);
}

static int is_program(const struct dirent *entry)
{
	return entry->d_name[0] == 'h';
}

TEST(a_directory_at_once)
{
	struct dirent **list = NULL;
	int count = scandir("/System/Boot/bin", &list, is_program, alphasort);
	char text[PATH_LENGTH_MAX], *own;

	NEED(count > 2);
	for (int i = 0; i < count; i++) {
		EQ(list[i]->d_name[0], 'h');
		CHECK(!i || strcmp(list[i - 1]->d_name, list[i]->d_name) < 0);
	}
	while (count)
		free(list[--count]);
	free(list);
	EQ(scandir("/none", &list, NULL, alphasort), -1);
	EQ(errno, ENOENT);
	CHECK(realpath("/Temp/.././System//Boot/", text) == text);
	CHECK(!strcmp(text, "/System/Boot"));
	own = realpath("/System/../Temp", NULL);
	CHECK(own && !strcmp(own, "/Temp"));
	free(own);
	CHECK(!realpath("/Temp/none", text));
	EQ(errno, ENOENT);
}

TEST(what_cannot_be_written)
{
	struct stat st;

	EQ(mkdir("/System/Boot/new", 0777), -1);
	EQ(errno, EROFS);
	EQ(rename("/System/Boot/bin/hello", "/System/Boot/bin/bye"), -1);
	EQ(errno, EROFS);
	EQ(rmdir("/System/Boot/bin/hello"), -1);
	EQ(errno, ENOTDIR);
	EQ(unlink("/System/Boot/bin"), -1);
	EQ(errno, EISDIR);
	EQ(link("/System/Boot/bin/hello", "/System/Boot/bin/bye"), -1);
	EQ(errno, EPERM);
	EQ(open("/System/Boot/new", O_RDWR | O_CREAT, 0666), -1);
	EQ(errno, EROFS);
	EQ(truncate("/System/Boot/bin/hello", 0), -1);
	EQ(chmod("/System/Boot/bin/hello", 0), -1);
	EQ(errno, ENOTSUP);
	EQ(stat("/System/Boot/bin/hello", &st), 0);
	CHECK(S_ISREG(st.st_mode) && st.st_size > 1000 && !(st.st_mode & S_IWUSR));
	EQ(lstat("/System/Devices/null", &st), 0);
	CHECK(S_ISCHR(st.st_mode));
}

/* ---- descriptors ------------------------------------------------------------------------------
 */

TEST(duplicates_share_the_position)
{
	int fd = open(tap_program, O_RDONLY), other, third;
	char a[4], b[4];

	NEED(fd >= 0);
	other = dup(fd);
	EQ(read(fd, a, 2), 2);
	EQ(read(other, b, 2), 2);
	CHECK(!memcmp(b, "LF", 2));
	third = dup2(fd, 50);
	EQ(third, 50);
	EQ(dup2(fd, fd), fd);
	EQ(close(fd), 0);
	EQ(lseek(third, 0, SEEK_CUR), 4);
	EQ(dup2(other, 50), 50);
	EQ(fcntl(other, F_DUPFD, 60), 60);
	EQ(fcntl(60, F_GETFL), O_RDONLY);
	EQ(close(60) | close(50) | close(other), 0);
	EQ(dup(other), -1);
	EQ(errno, EBADF);
	EQ(dup2(other, 3), -1);
	EQ(errno, EBADF);
	EQ(dup2(0, 100000), -1);
	EQ(errno, EBADF);
	EQ(fsync(50), -1);
	EQ(errno, EBADF);
}

TEST(a_pipe)
{
	int fds[2];
	char text[8] = "";
	struct stat st;

	EQ(pipe(fds), 0);
	EQ(write(fds[1], "hello", 5), 5);
	EQ(read(fds[0], text, sizeof text), 5);
	CHECK(!strcmp(text, "hello"));
	EQ(fstat(fds[0], &st), 0);
	CHECK(S_ISFIFO(st.st_mode));
	EQ(isatty(fds[0]), 0);
	EQ(errno, ENOTTY);
	EQ(lseek(fds[0], 0, SEEK_SET), -1);
	EQ(errno, ESPIPE);
	EQ(close(fds[1]), 0);
	EQ(read(fds[0], text, sizeof text), 0);
	EQ(write(fds[0], "x", 1), -1);
	EQ(errno, EPIPE);
	EQ(close(fds[0]), 0);
}

/* What is behind descriptor 1 is the child's standard output. */
TEST(a_child_writes_into_a_pipe)
{
	int fds[2], kept = dup(1), child;
	char text[32] = "";

	EQ(pipe(fds), 0);
	EQ(dup2(fds[1], 1), 1);
	child = ProcStart(tap_program, (const char *[]){tap_program, "#say", "words", NULL});
	EQ(dup2(kept, 1), 1);
	EQ(close(fds[1]) | close(kept), 0);
	EQ(tap_end(child), 0);
	EQ(read(fds[0], text, sizeof text), 5);
	CHECK(!strcmp(text, "words"));
	EQ(read(fds[0], text, sizeof text), 0); /* it has ended */
	EQ(close(fds[0]), 0);
}

/* ---- commands of the shell --------------------------------------------------------------------
 */

#define FILE_OF_TEST "/Temp/commands"

TEST(system_runs_a_command)
{
	CHECK(system(NULL));
	EQ(system("true"), 0);
	EQ(system("exit 7"), 7 << 8);
	EQ(system("nothing-like-it 2> /System/Devices/null"), 127 << 8);
	EQ(system("printf '%s\\n' b a | sort > " FILE_OF_TEST), 0);
	EQ(system("read x < " FILE_OF_TEST "; test \"$x\" = a"), 0);
	setenv("HANDED", "on", 1);
	EQ(system("test \"$HANDED\" = on"), 0);
	EQ(system("if"), 2 << 8);
	EQ(remove(FILE_OF_TEST), 0);
}

TEST(what_a_command_writes_is_read)
{
	char line[32] = "";
	FILE *pipe = popen("printf '%s|' one two; exit 3", "r");

	NEED(pipe);
	CHECK(fgets(line, sizeof line, pipe) && !strcmp(line, "one|two|"));
	CHECK(!fgets(line, sizeof line, pipe));
	EQ(pclose(pipe), 3 << 8);
	pipe = popen("while :; do printf yes; done", "r"); /* ends, since nobody reads any more */
	NEED(pipe);
	EQ(fgetc(pipe), 'y');
	EQ(pclose(pipe), 141 << 8);
}

TEST(what_is_written_a_command_reads)
{
	char line[32] = "";
	FILE *file, *pipe = popen("tr a-z A-Z > " FILE_OF_TEST, "w");

	NEED(pipe);
	EQ(fputs("loud\n", pipe) >= 0, 1);
	EQ(pclose(pipe), 0);
	file = fopen(FILE_OF_TEST, "r");
	NEED(file);
	CHECK(fgets(line, sizeof line, file) && !strcmp(line, "LOUD\n"));
	EQ(pclose(file), -1);
	EQ(errno, ECHILD);
	fclose(file);
	EQ(remove(FILE_OF_TEST), 0);
	CHECK(!popen("true", "x"));
	EQ(errno, EINVAL);
}

TEST(many_commands_at_once)
{
	FILE *pipes[8];

	for (int i = 0; i < 8; i++)
		NEED(pipes[i] = popen("read x; exit $x", "w"));
	CHECK(!popen("true", "r"));
	EQ(errno, EMFILE);
	for (int i = 0; i < 8; i++) {
		fprintf(pipes[i], "%d\n", i);
		EQ(pclose(pipes[i]), i << 8);
	}
}

TEST(what_is_a_terminal)
{
	EQ(isatty(open("/System/Devices/null", O_RDWR)), 0);
	EQ(errno, ENOTTY);
	EQ(isatty(open("/System/Boot/bin/sh", O_RDONLY)), 0);
	EQ(isatty(open("/System", O_RDONLY)), 0);
	EQ(isatty(open("/System/Devices/serial", O_RDWR)), 1);
	EQ(isatty(99), 0);
	EQ(errno, EBADF);
}

/* ---- terminals --------------------------------------------------------------------------------
 */

static int terminal[2], bytes[2]; /* ours, the program's */

static void answer(uint16_t code, uint16_t serial, int status, uint32_t a, uint32_t b)
{
	struct tty_message m = {code, serial, status, a, b};

	EQ(FsWriteSync(terminal[0], &m, sizeof m), sizeof m);
}

static struct tty_message next_request(void)
{
	struct tty_message m = {0};

	EQ(FsReadSync(terminal[0], &m, sizeof m, 0), sizeof m);
	return m;
}

static int start_on_terminal(const char *what)
{
	const char *argv[] = {tap_program, what, NULL};
	int child;

	EQ(PortPair(terminal, 0), 0);
	EQ(PortPair(bytes, 0), 0);
	child = ProcStartWith(tap_program, argv,
			      (int[]){bytes[1], bytes[1], HANDLE_STDERR, terminal[1]}, 4);
	HandleClose(terminal[1]);
	HandleClose(bytes[1]);
	return child;
}

static void end_of_terminal(int child)
{
	EQ(tap_end(child), 0);
	HandleClose(terminal[0]);
	HandleClose(bytes[0]);
}

TEST(a_terminal_answers)
{
	int child = start_on_terminal("#tty");
	struct tty_message m = next_request();
	struct fs_info info;

	EQ(m.code, TTY_GET_SIZE);
	answer(TTY_SIZE, 0, 0, 90, 30); /* a notice and an answer too late come before */
	answer(TTY_GET_SIZE | TTY_REPLY, m.serial + 7, 0, 1, 1);
	answer(TTY_GET_SIZE | TTY_REPLY, m.serial, 0, 80, 25);
	m = next_request();
	EQ(m.code, TTY_SET_MODE);
	EQ(m.a, TTY_RAW);
	answer(TTY_INTERRUPT, 0, 0, 0, 0);
	answer(TTY_SIZE, 0, 0, 100, 40);
	answer(TTY_SET_MODE | TTY_REPLY, m.serial, 0, TTY_COOKED, 0);
	EQ(FsQueryHandle(bytes[0], &info), 0);
	for (int i = 0; i < 3; i++) {
		m = next_request();
		EQ(m.code, TTY_IS);
		answer(TTY_IS | TTY_REPLY, m.serial, m.a == info.node ? 0 : -ENOTTY, 0, 0);
	}
	m = next_request();
	EQ(m.code, TTY_GET_MODE);
	answer(TTY_GET_MODE | TTY_REPLY, m.serial, -ENOSYS, 0, 0);
	end_of_terminal(child);
}

static int use_terminal(void)
{
	struct tty_message notice;
	uint32_t columns = 0, rows = 0;
	int fds[2];

	EQ(TtyGetSize(&columns, &rows), 0);
	EQ(columns, 80);
	EQ(rows, 25);
	EQ(TtySetMode(0x1000), -EINVAL);
	EQ(TtySetMode(TTY_RAW), TTY_COOKED);
	EQ(isatty(0), 1);
	EQ(isatty(1), 1);
	EQ(pipe(fds), 0);
	EQ(isatty(fds[0]), 0);
	EQ(TtyGetMode(), -ENOSYS);
	EQ(TtyNotice(&notice, 0), 1);
	EQ(notice.code, TTY_SIZE);
	EQ(notice.a, 100); /* only the newest of two */
	EQ(TtyNotice(&notice, TAP_DEADLINE), 1);
	EQ(notice.code, TTY_INTERRUPT);
	EQ(TtyNotice(&notice, 0), 0);
	return tap_failures;
}

TEST(a_terminal_that_goes)
{
	int child = start_on_terminal("#gone");

	EQ(next_request().code, TTY_GET_MODE);
	HandleClose(terminal[0]);
	terminal[0] = EvtCreate(0);
	end_of_terminal(child);
}

static int lose_terminal(void)
{
	struct tty_message notice;

	EQ(TtyGetMode(), -EPIPE);
	EQ(TtyNotice(&notice, TAP_DEADLINE), -EPIPE);
	return tap_failures;
}

TEST(without_a_terminal)
{
	struct tty_message notice;
	uint32_t columns, rows;
	int a, b;

	EQ(TtyHandle(), -ENOTTY);
	EQ(TtyGetSize(&columns, &rows), -ENOTTY);
	EQ(TtySetMode(TTY_RAW), -ENOTTY);
	EQ(TtyNotice(&notice, 0), -ENOTTY);
	EQ(TtyOpen(&a, &b), -ENOENT);
}

/* ---- regular expressions ----------------------------------------------------------------------
 */

TEST(regular_expressions)
{
	regmatch_t match[2];
	regex_t re;

	EQ(regcomp(&re, "([0-9]+)[a-f]*$", REG_EXTENDED), 0);
	EQ(regexec(&re, "x 12 34fade", 2, match, 0), 0);
	EQ(match[0].rm_so, 5);
	EQ(match[1].rm_eo, 7);
	EQ(regexec(&re, "none", 0, NULL, 0), REG_NOMATCH);
	regfree(&re);
	EQ(regcomp(&re, "(", REG_EXTENDED), REG_EPAREN);
}

/* The parts of this program that are started with an argument. */
static int child(const char *what, const char *argument)
{
	if (!strcmp(what, "#colour"))
		return check_colour(argument);
	if (!strcmp(what, "#here"))
		return check_here(argument);
	if (!strcmp(what, "#say"))
		return write(1, argument, strlen(argument)) < 0;
	if (!strcmp(what, "#tty"))
		return use_terminal();
	if (!strcmp(what, "#gone"))
		return lose_terminal();
	return -1;
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(the_environment_goes_to_children),
						T(an_environment_that_is_too_large),
						T(the_current_directory),
						T(directories),
						T(a_directory_at_once),
						T(what_cannot_be_written),
						T(duplicates_share_the_position),
						T(a_pipe),
						T(a_child_writes_into_a_pipe),
						T(system_runs_a_command),
						T(what_a_command_writes_is_read),
						T(what_is_written_a_command_reads),
						T(many_commands_at_once),
						T(what_is_a_terminal),
						T(a_terminal_answers),
						T(a_terminal_that_goes),
						T(without_a_terminal),
						T(regular_expressions),
						{}};

	if (argc > 1 && argv[1][0] == '#')
		return child(argv[1], argc > 2 ? argv[2] : "");
	return tap_main(argc, argv, tests, NULL);
}
