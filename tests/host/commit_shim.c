/* tests/host/commit_shim.c - the kernel's commit routine, word for word. */
#include "commit_shim.h"
#include "ipc/commit.c"
