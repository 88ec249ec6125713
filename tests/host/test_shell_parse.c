/* uses: console/shell/words.c console/shell/parse.c console/shell/vars.c console/shell/alias.c console/shell/compound.c console/shell/document.c console/shell/script.c console/shell/arena.c console/shell/text.c console/shell/strings.c */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include "console/shell/parse.h"
#include "console/shell/text.h"
#include "shell_memory.h"

static void show_list(struct text *out, const struct node *node);

static void show_words(struct text *out, const struct word *word, char before)
{
	for (; word; word = word->next) {
		text_put(out, before);
		text_add(out, word->text, word->length);
	}
}

static void show_redirects(struct text *out, const struct redirect *redirect)
{
	static const char *const signs[] = {"<", ">", ">>", "<>", "<&", ">&", "<<<", "<<", "<<-"};

	for (; redirect; redirect = redirect->next) {
		text_put(out, ' ');
		text_add_number(out, redirect->file);
		text_add_string(out, signs[redirect->kind]);
		text_add(out, redirect->target.text, redirect->target.length);
	}
}

/* (kind assignments words redirections name first second third) */
static void show(struct text *out, const struct node *node)
{
	static const char *const kinds[] = {
		[NODE_SIMPLE] = "run",	    [NODE_PIPE] = "pipe",
		[NODE_NOT] = "not",	    [NODE_AND] = "and",
		[NODE_OR] = "or",	    [NODE_LIST] = "list",
		[NODE_BACKGROUND] = "back", [NODE_SUBSHELL] = "sub",
		[NODE_GROUP] = "group",	    [NODE_IF] = "if",
		[NODE_WHILE] = "while",	    [NODE_UNTIL] = "until",
		[NODE_FOR] = "for",	    [NODE_CASE] = "case",
		[NODE_ITEM] = "item",	    [NODE_FUNCTION] = "function"};

	text_put(out, '(');
	text_add_string(out, kinds[node->kind]);
	if (node->name) {
		text_put(out, ' ');
		text_add_string(out, node->name);
	}
	if (node->in)
		text_add_string(out, " in");
	show_words(out, node->assigns, ' ');
	show_words(out, node->words, ' ');
	show_list(out, node->first);
	if (node->second)
		text_add_string(out, " :");
	show_list(out, node->second);
	if (node->third)
		text_add_string(out, " :");
	show_list(out, node->third);
	show_redirects(out, node->redirects);
	text_put(out, ')');
}

static void show_list(struct text *out, const struct node *node)
{
	for (; node; node = node->next) {
		text_put(out, ' ');
		if (node->kind == NODE_LIST && node->first && !node->first->next)
			show(out, node->first);
		else
			show(out, node);
	}
}

/* The tree as text; NULL = the source is open. */
static void expect(const char *source, const char *tree)
{
	struct script *script;
	struct parse_error error;
	struct text out = {0};

	if (!tree) {
		assert_int_equal(parse(source, (int)strlen(source), &script, &error), PARSE_OPEN);
		return;
	}
	if (parse(source, (int)strlen(source), &script, &error) != PARSE_OK)
		fail_msg("%s: %d:%d %s", source, error.line, error.column, error.text);
	if (script_root(script))
		show_list(&out, script_root(script));
	assert_string_equal(text_string(&out), tree);
	text_deinit(&out);
	script_unref(script);
}

static void simple_commands(void **state)
{
	(void)state;
	expect("", "");
	expect(" # nothing\n\n", "");
	expect("echo a b", " (run echo a b)");
	expect("a;b\nc", " (list (run a) (run b) (run c))");
	expect("x=1 y='2 3' env z=4", " (run x=1 y='2 3' env z=4)");
	expect("echo a#b # c", " (run echo a#b)");
	expect("echo a \\\n  b", " (run echo a b)");
	expect("echo \"a;b $(c | d) \" 'e\nf'", " (run echo \"a;b $(c | d) \" 'e\nf')");
	expect("echo $(( (1 + 2) * 3 ))${x:-a b}", " (run echo $(( (1 + 2) * 3 ))${x:-a b})");
	expect("echo if then", " (run echo if then)");
}

static void redirections(void **state)
{
	(void)state;
	expect("a <in >out 2>err", " (run a 0<in 1>out 2>err)");
	expect(">>log a 2>&1", " (run a 1>>log 2>&1)");
	expect("a 2 >b", " (run a 2 1>b)");
	expect("a 3<>b <&- <<<'text'", " (run a 3<>b 0<&- 0<<<'text')");
	expect("{ a; b; } >c", " (group (list (run a) (run b)) 1>c)");
	expect("while a; do b; done <c", " (while (run a) : (run b) 0<c)");
}

static void documents(void **state)
{
	(void)state;
	expect("a <<E; b\nx\ny\nE\nc", " (list (run a 0<<x\ny\n) (run b) (run c))");
	expect("a <<'E' | b <<-F\nx\nE\n\tz\n\tF\n", " (pipe (run a 0<<x\n) (run b 0<<-\tz\n))");
	expect("{ a <<E\nE\n}", " (group (run a 0<<))");
	expect("a <<E", NULL);
	expect("a <<E\nx\n", NULL);
	expect("a <<E\nx\nE", " (run a 0<<x\n)");
}

static void joined_commands(void **state)
{
	(void)state;
	expect("a | b |\n c", " (pipe (run a) (run b) (run c))");
	expect("a && b || c", " (or (and (run a) : (run b)) : (run c))");
	expect("! a | b", " (not (pipe (run a) (run b)))");
	expect("a & b &", " (list (back (run a)) (back (run b)))");
	expect("a && b & c", " (list (back (and (run a) : (run b))) (run c))");
	expect("(a; b) | c", " (pipe (sub (list (run a) (run b))) (run c))");
	expect("( (a) )", " (sub (sub (run a)))");
}

static void compound_commands(void **state)
{
	(void)state;
	expect("if a; then b; fi", " (if (run a) : (run b))");
	expect("if a\nthen b\nelif c\nthen d\nelse e\nfi",
	       " (if (run a) : (run b) : (if (run c) : (run d) : (run e)))");
	expect("until a; do b; c; done", " (until (run a) : (list (run b) (run c)))");
	expect("for x in 1 '2 3'; do echo $x; done", " (for x in 1 '2 3' : (run echo $x))");
	expect("for x\ndo a; done", " (for x : (run a))");
	expect("for x in; do a; done", " (for x in : (run a))");
	expect("case $x in a|b) c;; (*) ;; esac", " (case $x (item a b : (run c)) (item *))");
	expect("case x in a) b; esac", " (case x (item a : (run b)))");
	expect("f() { a; }; f", " (list (function f : (group (run a))) (run f))");
	expect("f ()\n(a)", " (function f : (sub (run a)))");
}

static void expect_problem(const char *source, enum parse_result result, int line, int column,
			   const char *text)
{
	struct script *script;
	struct parse_error error;

	assert_int_equal(parse(source, (int)strlen(source), &script, &error), result);
	assert_null(script);
	assert_string_equal(error.text, text);
	assert_int_equal(error.line, line);
	assert_int_equal(error.column, column);
}

static void what_is_open(void **state)
{
	static const char *const open[] = {"if",
					   "if a",
					   "if a; then",
					   "if a; then b",
					   "while a; do b;",
					   "for x",
					   "for x in a;",
					   "case a",
					   "case a in",
					   "case a in b",
					   "case a in b) ",
					   "(a",
					   "{ a;",
					   "a |",
					   "a &&",
					   "a || ",
					   "! ",
					   "echo 'a",
					   "echo \"a $(b)",
					   "echo $(a",
					   "echo ${a",
					   "a \\",
					   "f() ",
					   "f(",
					   "echo $((1 + (2)",
					   "echo `a",
					   "a >"};
	struct script *script;
	struct parse_error error;

	(void)state;
	for (size_t i = 0; i < sizeof open / sizeof *open; i++)
		if (parse(open[i], (int)strlen(open[i]), &script, &error) != PARSE_OPEN)
			fail_msg("%s is not open", open[i]);
	expect_problem("echo\n 'x", PARSE_OPEN, 2, 2, "' without its end");
}

static void what_is_wrong(void **state)
{
	(void)state;
	expect_problem("fi", PARSE_ERROR, 1, 1, "this is out of place at \"fi\"");
	expect_problem("a\nb )", PARSE_ERROR, 2, 3, "this is out of place at \")\"");
	expect_problem("if ; then a; fi", PARSE_ERROR, 1, 4, "a command expected at \";\"");
	expect_problem("a; ; b", PARSE_ERROR, 1, 4, "a command expected at \";\"");
	expect_problem("a || && b", PARSE_ERROR, 1, 6, "a command expected at \"&&\"");
	expect_problem("for 1 in a; do b; done", PARSE_ERROR, 1, 5,
		       "a variable's name expected at \"1\"");
	expect_problem("while a; b; done", PARSE_ERROR, 1, 13, "do expected at \"done\"");
	expect_problem("a >\nb", PARSE_ERROR, 1, 4, "a file's name expected");
	expect_problem("a-b() { c; }", PARSE_ERROR, 1, 4,
		       "this cannot be a function's name at \"(\"");
}

static void depth_has_a_bound(void **state)
{
	char source[2000];
	struct script *script;
	struct parse_error error;

	(void)state;
	memset(source, '(', sizeof source);
	assert_int_equal(parse(source, sizeof source, &script, &error), PARSE_ERROR);
	assert_string_equal(error.text, "too deep in one another at \"(\"");
	for (size_t i = 0; i < sizeof source; i++)
		source[i] = "$("[i & 1];
	assert_int_equal(parse(source, sizeof source, &script, &error), PARSE_OPEN);
	assert_int_equal(parse("a\0b", 3, &script, &error), PARSE_ERROR);
}

static const char long_source[] =
	"f() { for x in a b; do echo $x | cat >out; done; }\n"
	"if a && b; then case x in y) z=1;; esac; else (while d; do e & done); fi; ! g <<<h\n";

static void no_memory_at_any_time(void **state)
{
	struct script *script;
	struct parse_error error;
	enum parse_result result = PARSE_NO_MEMORY;

	(void)state;
	for (unsigned int nth = 1; result != PARSE_OK; nth++) {
		shell_memory_fail = nth;
		result = parse(long_source, sizeof long_source - 1, &script, &error);
		assert_true(result == PARSE_OK || result == PARSE_NO_MEMORY);
		shell_memory_fail = 0;
		script_unref(script);
		assert_int_equal(shell_memory_blocks, 0);
	}
}

/* Pieces of scripts in any order: an answer comes, and every node lies inside the text. */
static void check_places(const struct script *script, const struct node *node, int from, int to)
{
	for (; node; node = node->next) {
		assert_in_range(node->start, from, to);
		assert_in_range(node->end, node->start, to);
		check_places(script, node->first, node->start, node->end);
		check_places(script, node->second, node->start, node->end);
		check_places(script, node->third, node->start, node->end);
	}
}

static void random_scripts(void **state)
{
	static const char *const pieces[] = {
		"if ", "then ",	 "fi ", "a ",	 "b=1 ", "; ",	"| ",	 "&& ", "(",
		")",   "{ ",	 "} ",	"'",	 "\"",	 "$",	"$(",	 "${x", "}",
		"\n",  "while ", "do ", "done ", ">",	 "<f ", "case ", "in ", "*)",
		";;",  "esac ",	 "f()", "2>&1",	 "#",	 "\\",	"& ",	 "! ",	"for x "};
	struct vars aliases = {0};
	uint32_t seed = 7;
	int parsed = 0;

	(void)state;
	vars_set(&aliases, "a", 1, "b=2 a <<E; ");
	vars_set(&aliases, "E", 1, "if x; then y\n");
	for (int round = 0; round < 60000; round++) {
		struct text source = {0};
		struct script *script;
		struct parse_error error;

		for (int i = 0; i < 1 + round % 14; i++) {
			seed = seed * 1664525 + 1013904223;
			text_add_string(&source,
					pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)]);
		}
		if (parse(source.bytes, source.length, &script, &error) == PARSE_OK) {
			parsed++;
			check_places(script, script_root(script), 0, source.length);
		}
		script_unref(script);
		text_add_string(&source, "\nE\n");
		if (parse_source(&(struct source){source.bytes, source.length, 0, &aliases},
				 &script, &error) == PARSE_OK)
			check_places(script, script_root(script), 0, source.length + 20000);
		script_unref(script);
		text_deinit(&source);
	}
	assert_true(parsed > 2000);
	vars_deinit(&aliases);
	assert_int_equal(shell_memory_blocks, 0);
}

/* The source of a node is a script of the same meaning: functions are carried as text. */
static void sources(void **state)
{
	struct script *script;
	struct parse_error error;
	const struct node *function;
	const char *source;
	int length;

	(void)state;
	assert_int_equal(parse(long_source, sizeof long_source - 1, &script, &error), PARSE_OK);
	function = script_root(script)->first;
	source = script_source(script, function, &length);
	assert_int_equal(length, 50);
	assert_memory_equal(source, long_source, 50);
	source = script_source(script, function->second, &length);
	assert_memory_equal(source, "{ for", 5);
	assert_int_equal(source[length - 1], '}');
	script_unref(script_ref(script));
	script_unref(script);
	assert_int_equal(shell_memory_blocks, 0);
}

static void quoting_comes_back(void **state)
{
	struct text text = {0};

	(void)state;
	text_add_quoted(&text, "plain-1.txt");
	text_put(&text, ' ');
	text_add_quoted(&text, "it's");
	text_put(&text, ' ');
	text_add_quoted(&text, "");
	assert_string_equal(text_string(&text), "plain-1.txt 'it'\\''s' ''");
	text_deinit(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(simple_commands),
		cmocka_unit_test(redirections),
		cmocka_unit_test(joined_commands),
		cmocka_unit_test(documents),
		cmocka_unit_test(compound_commands),
		cmocka_unit_test(what_is_open),
		cmocka_unit_test(what_is_wrong),
		cmocka_unit_test(depth_has_a_bound),
		cmocka_unit_test(no_memory_at_any_time),
		cmocka_unit_test(random_scripts),
		cmocka_unit_test(sources),
		cmocka_unit_test(quoting_comes_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
