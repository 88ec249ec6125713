/* tests/guest/test_clip.c - the clipboard: forms, megabytes, who may, death of the maker. */
#include "tap.h"
#include <stdlib.h>
#include "abi/key.h"
#include "clip.h"

/* Nothing of a test stays on it. */
static void empty(void)
{
	CHECK(ClipSet(NULL, 0) > 0);
}

static struct clip_item form(const char *type, const void *bytes, uint32_t size)
{
	struct clip_item item = {.area = VmmShare(size, NULL, 0), .size = size};
	void *at = VmmMapShared(item.area, VMM_READ | VMM_WRITE);

	NEED(at != NULL);
	memcpy(at, bytes, size);
	VmmUnmap((uint32_t)at);
	strcpy(item.type, type);
	return item;
}

TEST(text_comes_back)
{
	uint32_t length;
	char *text;

	CHECK(ClipSetText("Gr\xc3\xbc\xc3\x9f", 6) > 0);
	text = ClipGetText(&length);
	NEED(text != NULL);
	EQ(length, 6);
	CHECK(!strcmp(text, "Gr\xc3\xbc\xc3\x9f"));
	free(text);
	empty();
	CHECK(ClipGetText(&length) == NULL);
}

TEST(several_forms_of_one_thing)
{
	struct clip_item items[2] = {form("text/html", "<b>x</b>", 8), form(CLIP_TEXT, "x", 1)},
			 got;
	char types[CLIP_TYPES_MAX][CLIP_TYPE_MAX];
	int number = ClipSet(items, 2);
	char *p;

	CHECK(number > 0);
	HandleClose(items[0].area);
	HandleClose(items[1].area);
	EQ(ClipList(types[0], CLIP_TYPES_MAX), 2);
	CHECK(!strcmp(types[0], "text/html") && !strcmp(types[1], CLIP_TEXT));
	EQ(ClipList(types[0], 0), 2);
	EQ(ClipGet("text/html", &got), number);
	EQ(got.size, 8);
	p = VmmMapShared(got.area, VMM_READ);
	CHECK(p && !memcmp(p, "<b>x</b>", 8));
	EQ((int)VmmMap(got.area, 0, VMM_READ | VMM_WRITE), -EACCES);
	VmmUnmap((uint32_t)p);
	HandleClose(got.area);
	EQ(ClipGet("image/png", &got), -ENOENT);
	empty();
}

#define MEGABYTES 4

ROLE(copies_megabytes)
{
	uint32_t size = MEGABYTES << 20;
	struct clip_item item = {.area = VmmShare(size, NULL, 0), .size = size, .type = "x/large"};
	uint32_t *p = VmmMapShared(item.area, VMM_READ | VMM_WRITE);

	NEED(p != NULL);
	for (uint32_t i = 0; i < size / 4; i++)
		p[i] = i * 2654435761u;
	CHECK(ClipSet(&item, 1) > 0);
	(void)args;
	return tap_failures;
}

TEST(megabytes_of_a_process_that_is_gone)
{
	struct clip_item got;
	bool same = true;
	uint32_t *p;

	EQ(tap_end(tap_start(CHILD("copies_megabytes", .privileges = PRIV_DEBUG))), 0);
	CHECK(ClipGet("x/large", &got) > 0);
	EQ(got.size, MEGABYTES << 20);
	p = VmmMapShared(got.area, VMM_READ);
	NEED(p != NULL);
	for (uint32_t i = 0; i < got.size / 4; i++)
		same &= p[i] == i * 2654435761u;
	CHECK(same);
	VmmUnmap((uint32_t)p);
	HandleClose(got.area);
	empty();
}

TEST(what_is_copied_can_no_longer_be_changed)
{
	struct clip_item item = form(CLIP_TEXT, "secret", 6);
	struct vmm_shared_info info;

	CHECK(ClipSet(&item, 1) > 0);
	EQ(VmmQueryShared(item.area, &info), 0);
	EQ(info.sealed, 1);
	EQ((int)VmmMap(item.area, 0, VMM_READ | VMM_WRITE), -EACCES);
	HandleClose(item.area);
	empty();
}

TEST(whoever_watches_is_told)
{
	uint32_t w = tap_window(0, WND_NO_LIST, 0, 0, 10, 10);
	struct msg m;
	int number;

	tap_drain();
	EQ(ClipWatch(w, 2), -EINVAL);
	EQ(ClipWatch(0x7ffff001, 1), -ENOENT);
	EQ(ClipWatch(w, 1), 0);
	number = ClipSetText("a", 1);
	NEED(tap_message(MSG_CLIPBOARD, &m));
	EQ(m.params[0], number);
	EQ(ClipWatch(w, 0), 0);
	ClipSetText("b", 1);
	EQ(MsgGet(&m, MSG_ONLY_POSTS, 0), -ETIMEDOUT);
	WndClose(w);
	empty();
}

TEST(what_is_selected_is_beside_what_is_copied)
{
	uint32_t w = tap_window(0, WND_NO_LIST, 0, 0, 10, 10), length;
	struct clip_item item = form("x/other", "open", 4), got;
	char *copied, *selected;
	struct msg m;
	int number;

	tap_drain();
	EQ(ClipWatch(w, 1), 0);
	EQ(ClipSelected(CLIP_TEXT, &got), -ENOENT);
	number = ClipSelectText("selected", 8);
	CHECK(number > 0);
	EQ(MsgGet(&m, MSG_ONLY_POSTS, 0), -ETIMEDOUT);
	CHECK(ClipSetText("copied", 6) > 0);
	copied = ClipGetText(&length);
	CHECK(copied && !strcmp(copied, "copied"));
	selected = ClipSelectedText(&length);
	CHECK(selected && !strcmp(selected, "selected"));
	EQ(length, 8);
	free(copied);
	free(selected);
	EQ(ClipSelect(&item, 1), number + 1);
	EQ(ClipSelected(CLIP_TEXT, &got), -ENOENT);
	EQ(ClipSelect((struct clip_item *)8, 1), -EFAULT);
	EQ(ClipSelected((char *)8, &got), -EFAULT);
	HandleClose(item.area);
	WndClose(w);
	CHECK(ClipSelect(NULL, 0) > 0);
	empty();
}

ROLE(hidden)
{
	struct clip_item got;

	EQ(ClipSetText("x", 1), -EPERM);
	EQ(ClipGet(CLIP_TEXT, &got), -EPERM);
	EQ(ClipSelectText("x", 1), -EPERM);
	EQ(ClipSelected(CLIP_TEXT, &got), -EPERM);
	(void)args;
	return tap_failures;
}

ROLE(active)
{
	uint32_t w = tap_window(0, 0, 0, 0, 40, 40), length;
	char *text;

	EQ(WndActivate(w), 0);
	text = ClipGetText(&length);
	CHECK(text && !strcmp(text, "password"));
	free(text);
	CHECK(ClipSetText("mine", 4) > 0);
	(void)args;
	return tap_failures;
}

TEST(only_the_active_program_may)
{
	uint32_t length;
	char *text;

	CHECK(ClipSetText("password", 8) > 0);
	EQ(tap_end(tap_start(CHILD("hidden"))), 0);
	EQ(tap_end(tap_start(CHILD("active"))), 0);
	text = ClipGetText(&length);
	CHECK(text && !strcmp(text, "mine"));
	free(text);
	empty();
}

/* ---- the user is faster than the program ----------------------------------------------------- */

static void key(uint32_t code)
{
	struct input_record r[2] = {{.kind = INPUT_KEY, .code = code, .value = 1},
				    {.kind = INPUT_KEY, .code = code}};

	EQ(SysInjectInput(r, 2), 2);
}

/* args: what it copies; 0: it only looks. It fetches its key when told to, and is not active then.
 */
ROLE(slow)
{
	uint32_t w = tap_window(0, 0, 0, 0, 40, 40), length;
	char text[] = {(char)args[0], 0}, *got;
	struct msg m;

	EQ(WndActivate(w), 0);
	tap_drain();
	EvtSet(TAP_HANDLE(0));
	tap_await(TAP_HANDLE(1));
	EQ(ClipSetText("x", 1), -EPERM); /* not yet: nothing is being handled */
	NEED(tap_message(MSG_KEYDOWN, &m));
	if (args[1]) {
		EQ(ClipSetText(text, 1), -EPERM);
		CHECK(!ClipGetText(&length));
	} else {
		CHECK(ClipSetText(text, 1) > 0);
		got = ClipGetText(&length);
		CHECK(got && !strcmp(got, text));
		free(got);
		CHECK(ClipSelectText(text, 1) > 0);
		CHECK(ClipSelect(NULL, 0) > 0);
	}
	NEED(tap_message(MSG_FOCUS_LOST, &m));
	EQ(ClipSetText("x", 1), -EPERM); /* not any more: this is no input */
	EvtSet(TAP_HANDLE(2));
	tap_await(TAP_HANDLE(3)); /* keys that come to it once more count again */
	NEED(tap_message(MSG_FOCUS_GAINED, &m));
	CHECK(ClipSetText(text, 1) > 0);
	return tap_failures;
}

/* It is given a key, loses the focus, and fetches the key only then. */
static void be_fast(uint32_t letter, bool copies)
{
	int ready = EvtCreate(0), go = EvtCreate(0), done = EvtCreate(0), again = EvtCreate(0);
	uint32_t w = tap_window(0, 0, 0, 0, 40, 40), length;
	int child = tap_start(
		CHILD("slow", .args = {letter, copies}, .handles = {ready, go, done, again}));
	struct msg m;
	char *text;

	tap_await(ready);
	tap_drain();
	key(KEY_C);
	EQ(WndActivate(w), 0);
	key(KEY_F5); /* when this has come the other one has, too */
	NEED(tap_message(MSG_KEYDOWN, &m));
	EQ(m.params[0], KEY_F5);
	if (copies)
		CHECK(ClipSetText("newer", 5) > 0);
	EvtSet(go);
	tap_await(done);
	text = ClipGetText(&length);
	CHECK(text && !strcmp(text, copies ? "newer" : (char[]){(char)letter, 0}));
	free(text);
	WndClose(w); /* the keys are the other's again */
	EvtSet(again);
	EQ(tap_end(child), 0);
	empty();
}

TEST(a_key_that_came_while_it_was_active_may_copy_later)
{
	be_fast('q', false);
}

TEST(what_others_copied_since_is_neither_seen_nor_replaced)
{
	be_fast('q', true);
}

TEST(what_is_refused)
{
	struct clip_item one = form(CLIP_TEXT, "keep", 4), items[2] = {one, one}, got;
	struct vmm_shared_info info;
	int event = EvtCreate(0);
	uint32_t length;
	char *text;

	CHECK(ClipSet(&one, 1) > 0);
	items[0] = form("x/other", "open", 4);
	items[1].size = 0;
	EQ(ClipSet(items, 2), -EINVAL);
	EQ(VmmQueryShared(items[0].area, &info), 0);
	EQ(info.sealed, 0); /* the good one is as it was */
	HandleClose(items[0].area);
	items[0] = items[1] = one;
	EQ(ClipSet(items, 2), -EINVAL); /* the same type twice */
	EQ(ClipSet(items, CLIP_TYPES_MAX + 1), -EINVAL);
	items[0].type[0] = 0;
	EQ(ClipSet(items, 1), -EINVAL);
	memset(items[0].type, 'x', CLIP_TYPE_MAX);
	EQ(ClipSet(items, 1), -EINVAL);
	items[0] = one;
	items[0].size = 0;
	EQ(ClipSet(items, 1), -EINVAL);
	items[0].size = 4097;
	EQ(ClipSet(items, 1), -EINVAL);
	items[0] = one;
	items[0].area = event;
	EQ(ClipSet(items, 1), -EBADF);
	items[0].area = 12345;
	EQ(ClipSet(items, 1), -EBADF);
	EQ(ClipSet((struct clip_item *)8, 1), -EFAULT);
	EQ(ClipGet(CLIP_TEXT, (struct clip_item *)8), -EFAULT);
	EQ(ClipGet((char *)8, &got), -EFAULT);
	EQ(ClipList((char *)8, 1), -EFAULT);
	items[0].size = 4;
	items[0].area = VmmShare(CLIP_BYTES_MAX + 4096, NULL, 0);
	if (items[0].area > 0) {
		EQ(ClipSet(items, 1), -EDQUOT);
		HandleClose(items[0].area);
	}
	/* All the time the first text was there. */
	text = ClipGetText(&length);
	CHECK(text && !strcmp(text, "keep"));
	free(text);
	HandleClose(one.area);
	HandleClose(event);
	empty();
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {
		T(text_comes_back),
		T(several_forms_of_one_thing),
		T(megabytes_of_a_process_that_is_gone),
		T(what_is_copied_can_no_longer_be_changed),
		T(whoever_watches_is_told),
		T(what_is_selected_is_beside_what_is_copied),
		T(only_the_active_program_may),
		T(a_key_that_came_while_it_was_active_may_copy_later),
		T(what_others_copied_since_is_neither_seen_nor_replaced),
		T(what_is_refused),
		{},
	};
	static const struct tap_role roles[] = {{"copies_megabytes", copies_megabytes},
						{"hidden", hidden},
						{"active", active},
						{"slow", slow},
						{}};

	return tap_main(argc, argv, tests, roles);
}
