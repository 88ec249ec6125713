"""Whether there is one order of all messages, from what those who sent and received wrote down.

A log is text, one event in a line; the lines of one process stand in the order in which things
happened to it, those of several processes may be mixed. `#` begins a comment. A "process" is
whoever does one thing after another (a thread has a log of its own), a "queue" whatever messages
are received from.

    PROCESS send MESSAGE QUEUE...      sending begins: this message, to all of these queues
    PROCESS sent MESSAGE [STAMP]       sending has returned: it was accepted
    PROCESS refused MESSAGE            it was not: nobody must get it
    PROCESS got QUEUE MESSAGE STAMP    received
    PROCESS empty QUEUE                looked for a message, and there was none
    PROCESS wrote WORD VALUE           into shared memory; each value of a word is written once
    PROCESS read WORD VALUE            and found there; a value that nobody wrote means nothing

One queue is received from by one process. At the end of the log all queues have been emptied.

Two graphs are made of it. *Time* has what certainly came after what: the lines of one process, a
message's receipt after its sending began, a value read after it was written. *Order* has, beside
those, each message's instant, between the beginning and the end of its sending and before its
receipts; a queue's messages in the order in which they came out of it; and a message that a queue
did not have yet after the look that found it empty. If there is one order, Order has no cycle, and
along Time stamps rise.
"""

import collections

VERDICTS = {
    "stamp": "each message has one stamp, and no other message has it",
    "rising": "every queue is in the order of the stamps",
    "agree": "two queues agree on the order of the messages that are in both",
    "whole": "a message is in all of its queues, or in none if it was refused; once in each",
    "causality": "what was sent after another was sent, or received, has the larger stamp",
    "cycle": "there is an order at all",
}

Event = collections.namedtuple("Event", "process kind thing rest line")
Problem = collections.namedtuple("Problem", "verdict text")

WORDS = {"send": (2, None), "sent": (1, 2), "refused": (1, 1), "got": (3, 3), "empty": (1, 1),
         "wrote": (2, 2), "read": (2, 2)}


class BadLog(Exception):
    """A line that means nothing, or lines that nobody could have written."""


class Message:
    """What is known of one: who sent it where, what became of it, its stamps as seen."""

    def __init__(self, name):
        self.name = name
        self.queues = []
        self.sender = None
        self.refused = False
        self.stamps = {}  # stamp: the event that says so
        self.came = collections.Counter()

    @property
    def stamp(self):
        return min(self.stamps, default=None)


def parse(lines):
    """The events, in the order of the lines."""
    events = []
    for number, line in enumerate(lines, 1):
        words = line.split("#")[0].split()
        if not words:
            continue
        least, most = WORDS.get(words[1] if len(words) > 1 else "", (None, None))
        count = len(words) - 2
        if least is None or count < least or most is not None and count > most:
            raise BadLog(f"line {number}: {line.strip()!r} is no event")
        events.append(Event(words[0], words[1], words[2], words[3:], number))
    return events


def number_of(event, text):
    try:
        return int(text, 0)
    except ValueError:
        raise BadLog(f"line {event.line}: {text!r} is no stamp") from None


def read_messages(events):
    """What became of each message, by its name."""
    messages = {}

    def find(name):
        return messages.setdefault(name, Message(name))

    for event in events:
        if event.kind == "send":
            message = find(event.thing)
            if message.sender:
                raise BadLog(f"line {event.line}: {message.name} is sent a second time")
            message.sender, message.queues = event, event.rest
        elif event.kind == "refused":
            find(event.thing).refused = True
        elif event.kind == "sent" and event.rest:
            find(event.thing).stamps.setdefault(number_of(event, event.rest[0]), event)
        elif event.kind == "sent":
            find(event.thing)
        elif event.kind == "got":
            message = find(event.rest[0])
            message.came[event.thing] += 1
            message.stamps.setdefault(number_of(event, event.rest[1]), event)
    return messages


def message_of(event):
    """The name of the message that the event is about, or None."""
    if event.kind in ("send", "sent", "refused"):
        return event.thing
    return event.rest[0] if event.kind == "got" else None


def queues_of(events):
    """What came out of each queue, in order."""
    queues, readers = {}, {}
    for event in events:
        if event.kind not in ("got", "empty"):
            continue
        if readers.setdefault(event.thing, event.process) != event.process:
            raise BadLog(f"line {event.line}: {event.thing} is also received from by "
                         f"{readers[event.thing]}")
        if event.kind == "got":
            queues.setdefault(event.thing, []).append(event)
    return queues


def check_stamps(messages):
    owners = {}
    for message in messages.values():
        if len(message.stamps) > 1:
            yield Problem("stamp", f"{message.name} has the stamps {sorted(message.stamps)}")
        for stamp in message.stamps:
            other = owners.setdefault(stamp, message)
            if other is not message:
                yield Problem("stamp", f"{other.name} and {message.name} both have {stamp}")


def check_rising(queues):
    for name, came in queues.items():
        for one, next_one in zip(came, came[1:]):
            same = one.rest[0] == next_one.rest[0]
            if not same and int(one.rest[1], 0) >= int(next_one.rest[1], 0):
                yield Problem("rising", f"in {name}, {one.rest[0]} with {one.rest[1]} came before "
                              f"{next_one.rest[0]} with {next_one.rest[1]}")


def check_agreement(queues):
    orders = {name: list(dict.fromkeys(event.rest[0] for event in came))
              for name, came in queues.items()}
    names = sorted(orders)
    for index, one in enumerate(names):
        for other in names[index + 1:]:
            common = set(orders[one]) & set(orders[other])
            pair = zip(*([name for name in orders[queue] if name in common]
                         for queue in (one, other)))
            for first, second in pair:
                if first != second:
                    yield Problem("agree", f"{first} comes before {second} in {one}, after it in "
                                  f"{other}")
                    break


def check_whole(messages):
    for message in messages.values():
        if not message.sender:
            yield Problem("whole", f"nobody has sent {message.name}")
            continue
        wanted = collections.Counter([] if message.refused else message.queues)
        for queue in sorted(set(wanted) | set(message.came)):
            if wanted[queue] != message.came[queue]:
                why = "was refused" if message.refused else f"went to {' '.join(message.queues)}"
                yield Problem("whole", f"{message.name} {why}, and came {message.came[queue]} "
                              f"times out of {queue}")


class Graph:
    """Nodes are numbers; what is added first is explained first."""

    def __init__(self):
        self.after = collections.defaultdict(list)
        self.texts = []

    def node(self, text):
        self.texts.append(text)
        return len(self.texts) - 1

    def edge(self, before, after):
        self.after[before].append(after)

    def sort(self):
        """Nodes so that all edges lead on, as far as that goes: shorter than all if it is cyclic."""
        waiting = [0] * len(self.texts)
        for nodes in self.after.values():
            for node in nodes:
                waiting[node] += 1
        ready = collections.deque(node for node, count in enumerate(waiting) if not count)
        done = []
        while ready:
            done.append(ready.popleft())
            for node in self.after[done[-1]]:
                waiting[node] -= 1
                if not waiting[node]:
                    ready.append(node)
        return done

    def cycle(self):
        """The nodes of a short cycle, or None."""
        left = set(range(len(self.texts))) - set(self.sort())
        before = {}
        for node in left:
            for after in self.after[node]:
                before[after] = node
        if not left:
            return None
        node, seen = next(iter(left)), set()
        while node not in seen:  # backwards: each has one before it that is left too
            seen.add(node)
            node = before[node]
        return self.shortest(node, left)

    def shortest(self, start, within):
        came_from = {}
        queue = collections.deque([start])
        while start not in came_from:
            node = queue.popleft()
            for after in self.after[node]:
                if after in within and after not in came_from:
                    came_from[after] = node
                    queue.append(after)
        path = [start, came_from[start]]
        while path[-1] != start:
            path.append(came_from[path[-1]])
        return path[:0:-1]


def describe(event):
    return f"{event.process} {event.kind} {' '.join([event.thing, *event.rest])} (line {event.line})"


def add_time(graph, events):
    """Nodes for the events, edges for what came after what; the nodes in the order of events."""
    nodes = [graph.node(describe(event)) for event in events]
    last, sent = {}, {}
    written = {(event.thing, event.rest[0]): node
               for event, node in zip(events, nodes) if event.kind == "wrote"}
    if len(written) != sum(event.kind == "wrote" for event in events):
        raise BadLog("a value is written twice into the same word")
    for event, node in zip(events, nodes):
        if event.kind == "send":
            sent[event.thing] = node
    for event, node in zip(events, nodes):
        before = [last.get(event.process)]
        before += [sent.get(event.rest[0])] if event.kind == "got" else []
        before += [written.get((event.thing, event.rest[0]))] if event.kind == "read" else []
        for other in before:
            if other is not None:
                graph.edge(other, node)
        last[event.process] = node
    return nodes


def add_order(graph, events, nodes, messages):
    """The instant of each message, the order of each queue, and the looks that found nothing."""
    instant = {name: graph.node(f"the instant of {name}") for name in messages}
    last = {}  # of each queue: the node after which its next message comes
    for event, node in zip(events, nodes):
        name = message_of(event)
        if event.kind == "send":
            graph.edge(node, instant[name])
        elif event.kind in ("sent", "got"):
            graph.edge(instant[name], node)
        if event.kind == "got":
            if last.get(event.thing) not in (None, instant[name]):
                graph.edge(last[event.thing], instant[name])
            last[event.thing] = instant[name]
        elif event.kind == "empty":
            last[event.thing] = node


def check_causality(events, messages):
    graph = Graph()
    nodes = add_time(graph, events)
    order = graph.sort()
    if len(order) < len(nodes):
        return  # received before it was sent: check_cycle tells
    known = [(-1, None)] * len(nodes)  # the largest stamp that is known there, and its message
    for node in order:
        event = events[node]
        message = messages.get(message_of(event))
        if event.kind == "send" and message.stamp is not None and known[node][0] >= message.stamp:
            stamp, other = known[node]
            if other is not message:
                yield Problem("causality", f"{message.name} has {message.stamp}, but "
                              f"{other.name} with {stamp} was known when its sending began (line "
                              f"{event.line})")
        if event.kind in ("sent", "got") and message.stamp is not None:
            known[node] = max(known[node], (message.stamp, message), key=lambda pair: pair[0])
        for after in graph.after[node]:
            known[after] = max(known[after], known[node], key=lambda pair: pair[0])


def chain(graph, cycle):
    return " -> ".join(graph.texts[node] for node in [*cycle, cycle[0]])


def check_cycle(events, messages):
    graph = Graph()
    add_order(graph, events, add_time(graph, events), messages)
    cycle = graph.cycle()
    if cycle:
        yield Problem("cycle", chain(graph, cycle))


def check(lines):
    """All problems of a log; BadLog if it is none. The second result is the number of messages."""
    events = parse(lines)
    messages, queues = read_messages(events), queues_of(events)
    problems = [*check_stamps(messages), *check_rising(queues), *check_agreement(queues),
                *check_whole(messages), *check_causality(events, messages),
                *check_cycle(events, messages)]
    return problems, len(messages)
