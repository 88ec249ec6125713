/* winmgr/hotkey.c - global hot keys of programs. */
#include "abi/error.h"
#include "syscall_kernel.h"

int32_t sys_wnd_set_hot_key(uint32_t window, uint32_t id, uint32_t key, uint32_t mods)
{
	(void)window;
	(void)id;
	(void)key;
	(void)mods;
	return -ENOSYS;
}
