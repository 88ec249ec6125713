/* lib/user/start.c - what happens before main: the way into the kernel, the C library,
 * constructors. */
#include <stdint.h>
#include <stdlib.h>
#include "local.h"

extern char **environ;
extern void (*syscall_gate)(void); /* start.asm */
void gate_sysenter(void);
void __libc_init_array(void); /* newlib */
void __libc_fini_array(void);
int main(int argc, char **argv, char **envp);
void _program_start(int argc, char **argv, char **envp) __attribute__((noreturn));

#define CPUID_SEP (1u << 11)

/* The first Pentium Pros say they have SYSENTER and do not. */
static int has_sysenter(void)
{
	uint32_t version = 1, ebx, ecx, edx;

	__asm__("cpuid" : "+a"(version), "=b"(ebx), "=c"(ecx), "=d"(edx));
	if ((version >> 8 & 15) == 6 && (version >> 4 & 15) < 3 && !(version >> 16 & 15))
		return 0;
	return (edx & CPUID_SEP) != 0;
}

void _program_start(int argc, char **argv, char **envp)
{
	environ = envp;
	if (has_sysenter())
		syscall_gate = gate_sysenter;
	local_init_main();
	atexit(__libc_fini_array);
	__libc_init_array();
	exit(main(argc, argv, environ));
}
