/*
 * kernel/dev/pci.h - finding devices on the PCI bus by configuration mechanism 1 (PCI Local Bus
 * Specification 3.0, 3.2.2.3.2).
 */
#ifndef DEV_PCI_H
#define DEV_PCI_H

#include "abi/types.h"

struct pci_device {
	uint8_t bus, slot, function;
	uint16_t vendor, device;
	uint8_t class, subclass;
};

/* Base address registers and the like, by byte offset (a multiple of 4). */
uint32_t pci_read(const struct pci_device *d, uint32_t offset);
void pci_write(const struct pci_device *d, uint32_t offset, uint32_t value);

/* The first device of this class on bus 0; false if there is none. */
bool pci_find_class(uint8_t class, struct pci_device *out);

#endif
