/* tests/guest/crash_here.c - faults while it handles a message. What tests/e2e/test_crash.py runs.
 */
#include "msg.h"
#include "wnd.h"

static int *volatile nowhere = (int *)0x10;

__attribute__((noinline)) static void on_message(const struct msg *msg)
{
	*nowhere = (int)msg->code;
}

int main(void)
{
	struct wnd_create c = {.flags = WND_VISIBLE, .width = 100, .height = 50, .title = "Crash"};
	struct msg m;

	WndPostMessage(WndCreate(&c), MSG_CLOSE, 0, 0, 0);
	while (MsgGet(&m, 0, 1000) == 1)
		if (m.code == MSG_CLOSE)
			on_message(&m);
	return 0;
}
