/* uses: console/terminal/ console/shell/edit.c console/shell/edit_keys.c console/shell/edit_recall.c console/shell/typed.c console/shell/line.c console/shell/shown.c console/shell/complete.c console/shell/recall.c console/shell/words.c console/shell/parse.c console/shell/vars.c console/shell/alias.c console/shell/compound.c console/shell/document.c console/shell/script.c console/shell/arena.c console/shell/text.c console/shell/strings.c lib/common/utf8.c */
/* tests/host/test_shell_edit.c - keys go in, and what a terminal shows is looked at. */
#include "terminal_shim.h"
#include "console/shell/edit.h"
#include "shell_memory.h"

#define LEFT  CSI "D"
#define RIGHT CSI "C"
#define UP    CSI "A"
#define DOWN  CSI "B"
#define HOME  CSI "H"
#define END   CSI "F"

static struct recall recall;
static struct edit *edit;

static int written; /* bytes */

static void write_to_terminal(void *context, const char *bytes, int length)
{
	(void)context;
	written += length;
	terminal_write(term, bytes, length);
}

static void add_names(struct strings *names, const char *all)
{
	for (; *all; all += strspn(all, " ")) {
		int size = (int)strcspn(all, " ");

		strings_add(names, all, size);
		all += size;
	}
}

static void commands(void *context, struct strings *names)
{
	(void)context;
	add_names(names, "cat cd cp echo ls list");
}

static void variables(void *context, struct strings *names)
{
	(void)context;
	add_names(names, "HOME HOST x");
}

static int list(void *context, const char *directory, struct strings *names)
{
	(void)context;
	if (strcmp(directory, "") == 0)
		add_names(names, "alpha.txt alps/ beta .dot it's \xc3\xa9"
				 "a \xc3\xa8"
				 "b");
	if (strcmp(directory, "") == 0)
		strings_add(names, "two words", 9);
	if (strcmp(directory, "alps/") == 0 || strcmp(directory, "/Home/") == 0)
		add_names(names, "one");
	return 0;
}

static const struct complete_source source = {NULL, commands, variables, list, "/Home"};
static const struct edit_host host = {NULL, write_to_terminal, &recall, &source};

static void open_edit(int columns, int rows)
{
	open_terminal(columns, rows);
	edit = edit_create(&host, columns);
	edit_begin(edit, "$ ");
}

static void close_edit(void)
{
	edit_destroy(edit);
	close_terminal();
	recall_deinit(&recall);
	assert_int_equal(shell_memory_blocks, 0);
}

static enum edit_result type(const char *keys)
{
	enum edit_result result = EDIT_MORE;

	for (; *keys && result == EDIT_MORE; keys++)
		result = edit_byte(edit, *keys);
	return result;
}

/* Type into an empty line; what is the line then, and where is the cursor? */
static void expect(const char *keys, const char *line, const char *cursor)
{
	open_edit(40, 6);
	assert_int_equal(type(keys), EDIT_MORE);
	assert_string_equal(edit_line(edit), line);
	assert_cursor(cursor);
	close_edit();
}

static void moving_and_deleting(void **state)
{
	(void)state;
	expect("abc", "abc", "5,0");
	expect("abc" LEFT LEFT "X", "aXbc", "4,0");
	expect("abc" HOME "X" END "Y", "XabcY", "7,0");
	expect("abc\001X\005Y\002Z\006W", "XabcZYW", "9,0");
	expect("abc" LEFT "\177", "ac", "3,0");
	expect("abc" HOME CSI "3~\004", "c", "2,0");
	expect("one two" CSI "1;5D"
	       "X",
	       "one Xtwo", "7,0");
	expect("one two" HOME "\033fX\033bY", "YoneX two", "3,0");
	expect("a/b c.d"
	       "\033\177",
	       "a/b c.", "8,0");
	expect("a/b c.d\027", "a/b ", "6,0");
	expect("a b\001\033d\033d", "", "2,0");
	expect("\303\251\342\202\254" LEFT "x" LEFT LEFT "y", "y\303\251x\342\202\254", "3,0");
	expect("e\314\201x" LEFT "\177", "x", "2,0");
	expect("\346\274\242\345\255\227" LEFT "x", "\346\274\242x\345\255\227", "5,0");
	expect("\344\303\251\200", "\303\251", "3,0");
}

static void cutting_and_undoing(void **state)
{
	(void)state;
	expect("one two\027\001\031", "twoone ", "5,0");
	expect("abc" LEFT "\013\031\031", "abcc", "6,0");
	expect("abc" LEFT "\025\031\031", "ababc", "6,0");
	expect("ab\024", "ba", "4,0");
	expect("abc" LEFT LEFT "\024", "bac", "4,0");
	expect("abc\032", "", "2,0");
	expect("abc" LEFT "\177\032", "abc", "4,0");
	expect("ab cd\037", "ab", "4,0");
	expect("ab\027\037\037\037", "", "2,0");
}

static void ends_of_lines(void **state)
{
	(void)state;
	open_edit(10, 6);
	assert_int_equal(type("ab\r"), EDIT_LINE);
	assert_string_equal(edit_line(edit), "ab");
	assert_screen("$ ab");
	assert_cursor("0,1");
	edit_begin(edit, "$ ");
	assert_int_equal(type("cdefghijklm" HOME "\003"), EDIT_INTERRUPT);
	assert_string_equal(edit_line(edit), "");
	assert_cursor("0,3");
	edit_begin(edit, "$ ");
	assert_int_equal(type("a\004\177\004"), EDIT_END);
	close_edit();
}

static void wrapping(void **state)
{
	(void)state;
	open_edit(10, 6);
	type("abcdefg");
	assert_cursor("9,0");
	type("h");
	assert_screen("$ abcdefgh");
	assert_cursor("0,1");
	type("ij" HOME "X");
	assert_screen("$ Xabcdefg|hij");
	assert_cursor("3,0");
	type(END "\177\177\177");
	assert_screen("$ Xabcdefg");
	type("\346\274\242");
	assert_screen("$ Xabcdefg|\346\274\242");
	type(HOME CSI "3~" END LEFT);
	assert_cursor("0,1");
	close_edit();
}

/* Bytes that are written for these keys. */
static int cost(const char *keys)
{
	written = 0;
	type(keys);
	return written;
}

static void little_is_written(void **state)
{
	(void)state;
	open_edit(20, 8);
	type("some words that take several rows of this terminal");
	assert_int_equal(cost("x"), 1);
	assert_true(cost(LEFT) <= 8);
	assert_true(cost("\177") <= 16);
	assert_true(cost(HOME) <= 12);
	assert_true(cost(END) <= 12);
	close_edit();
}

static void several_lines(void **state)
{
	(void)state;
	open_edit(10, 6);
	assert_int_equal(type(CSI "200~if a\rthen\tb\001\n" CSI "201~fi"), EDIT_MORE);
	assert_string_equal(edit_line(edit), "if a\nthen\tb\nfi");
	assert_screen("$ if a|then^Ib|fi");
	type(HOME "x\033\r");
	assert_screen("$ x|if a|then^Ib|fi");
	assert_cursor("0,1");
	assert_int_equal(type("\r"), EDIT_LINE);
	assert_cursor("0,4");
	close_edit();
}

static void older_lines(void **state)
{
	(void)state;
	recall_add(&recall, "first");
	recall_add(&recall, "second one");
	open_edit(20, 4);
	type("new" UP);
	assert_string_equal(edit_line(edit), "second one");
	type(UP UP);
	assert_string_equal(edit_line(edit), "first");
	assert_screen("$ first");
	type(DOWN DOWN);
	assert_string_equal(edit_line(edit), "new");
	type(DOWN "\020x");
	assert_string_equal(edit_line(edit), "second onex");
	close_edit();
}

static void searching(void **state)
{
	(void)state;
	recall_add(&recall, "echo one");
	recall_add(&recall, "ls");
	recall_add(&recall, "echo two");
	open_edit(30, 4);
	type("draft\022ec");
	assert_screen("search: ec > echo two");
	type("\022");
	assert_screen("search: ec > echo one");
	type("\022ho t");
	assert_screen("search: echo t > echo two");
	type("x");
	assert_screen("not found: echo tx > ");
	type("\177");
	assert_screen("search: echo t > echo two");
	type("\003");
	assert_screen("$ draft");
	type("\022l" END "!");
	assert_string_equal(edit_line(edit), "ls!");
	type("\022one");
	assert_int_equal(type("\r"), EDIT_LINE);
	assert_string_equal(edit_line(edit), "echo one");
	assert_screen("$ echo one");
	close_edit();
}

static void completing(void **state)
{
	(void)state;
	expect("ec\t", "echo ", "7,0");
	expect("c\ta", "ca", "4,0");
	expect("li\tal\t", "list alp", "10,0");
	expect("ls alpha\t", "ls alpha.txt ", "15,0");
	expect("ls alp\ts/\t", "ls alps/one ", "14,0");
	expect("ls alps\t", "ls alps/", "10,0");
	expect("ls tw\t", "ls two\\ words ", "16,0");
	expect("ls 'tw\t", "ls 'two words' ", "17,0");
	expect("ls \"tw\t", "ls \"two words\" ", "17,0");
	expect("ls it\t", "ls it\\'s ", "11,0");
	expect("ls it\\'\t", "ls it\\'s ", "11,0");
	expect("ls \303\t", "ls ", "5,0");
	expect("ls ~/o\t", "ls ~/one ", "11,0");
	expect("echo $HO\t", "echo $HO", "10,0");
	expect("echo \"$HOM\t", "echo \"$HOME", "13,0");
	expect("x=1 ec\t", "x=1 echo ", "11,0");
	expect("if ec\t; a | ec\t", "if echo ; a | echo ", "21,0");
	expect("ls; al\t", "ls; al", "8,0");
	expect("ls > bet\t", "ls > beta ", "12,0");
	expect("for li\t", "for li", "8,0");
	expect("nothing\t", "nothing", "9,0");
	expect("ls .\t", "ls .dot ", "10,0");
	expect("alps/\t", "alps/one ", "11,0");
}

static void listing(void **state)
{
	(void)state;
	open_edit(16, 8);
	type("c\t\t");
	assert_screen("$ c|cat  cd   cp|$ c");
	assert_cursor("3,2");
	type("p\t");
	assert_screen("$ c|cat  cd   cp|$ cp ");
	close_edit();
}

static void the_screen(void **state)
{
	(void)state;
	open_edit(20, 4);
	feed("noise\r\n");
	edit_begin(edit, CSI "32mgo" CSI "0m ");
	type("abc" LEFT "\014");
	assert_screen("go abc");
	assert_cursor("5,0");
	edit_hide(edit);
	feed("told\r\n");
	edit_show(edit);
	assert_screen("told|go abc");
	assert_cursor("5,1");
	terminal_resize(term, 8, 4);
	edit_resize(edit, 8);
	type(END "defghi");
	assert_screen("told|go abcde|fghi");
	terminal_resize(term, 20, 4);
	edit_resize(edit, 20);
	assert_screen("told|go abcdefghi");
	close_edit();
}

/* Whatever is typed: the screen is what drawing the line from nothing would show. */
static void random_keys(void **state)
{
	static const char *const keys[] = {"a",		"b",	    " ",
					   "/",		"\303\251", "\346\274\242",
					   "e\314\201", LEFT,	    RIGHT,
					   HOME,	END,	    UP,
					   DOWN,	"\177",	    CSI "3~",
					   "\027",	"\013",	    "\025",
					   "\031",	"\024",	    "\032",
					   "\033b",	"\033f",    "\033d",
					   "\t",	"\033\r",   CSI "200~x\ry" CSI "201~",
					   "\001",	"c",	    "\014",
					   "'",		"\022",	    "\007"};
	uint32_t seed = 13;

	(void)state;
	for (int round = 0; round < 400; round++) {
		char *shown, cursor[32], line[4096];
		int width = 8 + round % 13;

		recall_add(&recall, "older line");
		recall_add(&recall, "\346\274\242\345\255\227 wide");
		open_edit(width, 40);
		for (int i = 0; i < 40; i++) {
			seed = seed * 1664525 + 1013904223;
			type(keys[(seed >> 16) % (sizeof keys / sizeof *keys)]);
		}
		type("\007\014"); /* a search is given up; what was listed goes */
		for (int i = 0; i < 12; i++) {
			seed = seed * 1664525 + 1013904223;
			type(keys[(seed >> 16) % 20]);
		}
		type("\007");
		shown = strdup(seen());
		strcpy(cursor, cursor_text());
		snprintf(line, sizeof line, "%s", edit_line(edit));
		type("\014");
		assert_string_equal(seen(), shown);
		assert_string_equal(cursor_text(), cursor);
		assert_int_equal(type("\r"), EDIT_LINE);
		assert_string_equal(edit_line(edit), line);
		free(shown);
		close_edit();
	}
}

static void random_bytes(void **state)
{
	uint32_t seed = 17;

	(void)state;
	open_edit(20, 10);
	for (int i = 0; i < 200000; i++) {
		seed = seed * 1664525 + 1013904223;
		if (edit_byte(edit, (char)(seed >> (i & 8 ? 20 : 24))) != EDIT_MORE)
			edit_begin(edit, "$ ");
		if (i % 1000 == 0)
			type(CSI "201~\003");
		if (i % 1000 == 0)
			edit_begin(edit, "$ ");
	}
	close_edit();
}

static void no_memory_at_any_time(void **state)
{
	bool failed = true;

	(void)state;
	for (unsigned int nth = 1; failed; nth++) {
		open_terminal(20, 6);
		shell_memory_fail = nth;
		edit = edit_create(&host, 20);
		if (edit) {
			edit_begin(edit, "$ ");
			type("echo al\t\t\027\031\032\022e\003x\r");
		}
		failed = shell_memory_fail == 0;
		shell_memory_fail = 0;
		close_edit();
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(moving_and_deleting), cmocka_unit_test(cutting_and_undoing),
		cmocka_unit_test(ends_of_lines),       cmocka_unit_test(wrapping),
		cmocka_unit_test(little_is_written),   cmocka_unit_test(several_lines),
		cmocka_unit_test(older_lines),	       cmocka_unit_test(searching),
		cmocka_unit_test(completing),	       cmocka_unit_test(listing),
		cmocka_unit_test(the_screen),	       cmocka_unit_test(random_keys),
		cmocka_unit_test(random_bytes),	       cmocka_unit_test(no_memory_at_any_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
