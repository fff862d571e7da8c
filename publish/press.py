"""The driver: reads the book, transforms it, makes its editions, and writes what is whole."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from publish import rules, themes, transforms, whole
from publish.book.divisions import Book
from publish.book.page_map import PageMap
from publish.book.silences import heard
from publish.manuscript import findings, reader
from publish.manuscript.pictures import FROM_WEB
from publish.means import PLAIN, Means
from publish.pdf import preflight
from publish.pdf.cover import kept as front
from publish.problems import BeyondReason, Location, MissingTool, Problem, has_errors, nearest, weighed
from publish.result import WHOLE, Progress, Result, Variant, silent

if TYPE_CHECKING:
    from publish.pdf.edition import Made

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
PDF_EDITIONS = ("print", "screen")


@dataclass(frozen=True)
class _Desk:
    """What goes with every edition that is made: where problems and progress go, the means, a front begun."""

    problems: list[Problem]
    progress: Progress
    means: Means
    front: front.Fronted | None = None


@dataclass(frozen=True)
class Making:
    """A book and its editions by name, before anything is written; no edition where there is an error.

    `problems` are all that were found, as they weigh in this book and each once, in the order of places.
    """

    book: Book | None
    editions: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    found: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def build(  # noqa: PLR0913, PLR0917 - what, from what, in which form, and by which means
    folder: Path,
    editions: Iterable[str] | None = None,
    output: Path | None = None,
    progress: Progress = silent,
    variant: Variant = WHOLE,
    means: Means = PLAIN,
) -> Result:
    """Make the editions (by default all that the book declares) and write them if all of them are well.

    `editions` are `epub`, `pdf` (every declared PDF), `print`, `screen`, `cover`. An error in the book leaves
    the files of the last build as they were.
    Raises MissingTool where Pango is needed and missing.
    """
    making = make(folder, editions, progress, variant, means)
    book, problems = making.book, list(making.problems)
    if book is None or not making.editions:
        return Result((), told(problems, book), making.found)
    paths = {
        each: output or folder / "dist" / file_name(book, each, variant.target) for each in making.editions
    }
    written = [path for name, path in paths.items() if write(path, making.editions[name], problems)]
    if means.store:
        means.store.trim()
    lasting = not any(name.startswith(FROM_WEB) for name in book.resources)
    return Result(tuple(written), told(problems, book), making.found, making.remarks, lasting)


def make(
    folder: Path,
    editions: Iterable[str] | None = None,
    progress: Progress = silent,
    variant: Variant = WHOLE,
    means: Means = PLAIN,
) -> Making:
    """Read the book and make the editions, as `build` does, and write nothing."""
    problems: list[Problem] = []
    raw = reader.read(folder, problems, means)
    found = findings.lines(raw) if raw else ()
    drawn = _front(raw, editions, problems, variant, means) if raw else None
    book = _transformed(raw, problems, sample=variant.sample) if raw else None
    if book is None or has_errors(_weighed(problems, book)):
        return Making(book, {}, _sorted(problems, book), found)
    wanted = [each for each in _editions(book, editions) if not (variant.sample and each == "cover")]
    try:
        made, remarks = _made(book, wanted, _Desk(problems, progress, means, drawn), variant.target)
    except BeyondReason as fault:
        problems.append(
            rules.BEYOND_REASON.at(_place(book, str(fault)), "the typesetter cannot reckon with it")
        )
        return Making(book, {}, _sorted(problems, book), found)
    except OSError as fault:
        if fault.errno not in FULL:
            raise
        words = f"no room for the files that a build needs on its way: {(fault.strerror or '').lower()}"
        problems.append(rules.CANNOT_WRITE.at(Location(), words, f"make room in {tempfile.gettempdir()}"))
        return Making(book, {}, _sorted(problems, book), found)
    if has_errors(_weighed(problems, book)):
        return Making(book, {}, _sorted(problems, book), found)
    return Making(book, made, _sorted(problems, book), found, remarks)


def _place(book: Book, division: str) -> Location:
    """Where a division comes from; the book's file, if it was made for it."""
    return next((each.place() for each in book.divisions if each.id == division), Location(book.source))


def told(problems: Iterable[Problem], book: Book | None) -> tuple[Problem, ...]:
    """What is said of a book: in the order of places, and without what its author silenced."""
    return tuple(heard(_sorted(problems, book), book.settings.silences if book else ()))


def _transformed(book: Book, problems: list[Problem], *, sample: bool) -> Book:
    if book.settings.theme not in themes.names():
        words = f"no theme '{book.settings.theme}'"
        hint = nearest(book.settings.theme, themes.names()) or f"there is {', '.join(themes.names())}"
        problems.append(rules.UNKNOWN_THEME.at(Location(book.source), words, hint))
    problems.extend(preflight.unknown_names(book))
    made = transforms.apply(book, themes.words(book.metadata.language), problems)
    if sample and not book.settings.sample:
        problems.append(rules.NO_SAMPLE.at(Location(book.source), "no chapters are chosen for a sample"))
    return transforms.sample(made) if sample and book.settings.sample else made


def _front(
    book: Book, asked: Iterable[str] | None, problems: list[Problem], variant: Variant, means: Means
) -> front.Fronted | None:
    """The front of the EPUB, begun before anything else is done; a sample has another title."""
    if variant.sample or "epub" not in _editions(book, asked) or has_errors(_weighed(problems, book)):
        return None
    return front.begun(transforms.titled(book, themes.words(book.metadata.language)), means.store)


def _editions(book: Book, asked: Iterable[str] | None) -> list[str]:
    declared = book.settings.editions
    chosen: list[str] = []
    for edition in asked or declared:
        pdfs = [name for name in declared if name in PDF_EDITIONS] or ["print"]
        chosen.extend(pdfs if edition == "pdf" else [edition])
    return list(dict.fromkeys(chosen))


def _made(
    book: Book, wanted: list[str], desk: _Desk, target: str
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The editions by name, and the remarks on the pages of those that were asked for.

    The print edition comes first: the EPUB has its pages, and the cover its spine.
    """
    made: dict[str, bytes] = {}
    problems = desk.problems
    remarks: list[str] = []
    pages = PageMap()
    counted = "cover" in wanted and book.settings.cover.spine is None
    if "print" in wanted or counted or ("epub" in wanted and book.settings.declares_print):
        told = desk if "print" in wanted or counted else replace(desk, problems=[])
        printed = _printed(book, "print", told)
        made["print"], pages = printed.data, printed.page_map
        remarks += map(str, printed.remarks if "print" in wanted else ())
    if "screen" in wanted:
        shown = _printed(_with_first_page(book, desk), "screen", desk)
        made["screen"] = shown.data
        remarks += map(str, shown.remarks)
    if "epub" in wanted:
        from publish.epub import edition  # noqa: PLC0415

        made["epub"] = edition.make(_with_picture(book, desk), problems, target=target, pages=pages)
    if "cover" in wanted:
        from publish.pdf.cover import edition as cover_edition  # noqa: PLC0415

        number = cover_edition.count_pages(made["print"]) if "print" in made else None
        made["cover"] = cover_edition.make(book, number, problems)
    return {name: made[name] for name in wanted}, tuple(remarks)


def _printed(book: Book, name: str, desk: _Desk) -> Made:
    """A PDF, the map of its pages and the remarks on them; the library is loaded only when it is made."""
    from publish.pdf import edition  # noqa: PLC0415

    return edition.made(book, name, desk.problems, desk.progress, desk.means)


def _with_first_page(book: Book, desk: _Desk) -> Book:
    """The book with a cover of the shape of its screen edition's pages."""
    page = book.settings.screen
    return front.with_front(
        book, desk.problems, desk.means.store, round(front.WIDTH * page.height / page.width)
    )


def _with_picture(book: Book, desk: _Desk) -> Book:
    """The book with a cover. Nothing else in an EPUB needs Pango: rather none than no EPUB."""
    try:
        return (desk.front or front.begun(book, desk.means.store))(book, desk.problems)
    except MissingTool as fault:
        place = Location(book.source)
        desk.problems.append(rules.UNDRAWN_COVER.at(place, "no cover could be drawn", str(fault)))
        return book


def file_name(book: Book, edition: str, target: str = "") -> str:
    """How the file of an edition is called."""
    shop = f"-{target}" if target else ""
    return f"{book.metadata.slug}{shop}.epub" if edition == "epub" else f"{book.metadata.slug}-{edition}.pdf"


def write(path: Path, data: bytes, problems: list[Problem]) -> bool:
    """Put a whole file in its place, or say why not."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        whole.sweep(path)
        whole.write(path, data, 0o644, lasting=True)
    except OSError as fault:
        words = f"cannot write {path.name}: {(fault.strerror or str(fault)).lower()}"
        problems.append(rules.CANNOT_WRITE.at(Location(path.parent.name), words))
        return False
    return True


def _weighed(problems: Iterable[Problem], book: Book | None) -> list[Problem]:
    return weighed(problems, found=book is not None and bool(book.layout))


def _sorted(problems: Iterable[Problem], book: Book | None) -> tuple[Problem, ...]:
    """By place, each once."""
    return tuple(
        sorted(dict.fromkeys(_weighed(problems, book)), key=lambda p: (p.location, p.code, p.message))
    )
