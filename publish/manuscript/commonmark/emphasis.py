"""Emphasis in markdown-it's tokens; it pairs them, where they may open and close is decided here."""

from __future__ import annotations

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

from publish.manuscript.syntax.emphasis import flanks


def tokenize(state: StateInline, silent: bool) -> bool:
    """Note a run of stars or underscores, and whether it may open or close."""
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    end = state.pos
    while end < state.posMax and state.src[end] == marker:
        end += 1
    before = state.src[state.pos - 1] if state.pos else ""
    opens, closes = flanks(before, state.src[end] if end < state.posMax else "", marker)
    for _ in range(end - state.pos):
        state.push("text", "", 0).content = marker
        state.delimiters.append(
            Delimiter(ord(marker), end - state.pos, len(state.tokens) - 1, -1, opens, closes)
        )
    state.pos = end
    return True
