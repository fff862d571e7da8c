"""Where a block goes when its tag is found: in the place of the tag, or behind its paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from publish.manuscript.expansion.page import Edit
from publish.manuscript.syntax.marks import FENCE, HEADING, find_marker, is_blank

_CONTAINERS = re.compile(r"[ \t]*(?:(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*)*")


def line_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the line begins that `start` is in, and where the line ends that `end` is in."""
    line_end = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if line_end < 0 else line_end


def space_before(text: str, offset: int) -> int:
    """Where the white space before an offset begins."""
    while offset and text[offset - 1].isspace():
        offset -= 1
    return offset


def space_after(text: str, offset: int) -> int:
    """Where the white space behind an offset ends."""
    while offset < len(text) and text[offset].isspace():
        offset += 1
    return offset


def margin(text: str, offset: int) -> str:
    """What a new line must begin with to stand in the same list item or quotation as an offset."""
    start, end = line_around(text, offset, offset)
    match = _CONTAINERS.match(text[start:end])
    containers = match[0] if match else ""
    return re.sub(r"[^>\t ]", " ", containers)


def is_alone(text: str, start: int, end: int) -> bool:
    """Whether nothing but the marks of containers stands beside a stretch in its lines."""
    first, last = line_around(text, start, end)
    return not _beside(text[first:start]) and is_blank(text[end:last])


def _beside(before: str) -> str:
    match = _CONTAINERS.match(before)
    return before[match.end() :].strip() if match else before


def place_block(text: str, start: int, end: int, block: str) -> Iterator[Edit]:
    """The edits that put a block where a tag stands, in the lines around it a paragraph of its own."""
    inset = margin(text, start)
    gap = f"\n{inset}"
    body = gap.join(block.split("\n"))
    if is_alone(text, start, end):
        before = "" if opens_line(text, start) else gap
        after = gap if is_followed(text, end) else ""
        yield Edit(start, end, f"{before}{body}{after}")
        return
    behind = paragraph_end(text, end)
    yield Edit(start, end)
    yield Edit(behind, behind, f"{gap}{gap}{body}{gap if is_followed(text, behind) else ''}")


def place_mark(  # noqa: PLR0913  # a mark has two sides
    text: str, start: int, end: int, mark: str, inset: str, *, before: bool = True, after: bool = True
) -> Edit:
    """The edit that puts the opening or closing line of a block where a tag stands.

    `before` and `after` tell on which sides a blank line is wanted where text stands.
    """
    first, last = line_around(text, start, end)
    body = f"\n{inset}".join(mark.split("\n"))
    gap = f"\n{inset}"
    if _beside(text[first:start]):
        start = first + len(text[first:start].rstrip())
        body = f"{gap * (1 + before)}{body}"
    elif before and not opens_line(text, start):
        body = f"{gap}{body}"
    if not is_blank(text[end:last]):
        end += len(text[end:last]) - len(text[end:last].lstrip())
        body = f"{body}{gap * (1 + after)}"
    elif after and is_followed(text, end):
        body = f"{body}{gap}"
    return Edit(start, end, body)


def opens_line(text: str, start: int) -> bool:
    """Whether a blank line, a container's mark or nothing at all stands before."""
    first = text.rfind("\n", 0, start) + 1
    before = text[text.rfind("\n", 0, max(0, first - 1)) + 1 : max(0, first - 1)]
    match = _CONTAINERS.match(text[first:start])
    own_mark = match is not None and re.search(r"[^\s>]", match[0]) is not None
    return own_mark or first == 0 or not before.strip(" \t>")


def is_followed(text: str, end: int) -> bool:
    """Whether text stands in the next line."""
    line_end = text.find("\n", end)
    if line_end < 0:
        return False
    following = text[line_end + 1 : line_around(text, line_end + 1, line_end + 1)[1]]
    return bool(following.strip(" \t>"))


def paragraph_end(text: str, offset: int) -> int:
    """Where the paragraph ends that an offset is in."""
    ends = _paragraph_ends(text)
    return ends[bisect_left(ends, line_around(text, offset, offset)[1])]


@lru_cache(maxsize=2)
def _paragraph_ends(text: str) -> list[int]:
    """Where paragraphs end; many tags may stand in one."""
    ends, position = [], 0
    for line in text.split("\n"):
        if position and _opens_block(line):
            ends.append(position - 1)
        position += len(line) + 1
    return [*ends, len(text)]


def _opens_block(line: str) -> bool:
    bare = line.strip(" \t>")
    return (
        not bare
        or bare.startswith(":::")
        or find_marker(line) is not None
        or HEADING.match(line) is not None
        or FENCE.match(line) is not None
    )


def fence(text: str) -> str:
    """As many back quotes as it takes to fence a listing."""
    return "`" * max((len(run) + 1 for run in re.findall(r"`{3,}", text)), default=3)
