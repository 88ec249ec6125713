/* tests/guest/break_here.c - stops a debugger while it handles a message. What
 * tests/e2e/test_bochs.py runs. */
#include <stdio.h>
#include "msg.h"
#include "sys.h"
#include "thr.h"

__attribute__((noinline)) static void on_message(const struct msg *msg)
{
	DbgBreak();
	printf("went on with %#x\n", (unsigned)msg->params[2]);
}

int main(void)
{
	struct msg m;

	MsgGet(&m, 0, 0); /* makes the queue */
	ThrPostMessage(ThrGetId(), MSG_USER + 7, 0x1111, 0x2222, 0x3333);
	if (MsgGet(&m, 0, 1000) == 1)
		on_message(&m);
	return 0;
}
