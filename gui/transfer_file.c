/* gui/transfer_file.c - files that are dragged: as a path in words, and as a list of files. */
#include <stdlib.h>
#include <string.h>
#include "gui_internal.h"
#include "handle.h"
#include "uri.h"

int GuiDragFile(struct gui_element *element, const char *path, uint32_t actions)
{
	struct clip_item items[] = {{.type = CLIP_TEXT}, {.type = CLIP_FILES}};
	struct drag drag = {.actions = actions, .count = 2, .items = items};
	char uri[URI_LENGTH_MAX];
	int error;

	uri_of_path(uri, path);
	items[0].size = (uint32_t)strlen(path);
	items[0].area = transfer_area(path, items[0].size);
	if (items[0].area < 0)
		return items[0].area;
	items[1].size = (uint32_t)strlen(uri);
	items[1].area = transfer_area(uri, items[1].size);
	error = items[1].area < 0 ? items[1].area : GuiDragBegin(element, &drag);
	if (items[1].area >= 0)
		HandleClose(items[1].area);
	HandleClose(items[0].area);
	return error;
}

bool GuiDragGetFile(char *path)
{
	char *list = transfer_get(CLIP_FILES);
	bool is = list && uri_to_path(path, list);

	free(list);
	return is;
}
