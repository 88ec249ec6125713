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
import re

BUILD = pathlib.Path(gdb.current_progspace().filename).parent if gdb.current_progspace().filename \
	else pathlib.Path("build")
SCRIPT = pathlib.Path("build") if not BUILD.exists() else BUILD


def table(file, kind):
    """The objects of an id table: static id_objects[] of a kernel file."""
    objects = gdb.parse_and_eval(f"'{file}'::id_objects")
    pointer = gdb.lookup_type(f"struct {kind}").pointer()
    low, high = objects.type.range()
    for i in range(low, high + 1):
        if int(objects[i]):
            yield objects[i].cast(pointer)


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
    """tm-processes - list the processes: id, parent, threads, windows, name."""

    def __init__(self):
        super().__init__("tm-processes", gdb.COMMAND_STATUS)

    def invoke(self, argument, from_tty):
        print("      id   parent threads windows name")
        for p in table("kernel/task/process.c", "process"):
            print(f"{int(p['id']):8x} {int(p['parent']):8x} {int(p['thread_count']):7} "
                  f"{int(p['window_count']):7} {text(p['name'])}")


class Threads(gdb.Command):
    """tm-threads - list the threads: id, state, priority, process, name, where it sleeps."""

    def __init__(self):
        super().__init__("tm-threads", gdb.COMMAND_STATUS)

    def invoke(self, argument, from_tty):
        print("      id state    pri process          name")
        for t in table("kernel/task/thread.c", "thread"):
            state = str(t["state"]).replace("THREAD_", "").lower()
            process = text(t["process"]["name"]) if int(t["process"]) else "kernel"
            print(f"{int(t['id']):8x} {state:8} {int(t['priority']):3} {process:16} {text(t['name'])}")


class Program(gdb.Command):
    """tm-program NAME - load the symbols of a program (its name, or the path of its ELF file).

Programs share the same addresses, so only one program's symbols are loaded at a time."""

    loaded = None

    def __init__(self):
        super().__init__("tm-program", gdb.COMMAND_FILES)

    def invoke(self, argument, from_tty):
        folders = [SCRIPT / folder for folder in ("apps", "tests/guest", "tests/bench")]
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
        count = int(argument or 20)
        ring = gdb.parse_and_eval("'kernel/trace.c'::ring")
        end = int(gdb.parse_and_eval("'kernel/trace.c'::end"))
        size = ring.type.range()[1] + 1
        for i in range(max(0, end - min(count, size)), end):
            print(ring[i % size])


for command in (Processes, Threads, Program, Trace):
    command()
end
