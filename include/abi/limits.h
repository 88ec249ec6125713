/*
 * abi/limits.h - every limit of the system, one comment each.
 *
 * A test build (TRANSOM_SMALL_LIMITS) shrinks the ones that are slow to reach.
 */
#ifndef ABI_LIMITS_H
#define ABI_LIMITS_H

#define PROGRAM_SIZE_MAX 0x2000000 /* bytes of a program file that is not on the initial disk */

#define PROCESSES_MAX 512  /* processes alive at once */
#define THREADS_MAX   1024 /* threads alive at once */
#define FAMILY_SMALL \
	8 /* processes, threads or windows that come from one without counting as many */
#define FAMILY_KEPT	       4       /* of them that each process leaves to who started it */
#define PROCESS_THREADS_MAX    256     /* threads in one process */
#define WINDOWS_MAX	       4096    /* windows alive at once */
#define PROCESS_WINDOWS_MAX    256     /* windows of one process */
#define WINDOW_DEPTH_MAX       16      /* windows in one another, the top-level one counted */
#define PROCESS_HANDLES_MAX    1024    /* open handles of one process */
#define PROCESS_REGIONS_MAX    1024    /* mapped regions of one process */
#define PROCESS_TIMERS_MAX     64      /* GUI timers of one thread */
#define WAIT_HANDLES_MAX       64      /* handles in one wait */
#define PATH_LENGTH_MAX	       256     /* bytes of a path, with its end */
#define FILE_NAME_MAX	       128     /* bytes of one part of a path, with its end */
#define PROCESS_OPS_MAX	       256     /* asynchronous file operations pending in one process */
#define ARMED_MAX	       8       /* threads armed by DbgKillAt or DbgYieldAt */
#define MOUNTS_MAX	       32      /* mounted file systems */
#define PORT_BUFFER	       4096    /* bytes of one direction of a port */
#define PORT_BUFFER_MAX	       65536   /* the most that can be asked for */
#define PORT_BACKLOG	       16      /* clients of one process that wait to be accepted */
#define PORT_BACKLOG_ALL       32      /* of all, shared by the fair rule (kernel/ipc/quota.h) */
#define MBUS_BUSES_MAX	       256     /* buses alive at once */
#define MBUS_CONSUMERS_MAX     128     /* rings attached to one bus */
#define MBUS_NAME_MAX	       32      /* bytes of a bus's name, with its end */
#define MBUS_OBJECT_MAX	       1024    /* bytes of an object */
#define MBUS_RING_MAX	       0x40000 /* bytes of the objects in one ring */
#define BOX_MESSAGES_MAX       10      /* messages of one sender waiting in a mailbox */
#define BOX_BYTES_MAX	       512     /* bytes of a message of a mailbox */
#define PROCESS_NAME_MAX       32      /* bytes of a process name, with its end */
#define WINDOW_TITLE_MAX       128     /* bytes of a window title, with its end */
#define SPAWN_ARGS_MAX	       64      /* arguments of a program */
#define SPAWN_ARGS_BYTES_MAX   4096    /* bytes of all arguments together, with their ends */
#define SPAWN_ENV_MAX	       128     /* variables in a program's environment */
#define SPAWN_ENV_BYTES_MAX    8192    /* bytes of all of them, with their ends */
#define SPAWN_HANDLES_MAX      16      /* handles given to a new process */
#define WINDOW_SIZE_MAX	       4096    /* pixels of one side of a window */
#define MSG_QUEUE_MAX	       16384   /* posted messages in one queue */
#define MSG_INPUT_MAX	       1024 /* input messages in one queue; newer ones are counted lost */
#define MSG_NOTICE_MAX	       1024 /* kernel notices in one queue */
#define MSG_POINTS_MAX	       64   /* merged mouse points kept per queue */
#define REGION_RECTS_MAX       64   /* rectangles handed out by one region query */
#define THREAD_STACK_DEFAULT   0x10000	 /* bytes of a thread's stack if 0 is asked for */
#define THREAD_STACK_MAX       0x800000	 /* bytes of the largest stack */
#define SEND_DEPTH_MAX	       16	 /* sends served within one another in one thread */
#define REGISTERED_MAX	       1024	 /* registered message codes alive at once */
#define PROCESS_REGISTERED_MAX 128	 /* of one process */
#define REGISTERED_NAME_MAX    64	 /* bytes of such a name, with its end */
#define MSG_MANY_MAX	       32	 /* messages fetched by one MsgGetMany */
#define CLIP_BYTES_MAX	       0x4000000 /* bytes on the clipboard */
#define SHARED_NAME_MAX	       64	 /* bytes of the name of a shared area, with its end */
#define HOTKEYS_MAX	       64	 /* global hot keys alive at once */
#define PROCESS_HOTKEYS_MAX    16	 /* of one process */
#define HUNG_MS		       5000	 /* without a fetch while input waits */
#define SCREEN_WIDTH_MAX       1920	 /* pixels */
#define SCREEN_HEIGHT_MAX      1080	 /* pixels */

#define PEER_POOL_MAX	      0x1000000 /* bytes of a peer's pool */
#define PEER_BYTES_MAX	      0x100000	/* bytes of the payload of a message between peers */
#define PEER_DESTINATIONS_MAX 64	/* ... and where it goes at once */
#define PEER_IOV_MAX	      16	/* pieces its payload is in */
#define PEER_CAPS_MAX	      64	/* capabilities it carries */
#define PEER_FILES_MAX	      16	/* other handles it carries */
#define PEER_IN_FLIGHT_MAX    4096	/* capabilities, and files, on their way to one peer */

#define KBUS_NAME_MAX		  256	   /* bytes of the name of a message */
#define KBUS_QUEUE_DEFAULT	  100	   /* messages in a connection's queue unless it says so */
#define KBUS_QUEUE_MAX		  4096	   /* ... the most it can ask for */
#define KBUS_BYTES_MAX		  65536	   /* bytes of data in one message */
#define KBUS_CONNECTION_BYTES_MAX 0x100000 /* bytes waiting in one queue, shared by senders */
#define KBUS_BINDINGS_MAX	  4096	   /* bindings of one connection */
#define KBUS_SAME_MAX		  128	   /* ... of one process to the same text on one bus */
#define KBUS_CONNECTIONS_MAX	  64	   /* connections of one process */
#define KBUS_BUSES_MAX		  16	   /* buses, for good */
#define KBUS_COPIES_MAX		  4096	   /* copies of one message */

#endif
