/* lib/user/pipe.c - PipeSubscribe: the raw devices by their calls' name. */
#include <errno.h>
#include "box.h"
#include "fs.h"

int PipeSubscribe(uint32_t which)
{
	if (which != PIPE_KEYBOARD && which != PIPE_MOUSE)
		return -EINVAL;
	return FsOpen(which == PIPE_KEYBOARD ? "/System/Devices/keyboard" : "/System/Devices/mouse",
		      FS_READ);
}
