; kernel/mem/page_sse.asm - clear and copy one page with SSE2, from any kernel context.
;
; Called with interrupts off. The registers used are put back, and so is CR0.TS, which keeps a
; program from seeing another's FPU state (task/fpu.c).
bits 32

section .text

%macro BORROW 0					; ecx, edx free; edx = old cr0
	mov	edx, cr0
	clts
%endmacro
%macro GIVE_BACK 0
	test	dl, 8				; task switched
	jz	%%done
	mov	cr0, edx
%%done:
%endmacro

global clear_page_sse				; (void *page)
clear_page_sse:
	mov	eax, [esp + 4]
	BORROW
	sub	esp, 16
	movups	[esp], xmm0
	pxor	xmm0, xmm0
	mov	ecx, 16
.next:
%assign i 0
%rep 16
	movaps	[eax + i * 16], xmm0
 %assign i i + 1
%endrep
	add	eax, 256
	dec	ecx
	jnz	.next
	movups	xmm0, [esp]
	add	esp, 16
	GIVE_BACK
	ret

global copy_page_sse				; (void *to, const void *from)
copy_page_sse:
	push	esi
	mov	eax, [esp + 8]
	mov	esi, [esp + 12]
	BORROW
	sub	esp, 64
%assign i 0
%rep 4
	movups	[esp + i * 16], xmm%[i]
 %assign i i + 1
%endrep
	mov	ecx, 32
.next:
%assign j 0
%rep 2
 %assign i 0
 %rep 4
	movaps	xmm%[i], [esi + j * 64 + i * 16]
  %assign i i + 1
 %endrep
 %assign i 0
 %rep 4
	movaps	[eax + j * 64 + i * 16], xmm%[i]
  %assign i i + 1
 %endrep
 %assign j j + 1
%endrep
	sub	esi, -128
	sub	eax, -128
	dec	ecx
	jnz	.next
%assign i 0
%rep 4
	movups	xmm%[i], [esp + i * 16]
 %assign i i + 1
%endrep
	add	esp, 64
	GIVE_BACK
	pop	esi
	ret

section .note.GNU-stack noalloc noexec nowrite progbits
