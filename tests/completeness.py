"""Is every word of the book in its editions, in order, once? Letters are compared, hyphens are not."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import zip_longest

import pypdfium2
import pypdfium2.raw as pdfium
from lxml import etree

from publish.book.divisions import Book, Division, Kind
from publish.book.tree import has_class, local

TATWEEL = "\u0640"
MADE = {Kind.CONTENTS, Kind.FIGURES, Kind.TABLES, Kind.LISTINGS}
PAGE = "page"  # how references to pages begin in English
XHTML_NAMES = {"script", "style", "title"}


def letters(text: str) -> str:
    """Letters alone, case folded: no white space, digits, hyphens, marks of lists or notes."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in folded if unicodedata.category(c).startswith("L"))


def _text(node: etree._Element, skip: tuple[str, ...]) -> Iterator[str]:
    """The text of an element; a reference to a page has the words of the edition, which are numbers' own."""
    if has_class(node, "page-reference"):
        yield "" if has_class(node, "page-number") else PAGE
        return
    if any(has_class(node, name) for name in skip) or local(node) in XHTML_NAMES:
        return
    yield node.text or ""
    for child in node:
        if isinstance(child.tag, str):
            yield from _text(child, skip)
        yield child.tail or ""


def body_of(division: Division, *skip: str) -> str:
    """The letters of a division without its notes."""
    return letters("".join(_text(division.tree, ("notes", "note-call", *skip))))


def _labels(book: Book) -> list[str]:
    """The words inside the SVG pictures, longest first: they are painted after the text of the page."""
    found = set()
    for resource in book.resources.values():
        if resource.media_type == "image/svg+xml":
            for label in etree.fromstring(resource.data).iter("{*}text", "{*}tspan"):
                found.add(letters("".join(str(part) for part in label.itertext())))
    return sorted(found - {""}, key=len, reverse=True)


def notes_of(division: Division) -> str:
    """The letters of a division's notes, in order."""
    notes = [
        node for node in division.tree.iter("{*}aside") if has_class(node, "note") and node.get("data-number")
    ]
    return letters("".join("".join(_text(note, ())) for note in notes))


def first_difference(expected: str, found: str) -> str:
    """Where two texts part, with a little of each; empty where they are equal."""
    if expected == found:
        return ""
    at = next(
        (i for i, (a, b) in enumerate(zip(expected, found, strict=False)) if a != b),
        min(len(expected), len(found)),
    )
    near = slice(max(at - 30, 0), at + 40)
    return f"at {at}: expected …{expected[near]}… found …{found[near]}…"


def missing_in_epub(book: Book, data: bytes) -> list[str]:
    """For each division whose words are not all in the EPUB, in order, once: where they part."""
    faults = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        documents = {
            name.rsplit("/", 1)[-1]: archive.read(name)
            for name in archive.namelist()
            if name.endswith("xhtml")
        }
    for division in (d for d in book.divisions if d.kind not in MADE):
        root = etree.fromstring(documents[f"{division.id}.xhtml"])
        body = next(root.iter("{*}body"))
        for link in list(body.iter("{*}a")):
            if "doc-backlink" in (link.get("role") or ""):
                link.text = ""
        found = letters("".join(_text(body, ("notes", "note-call"))))
        expected = body_of(division, "print-only")
        notes = letters(
            "".join(
                "".join(_text(n, ()))
                for n in body.iter("{*}aside")
                if has_class(n, "note") and not has_class(n, "admonition")
            )
        )
        differences = (first_difference(expected, found), first_difference(notes_of(division), notes))
        faults.extend(f"{division.id} {difference}" for difference in differences if difference)
    return faults


def pages(data: bytes) -> list[str]:
    """The letters of each page as they are painted, without running heads and folios (they are forms)."""
    document = pypdfium2.PdfDocument(data)
    texts = []
    for page in document:
        textpage = page.get_textpage()
        objects = page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1, textpage=textpage)
        texts.append(letters("".join(_said(item, textpage) for item in objects)))
    return texts


def _said(item: pypdfium2.PdfTextObj, textpage: pypdfium2.PdfTextPage) -> str:
    """The text of a painted piece; half of a letter beyond 16 bits is none."""
    size = pdfium.FPDFTextObj_GetText(item, textpage, None, 0)
    buffer = (pdfium.FPDF_WCHAR * (size // 2 + 1))()
    pdfium.FPDFTextObj_GetText(item, textpage, buffer, size)
    return bytes(memoryview(buffer))[: max(size - 2, 0)].decode("utf-16-le", errors="ignore")


def missing_in_pdf(book: Book, data: bytes, unordered: Collection[str] = ()) -> list[str]:
    """The divisions whose words are not all on the pages, in order, once; notes may stand at the foot.

    `unordered` are divisions in scripts whose letters are not printed in the order of the text; with `*` the
    letters of the whole book are only counted.
    """
    printed, at = pages(data), 0
    labels = _labels(book)
    if book.metadata.direction == "rtl" or "*" in unordered:
        return _uneven(book, printed)
    for division, following in zip_longest(book.divisions, book.divisions[1:]):
        if division.kind in MADE:
            at = _after(division, printed, at)
            continue
        if division.id in unordered:
            opening = body_of(following, "screen-only")[:12] if following else ""
            at = next(
                (n for n in range(at + 1, len(printed)) if printed[n].startswith(opening)), len(printed)
            )
            continue
        body, notes = body_of(division, "screen-only", "math"), notes_of(division)
        at, fault = _Reading(printed, labels, _heads(division)).read(body, notes, at)
        if fault:
            return [f"{division.id} {fault}"]
    left = "".join(printed[at:])
    return [f"left over: {left[:60]}"] if left else []


def _uneven(book: Book, printed: list[str]) -> list[str]:
    """From right to left the words of a line are not painted in their order: letters are counted.

    Letters that are joined are told apart by the page no better than to two in a hundred.
    """
    made = next((n for n, division in enumerate(book.divisions) if division.kind in MADE), 0)
    contents = "".join(printed[made : _after(book.divisions[made], printed, made)])
    said = Counter(
        "".join(body_of(d, "screen-only", "math") + notes_of(d) for d in book.divisions if d.kind not in MADE)
    )
    found = Counter("".join(printed)) - Counter(contents)
    return [
        f"{letter}: {count} said, {found[letter]} printed"
        for letter, count in said.items()
        if abs(found[letter] - count) > max(count * 0.02, 3) and letter != TATWEEL
    ]


def _after(division: Division, printed: list[str], at: int) -> int:
    """The page after those of the contents, whose folios are no letters."""
    wanted, seen = len(body_of(division)), 0
    while at < len(printed) and seen < wanted:
        seen += len(printed[at])
        at += 1
    return at


def _heads(division: Division) -> list[str]:
    """The heads of tables, which are set again where a table goes on."""
    return [
        letters("".join(str(part) for part in head.itertext())) for head in division.tree.iter("{*}thead")
    ]


@dataclass
class _Reading:
    """The pages of a division: each is a run of its body, labels of drawings, a run of its notes.

    Where the last words of a page may be a label or text, both are tried.
    """

    printed: list[str]
    labels: list[str]
    heads: list[str]

    def read(self, body: str, notes: str, at: int) -> tuple[int, str]:
        """The page after the division, and what is missing."""
        choices, fault = [(body, notes, at)], ""
        while choices:
            body, notes, at = choices.pop()
            if not (body or notes):
                return at, ""
            if at == len(self.printed):
                fault = fault or f"no page for: {(body or notes)[:60]}"
                continue
            page = self._without_head(self.printed[at], body)
            endings = _endings(page, self.labels, notes)
            runs = [end for end in range(_common(body, page) + 1) if end in endings]
            choices += [(body[end:], notes[len(page) - endings[end] :], at + 1) for end in runs]
            if not runs:
                fault = fault or f"{first_difference(body[:400], page[:400])} (page of {len(page)} letters)"
        return at, fault

    def _without_head(self, page: str, body: str) -> str:
        repeated = (head for head in self.heads if page.startswith(head) and not body.startswith(head))
        return page[len(next(repeated, "")) :]


def _endings(page: str, labels: list[str], notes: str) -> dict[int, int]:
    """Where labels and then a run of the notes may follow on a page, and where that run begins."""
    endings: dict[int, int] = {}
    for at in range(len(page), -1, -1):
        if notes.startswith(page[at:]):
            endings[at] = at
            continue
        ends = (at + len(label) for label in labels if page.startswith(label, at))
        if found := next((end for end in ends if end in endings), 0):
            endings[at] = endings[found]
    return endings


def _common(a: str, b: str) -> int:
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a[:middle] == b[:middle]:
            low = middle
        else:
            high = middle - 1
    return low
