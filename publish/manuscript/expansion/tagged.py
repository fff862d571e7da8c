"""Puts the Markdown for a call in the place of its tags."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace

from publish.manuscript.expansion.calls import Call, Rendering, picture_of
from publish.manuscript.expansion.desk import Desk
from publish.manuscript.expansion.page import Edit
from publish.manuscript.expansion.placing import is_alone, margin, place_block, place_mark
from publish.manuscript.source import is_file

Span = tuple[int, int]


def located(call: Call, desk: Desk) -> Call:
    """The call with its picture as seen from the chapter, where a template would see it from the top."""
    source, context = picture_of(call), desk.context
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
    if closing is None:
        yield from _replace_one(text, opening, rendering)
    elif not rendering.block:
        yield Edit(*opening, rendering.before)
        yield Edit(*closing, rendering.after)
    else:
        inset, inside = margin(text, opening[0]), not rendering.verbatim
        yield _mark(text, opening, rendering.before, inset, after=inside)
        yield _mark(text, closing, rendering.after, inset, before=inside)


def _replace_one(text: str, tag: Span, rendering: Rendering) -> Iterator[Edit]:
    words = rendering.before
    if words and (rendering.block or ("\n" in words and is_alone(text, *tag))):
        yield from place_block(text, *tag, words)
    else:
        yield Edit(*tag, words)


def _mark(text: str, tag: Span, mark: str, inset: str, *, before: bool = True, after: bool = True) -> Edit:
    if not mark:
        return Edit(*tag)
    return place_mark(text, *tag, mark, inset, before=before, after=after)
