/*
 * kernel/fs/kbuses.h - /System/Bus: the buses of KBus (ipc/kbus_file.h). kbusN is a bus: opening it
 * is a connection; kbusN.bindings and kbusN.stats say who is on it.
 */
#ifndef FS_KBUSES_H
#define FS_KBUSES_H

void kbuses_init(void);

#endif
