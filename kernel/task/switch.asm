; kernel/task/switch.asm - from one thread's kernel stack to another's.
;
; Offsets of struct thread (task/thread.h): +0 esp, +4 esp0, +8 cr3, +16 tls.
bits 32

%define TSS_ESP0 260				; in struct cpu: behind the scratch and the link
%define CPU_TLS  512				; the local segment's descriptor
%define CPU_CR3	 528
%define USER_LOCAL 0x33

section .text
extern cpus, sched_finish

; void switch_to(struct thread *prev in eax, struct thread *next in edx): interrupts off
global switch_to
switch_to:
	push	ebp
	push	ebx
	push	esi
	push	edi
	mov	[eax], esp
	mov	esp, [edx]
	mov	ecx, [edx + 8]
	test	ecx, ecx			; a kernel thread runs on any tables
	jz	.switched
	mov	eax, [edx + 4]
	mov	[cpus + TSS_ESP0], eax
	cmp	ecx, [cpus + CPU_CR3]
	je	.local
	mov	[cpus + CPU_CR3], ecx
	mov	cr3, ecx
.local:	mov	eax, [edx + 16]
	mov	ecx, [edx + 20]
	mov	[cpus + CPU_TLS], eax
	mov	[cpus + CPU_TLS + 4], ecx
	mov	ecx, USER_LOCAL
	mov	gs, ecx
.switched:
	pop	edi
	pop	esi
	pop	ebx
	pop	ebp
	ret

; A new thread starts here: on its stack lie function and argument (kernel) or a trap frame (user).
global thread_start_kernel, thread_start_user
extern trap_leave
thread_start_kernel:
	call	sched_finish
	sti
	pop	eax				; function; its argument and a return address follow
	call	eax
	push	dword 0
	extern	thread_exit
	call	thread_exit

thread_start_user:
	call	sched_finish
	jmp	trap_leave

section .note.GNU-stack noalloc noexec nowrite progbits
