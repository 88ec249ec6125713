/*
 * kernel/fs/ram.h - files in memory: /Temp, /Home, and kind "memory" for FsMount.
 *
 * The names are in ram_tree.h, the bytes in ram_data.h, who may use how much in ram_room.h. One
 * mutex for each file system, below those of open files and of mounts, guards all three.
 */
#ifndef FS_RAM_H
#define FS_RAM_H

/* Mount /Temp and /Home. After vfs_init. */
void ram_init(void);

#endif
