# GDB commands for Transom; `help transom` lists them. Loaded by tools/debug.
#
# They read the kernel's own tables, so they work wherever it stopped. A struct msg is printed with
# the name of its code.

set print pretty on
set confirm off

define-prefix transom
document transom
Transom's commands: tm-processes, tm-threads, tm-windows, tm-queue THREAD, tm-trace [COUNT],
tm-program NAME. `help NAME` explains one.
end

python
import gdb
import pathlib
import subprocess

BUILD = pathlib.Path(gdb.current_progspace().filename).parent
THREADS = 1025  # entries of the table of threads: THREADS_MAX + 1 (abi/limits.h)
RECORDS = 1024  # TRACE_RECORDS


def static(name, element, count):
    """A static array of the kernel, found by name and size: link-time optimisation renames it."""
    lines = subprocess.run(["nm", "-S", gdb.current_progspace().filename], capture_output=True,
                           text=True).stdout.splitlines()
    size = count * element.sizeof
    for words in map(str.split, lines):
        if len(words) == 4 and words[3].split(".")[0] == name and int(words[1], 16) == size:
            return gdb.Value(int(words[0], 16)).cast(element.pointer())
    raise gdb.GdbError(f"the kernel has no {name}")


def threads():
    pointer = gdb.lookup_type("struct thread").pointer()
    objects = static("id_objects", gdb.lookup_type("void").pointer(), THREADS)
    return [objects[i].cast(pointer) for i in range(THREADS) if int(objects[i])]


def processes():
    return {int(t["process"]): t["process"] for t in threads() if int(t["process"])}.values()


def entries(head, kind, link):
    """The structs of a kind on a list, by the name of their link."""
    pointer = gdb.lookup_type(f"struct {kind}").pointer()
    offset = next(f.bitpos // 8 for f in pointer.target().fields() if f.name == link)
    at = head["next"]
    while int(at) != int(head.address):
        yield (at.cast(gdb.lookup_type("char").pointer()) - offset).cast(pointer)
        at = at["next"]


def text(value):
    return value.string("utf-8", "replace")


def code_name(code):
    """MSG_PAINT, MSG_USER+3 or a number."""
    fields = {field.enumval: field.name for field in gdb.lookup_type("enum msg_code").fields()}
    if code in fields:
        return fields[code]
    return f"MSG_USER+{code - 0x10000}" if 0x10000 <= code < 0x80000000 else hex(code)


class MessagePrinter:
    def __init__(self, value):
        self.value = value

    def to_string(self):
        params = ", ".join(hex(int(self.value["params"][i])) for i in range(3))
        return f"{{{code_name(int(self.value['code']))}, window {int(self.value['window']):#x}, {params}}}"


def find_printer(value):
    return MessagePrinter(value) if str(value.type.strip_typedefs()) == "struct msg" else None


gdb.pretty_printers.append(find_printer)


class Processes(gdb.Command):
    """tm-processes - list the processes: id, parent, threads, name."""

    def __init__(self):
        super().__init__("tm-processes", gdb.COMMAND_STATUS)

    def invoke(self, argument, from_tty):
        print("      id   parent threads name")
        for p in processes():
            print(f"{int(p['id']):8x} {int(p['parent']):8x} {int(p['thread_count']):7} "
                  f"{text(p['name'])}")


class Threads(gdb.Command):
    """tm-threads - list the threads: id, state, priority, process, name, where it sleeps."""

    def __init__(self):
        super().__init__("tm-threads", gdb.COMMAND_STATUS)

    def invoke(self, argument, from_tty):
        print("      id state    pri process          name")
        for t in threads():
            state = str(t["state"]).replace("THREAD_", "").lower()
            process = text(t["process"]["name"]) if int(t["process"]) else "kernel"
            print(f"{int(t['id']):8x} {state:8} {int(t['priority']):3} {process:16} {text(t['name'])}")


VISIBLE = 1  # WND_VISIBLE


class Windows(gdb.Command):
    """tm-windows - list the windows, top first, children below their parent: id, place, thread, title."""

    def __init__(self):
        super().__init__("tm-windows", gdb.COMMAND_STATUS)

    def invoke(self, argument, from_tty):
        print("      id       x     y width height  thread title (* hidden, ! wants paint)")
        self.show(gdb.parse_and_eval("windows_top"), "")

    def show(self, head, indent):
        for w in entries(head, "window", "stacked"):
            r, update = w["rect"], w["update"]
            marks = ("" if int(w["flags"]) & VISIBLE else "*") + ("!" if int(update["count"]) else "")
            print(f"{int(w['id']):8x} {int(r['left']):7} {int(r['top']):5} {int(r['right'] - r['left']):5} "
                  f"{int(r['bottom'] - r['top']):6} {int(w['queue']['thread']['id']):7x} "
                  f"{indent}{text(w['title'])} {marks}")
            self.show(w["children"], indent + "  ")


class Queue(gdb.Command):
    """tm-queue THREAD - the message a thread (its id) is handling and those that wait, in order."""

    def __init__(self):
        super().__init__("tm-queue", gdb.COMMAND_STATUS)

    def invoke(self, argument, from_tty):
        wanted = int(argument, 16)
        thread = next((t for t in threads() if int(t["id"]) == wanted),
                      None)
        if thread is None or not int(thread["queue"]):
            raise gdb.GdbError(f"no thread {argument} with a queue")
        queue = thread["queue"].cast(gdb.lookup_type("struct queue").pointer())
        if int(queue["current"]):
            self.show("handling", queue["current"])
        for entry in entries(queue["list"]["entries"], "entry", "link"):
            self.show("waiting", entry)
        if int(queue["paints"]):
            print(f"paint    {int(queue['paints'])} windows")
        if int(queue["timers_due"]):
            print(f"timers   {int(queue['timers_due'])} due")

    def show(self, word, entry):
        print(f"{word} stamp {int(entry['stamp'])} from {int(entry['thread']):x}: "
              f"{MessagePrinter(entry['msg']).to_string()}")


class Program(gdb.Command):
    """tm-program NAME - load the symbols of a program (its name, or the path of its ELF file).

Programs share the same addresses, so only one program's symbols are loaded at a time."""

    loaded = None

    def __init__(self):
        super().__init__("tm-program", gdb.COMMAND_FILES)

    def invoke(self, argument, from_tty):
        folders = [BUILD / folder for folder in ("apps", "tests/guest", "tests/bench")]
        paths = [pathlib.Path(argument), *(folder / argument for folder in folders)]
        path = next((p for p in paths if p.is_file()), None)
        if not path:
            raise gdb.GdbError(f"there is no program {argument}")
        if Program.loaded:
            gdb.execute(f"remove-symbol-file {Program.loaded}", to_string=True)
        gdb.execute(f"add-symbol-file {path}", to_string=True)
        Program.loaded = path
        print(f"symbols of {path}")


class Trace(gdb.Command):
    """tm-trace [COUNT] - the newest records of the kernel's trace ring (default 20)."""

    def __init__(self):
        super().__init__("tm-trace", gdb.COMMAND_STATUS)

    def invoke(self, argument, from_tty):
        ring = static("records", gdb.lookup_type("struct trace_record"), RECORDS)
        records = sorted((ring[i] for i in range(RECORDS) if int(ring[i]["kind"])),
                         key=lambda record: int(record["time_ns"]))
        for r in records[-int(argument or 20):]:
            kind = str(r["kind"].cast(gdb.lookup_type("enum trace_kind"))).replace("TRACE_", "").lower()
            print(f"{int(r['time_ns']):14} {kind:6} stamp {int(r['stamp'])} "
                  f"from {int(r['from']):x} to {int(r['to']):x} code {int(r['code']):#x}")


for command in (Processes, Threads, Windows, Queue, Program, Trace):
    command()
end
