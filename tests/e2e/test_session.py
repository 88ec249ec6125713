"""The session: the launcher's menu with its search, and the end."""


def test_typing_finds_programs_by_their_words(desktop, eyes):
    desktop.press("super")
    eyes("Ping-Pong")
    desktop.type("text ed")
    eyes("Ping-Pong", gone=True)
    eyes("Notes")
    desktop.press("enter")
    eyes("Line 1, Column 1")
    eyes("Shut Down", gone=True)


def test_typing_finds_a_program_by_its_files_name(desktop, eyes):
    desktop.press("super")
    eyes("Notes")
    desktop.type("pingpong")
    eyes("Notes", gone=True)
    eyes("Ping-Pong")


def test_arrows_choose_a_row_and_nothing_found_is_said(desktop, eyes):
    desktop.press("super")
    eyes("Hello")
    desktop.type("zz")
    eyes("Try other or fewer letters.")
    desktop.press("backspace")
    desktop.press("backspace")
    eyes("Hello")
    desktop.type("window")
    eyes("Notes", gone=True)
    desktop.press("down")
    desktop.press("up")
    desktop.press("enter")
    eyes("What is your name?")


def test_the_end_closes_programs_that_have_nothing_to_lose(desktop, eyes, start):
    start("hello", "What is your name?")
    desktop.press("super")
    desktop.click(*eyes("Shut Down"))
    desktop.log.wait("switching off")


def test_a_changed_note_holds_up_the_end_until_it_is_closed(desktop, eyes, start):
    start("notes", "Line 1, Column 1")
    desktop.type("unsaved")
    eyes("Line 1, Column 8")
    desktop.press("super")
    desktop.click(*eyes("Restart"))
    eyes("These programs are not ready:", "title")
    desktop.click(*eyes("Cancel"))
    eyes("These programs are not ready:", "title", gone=True)
    desktop.click(*eyes("Keep Editing"))
    eyes("Keep Editing", gone=True)
    assert "restarting" not in desktop.log.text
    desktop.press("super")
    desktop.click(*eyes("Restart"))
    desktop.click(*eyes("Wait"))
    eyes("Waiting until these are closed:", "title")
    desktop.click(*eyes("Throw Away"))
    desktop.log.wait("restarting")


def test_the_question_of_ctrl_alt_delete_and_an_end_without_waiting(desktop, eyes, start):
    start("notes", "Line 1, Column 1")
    desktop.type("unsaved")
    eyes("Line 1, Column 8")
    desktop.press("ctrl", "alt", "delete")
    eyes("Shut down the computer?", "title")
    desktop.press("esc")
    eyes("Shut down the computer?", "title", gone=True)
    desktop.press("ctrl", "alt", "delete")
    eyes("Shut down the computer?", "title")
    desktop.press("enter")
    desktop.click(*eyes("End Anyway"))
    desktop.log.wait("switching off")
