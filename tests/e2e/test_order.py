"""One order of all messages: tools/check-order on logs made by hand, then on what the system does."""

import re
import subprocess

import pytest

from transom import BUILD, ROOT, order

GOOD = """
A send m1 q r          # to both
B send m2 q r
A sent m1 10
B sent m2 11
Q got q m1 10
Q got q m2 11
Q empty q
R got r m1 10
R got r m2 11
"""


def verdicts(log):
    problems, _ = order.check(log.splitlines())
    return {problem.verdict for problem in problems}


def test_what_is_right_passes():
    assert verdicts(GOOD) == set()
    assert verdicts("") == set()
    assert verdicts("A send m q q\nQ got q m 1\nQ got q m 1\nA sent m 1") == set()
    assert verdicts("A send m q\nA refused m\nQ empty q") == set()


def test_queues_that_disagree():
    log = GOOD.replace("R got r m1 10\nR got r m2 11", "R got r m2 11\nR got r m1 10")
    assert verdicts(log) == {"rising", "agree", "cycle"}


def test_queues_that_disagree_in_a_ring():
    """No two of them have two messages in common: only the cycle tells."""
    log = """
    A send m1 q r
    B send m2 r s
    C send m3 s q
    Q got q m1 1
    Q got q m3 3
    R got r m2 2
    R got r m1 1
    S got s m3 3
    S got s m2 2
    """
    assert verdicts(log) == {"rising", "cycle"}


@pytest.mark.parametrize("change", [
    ("R got r m2 11\n", ""),                                # in one only
    ("R got r m2 11\n", "R got r m2 11\nR got r m2 11\n"),  # twice
    ("B sent m2 11", "B refused m2"),                       # refused, and yet there
    ("B send m2 q r\n", ""),                                # from nobody
])
def test_messages_that_are_not_whole(change):
    assert "whole" in verdicts(GOOD.replace(*change))


def test_stamps_that_are_not_one():
    assert "stamp" in verdicts(GOOD.replace("R got r m2 11", "R got r m2 12"))
    assert "stamp" in verdicts("A send m q\nB send n r\nQ got q m 7\nR got r n 7")


def test_sent_after_sent():
    log = "A send m1 q\nA sent m1\nA send m2 r\nA sent m2\nQ got q m1 {}\nR got r m2 {}"
    assert verdicts(log.format(1, 2)) == set()
    assert verdicts(log.format(2, 1)) == {"causality"}


def test_sent_after_received():
    log = "A send m1 q\nB got q m1 {0}\nB send m2 r\nA sent m1\nR got r m2 {1}"
    assert verdicts(log.format(1, 2)) == set()
    assert verdicts(log.format(2, 1)) == {"causality"}


def test_received_before_it_was_sent():
    assert verdicts("A got q m 1\nA send m q\nA sent m") == {"cycle"}


def test_a_side_channel():
    log = """
    A send m1 q
    A sent m1
    A wrote word 5
    B read word {}
    B send m2 q
    Q got q m2 1
    Q got q m1 2
    """
    assert verdicts(log.format(4)) == set()  # B may have been before A
    assert verdicts(log.format(5)) == {"causality", "cycle"}


def test_a_side_channel_through_several():
    log = "A send m q\nA sent m\nA wrote x 1\nB read x 1\nB wrote y 1\nC read y 1\nC send n r\n" \
          "R got r n 1\nQ got q m 2"
    assert verdicts(log) == {"causality"}


def test_a_message_that_is_half_there():
    """Who has got it from one queue looks into the other: it must be there."""
    log = "A send m q r\nB got q m 1\nB empty r\nB got r m 1\nA sent m"
    assert verdicts(log) == {"cycle"}
    assert verdicts(log.replace("B empty r\n", "")) == set()


@pytest.mark.parametrize("log", [
    "A sends m q", "A send m", "A got q m", "A got q m soon", "A",
    "A send m q\nA send m q", "A got q m 1\nB got q n 2", "A wrote w 1\nB wrote w 1",
])
def test_what_is_no_log(log):
    with pytest.raises(order.BadLog):
        order.check(log.splitlines())


def run_guest(*options):
    """What tests/guest/test_order.c has written down, the last time if it was run again."""
    done = subprocess.run([ROOT / "tools/run-guest", "--no-desktop", *options, "test_order"],
                          text=True, capture_output=True, stdin=subprocess.DEVNULL, timeout=180)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr
    lines = [line.removeprefix("order ") for line in done.stdout.splitlines()
             if line.startswith("order ")]
    begin = max(index for index, line in enumerate(lines) if line == "# begins")
    return lines[begin:]


@pytest.fixture(scope="module")
def guest_log():
    return run_guest()


def test_messages_of_all_kinds_have_one_order(guest_log):
    problems, count = order.check(guest_log)
    assert problems == []
    assert count == 420
    for kind in "abcde":  # windows and threads, mailboxes, a bus, named messages, peers
        assert sum(f" got {kind}" in line for line in guest_log) > 20
    assert any(" refused " in line for line in guest_log)
    assert sum(" read " in line for line in guest_log) > 20


def test_what_they_say_would_show_a_mistake(guest_log):
    """Two messages of one queue change places, with their stamps: others knew better."""
    found = 0
    came = [index for index, line in enumerate(guest_log) if re.search(" got c0 ", line)]
    for one, other in zip(came, came[1:]):
        log = list(guest_log)
        log[one], log[other] = log[other], log[one]
        found += "agree" in verdicts("\n".join(log))
    assert found == len(came) - 1


@pytest.mark.parametrize("control, expected", [
    ("none", set()), ("loop", {"rising"}), ("outside", {"rising"}), ("between", {"cycle"}),
])
def test_a_kernel_with_a_mistake_is_caught(control, expected):
    """tests/controls/commit.c: the mistakes, and none."""
    log = run_guest("--kernel", BUILD / "tests/controls/kernel.elf", "--append",
                    f"control={control}")
    found = verdicts("\n".join(log))
    assert found >= expected
    assert bool(found) == bool(expected)
