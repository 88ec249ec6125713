/*
 * abi/handle.h - handles: per-process names of kernel objects, with rights.
 *
 * A handle is a positive int: 12 bits of index, 19 bits of generation. A closed handle's number
 * is not valid again until its index has been reused 2^19 times.
 */
#ifndef ABI_HANDLE_H
#define ABI_HANDLE_H

#define HANDLE_NONE 0

/* Standard handles of every process: what spawn gave as its first three. */
#define HANDLE_STDIN  1
#define HANDLE_STDOUT 2
#define HANDLE_STDERR 3

/* Rights. A duplicate or a gift may only lose rights. */
#define RIGHT_READ     0x01 /* read data, query state */
#define RIGHT_WRITE    0x02 /* write data, set and reset events */
#define RIGHT_WAIT     0x04 /* wait for it */
#define RIGHT_CONTROL  0x08 /* kill, set priority */
#define RIGHT_TRANSFER 0x10 /* duplicate it, give it to another process */
#define RIGHTS_ALL     0x1f

/* Waiting (ThrWaitHandle, ThrWaitMultiple). */
#define WAIT_FOREVER  0xffffffffu /* a timeout that never ends, milliseconds */
#define WAIT_ANY      0x0	  /* until one of them is signalled (the default) */
#define WAIT_ALL      0x1	  /* until all are signalled at one instant; takes all or none */
#define WAIT_MESSAGES 0x2	  /* also until the caller's GUI queue has something: result n */

/* EvtCreate flags. */
#define EVENT_MANUAL 0x1 /* stays set until EvtReset; without it one wait takes it */
#define EVENT_SET    0x2 /* set from the start */

#endif
