/* apps/widgets/basic.c - buttons, text and values in all their states. */
#include "widgets.h"

void buttons_create(struct gui_element *page)
{
	struct gui_element *row = section(page, "Buttons"), *e, *column;

	GuiButtonCreate(row, "&Plain");
	GuiButtonSetDefault(GuiButtonCreate(row, "&Default"));
	GuiButtonSetIcon(GuiButtonCreate(row, "With &Icon"), "save", 16);
	e = GuiButtonCreate(row, "Held Down");
	GuiButtonSetDown(e, true);
	GuiButtonSetFlat(GuiButtonCreate(row, "Flat"), true);
	e = GuiButtonCreate(row, "Disabled");
	GuiSetEnabled(e, false);
	row = section(page, "Check boxes");
	GuiCheckCreate(row, "&Off");
	GuiCheckSet(GuiCheckCreate(row, "O&n"), true);
	GuiSetEnabled(GuiCheckCreate(row, "Disabled"), false);
	e = GuiCheckCreate(row, "Disabled, on");
	GuiCheckSet(e, true);
	GuiSetEnabled(e, false);
	row = section(page, "Radio buttons");
	GuiRadioCreate(row, "First");
	GuiRadioCreate(row, "Second");
	GuiRadioCreate(row, "Third");
	GuiSetEnabled(GuiRadioCreate(row, "Disabled"), false);
	column = section(page, "Switches");
	GuiSwitchCreate(column, "Off");
	GuiSwitchSet(GuiSwitchCreate(column, "On"), true);
	GuiSetEnabled(GuiSwitchCreate(column, "Disabled"), false);
	e = section(page, "Tips");
	GuiSetTip(GuiButtonCreate(e, "Rest Here"), "A tip appears when the pointer rests");
}

void text_create(struct gui_element *page)
{
	struct gui_element *row = section(page, "Text boxes"), *e;

	GuiSetExpand(GuiTextboxCreate(row, "Some text"), 1, 0);
	e = GuiTextboxCreate(row, "");
	GuiTextboxSetPlaceholder(e, "Placeholder");
	e = GuiTextboxCreate(row, "secret");
	GuiTextboxSetPassword(e, true);
	e = GuiTextboxCreate(row, "Disabled");
	GuiSetEnabled(e, false);
	row = section(page, "Spin boxes");
	GuiSpinCreate(row, 0, 100, 42);
	GuiSetEnabled(GuiSpinCreate(row, 0, 100, 7), false);
	section(page, "Text area");
	e = GuiTextareaCreate(page);
	GuiTextareaSetLineNumbers(e, true);
	GuiTextareaSetText(
		e, "int main(void)\n{\n\tputs(\"Gr\xc3\xbc\xc3\x9f Gott\");\n\treturn 0;\n}\n", -1);
	GuiSetMinSize(e, 200, 120);
}

static int busy_tick(struct gui_element *slider, struct msg *msg)
{
	if (msg->code != MSG_CHANGED)
		return 0;
	GuiProgressSet(GuiUser(slider), GuiSliderGet(slider), 100);
	return 1;
}

void values_create(struct gui_element *page)
{
	static const char *const texts[] = {"Apple", "Banana", "Cherry", "A rather long entry"};
	struct gui_element *row = section(page, "Slider and progress bar"), *slider, *progress, *e;

	slider = GuiSliderCreate(row, 0, 100, 40);
	progress = GuiProgressCreate(row);
	GuiProgressSet(progress, 40, 100);
	GuiSetExpand(slider, 1, 0);
	GuiSetExpand(progress, 1, 0);
	GuiSetUser(slider, progress);
	GuiSetHandler(slider, busy_tick);
	row = section(page, "Busy, and disabled");
	progress = GuiProgressCreate(row);
	GuiProgressSet(progress, 0, 0);
	GuiSetExpand(progress, 1, 0);
	e = GuiSliderCreate(row, 0, 100, 70);
	GuiSetExpand(e, 1, 0);
	GuiSetEnabled(e, false);
	row = section(page, "Combo boxes");
	GuiComboCreate(row, texts, 4);
	e = GuiComboCreate(row, texts, 4);
	GuiSetEnabled(e, false);
	row = section(page, "Scroll bar");
	e = GuiScrollbarCreate(row, true);
	GuiScrollbarSet(e, 1000, 250, 200);
	GuiSetExpand(e, 1, 0);
}
