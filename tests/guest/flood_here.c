/* tests/guest/flood_here.c - posts itself 10,000 messages a second, for looking at what watches. */
#include "msg.h"
#include "sys.h"
#include "thr.h"
#include "wnd.h"

#define A_TICK 100 /* messages every 10 ms */
#define TICK   10

static void tick(uint32_t thread)
{
	for (uint32_t i = 0; i < A_TICK; i++)
		ThrPostMessage(thread, MSG_USER, i, 0, 0);
}

int main(void)
{
	uint32_t thread = ThrGetId();
	struct msg msg;

	for (;;) {
		tick(thread);
		while (MsgGet(&msg, 0, 0) > 0)
			;
		ThrSleep(TICK);
	}
}
