/* kernel/sys/syscall.h - the way from ring 3 to the functions sys_... of the table. */
#ifndef SYS_SYSCALL_H
#define SYS_SYSCALL_H

void syscall_init(void);

#endif
