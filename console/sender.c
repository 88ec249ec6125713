/* console/sender.c - the sender's process and its privileges. */
#include "sender.h"
#include <stdlib.h>
#include "msg.h"
#include "proc.h"

static uint32_t sender(void)
{
	struct msg_info info;

	return MsgInfo(&info) < 0 ? 0 : info.process;
}

bool sender_is_self(void)
{
	return sender() == ProcGetId();
}

/* False: it has ended. */
static bool find(uint32_t process, struct proc_info *found)
{
	int count = ProcList(NULL, 0), listed = 0;
	struct proc_info *all = calloc((size_t)count, sizeof(*all));
	bool there = false;

	if (all)
		listed = ProcList(all, (uint32_t)count);
	for (int i = 0; i < listed && i < count && !there; i++) {
		there = all[i].process == process;
		*found = all[i];
	}
	free(all);
	return there;
}

bool sender_is_equal(void)
{
	struct proc_info self = {.privileges = PRIV_ALL}, other;
	uint32_t process = sender();

	ProcQuery(0, &self);
	return process && find(process, &other) &&
	       (other.privileges & self.privileges) == self.privileges;
}
