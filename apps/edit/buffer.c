/* apps/edit/buffer.c - a text as lines: changes, undo and redo, from and to a file's bytes. */
#include "buffer.h"
#include <stdlib.h>
#include <string.h>

static char *copy_of(const char *text, size_t length)
{
	char *copy = malloc(length + 1);

	if (copy) {
		memcpy(copy, text, length);
		copy[length] = '\0';
	}
	return copy;
}

static void free_lines(char **lines, int count)
{
	for (int i = 0; lines && i < count; i++)
		free(lines[i]);
	free(lines);
}

static void forget(struct steps *s)
{
	while (s->count) {
		s->count--;
		free_lines(s->steps[s->count].old, s->steps[s->count].old_count);
	}
}

bool buffer_init(struct buffer *b)
{
	memset(b, 0, sizeof(*b));
	b->undo = calloc(1, sizeof(*b->undo));
	b->redo = calloc(1, sizeof(*b->redo));
	b->goal = -1;
	if (b->undo && b->redo && buffer_load(b, "", 0))
		return true;
	buffer_deinit(b);
	return false;
}

void buffer_deinit(struct buffer *b)
{
	free_lines(b->lines, b->count);
	if (b->undo)
		forget(b->undo);
	if (b->redo)
		forget(b->redo);
	free(b->undo);
	free(b->redo);
	memset(b, 0, sizeof(*b));
}

/*
 * Lines replaced by lines.
 */
static bool make_room(struct buffer *b, int count)
{
	int room = b->room ? b->room : 16;
	char **lines;

	while (room < count)
		room *= 2;
	if (room == b->room)
		return true;
	lines = realloc(b->lines, room * sizeof(*lines));
	if (!lines)
		return false;
	b->lines = lines;
	b->room = room;
	return true;
}

/* The lines that were there come back in *old. */
static bool exchange(struct buffer *b, int row, int old_count, char **new, int count, char ***old)
{
	*old = malloc((old_count ? old_count : 1) * sizeof(**old));
	if (!*old || !make_room(b, b->count - old_count + count)) {
		free(*old);
		return false;
	}
	memcpy(*old, b->lines + row, old_count * sizeof(**old));
	memmove(b->lines + row + count, b->lines + row + old_count,
		(b->count - row - old_count) * sizeof(*b->lines));
	memcpy(b->lines + row, new, count * sizeof(*new));
	b->count += count - old_count;
	return true;
}

static void push(struct steps *s, const struct step *step)
{
	if (s->count == BUFFER_STEPS) {
		free_lines(s->steps[0].old, s->steps[0].old_count);
		memmove(s->steps, s->steps + 1, --s->count * sizeof(*s->steps));
	}
	s->steps[s->count++] = *step;
}

/* The new lines become the buffer's; on failure they stay the caller's. */
static bool replace(struct buffer *b, int row, int old_count, char **new, int count)
{
	struct step step = {row, count, old_count, NULL, b->caret};

	if (!exchange(b, row, old_count, new, count, &step.old))
		return false;
	forget(b->redo);
	push(b->undo, &step);
	b->changed = true;
	b->typing = false;
	b->goal = -1;
	return true;
}

/* One step from the one list to the other. */
static bool go_back(struct buffer *b, struct steps *from, struct steps *to)
{
	struct step *s, inverse;
	char **old;

	if (!from->count)
		return false;
	s = &from->steps[from->count - 1];
	if (!exchange(b, s->row, s->count, s->old, s->old_count, &old))
		return false;
	inverse = (struct step){s->row, s->old_count, s->count, old, b->caret};
	b->caret = s->caret;
	free(s->old);
	from->count--;
	push(to, &inverse);
	b->changed = true;
	b->typing = false;
	b->goal = -1;
	buffer_place(b, b->caret);
	return true;
}

bool buffer_undo(struct buffer *b)
{
	return go_back(b, b->undo, b->redo);
}

bool buffer_redo(struct buffer *b)
{
	return go_back(b, b->redo, b->undo);
}

/*
 * Changes.
 */
/* Two pieces of lines as one. */
static char *join(const char *a, size_t a_length, const char *middle, size_t length, const char *z)
{
	char *line = malloc(a_length + length + strlen(z) + 1);

	if (!line)
		return NULL;
	memcpy(line, a, a_length);
	memcpy(line + a_length, middle, length);
	strcpy(line + a_length + length, z);
	return line;
}

bool buffer_type(struct buffer *b, const char *bytes, int length)
{
	const char *line = b->lines[b->caret.row];
	char *new = join(line, b->caret.column, bytes, length, line + b->caret.column);

	if (!new)
		return false;
	if (b->typing) { /* the step that has the line as it was goes on */
		free(b->lines[b->caret.row]);
		b->lines[b->caret.row] = new;
	} else if (!replace(b, b->caret.row, 1, &new, 1)) {
		free(new);
		return false;
	}
	b->caret.column += length;
	b->typing = true;
	return true;
}

bool buffer_break(struct buffer *b)
{
	const char *line = b->lines[b->caret.row];
	size_t indent = strspn(line, " \t");
	char *two[2];

	indent = indent > (size_t)b->caret.column ? (size_t)b->caret.column : indent;
	two[0] = copy_of(line, b->caret.column);
	two[1] = join(line, indent, "", 0, line + b->caret.column);
	if (!two[0] || !two[1] || !replace(b, b->caret.row, 1, two, 2)) {
		free(two[0]);
		free(two[1]);
		return false;
	}
	b->caret = (struct place){b->caret.row + 1, (int)indent};
	return true;
}

/* This line and the next one become one. */
static bool join_rows(struct buffer *b, int row)
{
	const char *line = b->lines[row];
	int column = (int)strlen(line);
	char *one = join(line, column, "", 0, b->lines[row + 1]);

	if (!one || !replace(b, row, 2, &one, 1)) {
		free(one);
		return false;
	}
	b->caret = (struct place){row, column};
	return true;
}

bool buffer_delete(struct buffer *b, bool back)
{
	struct place at = b->caret;
	const char *line;
	char *new;
	int to;

	if (back && !at.column)
		return at.row && join_rows(b, at.row - 1);
	if (!back && !b->lines[at.row][at.column])
		return at.row + 1 < b->count && join_rows(b, at.row);
	buffer_move(b, back ? MOVE_LEFT : MOVE_RIGHT);
	to = b->caret.column;
	line = b->lines[at.row];
	new = back ? join(line, to, "", 0, line + at.column)
		   : join(line, at.column, "", 0, line + to);
	b->caret = at;
	if (!new || !replace(b, at.row, 1, &new, 1)) {
		free(new);
		return false;
	}
	b->caret.column = back ? to : at.column;
	return true;
}

char *buffer_cut(struct buffer *b)
{
	char *line = copy_of(b->lines[b->caret.row], strlen(b->lines[b->caret.row]));
	char *empty = b->count == 1 ? copy_of("", 0) : NULL;

	if (!line || !replace(b, b->caret.row, 1, &empty, b->count == 1)) {
		free(line);
		free(empty);
		return NULL;
	}
	buffer_place(b, (struct place){b->caret.row, 0});
	return line;
}

bool buffer_paste(struct buffer *b, const char *line)
{
	char *copy = copy_of(line, strlen(line));

	if (!copy || !replace(b, b->caret.row, 0, &copy, 1)) {
		free(copy);
		return false;
	}
	buffer_place(b, (struct place){b->caret.row + 1, b->caret.column});
	return true;
}

/*
 * Files.
 */
bool buffer_load(struct buffer *b, const char *text, size_t length)
{
	const char *end = text + length;
	struct buffer n = {0};
	bool good = length <= BUFFER_BYTES_MAX;

	while (good && (text < end || !n.count)) {
		const char *feed = memchr(text, '\n', end - text);
		size_t size = feed ? (size_t)(feed - text) : (size_t)(end - text);
		const char *zero = memchr(text, '\0', size);

		good = !zero && make_room(&n, n.count + 1);
		if (good)
			good = (n.lines[n.count] = copy_of(text, size)) != NULL;
		n.count += good;
		text += size + (feed != NULL);
	}
	if (!good) {
		free_lines(n.lines, n.count);
		return false;
	}
	free_lines(b->lines, b->count);
	forget(b->undo);
	forget(b->redo);
	b->lines = n.lines;
	b->count = n.count;
	b->room = n.room;
	b->caret = (struct place){0, 0};
	b->goal = -1;
	b->changed = b->typing = false;
	return true;
}

char *buffer_text(const struct buffer *b, size_t *length)
{
	char *text, *to;

	*length = 0;
	for (int i = 0; i < b->count; i++)
		*length += strlen(b->lines[i]) + 1;
	text = to = malloc(*length + 1);
	for (int i = 0; text && i < b->count; i++) {
		to = stpcpy(to, b->lines[i]);
		*to++ = '\n';
	}
	if (text && !b->lines[b->count - 1][0])
		--*length; /* the last line is what is behind the last line feed */
	return text;
}
