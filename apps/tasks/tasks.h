/*
 * tasks.h - what the files of Tasks share.
 *
 *	main.c	     the window, one sample a second
 *	sample.c     what runs and what it uses: figures of two moments, and their difference
 *	processes.c  the table of processes
 *	threads.c    the table of threads
 *	windows.c    the table of windows
 *	graphs.c     the curves
 */
#ifndef TASKS_H
#define TASKS_H

#include "gui.h"
#include "proc.h"
#include "sys.h"

#define SAMPLE_PROCESSES 128
#define SAMPLE_THREADS	 256

/* A process in one moment. */
struct sample_process {
	struct proc_info info;
	uint32_t cpu;	   /* in tenths of a percent of the last interval */
	uint32_t queue;	   /* messages waiting in the deepest of its queues */
	uint32_t messages; /* a second, fetched by all its threads */
	bool hung;
	uint64_t fetched; /* since the start */
};

struct sample_thread {
	struct thr_info info;
	uint32_t cpu, queue, messages;
	uint32_t fetched;
};

struct sample {
	uint64_t time_ns;
	struct sys_info system;
	int process_count, thread_count;
	struct sample_process processes[SAMPLE_PROCESSES];
	struct sample_thread threads[SAMPLE_THREADS];
	uint32_t cpu;	   /* of all, tenths of a percent */
	uint32_t deepest;  /* queue */
	uint32_t messages; /* a second */
};

/* The newest; valid until the next sample_take. */
const struct sample *sample_take(void);
const struct sample_process *sample_find(const struct sample *s, uint32_t process);

struct gui_element *processes_create(struct gui_element *parent);
void processes_show(const struct sample *s);
void processes_end_selected(void); /* asks first */
int processes_answer(const struct msg *msg);

void threads_create(struct gui_element *parent);
void threads_show(const struct sample *s);

void windows_create(struct gui_element *parent);
void windows_show(const struct sample *s);

void graphs_create(struct gui_element *parent);
void graphs_add(const struct sample *s);

/* A sortable list with these heads; width 0 takes what is left. */
struct column {
	const char *title;
	int width;
	bool number;
};
struct gui_element *table_create(struct gui_element *parent, const struct column *columns,
				 int count);
/* Bring the row of this key up to date, or add it; rows that were not set since table_begin are
 * removed by table_end, which sorts again too. */
void table_begin(struct gui_element *table);
int table_set(struct gui_element *table, uint32_t key, const char *const *cells);
void table_end(struct gui_element *table);

#endif
