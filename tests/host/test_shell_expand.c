/* uses: console/shell/expand.c console/shell/dollar.c console/shell/arith.c console/shell/vars.c console/shell/pattern.c console/shell/glob.c console/shell/words.c console/shell/parse.c console/shell/alias.c console/shell/compound.c console/shell/document.c console/shell/script.c console/shell/arena.c console/shell/text.c console/shell/strings.c lib/common/utf8.c */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include "console/shell/expand.h"
#include "console/shell/vars.h"
#include "shell_memory.h"

static struct vars vars;

static bool get(void *context, const char *name, int length, struct text *value)
{
	const char *found = vars_get(&vars, name, length);

	(void)context;
	if (length == 1 && name[0] == '?')
		found = "7";
	if (found)
		text_add_string(value, found);
	return found != NULL;
}

static int set(void *context, const char *name, int length, const char *value)
{
	(void)context;
	return vars_set(&vars, name, length, value);
}

/* A command writes its own text in [ ]. */
static int substitute(void *context, const char *command, int length, struct text *output)
{
	(void)context;
	text_put(output, '[');
	text_add(output, command, length);
	text_add_string(output, "]\n\n");
	return 0;
}

static int list(void *context, const char *directory, struct strings *names)
{
	(void)context;
	if (*directory)
		return -ENOENT;
	strings_add(names, "b.c", 3);
	strings_add(names, "a.c", 3);
	strings_add(names, "*q", 2);
	return 0;
}

static char *parameters[] = {"one", "two three", ""};

static struct expander expander(void)
{
	return (struct expander){.get = get,
				 .set = set,
				 .substitute = substitute,
				 .list = list,
				 .parameters = parameters,
				 .parameter_count = 3};
}

static void define(const char *name, const char *value)
{
	assert_int_equal(vars_set(&vars, name, (int)strlen(name), value), 0);
}

/* The words of `run ...` as <field><field>; what is wrong as it is. */
static int expand(const char *source, struct expander *e, struct text *out)
{
	struct script *script;
	struct parse_error error;
	struct strings fields = {0};
	int r;

	if (parse(source, (int)strlen(source), &script, &error) != PARSE_OK)
		return -ENOEXEC;
	r = expand_words(e, script_root(script)->first->words, &fields);
	for (int i = 0; r >= 0 && i < fields.count; i++) {
		text_put(out, '<');
		text_add_string(out, fields.items[i]);
		text_put(out, '>');
	}
	strings_deinit(&fields);
	script_unref(script);
	return r;
}

static void expect(const char *source, const char *wanted)
{
	struct expander e = expander();
	struct text out = {0};
	int r = expand(source, &e, &out);

	if (r < 0 || strcmp(text_string(&out), wanted) != 0)
		fail_msg("%s: %s, %d %s", source, text_string(&out), r, e.problem);
	text_deinit(&out);
}

static void expect_problem(const char *source, const char *wanted)
{
	struct expander e = expander();
	struct text out = {0};

	e.unset_is_wrong = true;
	assert_int_equal(expand(source, &e, &out), -EINVAL);
	assert_string_equal(e.problem, wanted);
	text_deinit(&out);
}

static int begin(void **state)
{
	(void)state;
	define("x", "value");
	define("spaced", "  a  b ");
	define("empty", "");
	define("HOME", "/Home");
	define("list", "a:b::c");
	define("path", "/usr/lib/x.tar.gz");
	define("wide", "\xc3\xa9\xe2\x82\xac");
	define("star", "*.c");
	define("back", "a\\b");
	return 0;
}

static int end(void **state)
{
	(void)state;
	vars_deinit(&vars);
	assert_int_equal(shell_memory_blocks, 0);
	return 0;
}

static void quotes(void **state)
{
	(void)state;
	expect("a 'b c' \"d  e\" f\\ g", "<a><b c><d  e><f g>");
	expect("'' \"\" ''a", "<><><a>");
	expect("\"\\$x \\a \\\\ \\\"\" '\\n'", "<$x \\a \\ \"><\\n>");
	expect("a\\\nb \"c\\\nd\"", "<ab><cd>");
	expect("$ a$ \"$\" $%", "<$><a$><$><$%>");
	expect("~ ~/x a~ '~' ~x", "</Home></Home/x><a~><~><~x>");
}

static void values(void **state)
{
	(void)state;
	expect("$x ${x} \"$x\" '$x' a${x}b", "<value><value><value><$x><avalueb>");
	expect("$none \"$none\" $empty", "<>");
	expect("$x$none \"\"$none", "<value><>");
	expect("$? ${?} $# ${#x} ${#none} ${#wide}", "<7><7><3><5><0><2>");
	expect("${x:-a} ${none:-a b} \"${none:-a b}\" ${empty-c}", "<value><a><b><a b>");
	expect("${empty:-d} ${x:+e} ${none:+f} ${none+g} ${empty+h}", "<d><e><h>");
	expect("${new:=a b} $new", "<a><b><a><b>");
	expect("${none:-'q r'} ${none:-$x} ${none:-${x#v}}", "<q r><value><alue>");
	expect("${path#*/} ${path##*/} ${path%.*} ${path%%.*}",
	       "<usr/lib/x.tar.gz><x.tar.gz></usr/lib/x.tar></usr/lib/x>");
	expect("${x#'*'} ${x%\"e\"}", "<value><valu>");
}

static void splitting(void **state)
{
	(void)state;
	expect("$spaced", "<a><b>");
	expect("x${spaced}y", "<x><a><b><y>");
	expect("\"$spaced\"", "<  a  b >");
	expect("$back \"$back\"", "<a\\b><a\\b>");
	define("IFS", ":");
	expect("$list", "<a><b><><c>");
	expect("$spaced", "<  a  b >");
	define("IFS", ": ");
	define("mixed", " a : b :  : c ");
	expect("$mixed", "<a><b><><c>");
	define("IFS", "");
	expect("$list$spaced", "<a:b::c  a  b >");
	vars_unset(&vars, "IFS");
}

static void parameters_as_fields(void **state)
{
	struct expander e = expander();
	struct text out = {0};

	(void)state;
	expect("$1 \"$2\" $2", "<one><two three><two><three>");
	expect("\"$@\"", "<one><two three><>");
	expect("$@", "<one><two><three>");
	expect("\"$*\"", "<one two three >");
	expect("\"a$@b\"", "<aone><two three><b>");
	expect("${10}$4 ${#} \"${@}\"", "<3><one><two three><>");
	e.parameter_count = 0;
	assert_int_equal(expand("\"$@\" $@ x\"$@\"", &e, &out), 0);
	assert_string_equal(text_string(&out), "<x>");
	text_deinit(&out);
}

static void commands_and_sums(void **state)
{
	(void)state;
	expect("$(a b) \"$(a b)\" `c`", "<[a><b]><[a b]><[c]>");
	expect("$(a $(b ')') )", "<[a><$(b><')')><]>");
	expect("\"`a \\`b\\``\"", "<[a `b`]>");
	expect("$((1 + 2)) $((y = 4))$y \"$(( ${#x} * 2 ))\"", "<3><44><10>");
}

static void paths(void **state)
{
	(void)state;
	expect("*.c '*.c' \\*.c *.d", "<a.c><b.c><*.c><*.c><*.d>");
	expect("$star \"$star\"", "<a.c><b.c><*.c>");
	expect("\\** [ab].c", "<*q><a.c><b.c>");
	expect("[ a ]", "<[><a><]>");
}

static void problems(void **state)
{
	(void)state;
	expect_problem("$none", "none: is not set");
	expect_problem("${none:?}", "none: is not set");
	expect_problem("${empty:?must be given}", "empty: must be given");
	expect_problem("${x!}", "${x!}: this expansion means nothing");
	expect_problem("${1:=a}${9=b}", "9: cannot be set");
	expect_problem("$((1 +))", "1 +: a number expected");
	vars_protect(&vars, "empty", 5);
	expect_problem("${empty:=a}", "empty: is read-only");
}

static const char long_words[] =
	"~/a \"$@\" $(c) ${n:-x y} *.c '' $((x1 = 2)) \"`d`\" ${path##*/} ${#x}";

static void no_memory_at_any_time(void **state)
{
	int before, r = -ENOMEM;

	(void)state;
	for (unsigned int nth = 1; r != 0; nth++) {
		struct expander e = expander();
		struct text out = {0};

		vars_unset(&vars, "x1");
		before = shell_memory_blocks;
		shell_memory_fail = nth;
		r = expand(long_words, &e, &out);
		shell_memory_fail = 0;
		text_deinit(&out);
		vars_unset(&vars, "x1");
		assert_int_equal(shell_memory_blocks, before);
		assert_true(nth < 1000);
	}
}

/* Any word that the lexer takes is expanded or refused; "quoted" text comes back as it was. */
static void random_words(void **state)
{
	static const char bytes[] = "$x{}()\"'`\\~*[]-:?#%= @1a\xc3\xa9";
	uint32_t seed = 11;

	(void)state;
	for (int round = 0; round < 60000; round++) {
		struct text source = {0}, out = {0}, back = {0};
		struct expander e = expander();

		for (int i = 0; i < 1 + round % 12; i++) {
			seed = seed * 1664525 + 1013904223;
			text_put(&source, bytes[(seed >> 16) % (sizeof bytes - 1)]);
		}
		text_add_string(&back, "run ");
		text_add_quoted(&back, text_string(&source));
		assert_int_equal(expand(text_string(&back), &e, &out), 0);
		text_cut(&back, 0);
		text_add_string(&back, "<run><");
		text_add_string(&back, text_string(&source));
		text_add_string(&back, ">");
		assert_string_equal(text_string(&out), text_string(&back));
		text_insert(&source, 0, "run ", 4);
		expand(text_string(&source), &e, &out);
		text_deinit(&source);
		text_deinit(&out);
		text_deinit(&back);
	}
}

static void variables(void **state)
{
	struct vars v = {0};
	struct strings environment = {0};

	(void)state;
	assert_int_equal(vars_set(&v, "b=", 1, "1"), 0);
	assert_int_equal(vars_set(&v, "a", 1, "2"), 0);
	assert_int_equal(vars_set(&v, "ab", 2, "3"), 0);
	assert_int_equal(vars_set(&v, "a", 1, "4"), 0);
	assert_string_equal(vars_get(&v, "abc", 1), "4");
	assert_null(vars_get(&v, "abc", 3));
	assert_int_equal(vars_export(&v, "b", 1), 0);
	assert_int_equal(vars_export(&v, "later", 5), 0);
	assert_null(vars_get(&v, "later", 5));
	vars_environment(&v, &environment);
	assert_int_equal(environment.count, 1);
	assert_string_equal(environment.items[0], "b=1");
	assert_int_equal(vars_protect(&v, "a", 1), 0);
	assert_int_equal(vars_set(&v, "a", 1, "5"), -EPERM);
	assert_int_equal(vars_unset(&v, "a"), -EPERM);
	assert_int_equal(vars_unset(&v, "b"), 0);
	assert_null(vars_get(&v, "b", 1));
	strings_deinit(&environment);
	vars_deinit(&v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(quotes),
		cmocka_unit_test(values),
		cmocka_unit_test(splitting),
		cmocka_unit_test(parameters_as_fields),
		cmocka_unit_test(commands_and_sums),
		cmocka_unit_test(paths),
		cmocka_unit_test(no_memory_at_any_time),
		cmocka_unit_test(random_words),
		cmocka_unit_test(variables),
		cmocka_unit_test(problems),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
