"""Release notes: what has changed since the version before, chapter by chapter, in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import PurePosixPath

from publish import __version__
from publish.book.divisions import Book, Matter
from publish.book.tree import words_of
from publish.manuscript.folder import MARKDOWN
from publish.problems import MissingTool
from publish.release.history import History

SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&@])")
SUMS = "Whether a file has arrived whole: `sha256sum --check --ignore-missing SHA256SUMS`."
MADE = "Made with {}: the same versions make the same files from the same manuscript."


def write(book: Book, history: History, tag: str) -> str:
    """The notes of a version: of its tag where there is one, else of what is checked out."""
    state = history.tagged(tag) or history.head()
    before = history.tag_before(state, tag) if state else ""
    if not before:
        return f"No earlier version is known.\n\n- {_size(book)}\n\n{_end()}"
    lines = list(_changes(book, history, history.tagged(before), state))
    told = "\n".join(f"- {line}" for line in lines) or "The text is as it was."
    return f"What has changed since {before}:\n\n{told}\n\n{_end()}"


def _end() -> str:
    """What anyone needs who wants to be sure of the files."""
    made = [f"publish {__version__}"]
    with suppress(MissingTool):  # then Pango had no part in the files
        from publish.pdf.engine import engine  # noqa: PLC0415

        made.append(engine())
    return f"{SUMS}\n\n{MADE.format(', '.join(made))}\n"


def _size(book: Book) -> str:
    chapters = [division for division in book.divisions if division.matter is Matter.BODY]
    words = sum(len(words_of(division.tree).split()) for division in chapters)
    counts = ((len(chapters), "chapter"), (words, "word"), (len(book.resources), "picture"))
    return ", ".join(_count(number, thing) for number, thing in counts)


def _changes(book: Book, history: History, old: str, new: str) -> Iterator[str]:
    """A line for each chapter in reading order, then for what was taken out, then for new figures."""
    changes = list(history.changes(old, new))
    arrived = {change.new: change for change in changes if change.kind != "D"}
    for file, title in _chapters(book).items():
        if file in arrived:
            yield from _chapter(title, arrived[file].kind, history.words(old, new, arrived[file]))
    gone = [change.old for change in changes if change.kind == "D" and _was_chapter(book, change.old)]
    yield from (f"`{file}` was taken out." for file in sorted(gone))
    figures = sorted(change.new for change in changes if change.kind == "A" and _is_shown(book, change.new))
    if figures:
        yield f"New figures: {', '.join(f'`{name}`' for name in figures)}."


def _chapters(book: Book) -> dict[str, str]:
    """The title of each file that the author wrote; of one that holds several chapters, its name."""
    found: dict[str, str] = {}
    for division in book.divisions:
        if division.source and division.source != book.source:
            title = ". ".join(part for part in (division.label, division.title) if part)
            found[division.source] = f"`{division.source}`" if division.source in found else _plain(title)
    return {file: title or f"`{file}`" for file, title in found.items()}


def _chapter(title: str, kind: str, words: tuple[int, int]) -> Iterator[str]:
    added, removed = words
    if kind == "A":
        yield f"**{title}** is new: {_count(added, 'word')}."
    elif added or removed:
        yield f"**{title}**: {_count(added, 'word')} added, {removed:,} removed."


def _was_chapter(book: Book, file: str) -> bool:
    """Whether a file that is gone was Markdown and lay beside chapters."""
    folders = {PurePosixPath(division.source).parent for division in book.divisions if division.source}
    path = PurePosixPath(file)
    return path.suffix.lower() in MARKDOWN and path.parent in folders


def _is_shown(book: Book, file: str) -> bool:
    """Whether a file is one of the book's pictures; these are named from the manuscript folder."""
    parts = PurePosixPath(file).parts
    return any("/".join(parts[number:]) in book.resources for number in range(len(parts)))


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _plain(words: str) -> str:
    """Words whose signs mean nothing in Markdown."""
    return SPECIAL.sub(r"\\\1", " ".join(words.split()))
