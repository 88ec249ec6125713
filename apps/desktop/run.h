/* run.h - Super+R: a program is started by its name, with arguments. */
#ifndef DESKTOP_RUN_H
#define DESKTOP_RUN_H

/* Ask, or bring the question to the front. */
void run_ask(void);

#endif
