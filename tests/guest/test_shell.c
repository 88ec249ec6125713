/* tests/guest/test_shell.c - /System/Boot/bin/sh: scripts in real processes, and a person's
 * terminal. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include "fs.h"
#include "port.h"
#include "tap.h"
#include "tty.h"

#define SHELL "/System/Boot/bin/sh"
#define ROOM  8192
#define UP    "\033[A"

static const char *self;

/* ---- scripts ----------------------------------------------------------------------------------
 */

/* All that comes until the other end is closed. */
static void read_all(int port, char *text)
{
	int used = 0, done;

	while ((done = FsReadSync(port, text + used, (uint32_t)(ROOM - 1 - used), FILE_PARTIAL)) >
	       0)
		used += done;
	text[used] = '\0';
}

static void expect(const char *script, const char *wanted, int status)
{
	static char text[ROOM];
	int ends[2], child;

	NEED(PortPair(ends, 0) == 0);
	child = ProcStartWith(SHELL,
			      (const char *[]){"sh", "-c", script, "name", self, "two words", NULL},
			      (int[]){HANDLE_NONE, ends[1], ends[1]}, 3);
	NEED(child > 0);
	HandleClose(ends[1]);
	read_all(ends[0], text);
	HandleClose(ends[0]);
	if (!CHECK(strcmp(text, wanted) == 0))
		tap_say("# %s\n# wrote: %s", script, text);
	EQ(tap_end(child), status);
}

TEST(words_of_the_shell)
{
	expect("pwd; cd /System/Boot; pwd; cd ..; pwd", "/\n/System/Boot\n/System\n", 0);
	expect("$1 '#say' a 'b c' \"$2\"; exit 7", "a\nb c\ntwo words\n", 7);
	expect("i=0; while [ $i -lt 50 ]; do i=$((i + 1)); done; $1 '#say' $i", "50\n", 0);
	expect("for f in /System/Boot/bin/s?; do $1 '#say' $f; done", "/System/Boot/bin/sh\n", 0);
	expect("f() { $1 '#say' \"$2-$3\"; }; f $1 x y", "x-y\n", 0);
	expect("fi", "sh: sh:1:1: this is out of place at \"fi\"\n", 2);
}

TEST(statuses)
{
	expect("nothing; $1 '#say' $?", "sh: nothing: command not found\n127\n", 0);
	expect("/System; $1 '#say' $?", "sh: /System: this is no program\n126\n", 0);
	expect("sh -c 'exit 9'; $1 '#say' $?", "9\n", 0);
	expect("$1 '#fault' 2> /System/Devices/null; $1 '#say' $?", "139\n", 0);
	expect("! sh -c 'exit 1' && $1 '#say' yes", "yes\n", 0);
	expect("sh nowhere", "sh: nowhere: there is no such file\n", 127);
}

TEST(pipes_and_subshells)
{
	expect("$1 '#say' a b | $1 '#upper' | $1 '#upper'", "A\nB\n", 0);
	expect("x=$($1 '#say' a b); $1 '#say' \"<$x>\" $x", "<a\nb>\na\nb\n", 0);
	expect("x=1; (x=2; $1 '#say' $x); $1 '#say' $x", "2\n1\n", 0);
	expect("x=in; f() { $1 '#say' $x \"$2\"; }; f $1 a | $1 '#upper'; $1 '#say' $(f $1 b)",
	       "IN\nA\nin\nb\n", 0);
	expect("$1 '#say' one two | while read l; do $1 '#say' \"<$l>\"; done", "<one>\n<two>\n",
	       0);
	expect("$1 '#many' 5000 | $1 '#count'", "30000\n", 0);
	expect("x=$($1 '#many' 2000); $1 '#say' ${#x}", "11999\n", 0);
	expect("$1 '#many' 100000 | $1 '#say' done", "done\n", 0);
	expect("while :; do printf endless; done | $1 '#say' done", "done\n", 0);
	expect("(exit 3) | (exit 4); $1 '#say' $?; cd /System; (cd /Temp; pwd); pwd",
	       "4\n/Temp\n/System\n", 0);
}

TEST(redirections)
{
	expect("cd /Temp; $1 '#say' a > f; $1 '#say' b >> f; $1 '#upper' < f; $1 '#count' < f",
	       "A\nB\n4\n", 0);
	expect("cd /Temp; { pwd; type pwd; nothing; } > f 2>&1; $1 '#upper' < f",
	       "/TEMP\nPWD IS PART OF THE SHELL\nSH: NOTHING: COMMAND NOT FOUND\n", 0);
	expect("read x < /Temp/f; $1 '#say' $x; $1 '#upper' <<< \"$x y\"", "/Temp\n/TEMP Y\n", 0);
	expect("pwd > /System/Boot/x; $1 '#say' $? > /System/Devices/null",
	       "sh: /System/Boot/x: this can only be read\n", 0);
	expect("cd /Temp; pwd > s; . ./s; sh ./s; $1 '#say' '$1 \"#say\" $2' > s; sh s $1 in",
	       "sh: /Temp: this is no program\nsh: /Temp: this is no program\nin\n", 0);
	expect("$1 '#upper' <<E | $1 '#upper'\nhere $2\nE\n", "HERE TWO WORDS\n", 0);
	expect("/Temp/s $1 script; PATH=/Temp; s $1 found", "script\nfound\n", 0);
	EQ(FsRemove("/Temp/f"), 0);
	EQ(FsRemove("/Temp/s"), 0);
}

TEST(files_of_any_number)
{
	expect("cd /Temp; exec 3> f; $1 '#say' a >&3; { pwd; (pwd); } >&3; exec 3>&-; $1 '#upper' "
	       "< f",
	       "A\n/TEMP\n/TEMP\n", 0);
	expect("cd /Temp; $1 '#three' 3> f; $1 '#three' 2> f || $1 '#upper' < f; sh -c 'pwd >&7' "
	       "7>> f; $1 '#upper' < f",
	       "/TEMP\n", 0);
	expect("exec 9< /Temp/f; read x <&9; exec 9<&-; $1 '#say' $x; read y <&9",
	       "/Temp\n"
	       "sh: 9: this is no open file\n",
	       1);
	EQ(FsRemove("/Temp/f"), 0);
}

TEST(environments)
{
	expect("export A=1; B=2; C=3 $1 '#env' A; $1 '#env' B; C=3 $1 '#env' C", "1\nnone\n3\n", 0);
	expect("cd /System; $1 '#env' PWD; (cd Boot; $1 '#env' PWD)", "/System\n/System/Boot\n", 0);
	expect("A=x sh -c \"$1 '#env' A; $1 '#env' HOME; $1 '#env' PATH\"",
	       "x\n/Home\n/System/Boot/bin\n", 0);
}

TEST(jobs)
{
	expect("sh -c 'exit 3' & wait $!; $1 '#say' $?", "3\n", 0);
	expect("x=5; { $1 '#say' $x; exit 6; } & wait %1; $1 '#say' $?; wait", "5\n6\n", 0);
	expect("$1 '#wait' & kill %1; wait %1; $1 '#say' $?", "143\n", 0);
	expect("$1 '#wait' & kill -9 $!; wait; jobs; kill 1 2> /System/Devices/null || $1 '#say' "
	       "no",
	       "no\n", 0);
	expect("$1 '#count' & wait; $1 '#say' $?", "0\n0\n", 0);
}

/* How many processes of this test there are, in $n; `ready` waits until f has something in it. */
#define COUNT                                                                                 \
	"c() { n=0; while read -r l; do case $l in *test_shell*) n=$((n + 1));; esac; "       \
	"done < /System/Kernel/processes; }; ready() { until [ -s /Temp/f ]; do :; done; }; " \
	"t=$1; c; before=$n; "
#define GONE "wait %1; s=$?; c; $t '#say' $s $((n - before)); : > /Temp/f; "

TEST(a_job_ends_with_all_its_processes)
{
	expect(COUNT "{ $1 '#ready'; $1 '#say' no; } > /Temp/f & ready; kill %1; " GONE, "143\n0\n",
	       0);
	expect(COUNT "{ ($1 '#wait' | $1 '#ready'); :; } > /Temp/f & ready; c; $1 '#say' $((n - "
		     "before)); kill -KILL %1; " GONE,
	       "2\n137\n0\n", 0);
	expect(COUNT "sh -c \"$1 '#ready'; :\" > /Temp/f & ready; kill $!; " GONE, "143\n0\n", 0);
	expect("printf \"%s '#ready'\\n:\\n\" $1 > /Temp/s; " COUNT
	       "/Temp/s > /Temp/f & ready; kill %1; " GONE,
	       "143\n0\n", 0);
	/* It has started a job of its own, and writes what nobody reads. */
	expect(COUNT "{ $1 '#wait' & $1 '#ready' > /Temp/f & while :; do printf 0123456789; done; "
		     "} | $1 '#wait' & ready; kill %1; " GONE,
	       "143\n0\n", 0);
	expect(COUNT
	       "{ trap \"$1 '#say' told; exit 4\" TERM; $1 '#ready'; :; } > /Temp/f & ready; kill "
	       "%1; wait %1; $1 '#say' $?; $1 '#upper' < /Temp/f; :> /Temp/f",
	       "4\nWAITING\nTOLD\n", 0);
	expect("trap \"$1 '#say' end\" EXIT; $1 '#say' $(trap; cd /Temp; pwd); (exit 3)",
	       "/Temp\nend\n", 3);
	EQ(FsRemove("/Temp/f"), 0);
	EQ(FsRemove("/Temp/s"), 0);
}

/* ---- a terminal -------------------------------------------------------------------------------
 */

static int bytes[2], control[2], shell;
static char seen[ROOM];
static uint32_t mode;

static void send(uint16_t code, uint16_t serial, int status, uint32_t a, uint32_t b)
{
	struct tty_message m = {code, serial, status, a, b};

	EQ(FsWriteSync(control[0], &m, sizeof m), sizeof m);
}

static void serve(void)
{
	struct tty_message m;
	struct fs_info info;

	NEED(FsReadSync(control[0], &m, sizeof m, 0) == sizeof m);
	m.status = 0;
	if (m.code == TTY_SET_MODE || m.code == TTY_GET_MODE) {
		uint32_t before = mode;

		mode = m.code == TTY_SET_MODE ? m.a : mode;
		m.a = before;
	} else if (m.code == TTY_GET_SIZE) {
		m.a = 80;
		m.b = 25;
	} else {
		FsQueryHandle(bytes[1], &info);
		m.status = m.code == TTY_IS && m.a == info.node ? 0 : -ENOTTY;
	}
	send(m.code | TTY_REPLY, m.serial, m.status, m.a, m.b);
}

/* Let the shell go on until it has shown the text; what was shown before is forgotten. */
static void until(const char *text)
{
	int used = (int)strlen(seen), done;
	char *found;

	while (!(found = strstr(seen, text))) {
		int r = ThrWaitMultiple((int[]){bytes[0], control[0], shell}, 3, WAIT_ANY,
					TAP_DEADLINE);

		if (r == 1) {
			serve();
			continue;
		}
		if (!CHECK(r == 0 && used < ROOM - 1)) {
			tap_say("# waited for: %s\n# seen: %s", text, seen);
			tap_give_up();
		}
		done = FsReadSync(bytes[0], seen + used, (uint32_t)(ROOM - 1 - used), FILE_PARTIAL);
		NEED(done > 0);
		used += done;
		seen[used] = '\0';
	}
	memmove(seen, found + strlen(text), strlen(found + strlen(text)) + 1);
}

static void type(const char *keys)
{
	EQ(FsWriteSync(bytes[0], keys, strlen(keys)), strlen(keys));
}

static void open_shell(void)
{
	NEED(PortPair(bytes, 0) == 0 && PortPair(control, 0) == 0);
	mode = TTY_COOKED;
	seen[0] = '\0';
	setenv("T", self, 1);
	setenv("HOME", "/Home", 1);
	setenv("PS1", "ready> ", 1);
	shell = ProcStartWith(SHELL, (const char *[]){"sh", NULL},
			      (int[]){bytes[1], bytes[1], bytes[1], control[1]}, 4);
	NEED(shell > 0);
	until("ready> ");
}

static void close_shell(int status)
{
	while (ThrWaitMultiple((int[]){control[0], shell}, 2, WAIT_ANY, TAP_DEADLINE) == 0)
		serve();
	EQ(tap_end(shell), status);
	for (int i = 0; i < 2; i++) {
		HandleClose(bytes[i]);
		HandleClose(control[i]);
	}
	EQ(mode, TTY_COOKED);
}

/* Each test leaves no history. */
static void forget(void)
{
	EQ(FsRemove("/Home/.history"), 0);
}

TEST(a_person)
{
	open_shell();
	EQ(mode, TTY_RAW);
	type("pwx\177d\r");
	until("pwx");
	until("d\r\n");
	until("/");
	until("ready> ");
	type("ty\tpw\r");
	until("command not found");
	until("ready> ");
	type("if true\r");
	until("> ");
	type("then $T '#say' yes; fi\r");
	until("yes\n");
	until("ready> ");
	type(UP "\001\003");
	until("ready> ");
	type("exit 5\r");
	close_shell(5);
	forget();
}

TEST(the_history_is_kept)
{
	open_shell();
	type("x=first\r");
	until("ready> ");
	type("exit\r");
	close_shell(0);
	open_shell();
	type(UP UP "2\r");
	until("x=first2");
	until("ready> ");
	type("$T '#say' \"<$x>\"\r");
	until("<first2>\n");
	until("ready> ");
	type("\004");
	close_shell(0);
	forget();
}

static void write_file(const char *path, const char *text)
{
	int file = FsOpen(path, FS_WRITE | FS_CREATE | FS_TRUNCATE);

	EQ(FsWriteSync(file, text, strlen(text)), strlen(text));
	HandleClose(file);
}

TEST(aliases_at_a_prompt)
{
	write_file("/Home/.shrc", "alias say=\"$T '#say'\"\n");
	open_shell();
	type("say from shrc; say piped | $T '#upper'\r");
	until("from\nshrc\n");
	until("PIPED\n");
	until("ready> ");
	type("alias open='if true; then'\r");
	until("ready> ");
	type("open\r");
	until("> ");
	type("say inside; fi\r");
	until("inside\n");
	until("ready> ");
	type("(alias say); unalias say; type say\r");
	until("say='");
	until("not found");
	type("exit 0\r");
	close_shell(0);
	EQ(FsRemove("/Home/.shrc"), 0);
	forget();
}

TEST(a_program_uses_the_terminal)
{
	open_shell();
	type("$T '#size'; $T '#tty' | $T '#upper'\r");
	until("80x25");
	until("1 0"); /* its input is the terminal, its output is not */
	until("ready> ");
	type("$T '#tty'; pwd | $T '#tty'; $T '#tty' < /System/Devices/null; ($T '#tty')\r");
	until("1 1\n");
	until("0 1\n");
	until("0 1\n");
	until("1 1\n");
	until("ready> ");
	type("$T '#tty' > /Temp/f; $T '#upper' < /Temp/f; x=$($T '#tty'); $T '#say' \"<$x>\"\r");
	until("1 0\n");
	until("<1 0>");
	until("ready> ");
	type("t() { test -t $1 && $T '#say' \"$1 is\" >&2 || $T '#say' \"$1 not\" >&2; }; t 0; t 1 "
	     "> "
	     "/Temp/f; t 1; t 0 < /Temp/f; t 7\r");
	until("0 is\n");
	until("1 not\n");
	until("1 is\n");
	until("0 not\n");
	until("7 not\n");
	until("ready> ");
	type("sh -c \"$T '#tty'\"; $T '#tty' & wait\r");
	until("1 1\n");
	until("0 ");
	until("ready> ");
	EQ(FsRemove("/Temp/f"), 0);
	type("$T '#raw'\r");
	until("raw\n");
	EQ(mode, TTY_RAW);
	send(TTY_SIZE, 0, 0, 100, 40);
	until("100x40");
	send(TTY_INTERRUPT, 0, 0, 0, 0); /* it has set a mode: it is told */
	until("told");
	until("ready> ");
	type("exit\r");
	close_shell(0);
	forget();
}

TEST(ctrl_c)
{
	open_shell();
	type("$T '#ready'; $T '#say' not\r");
	until("waiting");
	send(TTY_INTERRUPT, 0, 0, 0, 0);
	until("ready> ");
	CHECK(!strstr(seen, "not"));
	type("$T '#say' \"<$?>\"\r");
	until("<130>\n");
	until("ready> ");
	type("while :; do sh -c \"$T '#ready'\"; done\r");
	until("waiting");
	send(TTY_INTERRUPT, 0, 0, 0, 0); /* the shell inside is told, and so the loop ends */
	until("ready> ");
	type("x=$($T '#ready' >&2)\r");
	until("waiting");
	send(TTY_INTERRUPT, 0, 0, 0, 0);
	until("ready> ");
	type("while :; do :; done\r");
	until("done\r\n");
	send(TTY_INTERRUPT, 0, 0, 0, 0);
	until("ready> ");
	type("read x\r");
	until("read x\r\n");
	send(TTY_INTERRUPT, 0, 0, 0, 0);
	until("ready> ");
	type("$T '#raw'\r");
	until("raw\n");
	send(TTY_QUIT, 0, 0, 0, 0);
	until("ready> ");
	type("exit\r");
	close_shell(130);
	forget();
}

TEST(ctrl_c_is_told_to_a_script)
{
	open_shell();
	type("sh -c \"trap '$T \\#say caught' INT; $T '#ready'; $T '#say' 'and on'\"\r");
	until("waiting");
	send(TTY_INTERRUPT, 0, 0, 0, 0);
	until("caught\n");
	until("and on\n");
	until("ready> ");
	type("(trap '' INT; $T '#raw'; $T '#say' \"<$?>\")\r");
	until("raw\n");
	send(TTY_SIZE, 0, 0, 90, 40);
	until("90x40");
	send(TTY_INTERRUPT, 0, 0, 0, 0);
	until("<0>");
	until("ready> ");
	type("trap \"$T '#say' here\" INT; $T '#ready'; $T '#say' \"<$?>\"\r");
	until("waiting");
	send(TTY_INTERRUPT, 0, 0, 0, 0);
	until("here\n");
	until("<130>");
	until("ready> ");
	type("trap - INT; { ($T '#ready'; $T '#say' not); }\r");
	until("waiting");
	send(TTY_QUIT, 0, 0, 0, 0);
	until("ready> ");
	CHECK(!strstr(seen, "not"));
	type("exit 0\r");
	close_shell(0);
	forget();
}

TEST(jobs_at_a_prompt)
{
	open_shell();
	type("sh -c 'exit 3' &\r");
	until("[1] ");
	until("ready> ");
	type("wait; $T '#wait' & jobs\r");
	until("Running  $T '#wait'");
	until("ready> ");
	type("kill %1; wait; pwd &\r");
	until("ready> ");
	type("wait %pwd; $T '#wait' &\r");
	until("ready> ");
	type("exit 0\r"); /* the job goes with its shell */
	close_shell(0);
	forget();
}

TEST(the_terminal_goes)
{
	open_shell();
	HandleClose(bytes[0]);
	HandleClose(control[0]);
	bytes[0] = control[0] = EvtCreate(0);
	CHECK(tap_end(shell) >= 0);
	HandleClose(bytes[1]);
	HandleClose(control[1]);
	HandleClose(bytes[0]);
	FsRemove("/Home/.history");
}

/* ---- the programs -----------------------------------------------------------------------------
 */

static void upper(void)
{
	int c;

	while ((c = getchar()) != EOF)
		putchar(c >= 'a' && c <= 'z' ? c - 32 : c);
}

static void raw(void)
{
	struct tty_message notice;
	int before = TtySetMode(TTY_RAW);

	printf("raw\n");
	fflush(stdout);
	if (TtyNotice(&notice, TAP_DEADLINE) == 1 && notice.code == TTY_SIZE)
		printf("%ux%u\n", (unsigned)notice.a, (unsigned)notice.b);
	fflush(stdout);
	if (TtyNotice(&notice, TAP_DEADLINE) == 1 && notice.code == TTY_INTERRUPT)
		printf("told\n");
	TtySetMode((uint32_t)before);
}

static void wait_here(bool say)
{
	if (say)
		puts("waiting");
	fflush(stdout);
	ThrSleep(WAIT_FOREVER);
}

static int say_size(void)
{
	uint32_t columns = 0, rows = 0;
	int r = TtyGetSize(&columns, &rows);

	printf("%ux%u\n", (unsigned)columns, (unsigned)rows);
	return r < 0;
}

static int program(const char *what, int count, char **words)
{
	const char *value;
	int bytes_read = 0;

	if (strcmp(what, "#say") == 0) {
		for (int i = 0; i < count; i++)
			puts(words[i]);
	} else if (strcmp(what, "#upper") == 0) {
		upper();
	} else if (strcmp(what, "#count") == 0) {
		while (getchar() != EOF)
			bytes_read++;
		printf("%d\n", bytes_read);
	} else if (strcmp(what, "#many") == 0) {
		for (int i = 0; i < atoi(words[0]) && puts("12345") >= 0; i++)
			;
	} else if (strcmp(what, "#env") == 0) {
		value = getenv(words[0]);
		puts(value ? value : "none");
	} else if (strcmp(what, "#wait") == 0 || strcmp(what, "#ready") == 0) {
		wait_here(what[1] == 'r');
	} else if (strcmp(what, "#fault") == 0) {
		__asm__ volatile("ud2");
	} else if (strcmp(what, "#size") == 0) {
		return say_size();
	} else if (strcmp(what, "#three") == 0) {
		return write(3, "three\n", 6) != 6;
	} else if (strcmp(what, "#tty") == 0) {
		printf("%d %d\n", isatty(0), isatty(1));
	} else {
		raw();
	}
	return 0;
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(words_of_the_shell),
						T(statuses),
						T(pipes_and_subshells),
						T(redirections),
						T(files_of_any_number),
						T(environments),
						T(jobs),
						T(a_job_ends_with_all_its_processes),
						T(a_person),
						T(the_history_is_kept),
						T(aliases_at_a_prompt),
						T(a_program_uses_the_terminal),
						T(ctrl_c),
						T(ctrl_c_is_told_to_a_script),
						T(jobs_at_a_prompt),
						T(the_terminal_goes),
						{}};

	self = argv[0];
	if (argc > 1 && argv[1][0] == '#')
		return program(argv[1], argc - 2, argv + 2);
	return tap_main(argc, argv, tests, NULL);
}
