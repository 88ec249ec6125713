/* apps/capdemo/offer.c - the lamp is dragged to another window. */
#include "offer.h"
#include <string.h>
#include "clip.h"
#include "fs.h"
#include "handle.h"
#include "vmm.h"

#define TYPE	  "application/x-transom-lamp"
#define SIDE	  36 /* of the picture */
#define SCALE_MAX 2
#define FINE	  4 /* points of a pixel, each way */

static uint32_t word; /* of what is dragged or was dropped last; 0: nothing */
static uint32_t taker;
static bool dropped;

/*
 * The picture: a disc with a darker edge.
 */
static int covered(int x, int y, int side, int inset)
{
	int radius = side * FINE - 2 * inset * FINE, count = 0;

	for (int i = 0; i < FINE * FINE; i++) {
		int dx = 2 * (x * FINE + i % FINE) + 1 - side * FINE;
		int dy = 2 * (y * FINE + i / FINE) + 1 - side * FINE;

		count += dx * dx + dy * dy <= radius * radius;
	}
	return count;
}

static uint32_t mixed(uint32_t a, uint32_t b, int part, int all)
{
	uint32_t pixel = 0;

	for (int shift = 0; shift < 32; shift += 8)
		pixel |= ((a >> shift & 255) * (uint32_t)part +
			  (b >> shift & 255) * (uint32_t)(all - part)) /
				 (uint32_t)all
			 << shift;
	return pixel;
}

static void draw(uint32_t *pixels, int side, uint32_t colour)
{
	uint32_t edge = mixed(colour, 0xff000000, 3, 4);
	int all = FINE * FINE;

	for (int y = 0; y < side; y++)
		for (int x = 0; x < side; x++) {
			uint32_t inner =
				mixed(colour, edge, covered(x, y, side, 2 * GuiScale()), all);

			pixels[y * side + x] = mixed(inner, 0, covered(x, y, side, 0), all);
		}
}

/*
 * The giver.
 */
static uint32_t make_word(void)
{
	uint32_t made = 0;
	int handle = FsOpen("/System/Devices/random", FS_READ);

	if (handle < 0)
		return 0;
	if (FsReadSync(handle, &made, sizeof(made), 0) != sizeof(made))
		made = 0;
	FsClose(handle);
	return made;
}

/* A handle to an area with these bytes. */
static int area_of(const struct offer *offer)
{
	int handle = VmmShare(sizeof(*offer), NULL, 0);
	void *at = handle < 0 ? NULL : VmmMapShared(handle, VMM_READ | VMM_WRITE);

	if (!at) {
		if (handle >= 0)
			HandleClose(handle);
		return -1;
	}
	memcpy(at, offer, sizeof(*offer));
	VmmUnmap((uint32_t)(uintptr_t)at);
	return handle;
}

void offer_begin(struct gui_element *source, const struct offer *from, uint32_t colour)
{
	static uint32_t pixels[SIDE * SIDE * SCALE_MAX * SCALE_MAX];
	int side = SIDE * GuiScale();
	struct offer offer = *from;
	struct clip_item item = {.type = TYPE, .size = sizeof(offer)};
	struct drag drag = {.actions = DRAG_COPY,
			    .count = 1,
			    .items = &item,
			    .picture = pixels,
			    .picture_width = side,
			    .picture_height = side,
			    .hot_x = side / 2,
			    .hot_y = side / 2};

	word = offer.word = make_word();
	taker = 0;
	dropped = false;
	item.area = word ? area_of(&offer) : -1;
	if (item.area < 0)
		return;
	draw(pixels, side, colour);
	if (GuiDragBegin(source, &drag) < 0)
		word = 0;
	HandleClose(item.area);
}

void offer_end(bool was_dropped)
{
	dropped = was_dropped;
	if (!dropped)
		word = taker = 0;
}

void offer_asked(uint32_t number, uint32_t said)
{
	if (word && said == word)
		taker = number;
}

uint32_t offer_taker(void)
{
	uint32_t number = dropped ? taker : 0;

	if (number)
		word = taker = 0;
	return number;
}

/*
 * The taker.
 */
bool offer_read(struct offer *offer)
{
	struct clip_item item;
	const void *at;

	if (DragGet(TYPE, &item) < 0)
		return false;
	at = item.size == sizeof(*offer) ? VmmMapShared(item.area, VMM_READ) : NULL;
	if (at) {
		memcpy(offer, at, sizeof(*offer));
		VmmUnmap((uint32_t)(uintptr_t)at);
	}
	HandleClose(item.area);
	return at != NULL;
}
