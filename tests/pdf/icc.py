"""A colour profile of an imaginary press, small enough to be written here (ICC.1, version 2)."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from itertools import product

NAME = "Press of nowhere"


def press(name: str = NAME) -> bytes:
    """A profile with four inks: black takes the place of what is dark, and the hue is only roughly right."""
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", len(name) + 1) + name.encode() + bytes(79),
        b"cprt": b"text\0\0\0\0none\0",
        b"wtpt": b"XYZ \0\0\0\0" + struct.pack(">3i", 0xF6D6, 0x10000, 0xD32D),
        b"A2B0": _table(4, 3, map(_lab, product((0, 1), repeat=4))),
        b"B2A0": _table(3, 4, map(_inks, product((0, 1), repeat=3))),
    }
    body, places = b"", []
    for key, data in tags.items():
        places.append((key, 128 + 4 + 12 * len(tags) + len(body), len(data)))
        body += data + bytes(-len(data) % 4)
    index = struct.pack(">I", len(tags)) + b"".join(struct.pack(">4sII", *place) for place in places)
    return _header(128 + len(index) + len(body)) + index + body


def _header(size: int) -> bytes:
    head = struct.pack(">I4sI4s4s4s", size, b"none", 0x02400000, b"prtr", b"CMYK", b"Lab ")
    head += bytes(12) + b"acsp" + bytes(28) + struct.pack(">3i", 0xF6D6, 0x10000, 0xD32D)
    return head.ljust(128, b"\0")


def _table(inputs: int, outputs: int, nodes: Iterable[tuple[int, ...]]) -> bytes:
    """A table with two steps to each input, and nothing before or after it."""
    unit = struct.pack(">9i", *(0x10000 if at % 4 == 0 else 0 for at in range(9)))
    ramp = bytes(range(256))
    head = b"mft1\0\0\0\0" + bytes([inputs, outputs, 2, 0]) + unit
    return head + ramp * inputs + bytes(value for node in nodes for value in node) + ramp * outputs


def _lab(node: tuple[int, ...]) -> tuple[int, ...]:
    cyan, magenta, yellow, black = node
    light = 0 if black else 255 - 70 * (cyan + magenta + yellow)
    return light, 128 + 60 * (magenta - cyan) * (1 - black), 128 + 60 * (yellow - cyan) * (1 - black)


def _inks(node: tuple[int, ...]) -> tuple[int, ...]:
    light, red, yellow = node
    return 255 * (1 - red), 255 * red, 255 * yellow, 255 * (1 - light)
