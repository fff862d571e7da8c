"""Code blocks, fenced and indented (CommonMark 0.31, 4.4 and 4.5); tabs and every other character stay.

A fence that is never closed runs to the end of its container (M010).
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString, code_escape

from publish import rules
from publish.manuscript.house.blocks import Block, Construct, Place, add_text
from publish.manuscript.house.boxes import add_directive
from publish.manuscript.syntax import directives, listings, raw_html
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
        if directive := directives.find(opening["info"]):
            add_directive(self.parser, parent, directive, inside, block.line)
        elif name := listings.raw_format(opening["info"]):
            kept = raw_html.of_format(name, "\n".join(inside), block.line + 1)
            add_text(parent, self.parser.md.htmlStash.store(kept))
        else:
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
