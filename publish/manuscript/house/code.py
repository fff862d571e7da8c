"""Code blocks, fenced and indented (CommonMark 0.31, 4.4 and 4.5); tabs and every other character stay.

A fence that is never closed runs to the end of its container (M010).
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString, code_escape

from publish import rules
from publish.manuscript.house.blocks import Block, Construct, Place
from publish.manuscript.house.boxes import add_box
from publish.manuscript.syntax import listings
from publish.manuscript.syntax.boxes import count_options, find_directive
from publish.manuscript.syntax.marks import FENCE, TAB, closes, dedent, indent, is_blank, is_rule


class FencedCode(Construct):
    """Code between two fences."""

    def opens(self, at: Place) -> bool:
        """Three backticks or tildes, at most three columns in."""
        head = at.line[:6]
        return ("```" in head or "~~~" in head) and FENCE.match(at.line) is not None

    def reach(self, lines: Sequence[str], start: int) -> int:
        """To the closing fence, which is at least as long; else to the end of the container."""
        opening = FENCE.match(lines[start])
        if opening is None:
            return start
        for index in range(start + 1, len(lines)):
            match = FENCE.match(lines[index])
            if match and closes(match, opening["mark"]):
                return index + 1
        return len(lines)

    def build(self, parent: Element, block: Block) -> None:
        """The lines between the fences, less the indentation of the fence."""
        first, *lines = block.split("\n")
        opening = FENCE.match(first)
        if opening is None:
            return
        last = FENCE.match(lines[-1]) if lines else None
        if last and closes(last, opening["mark"]):
            lines.pop()
        else:
            message = f"the code that begins with {opening['mark']} is never closed"
            self.parser.md.report(rules.UNCLOSED_BLOCK, block.line, message)
        inside = [dedent(line, indent(first)) for line in lines]
        if directive := find_directive(opening["info"]):
            options = count_options(inside)
            add_box(self.parser, parent, directive, inside[options:], block.line + 1 + options)
            return
        listings.describe(_listing(parent, inside).attrib, opening["info"])


class IndentedCode(Construct):
    """Lines that stand four columns in, after a blank line."""

    def opens(self, at: Place) -> bool:
        """Four columns, but not inside a paragraph."""
        return not at.in_paragraph and at.line[:1] in (" ", "\t") and indent(at.line) >= TAB

    def reach(self, lines: Sequence[str], start: int) -> int:
        """As long as the lines stand in; blank lines belong to it when more follows."""
        end = start
        for index in range(start, len(lines)):
            if is_blank(lines[index]):
                continue
            divider = is_rule(lines[index]) and is_blank(lines[index - 1])
            if indent(lines[index]) < TAB or divider:
                break
            end = index + 1
        return end

    def build(self, parent: Element, block: Block) -> None:
        """The lines without their four columns."""
        _listing(parent, [dedent(line, TAB) for line in block.split("\n")])


def _listing(parent: Element, lines: Sequence[str]) -> Element:
    pre = SubElement(parent, "pre", {"class": "code"})
    code = SubElement(pre, "code")
    code.text = AtomicString(code_escape("\n".join(lines)))
    return pre
