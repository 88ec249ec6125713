/*
 * kernel/main.c - start-up as a table of contents, and the first programs.
 *
 * Options of the kernel line: boot.h. Without run= the desktop is the first program; with run= the
 * desktop starts first (unless desktop=0) and then the named program as a test driver.
 */
#include "abi/error.h"
#include "boot.h"
#include "cpu/cpu.h"
#include "cpu/string.h"
#include "cpu/trap.h"
#include "dev/bootscreen.h"
#include "dev/framebuffer.h"
#include "dev/keyboard.h"
#include "dev/pit.h"
#include "dev/power.h"
#include "dev/ps2.h"
#include "dev/rtc.h"
#include "dev/serial.h"
#include "dev/vmmouse.h"
#include "fs/devices.h"
#include "fs/initrd.h"
#include "fs/kbuses.h"
#include "fs/ports.h"
#include "fs/ram.h"
#include "fs/shared_names.h"
#include "fs/vfs.h"
#include "fs/views.h"
#include "ipc/kbus_file.h"
#include "ipc/mbus.h"
#include "ipc/mailbox.h"
#include "ipc/shared.h"
#include "log.h"
#include "mem/heap.h"
#include "mem/page.h"
#include "mem/vm.h"
#include "panic.h"
#include "selftest.h"
#include "sys/sys.h"
#include "sys/syscall.h"
#include "task/fault.h"
#include "task/fpu.h"
#include "task/futex.h"
#include "task/io.h"
#include "task/process.h"
#include "task/sched.h"
#include "task/timer.h"
#include "winmgr/winmgr.h"

#define DESKTOP		"/System/Boot/bin/desktop"
#define CONSOLE		"/System/Boot/bin/console"
#define DESKTOP_WAIT_MS 20000

static void start_tasks(void)
{
	thread_init();
	process_init();
	futex_init();
	fpu_init();
	fault_init();
	shared_init();
	mbus_init();
	kbus_init();
	mailbox_init();
	io_init();
	syscall_init();
}

/* WxH of video=; 0 x 0 if there is none. */
static void video_option(int32_t *width, int32_t *height)
{
	char value[32];
	const char *p = boot_option("video", value, sizeof value);

	*width = *height = 0;
	for (; p && *p >= '0' && *p <= '9'; p++)
		*width = *width * 10 + (*p - '0');
	if (!p || *p++ != 'x')
		return;
	for (; *p >= '0' && *p <= '9'; p++)
		*height = *height * 10 + (*p - '0');
}

static void start_screen(void)
{
	int32_t width, height;

	video_option(&width, &height);
	framebuffer_init(&boot_info, width, height);
	bootscreen_init();
}

static void debug_break(void)
{
	__asm__ volatile("xchg %bx, %bx");
}

static void start_devices(void)
{
	serial_init_irq();
	pit_init();
	rtc_init();
	keyboard_set_break(debug_break);
	ps2_init();
	vmmouse_init();
	input_buses_init();
}

static void start_winmgr(void)
{
	winmgr_init();
	sys_set_messages_waitable(winmgr_messages);
	sys_set_info(winmgr_fill_info);
	view_add("windows", winmgr_show_windows, 0);
	view_add("queues", winmgr_show_queues, PRIV_DEBUG);
	view_add("messages", winmgr_show_messages, 0);
}

/* "PATH,ARG,ARG" into a process that speaks on this device. */
static struct process *start_program(char *line, const char *device)
{
	struct process_start s = {.path = line,
				  .args = line,
				  .privileges = PRIV_ALL,
				  .priority = PRIORITY_NORMAL,
				  .handle_count = 3};
	struct process *p = NULL;
	int error;

	s.args_size = strlen(line) + 1;
	s.arg_count = 1;
	for (char *c = line; *c; c++)
		if (*c == ',') {
			*c = 0;
			s.arg_count++;
		}
	for (int i = 0; i < 3; i++) {
		s.handles[i] = device_object(device);
		if (!s.handles[i])
			s.handles[i] = device_object("serial");
		s.rights[i] = (i ? RIGHT_WRITE : RIGHT_READ) | RIGHT_TRANSFER;
	}
	error = process_spawn(&s, &p);
	for (int i = 0; i < 3; i++)
		object_unref(s.handles[i]);
	if (error)
		log_error("cannot start %s: error %d", line, error);
	return p;
}

static void run_driver(char *line)
{
	struct process *p = start_program(line, "serial2");
	char value[8];
	int status = 127;

	if (p) {
		wait_for(&p->ended, WAIT_FOREVER);
		status = p->status;
		process_unref(p);
	}
	log_info("run: exit status %d", status);
	if (!boot_option("hold", value, sizeof value))
		power_exit(status);
}

/* ui=text: a terminal in place of the desktop; serial=PROGRAM, or shell: one more on a line. */
static void start_consoles(bool screen)
{
	static char on_screen[] = CONSOLE ",screen", line[300] = CONSOLE ",serial";
	char program[256];

	if (screen)
		start_program(on_screen, "log");
	if (!boot_option("serial", program, sizeof program))
		return;
	if (strcmp(program, "shell")) {
		strlcpy(line + strlen(line), ",", 2);
		strlcpy(line + strlen(line), program, sizeof program);
	}
	start_program(line, "serial2");
}

/* The first thread: starts programs, and waits for the test driver if there is one. */
static void first_programs(void *unused)
{
	static char desktop[] = DESKTOP, line[256];
	char value[256];
	bool driver = boot_option("run", line, sizeof line) != NULL;
	bool wanted = !boot_option("desktop", value, sizeof value) || strcmp(value, "0");
	bool text = boot_option("ui", value, sizeof value) && !strcmp(value, "text");

	(void)unused;
	/* Before anyone else allocates: the checks count pages. */
	if (boot_option("selftest", value, sizeof value))
		selftest_run();
	start_winmgr();
	if (boot_option("init", value, sizeof value))
		start_program(value, "log");
	else if (wanted && !text && !start_program(desktop, "log"))
		panic("The initial disk holds no desktop (" DESKTOP ").");
	start_consoles(text);
	if (!driver)
		return;
	if (wanted && !text)
		winmgr_wait_desktop(DESKTOP_WAIT_MS);
	run_driver(line);
}

static void start_files(void)
{
	vfs_init();
	devices_init();
	ports_init();
	kbuses_init();
	shared_names_init();
	views_init();
	ram_init();
	if (initrd_init(boot_info.module_start, boot_info.module_end))
		panic("The initial disk is missing or broken. Boot Transom with its initrd.tar as "
		      "the first module.");
}

void kernel_main(uint32_t magic, uint32_t multiboot)
{
	char value[8];

	cpu_init();
	serial_init();
	boot_read(magic, multiboot);
	trap_init();
	vm_init_kernel();
	start_screen();
	page_init(&boot_info);
	heap_init();
	start_tasks();
	start_devices();
	irq_enable();
	start_files();
	if (boot_option("break", value, sizeof value) && !strcmp(value, "boot"))
		debug_break();
	if (!thread_create_kernel("init", first_programs, NULL, PRIORITY_NORMAL))
		panic("out of memory at start");
	sched_idle();
}
