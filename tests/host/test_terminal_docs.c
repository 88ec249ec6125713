/* uses: console/terminal/ lib/common/utf8.c */
/* tests/host/test_terminal_docs.c - docs/console.md says what the terminal does, no less, no more.
 */
#include "console/terminal/terminal_parts.h"
#include "terminal_shim.h"

#define CODES_MAX 100

struct code {
	char prefix, intermediate, final;
};

static char *document;
static struct code codes[CODES_MAX];
static int code_count;

/* "CSI ? m $ p" as its prefix, intermediate and final; what stands between are parameters. */
static void read_code(const char *at, const char *end)
{
	struct code *c = &codes[code_count];

	if (end - at < 5 || memcmp(at, "CSI ", 4) != 0)
		return;
	*c = (struct code){.final = end[-1]};
	if (strchr("<=>?", at[4]))
		c->prefix = at[4];
	if (end - at > 8 && memcmp(end - 5, " SP ", 4) == 0)
		c->intermediate = ' ';
	else if (strchr("!$", end[-3]))
		c->intermediate = end[-3];
	code_count++;
	assert_true(code_count < CODES_MAX);
}

/* The codes in back quotes in the first cell of a row. */
static void read_row(const char *row)
{
	const char *cell_end = strstr(row, " | "), *begin = strchr(row, '`');

	while (begin && begin < cell_end) {
		const char *end = strchr(begin + 1, '`');

		read_code(begin + 1, end);
		begin = strchr(end + 1, '`');
	}
}

/* The section under a heading, row by row of its table. */
static void each_row(const char *heading, void (*do_row)(const char *row))
{
	const char *at = strstr(document, heading), *end;

	assert_non_null(at);
	end = strstr(at + 1, "\n#");
	assert_non_null(end);
	for (at = strchr(at, '\n') + 1; at < end; at = strchr(at, '\n') + 1)
		if (at[0] == '|' && at[1] == ' ')
			do_row(at);
}

static int read_document(void **state)
{
	FILE *file = fopen("docs/console.md", "r");
	long size;

	(void)state;
	if (!file || fseek(file, 0, SEEK_END))
		return -1;
	size = ftell(file);
	rewind(file);
	document = calloc(1, (size_t)size + 1);
	size -= (long)fread(document, 1, (size_t)size, file);
	fclose(file);
	each_row("### Control sequences", read_row);
	return size != 0;
}

static int free_document(void **state)
{
	(void)state;
	free(document);
	return 0;
}

static void test_codes_told_are_known(void **state)
{
	(void)state;
	assert_true(code_count > 40);
	for (int i = 0; i < code_count; i++) {
		const struct code *c = &codes[i];

		if (!csi_known(c->prefix, c->intermediate, c->final))
			print_error("not known: %c %c %c\n", c->prefix, c->intermediate, c->final);
		assert_true(csi_known(c->prefix, c->intermediate, c->final));
	}
}

static bool is_told(const struct code *known)
{
	for (int i = 0; i < code_count; i++)
		if (codes[i].prefix == known->prefix && codes[i].final == known->final &&
		    codes[i].intermediate == known->intermediate)
			return true;
	return known->final == '`'; /* told in words: it cannot stand in back quotes */
}

static void test_codes_known_are_told(void **state)
{
	struct code c;

	(void)state;
	for (int i = 0; csi_entry(i, &c.prefix, &c.intermediate, &c.final); i++) {
		if (!is_told(&c))
			print_error("not told: %c %c %c\n", c.prefix, c.intermediate, c.final);
		assert_true(is_told(&c));
	}
}

static int modes_told;

static void check_mode(const char *row)
{
	char yes[8];
	int number;

	if (sscanf(row, "| %d | %7s |", &number, yes) != 2)
		return;
	modes_told++;
	if (!mode_known(number, yes[0] == 'y'))
		print_error("mode %d\n", number);
	assert_true(mode_known(number, yes[0] == 'y'));
	assert_false(mode_known(number, yes[0] != 'y'));
}

static void test_modes(void **state)
{
	int known = 0;

	(void)state;
	each_row("### Modes", check_mode);
	for (int number = 0; number < 10000; number++)
		known += mode_known(number, true) + mode_known(number, false);
	assert_int_equal(modes_told, known);
}

/* Answers stand in the document as the terminal gives them. */
static void test_answers(void **state)
{
	static const char *const pairs[][2] = {
		{CSI "c", "`CSI ? 62;22 c`"},
		{CSI ">c", "`CSI > 1;1;0 c`"},
		{CSI "5n", "`CSI 0 n`"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		char told[32] = CSI;

		assert_non_null(strstr(document, pairs[i][1]));
		for (const char *c = pairs[i][1] + 4; *c; c++)
			if (*c != ' ' && *c != '`')
				strncat(told, c, 1);
		open_terminal(80, 24);
		feed(pairs[i][0]);
		assert_string_equal(replied, told);
		close_terminal();
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_codes_told_are_known),
		cmocka_unit_test(test_codes_known_are_told),
		cmocka_unit_test(test_modes),
		cmocka_unit_test(test_answers),
	};

	return cmocka_run_group_tests(tests, read_document, free_document);
}
