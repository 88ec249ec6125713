/* tests/guest/test_kill_points_task.c - processes, threads, memory, files: killed at each point of
 * each call. */
#include "fs.h"
#include "tap_points.h"

#define GIVEN  TAP_HANDLE(SCENE_HANDLE)
#define FOLDER "/Temp/points"
#define A      FOLDER "/a"
#define B      FOLDER "/b"
#define SIZE   9000

static int mine;
static char bytes[SIZE];

/* ---- processes and threads
 * ------------------------------------------------------------------------ */

ROLE(short_life)
{
	(void)args;
	return 0;
}

static void spawn(const uint32_t *args)
{
	(void)args;
	tap_spawn(CHILD("short", .handles = {TAP_HANDLE(0)}));
}

static int nothing(void *argument)
{
	(void)argument;
	return 0;
}

static int for_ever(void *argument)
{
	(void)argument;
	return ThrWaitHandle(EvtCreate(0), WAIT_FOREVER);
}

static void start_thread(const uint32_t *args)
{
	int t = ThrStart(nothing, NULL, 0);

	(void)args;
	ThrWaitHandle(t, 5);
	HandleClose(t);
}

static void three_threads(const uint32_t *args)
{
	(void)args;
	for (int i = 0; i < 3; i++)
		mine = ThrStart(for_ever, NULL, 0);
}

static void end_thread(const uint32_t *args)
{
	(void)args;
	ThrKill(mine, 1);
	ThrWaitHandle(mine, 5);
}

static int exit_thread(void *n)
{
	DbgKillAt((uint32_t)n, POINT_LOCKS);
	ThrExit(1);
	return 0;
}

/* Killed while one of its threads ends, by itself. */
static void end_of_a_thread(const uint32_t *args)
{
	int t = ThrStart(exit_thread, (void *)args[1], 0);

	ThrWaitHandle(t, TAP_DEADLINE);
}

static void sleep(const uint32_t *args)
{
	(void)args;
	ThrSleep(2);
}

static uint32_t word;

static void futex(const uint32_t *args)
{
	(void)args;
	ThrFutexWait(&word, 0, 2);
	ThrFutexWake(&word, 1);
}

static void handles(const uint32_t *args)
{
	int e = EvtCreate(0), d = HandleDuplicate(e, RIGHTS_ALL);

	(void)args;
	HandleClose(e);
	EvtSet(d);
	HandleClose(d);
}

static void memory(const uint32_t *args)
{
	char *p = VmmReserve(NULL, 0x4000, VMM_READ | VMM_WRITE);

	(void)args;
	if (p)
		p[0] = p[0x3fff] = 1;
	VmmFree((uint32_t)p, 0x4000);
}

/* The parent is killed by its child: both go on where they may. */
static void kill_the_given(const uint32_t *args)
{
	(void)args;
	ProcKill(GIVEN, 5);
}

ROLE(waiting)
{
	(void)args;
	return ThrWaitHandle(TAP_HANDLE(0), TAP_DEADLINE);
}

static void somebody(struct scene *s)
{
	s->own[0] = EvtCreate(EVENT_MANUAL);
	s->own[1] = s->handles[0] = tap_start(CHILD("waiting", .handles = {s->own[0]}));
}

static void killed_or_not(struct scene *s)
{
	int status;

	EvtSet(s->own[0]);
	status = tap_end(s->own[1]);
	CHECK(status == 5 || (status == 0 && s->killed));
	EQ(HandleClose(s->own[0]), 0);
}

/* ---- files in memory
 * ------------------------------------------------------------------------------- */

static void folder(struct scene *s)
{
	(void)s;
	EQ(FsMakeDir(FOLDER), 0);
}

static bool there(const char *path)
{
	struct fs_info info;
	int error = FsQuery(path, &info);

	CHECK(error == 0 || error == -ENOENT);
	return !error;
}

static void remove_all(struct scene *s)
{
	(void)s;
	if (there(A))
		EQ(FsRemove(A), 0);
	if (there(B))
		EQ(FsRemove(B), 0);
	EQ(FsRemove(FOLDER), 0);
}

static void create(const uint32_t *args)
{
	(void)args;
	mine = FsCreate(A, FS_RDWR);
}

static void make_dir(const uint32_t *args)
{
	(void)args;
	FsMakeDir(A);
}

static void own_file(struct scene *s)
{
	folder(s);
	mine = FsCreate(A, FS_RDWR);
	NEED(mine > 0);
	memset(bytes, 'a', sizeof bytes);
	EQ(FsWriteSync(mine, bytes, 5000), 5000);
	EQ(FsClose(mine), 0);
}

static void own_files(struct scene *s)
{
	own_file(s);
	mine = FsCreate(B, FS_RDWR);
	EQ(FsWriteSync(mine, "b", 1), 1);
	EQ(FsClose(mine), 0);
}

static void open_it(const uint32_t *args)
{
	(void)args;
	mine = FsOpen(A, FS_RDWR);
	NEED(mine > 0);
	memset(bytes, 'x', sizeof bytes);
}

static void open_and_close(const uint32_t *args)
{
	(void)args;
	FsClose(FsOpen(A, FS_READ));
}

static void write(const uint32_t *args)
{
	(void)args;
	FsWriteSync(mine, bytes, SIZE);
}

static void read(const uint32_t *args)
{
	(void)args;
	FsReadSync(mine, bytes, SIZE, 0);
}

static void resize(const uint32_t *args)
{
	(void)args;
	FsResize(mine, 100);
	FsResize(mine, SIZE);
}

static void rename(const uint32_t *args)
{
	(void)args;
	FsRename(A, B);
}

static void remove(const uint32_t *args)
{
	(void)args;
	FsRemove(A);
}

static void list(const uint32_t *args)
{
	struct fs_entry e;
	int h = FsOpen(FOLDER, FS_READ);

	(void)args;
	while (FsReadDir(h, &e) > 0)
		;
	FsClose(h);
}

/* What is there are x from the beginning, then what was before. */
static void partly_written(struct scene *s)
{
	int h = FsOpen(A, FS_READ), n = FsReadSync(h, bytes, SIZE, 0), at = 0;

	CHECK(n == SIZE || (n >= 5000 && s->killed));
	while (at < n && bytes[at] == 'x')
		at++;
	CHECK(at == SIZE || s->killed);
	for (; at < n; at++)
		CHECK(bytes[at] == 'a' && at < 5000);
	EQ(FsClose(h), 0);
	remove_all(s);
}

static void resized(struct scene *s)
{
	struct fs_info info;

	EQ(FsQuery(A, &info), 0);
	CHECK(info.size == SIZE || (s->killed && (info.size == 5000 || info.size == 100)));
	remove_all(s);
}

static void under_one_name(struct scene *s)
{
	CHECK(there(A) != there(B));
	CHECK(there(B) || s->killed);
	remove_all(s);
}

/* B is always there: the old one or the new one. */
static void replaced(struct scene *s)
{
	struct fs_info info;

	EQ(FsQuery(B, &info), 0);
	CHECK(info.size == (there(A) ? 1 : 5000));
	remove_all(s);
}

static void removed(struct scene *s)
{
	CHECK(!there(A) || s->killed);
	remove_all(s);
}

static const struct victim tasks[] = {{"spawn", .call = spawn},
				      {"start a thread", .call = start_thread},
				      {"end a thread", .enter = three_threads, .call = end_thread},
				      {"end of a thread", .call = end_of_a_thread},
				      {"sleep", .call = sleep},
				      {"futex", .call = futex},
				      {"handles", .call = handles},
				      {"memory", .call = memory},
				      {"kill", somebody, NULL, kill_the_given, NULL, killed_or_not},
				      {}};

static const struct victim files[] = {
	{"create", folder, NULL, create, NULL, remove_all},
	{"make a folder", folder, NULL, make_dir, NULL, remove_all},
	{"open", own_file, NULL, open_and_close, NULL, remove_all},
	{"write", own_file, open_it, write, NULL, partly_written},
	{"read", own_file, open_it, read, NULL, remove_all},
	{"resize", own_file, open_it, resize, NULL, resized},
	{"rename", own_file, NULL, rename, NULL, under_one_name},
	{"replace", own_files, NULL, rename, NULL, replaced},
	{"remove", own_file, NULL, remove, NULL, removed},
	{"remove while open", own_file, open_it, remove, NULL, removed},
	{"list", own_files, NULL, list, NULL, remove_all},
	{}};

ROLE(task)
{
	return points_victim(tasks, args);
}

ROLE(file)
{
	return points_victim(files, args);
}

TEST(tasks_killed)
{
	points_kill("task", tasks);
}

TEST(files_killed)
{
	points_kill("file", files);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(tasks_killed), T(files_killed), {}};
	static const struct tap_role roles[] = {
		T(task), T(file), T(waiting), {"short", short_life}, {}};

	return tap_main(argc, argv, tests, roles);
}
