/* winmgr/shade.c - lays the shadows of windows over pixels. */
#include "winmgr/shade.h"
#include "winmgr/pixels.h"
#include "winmgr/tile.h"
#include "common/rect.h"

#define TILE_WIDTH  SHADOW_RUN
#define TILE_HEIGHT 64

/* Under several shadows a part is put together here, to and fro; the last one goes to the target.
 */
static uint32_t tiles[2][TILE_HEIGHT * TILE_WIDTH] __attribute__((aligned(16)));

void shade_lay(const struct layer *layer, struct rect area, struct picture from, struct picture to)
{
	struct pixel_block block = {to.pixels,
				    from.pixels,
				    to.pitch,
				    from.pitch,
				    (uint32_t)rect_width(area),
				    (uint32_t)rect_height(area)};
	enum shadow_kind kind = layer_shadow(layer);
	uint16_t column_room[SHADOW_RUN], row_room[SHADOW_RUN];

	pixels->shade(&block,
		      shadow_columns(kind, layer->rect, area.left, block.width, column_room),
		      shadow_rows(kind, layer->rect, area.top, block.height, row_room));
}

static struct picture tile_picture(int which)
{
	return (struct picture){tiles[which], TILE_WIDTH, TILE_HEIGHT, TILE_WIDTH};
}

static struct picture base_picture(const struct scene *scene, uint32_t base, struct rect area)
{
	struct picture picture = tile_picture(0);
	uint32_t *row = picture.pixels;

	if (base_find(scene, base, area, &picture))
		return picture;
	for (int y = area.top; y < area.bottom; y++, row += TILE_WIDTH)
		base_row(scene, base, area.left, y, row, rect_width(area));
	return picture;
}

static void draw_part(const struct scene *scene, uint32_t base, const uint32_t *over,
		      uint32_t count, struct rect area, struct picture target)
{
	struct picture from = base_picture(scene, base, area), to;

	while (count-- > 0) {
		to = count ? tile_picture(count % 2) : target;
		shade_lay(&scene->layers[over[count]], area, from, to);
		from = to;
	}
}

void shade_draw(const struct scene *scene, uint32_t base, const uint32_t *over, uint32_t count,
		struct rect area, const struct picture *target)
{
	for (int y = area.top; y < area.bottom; y += TILE_HEIGHT) {
		for (int x = area.left; x < area.right; x += TILE_WIDTH) {
			struct rect part =
				rect_intersect(area, rect_make(x, y, TILE_WIDTH, TILE_HEIGHT));
			struct picture to = *target;

			to.pixels += y * to.pitch + x;
			draw_part(scene, base, over, count, part, to);
		}
	}
}
