"""Reads a finished PDF with other eyes than the ones that made it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
import pypdfium2

from publish.book.divisions import Book
from publish.book.outline import flat, outline

MOST_FOLIO, ONE_LINE = 24, 12  # points


@dataclass(frozen=True)
class ContentsEntry:
    """A line of the contents page: what it shows, and the label of the page where the heading stands."""

    title: str
    shown: str
    label: str


def page_labels(data: bytes) -> list[str]:
    """The label of every page, as a reader shows it."""
    document = pypdfium2.PdfDocument(data)
    return [document.get_page_label(number) for number in range(len(document))]


def page_texts(data: bytes) -> list[str]:
    """The text of every page."""
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]


def destinations(data: bytes) -> dict[str, int]:
    """Every named destination and the index of its page."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        index = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        names = pikepdf.NameTree(pdf.Root.Names.Dests)
        return {str(name): index[_target(dest)] for name, dest in names.items()}


def _target(dest: pikepdf.Object) -> tuple[int, int]:
    array = dest.D if isinstance(dest, pikepdf.Dictionary) else dest
    return array[0].objgen


def contents_entries(book: Book, data: bytes) -> list[ContentsEntry]:
    """The lines of the contents page, read from the page: the number at the end of each entry's line."""
    labels, targets = page_labels(data), destinations(data)
    entries = list(flat(outline(book, book.settings.contents.depth)))
    lines = _contents_lines(data, targets, book.metadata.direction)
    found = []
    for entry in entries:
        shown = lines.get(entry.id, "(nothing)")
        found.append(ContentsEntry(entry.title, shown, labels[targets[entry.id]]))
    return found


def _contents_lines(data: bytes, targets: dict[str, int], direction: str) -> dict[str, str]:
    """For each link on the contents pages, the page number as printed: what stands last, or at the left."""
    shown: dict[str, str] = {}
    document = pypdfium2.PdfDocument(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        first = targets["contents"]
        last = min((page for page in targets.values() if page > first), default=first + 1)
        for number in range(first, last):
            text = document[number].get_textpage()
            for link in pdf.pages[number].obj.get("/Annots", []):
                name = _link_name(link)
                left, bottom, right, top = (float(side) for side in link.Rect)
                if direction == "rtl":
                    right, top = left + MOST_FOLIO, min(top, bottom + ONE_LINE)
                words = text.get_text_bounded(left - 1, bottom + 2, right + 1, top - 2).split()
                if name and words:
                    shown[name] = words[-1].strip(". ")
    return shown


def _link_name(link: pikepdf.Object) -> str:
    dest = link.get("/Dest") or (link.get("/A") or {}).get("/D")
    return str(dest) if isinstance(dest, pikepdf.String) else ""


def dangling(data: bytes) -> list[str]:
    """Links and outline entries whose destination is not in the file."""
    known = destinations(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        names = [_link_name(a) for page in pdf.pages for a in page.obj.get("/Annots", [])]
        names += [name for name, _ in _outline(pdf)]
    return [name for name in names if name and name not in known]


def outline_titles(data: bytes) -> list[str]:
    """The titles of the outline, in order."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [title for _, title in _outline(pdf)]


def _outline(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    def walk(items: list[pikepdf.OutlineItem]) -> Iterator[tuple[str, str]]:
        for item in items:
            dest = item.destination if item.destination is not None else (item.action or {}).get("/D")
            yield (str(dest) if isinstance(dest, pikepdf.String) else ""), item.title
            yield from walk(item.children)

    with pdf.open_outline() as tree:
        yield from walk(list(tree.root))


def fonts_not_embedded(data: bytes) -> list[str]:
    """The fonts of the file whose programs are not in it."""
    missing = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for item in pdf.objects:
            font = isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
            if font and not any(key in item for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                missing.append(str(item.FontName))
    return missing
