/*
 * apps/edit/main.c - a text editor for the terminal: `edit [FILE]`.
 *
 * The loop: draw, wait for bytes, do what the keys say. A question (a file's name, what to find,
 * whether to leave) is asked on the last line; its answer goes to `asked`.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "buffer.h"
#include "fs.h"
#include "handle.h"
#include "keys.h"
#include "thr.h"
#include "tty.h"
#include "view.h"

#define REST_MS 50 /* an Escape alone is a key after so long */
#define HELP                                                                           \
	"^S Save  ^O Save As  ^Q Quit  ^F Find  ^G Again  ^X Cut  ^C Copy  ^V Paste  " \
	"^Z Undo  ^Y Redo"

static struct buffer text;
static struct view view = {.help = HELP, .prompt = -1};
static struct keys keys;
static char name[PATH_LENGTH_MAX], sought[128];
static char *line_kept; /* that was cut or copied */
static char message[240];
static bool over;

/* The question on the last line; NULL: none is asked. */
static struct {
	const char *words;
	char answer[PATH_LENGTH_MAX];
	int length;
	void (*then)(const char *answer);
} asked;

static void say(const char *words)
{
	snprintf(message, sizeof(message), "%s", words);
}

static void ask(const char *words, const char *answer, void (*then)(const char *))
{
	asked.words = words;
	asked.then = then;
	snprintf(asked.answer, sizeof(asked.answer), "%s", answer);
	asked.length = (int)strlen(asked.answer);
}

/*
 * Files.
 */
static void load(const char *path)
{
	FILE *file = fopen(path, "rb");
	char *bytes = NULL;
	size_t length = 0;

	snprintf(name, sizeof(name), "%s", path);
	view.name = name;
	if (!file) {
		say(errno == ENOENT ? "A new file." : strerror(errno));
		return;
	}
	bytes = malloc(BUFFER_BYTES_MAX + 1);
	if (bytes)
		length = fread(bytes, 1, BUFFER_BYTES_MAX + 1, file);
	if (!bytes || ferror(file) || !buffer_load(&text, bytes, length)) {
		say(ferror(file) ? strerror(errno) : "This is no text, or it is too large.");
		view.name = NULL;
	}
	free(bytes);
	fclose(file);
}

/* Under another name first, so that the old file is there until the new one is whole. */
static bool write_whole(const char *path, const char *bytes, size_t length)
{
	char other[PATH_LENGTH_MAX + 8];
	FILE *file;
	bool good;

	snprintf(other, sizeof(other), "%s.new", path);
	file = fopen(other, "wb");
	good = file && fwrite(bytes, 1, length, file) == length;
	if (file && fclose(file))
		good = false;
	if (good && rename(other, path) == 0)
		return true;
	if (file) {
		int error = errno;

		remove(other);
		errno = error;
	}
	return false;
}

static void save_as(const char *path)
{
	size_t length;
	char *bytes = buffer_text(&text, &length);

	if (!*path)
		return;
	if (!bytes || !write_whole(path, bytes, length)) {
		snprintf(message, sizeof(message), "%.100s: %s", path, strerror(errno));
	} else {
		snprintf(name, sizeof(name), "%s", path);
		view.name = name;
		text.changed = false;
		snprintf(message, sizeof(message), "%zu bytes are saved.", length);
	}
	free(bytes);
}

static void save(void)
{
	if (view.name)
		save_as(name);
	else
		ask("Save as: ", "", save_as);
}

/*
 * Commands.
 */
static void find(const char *what)
{
	if (what != sought)
		snprintf(sought, sizeof(sought), "%s", what);
	if (!buffer_find(&text, sought))
		say("It is nowhere in the text.");
}

static void leave(const char *answer)
{
	if (*answer == 'y' || *answer == 'Y')
		over = true;
}

static void keep(char *line)
{
	if (!line)
		return;
	free(line_kept);
	line_kept = line;
}

static void command(char letter)
{
	switch (letter) {
	case 's':
		save();
		break;
	case 'o':
		ask("Save as: ", view.name ? name : "", save_as);
		break;
	case 'q':
		if (text.changed)
			ask("Leave without saving? (y/n) ", "", leave);
		else
			over = true;
		break;
	case 'f':
		ask("Find: ", sought, find);
		break;
	case 'g':
		find(sought);
		break;
	case 'x':
		keep(buffer_cut(&text));
		break;
	case 'c':
		keep(strdup(text.lines[text.caret.row]));
		say("The line is copied.");
		break;
	case 'v':
		if (line_kept)
			buffer_paste(&text, line_kept);
		break;
	case 'z':
	case 'y':
		if (!(letter == 'z' ? buffer_undo(&text) : buffer_redo(&text)))
			say(letter == 'z' ? "There is nothing to undo."
					  : "There is nothing to redo.");
		break;
	}
}

static void move(enum key key)
{
	static const enum motion plain[] = {
		[KEY_LEFT] = MOVE_LEFT, [KEY_RIGHT] = MOVE_RIGHT, [KEY_UP] = MOVE_UP,
		[KEY_DOWN] = MOVE_DOWN, [KEY_HOME] = MOVE_HOME,	  [KEY_END] = MOVE_END};
	static const enum motion ctrl[] = {
		[KEY_LEFT] = MOVE_WORD_LEFT, [KEY_RIGHT] = MOVE_WORD_RIGHT,
		[KEY_UP] = MOVE_UP,	     [KEY_DOWN] = MOVE_DOWN,
		[KEY_HOME] = MOVE_START,     [KEY_END] = MOVE_FINISH};

	if (key == KEY_PAGE_UP || key == KEY_PAGE_DOWN)
		buffer_move_rows(&text, key == KEY_PAGE_UP ? -view_rows(&view) : view_rows(&view));
	else
		buffer_move(&text, keys.ctrl ? ctrl[key] : plain[key]);
}

static void answer(enum key key)
{
	void (*then)(const char *) = asked.then;

	if (key == KEY_ESCAPE || (key == KEY_CONTROL && keys.bytes[0] == 'c')) {
		asked.words = NULL;
	} else if (key == KEY_ENTER) {
		asked.words = NULL;
		then(asked.answer);
	} else if (key == KEY_BACKSPACE && asked.length) {
		do
			asked.length--;
		while (((unsigned char)asked.answer[asked.length] & 0xc0) == 0x80);
		asked.answer[asked.length] = '\0';
	} else if (key == KEY_CHARACTER && asked.length + keys.length < (int)sizeof(asked.answer)) {
		memcpy(asked.answer + asked.length, keys.bytes, keys.length);
		asked.length += keys.length;
		asked.answer[asked.length] = '\0';
	}
}

static void take(enum key key)
{
	if (key == KEY_NONE)
		return;
	message[0] = '\0';
	if (asked.words) {
		answer(key);
		return;
	}
	switch (key) {
	case KEY_CHARACTER:
		buffer_type(&text, keys.bytes, keys.length);
		break;
	case KEY_TAB:
		buffer_type(&text, "\t", 1);
		break;
	case KEY_ENTER:
		buffer_break(&text);
		break;
	case KEY_BACKSPACE:
	case KEY_DELETE:
		buffer_delete(&text, key == KEY_BACKSPACE);
		break;
	case KEY_CONTROL:
		command(keys.bytes[0]);
		break;
	case KEY_ESCAPE:
		break;
	default:
		move(key);
	}
}

/*
 * The terminal.
 */
static void draw(void)
{
	char question[sizeof(asked.answer) + 40];
	uint32_t columns = 80, rows = 24;
	char *bytes;

	TtyGetSize(&columns, &rows);
	view.columns = (int)columns;
	view.rows = (int)rows;
	view.help = message[0] ? message : HELP;
	view.prompt = -1;
	if (asked.words) {
		view.prompt =
			snprintf(question, sizeof(question), "%s%s", asked.words, asked.answer);
		view.help = question;
	}
	bytes = view_draw(&view, &text);
	if (bytes)
		fputs(bytes, stdout);
	fflush(stdout);
	free(bytes);
}

/* Bytes, or a new size, or the end of a key. False: nobody is there any more. */
static bool wait_input(void)
{
	static struct fileop op = {.status = 1};
	static char bytes[256];
	struct tty_message notice;
	int handles[2], tty = TtyHandle(), done;

	if (!op.event)
		op.event = EvtCreate(0);
	if (op.status != -EINPROGRESS &&
	    FsRead(HANDLE_STDIN, bytes, sizeof(bytes), FILE_PARTIAL, &op) < 0)
		return false;
	handles[0] = op.event;
	handles[1] = tty;
	done = ThrWaitMultiple(handles, tty > 0 ? 2 : 1, WAIT_ANY,
			       keys.state == PLAIN ? WAIT_FOREVER : REST_MS);
	if (done == 1)
		return TtyNotice(&notice, 0) >= 0;
	if (done < 0) {
		take(keys_rest(&keys));
		return true;
	}
	for (uint32_t i = 0; op.status == 0 && i < op.bytes; i++)
		take(keys_take(&keys, (unsigned char)bytes[i]));
	return op.status == 0 && op.bytes > 0;
}

int main(int argc, char **argv)
{
	int mode;

	if (argc > 2 || (argc == 2 && argv[1][0] == '-')) {
		fputs("usage: edit [FILE]\n", stderr);
		return 2;
	}
	mode = TtySetMode(TTY_RAW);
	if (mode < 0 || !buffer_init(&text)) {
		fprintf(stderr, "edit: %s\n", mode < 0 ? "it needs a terminal" : "no memory");
		return 1;
	}
	if (argc == 2)
		load(argv[1]);
	fputs("\033[?1049h", stdout);
	do
		draw();
	while (wait_input() && !over);
	fputs("\033[?1049l", stdout);
	fflush(stdout);
	TtySetMode((uint32_t)mode);
	return 0;
}
