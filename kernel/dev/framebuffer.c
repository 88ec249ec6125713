/*
 * kernel/dev/framebuffer.c - finds the screen, or sets its mode through the Bochs VBE ports.
 *
 * The ports 1CEh/1CFh are those of the Bochs VBE extensions (vbe_dispi), which QEMU and v86 have
 * too; the linear picture is base address 0 of the display controller on the PCI bus.
 */
#include "dev/framebuffer.h"
#include "abi/error.h"
#include "abi/limits.h"
#include "boot.h"
#include "cpu/cpu.h"
#include "dev/pci.h"
#include "log.h"
#include "mem/heap.h"

#define VBE_INDEX  0x1ce
#define VBE_DATA   0x1cf
#define VBE_ID	   0
#define VBE_XRES   1
#define VBE_YRES   2
#define VBE_BPP	   3
#define VBE_MODE   4
#define VBE_WIDTH  6  /* virtual: pixels from line to line */
#define VBE_MEMORY 10 /* 64 KiB each */

#define MODE_OFF    0x00
#define MODE_ON	    0x01
#define MODE_LINEAR 0x40

#define ISA_ADDRESS   0xe0000000u /* Bochs and v86 without PCI */
#define CLASS_DISPLAY 0x03

#define DEFAULT_WIDTH  1024
#define DEFAULT_HEIGHT 768

struct framebuffer framebuffer;

static void vbe_write(uint16_t index, uint16_t value)
{
	outw(VBE_INDEX, index);
	outw(VBE_DATA, value);
}

static uint16_t vbe_read(uint16_t index)
{
	outw(VBE_INDEX, index);
	return inw(VBE_DATA);
}

static uint32_t vbe_address(void)
{
	struct pci_device d;

	if (pci_find_class(CLASS_DISPLAY, &d)) {
		uint32_t bar = pci_read(&d, 0x10);

		if (!(bar & 1) && bar & ~15u)
			return bar & ~15u;
	}
	return ISA_ADDRESS;
}

/* Are the ports there, and is there memory for the picture? (Memory is told by newer ones only.) */
static bool vbe_can(int32_t width, int32_t height)
{
	uint16_t id = vbe_read(VBE_ID), blocks = vbe_read(VBE_MEMORY);

	if (id < 0xb0c2 || id > 0xb0cf)
		return false;
	return id < 0xb0c5 || (uint32_t)width * height * 4 <= (uint32_t)blocks << 16;
}

/* 0 or -ENODEV. */
static int vbe_set(int32_t width, int32_t height)
{
	if (!vbe_can(width, height))
		return -ENODEV;
	vbe_write(VBE_MODE, MODE_OFF);
	vbe_write(VBE_XRES, width);
	vbe_write(VBE_YRES, height);
	vbe_write(VBE_BPP, 32);
	vbe_write(VBE_MODE, MODE_ON | MODE_LINEAR);
	if (vbe_read(VBE_XRES) != width || vbe_read(VBE_YRES) != height || vbe_read(VBE_BPP) != 32)
		return -ENODEV;
	framebuffer.width = width;
	framebuffer.height = height;
	framebuffer.pitch = vbe_read(VBE_WIDTH);
	framebuffer.physical = vbe_address();
	return 0;
}

static void take_from_loader(const struct boot_info *boot)
{
	framebuffer.width = (int32_t)boot->framebuffer_width;
	framebuffer.height = (int32_t)boot->framebuffer_height;
	framebuffer.pitch = (int32_t)boot->framebuffer_pitch / 4;
	framebuffer.physical = boot->framebuffer_address;
}

static bool size_ok(int32_t width, int32_t height)
{
	return width >= 640 && width <= SCREEN_WIDTH_MAX && height >= 480 &&
	       height <= SCREEN_HEIGHT_MAX && width % 8 == 0;
}

/* Set what is asked for; else what the loader set; else the default. */
static int choose(const struct boot_info *boot, int32_t width, int32_t height)
{
	bool asked = width && height;

	if (asked && !size_ok(width, height)) {
		log_warn("screen: %dx%d is not a mode from 640x480 to %dx%d", width, height,
			 SCREEN_WIDTH_MAX, SCREEN_HEIGHT_MAX);
		asked = false;
	}
	if (asked && boot->has_framebuffer && width == (int32_t)boot->framebuffer_width &&
	    height == (int32_t)boot->framebuffer_height)
		asked = false;
	if (asked && !vbe_set(width, height))
		return 0;
	if (asked)
		log_warn("screen: %dx%d could not be set", width, height);
	if (boot->has_framebuffer &&
	    size_ok((int32_t)boot->framebuffer_width & ~7, (int32_t)boot->framebuffer_height)) {
		if (!asked ||
		    vbe_set((int32_t)boot->framebuffer_width, (int32_t)boot->framebuffer_height))
			take_from_loader(boot);
		return 0;
	}
	return vbe_set(DEFAULT_WIDTH, DEFAULT_HEIGHT);
}

int framebuffer_init(const struct boot_info *boot, int32_t width, int32_t height)
{
	if (choose(boot, width, height)) {
		log_error("screen: no linear framebuffer of 32 bits, and no Bochs VBE ports");
		return -ENODEV;
	}
	framebuffer.pixels =
		vmap_device(framebuffer.physical, framebuffer.pitch * framebuffer.height * 4);
	if (!framebuffer.pixels)
		return -ENODEV;
	log_info("screen: %dx%d at %x", framebuffer.width, framebuffer.height,
		 framebuffer.physical);
	return 0;
}
