/*
 * kernel/dev/vmmouse.h - the absolute pointer of the VMware port (QEMU, v86).
 *
 * The host tells where the pointer is (0..65535 of the screen), so that the guest's follows it
 * exactly. The interrupt is the PS/2 mouse's; mouse.c asks after draining the PS/2 bytes.
 */
#ifndef DEV_VMMOUSE_H
#define DEV_VMMOUSE_H

/* Find and enable it; after ps2_init. Without it nothing changes. */
void vmmouse_init(void);

#endif
