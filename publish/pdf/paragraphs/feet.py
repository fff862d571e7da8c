"""Keeps words whole at the foot of a page, where a reader would have to turn it for the rest.

When a paragraph begins, it is foreseen which of its lines will be the last on the page, and again when that
line is set. If it ends within a word, lines are chosen anew. What moves a line to the next page afterwards,
such as a note of its own, is not foreseen.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.text.line_break import strut

from publish.pdf.paragraphs.plan import TASTE, Plan, Stretch, mark
from publish.pdf.paragraphs.total_fit import ratio_of, total_fit

TRIES = 4


def keep_whole(context: Any, line: Any, top: float, bottom_space: float, skip: Any) -> None:
    """Part no word at the foot of the page, from the line of a paragraph on that begins at `skip`."""
    found = _begun(line, skip)
    if found is None:
        return
    stretch, begun = found
    this = next((at for at, end in enumerate(stretch.ends) if end.resume > begun), None)
    if this is None:
        return
    for _ in range(TRIES):
        if not any(end.suffix for end in (stretch.ends[this:] if skip is None else [stretch.ends[this]])):
            return
        foot = _foot(context, line, top, bottom_space, len(stretch.ends) - this + _after(line.plan, stretch))
        at = len(stretch.ends) if foot is None else this + foot
        if at >= len(stretch.ends) or not stretch.ends[at].suffix or not _choose_again(stretch, this, at):
            return


def _begun(line: Any, skip: Any) -> tuple[Stretch, int] | None:
    """The stretch that a line begins in, and the number of its first letter there."""
    plan: Plan = line.plan
    if skip is None:
        return (plan.stretches[0], 0) if plan.stretches else None
    box = line
    while skip and not isinstance(box, boxes.TextBox):
        ((child, skip),) = skip.items()
        box = box.children[child]
    taken = next(iter(skip or {0: None}))
    for stretch in plan.stretches:
        for leaf in stretch.text.leaves:
            if leaf.box is box:
                return stretch, leaf.first + len(leaf.text.encode()[:taken].decode())
    return None


def _after(plan: Plan, stretch: Stretch) -> int:
    """How many lines of the paragraph come after those of a stretch."""
    return sum(len(each.ends) + 1 for each in plan.stretches[plan.stretches.index(stretch) + 1 :])


def _foot(context: Any, line: Any, top: float, bottom_space: float, following: int) -> int | None:
    """How many lines after this one the last of its page is; none where all stand on it, or none does."""
    height, _ = strut(line.style)
    fitting = 0
    while fitting <= following and not context.overflows_page(bottom_space, top + (fitting + 1) * height):
        fitting += 1
    if not fitting or fitting > following:
        return None
    foot = min(fitting - 1, following - int(line.style["widows"]))
    return foot if foot >= 0 else None


def _choose_again(stretch: Stretch, this: int, foot: int) -> bool:
    """Choose the lines from one on without parting the word at the foot; whether that is fit to be seen."""
    start = stretch.ends[this - 1].chance if this else stretch.shape.start
    begun = stretch.ends[this - 1].resume if this else 0
    parted = stretch.ends[foot].chance.spaces  # the words before it
    chances = [
        each
        for each in stretch.chances
        if each.resume > begun and not (each.suffix and each.chance.spaces == parted)
    ]
    shape = replace(stretch.shape, start=start)
    ends = [chances[at] for at in total_fit([each.chance for each in chances], shape, TASTE)]
    starts = [start, *(end.chance for end in ends)]
    if not ends or any(
        ratio_of(begin, end.chance, shape, TASTE) > TASTE.loosest
        for begin, end in zip(starts, ends[:-1], strict=False)
    ):
        return False
    stretch.ends[this:] = ends[:-1]
    stretch.chances = [each for each in stretch.chances if each.resume <= begun] + chances
    mark(stretch)
    return True
