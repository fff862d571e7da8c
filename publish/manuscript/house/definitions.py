"""Definition lists in Python-Markdown's tree: terms, and their definitions, which hold blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from publish.manuscript.house.blocks import Block, Construct, Place
from publish.manuscript.syntax.definitions import MARK, is_term
from publish.manuscript.syntax.elements import LINE
from publish.manuscript.syntax.marks import TAB, FenceWatch, dedent, indent, is_blank


class Definitions(Construct):
    """Terms, each with its definitions."""

    def opens(self, at: Place) -> bool:
        """At the head of a paragraph only."""
        return not at.in_paragraph and is_term(at.lines, at.start)

    def reach(self, lines: Sequence[str], start: int) -> int:
        """To the last line of the last definition."""
        end = start
        while end < len(lines):
            index = _skip_blank(lines, end)
            if index < len(lines) and is_term(lines, index):
                index = _skip_blank(lines, index + 1)
            elif end == start or index >= len(lines) or not MARK.match(lines[index]):
                break
            end = self.definition_end(lines, index)
        return end

    def definition_end(self, lines: Sequence[str], start: int) -> int:
        """The index after the last line of one definition."""
        own, fences, end = [lines[start]], FenceWatch(), start + 1
        for index in range(start + 1, len(lines)):
            line = lines[index]
            if is_blank(line):
                own.append("")
                continue
            if indent(line) < 2:
                lazy = not MARK.match(line) and not is_term(lines, index)
                if not lazy or not self.parser.is_lazy(own, fences, lines, index):
                    break
            fences.feed(line)
            own.append(line)
            end = index + 1
        return end

    def build(self, parent: Element, block: Block) -> None:
        """The list; a blank line before a definition makes its text a paragraph."""
        lines = block.split("\n")
        listing = SubElement(parent, "dl")
        index = 0
        while index < len(lines):
            if is_blank(lines[index]):
                index += 1
            elif match := MARK.match(lines[index]):
                end = self.definition_end(lines, index)
                loose = index > 0 and is_blank(lines[index - 1])
                self.define(listing, lines[index:end], match, block.line + index, loose)
                index = end
            else:
                term = SubElement(listing, "dt", {LINE: str(block.line + index)})
                term.text = lines[index].strip()
                index += 1

    def define(
        self, listing: Element, lines: Sequence[str], mark: re.Match[str], line: int, loose: bool
    ) -> None:
        """Add one definition."""
        width = min(max(indent(" " * mark.start("gap") + mark["gap"]), 2), TAB)
        first = dedent(lines[0][mark.start("gap") :], TAB, mark.start("gap"))
        entry = SubElement(listing, "dd", {LINE: str(line)})
        blocks = self.parser.cut([first, *(dedent(other, width) for other in lines[1:])], line)
        for block in blocks:
            block.tight = not loose and not any(other.after_blank for other in blocks[1:])
        self.parser.build_inside(entry, blocks)


def _skip_blank(lines: Sequence[str], index: int) -> int:
    while index < len(lines) and is_blank(lines[index]):
        index += 1
    return index
