; winmgr/pixels.asm - the row functions of pixels.h with SSE2.
;
; Long rows go 128 bytes a turn: loads of any alignment, stores aligned after a head of up to three
; single pixels. Instructions per pixel: copy 0.56, fill 0.31, blend about 6.
; Every function keeps ebx, esi, edi and ebp as the C convention wants; xmm registers are free.

bits 32
section .note.GNU-stack noalloc noexec nowrite progbits
section .rodata
align 16
times_257: times 8 dw 257

section .text

global pixels_copy_sse2, pixels_copy_user_sse2, pixels_fill_sse2
global pixels_blend_sse2, pixels_blend_straight_sse2, pixels_shadow_sse2

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

; Copy ecx pixels from esi to edi. %1: how to load, %2: where to go on a fault.
%macro copy_row 2
%%head:	test ecx, ecx
	jz %%done
	test edi, 15
	jz %%aligned
	%1 %2, mov eax, [esi]
	mov [edi], eax
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
	%1 %2, movups xmm%[i], [esi + edx + at]
	%assign i i + 1
	%assign at at + 16
%endrep
%assign at 0
%assign i 0
%rep 8
	movaps [edi + edx + at], xmm%[i]
	%assign i i + 1
	%assign at at + 16
%endrep
	add edx, 128
	jnz %%long

%%tail:	sub ecx, 4
	jb %%last
	%1 %2, movups xmm0, [esi]
	movaps [edi], xmm0
	add esi, 16
	add edi, 16
	jmp %%tail
%%last:	add ecx, 4
	jz %%done
%%one:	%1 %2, mov eax, [esi]
	mov [edi], eax
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
	copy_row cannot_fault, 0
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
	copy_row may_fault, .fault
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
; The alpha of each in all its bytes.
%macro load_shadow_4 0
	movd xmm0, [esi]
	add esi, 4
	punpcklbw xmm0, xmm0
	punpcklwd xmm0, xmm0
%endmacro
%macro load_shadow_1 0
	movzx eax, byte [esi]
	movd xmm0, eax
	inc esi
	punpcklbw xmm0, xmm0
	punpcklwd xmm0, xmm0
%endmacro

; Blend black over the four pixels of xmm1, with the alphas of load_shadow in xmm0; result in xmm0.
; Uses xmm2-xmm4.
%macro blend_black 0
	pcmpeqw xmm2, xmm2
	pxor xmm2, xmm0
	movdqa xmm3, xmm2
	punpcklbw xmm2, xmm6
	punpckhbw xmm3, xmm6
	movdqa xmm4, xmm1
	punpcklbw xmm4, xmm6
	punpckhbw xmm1, xmm6
	pmullw xmm2, xmm4
	pmullw xmm3, xmm1
	divide_words xmm2
	divide_words xmm3
	packuswb xmm2, xmm3
	pslld xmm0, 24
	paddusb xmm0, xmm2
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

; void pixels_shadow_sse2(uint32_t *to, const uint8_t *alpha, uint32_t count)
pixels_shadow_sse2:
	blend_row load_shadow_4, load_shadow_1, nothing, blend_black
