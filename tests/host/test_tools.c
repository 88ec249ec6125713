/* uses: apps/bin/lib/columns.c apps/bin/lib/escapes.c apps/bin/lib/ranges.c */
/* tests/host/test_tools.c - the shell's programs say what those of the build machine say, also to
 * random input; columns, escapes and ranges by themselves. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include "apps/bin/lib/columns.h"
#include "apps/bin/lib/escapes.h"
#include "apps/bin/lib/ranges.h"

#define ROOM 200000

static char own[ROOM], theirs[ROOM];
static char folder[] = "/tmp/transom-tools-XXXXXX";

/* What a command writes (standard error too), and its status at the end. In the folder. */
static void output_of(const char *path, const char *command, char *text)
{
	char line[2000];
	size_t length;
	FILE *pipe;

	snprintf(line, sizeof(line), "cd %s && PATH=%s && { %s ; } 2>&1", folder, path, command);
	pipe = popen(line, "r");
	assert_non_null(pipe);
	length = fread(text, 1, ROOM - 20, pipe);
	sprintf(text + length, "status %d\n", pclose(pipe) >> 8);
}

static const char *own_path(void)
{
	static char path[1000];

	if (!*path && getcwd(path, 900))
		strcat(path, "/build/tests/host/tools:/usr/bin:/bin");
	return path;
}

static void same(const char *command)
{
	output_of(own_path(), command, own);
	output_of("/usr/bin:/bin", command, theirs);
	if (strcmp(own, theirs))
		print_message("# %s\n# own:\n%s# theirs:\n%s", command, own, theirs);
	assert_string_equal(own, theirs);
}

static void says(const char *command, const char *text)
{
	output_of(own_path(), command, own);
	assert_string_equal(own, text);
}

static void write_file(const char *name, const char *text, size_t length)
{
	char path[200];
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	file = fopen(path, "w");
	assert_non_null(file);
	fwrite(text, 1, length, file);
	fclose(file);
}

static void put(const char *name, const char *text)
{
	write_file(name, text, strlen(text));
}

/* Short lines of few letters and numbers, so that some are equal; the last without an end. */
static void put_random(const char *name, unsigned seed)
{
	static char text[20000];
	size_t length = 0;

	srand(seed);
	for (int i = 0; i < 600; i++) {
		int letters = rand() % 6;

		if (rand() % 4 == 0)
			length += (size_t)sprintf(text + length, "%d\t", rand() % 300 - 100);
		for (int j = 0; j < letters; j++)
			text[length++] = "abcAB *.[\t"[rand() % 10];
		text[length++] = '\n';
	}
	text[length++] = 'x';
	write_file(name, text, length);
}

static void test_text(void **state)
{
	(void)state;
	put("empty", "");
	put("few", "one\ntwo three\n\nfour");
	for (unsigned seed = 1; seed <= 2; seed++) {
		put_random("text", seed);
		same("cat text few empty");
		same("cat < text | wc");
		same("wc -l < text");
		same("wc -w < few");
		same("wc -c < text");
		same("head text");
		same("head -n 3 text few");
		same("tail text");
		same("tail -n 4 text few");
		same("tail -n +590 text");
		same("tail -n 0 few");
		same("sort text");
		same("sort -r text few");
		same("sort -u text");
		same("sort text | uniq");
		same("sort text | uniq -c");
		same("sort text | uniq -d");
		same("sort text | uniq -u");
		same("cut -f 1 text");
		same("cut -f 2- -s text");
		same("cut -b 2-3,1 text");
		same("cut -d a -f 1,3- text");
		same("tr a-c A-C < text");
		same("tr -d '[:space:]' < text");
		same("tr -s 'a\\n' < text");
		same("tr -c 'a-zA-Z\\n' _ < text");
		same("hexdump -C text");
	}
	same("seq 5; seq 3 7; seq 10 -3 1; seq 2 1");
	same("sort -n few empty");
	same("tail -n 999999999 text few; tail -c 100 text; tail -c +590 text few");
	same("head -n -590 text few; head -n -0 few; head -c -2800 text; head -n -5 few");
	same("cat -n text few; cat few | cat -n few - few");
	same("sort -n text; sort -rn text few; sort -nu text; sort -fu text; sort -b text");
	same("sort -k 2 text; sort -k 2,2 -k 1n text; sort -k 2nr text; sort -k 1,1 -u "
	     "text");
	same("sort -t a -k 2 text; sort -t . -k 3,4r -k 1 text; sort -t \"$(printf '\\t')\" -k "
	     "2b text");
	same("cp text t; sort -o t t; cat t; sort -c t; echo $?; sort -c text 2> x; echo "
	     "$?");
	same("hexdump -C -n 100 text; hexdump -C -s 0x20 -n 7 text; hexdump -Cn 0 text");
	put("numbers", "nan\n3\n-1.50\n0x10\n-1.5\n1e1\n-0\n007\n \t12\n99999999999999999999\n.5\n"
		       "99999999999999999998\n--4\n+7\ninf\n-");
	same("sort -n numbers; sort -nr numbers; sort -nu numbers");
	same("head -c 70000 /dev/zero | hexdump -C");
}

static void test_grep(void **state)
{
	static const char *const patterns[] = {"a",
					       "'^a'",
					       "'b$'",
					       "'a.b'",
					       "'[ab]c'",
					       "'[^a]'",
					       "'a*b'",
					       "'\\.'",
					       "''",
					       "'^$'",
					       "-E 'a+b?c'",
					       "-E '(a|b)c'",
					       "-E 'a{2}'",
					       "-i ab",
					       "-v a",
					       "-c a",
					       "-n b",
					       "-F '.*['",
					       "-F '['",
					       "-F a",
					       "-l a",
					       "-q nosuch",
					       "-x ''",
					       "-x 'a.*'",
					       "-w a",
					       "-w 'a*'",
					       "-o 'a[bc]*'",
					       "-on '[0-9]*'",
					       "-ow 'b*'",
					       "-e a -e '^b'",
					       "-F -e a -e '['",
					       "-vx 'a'",
					       "-L aaa",
					       "-m 3 a",
					       "-cm 3 a",
					       "'a\\{2\\}'",
					       "-E '^[0-9]+'",
					       "'[[:digit:]]'"};
	char command[1000];
	int length = 0;

	(void)state;
	for (unsigned seed = 1; seed <= 1; seed++) {
		put_random("text", seed);
		for (size_t i = 0; i < sizeof(patterns) / sizeof(*patterns); i++) {
			length += snprintf(command + length, sizeof(command) - (size_t)length,
					   "grep %s text; grep %s text few < /dev/null; ",
					   patterns[i], patterns[i]);
			if (length < 800 && i + 1 < sizeof(patterns) / sizeof(*patterns))
				continue;
			same(command);
			length = 0;
		}
	}
	write_file("zeros", "a\0b\nword\0", 10);
	same("grep b zeros; grep -c b zeros; grep -a b zeros; grep x zeros few; grep -l b zeros; "
	     "grep "
	     "two few zeros; grep -q b zeros; echo $?; grep -s a nosuch; echo $?");
	same("grep '[' few 2> /dev/null; echo $?; grep -E '(' few 2> /dev/null; echo $?");
}

static void test_words(void **state)
{
	(void)state;
	same("env echo; env echo a b '' c; env echo -n a; env echo -e 'a\\tb\\x41\\0101\\n'");
	same("env test a = a; echo $?; env test a != a; echo $?; env echo -E 'a\\tb'");
	same("env test -e few && env test -f few && env test ! -d few; echo $?");
	same("env test 3 -lt 4 -a 4 -ge 4; echo $?; env test -n ''; echo $?; env test -z ''; echo "
	     "$?");
	same("env test '(' a = b ')' -o b = b; echo $?; env test; echo $?; env test x; echo $?");
	same("env test -p few; echo $?; env "
	     "test "
	     "-c /dev/null; echo $?; env test few -ef ./few; echo $?");
	same("/usr/bin/touch -d 2000-01-01 old; env test few -nt old; echo $?; env test few -ot "
	     "old; echo "
	     "$?; env "
	     "test few -nt none; echo $?; env test none -nt few; echo $?");
	same("date +%Y; date -u +%Y-%m-%d");
	same("env pwd");
}

static void test_files(void **state)
{
	(void)state;
	same("rm -rf d e; mkdir d; touch d/x; cp few d; ls d; ls -1 d few; rm d/x; ls -a d | tail "
	     "-n 1; rm -r d");
	same("mkdir -p a/b/c a/b; mkdir a/b/c/d; cp few a/b/c; cp -r a z; ls -1 z/b/c; cat "
	     "z/b/c/few; rm -r a z");
	same("mkdir m; cp few m/1; mv m/1 m/2; mv m/2 few2; mv few2 m; ls m; "
	     "rmdir m 2> x; echo $?; rm -r m; rmdir m 2> x; echo $?; rm -f m x");
	same("cp nosuch x 2> /dev/null; echo $?; rm nosuch 2> /dev/null; echo $?; mkdir few 2> "
	     "/dev/null; echo $?");
	same("mkdir s; cp -r s s/t 2> /dev/null; echo $?; cp few few 2> /dev/null; echo $?; rm -r "
	     "s");
	same("cp few e1; cp empty e1; wc -c < e1; rm e1");
	same("mkdir g; cp few empty g; ls -1 g; mv g/few g/empty .; ls -1 g; rmdir g");
	same("mkdir -pv v/w; cp -v few v; cp -n empty v/few; cat v/few; mv -v v/few v/x; mv -n few "
	     "v/x; ls v few; mkdir v/y; cp few v/y; rm -rv v");
	same("cp few p; echo n | cp -i empty p 2> x; cat p; echo y | cp -i empty p 2> x; wc -c p; "
	     "echo "
	     "n | rm -i p 2> x; ls p; echo y | rm -i p 2> x; test -e p; echo $?; rm -f -i nosuch "
	     "2> x; "
	     "echo $?; rm -f x");
	same("mkdir -p o/p; cp few o/p/a; cp text o/b; cp empty o/.c; /usr/bin/touch -d 2001-01-01 "
	     "o/b; "
	     "/usr/bin/touch -d 2002-01-01 o/p/a; cd o; ls -1R; ls -1A; ls -1a; ls -1r; ls -1t p "
	     "b; ls "
	     "-1St . ; ls -R p; ls -1rS; cd ..; rm -r o");
	says("head -c 1023 text > 1; head -c 1025 text > 2; head -c 103000 /dev/zero > 3; ls -lh 1 "
	     "2 3 | "
	     "cut -b 1-14; rm 1 2 3",
	     "-rw       1023\n-rw       1.1K\n-rw       101K\nstatus 0\n");
	says("mkdir k; cp few k; tree k; rm -r k",
	     "k\n\xe2\x94\x94\xe2\x94\x80 few\n\n0 directories, 1 files\nstatus 0\n");
}

static void test_wrong_calls(void **state)
{
	(void)state;
	says("cat nosuch", "cat: nosuch: No such file or directory\nstatus 1\n");
	says("cp few", "usage: cp [-finrv] FILE COPY | cp [-finrv] FILE... DIRECTORY\nstatus 2\n");
	says("cut -f 0 few", "usage: cut -b LIST [FILE...] | cut -f LIST [-d CHARACTER] [-s] "
			     "[FILE...]\nstatus 2\n");
	says("seq x", "usage: seq [FIRST [STEP]] LAST\nstatus 2\n");
	says("cat few > /dev/full", "cat: standard output: No space left on device\nstatus 1\n");
	says("seq 100000 | head -n 1", "1\nstatus 0\n");
}

/*
 * Parts by themselves.
 */
static void test_escapes(void **state)
{
	char text[] = "a\\n\\0101\\x4a\\q\\\\", ended[] = "ab\\cd";
	size_t length;

	(void)state;
	assert_true(escapes_replace(text, &length));
	assert_int_equal(length, 7);
	assert_memory_equal(text, "a\nAJ\\q\\", 7);
	assert_false(escapes_replace(ended, &length));
	assert_int_equal(length, 2);
}

static void test_ranges(void **state)
{
	static const char *const wrong[] = {"", "0", "3-2", "a", "1,", ",1", "1-2-3", "-", "1 2"};
	unsigned char bytes[300];
	struct ranges r;

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		assert_false(ranges_parse(&r, wrong[i]));
	assert_true(ranges_parse(&r, "2,4-5,7-"));
	for (unsigned long i = 1; i < 20; i++)
		assert_int_equal(ranges_contain(&r, i), i == 2 || i == 4 || i == 5 || i >= 7);
	assert_int_equal(ranges_bytes("a-c\\n[:digit:]", bytes, sizeof(bytes)), 14);
	assert_memory_equal(bytes, "abc\n0123456789", 14);
	assert_int_equal(ranges_bytes("a-z", bytes, 5), 5);
}

static void test_columns(void **state)
{
	size_t lengths[40], widths[40], columns, rows;

	(void)state;
	srand(1);
	for (size_t count = 0; count < 40; count++) {
		for (size_t i = 0; i < count; i++)
			lengths[i] = 1 + (size_t)(rand() % 30);
		for (size_t width = 1; width < 120; width += 7) {
			size_t total = 0;

			rows = columns_arrange(lengths, count, width, widths, &columns);
			assert_true(rows * columns >= count &&
				    (!count || rows * (columns - 1) < count));
			for (size_t i = 0; i < columns; i++)
				total += widths[i];
			assert_true(columns <= 1 || total <= width + COLUMNS_GAP);
		}
	}
	assert_int_equal(columns_width("Gr\xc3\xbc\xc3\x9f"), 4);
}

static int begin(void **state)
{
	(void)state;
	setenv("LC_ALL", "C", 1);
	setenv("TZ", "UTC", 1);
	setenv("ASAN_OPTIONS", "detect_leaks=0", 1); /* what a program keeps until its end */
	return mkdtemp(folder) ? 0 : -1;
}

static int end(void **state)
{
	char command[100];

	(void)state;
	snprintf(command, sizeof(command), "rm -rf %s", folder);
	return system(command);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text),	    cmocka_unit_test(test_grep),
		cmocka_unit_test(test_words),	    cmocka_unit_test(test_files),
		cmocka_unit_test(test_wrong_calls), cmocka_unit_test(test_escapes),
		cmocka_unit_test(test_ranges),	    cmocka_unit_test(test_columns),
	};

	return cmocka_run_group_tests_name("tools", tests, begin, end);
}
