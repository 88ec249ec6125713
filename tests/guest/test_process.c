/* tests/guest/test_process.c - processes: spawn and its refusals, arguments, handles, kill, status.
 */
#include "tap.h"
#include <stdio.h>
#include <stdlib.h>
#include "fs.h"

#define BROKEN "/System/Boot/tests/broken"

ROLE(nothing)
{
	return args[0];
}

ROLE(sleeper)
{
	(void)args;
	return ThrSleep(WAIT_FOREVER - 1);
}

static int spawn_path(const char *path)
{
	return ProcSpawn(&(struct spawn){.size = sizeof(struct spawn), .path = path});
}

TEST(the_exit_status_comes_back)
{
	static const int statuses[] = {0, 1, -1, 255, 0x7fffffff, -12345};

	for (uint32_t i = 0; i < sizeof statuses / sizeof *statuses; i++)
		EQ(tap_end(tap_start(CHILD("nothing", .args = {statuses[i]}))), statuses[i]);
}

TEST(paths_are_checked)
{
	char path[PATH_LENGTH_MAX + 8];

	EQ(spawn_path("/System/Boot/bin/no-such-program"), -ENOENT);
	EQ(spawn_path("/no/such/place"), -ENOENT);
	EQ(spawn_path(""), -EINVAL);
	EQ(spawn_path("relative"), -EINVAL);
	CHECK(spawn_path("/System/Boot/bin") < 0);
	CHECK(spawn_path("/System/Devices/zero") < 0);
	memset(path, 'a', sizeof path);
	path[0] = '/';
	path[sizeof path - 1] = 0;
	EQ(spawn_path(path), -ENAMETOOLONG);
	EQ(spawn_path(NULL), -EFAULT);
	EQ(spawn_path((char *)0xc0000000), -EFAULT);
}

TEST(broken_programs_are_refused)
{
	int folder = FsOpen(BROKEN, FS_READ), seen = 0;
	struct fs_entry entry;

	NEED(folder > 0);
	while (FsReadDir(folder, &entry) == 1) {
		char path[PATH_LENGTH_MAX];

		snprintf(path, sizeof path, "%s/%s", BROKEN, entry.name);
		if (!EQ(spawn_path(path), -ENOEXEC))
			tap_say("# that was %s", path);
		seen++;
	}
	CHECK(seen > 15);
}

TEST(arguments_are_limited)
{
	static char bytes[SPAWN_ARGS_BYTES_MAX + 16];
	struct spawn s = {.size = sizeof s, .path = tap_program, .args = bytes};

	s.args_size = SPAWN_ARGS_MAX + 1; /* 65 empty ones */
	EQ(ProcSpawn(&s), -E2BIG);
	s.args_size = SPAWN_ARGS_BYTES_MAX + 1;
	memset(bytes, 'x', sizeof bytes - 1);
	EQ(ProcSpawn(&s), -E2BIG);
	s.args_size = 0xffffffff;
	EQ(ProcSpawn(&s), -E2BIG);
	s.args_size = 10; /* without an end */
	EQ(ProcSpawn(&s), -EINVAL);
	s.args_size = 0;
	EQ(ProcSpawn(&s), -EINVAL);
	s.args = NULL;
	s.args_size = 5;
	EQ(ProcSpawn(&s), -EINVAL);
	s.args = (char *)0xc0000000;
	EQ(ProcSpawn(&s), -EFAULT);
	EQ(ProcSpawn(NULL), -EFAULT);
}

TEST(the_struct_is_checked)
{
	struct spawn s = {.size = sizeof s - 4, .path = tap_program};
	int many[SPAWN_HANDLES_MAX + 1] = {0};

	EQ(ProcSpawn(&s), -EINVAL);
	s.size = sizeof s;
	s.privileges = 0x80000000;
	EQ(ProcSpawn(&s), -EINVAL);
	s.privileges = 0;
	s.priority = PRIORITY_HIGH + 1;
	EQ(ProcSpawn(&s), -EPERM);
	s.priority = 0;
	s.handles = many;
	s.handle_count = SPAWN_HANDLES_MAX + 1;
	EQ(ProcSpawn(&s), -EINVAL);
	s.handles = NULL;
	EQ(ProcSpawn(&s), -EINVAL);
}

/* The largest set of arguments that is allowed arrives unchanged. */
TEST(arguments_arrive)
{
	static char bytes[SPAWN_ARGS_BYTES_MAX];
	struct spawn s = {.size = sizeof s, .path = tap_program, .args = bytes};
	uint32_t at = snprintf(bytes, sizeof bytes, "%s", tap_program) + 1;

	at += snprintf(bytes + at, sizeof bytes - at, "#count") + 1;
	for (int i = 2; i < SPAWN_ARGS_MAX - 1; i++)
		at += snprintf(bytes + at, sizeof bytes - at, "argument %d", i) + 1;
	memset(bytes + at, 'z', sizeof bytes - at - 1);
	s.args_size = sizeof bytes;
	EQ(tap_end(ProcSpawn(&s)), 0);
}

static int check_arguments(int argc, char **argv)
{
	char text[32];

	EQ(argc, SPAWN_ARGS_MAX);
	CHECK(argv[argc] == NULL);
	for (int i = 2; i < argc - 1; i++) {
		snprintf(text, sizeof text, "argument %d", i);
		CHECK(!strcmp(argv[i], text));
	}
	CHECK(strspn(argv[argc - 1], "z") == strlen(argv[argc - 1]));
	return tap_failures;
}

TEST(the_environment_is_limited)
{
	static char bytes[SPAWN_ENV_BYTES_MAX + 16];
	struct spawn s = {.size = sizeof s, .path = tap_program, .environment = bytes};

	s.environment_size = SPAWN_ENV_MAX + 1; /* so many empty ones */
	EQ(ProcSpawn(&s), -E2BIG);
	memset(bytes, 'x', sizeof bytes - 1);
	s.environment_size = SPAWN_ENV_BYTES_MAX + 1;
	EQ(ProcSpawn(&s), -E2BIG);
	s.environment_size = 0xffffffff;
	EQ(ProcSpawn(&s), -E2BIG);
	s.environment_size = 10; /* without an end */
	EQ(ProcSpawn(&s), -EINVAL);
	s.environment = NULL;
	EQ(ProcSpawn(&s), -EINVAL);
	s.environment = (char *)0xc0000000;
	EQ(ProcSpawn(&s), -EFAULT);
	s.environment = (char *)0x30000000;
	EQ(ProcSpawn(&s), -EFAULT);
}

/* The largest environment that is allowed arrives unchanged. */
TEST(the_environment_arrives)
{
	static char args[PATH_LENGTH_MAX + 8], bytes[SPAWN_ENV_BYTES_MAX];
	struct spawn s = {.size = sizeof s, .path = tap_program, .args = args};
	uint32_t at = 0;

	s.args_size = snprintf(args, sizeof args, "%s%c#environment", tap_program, 0) + 1;
	for (int i = 0; i < SPAWN_ENV_MAX - 1; i++)
		at += snprintf(bytes + at, sizeof bytes - at, "NAME%d=value %d", i, i * i) + 1;
	memset(bytes + at, 'z', sizeof bytes - at - 1);
	s.environment = bytes;
	s.environment_size = sizeof bytes;
	EQ(tap_end(ProcSpawn(&s)), 0);
}

static int check_environment(char **envp)
{
	char name[32], value[32];
	int count = 0;

	while (envp[count])
		count++;
	EQ(count, SPAWN_ENV_MAX);
	for (int i = 0; i < count - 1; i++) {
		snprintf(name, sizeof name, "NAME%d", i);
		snprintf(value, sizeof value, "value %d", i * i);
		CHECK(getenv(name) && !strcmp(getenv(name), value));
	}
	CHECK(strspn(envp[count - 1], "z") == strlen(envp[count - 1]));
	return tap_failures;
}

/* A program that was built before there was one. */
TEST(a_shorter_struct_has_no_environment)
{
	char args[PATH_LENGTH_MAX + 8];
	struct spawn s = {.size = SPAWN_SIZE_1, .path = tap_program, .args = args};

	s.environment = (char *)0xc0000000;
	s.environment_size = 100;
	s.args_size = snprintf(args, sizeof args, "%s%c#none", tap_program, 0) + 1;
	EQ(tap_end(ProcSpawn(&s)), 0);
}

TEST(privileges_only_shrink)
{
	EQ(tap_end(tap_start(CHILD("climber", .privileges = PRIV_INPUT))), 0);
	EQ(tap_end(tap_start(CHILD("climber"))), 0);
}

ROLE(climber)
{
	struct proc_info info;
	int own = ProcOpen(ProcGetId(), RIGHTS_ALL);

	(void)args;
	CHECK(own > 0);
	EQ(ProcQuery(0, &info), 0);
	EQ(tap_spawn(CHILD("nothing", .privileges = PRIV_DEBUG)), -EPERM);
	EQ(tap_spawn(CHILD("nothing", .privileges = PRIV_ALL)), -EPERM);
	EQ(SysShutdown(SHUTDOWN_REBOOT), -EPERM);
	EQ(SysExitEmulator(1), -EPERM);
	EQ(DbgFailAlloc(1), -EPERM);
	EQ(SysTraceRead(NULL, 0, NULL), -EPERM);
	EQ(WndOwnRoot(0), -EPERM);
	EQ(ProcOpen(info.parent, RIGHT_READ), -EPERM);
	EQ(ProcOpen(0x7ffff001, RIGHT_READ), -ESRCH);
	EQ(ProcOpen(ProcGetId(), RIGHTS_ALL + 1), -EINVAL);
	if (!info.privileges)
		EQ(SysInjectInput(NULL, 0), -EPERM);
	EQ(tap_end(tap_start(CHILD("nothing", .privileges = info.privileges))), 0);
	return tap_failures;
}

TEST(handles_become_one_two_three)
{
	int e = EvtCreate(0), gaps[4] = {HANDLE_NONE, HANDLE_STDOUT, HANDLE_NONE, e};
	char args[PATH_LENGTH_MAX + 16];
	struct spawn s = {.size = sizeof s,
			  .path = tap_program,
			  .handles = gaps,
			  .handle_count = 4,
			  .args = args};

	s.args_size = snprintf(args, sizeof args, "%s%c@gaps", tap_program, 0) + 1;
	EQ(tap_end(ProcSpawn(&s)), 0);
	EQ(ThrWaitHandle(e, 0), 0);
	s.handle_count = 0; /* none at all */
	s.args_size = snprintf(args, sizeof args, "%s%c@bare", tap_program, 0) + 1;
	EQ(tap_end(ProcSpawn(&s)), 0);
}

ROLE(gaps)
{
	(void)args;
	EQ(HandleClose(HANDLE_STDIN), -EBADF);
	EQ(HandleClose(HANDLE_STDERR), -EBADF);
	EQ(EvtSet(4), 0);
	return tap_failures;
}

ROLE(bare)
{
	(void)args;
	return FsWriteSync(HANDLE_STDOUT, "x", 1) == -EBADF ? 0 : 1;
}

TEST(kill_ends_all_threads)
{
	struct proc_info info;
	int p = tap_start(CHILD("many")), weak = HandleDuplicate(p, RIGHT_READ | RIGHT_WAIT);

	do {
		ThrSleep(2);
		EQ(ProcQuery(p, &info), 0);
	} while (info.threads < 21 && info.running);
	EQ(ProcKill(weak, 3), -EACCES);
	EQ(ProcQuery(HandleDuplicate(p, RIGHT_WAIT | RIGHT_TRANSFER), &info), -EACCES);
	EQ(ThrWaitHandle(weak, 0), -ETIMEDOUT);
	EQ(ProcKill(p, 3), 0);
	EQ(tap_end(weak), 3);
	EQ(ProcKill(p, 4), 0); /* dead already: nothing happens */
	EQ(ProcQuery(p, &info), 0);
	EQ(info.status, 3);
	EQ(info.pages, 0);
	EQ(info.handles, 0);
	EQ(info.windows, 0);
	EQ(ThrKill(p, 0), -ENOTSUP);
	EQ(ProcKill(0, 0), -EBADF);
}

static int sleep_too(void *argument)
{
	return ThrSleep((uint32_t)argument);
}

ROLE(many)
{
	for (int i = 0; i < 20; i++)
		ThrStart(sleep_too, (void *)(WAIT_FOREVER - 1), 0);
	return sleeper(args);
}

TEST(a_process_is_listed_while_it_lives)
{
	static struct proc_info all[64];
	int p = tap_start(CHILD("sleeper")), found = 0, n = ProcList(all, 64);
	struct proc_info info;

	EQ(ProcQuery(p, &info), 0);
	EQ(info.parent, ProcGetId());
	EQ(info.privileges, 0);
	CHECK(n >= 2);
	EQ(ProcList(NULL, 0), n);
	for (int i = 0; i < n && i < 64; i++)
		found += all[i].process == info.process;
	EQ(found, 1);
	tap_kill(p);
	EQ(ProcOpen(info.process, RIGHT_READ), -ESRCH);
	EQ(ProcList(NULL, 1), -EFAULT);
}

TEST(a_parent_may_die_first)
{
	int e = EvtCreate(0);

	EQ(tap_end(tap_start(CHILD("short_parent", .handles = {e}))), 0);
	tap_await(e);
}

ROLE(short_parent)
{
	(void)args;
	return tap_start(CHILD("orphan", .handles = {TAP_HANDLE(0)})) > 0 ? 0 : 1;
}

ROLE(orphan)
{
	(void)args;
	ThrSleep(20);
	return EvtSet(TAP_HANDLE(0));
}

TEST(a_thousand_processes)
{
	uint32_t last = 0;

	for (int i = 0; i < 1000; i++) {
		int p = tap_start(CHILD("nothing", .args = {i}));
		struct proc_info info;

		NEED(ProcQuery(p, &info) == 0);
		NEED(info.process != last);
		last = info.process;
		NEED(tap_end(p) == i);
	}
}

TEST(fifty_at_once)
{
	int p[50];

	for (int i = 0; i < 50; i++)
		p[i] = tap_start(CHILD("sleeper"));
	for (int i = 0; i < 50; i++)
		EQ(ProcKill(p[i], i), 0);
	for (int i = 0; i < 50; i++)
		EQ(tap_end(p[i]), i);
}

int main(int argc, char **argv, char **envp)
{
	static const struct tap_test tests[] = {T(the_exit_status_comes_back),
						T(paths_are_checked),
						T(broken_programs_are_refused),
						T(arguments_are_limited),
						T(the_struct_is_checked),
						T(arguments_arrive),
						T(the_environment_is_limited),
						T(the_environment_arrives),
						T(a_shorter_struct_has_no_environment),
						T(privileges_only_shrink),
						T(handles_become_one_two_three),
						T(kill_ends_all_threads),
						T(a_process_is_listed_while_it_lives),
						T(a_parent_may_die_first),
						T(a_thousand_processes),
						T(fifty_at_once),
						{}};
	static const struct tap_role roles[] = {T(nothing),	 T(sleeper), T(climber),
						T(gaps),	 T(bare),    T(many),
						T(short_parent), T(orphan),  {}};

	if (argc > 1 && !strcmp(argv[1], "#count"))
		return check_arguments(argc, argv);
	if (argc > 1 && !strcmp(argv[1], "#environment"))
		return check_environment(envp);
	if (argc > 1 && !strcmp(argv[1], "#none"))
		return envp[0] != NULL;
	return tap_main(argc, argv, tests, roles);
}
