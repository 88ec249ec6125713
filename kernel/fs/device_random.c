/*
 * kernel/fs/device_random.c - random bytes.
 *
 * Seeded and stirred at every read from the time-stamp counter, the clock chip and how often each
 * interrupt line has come; what is written to it is stirred in too. Good for games and for names
 * that should not clash; not for secrets: an emulator may repeat all of these.
 */
#include "abi/error.h"
#include "common/random.h"
#include "cpu/cpu.h"
#include "cpu/string.h"
#include "cpu/trap.h"
#include "dev/rtc.h"
#include "fs/devices.h"
#include "task/io.h"
#include "task/lock.h"

#define CHUNK 256 /* bytes made at a time */

static struct mutex lock;
static struct random generator; /* guarded by lock */
static struct device device;

/* Lock held. */
static void stir(void)
{
	uint64_t now = rdtsc();

	random_stir(&generator, &now, sizeof now);
	random_stir(&generator, irq_counts, sizeof irq_counts);
}

static uint32_t part_of(const struct io *io)
{
	return io->size - io->done < CHUNK ? io->size - io->done : CHUNK;
}

static int read(struct object *o, struct io *io)
{
	uint8_t chunk[CHUNK];

	(void)o;
	for (uint32_t part; io->done < io->size; io->done += part) {
		part = part_of(io);
		mutex_lock(&lock);
		stir();
		random_bytes(&generator, chunk, part);
		mutex_unlock(&lock);
		if (io_copy_out(io, chunk, part))
			return io->done ? (int)io->done : -EFAULT;
		if (io_is_unwanted(io))
			return -EINTR;
	}
	memset(chunk, 0, sizeof chunk);
	return (int)io->size;
}

static int write(struct object *o, struct io *io)
{
	uint8_t chunk[CHUNK];

	(void)o;
	for (uint32_t part; io->done < io->size; io->done += part) {
		part = part_of(io);
		if (io_copy_in(io, chunk, part))
			return io->done ? (int)io->done : -EFAULT;
		mutex_lock(&lock);
		random_stir(&generator, chunk, part);
		mutex_unlock(&lock);
	}
	return (int)io->size;
}

static const struct file_ops ops = {.read = read, .write = write, .query = device_query};
static const struct object_type type = {.name = "random", .file = &ops};

void device_random_init(void)
{
	struct sys_time time;

	mutex_init(&lock);
	rtc_read(&time);
	random_stir(&generator, &time, sizeof time);
	stir();
	device_add(&device, "random", &type);
}
