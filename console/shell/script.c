/* console/shell/script.c - a parsed script's life: the text and the arena of its nodes. */
#include <stddef.h>
#include "script.h"

struct script *script_create(const char *text, int length)
{
	struct arena arena = {0};
	struct script *script = arena_alloc(&arena, sizeof *script);

	if (!script)
		return NULL;
	script->text = arena_string(&arena, text, length);
	script->arena = arena;
	if (!script->text) {
		arena_deinit(&arena);
		return NULL;
	}
	script->length = length;
	script->refs = 1;
	return script;
}

struct script *script_ref(struct script *script)
{
	script->refs++;
	return script;
}

void script_unref(struct script *script)
{
	struct arena arena;

	if (!script || --script->refs)
		return;
	text_deinit(&script->replaced);
	arena = script->arena; /* the script itself lies in it */
	arena_deinit(&arena);
}

const struct node *script_root(const struct script *script)
{
	return script->root;
}

const char *script_source(const struct script *script, const struct node *node, int *length)
{
	*length = node->end - node->start;
	return script->text + node->start;
}
