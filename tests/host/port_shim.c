/* tests/host/port_shim.c - one port in memory. */
#include "port_shim.h"
#include <errno.h>
#include <string.h>
#include "fs.h"
#include "port.h"

struct port_shim port_shim;

static struct fileop *under_way;
static const void *flying;
static uint32_t flying_size;
static char given[PORT_SHIM_MAX];
static int given_length;

void port_shim_begin(void)
{
	memset(&port_shim, 0, sizeof(port_shim));
	under_way = NULL;
	given_length = 0;
}

void port_shim_done(void)
{
	if (!under_way)
		return;
	memcpy(port_shim.taken + port_shim.length, flying, flying_size);
	port_shim.length += (int)flying_size;
	under_way->bytes = flying_size;
	under_way->status = 0;
	under_way = NULL;
}

int FsWrite(int handle, const void *buffer, uint32_t size, struct fileop *op)
{
	(void)handle;
	port_shim.writes++;
	if (port_shim.write_result)
		return port_shim.write_result;
	op->status = -EINPROGRESS;
	under_way = op;
	flying = buffer;
	flying_size = size;
	if (!port_shim.slow)
		port_shim_done();
	return 0;
}

int PortEnd(int port)
{
	(void)port;
	port_shim.ends++;
	return port_shim.end_result;
}

void port_shim_give(const void *bytes, int length)
{
	memcpy(given + given_length, bytes, (size_t)length);
	given_length += length;
}

int FsReadSync(int handle, void *buffer, uint32_t size, uint32_t flags)
{
	int got = given_length < (int)size ? given_length : (int)size;

	(void)handle;
	(void)flags;
	memcpy(buffer, given, (size_t)got);
	given_length -= got;
	memmove(given, given + got, (size_t)given_length);
	return got;
}

int HandleClose(int handle)
{
	(void)handle;
	return 0;
}
