; kernel/boot.asm - from the boot loader to kernel_main: paging on, a stack, and up to 3 GiB.
;
; Multiboot 1 (GNU Multiboot Specification 0.6.96): eax = magic, ebx = information. The first
; 512 MiB are mapped twice with 2 MiB pages, at 0 (until kernel_main is reached) and at
; KERNEL_BASE, by one page directory that stays the kernel's for good.
bits 32

%define KERNEL_BASE 0xc0000000
%define PHYSICAL(x) ((x) - KERNEL_BASE)

%define MULTIBOOT_MAGIC 0x1badb002
%define MULTIBOOT_FLAGS 0x00000007		; modules on pages, memory map, video mode

section .multiboot progbits alloc noexec nowrite align=4
	dd MULTIBOOT_MAGIC
	dd MULTIBOOT_FLAGS
	dd -(MULTIBOOT_MAGIC + MULTIBOOT_FLAGS)
	times 5 dd 0				; addresses: taken from the ELF headers
	dd 0, 1024, 768, 32			; linear, width, height, depth

section .bss.stacks nobits alloc noexec write align=16384
global boot_stack, kernel_pd, kernel_pdpt, boot_tsc
boot_stack:	resb 16384			; a kernel stack slot (task/thread.h)
kernel_pd:	resb 4096			; page directory of 3..4 GiB, shared by all
kernel_pdpt:	resb 32
boot_tsc:	resd 2

section .text
global boot_start
extern kernel_main
boot_start:
	cli
	cld
	mov	edi, eax			; magic
	mov	esi, ebx			; information
	rdtsc
	mov	[PHYSICAL(boot_tsc)], eax
	mov	[PHYSICAL(boot_tsc) + 4], edx

	mov	eax, 1				; PAE?
	cpuid
	test	edx, 1 << 6
	jz	no_pae

	mov	ecx, 256			; 256 pages of 2 MiB
	mov	eax, 0x83			; present, writable, large
	mov	ebx, PHYSICAL(kernel_pd)
.fill:	mov	[ebx], eax
	mov	dword [ebx + 4], 0
	add	eax, 0x200000
	add	ebx, 8
	loop	.fill
	mov	dword [PHYSICAL(kernel_pdpt)], PHYSICAL(kernel_pd) + 1
	mov	dword [PHYSICAL(kernel_pdpt) + 24], PHYSICAL(kernel_pd) + 1

	mov	eax, cr4
	or	eax, 1 << 5			; PAE
	mov	cr4, eax
	mov	eax, PHYSICAL(kernel_pdpt)
	mov	cr3, eax
	mov	eax, cr0
	or	eax, 0x80010000			; paging, write protection for the kernel too
	mov	cr0, eax
	mov	eax, .high
	jmp	eax
.high:	mov	esp, boot_stack + 16384 - 16
	xor	ebp, ebp
	push	esi
	push	edi
	call	kernel_main
.stop:	hlt
	jmp	.stop

no_pae:	mov	esi, PHYSICAL(no_pae_text)
	mov	edi, 0xb8000
	mov	ah, 0x4f
.next:	lodsb
	test	al, al
	jz	.halt
	stosw
	jmp	.next
.halt:	hlt
	jmp	.halt

section .rodata
no_pae_text: db "Transom needs a processor with PAE (Pentium Pro or newer).", 0

section .note.GNU-stack noalloc noexec nowrite progbits
