; kernel/cpu/isr.asm - every way into the kernel: exceptions, interrupts, INT 30h, SYSENTER.
;
; All but SYSENTER save a struct trap_frame (cpu/trap.h) and call trap_dispatch. SYSENTER is the
; short way of a system call: ecx = the caller's stack, whose first six words are the arguments,
; edx = where to go on, eax = number and result; ebx, esi, edi, ebp stay as they are because the C
; functions behind keep them. Sources: Intel SDM volume 2 (SYSENTER, SYSEXIT), volume 3 chapter 6.
bits 32


%define USER_DATA	0x23
%define USER_END	0xbffff000
%define EFAULT		14
%define ENOSYS		88
%define THREAD_WORK	12			; offset in struct thread

section .text
extern trap_dispatch, syscall_table, syscall_count, syscall_work

; ---- exceptions and interrupts ------------------------------------------------------------

%macro TRAP 1					; without an error code
trap_%1:
	push	dword 0
	push	dword %1
	jmp	trap_common
%endmacro
%macro TRAP_ERROR 1				; the processor pushed one
trap_%1:
	push	dword %1
	jmp	trap_common
%endmacro

; A program that single-steps into SYSENTER traps here before the stack is ours. In the kernel only
; a thread that a test has armed is stepped (task/step.h).
trap_1:
	test	byte [esp + 4], 3
	jnz	.known
	cmp	dword [sysenter_flags], 0x202
	je	.clear
	cmp	dword [esp], sysenter_entry
	jne	.known
.clear:	and	dword [esp + 8], ~0x100
	iretd
.known:	push	dword 0
	push	dword 1
	jmp	trap_common

%assign i 0
%rep 49
 %if i == 1
 %elif i == 8 || (i >= 10 && i <= 14) || i == 17 || i == 21 || i == 29 || i == 30
	TRAP_ERROR i
 %else
	TRAP i
 %endif
 %assign i i + 1
%endrep

trap_common:
	pushad
	push	ds
	push	es
	push	fs
	push	gs
	mov	eax, USER_DATA			; flat, and allowed to both rings
	mov	ds, eax
	mov	es, eax
	cld
	push	esp
	call	trap_dispatch
	add	esp, 4
global trap_leave
trap_leave:
	pop	gs
	pop	fs
	pop	es
	pop	ds
	popad
	add	esp, 8
	iretd

section .rodata
global trap_entries
trap_entries:					; addresses of vectors 0..48
%assign i 0
%rep 49
	dd trap_%[i]
 %assign i i + 1
%endrep

; ---- SYSENTER -------------------------------------------------------------------------------

section .text
global sysenter_entry
sysenter_entry:
	mov	esp, [esp]			; tss.esp0: this thread's kernel stack
	push	ecx
	push	edx
	push	dword [sysenter_flags]		; interrupts on; no direction, nested task
	popfd
	mov	edx, USER_DATA
	mov	ds, edx
	mov	es, edx
	cmp	ecx, USER_END - 24
	ja	.bad_stack
	cmp	eax, [syscall_count]
	jae	.bad_number
%assign i 0
%rep 6
.arg%[i]: push	dword [ecx + 20 - i * 4]
 %assign i i + 1
%endrep
	call	[syscall_table + eax * 4]
	add	esp, 24
.leave:	cli
	mov	ecx, [esp + 20]			; the slot's last word: struct thread
	cmp	dword [ecx + THREAD_WORK], 0
	jne	.work
	pop	edx
	pop	ecx
	sti
	sysexit
.work:	push	eax
	call	syscall_work			; interrupts off before and after
	pop	eax
	jmp	.leave
.bad_number:
	mov	eax, -ENOSYS
	jmp	.leave
%assign i 5
%rep 5
.drop%[i]: add	esp, 4
 %assign i i - 1
%endrep
.drop0:
.bad_stack:
	mov	eax, -EFAULT
	jmp	.leave

section .data
global sysenter_flags
sysenter_flags:					; with the trap flag while a thread is armed
	dd	0x202

section .text
; Where switch_to returns to in a thread that is stepped.
global step_back
extern step_returns_to
step_back:
	call	step_returns_to
	push	eax
	pushfd
	or	dword [esp], 0x100
	popfd
	ret

section .fixups progbits alloc noexec nowrite align=4
%assign i 0
%rep 6
	dd sysenter_entry.arg%[i], sysenter_entry.drop%[i]
 %assign i i + 1
%endrep

; ---- a double fault: a task of its own ------------------------------------------------------

section .text
global double_fault_entry
extern trap_double_fault
double_fault_entry:
	call	trap_double_fault
.stop:	hlt
	jmp	.stop

section .note.GNU-stack noalloc noexec nowrite progbits
