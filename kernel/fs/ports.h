/*
 * kernel/fs/ports.h - /System/Ports: ports by name (ipc/port.h). A flat directory that lists what
 * listens.
 */
#ifndef FS_PORTS_H
#define FS_PORTS_H

void ports_init(void);

#endif
