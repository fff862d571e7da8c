"""Marks inside a line: formulas, notes, spans, ~~del~~, ==mark==, H~2~O, x^2^, bare addresses, citations."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.common.utils import normalizeReference
from markdown_it.rules_inline import StateInline

from publish.manuscript.syntax import citations, notes
from publish.manuscript.syntax.addresses import ADDRESS, MAIL, without_punctuation
from publish.manuscript.syntax.attributes import AT_START, assign
from publish.manuscript.syntax.formulas import FORMULA, given, holds_code, kind_of

InlineRule = Callable[[StateInline, bool], bool]

# Tokens that a list of attributes may follow, beside those of emphasis.
_LISTED = frozenset(
    ("code_inline", "image", "formula", "a_close", "link_close", "span_close", "del_close", "mark_close")
)
_FORMULA = re.compile(FORMULA, re.DOTALL)
_ADDRESS = re.compile(ADDRESS)
_CALL = re.compile(notes.CALL)
# Pandoc's rule: no space inside, so that "about ~5" and "2^53 and 2^10" stay as they are.
_SMALL = re.compile(r"(?<![~\\])~(?!~)([^~\s]+)~(?!~)|(?<![\^\\])\^(?![\^\[])([^\^\s]+)\^(?!\^)")
_PAIRS = {"~": "del", "=": "mark"}
_SCHEME = re.compile(r"https?$")
_MAIL = re.compile(MAIL)
# The part before the sign has at most 64 characters (RFC 5321, 4.5.3).
_LONGEST_NAME = 64
_MAIL_NAME = re.compile(r"[\w.+-]*[\w+-]$")


def formula(state: StateInline, silent: bool) -> bool:
    """A formula stays as it is written; code inside two dollars is code."""
    if state.src[state.pos] not in "$\\":
        return False
    match = _FORMULA.match(state.src, state.pos, state.posMax)
    kind = kind_of(match) if match else ""
    if match is None or not kind or (match[0][0] == "$" and holds_code(match[0])):
        return False
    if not silent:
        token = state.push("formula", "span", 0)
        token.content, token.attrs["class"] = match[0], f"math {kind}"
        if kind == "display":
            assign(token.attrs, given(match)[0])
    state.pos = given(match)[1] if kind == "display" else match.end()
    return True


def citation(state: StateInline, silent: bool) -> bool:
    r"""`[@key, p. 3]`, `@key` and `\@ref(key)`, which stay as they are written."""
    if state.src[state.pos] not in "@[\\-":
        return False
    labels = state.env.get("references", {})
    found = citations.find(
        state.src, state.pos, state.posMax, lambda label: normalizeReference(label) in labels
    )
    if found is None:
        return False
    if not silent:
        token = state.push("formula", "span", 0)
        token.content = found.source
        token.attrs = dict(found.attributes)
    state.pos += len(found.source)
    return True


def note_call(state: StateInline, silent: bool) -> bool:
    """`[^key]`."""
    if not state.src.startswith("[^", state.pos):
        return False
    match = _CALL.match(state.src, state.pos, state.posMax)
    if match is None or not match["key"].strip():
        return False
    if not silent:
        state.push("note_call", "a", 0).attrs = dict(notes.call_attributes(match["key"]))
    state.pos = match.end()
    return True


def inline_note(state: StateInline, silent: bool) -> bool:
    """`^[text]`."""
    if not state.src.startswith("^[", state.pos):
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos + 1)
    if end < 0:
        return False
    if not silent:
        _wrap(state, "span", state.pos + 2, end, notes.ON_THE_SPOT)
    state.pos = end + 1
    return True


def span(state: StateInline, silent: bool) -> bool:
    """`[text]{.class}`."""
    if state.src[state.pos] != "[" or state.src.find("]{", state.pos, state.posMax) < 0:
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos)
    match = AT_START.match(state.src, end + 1, state.posMax) if end >= 0 else None
    if match is None:
        return False
    if not silent:
        attributes: dict[str, str] = {}
        assign(attributes, match[0])
        _wrap(state, "span", state.pos + 1, end, attributes)
    state.pos = match.end()
    return True


def attribute_list(state: StateInline, silent: bool) -> bool:
    """A list that directly follows a link, a picture, code or a span; that of emphasis is seen later."""
    if silent or state.src[state.pos] != "{" or state.pending or not state.tokens:
        return False
    last = state.tokens[-1]
    match = AT_START.match(state.src, state.pos, state.posMax) if last.type in _LISTED else None
    if match is None:
        return False
    if last.nesting < 0:
        last = next(
            token for token in reversed(state.tokens) if token.level == last.level and token.nesting > 0
        )
    assign(last.attrs, match[0])
    state.pos = match.end()
    return True


def pair(state: StateInline, silent: bool) -> bool:
    """`~~gone~~` and `==seen==`; no space stands inside next to the marks."""
    start, mark = state.pos, state.src[state.pos] * 2
    if mark[0] not in _PAIRS or not state.src.startswith(mark, start):
        return False
    end = _find_closing(state, mark)
    if end < 0:
        return False
    if not silent:
        _wrap(state, _PAIRS[mark[0]], start + 2, end, {})
    state.pos = end + 2
    return True


def _find_closing(state: StateInline, mark: str) -> int:
    """Where the marks that close stand, over code and links; -1 if nowhere."""
    start, source, limit = state.pos, state.src, state.posMax
    if source[start - 1 : start] == mark[0] or source[start + 2 : start + 3] in (*mark, " ", "\n", "\t", ""):
        return -1
    state.pos, end = start + 2, -1
    while source.find(mark, state.pos, limit) >= 0:
        at = state.pos
        if (
            source.startswith(mark, at)
            and not source[at - 1].isspace()
            and source[at + 2 : at + 3] != mark[0]
        ):
            end = at
            break
        state.md.inline.skipToken(state)
    state.pos = start
    return end


def small(state: StateInline, silent: bool) -> bool:
    """`H~2~O` and `x^2^`."""
    if state.src[state.pos] not in "~^":
        return False
    match = _SMALL.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        tag = "sub" if match[1] else "sup"
        _wrap(state, tag, match.start() + 1, match.end() - 1, {})
    state.pos = match.end()
    return True


def address(state: StateInline, silent: bool) -> bool:
    """A web address that stands in the text becomes a link."""
    if silent or state.linkLevel or not state.src.startswith("://", state.pos):
        return False
    scheme = _SCHEME.search(state.src, max(0, state.pos - 5), state.pos)
    match = _ADDRESS.match(state.src, scheme.start(), state.posMax) if scheme else None
    found = without_punctuation(match[0]) if match else ""
    if scheme is None or not found or not state.pending.endswith(scheme[0]):
        return False
    state.pending = state.pending[: -len(scheme[0])]
    _link(state, found, found)
    state.pos = scheme.start() + len(found)
    return True


def _link(state: StateInline, href: str, words: str) -> None:
    state.push("link_open", "a", 1).attrs["href"] = href
    state.push("text", "", 0).content = words
    state.push("link_close", "a", -1)


def mail(state: StateInline, silent: bool) -> bool:
    """A mail address becomes a link."""
    if silent or state.linkLevel or state.src[state.pos] != "@":
        return False
    name = _MAIL_NAME.search(state.pending[-_LONGEST_NAME:])
    match = _MAIL.match(state.src, state.pos - len(name[0]), state.posMax) if name else None
    if name is None or match is None:
        return False
    state.pending = state.pending[: -len(name[0])]
    _link(state, f"mailto:{match[0]}", match[0])
    state.pos = match.end()
    return True


def _wrap(state: StateInline, tag: str, start: int, end: int, attributes: dict[str, str]) -> None:
    """Add an element and the marks that stand in it."""
    limit = state.posMax
    state.push(f"{tag}_open", tag, 1).attrs = dict(attributes)
    state.pos, state.posMax = start, end
    state.md.inline.tokenize(state)
    state.posMax = limit
    state.push(f"{tag}_close", tag, -1)
