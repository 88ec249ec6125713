/* kernel/cpu/cpu.c - which features the processor has, and switching on those in use. */
#include "cpu/cpu.h"
#include "abi/proc.h"

uint32_t cpu_features;

#define CPUID_SEP  (1u << 11)
#define CPUID_PGE  (1u << 13)
#define CPUID_FXSR (1u << 24)
#define CPUID_SSE  (1u << 25)
#define CPUID_SSE2 (1u << 26)
#define CPUID_NX   (1u << 20)

#define CR0_MP	0x2u
#define CR0_EM	0x4u
#define CR0_NE	0x20u
#define CR4_PGE 0x80u
#define CR4_SSE 0x600u /* OSFXSR, OSXMMEXCPT */

#define MSR_EFER 0xc0000080u
#define EFER_NXE 0x800u

static void find_features(uint32_t *edx)
{
	uint32_t a, b, c, d, signature;

	cpuid(1, &signature, &b, &c, edx);
	/* The Pentium Pro says it has SYSENTER and has not (Intel SDM volume 2, SYSENTER). */
	if (*edx & CPUID_SEP && !((signature & 0xfff) < 0x633 && (signature >> 8 & 15) == 6))
		cpu_features |= SYS_CPU_SYSENTER;
	if (*edx & CPUID_FXSR)
		cpu_features |= SYS_CPU_FXSR;
	if (*edx & CPUID_FXSR && *edx & CPUID_SSE)
		cpu_features |= SYS_CPU_SSE;
	if (cpu_features & SYS_CPU_SSE && *edx & CPUID_SSE2)
		cpu_features |= SYS_CPU_SSE2;
	cpuid(0x80000000u, &a, &b, &c, &d);
	if (a < 0x80000001u || a > 0x8000ffffu)
		return;
	cpuid(0x80000001u, &a, &b, &c, &d);
	if (d & CPUID_NX)
		cpu_features |= SYS_CPU_NX;
}

void cpu_init(void)
{
	uint32_t edx;

	find_features(&edx);
	write_cr0((read_cr0() & ~CR0_EM) | CR0_MP | CR0_NE);
	if (cpu_features & SYS_CPU_SSE)
		write_cr4(read_cr4() | CR4_SSE);
	if (edx & CPUID_PGE)
		write_cr4(read_cr4() | CR4_PGE);
	if (cpu_features & SYS_CPU_NX)
		wrmsr(MSR_EFER, rdmsr(MSR_EFER) | EFER_NXE);
}
