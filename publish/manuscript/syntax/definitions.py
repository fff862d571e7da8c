"""Definition lists: terms, and below each lines that begin with a colon (pandoc's definition_lists).

French sets a space before a colon, and a wrapped line of French prose may begin with one. So after the
term a definition wants either two spaces or a tab behind its colon, or a blank line before it; with one
space it counts only where it cannot be wrapped prose: the term is short (at most 40 characters), stands at
the head of its paragraph, and no further line of text follows the definition at the margin.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from publish.manuscript.syntax.blocks import LINE, Block, Construct, Place
from publish.manuscript.syntax.marks import TAB, FenceWatch, dedent, indent, is_blank

_MARK = re.compile(r"^ {0,3}:(?P<gap>[ \t]+)(?=\S)")
_LONGEST_TERM = 40


class Definitions(Construct):
    """Terms, each with its definitions."""

    def opens(self, at: Place) -> bool:
        """At the head of a paragraph only."""
        return not at.in_paragraph and _is_term(at.lines, at.start)

    def reach(self, lines: Sequence[str], start: int) -> int:
        """To the last line of the last definition."""
        end = start
        while end < len(lines):
            index = _skip_blank(lines, end)
            if index < len(lines) and _is_term(lines, index):
                index = _skip_blank(lines, index + 1)
            elif end == start or index >= len(lines) or not _MARK.match(lines[index]):
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
                lazy = not _MARK.match(line) and not _is_term(lines, index)
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
            elif match := _MARK.match(lines[index]):
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


def _is_term(lines: Sequence[str], start: int) -> bool:
    """Whether a line is a term, which its following line decides."""
    line = lines[start]
    if start + 1 >= len(lines) or is_blank(line) or indent(line) >= TAB or not _is_plain(line):
        return False
    after = lines[start + 1]
    if is_blank(after):
        return start + 2 < len(lines) and _MARK.match(lines[start + 2]) is not None
    match = _MARK.match(after)
    if match is None:
        return False
    return match["gap"] != " " or _cannot_be_prose(lines, start)


def _is_plain(line: str) -> bool:
    """Whether a line looks like text; a heading, a list or a fence is no term."""
    return not re.match(r"^ {0,3}(?:[#>|:<]|`{3}|~{3}|[-+*][ \t]|\d+[.)][ \t]|\[\^?[^\]]+\]:)", line)


def _cannot_be_prose(lines: Sequence[str], start: int) -> bool:
    if len(lines[start].strip()) > _LONGEST_TERM or (start > 0 and _is_running_text(lines[start - 1])):
        return False
    after = lines[start + 2] if start + 2 < len(lines) else ""
    at_margin = not is_blank(after) and indent(after) < 2
    return not at_margin or _MARK.match(after) is not None or _is_term(lines, start + 2)


def _is_running_text(line: str) -> bool:
    return not is_blank(line) and indent(line) < 2 and not _MARK.match(line)
