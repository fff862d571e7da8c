"""Spares WeasyPrint what changes nothing on a page: margins where nothing stands, and a second pass.

It makes every page that has a running element twice, as one might have been on another page the first time.
Heads and folios are each on the page that they are written for.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from weasyprint import document, layout


@contextmanager
def empty_margins() -> Iterator[None]:
    """Meanwhile pages have no margin boxes: no style can put anything into those of a division."""
    theirs = layout.make_margin_boxes
    layout.make_margin_boxes = _nothing
    try:
        yield
    finally:
        layout.make_margin_boxes = theirs


@contextmanager
def one_pass() -> Iterator[None]:
    """Meanwhile pages are made once."""
    theirs = document.layout_document
    document.layout_document = partial(theirs, max_loops=1)
    try:
        yield
    finally:
        document.layout_document = theirs


def _nothing(*_: Any) -> tuple[()]:
    return ()
