; kernel/mem/ucopy.asm - copies that survive a bad user address.
;
; Each instruction that touches the program's memory has an entry in .fixups: where to go on when
; it faults. See mem/ucopy.h.
bits 32

%define EFAULT 14
%define ENAMETOOLONG 91

section .fixups progbits alloc noexec nowrite align=4

section .text

global user_copy				; int (void *to, const void *from, uint32_t size)
user_copy:
	push	esi
	push	edi
	mov	edi, [esp + 12]
	mov	esi, [esp + 16]
	mov	ecx, [esp + 20]
	mov	edx, ecx
	shr	ecx, 2
.words:	rep movsd
	and	edx, 3
	jnz	.rest
.done:	xor	eax, eax
	pop	edi
	pop	esi
	ret
.rest:	mov	ecx, edx
.bytes:	rep movsb
	jmp	.done
.fault:	mov	eax, -EFAULT
	pop	edi
	pop	esi
	ret

%macro MAY_FAULT 1+				; an instruction with an entry in .fixups
%%at:	%1
[section .fixups]
	dd %%at, user_copy_wide.fault
__?SECT?__
%endmacro

global user_copy_wide				; int (void *to, const void *from, uint32_t size)
user_copy_wide:
	mov	eax, [esp + 4]
	mov	edx, [esp + 8]
	mov	ecx, [esp + 12]
	shr	ecx, 8
.next:
%assign j 0
%rep 2
 %assign i 0
 %rep 8
	MAY_FAULT movups xmm%[i], [edx + j * 128 + i * 16]
  %assign i i + 1
 %endrep
 %assign i 0
 %rep 8
	MAY_FAULT movups [eax + j * 128 + i * 16], xmm%[i]
  %assign i i + 1
 %endrep
 %assign j j + 1
%endrep
	add	edx, 256
	add	eax, 256
	dec	ecx
	jnz	.next
	xor	eax, eax
	ret
.fault:	mov	eax, -EFAULT
	ret

global user_string_copy				; int (char *to, const char *from, uint32_t size)
user_string_copy:
	push	esi
	push	edi
	mov	edi, [esp + 12]
	mov	esi, [esp + 16]
	mov	ecx, [esp + 20]
.next:	dec	ecx
	js	.long
.load:	mov	al, [esi]
	mov	[edi], al
	inc	esi
	inc	edi
	test	al, al
	jnz	.next
	mov	eax, edi
	sub	eax, [esp + 12]
	dec	eax
	pop	edi
	pop	esi
	ret
.long:	mov	eax, -ENAMETOOLONG
	pop	edi
	pop	esi
	ret
.fault:	mov	eax, -EFAULT
	pop	edi
	pop	esi
	ret

section .fixups progbits alloc noexec nowrite align=4
	dd user_copy.words, user_copy.fault
	dd user_copy.bytes, user_copy.fault
	dd user_string_copy.load, user_string_copy.fault

section .note.GNU-stack noalloc noexec nowrite progbits
