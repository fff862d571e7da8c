"""Paragraphs and underlined headings (CommonMark 0.31, 4.3 and 4.8); a formula's lines stay together."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from publish.manuscript.commonmark.lines import Lines
from publish.manuscript.syntax.formulas import LONGEST, end_of_formula


def paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001
    """Take every line that no other block claims."""
    parent, state.parentType = state.parentType, "paragraph"
    last, level = _reach(state, start, state.lineMax)
    state.parentType = parent
    state.line = last + 1 if level else last
    tag = f"h{level}" if level else "p"
    name = "heading" if level else "paragraph"
    state.push(f"{name}_open", tag, 1).map = [start, state.line]
    inline = state.push("inline", "", 0)
    inline.content = state.getLines(start, last, state.blkIndent, False).strip(" \t\n")
    inline.map, inline.children = [start, last], []
    state.push(f"{name}_close", tag, -1)
    return True


def _reach(state: StateBlock, start: int, end: int) -> tuple[int, int]:
    """The index after the last line of text, and the level of the heading that an underline makes of it."""
    terminators = state.md.block.ruler.getRules("paragraph")
    line = _after(state, start)
    while line < end and not state.isEmpty(line):
        stands_in = state.sCount[line] - state.blkIndent
        if 0 <= stands_in <= 3 and (level := _underline(state, line)):
            return line, level
        # Lines that stand far in go on with the text, and so do those that a quote has already looked at.
        if (
            stands_in <= 3
            and state.sCount[line] >= 0
            and any(ends(state, line, end, True) for ends in terminators)
        ):
            break
        line = _after(state, line)
    return line, 0


def _underline(state: StateBlock, line: int) -> int:
    position = state.bMarks[line] + state.tShift[line]
    if state.src[position] not in "=-":
        return 0
    text = state.src[position : state.eMarks[line]].rstrip(" \t")
    return 0 if text.strip(text[0]) else 1 if text[0] == "=" else 2


def _after(state: StateBlock, line: int) -> int:
    """The next line, or the one after a formula that is left open in this."""
    text = state.src[state.bMarks[line] : state.eMarks[line]]
    if "$$" not in text and "\\" not in text:
        return line + 1
    return end_of_formula(Lines(state, line, min(state.lineMax, line + LONGEST)), line)
