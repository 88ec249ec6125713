/*
 * gui/settings.c - the look all programs share: read it, change it, follow changes.
 *
 * - the desktop keeps it in WND_ATTR_USER of the root window and tells everyone of a change
 * - a program that wants a change posts it to the desktop; a change travels packed in one number
 */
#include <errno.h>
#include <string.h>
#include "gui_internal.h"
#include "msg.h"
#include "sys.h"
#include "wnd.h"

#define CODE_SET     "transom.settings"
#define CODE_CHANGED "transom.settings.changed"
#define ERRORS	     0xfffff000u

static uint32_t code_set, code_changed; /* 0: not asked for yet */
static struct gui_settings current = {GUI_THEME_LIGHT, 1, 1, 0};

static uint32_t pack(const struct gui_settings *s)
{
	return (s->theme & 0xff) | (s->scale & 0xff) << 8 | (s->animations & 0xff) << 16 |
	       (s->wallpaper & 0xff) << 24;
}

static struct gui_settings unpack(uint32_t p)
{
	return (struct gui_settings){p & 0xff, p >> 8 & 0xff, p >> 16 & 0xff, p >> 24};
}

static bool valid(const struct gui_settings *s)
{
	return s->theme <= GUI_THEME_DARK && s->scale >= 1 && s->scale <= GUI_SCALE_MOST &&
	       s->animations <= 1 && s->wallpaper <= 0xff;
}

static uint32_t code(uint32_t *kept, const char *name)
{
	uint32_t number = *kept ? *kept : MsgRegister(name);

	if (number < ERRORS)
		*kept = number;
	return *kept;
}

static void use(const struct gui_settings *s)
{
	bool theme = s->theme != (uint32_t)GuiGetTheme();

	current = *s;
	if (theme)
		GuiSetTheme((int)s->theme);
	scale_use((int)s->scale);
}

void settings_read(void)
{
	struct gui_settings s;

	code(&code_changed, CODE_CHANGED);
	if (WndGetAttribute(WndGetRoot(), WND_ATTR_USER, &s, sizeof(s)) == 0 && valid(&s))
		use(&s);
}

bool settings_message(const struct msg *msg)
{
	struct gui_settings s = unpack(msg->params[0]);

	if (!code_changed || msg->code != code_changed)
		return false;
	if (valid(&s))
		use(&s);
	return true;
}

int settings_wheel_lines(void)
{
	struct input_settings s;

	SysGetInput(&s);
	return (int)s.wheel_lines;
}

void GuiGetSettings(struct gui_settings *settings)
{
	*settings = current;
}

int GuiSetSettings(const struct gui_settings *settings)
{
	uint32_t root = WndGetRoot();

	if (!valid(settings))
		return -EINVAL;
	if (!root)
		return -ENOENT;
	return WndPostMessage(root, code(&code_set, CODE_SET), pack(settings), 0, 0);
}

int GuiSettingsServe(struct gui_element *window, const struct msg *msg)
{
	struct gui_settings s = unpack(msg->params[0]);

	if (msg->code != code(&code_set, CODE_SET))
		return 0;
	if (!valid(&s))
		return 1;
	WndSetAttribute(GuiWindowId(window), WND_ATTR_USER, &s, sizeof(s));
	use(&s);
	WndBroadcast(code(&code_changed, CODE_CHANGED), pack(&s), 0, 0);
	return 1;
}
