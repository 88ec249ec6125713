/* kernel/mem/ucopy.c - range checks before the copies of ucopy.asm. */
#include "mem/ucopy.h"
#include "abi/error.h"

extern int user_string_copy(char *to, const char *from, uint32_t size);

int copy_from_user(void *to, uptr from, uint32_t size)
{
	if (!user_range_ok(from, size))
		return -EFAULT;
	return user_copy(to, (const void *)from, size);
}

int copy_to_user(uptr to, const void *from, uint32_t size)
{
	if (!user_range_ok(to, size))
		return -EFAULT;
	return user_copy((void *)to, from, size);
}

int copy_string_from_user(char *to, uptr from, uint32_t size)
{
	uint32_t room;

	if (from >= USER_END)
		return -EFAULT;
	room = USER_END - from;
	if (room >= size)
		return user_string_copy(to, (const char *)from, size);
	int r = user_string_copy(to, (const char *)from, room);
	return r == -ENAMETOOLONG ? -EFAULT : r;
}
