/* tests/host/kbus_shim.c - the inside of KBus, word for word. */
#include "kbus_shim.h"
#include "ipc/commit.c"
#include "ipc/kbus.c"
#include "ipc/kbus_answer.c"
#include "ipc/kbus_event.c"
#include "ipc/kbus_read.c"
#include "ipc/kbus_send.c"
#include "ipc/kbus_wait.c"
