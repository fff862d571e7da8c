"""Where a text is not prose but code or a comment (CommonMark 0.31, 4.4 to 6.1)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from publish.manuscript.syntax.marks import (
    FENCE,
    TAB,
    closes,
    find_marker,
    indent,
    is_blank,
    without_containers,
)


class Kind(Enum):
    """What a stretch of text is."""

    FENCE = "fence"
    INDENTED = "indented"
    INLINE = "inline"
    COMMENT = "comment"


CODE = frozenset({Kind.FENCE, Kind.INDENTED, Kind.INLINE})
QUIET = frozenset(Kind)


class Region(NamedTuple):
    """A stretch of a text that is not prose; a fenced one has its two fences with it."""

    start: int
    end: int
    kind: Kind


_TOKEN = re.compile(r"(?P<comment><!--)|(?P<ticks>`+)|(?P<escape>\\.)|(?P<blank>\n[ \t]*\n)", re.DOTALL)
# What may hold paragraphs that stand in four columns without being code.
_HOLDERS = re.compile(r" {0,3}(?:\[\^[^\]\n]+\]:|:[ \t]|(?:!!!|\?\?\?)[ \t])")


def between_fences(text: str, region: Region) -> tuple[int, int]:
    """Where the lines between the fences of a listing begin and end."""
    first, last = (find("\n", region.start, region.end) for find in (text.find, text.rfind))
    if first < 0:
        return region.end, region.end
    match = FENCE.match(without_containers(text[last + 1 : region.end]))
    return first + 1, max(first + 1, last) if match and not match["info"] else region.end


class Regions:
    """The regions of one text, in order; they never overlap."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def all(self) -> list[Region]:
        """Every region."""
        blocks = list(_blocks(self.text))
        found, position = [], 0
        for block in (*blocks, Region(len(self.text), len(self.text), Kind.FENCE)):
            found += _inside_lines(self.text, position, block.start)
            found.append(block)
            position = block.end
        return found[:-1]

    @cached_property
    def _starts(self) -> list[int]:
        return [region.start for region in self.all]

    def at(self, offset: int) -> Region | None:
        """The region that an offset lies in."""
        place = bisect_right(self._starts, offset) - 1
        if place >= 0 and offset < self.all[place].end:
            return self.all[place]
        return None

    def is_in(self, offset: int, kinds: frozenset[Kind] = QUIET) -> bool:
        """Whether an offset lies in a region of these kinds."""
        region = self.at(offset)
        return region is not None and region.kind in kinds

    def fences(self) -> Iterator[Region]:
        """The fenced listings."""
        return (region for region in self.all if region.kind is Kind.FENCE)


def _blocks(text: str) -> Iterator[Region]:
    """Fenced and indented code, and comments that begin a line."""
    watch = _Watch()
    position = 0
    for line in text.split("\n"):
        yield from watch.feed(line, position)
        position += len(line) + 1
    yield from watch.close(len(text))


class _Watch:
    """Follows a text line by line and says when a region is over."""

    def __init__(self) -> None:
        self.mark = ""
        self.start = self.end = 0
        self.kind: Kind | None = None
        self.blank = True
        self.held = False

    def feed(self, line: str, position: int) -> Iterator[Region]:
        """Look at the next line; gives the regions that end with it or before it."""
        if self.kind is Kind.FENCE:
            match = FENCE.match(without_containers(line))
            if match and closes(match, self.mark):
                yield from self.close(position + len(line))
        elif self.kind is Kind.COMMENT:
            if (at := line.find("-->")) >= 0:
                yield from self.close(position + at + 3)
        elif self.kind is Kind.INDENTED and (is_blank(line) or indent(line) >= TAB):
            self.end = self.end if is_blank(line) else position + len(line)
        else:
            yield from self.close(self.end)
            yield from self._open(line, position)

    def close(self, end: int) -> Iterator[Region]:
        """End the open region, if there is one."""
        kind, self.kind, self.mark = self.kind, None, ""
        if kind:
            yield Region(self.start, self.end if kind is Kind.INDENTED else end, kind)

    def _open(self, line: str, position: int) -> Iterator[Region]:
        bare = without_containers(line)
        after_blank, self.blank = self.blank, is_blank(line)
        # A fence or a comment on the line of a list item begins behind the item's mark.
        begin = position + len(line) - len(bare)
        if bare.startswith("<!--"):
            self.kind, self.start = Kind.COMMENT, begin
            if (at := bare.find("-->", 4)) >= 0:
                yield from self.close(begin + at + 3)
        elif match := FENCE.match(bare):
            self.kind, self.mark, self.start = Kind.FENCE, match["mark"], begin
        elif after_blank and not self.blank and not self.held and indent(line) >= TAB:
            self.kind, self.start, self.end = Kind.INDENTED, position, position + len(line)
        elif not self.blank:
            holder = find_marker(line) is not None or _HOLDERS.match(line) is not None
            self.held = holder or (self.held and (indent(line) > 1 or not after_blank))


def _inside_lines(text: str, start: int, end: int) -> list[Region]:
    """Code between back quotes, and comments among words."""
    found: list[Region] = []
    unclosed: set[int] = set()
    closable = True
    position = start
    while match := _TOKEN.search(text, position, end):
        position = match.end()
        if match["blank"]:
            unclosed.clear()
            position -= 1
        elif match["comment"]:
            at = text.find("-->", position, end) if closable else -1
            if at < 0:
                closable = False
                continue
            position = at + 3
            found.append(Region(match.start(), position, Kind.COMMENT))
        elif (ticks := match["ticks"]) and len(ticks) not in unclosed:
            close = _closing_ticks(text, position, end, len(ticks))
            if close < 0:
                unclosed.add(len(ticks))
                continue
            position = close
            found.append(Region(match.start(), position, Kind.INLINE))
    return found


def _closing_ticks(text: str, start: int, end: int, length: int) -> int:
    """Where the run of as many back quotes ends, in the same paragraph; -1 where there is none."""
    for match in re.compile(r"`+|\n[ \t]*\n").finditer(text, start, end):
        if match[0][0] != "`":
            return -1
        if match.end() - match.start() == length:
            return match.end()
    return -1
