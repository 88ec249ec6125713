/* tests/guest/tap_port.c - ports in tests. */
#include "tap_port.h"
#include <stdio.h>

static const char *path_of(const char *name)
{
	static char path[PATH_LENGTH_MAX];

	snprintf(path, sizeof path, PORT_PATH "%s", name);
	return path;
}

int port_serve(const char *name)
{
	int port = FsCreate(path_of(name), FS_RDWR);

	NEED(port > 0);
	NEED(PortListen(port) == 0);
	return port;
}

int port_join(const char *name)
{
	int end = FsOpen(path_of(name), FS_RDWR);

	NEED(end > 0);
	return end;
}

void port_ends(int ends[2], uint32_t buffer)
{
	int server = port_serve("test-ends");

	if (buffer)
		EQ(PortSetBuffer(server, buffer), 0);
	ends[0] = port_join("test-ends");
	ends[1] = PortAccept(server, 0);
	NEED(ends[1] > 0);
	EQ(FsClose(server), 0);
}

static int run(void *argument)
{
	struct port_job *job = argument;

	if (job->write)
		return FsWriteSync(job->handle, job->buffer, job->size);
	return FsReadSync(job->handle, job->buffer, job->size, job->flags);
}

void port_start(struct port_job *job)
{
	job->thread = ThrStart(run, job, 0);
	NEED(job->thread > 0);
}

static void begin(struct port_op *o)
{
	o->op = (struct fileop){.event = EvtCreate(EVENT_MANUAL)};
	NEED(o->op.event > 0);
}

void port_read(struct port_op *o, int handle, void *buffer, uint32_t size, uint32_t flags)
{
	begin(o);
	EQ(FsRead(handle, buffer, size, flags, &o->op), 0);
}

void port_write(struct port_op *o, int handle, const void *buffer, uint32_t size)
{
	begin(o);
	EQ(FsWrite(handle, buffer, size, &o->op), 0);
}

bool port_waits(const struct port_op *o)
{
	return *(volatile const int32_t *)&o->op.status == -EINPROGRESS &&
	       ThrWaitHandle(o->op.event, 0) == -ETIMEDOUT;
}

int port_done(struct port_op *o)
{
	tap_await(o->op.event);
	EQ(HandleClose(o->op.event), 0);
	return o->op.status ? o->op.status : (int)o->op.bytes;
}

uint8_t port_byte(uint32_t seed, uint32_t at)
{
	return (uint8_t)(seed * 31 + at + at / 251);
}

void port_fill(void *buffer, uint32_t seed, uint32_t at, uint32_t size)
{
	for (uint32_t i = 0; i < size; i++)
		((uint8_t *)buffer)[i] = port_byte(seed, at + i);
}

bool port_same(const void *buffer, uint32_t seed, uint32_t at, uint32_t size)
{
	for (uint32_t i = 0; i < size; i++)
		if (((const uint8_t *)buffer)[i] != port_byte(seed, at + i))
			return false;
	return true;
}
