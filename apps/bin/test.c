/* apps/bin/test.c - a condition as an exit status: of files, texts, numbers. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "lib/tool.h"

static char **words;
static int left;

static bool choice(void);

static bool is(const char *text)
{
	return left && !strcmp(*words, text);
}

static char *next(void)
{
	if (!left) {
		tool_complain("there is something missing");
		exit(2);
	}
	left--;
	return *words++;
}

static bool of_file(char what, const char *path)
{
	struct stat st;

	if (what == 't')
		return isatty((int)tool_number(path));
	if (stat(path, &st) < 0)
		return false;
	switch (what) {
	case 'f':
		return S_ISREG(st.st_mode);
	case 'd':
		return S_ISDIR(st.st_mode);
	case 'c':
		return S_ISCHR(st.st_mode);
	case 's':
		return st.st_size > 0;
	case 'r':
		return st.st_mode & S_IRUSR;
	case 'w':
		return st.st_mode & S_IWUSR;
	case 'x':
		return st.st_mode & S_IXUSR;
	}
	return true;
}

/* Two operands with an operator between them. False: it is none. */
static bool compare(const char *a, const char *operator, const char * b, bool *result)
{
	static const char *const names[] = {"-eq", "-ne", "-lt", "-le", "-gt", "-ge"};
	long x, y;
	int i = 0;

	if (!strcmp(operator, "=") || !strcmp(operator, "==") || !strcmp(operator, "!=")) {
		*result = !strcmp(a, b) == (operator[0] == '=');
		return true;
	}
	while (i < 6 && strcmp(operator, names[i]))
		i++;
	if (i == 6)
		return false;
	x = tool_number(a);
	y = tool_number(b);
	*result = (const bool[]){x == y, x != y, x<y, x <= y, x> y, x >= y}[i];
	return true;
}

static bool term(void)
{
	const char *word;
	bool result;

	if (is("!") && left > 1) {
		next();
		return !term();
	}
	if (left > 2 && compare(words[0], words[1], words[2], &result)) {
		words += 3;
		left -= 3;
		return result;
	}
	if (is("(") && left > 2) {
		next();
		result = choice();
		if (strcmp(next(), ")"))
			tool_usage();
		return result;
	}
	word = next();
	if (word[0] == '-' && word[1] && !word[2] && left && strchr("edfscrwxtnz", word[1])) {
		const char *operand = next();

		if (word[1] == 'n' || word[1] == 'z')
			return (*operand != 0) == (word[1] == 'n');
		return of_file(word[1], operand);
	}
	return *word != 0;
}

static bool both(void)
{
	bool result = term();

	while (is("-a")) {
		next();
		result &= term();
	}
	return result;
}

static bool choice(void)
{
	bool result = both();

	while (is("-o")) {
		next();
		result |= both();
	}
	return result;
}

int main(int argc, char **argv)
{
	bool result;

	tool_begin(argv,
		   "test CONDITION   (-e -f -d -s -r -w -x FILE, -n -z TEXT, = !=, -eq -ne -lt "
		   "-le -gt -ge, ! -a -o ( ))");
	words = argv + 1;
	left = argc - 1;
	if (!left)
		return 1;
	result = choice();
	if (left)
		tool_usage();
	return !result;
}
