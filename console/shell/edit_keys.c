/* console/shell/edit_keys.c - which key does what to the line. */
#include <string.h>
#include "edit_parts.h"

static void list_words(struct edit *e, const struct strings *words)
{
	edit_leave(e);
	shown_list(&e->shown, words, &e->out);
}

static bool same_text(const struct completion *c, const char *text, int length)
{
	return c->text.length == length &&
	       strncmp(text_string(&c->text), text, (size_t)length) == 0;
}

static void complete_word(struct edit *e)
{
	struct completion c = {0};
	int length;

	if (!e->host->complete)
		return;
	complete(e->host->complete, edit_line(e), e->line.at, &c);
	length = e->line.at - c.from;
	if (c.words.count > 1 && e->tab && c.text.length == length) {
		list_words(e, &c.words);
	} else if (c.words.count && !same_text(&c, edit_line(e) + c.from, length)) {
		line_delete(&e->line, c.from, e->line.at);
		line_insert(&e->line, text_string(&c.text), c.text.length);
		e->line.typing = false;
	}
	completion_deinit(&c);
}

/*
 * What keys do.
 */
static void to_start(struct edit *e)
{
	e->line.at = 0;
}

static void to_end(struct edit *e)
{
	e->line.at = e->line.text.length;
}

static void back(struct edit *e)
{
	e->line.at = line_before(&e->line, e->line.at);
}

static void on(struct edit *e)
{
	e->line.at = line_next(&e->line, e->line.at);
}

static void word_back(struct edit *e)
{
	e->line.at = line_word_start(&e->line, e->line.at);
}

static void word_on(struct edit *e)
{
	e->line.at = line_word_end(&e->line, e->line.at);
}

static void delete_before(struct edit *e)
{
	line_delete(&e->line, line_before(&e->line, e->line.at), e->line.at);
}

static void delete_behind(struct edit *e)
{
	line_delete(&e->line, e->line.at, line_next(&e->line, e->line.at));
}

static void cut_start(struct edit *e)
{
	line_cut(&e->line, 0, e->line.at);
}

static void cut_end(struct edit *e)
{
	line_cut(&e->line, e->line.at, e->line.text.length);
}

static void cut_blank_word(struct edit *e)
{
	line_cut(&e->line, line_blank_start(&e->line, e->line.at), e->line.at);
}

static void cut_word_before(struct edit *e)
{
	line_cut(&e->line, line_word_start(&e->line, e->line.at), e->line.at);
}

static void cut_word_behind(struct edit *e)
{
	line_cut(&e->line, e->line.at, line_word_end(&e->line, e->line.at));
}

static void put_back(struct edit *e)
{
	line_paste(&e->line);
}

static void swap(struct edit *e)
{
	line_transpose(&e->line);
}

static void undo(struct edit *e)
{
	line_undo(&e->line);
}

static void break_line(struct edit *e)
{
	line_insert(&e->line, "\n", 1);
}

static void older(struct edit *e)
{
	edit_recall(e, e->recalled - 1);
}

static void newer(struct edit *e)
{
	edit_recall(e, e->recalled + 1);
}

static void clear_screen(struct edit *e)
{
	text_add_string(&e->out, "\033[H\033[2J");
	shown_forget(&e->shown);
}

/*
 * Which key.
 */
static const struct binding {
	enum typed_key key;
	char byte; /* of TYPED_CONTROL and TYPED_ALT */
	void (*act)(struct edit *edit);
} bindings[] = {
	{TYPED_CONTROL, CTRL('A'), to_start},
	{TYPED_CONTROL, CTRL('B'), back},
	{TYPED_CONTROL, CTRL('D'), delete_behind},
	{TYPED_CONTROL, CTRL('E'), to_end},
	{TYPED_CONTROL, CTRL('F'), on},
	{TYPED_CONTROL, CTRL('H'), delete_before},
	{TYPED_CONTROL, 127, delete_before},
	{TYPED_CONTROL, CTRL('I'), complete_word},
	{TYPED_CONTROL, CTRL('K'), cut_end},
	{TYPED_CONTROL, CTRL('L'), clear_screen},
	{TYPED_CONTROL, CTRL('N'), newer},
	{TYPED_CONTROL, CTRL('P'), older},
	{TYPED_CONTROL, CTRL('R'), edit_search_begin},
	{TYPED_CONTROL, CTRL('T'), swap},
	{TYPED_CONTROL, CTRL('U'), cut_start},
	{TYPED_CONTROL, CTRL('W'), cut_blank_word},
	{TYPED_CONTROL, CTRL('Y'), put_back},
	{TYPED_CONTROL, CTRL('Z'), undo},
	{TYPED_CONTROL, CTRL('_'), undo},
	{TYPED_ALT, 'b', word_back},
	{TYPED_ALT, 'd', cut_word_behind},
	{TYPED_ALT, 'f', word_on},
	{TYPED_ALT, '\r', break_line},
	{TYPED_ALT, '\n', break_line},
	{TYPED_ALT, 127, cut_word_before},
	{TYPED_ALT, CTRL('H'), cut_word_before},
	{TYPED_UP, 0, older},
	{TYPED_DOWN, 0, newer},
	{TYPED_RIGHT, 0, on},
	{TYPED_LEFT, 0, back},
	{TYPED_WORD_RIGHT, 0, word_on},
	{TYPED_WORD_LEFT, 0, word_back},
	{TYPED_HOME, 0, to_start},
	{TYPED_END, 0, to_end},
	{TYPED_DELETE, 0, delete_behind},
};

void edit_key(struct edit *e, enum typed_key key)
{
	const char *bytes = e->typed.bytes;
	char byte = key == TYPED_CONTROL || key == TYPED_ALT ? *bytes : 0;

	if (key == TYPED_TEXT)
		line_insert(&e->line, bytes, (int)strlen(bytes));
	for (size_t i = 0; i < sizeof bindings / sizeof *bindings; i++)
		if (bindings[i].key == key && bindings[i].byte == byte)
			bindings[i].act(e);
	e->tab = key == TYPED_CONTROL && byte == CTRL('I');
}
