/*
 * abi/error.h - every error number a call can return, as -E....
 *
 * The numbers are those of newlib's <sys/errno.h>, because programs see them as errno; a test
 * holds the two lists against each other. Programs include <errno.h>, the kernel includes this.
 */
#ifndef ABI_ERROR_H
#define ABI_ERROR_H

#define EPERM	      1	  /* the caller may not do that to this object */
#define ENOENT	      2	  /* no such name, window, thread or process */
#define ESRCH	      3	  /* no such process */
#define EINTR	      4	  /* the calling thread is being ended */
#define EIO	      5	  /* the device failed */
#define ENXIO	      6	  /* no such id */
#define E2BIG	      7	  /* argument list too long */
#define ENOEXEC	      8	  /* not a program this system can run */
#define EBADF	      9	  /* not an open handle, or closed while waiting */
#define EAGAIN	      11  /* nothing there now, or a limit or share is used up for now */
#define ENOMEM	      12  /* out of memory */
#define EACCES	      13  /* the handle lacks the right */
#define EFAULT	      14  /* bad address */
#define EBUSY	      16  /* taken by someone else */
#define EEXIST	      17  /* the name is taken */
#define EXDEV	      18  /* not within one mount */
#define ENODEV	      19  /* no such device */
#define ENOTDIR	      20  /* a part of the path is no directory */
#define EISDIR	      21  /* is a directory */
#define EINVAL	      22  /* bad argument, or unknown flag bit */
#define ENFILE	      23  /* a table of the whole system is full */
#define EMFILE	      24  /* the process has too many handles */
#define EFBIG	      27  /* the file would be too large */
#define ENOSPC	      28  /* no room on the device */
#define ESPIPE	      29  /* the handle has no position */
#define EROFS	      30  /* read-only */
#define EPIPE	      32  /* the other end is gone */
#define ERANGE	      34  /* value out of range */
#define EDEADLK	      45  /* would wait for itself */
#define ENOLCK	      46  /* no room reserved for the answer */
#define EXFULL	      52  /* the pool of the receiver is full */
#define EBADMSG	      77  /* ill-formed message name */
#define ENOTUNIQ      80  /* named twice */
#define ENOSYS	      88  /* no such system call */
#define ENOTEMPTY     90  /* directory not empty */
#define ENAMETOOLONG  91  /* name too long */
#define ESHUTDOWN     110 /* the object has been shut down */
#define ECONNREFUSED  111 /* nobody accepts */
#define EADDRINUSE    112 /* bound already */
#define ETIMEDOUT     116 /* the time is over */
#define EHOSTUNREACH  118 /* the node is gone */
#define EINPROGRESS   119 /* not done yet */
#define EALREADY      120 /* done already */
#define EMSGSIZE      122 /* too long for the receiver */
#define EADDRNOTAVAIL 125 /* nobody bound there */
#define ENOTCONN      128 /* not attached */
#define EDQUOT	      132 /* over the limit of the account */
#define ENOTSUP	      134 /* the object cannot do that */
#define EILSEQ	      138 /* not UTF-8 */
#define EOVERFLOW     139 /* result does not fit */
#define ECANCELED     140 /* cancelled */

#endif
