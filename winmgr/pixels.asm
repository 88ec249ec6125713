; winmgr/pixels.asm - the row functions of pixels.h with SSE2.
;
; Long rows go 128 bytes a turn: loads of any alignment, stores aligned after a head of up to three
; single pixels. Instructions per pixel: copy 0.56, blocks 0.53, fill 0.31, shade 3.4, blend 6.
; Every function keeps ebx, esi, edi and ebp as the C convention wants; xmm registers are free.

bits 32
section .note.GNU-stack noalloc noexec nowrite progbits
section .rodata
align 16
times_257: times 8 dw 257

section .text

global pixels_copy_sse2, pixels_copy_user_sse2, pixels_move_user_sse2, pixels_fill_sse2
global pixels_blend_sse2, pixels_blend_straight_sse2, pixels_shade_sse2
global pixels_copy_block_sse2

EFAULT equ 14

; An instruction that may fault on user memory; the kernel then goes on at %1.
%macro may_fault 2+
%%at:	%2
[section .fixups alloc noexec nowrite align=4]
	dd %%at, %1
__?SECT?__
%endmacro

%macro cannot_fault 2+
	%2
%endmacro

; Copy ecx pixels from esi to edi. %1: how to load, %2: how to store, %3: where to go on a fault.
%macro copy_row 3
%%head:	test ecx, ecx
	jz %%done
	test edi, 15
	jz %%aligned
	%1 %3, mov eax, [esi]
	%2 %3, mov [edi], eax
	add esi, 4
	add edi, 4
	dec ecx
	jmp %%head

%%aligned:
	mov edx, ecx
	and edx, -32
	jz %%tail
	sub ecx, edx
	shl edx, 2
	add esi, edx
	add edi, edx
	neg edx
%%long:
%assign at 0
%assign i 0
%rep 8
	%1 %3, movups xmm%[i], [esi + edx + at]
	%assign i i + 1
	%assign at at + 16
%endrep
%assign at 0
%assign i 0
%rep 8
	%2 %3, movaps [edi + edx + at], xmm%[i]
	%assign i i + 1
	%assign at at + 16
%endrep
	add edx, 128
	jnz %%long

%%tail:	sub ecx, 4
	jb %%last
	%1 %3, movups xmm0, [esi]
	%2 %3, movaps [edi], xmm0
	add esi, 16
	add edi, 16
	jmp %%tail
%%last:	add ecx, 4
	jz %%done
%%one:	%1 %3, mov eax, [esi]
	%2 %3, mov [edi], eax
	add esi, 4
	add edi, 4
	dec ecx
	jnz %%one
%%done:
%endmacro

; void pixels_copy_sse2(uint32_t *to, const uint32_t *from, uint32_t count)
pixels_copy_sse2:
	push esi
	push edi
	mov edi, [esp + 12]
	mov esi, [esp + 16]
	mov ecx, [esp + 20]
	copy_row cannot_fault, cannot_fault, 0
	pop edi
	pop esi
	ret

; int pixels_copy_user_sse2(uint32_t *to, uptr from, uint32_t count)
pixels_copy_user_sse2:
	push esi
	push edi
	mov edi, [esp + 12]
	mov esi, [esp + 16]
	mov ecx, [esp + 20]
	copy_row may_fault, cannot_fault, .fault
	xor eax, eax
	pop edi
	pop esi
	ret
.fault:	mov eax, -EFAULT
	pop edi
	pop esi
	ret

; int pixels_move_user_sse2(uptr to, uptr from, uint32_t count)
pixels_move_user_sse2:
	push esi
	push edi
	mov edi, [esp + 12]
	mov esi, [esp + 16]
	mov ecx, [esp + 20]
	copy_row may_fault, may_fault, .fault
	xor eax, eax
	pop edi
	pop esi
	ret
.fault:	mov eax, -EFAULT
	pop edi
	pop esi
	ret

; void pixels_fill_sse2(uint32_t *to, uint32_t value, uint32_t count)
pixels_fill_sse2:
	mov edx, [esp + 4]
	mov eax, [esp + 8]
	mov ecx, [esp + 12]
	movd xmm0, eax
	pshufd xmm0, xmm0, 0
.head:	test ecx, ecx
	jz .done
	test edx, 15
	jz .long
	mov [edx], eax
	add edx, 4
	dec ecx
	jmp .head
.long:	sub ecx, 32
	jb .short
%assign at 0
%rep 8
	movaps [edx + at], xmm0
	%assign at at + 16
%endrep
	add edx, 128
	jmp .long
.short:	add ecx, 32
	jz .done
.one:	mov [edx], eax
	add edx, 4
	dec ecx
	jnz .one
.done:	ret

; Words of %1 / 255, rounded to nearest; xmm7 is 128 in each word. With t = word + 128 it is
; (t + (t >> 8)) >> 8, and that is t * 257 >> 16.
%macro divide_words 1
	paddw %1, xmm7
	pmulhuw %1, [times_257]
%endmacro

; Copy the alpha of each of the two pixels (words) of %2 to all their words in %1.
%macro spread_alpha 2
	pshuflw %1, %2, 0xff
	pshufhw %1, %1, 0xff
%endmacro

; The four pixels of xmm0 (straight alpha) become premultiplied. Uses xmm1-xmm3.
; The alpha word is replaced by 255 first, so that times alpha it is alpha again.
%macro premultiply 0
	movdqa xmm1, xmm0
	punpcklbw xmm0, xmm6
	punpckhbw xmm1, xmm6
	spread_alpha xmm2, xmm0
	spread_alpha xmm3, xmm1
	por xmm0, xmm4
	por xmm1, xmm4
	pmullw xmm0, xmm2
	pmullw xmm1, xmm3
	divide_words xmm0
	divide_words xmm1
	packuswb xmm0, xmm1
%endmacro

; Blend the four pixels of xmm0 (premultiplied) over those of xmm1; result in xmm0.
; xmm5 is 255, xmm6 is 0, xmm7 is 128 in each word. Uses xmm2, xmm3.
%macro blend_four 0
	movdqa xmm2, xmm0
	punpcklbw xmm2, xmm6
	spread_alpha xmm2, xmm2
	pxor xmm2, xmm5
	movdqa xmm3, xmm1
	punpcklbw xmm3, xmm6
	pmullw xmm2, xmm3
	divide_words xmm2
	movdqa xmm3, xmm0
	punpckhbw xmm3, xmm6
	spread_alpha xmm3, xmm3
	pxor xmm3, xmm5
	punpckhbw xmm1, xmm6
	pmullw xmm3, xmm1
	divide_words xmm3
	packuswb xmm2, xmm3
	paddusb xmm0, xmm2
%endmacro

%macro set_constants 0
	pxor xmm6, xmm6
	pcmpeqw xmm5, xmm5
	movdqa xmm7, xmm5
	movdqa xmm4, xmm5
	psrlw xmm5, 8		; 255 in each word
	psrlw xmm7, 15
	psllw xmm7, 7		; 128 in each word
	psrlq xmm4, 56
	psllq xmm4, 48		; 255 in the alpha words
%endmacro

%macro nothing 0
%endmacro

; How four pixels, or one, come into xmm0.
%macro load_pixels_4 0
	movups xmm0, [esi]
	add esi, 16
%endmacro
%macro load_pixels_1 0
	movd xmm0, [esi]
	add esi, 4
%endmacro

; The loop of the blending functions. %1: load four, %2: load one, %3: make premultiplied,
; %4: blend.
%macro blend_row 4
	push esi
	push edi
	mov edi, [esp + 12]
	mov esi, [esp + 16]
	mov ecx, [esp + 20]
	set_constants
%%four:	sub ecx, 4
	jb %%last
	%1
	%3
	movups xmm1, [edi]
	%4
	movups [edi], xmm0
	add edi, 16
	jmp %%four
%%last:	add ecx, 4
	jz %%done
%%one:	%2
	%3
	movd xmm1, [edi]
	%4
	movd [edi], xmm0
	add edi, 4
	dec ecx
	jnz %%one
%%done:	pop edi
	pop esi
	ret
%endmacro

; void pixels_blend_sse2(uint32_t *to, const uint32_t *from, uint32_t count)
pixels_blend_sse2:
	blend_row load_pixels_4, load_pixels_1, nothing, blend_four

; void pixels_blend_straight_sse2(uint32_t *to, const uint32_t *from, uint32_t count)
pixels_blend_straight_sse2:
	blend_row load_pixels_4, load_pixels_1, premultiply, blend_four

; What a pixel loses, from the factors in %1 (two words a pixel), is taken from the pixels in xmm0.
; The upper channel of a word takes the lower along as its fraction. xmm5 is 0xff00, xmm6 0x00ff in
; each word. Uses xmm3, xmm4.
%macro darken 1
	movdqa xmm3, xmm6
	movdqa xmm4, xmm0
	pand xmm3, xmm0
	pmulhuw xmm4, %1
	pmulhuw xmm3, %1
	pand xmm4, xmm5
	psubb xmm0, xmm3
	psubb xmm0, xmm4
%endmacro

; Into the registers of the functions for blocks: edi and esi are the ends of the first rows (each
; row is counted up to 0), eax and ebp the bytes from row to row. ecx is the width.
%macro start_block 0
	push ebx
	push esi
	push edi
	push ebp
	mov ebp, [esp + 20]
	mov edi, [ebp]
	mov esi, [ebp + 4]
	mov ecx, [ebp + 16]
	mov eax, [ebp + 8]
	push dword [ebp + 20]	; [esp] is the rows left
	mov ebp, [ebp + 12]
	lea edi, [edi + ecx * 4]
	lea esi, [esi + ecx * 4]
	shl eax, 2
	shl ebp, 2
	cmp dword [esp], 0
	je .end
	test ecx, ecx
	jz .end
%endmacro

; %1: where a row starts
%macro next_row 1
	add edi, eax
	add esi, ebp
	dec dword [esp]
	jnz %1
%endmacro

%macro end_block 0
	add esp, 4
	pop ebp
	pop edi
	pop esi
	pop ebx
	ret
%endmacro

; void pixels_copy_block_sse2(const struct pixel_block *block)
; First the `width & 3` single pixels of all rows, then the fours. The loop of fours is entered where
; what is left of them makes whole turns from then on, and ecx stands before the row by what is left
; out. ebx and edx are how a row begins: the index and the place. Offsets from -128 to 112 make all
; fours the same number of bytes long.
TURN  equ 16		; fours a turn
FOUR  equ 10		; bytes of code for one

pixels_copy_block_sse2:
	start_block
	mov ebx, ecx
	neg ebx
	test bl, 3
	jz .fours
	push esi
	push edi
	push dword [esp + 8]
.start:	mov ecx, ebx
.one:	movd xmm0, [esi + ecx * 4]
	movd [edi + ecx * 4], xmm0
	inc ecx
	test cl, 3
	jnz .one
	next_row .start
	add esp, 4
	pop edi
	pop esi
	mov ebx, ecx
	test ecx, ecx
	jz .end

.fours:	sub esi, -128
	sub edi, -128
	mov ecx, ebx
	sar ecx, 2
	and ecx, TURN - 1	; fours left out of the first turn
	imul edx, ecx, FOUR
	add edx, .turn
	shl ecx, 2
	sub ebx, ecx
.row:	mov ecx, ebx
	jmp edx
align 16
.turn:
%assign at -128
%rep TURN
	movups xmm0, [byte esi + ecx * 4 + at]
	movups [byte edi + ecx * 4 + at], xmm0
	%assign at at + 16
%endrep
%if $ - .turn != TURN * FOUR
	%error "a four is not as long as it should be"
%endif
	add ecx, TURN * 4
	jnz .turn
	next_row .row
.end:	end_block

; Eight pixels, from the index and so many more.
%macro shade_eight 1
	movups xmm1, [ebx + ecx * 2 + %1 * 2]
	movups xmm0, [esi + ecx * 4 + %1 * 4]
	pmulhuw xmm1, xmm7
	movdqa xmm2, xmm1
	punpcklwd xmm1, xmm1
	punpckhwd xmm2, xmm2
	darken xmm1
	movups [edi + ecx * 4 + %1 * 4], xmm0
	movups xmm0, [esi + ecx * 4 + %1 * 4 + 16]
	darken xmm2
	movups [edi + ecx * 4 + %1 * 4 + 16], xmm0
%endmacro

; void pixels_shade_sse2(const struct pixel_block *block, const uint16_t *columns,
;			 const uint16_t *rows)
; ebx is the end of the columns' factors, edx the row's.
pixels_shade_sse2:
	start_block
	mov ebx, [esp + 28]
	mov edx, [esp + 32]
	lea ebx, [ebx + ecx * 2]
	neg ecx
	push ecx		; what a row starts with
	pcmpeqw xmm5, xmm5
	movdqa xmm6, xmm5
	psllw xmm5, 8
	psrlw xmm6, 8
	push dword [esp + 4]	; rows left

.row:	pinsrw xmm7, [edx], 0
	mov ecx, [esp + 4]
	pshuflw xmm7, xmm7, 0
	add edx, 2
	punpcklqdq xmm7, xmm7
.ones:	test cl, 3
	jz .four
	pinsrw xmm1, [ebx + ecx * 2], 0
	movd xmm0, [esi + ecx * 4]
	pmulhuw xmm1, xmm7
	punpcklwd xmm1, xmm1
	darken xmm1
	movd [edi + ecx * 4], xmm0
	inc ecx
	jmp .ones
.four:	test cl, 4
	jz .rest
	movq xmm1, [ebx + ecx * 2]
	movups xmm0, [esi + ecx * 4]
	pmulhuw xmm1, xmm7
	punpcklwd xmm1, xmm1
	darken xmm1
	movups [edi + ecx * 4], xmm0
	add ecx, 4
.rest:	test cl, 8
	jz .more
	shade_eight 0
	add ecx, 8
.more:	test ecx, ecx
	jz .next
.turn:	shade_eight 0
	shade_eight 8
	add ecx, 16
	jnz .turn

.next:	next_row .row
	add esp, 8
.end:	end_block
