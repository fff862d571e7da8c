"""What the typesetter's pages hold: where each page begins, and how large pictures are.

An element says by its `data-at` which of the division's it is; what has none was added for paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from publish.book.page_map import letters
from publish.pdf.unit import NUMBER, TURNED, Picturing, Start

GENERATED = ("::marker", "::before", "::after", "::footnote-call", "::footnote-marker")


def starts(pages: Sequence[Any]) -> tuple[Start, ...]:
    """The beginning of each page that holds text or a picture of the division."""
    set_before: dict[str, int] = {}
    heads: set[Any] = set()
    found: list[Start] = []
    for number, page in enumerate(pages):
        begun = False
        for box in _leaves(page._page_box.children[0], heads):
            at = box.element.get(NUMBER)
            if at is None:
                continue
            text = getattr(box, "text", None)
            count = 1 if text is None else letters(text)
            if not count:
                continue
            if not begun:
                found.append(Start(number, int(at), None if text is None else set_before.get(at, 0)))
                begun = True
            set_before[at] = set_before.get(at, 0) + count
    return tuple(found)


def _leaves(box: Any, heads: set[Any]) -> Iterator[Any]:
    """The boxes of text and pictures in a box, in order; `heads` are those of tables that were set before."""
    if (box.element_tag or "").endswith(GENERATED):
        return
    if getattr(box, "is_header", False):
        if box.element in heads:
            return
        heads.add(box.element)
    if hasattr(box, "text") or hasattr(box, "replacement"):
        yield box
        return
    for child in getattr(box, "children", ()):
        yield from _leaves(child, heads)


def picturings(pages: Sequence[Any]) -> tuple[Picturing, ...]:
    """Every picture as it stands on a page."""
    return tuple(
        Picturing(number, int(box.element.get(NUMBER)), box.width, box.height)
        for number, page in enumerate(pages)
        for box in page._page_box.descendants()
        if hasattr(box, "replacement") and box.element is not None and box.element.get(NUMBER) is not None
    )


def lying(pages: Sequence[Any]) -> frozenset[int]:
    """The pages that lie on their side."""
    return frozenset(number for number, page in enumerate(pages) if page._page_box.page_type.name == TURNED)
