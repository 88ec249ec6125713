/* apps/settings/about.c - what the screen and the machine are. */
#include <stdio.h>
#include "settings.h"
#include "sys.h"

static void fact(struct gui_element *page, const char *label, const char *text)
{
	GuiLabelCreate(page_row(page, label), text);
}

void screen_create(struct gui_element *page)
{
	struct sys_info info = {0};
	char text[64];

	SysInfo(&info, sizeof(info));
	page_headline(page, "Screen");
	snprintf(text, sizeof(text), "%lu \xc3\x97 %lu pixels, 32 bits each",
		 (unsigned long)info.screen_width, (unsigned long)info.screen_height);
	fact(page, "Resolution", text);
	GuiLabelSetColour(
		GuiLabelCreate(page,
			       "The boot loader sets it: video=800x600 on the kernel's line."),
		GUI_COLOUR_TEXT_DIM);
}

static void features(char *text, size_t size, uint32_t bits)
{
	static const struct {
		uint32_t bit;
		const char *name;
	} all[] = {{SYS_CPU_NX, "NX"},
		   {SYS_CPU_SYSENTER, "SYSENTER"},
		   {SYS_CPU_SSE, "SSE"},
		   {SYS_CPU_SSE2, "SSE2"},
		   {SYS_CPU_FXSR, "FXSR"}};
	size_t length = 0;

	*text = '\0';
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]) && length < size; i++)
		if (bits & all[i].bit)
			length += (size_t)snprintf(text + length, size - length, "%s%s",
						   length ? ", " : "", all[i].name);
}

void about_create(struct gui_element *page)
{
	struct sys_info info = {0};
	char text[96];

	SysInfo(&info, sizeof(info));
	page_headline(page, "About Transom");
	GuiLabelCreate(page, "A small operating system whose one idea is the message.");
	snprintf(text, sizeof(text), "%lu.%02lu GHz", (unsigned long)(info.tsc_khz / 1000000),
		 (unsigned long)(info.tsc_khz / 10000 % 100));
	fact(page, "Processor", text);
	features(text, sizeof(text), info.cpu_features);
	fact(page, "It has", text);
	snprintf(text, sizeof(text), "%lu MB, %lu MB free", (unsigned long)(info.pages_total / 256),
		 (unsigned long)(info.pages_free / 256));
	fact(page, "Memory", text);
	snprintf(text, sizeof(text), "%lu processes, %lu threads, %lu windows",
		 (unsigned long)info.processes, (unsigned long)info.threads,
		 (unsigned long)info.windows);
	fact(page, "Running", text);
}
