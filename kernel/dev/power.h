/*
 * kernel/dev/power.h - off, restart, and the end of an emulator with a status.
 */
#ifndef DEV_POWER_H
#define DEV_POWER_H

/* Switch off through the ACPI ports of QEMU and Bochs; halts where there is none. */
void power_off(void) __attribute__((noreturn));

/* Restart through the keyboard controller, else by a triple fault. */
void power_reboot(void) __attribute__((noreturn));

/* End the emulator through isa-debug-exit (port F4h; its status is status * 2 + 1), else power off.
 */
void power_exit(int status) __attribute__((noreturn));

#endif
