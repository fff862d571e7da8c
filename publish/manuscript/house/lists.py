"""Bullet and ordered lists, tight and loose (CommonMark 0.31, 5.2 and 5.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from publish.manuscript.house.blocks import Block, Construct, Place
from publish.manuscript.syntax.elements import LINE
from publish.manuscript.syntax.marks import FenceWatch, Marker, dedent, find_marker, indent, is_blank, is_rule

_FIRST = frozenset(" -+*0123456789")


@dataclass
class Item:
    """An item's lines without its indentation, its first line's number, and whether a blank line follows."""

    lines: list[str]
    line: int
    blank_after: bool = False


class List(Construct):
    """Items with one kind of marker; another kind begins another list."""

    ends_lazy = True

    def opens(self, at: Place) -> bool:
        """Inside a paragraph only an item with text, and only number one: years begin lines too."""
        if at.line[:1] not in _FIRST or is_rule(at.line):
            return False
        marker = find_marker(at.line)
        if marker is None or not at.in_paragraph:
            return marker is not None
        return not is_blank(marker.rest) and (not marker.ordered or marker.number == 1)

    def reach(self, lines: Sequence[str], start: int) -> int:
        """To the last line of the last item."""
        return self.read(lines, start, 0)[1]

    def build(self, parent: Element, block: Block) -> None:
        """The list; it is loose when a blank line parts any two items, or two blocks of one item."""
        lines = block.split("\n")
        marker = find_marker(lines[0])
        items, _ = self.read(lines, 0, block.line)
        element = SubElement(parent, "ol" if marker and marker.ordered else "ul")
        if marker and marker.ordered and marker.number != 1:
            element.set("start", str(marker.number))
        contents = [self.parser.cut(item.lines, item.line) for item in items]
        loose = any(item.blank_after for item in items[:-1]) or any(
            inner.after_blank for blocks in contents for inner in blocks[1:]
        )
        for item, blocks in zip(items, contents, strict=True):
            entry = SubElement(element, "li", {LINE: str(item.line)})
            for inner in blocks:
                inner.tight = not loose
            self.parser.build_inside(entry, blocks)

    def read(self, lines: Sequence[str], start: int, first: int) -> tuple[list[Item], int]:
        """The items of the list that begins in a line, and the index after its last line."""
        marker, items, index, end = find_marker(lines[start]), [], start, start
        kind = marker.kind if marker else ""
        while marker is not None and marker.kind == kind:
            item, next_index, end = self.read_item(lines, index, marker)
            item.line += first
            item.blank_after = next_index > end
            items.append(item)
            index = next_index
            marker = find_marker(lines[index]) if index < len(lines) and not is_rule(lines[index]) else None
        return items, end

    def read_item(self, lines: Sequence[str], start: int, marker: Marker) -> tuple[Item, int, int]:
        """One item, the index of the next line that is not its own, and the index after its last text."""
        own, fences, begun = [marker.rest], FenceWatch(), not is_blank(marker.rest)
        fences.feed(marker.rest)
        index, end = start + 1, start + 1
        while index < len(lines):
            line = lines[index]
            if is_blank(line):
                own.append("")
            elif indent(line) >= marker.content and (begun or len(own) == 1):
                begun = True
                own.append(dedent(line, marker.content))
            elif _is_sibling(line, marker) or not self.parser.is_lazy(own, fences, lines, index):
                break
            else:
                own.append(line.lstrip(" \t"))
            index += 1
            if not is_blank(line):
                fences.feed(own[-1])
                end = index
        return Item(own[: end - start], start), index, end


def _is_sibling(line: str, marker: Marker) -> bool:
    other = find_marker(line)
    return other is not None and other.kind == marker.kind and not is_rule(line)
