/*
 * console/shell/recall_file.h - the lines that persons have entered, in a file of their home.
 *
 * Each line goes there before it is run, behind what other shells have put there meanwhile: a
 * terminal that is closed, or a system that is switched off, loses none. What cannot be written is
 * not kept; nobody is told.
 */
#ifndef SHELL_RECALL_FILE_H
#define SHELL_RECALL_FILE_H

#include "recall.h"
#include "shell.h"

void recall_file_load(struct shell *shell, struct recall *recall);
void recall_file_add(struct shell *shell, const char *line);
void recall_file_clear(struct shell *shell);

#endif
