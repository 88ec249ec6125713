; lib/user/start.asm - a program's first instruction, and the two ways into the kernel.
;
; A stub (build/gen/syscall_stubs.asm) has put the number of the call into eax; its arguments lie on
; the stack above the return address. Either gate hands their address over in ecx, and the result
; comes back in eax; ecx and edx are lost. The kernel always reads six words from there, so there
; must be that much above the first frame of a stack.

extern _program_start

global _start:function
global _init:function
global _fini:function
global gate_int:function
global gate_sysenter:function
global syscall_gate:data

section .text

; esp -> argc, argv[0], ..., argv[argc - 1], NULL, envp[0], ..., NULL
_start:
	xor ebp, ebp
	mov eax, [esp]
	lea ecx, [esp + 4]
	lea edx, [ecx + eax * 4 + 4]
	and esp, -16
	sub esp, 4
	push edx
	push ecx
	push eax
	call _program_start
	ud2

; The C library calls these around the constructors; there is nothing to do here.
_init:
_fini:
	ret

gate_int:
	lea ecx, [esp + 4]
	int 0x30
	ret

; The kernel goes back to edx with ecx as the stack pointer: as if the stub had returned.
gate_sysenter:
	mov edx, [esp]
	lea ecx, [esp + 4]
	sysenter

section .data

syscall_gate:
	dd gate_int
