"""Raw HTML in markdown-it's tokens (CommonMark 0.31, 4.6 and 6.6).

A block ends at a blank line, so that Markdown may stand between two blocks; an element that asks for it by
`markdown="1"` is read as one.
"""

from __future__ import annotations

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline import html_inline as plain_tag

from publish.manuscript.commonmark.lines import Lines, begins, read_apart
from publish.manuscript.syntax import raw_html, tags
from publish.manuscript.syntax.elements import BLOCK, OPAQUE_NAMES
from publish.manuscript.syntax.marks import is_blank


def block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block of HTML, or a comment."""
    if not begins(state, start, "<"):
        return False
    lines = Lines(state, start, end)
    if special := raw_html.SPECIAL.match(lines[start]):
        last = raw_html.special_end(lines, start, special["opening"])
        if last is not None and not silent:
            at = raw_html.after_special(lines[last], special, first=last == start)
            _read_rest(state, last, end, lines[last][at:])
        return last is not None
    match = raw_html.START.match(lines[start])
    name = match["name"].lower() if match else ""
    known = name in BLOCK or name in OPAQUE_NAMES
    if match is None or not (known or (not silent and raw_html.ONLY_TAG.match(lines[start]))):
        return False
    if not silent:
        state.line = _reach(state, lines, start, name)
        _add_parts(state, "\n".join(lines[start : state.line]), start)
    return True


def _reach(state: StateBlock, lines: Lines, start: int, name: str) -> int:
    """To the closing tag of what is no Markdown or asks for it; else to a blank line."""
    asks = "markdown" in state.src and name in BLOCK
    if name in OPAQUE_NAMES or asks:
        closing = tags.closing_lines(lines[start:]).get(0)
        if closing is not None:
            text = "\n".join(lines[start : start + closing + 1])
            if name in OPAQUE_NAMES or tags.with_markdown(text):
                return start + closing + 1
    return next((line for line in range(start, len(lines)) if state.isEmpty(line)), len(lines))


def _read_rest(state: StateBlock, line: int, end: int, rest: str) -> None:
    """Text that stands behind a comment in its last line begins a block."""
    state.line = line + 1
    if is_blank(rest):
        return
    position = state.eMarks[line] - len(rest.lstrip(" \t"))
    kept = state.bMarks[line], state.tShift[line], state.sCount[line]
    state.bMarks[line], state.tShift[line], state.sCount[line] = position, 0, state.blkIndent
    any(rule(state, line, end, False) for rule in state.md.block.ruler.getRules(""))
    state.bMarks[line], state.tShift[line], state.sCount[line] = kept


def _add_parts(state: StateBlock, text: str, line: int) -> None:
    for part in (
        raw_html.parts(text, line + 1) if tags.with_markdown(text) else [raw_html.Raw(text, line + 1)]
    ):
        if isinstance(part, raw_html.Raw):
            state.push("html_block", "", 0).content = raw_html.kept(
                tags.without_comments(part.text), part.line
            )
        elif isinstance(part, raw_html.Plain):
            read_apart(state, part.text, part.line - 1)
        else:
            token = state.push("asking_open", part.name, 1)
            token.map, token.attrs = [part.line - 1, state.line], dict(part.attributes)
            if part.lines is None:
                inline = state.push("inline", "", 0)
                inline.content, inline.map, inline.children = part.text, token.map, []
            else:
                read_apart(state, "\n".join(part.lines), part.first - 1)
            state.push("asking_close", part.name, -1)


def tag(state: StateInline, silent: bool) -> bool:
    """A tag in a paragraph."""
    start, level = state.pos, state.linkLevel
    if not plain_tag(state, silent):
        return False
    found = raw_html.used(state.src[start : state.pos], state.src, state.pos)
    if not silent and found is None:
        state.tokens[-1].type, state.linkLevel = "text", level
    elif not silent and found:
        state.tokens[-1].content = found[0]
    state.pos = found[1] if found else state.pos
    return True
