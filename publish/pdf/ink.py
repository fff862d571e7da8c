"""Rewrites the colours of a unit's pages in the inks of their paper; pictures are left to `halftones`."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from publish.pdf import halftones
from publish.pdf.inks import Inks, Parts, lab

# Letters are hexadecimal in what the typesetter writes, out of reach of this.
COLOUR = re.compile(
    rb"(?<![\w.\-])(?P<parts>(?:-?\d*\.?\d+ ){1,4})(?P<told>rg|RG|g|G|k|K|scn|SCN|sc|SC)(?=\s|$)"
    rb"|/(?P<space>[\w.\-]+) (?P<chosen>cs|CS)(?=\s|$)"
    rb"|(?<!\S)(?P<state>[qQ])(?!\S)"
)
OPERATORS = {1: b"g", 3: b"rg", 4: b"k"}
SPACES = {1: Name.DeviceGray, 3: Name.DeviceRGB, 4: Name.DeviceCMYK}
PLAIN = {b"DeviceGray", b"DeviceRGB", b"DeviceCMYK"}
LAB = b"lab-"  # how the typesetter calls what is told in CIE L*a*b*


def use_inks(pdf: Pdf, inks: Inks) -> None:
    """Tell every colour of the pages, and of what is drawn on them, in the inks."""
    for page in pdf.pages:
        page.contents_coalesce()
        _rewrite(page.obj.Contents, inks)
        _forget_space(page.obj)
    for resources in _all_resources(pdf):
        for shading in _shadings(resources):
            _shade(shading, inks)
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Stream):
            continue
        if thing.get("/Subtype") == Name.Form or thing.get("/PatternType") == 1:
            _rewrite(thing, inks)
            _forget_space(thing)
        elif thing.get("/Subtype") == Name.Image:
            halftones.use_inks(thing, inks)
    for resources in _all_resources(pdf):
        for mask in _masks(resources):
            mask.Group.CS = Name.DeviceGray


def _rewrite(stream: pikepdf.Object, inks: Inks) -> None:
    old = stream.read_bytes()
    new = COLOUR.sub(_Colours(inks).told, old)
    if new != old:
        stream.write(new)


class _Colours:
    """The colours of one stream: which spaces are chosen, for filling and for lines, as it is read."""

    def __init__(self, inks: Inks) -> None:
        self.inks = inks
        self.spaces: list[dict[bool, bytes]] = [{}]

    def told(self, match: re.Match[bytes]) -> bytes:
        """One operator with its numbers, in the inks."""
        if match["state"]:
            self._keep(match["state"])
        elif match["space"]:
            return self._choose(match)
        else:
            return self._tell(match)
        return match[0]

    def _keep(self, operator: bytes) -> None:
        if operator == b"q":
            self.spaces.append(dict(self.spaces[-1]))
        elif len(self.spaces) > 1:
            self.spaces.pop()

    def _choose(self, match: re.Match[bytes]) -> bytes:
        """A space is not chosen any more where the colour itself says it."""
        self.spaces[-1][match["chosen"].isupper()] = match["space"]
        return b"" if _is_told(match["space"]) else match[0]

    def _tell(self, match: re.Match[bytes]) -> bytes:
        line = match["told"].isupper()
        parts = tuple(float(part) for part in match["parts"].split())
        if match["told"].lower().startswith(b"sc"):
            space = self.spaces[-1].get(line, b"")
            if not _is_told(space):
                return match[0]
            parts = lab(*parts) if space.startswith(LAB) else parts
        done = self.inks.colour(parts)
        operator = OPERATORS[len(done)]
        return b"%s %s" % (_written(done), operator.upper() if line else operator)


def _is_told(space: bytes) -> bool:
    return space in PLAIN or space.startswith(LAB)


def _written(parts: Parts) -> bytes:
    return " ".join(f"{part:.4f}".rstrip("0").rstrip(".") for part in parts).encode()


def _forget_space(drawing: pikepdf.Object) -> None:
    """What shines through is mixed in the inks of the press, and not in another space before."""
    if "/Group" in drawing and "/CS" in drawing.Group:
        del drawing.Group.CS


def _masks(resources: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Drawings whose lightness says how much of others is seen: these have a space of their own."""
    for state in resources.get("/ExtGState", Dictionary()).values():
        mask = state.get("/SMask")
        if isinstance(mask, Dictionary) and "/Group" in mask.get("/G", Dictionary()):
            yield mask.G


def _all_resources(pdf: Pdf) -> Iterator[pikepdf.Object]:
    for page in pdf.pages:
        yield page.resources
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and "/Resources" in thing:
            yield thing.Resources


def _shadings(resources: pikepdf.Object) -> Iterator[pikepdf.Object]:
    yield from resources.get("/Shading", Dictionary()).values()
    for pattern in resources.get("/Pattern", Dictionary()).values():
        if "/Shading" in pattern:
            yield pattern.Shading


def _shade(shading: pikepdf.Object, inks: Inks) -> None:
    """The colours between which a gradient runs; those of its ends must be of one kind."""
    if shading.ColorSpace != Name.DeviceRGB:
        return
    functions = list(_functions(shading.Function))
    told = [[inks.colour(_parts(function[end])) for end in ("/C0", "/C1")] for function in functions]
    kind = max(len(parts) for ends in told for parts in ends)
    if kind != len(inks.colour((1, 0, 0))) and kind != 1:
        return
    for function, ends in zip(functions, told, strict=True):
        function.C0, function.C1 = (Array(_widened(parts, kind)) for parts in ends)
    shading.ColorSpace = SPACES[kind]


def _functions(function: pikepdf.Object) -> Iterator[pikepdf.Object]:
    if int(function.FunctionType) == 3:
        for each in function.Functions:
            yield from _functions(each)
    else:
        yield function


def _parts(numbers: pikepdf.Object) -> Parts:
    return tuple(float(number) for number in numbers)


def _widened(parts: Parts, kind: int) -> Parts:
    """A grey among colours of three or four parts."""
    if len(parts) == kind:
        return parts
    return parts * 3 if kind == 3 else (0.0, 0.0, 0.0, round(1 - parts[0], 4))
