/*
 * winmgr/queue.h - the message queue of a thread: where all ways of a message meet.
 *
 * Made at the thread's first GUI call, gone with the thread. The queue's waitable is its lock and
 * its "something is there"; only the owner thread fetches. Delivery: posted messages, notices and
 * input in stamp order, then MSG_QUIT, MSG_PAINT, MSG_TIMER, which are made at fetch from flags.
 * Messages being sent (send.h) come before all of these. post.c puts in what programs post, queue.c
 * what the kernel has to say; fetch.c takes out.
 *
 * Room: see winmgr/msglist.h. Full: -EAGAIN for posts, counted; input beyond its room is dropped
 * and counted; notices have room of their own. Memory of the queue is charged to the owner's
 * process.
 *
 * The entry fetched last is the current one: it stays valid until the next fetch or queue_done,
 * tells MsgInfo, the crash line and the debugger what is being handled, and gives posts made
 * meanwhile their cause.
 */
#ifndef WINMGR_QUEUE_H
#define WINMGR_QUEUE_H

#include "abi/msg.h"
#include "ipc/commit.h"
#include "task/process.h"
#include "task/wait.h"
#include "trace.h"
#include "winmgr/figures.h"
#include "winmgr/clock.h"
#include "winmgr/msglist.h"
#include "winmgr/pointer.h"
#include "winmgr/points.h"

struct window;

/* Of a queue in which input waits (hung.h). */
struct watch {
	struct alarm alarm;
	struct list link; /* among those to be looked at */
	bool on, listed, hung;
	uint32_t fetched, silent; /* fetched_total at the last look; looks without a fetch */
};

/* Until when the owner has handled something, and what that brought (held.h). */
enum await { AWAIT_NOTHING, AWAIT_ONE, AWAIT_REST };

struct send;

/* Spies and trace see that it was committed. */
struct queue;
void queue_show_commit(struct queue *q, const struct entry *e);

struct queue {
	struct waitable waitable; /* its lock guards all below */
	struct page_source source;
	struct msglist list;
	struct thread *thread;
	struct process *process;
	struct entry *current;	 /* being handled; NULL: none */
	struct entry made;	 /* current, if it was made at fetch */
	struct figures *figures; /* of the current message's code */
	uint32_t fetched_at;	 /* tsc_spans */
	uint32_t others;  /* quit, paints, timers_due, sent_count in one: something besides the list
			   */
	uint32_t watched; /* by spies or the trace */
	uint32_t odd;	  /* hung, awaiting, or told to look again */
	uint32_t slow;	  /* others, watched, odd: not the plain get */
	bool quit;
	int quit_status;
	uint32_t spies;			   /* spies on windows of this queue */
	uint32_t paints;		   /* windows that want MSG_PAINT */
	uint32_t paint_since, timer_since; /* ticks since when one is ready and not served */
	struct list timers;		   /* struct gui_timer.link; due ones are fetched in turn */
	uint32_t timer_count, timers_due;
	uint32_t arrivals; /* changes whenever something came */
	bool only_new;	   /* the owner waits for something newer ... */
	uint32_t seen;	   /* ... than this many arrivals */
	uint32_t changed;  /* MSG_CLASS_... since the last MsgStatus */
	uint32_t input_lost, notices_lost, posts_refused;
	uint32_t fetched_total;

	/* Sending; all but sent_count and serving are guarded by the lock of send.c. */
	struct list sent; /* struct send: to this thread, not yet fetched; oldest first */
	uint32_t sent_count;
	uint32_t serving;     /* sent messages that are current, within one another */
	struct list outgoing; /* struct send.by_sender: its own, until it has the answer */
	uint32_t outgoing_count;
	struct send *waiting;	 /* the one it sleeps for */
	struct send *spare_send; /* memory for the next one */
	uint32_t depth;		 /* of serving while waiting */

	struct watch watch;
	uint32_t awaiting; /* enum await */
	uint64_t awaited;  /* stamp of the last that is to be handled */
	uint64_t again; /* stamp of a notice that stands for all that would follow; 0: none waits */

	/* Stamps: from when until when its windows had the active one last; guarded by winmgr_lock.
	 */
	uint64_t active_from, active_until;

	struct list link; /* of all queues; guarded by their lock in queue.c */

	struct points points;	/* of moves that came */
	uint32_t current_count; /* points of the current message, if it is a move */
	struct msg_point current_points[MSG_POINTS_MAX];
};

/* The calling thread's queue, made if need be; NULL: out of memory. */
struct queue *queue_make(void);
static inline struct queue *queue_self(void)
{
	struct queue *q = current()->queue;

	return __builtin_expect(q != NULL, 1) ? q : queue_make();
}

/* Stop queues from coming and going; then call function for all but those of a process, each with
 * its lock held, and let go. Bounded by the number of threads: for the rare things that concern
 * all. */
uint32_t queue_all_lock(void);
void queue_all_unlock(uint32_t flags, const struct process *but,
		      void (*function)(struct queue *q, void *argument), void *argument);

/* The queue of a thread, locked (interrupts off); NULL (also for NULL): none. */
struct queue *queue_of_thread_lock(struct thread *t, uint32_t *flags);

/* Lock held: the entry of msglist_reserve, filled but for stamp, time and place, enters the order.
 */
static inline __attribute__((always_inline)) void
queue_commit(struct queue *q, struct entry *e, enum msg_kind kind, uint32_t how, uint64_t tsc)
{
	e->tsc = tsc;
	e->place = pointer_place;
	e->stamp = commit_stamp();
	msglist_append(&q->list, e, kind, how);
	figures_post(e->msg.code);
	q->changed |= kind == KIND_INPUT ? MSG_CLASS_INPUT : MSG_CLASS_POST;
	q->arrivals++;
	if (__builtin_expect(q->watched, 0))
		queue_show_commit(q, e);
	wait_wake_ready(&q->waitable);
}

/* Lock held: quit, paints, timers_due, sent_count, serving or spies have changed. */
static inline void queue_others(struct queue *q)
{
	q->others = q->quit | q->paints | q->timers_due | q->sent_count;
	q->watched = q->spies | (trace_mask & TRACE_MESSAGES);
	q->slow = q->others | q->watched | q->odd | q->serving;
}

/* Lock held: what makes it odd has changed. */
static inline void queue_odd(struct queue *q)
{
	q->odd = q->watch.hung | q->awaiting | (q->again != 0);
	queue_others(q);
}

/* Lock held: the notice that stands for others is out of the order. */
static inline void queue_no_again(struct queue *q)
{
	q->again = 0;
	queue_odd(q);
}

/* Lock held: this entry is being handled from now on. */
static inline void queue_begin(struct queue *q, struct entry *e, uint32_t now)
{
	q->current = e;
	q->fetched_total++;
	q->fetched_at = now;
	q->figures = figures_of(e->msg.code);
	figures_count(q->figures->wait, now - figures_spans(e->tsc));
}

/* From the kernel: a notice or input. Any context. False: no room (counted). */
bool queue_notify(struct queue *q, const struct msg *m);
/* A notice of which there may be many: where NOTICES_MAX wait, `again` stands for it and for all
 * that follow until it is fetched. */
#define NOTICES_MAX (MSG_NOTICE_MAX / 2)
void queue_notify_list(struct queue *q, const struct msg *m, const struct msg *again);
bool queue_input(struct queue *q, const struct msg *m, uint64_t tsc);
/* Input, and when its owner has handled it held_fetch tells. */
bool queue_input_awaited(struct queue *q, const struct msg *m, uint64_t tsc);

/* One more or one fewer window of this queue wants to be painted. */
void queue_paints(struct queue *q, int change);

void queue_quit(struct queue *q, int status);

/* The next message, waiting for it. 1 or MSG_IN_SEND = *m is current now, 0 = it is MSG_QUIT,
 * -ETIMEDOUT, -EINTR, -EBADF. filter may be NULL; flags as MsgGet's. Thread context of the owner.
 */
int queue_get(struct queue *q, struct msg *m, const struct msg_filter *filter, uint32_t flags,
	      uint32_t timeout_ms);
/* The same for the plain get: 1 or MSG_IN_SEND = q->current, 0 = ask queue_get (another class is
 * there), or an error. */
int queue_next(struct queue *q, uint32_t timeout_ms);
/* Up to count (at least 1) messages; as MsgGetMany. */
int queue_get_many(struct queue *q, struct msg *m, uint32_t count, uint32_t flags,
		   uint32_t timeout_ms);
/* The message could not be handed over: undo the fetch. */
void queue_unget(struct queue *q);

void queue_done(struct queue *q);
void queue_done_locked(struct queue *q); /* its lock is held */

/* Drop what waits for this window. */
void queue_drop_window(struct queue *q, struct window *w);

void queue_status(struct queue *q, struct msg_status *status);
/* The same of any thread, clearing nothing; false: it has no queue. */
bool queue_look(struct thread *t, struct msg_status *status);
/* Copies up to count points of the current move; how many. */
uint32_t queue_points(struct queue *q, struct msg_point *points, uint32_t count);
int queue_info(struct queue *q, struct msg_info *info);

/* "MSG_KEYDOWN"; NULL: a code that is not in the table. */
const char *queue_code_name(uint32_t code);

/* Stamp of what the thread is handling, 0 = nothing. */
uint64_t queue_cause(const struct thread *t);

/* "MSG_KEYDOWN for window 1002" into text; "" if nothing is being handled. */
void queue_describe(struct thread *t, char *text, uint32_t size);

/* The thread ends. */
void queue_thread_exit(struct thread *t);

#endif
