/* tests/guest/recompose.c - says where the pointer is whenever it has moved and the screen shows
 * it; at the left edge it composes the whole screen anew first. What tests/e2e/test_desktop.py runs
 * to see whether anything was left behind. */
#include <stdio.h>
#include "sys.h"
#include "thr.h"
#include "wnd.h"

int main(void)
{
	struct input_record pointer;
	int x = -1, y = -1;

	for (;; ThrSleep(10)) {
		WndGetPointer(&pointer);
		if (pointer.x == x && pointer.y == y)
			continue;
		x = pointer.x;
		y = pointer.y;
		if (x == 0)
			WndRecompose();
		WndSync(1000);
		printf("at %d %d\n", x, y);
		fflush(stdout);
	}
}
