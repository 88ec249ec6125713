/* tests/guest/windows_here.c - opens and closes windows faster than the desktop can follow. */
#include <string.h>
#include "msg.h"
#include "thr.h"
#include "wnd.h"

#define WINDOWS 2000
#define LOOK_MS 50

static uint32_t open_window(const char *title)
{
	struct wnd_create create = {.flags = WND_VISIBLE, .width = 1, .height = 1};

	strcpy(create.title, title);
	return WndCreate(&create);
}

int main(void)
{
	uint32_t first;
	struct msg m;

	while (WndGetRoot() <= 0) /* the desktop is not there yet */
		ThrSleep(LOOK_MS);
	first = open_window("The first window");
	ThrSleep(1000);
	for (uint32_t i = 0; i < WINDOWS; i++) {
		WndClose(open_window("One of many"));
		if (i == WINDOWS / 2)
			WndClose(first);
		while (MsgGet(&m, MSG_ONLY_POSTS, 0) > 0)
			;
	}
	open_window("The last window");
	ThrSleep(WAIT_FOREVER);
	return 0;
}
