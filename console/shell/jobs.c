/* console/shell/jobs.c - what the shell has started and not yet seen the end of. */
#include <stdlib.h>
#include <string.h>
#include "jobs.h"
#include "memory.h"
#include "text.h"

struct job *job_create(const char *text, int length)
{
	struct job *job = shell_alloc(sizeof *job);

	if (!job)
		return NULL;
	*job = (struct job){.text = string_copy(text, length)};
	if (job->text)
		return job;
	shell_free(job);
	return NULL;
}

void job_destroy(struct job *job)
{
	if (!job)
		return;
	shell_free(job->text);
	shell_free(job);
}

bool job_add(struct job *job, int process, unsigned int id, int status)
{
	if (job->count == JOB_PROCESSES_MAX)
		return false;
	job->processes[job->count] = process;
	job->ids[job->count++] = id;
	job->running += process > 0;
	job->status = status;
	return true;
}

void job_ended(struct job *job, int stage, int status)
{
	job->processes[stage] = 0;
	job->running--;
	if (stage == job->count - 1)
		job->status = status;
}

int job_running(const struct job *job, int *processes, int *stages)
{
	int count = 0;

	for (int i = 0; i < job->count; i++) {
		if (!job->processes[i])
			continue;
		processes[count] = job->processes[i];
		stages[count++] = i;
	}
	return count;
}

void jobs_deinit(struct jobs *jobs)
{
	while (jobs->first)
		jobs_remove(jobs, jobs->first);
}

static struct job *by_number(const struct jobs *jobs, int number)
{
	for (struct job *job = jobs->first; job; job = job->next)
		if (job->number == number)
			return job;
	return NULL;
}

void jobs_insert(struct jobs *jobs, struct job *job)
{
	int number = 1;

	while (by_number(jobs, number))
		number++;
	job->number = number;
	job->next = jobs->first;
	jobs->first = job;
}

void jobs_remove(struct jobs *jobs, struct job *job)
{
	struct job **link = &jobs->first;

	while (*link != job)
		link = &(*link)->next;
	*link = job->next;
	job_destroy(job);
}

static struct job *by_text(const struct jobs *jobs, const char *text)
{
	for (struct job *job = jobs->first; job; job = job->next)
		if (strncmp(job->text, text, strlen(text)) == 0)
			return job;
	return NULL;
}

static struct job *by_id(const struct jobs *jobs, unsigned int id)
{
	for (struct job *job = jobs->first; job; job = job->next)
		for (int i = 0; i < job->count; i++)
			if (id && job->ids[i] == id)
				return job;
	return NULL;
}

struct job *jobs_find(const struct jobs *jobs, const char *name)
{
	if (name[0] != '%')
		return by_id(jobs, (unsigned int)strtoul(name, NULL, 10));
	if (!name[1] || strcmp(name, "%%") == 0 || strcmp(name, "%+") == 0)
		return jobs->first;
	if (strcmp(name, "%-") == 0)
		return jobs->first && jobs->first->next ? jobs->first->next : jobs->first;
	if (name[1] >= '0' && name[1] <= '9')
		return by_number(jobs, atoi(name + 1));
	return by_text(jobs, name + 1);
}
