/* kernel/sys/sys_box.c - system calls of mailboxes (include/box.h). */
#include "abi/error.h"
#include "ipc/mailbox.h"
#include "syscall_kernel.h"
#include "task/process.h"
#include "task/timer.h"

int32_t sys_box_send(uint32_t process, uptr bytes, uint32_t size)
{
	struct mail mail;

	if (size > BOX_BYTES_MAX)
		return -EMSGSIZE;
	mail.size = size;
	if (!user_range_ok(bytes, size) || user_copy_inline(mail.bytes, (const void *)bytes, size))
		return -EFAULT;
	return mailbox_send(process, &mail);
}

static int tell(const struct mail *mail, uptr info)
{
	struct msg_info i = {.stamp = mail->stamp,
			     .time_ns = clock_ns_of(mail->tsc),
			     .process = mail->process,
			     .thread = mail->thread,
			     .how = MSG_BY_POST};

	return copy_to_user(info, &i, sizeof i);
}

static int give(const struct mail *mail, uptr bytes, uptr info)
{
	if (info && tell(mail, info))
		return -EFAULT;
	if (!user_range_ok(bytes, mail->size) ||
	    user_copy_inline((void *)bytes, mail->bytes, mail->size))
		return -EFAULT;
	return (int)mail->size;
}

int32_t sys_box_receive(uptr bytes, uint32_t capacity, uint32_t timeout, uptr info)
{
	struct mail mail;
	int result = mailbox_receive(&mail, capacity, timeout);

	if (result)
		return result;
	result = give(&mail, bytes, info);
	if (result < 0)
		mailbox_return(&mail);
	return result;
}

int32_t sys_box_open(void)
{
	struct object *o = mailbox_own();
	int handle = o ? handle_open(current_process(), o, RIGHT_READ | RIGHT_WAIT) : -ENOMEM;

	if (handle < 0)
		object_unref(o);
	return handle;
}
