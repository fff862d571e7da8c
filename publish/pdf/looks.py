"""The styles of an edition in their order: the theme's, then the author's, which may change all of them."""

from __future__ import annotations

from publish import themes
from publish.book.divisions import Book
from publish.pdf import selectors
from publish.pdf.unit import Sheet


def looks(book: Book, edition: str) -> tuple[Sheet, ...]:
    """All that a theme and an author say of the pages."""
    return (*_themed(book, edition), *_authored(book))


def colours(book: Book, edition: str) -> frozenset[str] | None:
    """The classes of colours in listings that look different; None where each of them may."""
    return selectors.told_apart(_text(_themed(book, edition)), _text(_authored(book)))


def _themed(book: Book, edition: str) -> tuple[Sheet, ...]:
    theme = themes.load(book.settings.theme)
    return _written(
        Sheet(f"{theme.name}/shared.css", theme.shared),
        Sheet(f"{theme.name}/print.css", theme.print),
        Sheet(f"{theme.name}/screen.css", theme.screen if edition == "screen" else ""),
    )


def _authored(book: Book) -> tuple[Sheet, ...]:
    styles = book.settings.styles
    return _written(Sheet("styles/book.css", styles.book), Sheet("styles/print.css", styles.print))


def _written(*sheets: Sheet) -> tuple[Sheet, ...]:
    return tuple(sheet for sheet in sheets if sheet.text.strip())


def _text(sheets: tuple[Sheet, ...]) -> str:
    return "\n".join(sheet.text for sheet in sheets)
