/*
 * apps/bin/shot.c - the screen into a file: PPM (P6), put together from what the windows show.
 *
 * Shadows, round corners and the pointer, which the window manager adds, are not in it. Pictures of
 * other programs' windows need the right to debug.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "lib/tool.h"
#include "lib/windows.h"
#include "sys.h"

#define MANY 1024

static uint32_t *screen;
static int width, height, refused;

static uint32_t over(uint32_t below, uint32_t above)
{
	uint32_t left = 255 - (above >> 24), rb = below & 0xff00ff, ag = below >> 8 & 0xff00ff;

	rb = (rb * left + 0x800080) >> 8 & 0xff00ff;
	ag = (ag * left + 0x800080) & 0xff00ff00;
	return above + (rb | ag);
}

static void put(const struct wnd_info *info, const uint32_t *pixels, int wide)
{
	const struct rect *r = &info->screen;

	for (int y = r->top < 0 ? 0 : r->top; y < r->bottom && y < height; y++) {
		for (int x = r->left < 0 ? 0 : r->left; x < r->right && x < width; x++) {
			uint32_t *to = &screen[y * width + x];

			*to = over(*to, pixels[(y - r->top) * wide + x - r->left]);
		}
	}
}

static void draw(uint32_t window)
{
	struct wnd_picture picture = {0};
	struct wnd_info info;
	int error;

	if (WndQuery(window, &info) < 0 || !(info.flags & WND_VISIBLE) ||
	    info.state & WND_STATE_MINIMISED)
		return;
	picture.width = picture.pitch = info.screen.right - info.screen.left;
	picture.height = info.screen.bottom - info.screen.top;
	picture.pixels = tool_memory(NULL, (size_t)picture.width * picture.height * 4);
	error = WndReadPicture(window, &picture);
	if (error >= 0)
		put(&info, picture.pixels, picture.pitch);
	else if (error == -EPERM)
		refused++;
	free(picture.pixels);
}

/* The lowest first, children above their parents. */
static void draw_all(uint32_t parent)
{
	uint32_t *all = tool_memory(NULL, MANY * sizeof(*all));
	int count = WndList(all, MANY, parent);

	for (int i = (count > MANY ? MANY : count) - 1; i >= 0; i--) {
		draw(all[i]);
		draw_all(all[i]);
	}
	free(all);
}

static void write_picture(const char *name)
{
	FILE *file = fopen(name, "wb");
	bool good = file != NULL;

	if (good)
		fprintf(file, "P6\n%d %d\n255\n", width, height);
	for (int i = 0; good && i < width * height; i++) {
		unsigned char rgb[] = {(unsigned char)(screen[i] >> 16),
				       (unsigned char)(screen[i] >> 8), (unsigned char)screen[i]};

		good = fwrite(rgb, 1, 3, file) == 3;
	}
	if (file && fclose(file))
		good = false;
	if (!good)
		tool_error(name);
}

int main(int argc, char **argv)
{
	struct sys_info info = {0};

	tool_begin(argv, "shot FILE");
	if (argc != 2 || argv[1][0] == '-')
		tool_usage();
	SysInfo(&info, sizeof(info));
	width = (int)info.screen_width;
	height = (int)info.screen_height;
	screen = tool_memory(NULL, (size_t)width * height * 4);
	memset(screen, 0, (size_t)width * height * 4);
	draw_all(0);
	if (refused)
		tool_complain("%d windows of other programs may not be looked at", refused);
	else
		write_picture(argv[1]);
	return tool_end();
}
