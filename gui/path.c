/* gui/path.c - paths and names of files as text, and the errors of files in words. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include "common/utf8.h"
#include "gui/file.h"

bool GuiPathJoin(char *out, const char *folder, const char *name)
{
	const char *between = strcmp(folder, "/") ? "/" : "";
	int length = snprintf(out, PATH_LENGTH_MAX, "%s%s%s", folder, between, name);

	return length < PATH_LENGTH_MAX;
}

void GuiPathParent(char *path)
{
	char *slash = strrchr(path, '/');

	if (slash)
		slash[slash == path] = '\0';
}

const char *GuiPathName(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash && slash[1] ? slash + 1 : path;
}

static bool has_control(const char *name)
{
	for (; *name; name++)
		if ((unsigned char)*name < ' ' || *name == 0x7f)
			return true;
	return false;
}

const char *GuiFileNameFault(const char *name)
{
	if (!*name)
		return "Type a name.";
	if (strlen(name) >= FILE_NAME_MAX)
		return "This name is too long.";
	if (strchr(name, '/'))
		return "A name cannot hold a slash.";
	if (!strcmp(name, ".") || !strcmp(name, ".."))
		return "This name has a meaning of its own.";
	if (has_control(name) || !utf8_text_ok(name, FILE_NAME_MAX))
		return "A name cannot hold such characters.";
	return NULL;
}

const char *GuiFileError(int error)
{
	static const struct {
		int error;
		const char *text;
	} errors[] = {
		{-ENOENT, "there is no such file or folder"},
		{-EEXIST, "the name is taken"},
		{-EROFS, "nothing can be changed there"},
		{-EACCES, "it is not permitted"},
		{-EPERM, "it is not permitted"},
		{-ENOSPC, "there is no room left"},
		{-EDQUOT, "this program may not have more memory"},
		{-ENOMEM, "there is not enough memory"},
		{-ENOTDIR, "a part of the path is not a folder"},
		{-EISDIR, "it is a folder"},
		{-ENOTEMPTY, "the folder is not empty"},
		{-EBUSY, "it is in use"},
		{-EXDEV, "it lies on another disk"},
		{-EINVAL, "a folder cannot go into itself"},
		{-EFBIG, "it is too large"},
		{-ENAMETOOLONG, "the path is too long"},
		{-EILSEQ, "the name holds characters that cannot be"},
	};

	for (unsigned i = 0; i < sizeof(errors) / sizeof(errors[0]); i++)
		if (errors[i].error == error)
			return errors[i].text;
	return "it failed";
}
