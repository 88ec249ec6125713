; kernel/mem/ucopy.asm - copies that survive a bad user address.
;
; Each instruction that touches the program's memory has an entry in .fixups: where to go on when
; it faults. See mem/ucopy.h.
bits 32

%define EFAULT 14
%define ENAMETOOLONG 91

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
