/*
 * winmgr/queue.h - the message queue of a thread: where all ways of a message meet.
 *
 * Made at the thread's first GUI call, gone with the thread. The queue's waitable is its lock and its
 * "something is there"; only the owner thread fetches. Delivery: posted messages, notices and input in
 * stamp order, then MSG_QUIT, MSG_PAINT, MSG_TIMER, which are made at fetch from flags. (Synchronous
 * sends will be a class before the posts: fetch() asks for it first.)
 *
 * Room: see winmgr/msglist.h. Full: -EAGAIN for posts, counted; input beyond its room is dropped and
 * counted; notices have room of their own. Memory of the queue is charged to the owner's process.
 *
 * The entry fetched last is the current one: it stays valid until the next fetch or queue_done, tells
 * MsgInfo, the crash line and the debugger what is being handled, and gives posts made meanwhile
 * their cause.
 */
#ifndef WINMGR_QUEUE_H
#define WINMGR_QUEUE_H

#include "abi/msg.h"
#include "task/process.h"
#include "task/wait.h"
#include "winmgr/msglist.h"

struct window;

struct queue {
	struct waitable waitable; /* its lock guards all below */
	struct page_source source;
	struct msglist list;
	struct thread *thread;
	struct process *process;
	struct entry *current; /* being handled; NULL: none */
	struct entry made;     /* current, if it was made at fetch */
	bool quit;
	int quit_status;
	uint32_t spies;		/* spies on windows of this queue */
	uint32_t paints;	/* windows that want MSG_PAINT */
	struct list timers;	/* struct gui_timer.link; due ones are fetched in turn */
	uint32_t timer_count, timers_due;
	uint32_t arrivals;	/* changes whenever something came */
	bool filtered;		/* the owner waits for something new only ... */
	uint32_t seen;		/* ... than this many arrivals */
	uint32_t changed;	/* MSG_CLASS_... since the last MsgStatus */
	uint32_t input_lost, posts_refused;
	uint32_t point_count; /* of the newest move, while it waits */
	struct msg_point points[MSG_POINTS_MAX];
	uint32_t current_count; /* points merged into the current message */
	struct msg_point current_points[MSG_POINTS_MAX];
};

/* The calling thread's queue, made if need be; NULL: out of memory. */
struct queue *queue_self(void);

/* Post to a window or a thread on behalf of the calling thread. 0, -ENOENT, -EPERM, -EAGAIN. */
int queue_post_window(const struct msg *m);
int queue_post_thread(uint32_t thread, const struct msg *m);

/* From the kernel: a notice or input. Any context. False: no room (counted). */
bool queue_notify(struct queue *q, const struct msg *m);
bool queue_input(struct queue *q, const struct msg *m, uint64_t tsc);

/* One more or one fewer window of this queue wants to be painted. */
void queue_paints(struct queue *q, int change);

void queue_quit(struct queue *q, int status);

/* Take the next message without waiting. 1 = *m is current now, 0 = it is MSG_QUIT, -EAGAIN nothing.
 * Thread context of the owner. */
int queue_fetch(struct queue *q, struct msg *m, const struct msg_filter *filter, uint32_t flags);
/* The message could not be handed over: undo the fetch. */
void queue_unfetch(struct queue *q);
/* Sleep until something (filtered: something new) is there. As wait_for. */
int queue_wait(struct queue *q, bool filtered, uint32_t timeout_ms);

void queue_done(struct queue *q);

/* Drop what waits for this window. */
void queue_drop_window(struct queue *q, uint32_t window);

void queue_status(struct queue *q, struct msg_status *status);
/* Copies up to count points of the current move; how many. */
uint32_t queue_points(struct queue *q, struct msg_point *points, uint32_t count);
int queue_info(struct queue *q, struct msg_info *info);

/* Stamp of what the thread is handling, 0 = nothing. */
uint64_t queue_cause(const struct thread *t);

/* "MSG_KEYDOWN for window 1002" into text; "" if nothing is being handled. */
void queue_describe(struct thread *t, char *text, uint32_t size);

/* The thread ends. */
void queue_thread_exit(struct thread *t);

#endif
