/*
 * figure.h - figures of the running system: load of the processor, memory in use, the deepest
 * message queue. The last FIGURE_SAMPLES samples of each are kept.
 */
#ifndef FIGURE_H
#define FIGURE_H

#include "desktop.h"

#define FIGURE_SAMPLES 64

enum figure { FIGURE_LOAD, FIGURE_MEMORY, FIGURE_QUEUE, FIGURES };

void figure_sample(void); /* of all, now */
const char *figure_name(enum figure figure);
/* What the last sample says: "12 %". */
void figure_text(enum figure figure, char *text, size_t size);
/* As a graph, newest on the right, a sample `step` pixels wide. */
void figure_paint(enum figure figure, struct gui_painter *p, struct rect r, int step,
		  uint32_t colour);

#endif
