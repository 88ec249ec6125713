/* kernel/dev/pci.c - configuration space of bus 0. */
#include "dev/pci.h"
#include "cpu/cpu.h"

#define ADDRESS 0xcf8
#define DATA	0xcfc
#define BAR0	0x10

static void select(const struct pci_device *d, uint32_t offset)
{
	outl(ADDRESS, 0x80000000u | (uint32_t)d->bus << 16 | (uint32_t)d->slot << 11 |
			      (uint32_t)d->function << 8 | (offset & 0xfc));
}

uint32_t pci_read(const struct pci_device *d, uint32_t offset)
{
	select(d, offset);
	return inl(DATA);
}

void pci_write(const struct pci_device *d, uint32_t offset, uint32_t value)
{
	select(d, offset);
	outl(DATA, value);
}

bool pci_find_class(uint8_t class, struct pci_device *out)
{
	for (uint8_t slot = 0; slot < 32; slot++)
		for (uint8_t function = 0; function < 8; function++) {
			struct pci_device d = {.slot = slot, .function = function};
			uint32_t id = pci_read(&d, 0), kind;

			if ((id & 0xffff) == 0xffff)
				continue;
			kind = pci_read(&d, 8);
			d.vendor = id & 0xffff;
			d.device = id >> 16;
			d.class = kind >> 24;
			d.subclass = kind >> 16 & 0xff;
			if (d.class == class) {
				*out = d;
				return true;
			}
		}
	return false;
}
