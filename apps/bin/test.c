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
	case 'b':
		return S_ISBLK(st.st_mode);
	case 'c':
		return S_ISCHR(st.st_mode);
	case 'p':
		return S_ISFIFO(st.st_mode);
	case 'S':
		return S_ISSOCK(st.st_mode);
	case 'u':
		return st.st_mode & S_ISUID;
	case 'g':
		return st.st_mode & S_ISGID;
	case 'k':
		return st.st_mode & S_ISVTX;
	case 'h':
	case 'L':
		return false; /* there are no links */
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

/* -nt, -ot and -ef. A file that is there is newer than one that is not. */
static bool compare_files(const char *a, char how, const char *b)
{
	struct stat x, y;
	bool is_x = stat(a, &x) == 0, is_y = stat(b, &y) == 0;

	if (how == 'e')
		return is_x && is_y && x.st_dev == y.st_dev && x.st_ino && x.st_ino == y.st_ino;
	if (how == 'n')
		return is_x && (!is_y || x.st_mtime > y.st_mtime);
	return is_y && (!is_x || x.st_mtime < y.st_mtime);
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
	if (!strcmp(operator, "<") || !strcmp(operator, ">")) {
		*result = operator[0] == '<' ? strcmp(a, b) < 0 : strcmp(a, b) > 0;
		return true;
	}
	if (!strcmp(operator, "-nt") || !strcmp(operator, "-ot") || !strcmp(operator, "-ef")) {
		*result = compare_files(a, operator[1], b);
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
	if (word[0] == '-' && word[1] && !word[2] && left &&
	    strchr("edfscrwxtnzbpSugkhLOG", word[1])) {
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
		   "test CONDITION   (-e -f -d -s -r -w -x -c -p FILE, FILE -nt -ot -ef FILE, "
		   "-n -z TEXT, = != < >, -eq -ne -lt -le -gt -ge, -t NUMBER, ! -a -o ( ))");
	words = argv + 1;
	left = argc - 1;
	if (!left)
		return 1;
	result = choice();
	if (left)
		tool_usage();
	return !result;
}
