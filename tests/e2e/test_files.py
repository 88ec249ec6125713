"""Files under a person's hands."""

import pytest
from guitext import find_all


@pytest.fixture
def see(desktop, wait_picture):
    """see(words, x0, x1) waits until the words stand between two columns of the screen."""
    def see(words, x0=0, x1=1024, font="ui"):
        def find(picture):
            return [at for at in find_all(picture, words, font) if x0 <= at[0] < x1]

        return find(wait_picture(desktop, find))[0]

    return see


def test_a_folder_and_a_note_by_the_keyboard_alone(desktop, eyes, start):
    start("notes", "Line 1, Column 1")
    desktop.type("dear all")
    desktop.press("ctrl", "s")
    eyes("This folder is empty.")
    desktop.type("letter.txt")
    desktop.press("enter")
    eyes("letter.txt - Notes", "ui-bold")
    desktop.press("alt", "f4")
    eyes("letter.txt - Notes", "ui-bold", gone=True)
    start("files", "Search this folder")
    eyes("letter.txt")
    desktop.press("ctrl", "shift", "n")
    eyes("Name of the folder:")
    desktop.type("post")
    desktop.press("enter")
    eyes("2 entries")
    desktop.press("end")
    desktop.press("ctrl", "c")
    eyes("Paste copies it.")
    desktop.press("home")
    desktop.press("enter")
    eyes("post - Files", "ui-bold")
    eyes("This folder is empty.")
    desktop.press("ctrl", "v")
    eyes("1 entry")
    desktop.press("f2")
    eyes("New name:")
    desktop.type("copy.txt")
    desktop.press("enter")
    eyes("New name:", gone=True)
    eyes("copy.txt")
    desktop.press("delete")
    eyes("This folder is empty.")
    desktop.press("ctrl", "z")
    eyes("copy.txt")
    desktop.press("enter")
    eyes("copy.txt - Notes", "ui-bold")
    eyes("8 bytes")


def test_places_the_path_and_the_way_back_with_the_mouse(desktop, eyes, start):
    start("files", "Search this folder")
    desktop.click(*eyes("Initial Disk"))
    x, y = eyes("licences")
    for _ in range(2):
        desktop.click(x, y)
    eyes("licences - Files", "ui-bold")
    desktop.click(*eyes("Boot"))
    eyes("Boot - Files", "ui-bold")
    desktop.press("alt", "left")
    eyes("licences - Files", "ui-bold")
    desktop.press("backspace")
    eyes("Boot - Files", "ui-bold")
    desktop.click(*eyes("Search this folder"))
    desktop.type("LIC")
    eyes("1 entry")
    desktop.press("ctrl", "a")
    desktop.press("delete")
    eyes("4 entries")


def folders(desktop, eyes, *names):
    for count, name in enumerate(names, 1):
        desktop.press("ctrl", "shift", "n")
        eyes("Name of the folder:")
        desktop.type(name)
        desktop.press("enter")
        eyes(f"{count} entries" if count > 1 else "1 entry")


def test_several_are_cut_pasted_deleted_and_all_of_it_is_undone(desktop, eyes, start):
    start("files", "Search this folder")
    folders(desktop, eyes, "one", "two", "three", "zebra")
    desktop.press("home")
    desktop.press("ctrl", "3")  # as icons: one, three, two, zebra
    desktop.key("shift", True)
    desktop.press("right")
    desktop.press("right")
    desktop.key("shift", False)
    eyes("3 of 4 entries are chosen")
    desktop.press("ctrl", "x")
    eyes("Paste moves them.")
    desktop.press("end")
    desktop.press("enter")
    eyes("zebra - Files", "ui-bold")
    desktop.press("ctrl", "v")
    eyes("3 of 3 entries are chosen")
    desktop.press("delete")
    eyes("3 entries are in the trash. Ctrl+Z brings them back.")
    eyes("This folder is empty.")
    desktop.press("ctrl", "z")
    eyes("3 of 3 entries are chosen")
    desktop.press("ctrl", "z")
    eyes("Home - Files", "ui-bold")
    eyes("3 of 4 entries are chosen")
    desktop.press("ctrl", "z")  # and the folders, the last one first
    eyes("zebra", gone=True)
    desktop.press("ctrl", "z")
    eyes("2 entries")
    for _ in range(2):  # the last two folders again, by either key
        desktop.press("ctrl", "y")
    eyes("zebra")
    desktop.press("ctrl", "shift", "z")  # and what was done in them
    eyes("zebra - Files", "ui-bold")
    eyes("3 of 3 entries are chosen")
    desktop.press("ctrl", "y")
    eyes("3 entries are in the trash. Ctrl+Z brings them back.")
    for _ in range(2):
        desktop.press("ctrl", "z")
    eyes("Home - Files", "ui-bold")
    eyes("3 of 4 entries are chosen")
    for _ in range(2):
        desktop.press("ctrl", "z")
    eyes("2 entries")
    desktop.press("ctrl", "2")
    desktop.press("ctrl", "a")
    eyes("2 of 2 entries are chosen")


def test_a_frame_chooses_and_places_and_paths_take_what_is_dropped(desktop, eyes, see, start):
    start("files", "Search this folder")
    folders(desktop, eyes, "one", "two", "zebra")
    desktop.press("ctrl", "3")
    x, y = see("two", 200)
    desktop.drag(x + 250, y + 80, x - 120, y - 30)
    eyes("3 of 3 entries are chosen")
    desktop.click(x + 250, y + 80)
    eyes("3 entries")
    desktop.key("ctrl", True)
    desktop.click(x, y)
    desktop.click(*see("one", 200))
    desktop.key("ctrl", False)
    eyes("2 of 3 entries are chosen")
    temp = see("Temp", 0, 200)
    home = temp[0], temp[1] - 24
    part = see("Home", 0, 200)  # in the path
    desktop.drag(x, y, *temp)
    eyes('2 entries are in "Temp" now.')
    desktop.click(*temp)
    eyes("Temp - Files", "ui-bold")
    desktop.drag(*see("one", 200), *home)
    eyes('"one" is in "Home" now.')
    desktop.click(*home)
    eyes("Home - Files", "ui-bold")
    zebra = see("zebra", 200)
    desktop.drag(*see("one", 200), *zebra)
    eyes('"one" is in "zebra" now.')
    zebra = see("zebra", 200)
    for _ in range(2):
        desktop.click(*zebra)
    eyes("zebra - Files", "ui-bold")
    eyes("1 entry")
    desktop.drag(*zebra, *part)  # it stands where the other one did
    eyes('"one" is in "Home" now.')


def note(desktop, eyes, start, name, words):
    start("notes", "Line 1, Column 1")
    desktop.type(words)
    desktop.press("ctrl", "s")
    eyes("Name:")
    desktop.type(name)
    desktop.press("enter")
    eyes(f"{name} - Notes", "ui-bold")


def test_files_are_dragged_into_a_folder_to_another_window_and_to_notes(desktop, eyes, see, start):
    note(desktop, eyes, start, "letter.txt", "dear all")
    desktop.press("alt", "f4")
    eyes("letter.txt - Notes", "ui-bold", gone=True)
    start("files", "Search this folder")
    desktop.press("ctrl", "shift", "n")
    eyes("Name of the folder:")
    desktop.type("post")
    desktop.press("enter")
    eyes("2 entries")
    desktop.key("ctrl", True)
    desktop.drag(*eyes("letter.txt"), *eyes("post"))
    desktop.key("ctrl", False)
    eyes('"letter.txt" is in "post" now.')
    desktop.press("home")
    desktop.press("alt", "enter")
    eyes("Folder, 1 entry, 8 bytes")
    desktop.press("escape")
    eyes("Folder, 1 entry, 8 bytes", gone=True)
    desktop.press("enter")
    eyes("post - Files", "ui-bold")
    desktop.press("super", "left")
    see("letter.txt", 0, 512)
    start("files", "Search this folder")
    desktop.press("super", "right")
    see("post", 512)
    desktop.drag(*see("letter.txt", 512), 300, 400)
    see("2 entries", 0, 512)
    see("1 entry", 512)
    start("notes", "Line 1, Column 1")
    desktop.press("super", "right")
    see("Line 1, Column 1", 512)
    desktop.drag(*see("letter.txt", 0, 512), 800, 400)
    see("letter.txt - Notes", 512, 1024, "ui-bold")
    see("8 bytes", 512)
    see("2 entries", 0, 512)
