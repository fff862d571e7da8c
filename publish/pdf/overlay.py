"""Heads and folios as forms: each is typeset once, and laid over all the pages that it stands on.

Runs of forms are put together so that they stay the same where a chapter moves: heads are in runs of their
own, folios by their numbers. Where the style makes head and folio hang on each other, they are set together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from publish.pdf import furniture
from publish.pdf.furniture import Form
from publish.pdf.independence import drawings, order
from publish.pdf.pagination import RECTO, VERSO, Leaf
from publish.pdf.plan import Plan, furniture_unit
from publish.pdf.unit import Typeset, Unit

RUN = 60  # forms that are set together
Run = tuple[Form, ...]


class Spot(NamedTuple):
    """A form that is set: which run, and which page of it."""

    run: int
    page: int


@dataclass(frozen=True)
class Overlay:
    """Runs of forms, and for the pages of the book, by place, the forms on them in the order of drawing."""

    runs: tuple[Typeset, ...] = ()
    spots: Mapping[int, tuple[Spot, ...]] = field(default_factory=dict)


BARE = Overlay()


@dataclass(frozen=True)
class Forms:
    """The forms of a book in runs, and what each page carries, by its place.

    A `sample` of heads with folios shows whether these hang on each other; without one, they are together.
    """

    pages: Mapping[int, Form]
    runs: tuple[Run, ...]
    sample: Run = ()

    def units(self, plan: Plan) -> list[Unit]:
        """What is to be typeset."""
        return [furniture_unit(plan, run) for run in (*self.runs, *([self.sample] if self.sample else []))]

    def laid(self, done: Sequence[Typeset]) -> Overlay | None:
        """The typeset units laid over the pages; None where heads and folios cannot be apart."""
        runs = tuple(done[: len(self.runs)])
        spots = {form: spot for at, run in enumerate(self.runs) for form, spot in _spots(at, run, runs[at])}
        if not self.sample:
            return Overlay(runs, {at: (spots[form],) for at, form in self.pages.items()})
        orders = _orders(self.sample, done[-1], runs, spots)
        if orders is None:
            return None
        parts = {at: form.parts[:: orders.get(form.side, 1)] for at, form in self.pages.items()}
        return Overlay(runs, {at: tuple(spots[part] for part in each) for at, each in parts.items()})


def together(plan: Plan, leaves: Sequence[Leaf]) -> Forms:
    """Head and folio of a page as one form, in the order of the pages."""
    pages = _pages(plan, leaves)
    return Forms(pages, tuple(_runs(list(dict.fromkeys(pages.values())))))


def apart(plan: Plan, leaves: Sequence[Leaf]) -> Forms:
    """Heads and folios as forms of their own, and a sample of both."""
    pages = _pages(plan, leaves)
    parts = list(dict.fromkeys(part for form in pages.values() for part in form.parts))
    heads = [part for part in parts if part.head]
    openings = [part for part in parts if part.opening]
    folios = _folios(leaves, {part for part in parts if part.folio and not part.opening})
    runs = (*_runs(heads), *_runs(openings), *map(_begun, folios))
    return Forms(pages, runs, _sample(pages.values()))


def _pages(plan: Plan, leaves: Sequence[Leaf]) -> dict[int, Form]:
    return {
        at: furniture.form(plan.book, leaf, plan.page.text_width)
        for at, leaf in enumerate(leaves)
        if furniture.is_furnished(leaf)
    }


def _runs(forms: Sequence[Form]) -> Iterator[Run]:
    for first in range(0, len(forms), RUN):
        yield _begun(forms[first : first + RUN])


def _begun(forms: Sequence[Form]) -> Run:
    """A run after a page that is not used: what a style says for the `:first` one is for no other."""
    return (Form(RECTO if forms[0].side == VERSO else VERSO), *forms)


def _folios(leaves: Sequence[Leaf], wanted: Collection[Form]) -> Iterator[list[Form]]:
    """Folios in runs by their numbers, wanted or not: a run does not hang on where chapters begin.

    Where few of a run are wanted, these are set alone.
    """
    for is_roman in (True, False):
        last = max((leaf.number for leaf in leaves if leaf.roman is is_roman), default=0)
        for first in range(1, last + 1, RUN):
            numbers = range(first, min(first + RUN, last + 1))
            run = [_folio(Leaf(number, is_roman)) for number in numbers]
            used = [form for form in run if form in wanted]
            if used:
                yield run if len(used) * 2 > len(run) else used


def _folio(leaf: Leaf) -> Form:
    return Form(leaf.side, folio=leaf.label)


def _sample(forms: Iterable[Form]) -> Run:
    """The longest and shortest heads with the longest and shortest folios, after pages with neither."""
    both: dict[Form, None] = {}
    for side in (RECTO, VERSO):
        found = [form for form in forms if form.side == side and form.head and form.folio]
        for longer, other in ((max, max), (max, min), (min, max)) if found else ():
            head = longer((form.head for form in found), key=furniture.size)
            folio = other((form.folio for form in found), key=furniture.size)
            both.setdefault(Form(side, head=head, folio=folio))
    return _begun([Form(RECTO), Form(VERSO), *both]) if both else ()


def _spots(at: int, run: Run, done: Typeset) -> Iterator[tuple[Form, Spot]]:
    """Where the forms of a run are."""
    for place, form in enumerate(run):
        yield form, Spot(at, done.anchors[furniture.form_id(place)].page)


def _orders(
    sample: Run, done: Typeset, runs: Sequence[Typeset], spots: Mapping[Form, Spot]
) -> dict[str, int] | None:
    """For each side 1, where heads are drawn before folios, or -1; None where one hangs on the other."""
    shown = dict(_spots(0, sample, done))
    drawn, together = [drawings(run) for run in runs], drawings(done)
    orders: dict[str, int] = {}
    for form in sample:
        if form.head:
            head, folio = (drawn[spots[part].run][spots[part].page] for part in form.parts)
            blank, both = (together[shown[each].page] for each in (Form(form.side), form))
            found = order(blank, head, folio, both)
            if found is None or orders.setdefault(form.side, found) != found:
                return None
    return orders
