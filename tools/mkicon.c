/* tools/mkicon.c - makes an icon file (gui/icon_format.h) from a PNG picture: host tool. */
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gui/icon_format.h"

static void fail(const char *what, const char *name)
{
	fprintf(stderr, "mkicon: %s: %s\n", name, what);
	exit(1);
}

static uint32_t premultiply(const uint8_t *rgba)
{
	uint32_t a = rgba[3];

	return a << 24 | (rgba[0] * a + 127) / 255 << 16 | (rgba[1] * a + 127) / 255 << 8 |
	       (rgba[2] * a + 127) / 255;
}

/* Copy the picture into the middle of a size x size square. */
static uint32_t *centre(const png_image *image, const uint8_t *rgba, uint32_t size)
{
	uint32_t *square = calloc(size * size, sizeof(*square));
	uint32_t left = (size - image->width) / 2, top = (size - image->height) / 2;

	if (!square)
		fail("no memory", "calloc");
	for (uint32_t y = 0; y < image->height; y++)
		for (uint32_t x = 0; x < image->width; x++, rgba += 4)
			square[(y + top) * size + x + left] = premultiply(rgba);
	return square;
}

int main(int argc, char **argv)
{
	png_image image = {.version = PNG_IMAGE_VERSION};
	struct icon_header header = {.magic = ICON_MAGIC};
	uint32_t *pixels, size;
	uint8_t *rgba;
	FILE *out;

	if (argc != 4) {
		fprintf(stderr, "usage: mkicon PICTURE.png SIZE OUTPUT\n");
		return 2;
	}
	size = atoi(argv[2]);
	if (!png_image_begin_read_from_file(&image, argv[1]))
		fail(image.message, argv[1]);
	image.format = PNG_FORMAT_RGBA;
	rgba = malloc(PNG_IMAGE_SIZE(image));
	if (!rgba || !png_image_finish_read(&image, NULL, rgba, 0, NULL))
		fail("cannot read", argv[1]);
	if (image.width > size || image.height > size)
		fail("larger than the icon", argv[1]);
	header.width = header.height = size;
	pixels = centre(&image, rgba, size);
	out = fopen(argv[3], "wb");
	if (!out || fwrite(&header, sizeof(header), 1, out) != 1 ||
	    fwrite(pixels, 4, size * size, out) != size * size || fclose(out))
		fail("cannot write", argv[3]);
	return 0;
}
