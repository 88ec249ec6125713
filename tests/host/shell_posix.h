/*
 * tests/host/shell_posix.h - the shell's system (console/shell/system.h) on the build machine.
 *
 * Processes are real ones; another process of the shell is a fork that takes over the state.
 * Include it in one .c of a test. shell_posix_interrupt makes the next waiting end by Ctrl+C,
 * shell_posix_ctrl_c the next question for it say yes.
 */
#ifndef TESTS_SHELL_POSIX_H
#define TESTS_SHELL_POSIX_H

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <unistd.h>
#include "console/shell/shell.h"
#include "console/shell/state.h"

static bool shell_posix_interrupt, shell_posix_ctrl_c;
static int shell_posix_killed, shell_posix_killed_status;
static const struct system shell_posix;

static int posix_result(long r)
{
	return r < 0 ? -errno : (int)r;
}

static int posix_open(void *context, const char *path, enum open_how how)
{
	static const int flags[] = {O_RDONLY, O_WRONLY | O_CREAT | O_TRUNC,
				    O_WRONLY | O_CREAT | O_APPEND, O_RDWR | O_CREAT};

	(void)context;
	return posix_result(open(path, flags[how] | O_CLOEXEC, 0600));
}

static void posix_close(void *context, int file)
{
	(void)context;
	close(file);
}

static int posix_read(void *context, int file, char *buffer, int size)
{
	(void)context;
	return posix_result(read(file, buffer, (size_t)size));
}

static int posix_write(void *context, int file, const char *bytes, int size)
{
	(void)context;
	return posix_result(write(file, bytes, (size_t)size));
}

static int posix_pipe(void *context, int ends[2], int room)
{
	(void)context, (void)room;
	return posix_result(pipe2(ends, O_CLOEXEC));
}

static enum file_type posix_query(void *context, const char *path, struct file_facts *facts)
{
	struct stat st;

	(void)context;
	if (stat(path, &st) < 0)
		return FILE_NONE;
	if (facts)
		*facts = (struct file_facts){.size = st.st_size,
					     .modified = st.st_mtim.tv_sec * 1000000000ll +
							 st.st_mtim.tv_nsec,
					     .id = {st.st_dev, st.st_ino},
					     .readable = access(path, R_OK) == 0,
					     .writable = access(path, W_OK) == 0,
					     .executable = access(path, X_OK) == 0};
	return S_ISREG(st.st_mode)    ? FILE_PLAIN
	       : S_ISDIR(st.st_mode)  ? FILE_DIRECTORY
	       : S_ISCHR(st.st_mode)  ? FILE_DEVICE
	       : S_ISFIFO(st.st_mode) ? FILE_PORT
				      : FILE_OTHER;
}

static bool posix_is_terminal(void *context, int file)
{
	(void)context;
	return isatty(file);
}

static int posix_list(void *context, const char *path, struct strings *names)
{
	DIR *directory = opendir(path);
	const struct dirent *entry;

	(void)context;
	if (!directory)
		return -errno;
	while ((entry = readdir(directory))) {
		struct text name = {0};

		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		text_add_string(&name, entry->d_name);
		if (entry->d_type == DT_DIR)
			text_put(&name, '/');
		strings_give(names, text_take(&name));
	}
	closedir(directory);
	return 0;
}

static void posix_become_shell(const struct program *program)
{
	struct shell *shell = shell_create(&shell_posix, "sh");
	int status;

	for (int i = 3; i < FILES; i++)
		shell->files[i] = fcntl(i, F_GETFD) < 0 ? FILE_CLOSED : i;
	free(shell->directory);
	shell->directory = string_copy(program->directory, (int)strlen(program->directory));
	status = state_run(shell, program->state, program->state_length);
	shell_destroy(shell);
	_exit(status);
}

static int posix_spawn_program(void *context, const struct program *program)
{
	int process = fork(), files[FILES];

	(void)context;
	if (process)
		return posix_result(process);
	if (program->background)
		setpgid(0, 0);
	for (int i = 0; i < FILES; i++)
		files[i] = program->files[i] >= 0 ? fcntl(program->files[i], F_DUPFD, 20)
			   : i < 3		  ? open("/dev/null", O_RDWR)
						  : FILE_CLOSED;
	for (int i = 0; i < FILES; i++) {
		if (files[i] >= 0)
			dup2(files[i], i);
		else
			close(i);
	}
	close_range(FILES, ~0u, 0);
	if (chdir(program->directory) < 0)
		_exit(126);
	if (!program->path)
		posix_become_shell(program);
	execve(program->path, program->args, program->environment);
	_exit(126);
}

static int posix_wait(void *context, const int *processes, int count, bool block, int *status)
{
	struct pollfd ends[64];
	int found, result = -EAGAIN;

	(void)context;
	for (int i = 0; i < count; i++)
		ends[i] = (struct pollfd){pidfd_open(processes[i], 0), POLLIN, 0};
	if (shell_posix_interrupt && block)
		result = -EINTR;
	else
		poll(ends, (nfds_t)count, block ? -1 : 0);
	for (int i = 0; i < count; i++) {
		if (result == -EAGAIN && ends[i].revents) {
			waitpid(processes[i], &found, 0);
			*status = WIFEXITED(found) ? WEXITSTATUS(found) : 128 + WTERMSIG(found);
			if (processes[i] == shell_posix_killed)
				*status = shell_posix_killed_status;
			result = i;
		}
		close(ends[i].fd);
	}
	shell_posix_interrupt &= result != -EINTR;
	return result;
}

static void posix_kill(void *context, int process, int status)
{
	(void)context;
	shell_posix_killed = process;
	shell_posix_killed_status = status;
	setpgid(process, process); /* it may not have come to it yet */
	if (kill(-process, SIGKILL) < 0)
		kill(process, SIGKILL);
}

static unsigned int posix_id(void *context, int process)
{
	(void)context;
	return (unsigned int)(process ? process : getpid());
}

static int posix_kill_id(void *context, unsigned int id, int status)
{
	(void)context, (void)status;
	return posix_result(kill((pid_t)id, SIGKILL));
}

static bool posix_interrupted(void *context)
{
	bool was = shell_posix_ctrl_c;

	(void)context;
	shell_posix_ctrl_c = false;
	return was;
}

static int posix_told(void *context)
{
	(void)context;
	return 0;
}

static const struct system shell_posix = {.open = posix_open,
					  .close = posix_close,
					  .read = posix_read,
					  .write = posix_write,
					  .pipe = posix_pipe,
					  .query = posix_query,
					  .is_terminal = posix_is_terminal,
					  .list = posix_list,
					  .spawn = posix_spawn_program,
					  .wait = posix_wait,
					  .kill = posix_kill,
					  .id = posix_id,
					  .kill_id = posix_kill_id,
					  .interrupted = posix_interrupted,
					  .told = posix_told};

#endif
