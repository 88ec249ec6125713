/* lib/user/scandir.c - all entries of a directory at once, sorted. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct found {
	struct dirent **entries;
	int count, room;
};

static int add(struct found *f, const struct dirent *entry)
{
	struct dirent *copy = malloc(sizeof *copy), **more = f->entries;

	if (copy && f->count == f->room) {
		more = realloc(f->entries, 2 * (f->room + 8) * sizeof *more);
		if (more) {
			f->entries = more;
			f->room = 2 * (f->room + 8);
		}
	}
	if (!copy || !more) {
		free(copy);
		errno = ENOMEM;
		return -1;
	}
	*copy = *entry;
	f->entries[f->count++] = copy;
	return 0;
}

static int collect(DIR *d, int (*wanted)(const struct dirent *), struct found *f)
{
	struct dirent *entry;

	for (;;) {
		errno = 0;
		entry = readdir(d);
		if (!entry)
			return errno ? -1 : 0;
		if ((!wanted || wanted(entry)) && add(f, entry))
			return -1;
	}
}

static void give_up(struct found *f)
{
	while (f->count)
		free(f->entries[--f->count]);
	free(f->entries);
}

/* What is found is the caller's: each entry and the array. */
int scandir(const char *path, struct dirent ***entries, int (*wanted)(const struct dirent *),
	    int (*compare)(const struct dirent **, const struct dirent **))
{
	struct found f = {0};
	DIR *d = opendir(path);
	int result, error;

	if (!d)
		return -1;
	result = collect(d, wanted, &f);
	error = errno;
	closedir(d);
	errno = error;
	if (result) {
		give_up(&f);
		return -1;
	}
	if (compare && f.count)
		qsort(f.entries, f.count, sizeof *f.entries,
		      (int (*)(const void *, const void *))compare);
	*entries = f.entries;
	return f.count;
}

int alphasort(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}
