"""Puts the Markdown for a call in the place of its tags."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace

from publish.manuscript.expansion.calls import Call, Rendering
from publish.manuscript.expansion.desk import Desk
from publish.manuscript.expansion.page import Edit
from publish.manuscript.expansion.placing import is_alone, margin, place_block, place_mark
from publish.manuscript.source import is_file

Span = tuple[int, int]


def located(call: Call, desk: Desk) -> Call:
    """The call with its picture as seen from the chapter, where a template would see it from the top."""
    source, context = call.picture, desk.context
    if not source or "://" in source or is_file(context.path.parent / source):
        return call
    tops = (context.root, context.root / "static", context.book, context.book / "static")
    found = next((path for top in tops if is_file(path := top / source.lstrip("/"))), None)
    if found is None:
        return call
    address = os.path.relpath(found, context.path.parent).replace(os.sep, "/")
    named = {key: address if value.strip() == source else value for key, value in call.named.items()}
    words = tuple(address if word.strip() == source else word for word in call.words)
    return replace(call, named=named, words=words)


def replace_tags(text: str, opening: Span, closing: Span | None, rendering: Rendering) -> Iterator[Edit]:
    """The edits for one tag, or for the two around a content, which is not touched."""
    before, after = rendering.before, rendering.after
    if closing is None and before and (rendering.block or ("\n" in before and is_alone(text, *opening))):
        yield from place_block(text, *opening, before)
        return
    inset, inside = margin(text, opening[0]), not rendering.verbatim
    if not before or not rendering.block:
        yield Edit(*opening, before)
    else:
        yield place_mark(text, *opening, before, inset, after=inside)
    if closing is not None and (not after or not rendering.block):
        yield Edit(*closing, after)
    elif closing is not None:
        yield place_mark(text, *closing, after, inset, before=inside)
