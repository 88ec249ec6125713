/* uses: console/shell/words.c console/shell/parse.c console/shell/alias.c console/shell/compound.c console/shell/document.c console/shell/script.c console/shell/arena.c console/shell/text.c console/shell/strings.c console/shell/expand.c console/shell/dollar.c console/shell/arith.c console/shell/vars.c console/shell/pattern.c console/shell/glob.c console/shell/paths.c console/shell/jobs.c console/shell/recall.c console/shell/recall_file.c console/shell/condition.c console/shell/state.c console/shell/saved.c console/shell/trap.c console/shell/builtin_trap.c console/shell/builtin_alias.c console/shell/options.c console/shell/format.c console/shell/shell.c console/shell/run.c console/shell/redirect.c console/shell/function.c console/shell/command.c console/shell/start.c console/shell/builtin.c console/shell/builtin_vars.c console/shell/builtin_read.c console/shell/builtin_print.c console/shell/builtin_flow.c console/shell/builtin_files.c console/shell/builtin_jobs.c lib/common/utf8.c */
#define _GNU_SOURCE /* pipe2, close_range, pidfd_open, memfd_create */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <sys/mman.h>
#include "console/shell/recall.h"
#include "console/shell/run.h"
#include "shell_memory.h"
#include "shell_posix.h"

static char folder[] = "/tmp/shell-XXXXXX";

/* All that was written to a file in memory. */
static char *contents(int file)
{
	off_t size = lseek(file, 0, SEEK_END);
	char *text = calloc(1, (size_t)size + 1);

	assert_int_equal(pread(file, text, (size_t)size, 0), size);
	return text;
}

static void define(struct shell *shell, const char *name, const char *value)
{
	vars_set(&shell->vars, name, (int)strlen(name), value);
	vars_export(&shell->vars, name, (int)strlen(name));
}

static struct shell *new_shell(int output, int input)
{
	struct shell *shell = shell_create(&shell_posix, "sh");

	if (!shell)
		return NULL;
	shell->files[0] = input;
	shell->files[1] = shell->files[2] = output;
	shell_free(shell->directory);
	shell->directory = string_copy(folder, (int)strlen(folder));
	if (!shell->directory) {
		shell_destroy(shell);
		return NULL;
	}
	strings_add(&shell->parameters, "one", 3);
	strings_add(&shell->parameters, "two three", 9);
	define(shell, "PATH", "/usr/bin:/bin");
	define(shell, "HOME", "/Home");
	return shell;
}

/* Run a script by our shell; returns what it wrote, errors too. */
static char *ours(const char *script, int *status)
{
	int output = memfd_create("output", MFD_CLOEXEC);
	int input = open("/dev/null", O_RDONLY | O_CLOEXEC);
	struct shell *shell = new_shell(output, input);
	char *text;

	shell_run(shell, script, (int)strlen(script), "script");
	*status = shell_end(shell);
	shell_destroy(shell);
	text = contents(output);
	close(output);
	close(input);
	if (shell_memory_blocks)
		fail_msg("%s: %d blocks are left", script, shell_memory_blocks);
	return text;
}

/* The same by the build machine's. */
static char *theirs(const char *script, int *status)
{
	int output = memfd_create("output", 0), process = fork();
	char *text;

	if (!process) {
		dup2(output, 1);
		dup2(output, 2);
		dup2(open("/dev/null", O_RDONLY), 0);
		if (chdir(folder) == 0)
			execle("/bin/sh", "sh", "-c", script, "sh", "one", "two three", NULL,
			       (char *[]){"PATH=/usr/bin:/bin", "HOME=/Home", NULL});
		_exit(99);
	}
	waitpid(process, status, 0);
	*status = WEXITSTATUS(*status);
	text = contents(output);
	close(output);
	return text;
}

static void expect(const char *script, const char *wanted, int wanted_status)
{
	int status;
	char *text = ours(script, &status);

	if (strcmp(text, wanted) != 0 || status != wanted_status)
		fail_msg("%s: status %d, wrote:\n%s", script, status, text);
	free(text);
}

static void same(const char *script)
{
	int status;
	char *wanted = theirs(script, &status);

	expect(script, wanted, status);
	free(wanted);
}

static int begin(void **state)
{
	(void)state;
	return mkdtemp(folder) ? 0 : -1;
}

static int end(void **state)
{
	char command[64];

	(void)state;
	snprintf(command, sizeof command, "rm -r %s", folder);
	return system(command);
}

static void commands(void **state)
{
	(void)state;
	same("echo a 'b  c' \"$1\" $2 $#");
	same("echo \"$@\" | cat; echo $?");
	same("false; echo $?; true; echo $?; ! true; echo $?; exit 7");
	same("true && echo a || echo b; false && echo a || echo b");
	same("x=1; y=$x$x; echo $y; x=2 env | grep '^x'; echo $x");
	same("x=$(false); echo $?; x=1 false; echo $?");
	same("echo a; # nothing\n\necho b");
	same("sh -c 'exit 3'; echo $?");
	expect("sh -c 'kill -9 $$'; echo $?", "137\n", 0);
	expect("nothing-like-it; echo $?", "sh: nothing-like-it: command not found\n127\n", 0);
	expect("/; echo $?", "sh: /: this is no program\n126\n", 0);
	expect("echo 'x", "sh: script:1:6: ' without its end\n", 2);
	expect("echo ok\nif; then", "sh: script:2:3: a command expected at \";\"\n", 2);
}

static void loops_and_choices(void **state)
{
	(void)state;
	same("for x in a 'b c' $2; do echo \"<$x>\"; done; for y; do echo $y; done");
	same("i=0; while [ $i -lt 5 ]; do i=$((i + 1)); [ $i = 2 ] && continue; "
	     "[ $i = 4 ] && break; echo $i; done; echo $?");
	same("until false; do break; done; echo $?");
	same("for a in 1 2; do for b in 1 2 3; do [ $b = 2 ] && continue 2; echo $a$b; done; done");
	same("for a in 1 2; do for b in 1 2; do break 2; done; done; echo $a $b");
	same("if false; then echo a; elif true; then echo b; else echo c; fi; "
	     "if false; then :; fi; echo $?");
	same("for f in a.c b.h c; do case $f in *.c|*.h) echo code $f;; '*') echo no;; ?) echo "
	     "one;; "
	     "esac; done; case x in y) ;; esac; echo $?");
	same("while :; do { break; }; done; echo $?");
}

static void functions(void **state)
{
	(void)state;
	same("f() { echo $# \"$1\"; return 3; echo no; }; f a b; echo $? $1; f \"$@\"");
	same("f() { [ $1 = 0 ] && return; echo $1; f $(($1 - 1)); }; f 3");
	same("f() { x=2; }; x=1; f; echo $x; x=5 f; echo $x");
	same("f() { f() { echo new; }; echo old; }; f; f; unset -f f; f 2> /dev/null; echo $?");
	same("f() (exit 4); f; echo $?; g() { for i in 1 2; do return $i; done; }; g; echo $?");
	same("f() { echo in; } > file; f; cat file");
	expect("f() { f; }; f", "sh: f: too many calls in one another\n", 2);
}

static void redirections(void **state)
{
	(void)state;
	same("echo a > x; echo b >> x; cat < x; cat x x > y; wc -l < y | tr -d ' '");
	same("{ echo a; echo b; } > x; while read l; do echo \"<$l>\"; done < x");
	same("echo out 2> /dev/null; sh -c 'echo e >&2' 2> x; cat x");
	same("sh -c 'echo o; echo e >&2' > x 2>&1; sort x; sh -c 'echo e >&2' 2>&1 > y | cat; cat "
	     "y");
	same("{ echo e >&2; } 2>&1 | tr e E");
	same("if true; then echo a; fi > x; cat x; for i in 1 2; do echo $i; done >> x; cat x");
	same("exec > x; echo hidden; exec > /dev/null; cat x");
	same("x=$(cat < x); echo \"$x\"; (echo sub) > z; cat z; > e; cat e; wc -c < e | tr -d ' '");
	expect("cat <<< 'a  b'", "a  b\n", 0);
	expect("cat < none; echo $?", "sh: none: there is no such file\n1\n", 0);
}

static void files_of_any_number(void **state)
{
	(void)state;
	same("exec 3> x; echo a >&3; { echo b; echo c >&2; } >&3 2>&1; exec 3>&-; cat x");
	same("exec 3> x; exec 4>&3; exec 3>&-; echo four >&4; exec 4>&-; cat x");
	same("printf '1\n2\n3\n' > x; exec 5< x; read a <&5; read b <&5; exec 5<&-; echo $a $b");
	same("while read l <&9; do echo \"<$l>\"; done 9< x");
	same("{ echo out; echo err >&2; } 3>&1 1>&2 2>&3 | sed 's/^/|/'");
	same("{ echo a >&7; (echo b >&7); echo c >&7 | cat; x=$(echo d >&7); } 7> x; cat x");
	same("sh -c 'echo inside >&6' 6> x; cat x; { echo no >&8; } 2> y || echo failed");
	same("f() { echo $1 >&3; }; f a 3> x; f b 3>> x; cat x; eval 'exec 3> y'; f c; cat y");
	same("{ exec 4> x; } 2> /dev/null; echo kept >&4; cat x");
	same("{ exec > y; echo y; } > x; echo shown; cat y; wc -c < x | tr -d ' '");
	same("cat <<A 4<<B <&4\nfirst\nA\nsecond\nB\ncat 3<<E <&3\nthird\nE\n");
	same("exec 3> x 4>&3; echo a >&3; echo b >&4; exec 3>&- 4>&-; cat x; exec 3< x; cat <&3");
	same("exec 3>&1; x=$(echo hidden; echo seen >&3); echo \"[$x]\"");
	expect("echo a >&5", "sh: 5: this is no open file\n", 1);
	expect("echo a >&x", "sh: x: this is no open file\n", 1);
}

static void documents(void **state)
{
	(void)state;
	same("x=1; cat <<E; echo after\na $x \"q\" 'r' \\$x $(echo $x) $((x + 1))\nE\n");
	same("cat <<'E'\n$x \\ `\nE\ncat <<-E\n\t\ta\n\tb\tc\n\tE\necho z");
	same("cat <<A - <<B | tr a-z A-Z\na\nA\nb\nB\n");
	same("while read l; do echo \"<$l>\"; done <<E | cat\none\ntwo\nE\n");
	same("f() { cat <<E\n$1\nE\n}; f x; f y | cat; echo $(f z)");
	same("cat <<E && echo ok & wait\nin\nE\n");
	same("x=1 cat <<E | { cat; echo $x; }\nin\nE\n");
	same("(cat; echo sub) <<E\nin\nE\ncat <<E\nE\n");
	same("if true; then cat <<E; fi | cat\nin\nE\n");
	expect("cat <<E\nx", "sh: script:1:8: a document without its end\n", 2);
}

static void pipes(void **state)
{
	(void)state;
	same("echo a | cat | cat | tr a b");
	same("printf 'c\\na\\nb\\n' | sort | head -n 2; echo $?");
	same("false | true; echo $?; true | false; echo $?; ! true | false; echo $?");
	same("x=1; echo 2 | read x; echo $x");
	same("f() { tr a-z A-Z; }; echo abc | f; echo abc | { cat; echo d; } | f");
	same("x=a; y='b c'; for i in 1 2; do echo $i $x \"$y\"; done | while read a b; do "
	     "echo \"$b:$a\"; done");
	same("yes | head -n 1000 | wc -l | tr -d ' '");
	same("seq 1 20000 | tail -n 1; seq 1 20000 | while read n; do :; done; echo $?");
	same("(exit 3) | cat; (exit 3); echo $?; ( (echo deep) )");
	same("cd / | cat; pwd | grep -c shell");
}

static void command_substitution(void **state)
{
	(void)state;
	same("x=$(echo a; echo b); echo \"$x\" $x; echo \"[$(printf 'a\\n\\n')]\"");
	same("echo $(echo $(echo deep)) `echo \\`echo old\\``");
	same("f() { echo f:$1; }; echo $(f x) \"$(f 'y  z')\"; x=1; echo $(x=2; echo $x) $x");
	same("echo $(cat /etc/passwd | head -c 2000 | wc -c)");
	same("set -- $(echo 1 2 3); echo $#; echo $(echo $1) $(exit 5); echo $?");
	same("x=$(seq 1 30000); echo ${#x}");
	expect("echo $(fi)", "sh: $( ):1:1: this is out of place at \"fi\"\n\n", 0);
}

static void expansions(void **state)
{
	(void)state;
	same("x=a:b; IFS=:; set -- $x; echo $# $2; unset IFS; echo ${x%:*} ${x#*:} ${#x}");
	same("mkdir -p d/e; : > d/1.c; : > d/2.c; echo d/*.c d/* */e d/*.h '*'; cd d; echo *");
	same("echo ~ ~/x '~' \"$HOME\"; x=~/y; echo $x; echo ${none:-~}");
	same("echo $((1 + 2 * 3)) $(( (x = 5) + x )); i=3; echo $((i *= 2)) $i $((-7 / "
	     "2))");
	same("echo \"${x:-a b}\" ${x:=q r} \"$x\" ${x:+set}; echo \"$*\" $*; IFS=-; echo \"$*\"");
	same("set -- a b c; shift; echo $1 $#; shift 2; echo $#; echo \"$@\" | wc -l | tr -d ' '");
	same("eval 'x=1; echo $x' \\; 'echo 2'; a='$b'; b=c; eval echo $a");
	expect("set -u; echo $none; echo no", "sh: none: is not set\n", 2);
	expect("echo ${x:?give it}; echo no", "sh: x: give it\n", 2);
}

static void builtins(void **state)
{
	(void)state;
	same("cd /usr/../usr/lib; pwd; cd -; cd ..; pwd; cd /nowhere 2> /dev/null || echo no");
	same("export x=1 y; y=2; env | grep '^[xy]=' | sort; unset x; env | grep '^x='; echo $?");
	same("printf 'a  b\\tc d\\n' | { read x y z; echo \"$x|$y|$z\"; read x; echo $? \"<$x>\"; "
	     "}");
	expect("printf 'a\\\\\\nb\\\\z\\n' | { read x; echo \"$x\"; }; printf 'a\\\\b\\n' | { read "
	       "-r x; "
	       "echo \"$x\" | wc -c | tr -d ' '; }",
	       "abz\n4\n", 0);
	same("[ a = a ] && [ a != b ] && [ 1 -lt 2 ] && [ -d / ] && [ ! -e /none ] && [ -z '' ] && "
	     "[ -n a -a 3 -ge 3 ] && test '(' a ')' && [ -f /etc/passwd -o a = b ]; echo $?");
	same("[ '' ]; echo $?; [ ! ]; echo $?; [ -f ]; echo $?; [ = = = ]; echo $?; [ ! a = b ]; "
	     "echo $?");
	same("set -e; false || true; if false; then :; fi; ! true; echo on; false; echo no");
	same("set -e; f() { false; echo no; }; f; echo no");
	same("echo 'echo $1 in; x=5; return 3' > s; . ./s; echo $? $x");
	same("command -v cd; command -v nothing; echo $?; f() { echo f; }; cat() { f; }; cat; "
	     "echo x | command cat");
	same("(exec sh -c 'exit 6'; echo no); echo $?; exec echo last; echo no");
	expect("readonly r=1; r=2; echo $r; unset r",
	       "sh: r: is read-only\n1\n"
	       "sh: unset: r: is read-only\n",
	       1);
	expect("set -x; echo 'a b' | cat; x=1", "+ echo 'a b'\n+ cat\na b\n", 0);
	expect("cd a b", "usage: cd [DIRECTORY | -]\n", 2);
	expect("type cd if; f() { :; }; type f; type no",
	       "cd is part of the shell\nif is a word of the shell's grammar\nf is a function\n"
	       "sh: no: command not found\n",
	       1);
	expect("break; [ 1 -lt a ]; echo $?; [ 1; echo $?",
	       "sh: break: there is no loop here\nsh: [: a number expected\n2\n"
	       "usage: [ CONDITION ]\n2\n",
	       0);
}

static void printing(void **state)
{
	(void)state;
	same("printf 'a%sb%5s|%-5s|%.2s|%c\\n' x yy zz abc def");
	same("printf '%d %i %5d|%-5d|%05d|%+d|% d|%.3d\\n' 1 -2 3 4 5 6 7 8");
	same("printf '%u %o %x %X %#x %#o\\n' 10 8 255 255 255 8; printf '%d %d %d\\n' 0x1f 010 "
	     "\"'A\"");
	same("printf '%.2f %8.3f %e %g %G|%-9.1f|\\n' 1.005 2.5 12345.678 0.0001 1e20 7");
	same("printf '%s-%s\\n' 1 2 3; printf 'none\\n' x y; printf '%s%%%d\\n'");
	same("printf '%*d|%-*d|%.*f\\n' 5 42 5 42 2 3.14159; printf '%*d|\\n' -5 1");
	same("printf '\\101\\t\\\\x\\n%b|%b\\n' 'a\\tb\\0101\\n' 'x\\cy'; echo; printf '%b' "
	     "'a\\cb' more");
	same("printf '%d\\n' 12x 2> /dev/null; echo $?; printf '%d\\n' x 2> /dev/null; echo $?");
	same("printf -- '-%s\\n' a; printf '%s\\n' -n \"$@\"; printf '%10s|%-10s|\\n' hello hello");
	same("x=$(printf '%03d.%s' 7 txt); echo $x; printf '%s\\n' a b | tr ab AB");
	same("printf '%300d|%.250d\\n' 1 2; printf '%d %d\\n' 9223372036854775807 "
	     "-9223372036854775808");
	expect("printf; printf 'a%yb\\n'; printf '%d\\n' 1z",
	       "usage: printf FORMAT [ARGUMENT...]\n"
	       "ash: printf: %y: this means nothing\n1\n"
	       "sh: printf: 1z: not all of this is a number\n",
	       1);
	expect("printf '%d\\n' 99999999999999999999",
	       "9223372036854775807\nsh: printf: "
	       "99999999999999999999: this number is too big\n",
	       1);
}

static void echoes(void **state)
{
	(void)state;
	same("echo; echo a '' b; echo -n x; echo -n; echo - -- ; echo \"$@\" | cat; echo x > f; "
	     "cat f");
	expect("echo -e 'a\\tb\\0101\\x42' c; echo -E 'a\\tb'; echo -x -n; echo -ne 'a\\cb' c; "
	       "echo -en d",
	       "a\tbAB c\na\\tb\n-x -n\nad", 0);
	expect("type echo; (echo sub); x=$(echo a; echo b); echo $x; echo() { printf '<%s>' "
	       "\"$@\"; }; echo f | cat",
	       "echo is part of the shell\nsub\na b\n<f>", 0);
	same("pwd | sed s/.*shell/shell/; true | true && test a = a | false; echo $?; cd /usr; pwd "
	     "| cat; x=$(pwd); echo $x");
}

static void reading(void **state)
{
	(void)state;
	same("printf 'a:b::c:\\n' | { IFS=: read a b c d e; echo \"$a|$b|$c|$d|$e\"; }");
	same("printf 'a::b\\n:x:\\na:b:\\na:b::\\n a  b c  \\n' | while IFS=: read a b; do echo "
	     "\"<$a><$b>\"; done");
	same("printf '  a  b c  \\n  x\\n' | while read a b; do echo \"<$a><$b>\"; done");
	same("printf 'a\\\\ b c\\nd\\\\\\\\e f\\n' | while read a b; do printf '<%s>' \"$a\" "
	     "\"$b\" | cat; "
	     "done");
	same("printf 'a\\\\ b c\\n' | { read -r a b; printf '%s|%s\\n' \"$a\" \"$b\"; }");
	same("printf ' a : b \\n' | { IFS=' :' read a b c; echo \"<$a><$b><$c>\"; }");
	same("printf '  a b  \\n' | { IFS= read a; echo \"<$a>\"; read a; echo $? \"<$a>\"; }");
	same("printf 'last' | { read a; echo $? $a; }; printf 'a b' > x; read a b < x; echo $? $b");
	expect("readonly r; echo a | read r", "sh: read: a variable is read-only\n", 2);
}

static void locals_and_options(void **state)
{
	(void)state;
	same("f() { local x=1 y; y=2; g; echo $x $y; }; g() { echo $x $y; x=3; }; x=0; f; echo "
	     "$x$y");
	same("f() { local x; x=$1; [ $1 = 0 ] || f $(($1 - 1)); echo $x; }; f 3; echo \"<$x>\"");
	same("export e=1; f() { local e=2; env | grep '^e='; }; f; env | grep '^e='");
	same("f() { local x=1; unset x; echo ${x-none}; }; x=5; f; echo $x");
	same("f() { local a=1; local a=2; return 4; }; a=0; f; echo $? $a");
	expect("local x=1", "sh: local: there is no function here\n", 1);
	same("set -f; echo /u* *; set +f; echo /us*; set -o noglob; echo /us*; set +o noglob");
	same("set -a; x=1; set +a; y=2; env | grep '^[xy]='; set -e -u; case $- in *e*) echo "
	     "on;; esac");
	same("set -u; (echo ${none-ok}; case $- in *u*) echo on;; esac); set +u; case $- in *u*) "
	     "echo u;; esac; echo \"$none\"");
	same("set -ef -- -x y; echo $1 $2 $#; set -- ; echo $#");
	expect("set -u -o errexit; set -o; set -o nothing",
	       "allexport   off\nerrexit     on\nnoglob      off\nnounset     on\nxtrace      off\n"
	       "usage: set [-aefux] [+aefux] [-o NAME] [--] [WORD...]\n",
	       2);
}

static void conditions(void **state)
{
	(void)state;
	same("t() { [ \"$@\" ]; printf '%s ' $?; }; t a '<' b; t b '<' a; t b '>' a; t a '>' a; t "
	     "'' '<' a");
	same("t() { test \"$@\"; printf '%s ' $?; }; t -c /dev/null; t -b /dev/null; t -p /; t -S "
	     "/; t -h /none; "
	     "t -L /; t -u /; t -g /etc/passwd; t -k /etc/passwd; t -O /; t -G /; t -O /none");
	same("t() { test \"$@\"; printf '%s ' $?; }; t -r /; t -x /etc/passwd; t -x /bin/sh; t -w "
	     "/none; : > "
	     "w; t -w w; t -x w; t -s w; t -f w; echo a > w; t -s w");
	same("t() { test \"$@\"; printf '%s ' $?; }; : > n1; touch -d 2000-01-01 n2; t n1 -nt n2; "
	     "t n2 -nt n1; "
	     "t n1 -ot n2; t n2 -ot n1; t n1 -ef n1; t n1 -ef n2; t n1 -ef ./n1");
	same("t() { test \"$@\"; printf '%s ' $?; }; t '' -o -z; t '(' = ')'; t "
	     "'(' x ')'; t ! ''; t ! ! a; t -z; t a -a ! b; t ! a = b -o c = c; t '!' = '!'");
	same("t() { test \"$@\"; printf '%s ' $?; }; t -5 -lt 3; t +3 -eq 3; t ' 4' -eq 4; t 010 "
	     "-eq 10; t 1 -ne "
	     "1; t -t 0; t -t 9; t 5 -gt 4 -a 4 -gt 5");
	expect("[ -n -a x ]; printf '%s ' $?; [ ! -a '' ]; printf '%s ' $?; [ -f -o '' ]; printf "
	       "%s $?",
	       "0 1 0", 0); /* POSIX's rule of three words */
}

static void aliases(void **state)
{
	(void)state;
	same("alias a='echo x' b='a y'\na 1; b 2; echo a; \\a 2> /dev/null; 'a' 2> /dev/null; echo "
	     "$?\nunalias "
	     "a\na 2> "
	     "/dev/null || echo gone");
	same("alias echo='echo plus'\necho a; echo b | cat; (echo c); x=$(echo d); printf '%s\\n' "
	     "\"$x\"");
	same("alias say='echo ' what=that\nsay what what; say 'what'; say; echo what");
	same("alias loop='for i in 1 2; do' end=done not='! '\neval 'loop echo $i; done; not false "
	     "&& echo not'");
	same("alias p='echo a | cat' t='true;'\np | tr a b; t echo c; if p; then p; fi; { p; }; "
	     "x=1 p; ! p");
	same("alias a='echo one'\na; alias a='echo two'; a\na; unalias -a; a\nwhich-nothing a 2> "
	     "/dev/null; echo $?");
	same("alias a='cat <<E'\na; echo after\ntext $1\nE\na | tr a-z A-Z\nin\nE\n");
	same("alias a='f 1'\nf() { echo f $1; }\na 2; g() { a; }; g | cat; eval a; (eval a)");
	same("alias a=b b=c c='echo end' d='d' ll='echo -n \"q  q\"; echo'\na; d 2> /dev/null; "
	     "echo $?; ll");
	same("alias x='a b c' e=; alias x; alias nothing 2> /dev/null; echo $?; alias | grep "
	     "x; unalias no 2> "
	     "/dev/null; echo $?");
	same("alias a='echo 1'\nwhile a; do a; break; done &\nwait; case x in a) a;; x) a;; esac; "
	     "a&\nwait");
	same("alias a='echo 1'\nif true; then alias a='echo 2'; a; fi; a\na\n# end\n\n  a");
	expect("alias a=echo 'b c=d'; type a; command -v a",
	       "sh: alias: b c=d: this cannot be an alias's name\na is an alias for echo\nalias "
	       "a=echo\n",
	       0);
	/* One in another, and each three times the next one. */
	expect("i=1; while [ $i -lt 20 ]; do j=$((i + 1)); alias a$i=\"a$j \"; i=$j; done\na1",
	       "sh: script:2:1: too many aliases in one another at \"a17\"\n", 2);
	expect("i=1; while [ $i -lt 14 ]; do j=$((i + 1)); alias a$i=\"a$j a$j a$j \"; i=$j; done\n"
	       "a1",
	       "sh: script:2:16318: too many aliases in one another at \"a13\"\n", 2);
}

static void traps(void **state)
{
	(void)state;
	same("trap 'echo bye $?' EXIT; echo a; exit 3");
	same("trap 'echo bye; exit 5' EXIT; (exit 4)");
	same("trap 'echo x y' EXIT; trap; trap - EXIT; trap; echo end");
	same("(trap 'echo inner' EXIT; echo in); trap 'echo outer' 0; (echo sub); echo $(echo s)");
	same("trap 'echo bye' EXIT; trap '' EXIT; echo no more");
	same("f() { trap 'echo f' EXIT; }; f; echo after; set -e; false; echo no");
	same("trap 'echo bye' EXIT; exec echo replaced");
	same("trap 'trap - EXIT; echo once' EXIT; { echo a; exit 2; }");
	same("trap 'x=$?; echo last $x' EXIT; false");
	same("trap 'echo never' 0 2 15; trap 0 INT TERM; echo end");
	expect("trap 'x' NOTHING; trap x; echo $?",
	       "sh: trap: NOTHING: this cannot be waited for\n"
	       "usage: trap [ACTION | -] [EXIT | INT | TERM...]\n2\n",
	       0);
}

/* What a script does when Ctrl+C comes while it waits, or between two commands. */
static void interrupt(const char *script, bool waits, const char *wanted, int wanted_status)
{
	shell_posix_interrupt = waits;
	shell_posix_ctrl_c = !waits;
	expect(script, wanted, wanted_status);
	assert_false(shell_posix_interrupt || shell_posix_ctrl_c);
}

static void interruptions(void **state)
{
	(void)state;
	interrupt("sleep 99; printf 'no\n'", true, "", 130);
	interrupt(":; printf 'no\n'", false, "", 130);
	interrupt("trap 'printf \"int $?\\n\"' INT; sleep 99; printf 'on %s\n' $?", true,
		  "int 130\non 130\n", 0);
	interrupt("trap 'printf bye\\\\n' EXIT; sleep 99; printf 'no\n'", true, "bye\n", 130);
	interrupt("trap '' INT; sleep 0.1; printf 'on %s\n' $?", true, "on 0\n", 0);
	interrupt("trap 'exit 3' INT; trap 'printf \"end $?\\n\"' EXIT; sleep 99", true, "end 3\n",
		  3);
	interrupt("trap 'printf int\\\\n; trap - INT' INT; sleep 99 & wait; printf '%s\n' $?; kill "
		  "%1; trap",
		  true, "int\n130\n", 0);
	interrupt("trap 'printf int\\\\n' INT; sleep 99 & fg; printf '%s\n' $?; jobs", true,
		  "sleep 99\nint\n130\n", 0);
}

static void jobs(void **state)
{
	(void)state;
	same("sh -c 'exit 3' & wait $!; echo $?; wait; echo $?");
	same("x=5; { echo $x > out; exit 4; } & wait $!; echo $? $(cat out)");
	same("true | sh -c 'exit 2' & wait $!; echo $?; cat & wait; echo $?");
	expect("sleep 9 & jobs; kill %1; wait %1; echo $?; jobs", "[1]+ Running  sleep 9\n143\n",
	       0);
	expect("sleep 9 & sleep 8 & kill -9 %sleep; wait %2; echo $?; kill %1; wait; kill %1",
	       "137\nsh: kill: %1: there is no such job\n", 1);
	expect("{ sleep 9; echo no; } & kill -s TERM %1; wait %1; echo $?", "143\n", 0);
	expect("sleep 9 | { sleep 9; echo no; } & kill -KILL %1; wait; wait %1; echo $?",
	       "sh: wait: %1: there is no such job\n127\n", 0);
	expect("kill; kill -5 1; wait %7",
	       "usage: kill [-KILL | -TERM | -INT] %JOB | PROCESS...\n"
	       "usage: kill [-KILL | -TERM | -INT] %JOB | PROCESS...\nsh: wait: %7: there is no "
	       "such job\n",
	       127);
}

static void interactive(void **state)
{
	int output = memfd_create("output", MFD_CLOEXEC);
	struct shell *shell = new_shell(output, output);
	char *text;

	(void)state;
	shell->interactive = true;
	shell_run(shell, "true & wait", 11, "line");
	shell_run(shell, "false & sh -c 'exit 3' &", 24, "line");
	for (struct job *job = shell->jobs.first; job; job = job->next)
		assert_int_equal(run_await(shell, job), 0);
	shell_report_jobs(shell);
	assert_null(shell->jobs.first);
	shell_posix_interrupt = true;
	shell_run(shell, "sleep 99; echo no", 17, "line");
	assert_int_equal(shell->status, 130);
	assert_int_equal(shell->flow, FLOW_INTERRUPT);
	shell->flow = FLOW_NONE;
	shell_run(shell, "echo $none ${none?} after", 25, "line");
	assert_int_equal(shell->flow, FLOW_INTERRUPT);
	text = contents(output);
	assert_non_null(strstr(text, "[1] Exit 1     false\n"));
	assert_non_null(strstr(text, "[2] Exit 3     sh -c 'exit 3'\n"));
	assert_null(strstr(text, "no\n"));
	free(text);
	shell_destroy(shell);
	close(output);
	assert_int_equal(shell_memory_blocks, 0);
}

/* A script of the shell's own words: whatever fails, nothing is left and nothing crashes. */
static void no_memory_at_any_time(void **state)
{
	static const char script[] =
		"f() { for x in a b; do y=$x${y:-z}; done; case $y in b*) set -- $y;; esac; }\n"
		"i=0; while [ $i -lt 2 ]; do i=$((i + 1)); f \"$@\"; done; x=1 f; cd /; eval "
		"'z=3'\n"
		"alias g='f ' h='i=0 '; trap : EXIT\ng h 1 <<E\n$x\nE\nh g() { local x=2; }; "
		"unalias g\n"
		"printf '%5d %b' 1 2 > /dev/null; read a b < /dev/null; g; g\n"
		"export z=${x#a}; unset z; test -d /usr && pwd > /dev/null; . ./none; echo() { :; "
		"}\n";
	int output = open("/dev/null", O_RDWR | O_CLOEXEC);
	bool failed = true;

	(void)state;
	for (unsigned int nth = 1; failed; nth++) {
		struct shell *shell;

		shell_memory_fail = nth;
		shell = new_shell(output, output);
		if (shell)
			shell_run(shell, script, sizeof script - 1, "script");
		failed = shell_memory_fail == 0;
		shell_memory_fail = 0;
		shell_destroy(shell);
		assert_int_equal(shell_memory_blocks, 0);
		assert_true(nth < 5000);
	}
	close(output);
}

static void states_of_any_bytes(void **state)
{
	static const char bytes[] = "vaefpnilsotc\0\0\0ax=;";
	uint32_t seed = 9;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		struct shell *shell = new_shell(-1, -1);
		char state_bytes[20];

		for (size_t i = 0; i < sizeof state_bytes; i++) {
			seed = seed * 1664525 + 1013904223;
			state_bytes[i] = bytes[(seed >> 16) % (sizeof bytes - 1)];
		}
		vars_set(&shell->vars, "PATH", 4, "/nowhere");
		state_run(shell, state_bytes, 1 + round % (int)sizeof state_bytes);
		shell_destroy(shell);
	}
	assert_int_equal(shell_memory_blocks, 0);
}

static void histories(void **state)
{
	struct recall history = {0};
	struct text saved = {0}, again = {0};
	char line[24];

	(void)state;
	recall_add(&history, "one");
	recall_add(&history, "two\nlines \\n");
	recall_add(&history, "");
	recall_add(&history, " hidden");
	recall_add(&history, "one");
	assert_int_equal(history.lines.count, 2);
	assert_string_equal(history.lines.items[1], "one");
	assert_int_equal(recall_find(&history, 2, "lin"), 0);
	assert_int_equal(recall_find(&history, 0, "lin"), -1);
	recall_save(&history, &saved);
	assert_string_equal(text_string(&saved), "two\\nlines \\\\n\none\n");
	recall_deinit(&history);
	recall_load(&history, saved.bytes, saved.length);
	recall_save(&history, &again);
	assert_string_equal(text_string(&saved), text_string(&again));
	for (int i = 0; i < RECALL_MAX + 10; i++) {
		snprintf(line, sizeof line, "line %d", i);
		recall_add(&history, line);
	}
	assert_int_equal(history.lines.count, RECALL_MAX);
	assert_string_equal(history.lines.items[0], "line 10");
	recall_deinit(&history);
	text_deinit(&saved);
	text_deinit(&again);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(commands),
		cmocka_unit_test(loops_and_choices),
		cmocka_unit_test(functions),
		cmocka_unit_test(redirections),
		cmocka_unit_test(files_of_any_number),
		cmocka_unit_test(documents),
		cmocka_unit_test(pipes),
		cmocka_unit_test(command_substitution),
		cmocka_unit_test(expansions),
		cmocka_unit_test(builtins),
		cmocka_unit_test(printing),
		cmocka_unit_test(echoes),
		cmocka_unit_test(reading),
		cmocka_unit_test(locals_and_options),
		cmocka_unit_test(conditions),
		cmocka_unit_test(aliases),
		cmocka_unit_test(traps),
		cmocka_unit_test(interruptions),
		cmocka_unit_test(jobs),
		cmocka_unit_test(interactive),
		cmocka_unit_test(no_memory_at_any_time),
		cmocka_unit_test(states_of_any_bytes),
		cmocka_unit_test(histories),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
