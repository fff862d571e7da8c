"""What is done when the tokens of a chapter stand: attribute lists find their elements, notes go last."""

from __future__ import annotations

from collections.abc import Iterable

from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from publish import rules
from publish.manuscript.commonmark.lines import begins, line_of
from publish.manuscript.syntax import attributes

_EMPHASIS = frozenset(("em_open", "strong_open"))


def attribute_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001
    """Kramdown's `{: .class}` on a line of its own."""
    line = line_of(state, start) if begins(state, start, "{") else ""
    given = attributes.alone(line)
    if not given.startswith("{:"):
        return False
    if not silent:
        state.line = start + 1
        token = state.push("attribute_line", "", 0)
        token.map, token.content, token.hidden = [start, start + 1], given, True
    return True


def assign_to_blocks(state: StateCore) -> None:
    """Lists at the end of headings and paragraphs, and those between blocks."""
    tokens = state.tokens
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            words, given = attributes.split_heading(tokens[index + 1].content)
            tokens[index + 1].content = words
            attributes.assign(token.attrs, given)
            if not words:
                # A bare `#` is an old way to write a scene break.
                token.type, token.tag, token.nesting = "hr", "hr", 0
                tokens[index + 1].hidden = tokens[index + 2].hidden = True
        elif token.type == "paragraph_open":
            lines, _, last = tokens[index + 1].content.rpartition("\n")
            if lines and (given := attributes.alone(last)):
                tokens[index + 1].content = lines.rstrip(" \t")
                attributes.assign(token.attrs, given)
        elif token.type == "attribute_line":
            _assign_beside(tokens, index)


def _assign_beside(tokens: list[Token], index: int) -> None:
    """To the block directly above, or else directly below, or else above."""
    above, below, given = _above(tokens, index), tokens[index + 1 : index + 2], tokens[index]
    line = given.map[0] if given.map else 0
    follows = above is not None and above.map is not None and above.map[1] == line
    leads = bool(below) and below[0].nesting >= 0 and below[0].map == [line + 1, *(below[0].map or [])[1:]]
    target = below[0] if leads and not follows else above
    if target is not None:
        name = "pre" if target.tag == "code" else target.tag
        attributes.assign_to_block(name, target.attrs, given.content)


def _above(tokens: list[Token], index: int) -> Token | None:
    level = tokens[index].level
    for place in range(index - 1, -1, -1):
        token = tokens[place]
        if token.level < level:
            return None
        if token.level == level and token.nesting >= 0 and not token.hidden:
            return token
    return None


def assign_to_marks(state: StateCore) -> None:
    """Lists that directly follow emphasis, which is found late."""
    for token in state.tokens:
        if token.children and "{" in token.content:
            _assign_to_children(token.children)


def _assign_to_children(children: list[Token]) -> None:
    opened: list[Token] = []
    target: Token | None = None
    for token in children:
        if token.type == "text" and target is not None and token.content.startswith("{"):
            match = attributes.AT_START.match(token.content)
            if match:
                attributes.assign(target.attrs, match[0])
                token.content = token.content[match.end() :]
        target = None
        if token.nesting > 0:
            opened.append(token)
        elif token.nesting < 0 and opened:
            target = opened.pop()
            target = target if target.type in _EMPHASIS else None


def notes_last(state: StateCore) -> None:
    """Bring the texts of notes to the end of the chapter, each key once."""
    rest: list[Token] = []
    found: list[list[Token]] = []
    waiting = [rest]
    for token in state.tokens:
        if token.type == "note_open":
            found.append([])
            waiting.append(found[-1])
        waiting[-1].append(token)
        if token.type == "note_close":
            waiting.pop()
    state.tokens = [*rest, *_once(found, state)]


def _once(found: Iterable[list[Token]], state: StateCore) -> Iterable[Token]:
    seen: set[object] = set()
    for tokens in found:
        opening = tokens[0]
        if opening.attrs["id"] in seen:
            message = f"the note [^{opening.meta['key']}] is written twice"
            state.env["report"](rules.DUPLICATE_ID, opening.map[0] if opening.map else 0, message)
            continue
        seen.add(opening.attrs["id"])
        yield from tokens
