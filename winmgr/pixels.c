/* winmgr/pixels.c - chooses the set of row functions and checks user rows before they are read. */
#include "winmgr/pixels.h"
#include "winmgr/pixels_user.h"
#include "abi/error.h"

/* In pixels.asm; nobody else calls them. */
int pixels_copy_user_sse2(uint32_t *to, uptr from, uint32_t count);
int pixels_move_user_sse2(uptr to, uptr from, uint32_t count);

void pixels_copy_sse2(uint32_t *to, const uint32_t *from, uint32_t count);
void pixels_fill_sse2(uint32_t *to, uint32_t value, uint32_t count);
void pixels_blend_sse2(uint32_t *to, const uint32_t *from, uint32_t count);
void pixels_blend_straight_sse2(uint32_t *to, const uint32_t *from, uint32_t count);
void pixels_copy_block_sse2(const struct pixel_block *block);
void pixels_shade_sse2(const struct pixel_block *block, const uint16_t *columns,
		       const uint16_t *rows);

const struct pixel_functions pixels_sse2 = {
	.copy = pixels_copy_sse2,
	.fill = pixels_fill_sse2,
	.blend = pixels_blend_sse2,
	.blend_straight = pixels_blend_straight_sse2,
	.copy_block = pixels_copy_block_sse2,
	.shade = pixels_shade_sse2,
};

void pixels_init(bool sse2)
{
	pixels = sse2 ? &pixels_sse2 : &pixels_generic;
}

static bool row_ok(uptr at, uint32_t count)
{
	return count <= USER_END / sizeof(uint32_t) && user_range_ok(at, count * sizeof(uint32_t));
}

int pixels_move_user(uptr to, uptr from, uint32_t count)
{
	if (pixels != &pixels_sse2 || !row_ok(to, count) || !row_ok(from, count))
		return -EFAULT;
	return pixels_move_user_sse2(to, from, count);
}

int pixels_copy_user(uint32_t *to, uptr from, uint32_t count)
{
	if (!row_ok(from, count))
		return -EFAULT;
	if (pixels == &pixels_sse2)
		return pixels_copy_user_sse2(to, from, count);
	return copy_from_user(to, from, count * sizeof(*to));
}
