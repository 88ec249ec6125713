/* lib/user/local.c - the C library's state of each thread. */
#include "local.h"
#include <string.h>
#include "thr.h"

static struct local main_local;

void local_init(struct local *l, int (*function)(void *argument), void *argument)
{
	l->self = l;
	l->reent = &l->own;
	l->function = function;
	l->argument = argument;
	_REENT_INIT_PTR(&l->own);
}

void local_init_main(void)
{
	main_local.self = &main_local;
	main_local.reent = _GLOBAL_REENT;
	ThrSetLocal(&main_local);
}

/* newlib asks for the state of the calling thread. */
struct _reent *__getreent(void)
{
	return local_get()->reent;
}
