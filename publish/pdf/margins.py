"""Spares WeasyPrint what changes nothing: margins where nothing stands, a second pass, styles that are known.

It makes every page that has a running element twice, as one might have been on another page the first time.
Heads and folios are each on the page that they are written for. And it reckons the styles of each page and of
its sixteen margin boxes, though all pages that the same rules are for look the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from weasyprint import document, layout
from weasyprint.formatting_structure import boxes
from weasyprint.layout import page


@contextmanager
def empty_margins() -> Iterator[None]:
    """Meanwhile pages have no margin boxes: no style can put anything into those of a division."""
    with _instead(layout, "make_margin_boxes", _nothing), shared_styles():
        yield


@contextmanager
def one_pass() -> Iterator[None]:
    """Meanwhile pages are made once, and none is blank."""
    once = partial(document.layout_document, max_loops=1)
    with (
        _instead(document, "layout_document", once),
        _instead(page, "remake_page", partial(_on_its_side, page.remake_page)),
        _instead(page, "resolve_percentages", partial(_measured, page.resolve_percentages)),
        shared_styles(),
    ):
        yield


@contextmanager
def shared_styles() -> Iterator[None]:
    """Meanwhile pages for which the same rules are have one style."""
    theirs = page.set_page_type_computed_styles
    known: dict[tuple[int, tuple[bool, ...]], dict[Any, Any]] = {}

    def share(page_type: Any, html: Any, style_for: Any) -> None:
        rules = id(style_for), _rules_for(page_type, style_for)
        styles = style_for.get_computed_styles()
        if rules not in known:
            theirs(page_type, html, style_for)
            known[rules] = {box: style for (like, box), style in styles.items() if like == page_type}
        styles.update({(page_type, box): style for box, style in known[rules].items()})

    with _instead(page, "set_page_type_computed_styles", share):
        yield


def _rules_for(page_type: Any, style_for: Any) -> tuple[bool, ...]:
    """For each rule that is for pages, whether it is for these."""
    return tuple(
        style_for._page_type_match(selector, page_type)
        for sheet, _, _ in style_for._sheets
        for _, selectors, _ in sheet.page_rules
        for _, _, selector in selectors
    )


@contextmanager
def _instead(module: Any, name: str, function: Any) -> Iterator[None]:
    """Another function in the place of WeasyPrint's."""
    theirs = getattr(module, name)
    setattr(module, name, function)
    try:
        yield
    finally:
        setattr(module, name, theirs)


def _on_its_side(theirs: Any, index: int, context: Any, root: Any, html: Any) -> Any:
    """A page that is on the side which it wants, with no blank one before it."""
    start, following, right, *state = context.page_maker[index]
    ltr = root.style["direction"] == "ltr"
    sides = {"right": True, "left": False, "recto": ltr, "verso": not ltr}
    context.page_maker[index] = (start, following, sides.get(following["break"], right), *state)
    return theirs(index, context, root, html)


def _measured(theirs: Any, box: Any, *containing: Any) -> None:
    """The sizes of a box, but for margin boxes with nothing in them, which have none."""
    if not isinstance(box, boxes.MarginBox) or box.is_generated:
        theirs(box, *containing)


def _nothing(*_: Any) -> tuple[()]:
    return ()
