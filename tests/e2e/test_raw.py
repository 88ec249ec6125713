"""Raw input: what a person presses comes out of the devices byte by byte."""

from transom import BUILD, READY, initrd


def test_scan_codes_and_packets(machine, tmp_path):
    disk = tmp_path / "initrd.tar"
    initrd.write(BUILD / "packed", disk, [("bin/raw_here", BUILD / "tests/guest/raw_here")])
    guest = machine(initrd=disk, append="run=/System/Boot/bin/raw_here")
    guest.log.wait(READY)
    guest.output.wait("raw: ready")
    guest.press("a")
    guest.output.wait("raw: keyboard 1e")
    guest.output.wait("raw: keyboard 9e")
    guest.click(100, 100)
    guest.output.wait("raw: mouse [0-9a-f]{2}")
    guest.press("up")
    for byte in ("e0", "48", "e0", "c8"):
        guest.output.wait(f"raw: keyboard {byte}")
    guest.press("esc")
    guest.log.wait("run: exit status 0")
