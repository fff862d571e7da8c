"""Is every word of the book in its editions, in order, once? Letters are compared, hyphens are not."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium
from lxml import etree

from publish.book.divisions import Book, Division, Kind
from publish.book.tree import has_class, local

MADE = {Kind.CONTENTS}
XHTML_NAMES = {"script", "style", "title"}


def letters(text: str) -> str:
    """Letters alone, case folded: no white space, digits, hyphens, marks of lists or notes."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in folded if unicodedata.category(c).startswith("L"))


def _text(node: etree._Element, skip: tuple[str, ...]) -> Iterator[str]:
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


def missing_in_pdf(book: Book, data: bytes) -> list[str]:
    """The divisions whose words are not all on the pages, in order, once; notes may stand at the foot."""
    texts = iter(pages(data))
    labels = _labels(book)
    if book.metadata.direction == "rtl":
        return _uneven(book, texts)
    faults = []
    for division in book.divisions:
        if division.kind in MADE:
            _skip_contents(texts, division)
            continue
        body, notes = body_of(division, "screen-only"), notes_of(division)
        fault = _consume(body, notes, texts, labels, _heads(division))
        if fault:
            faults.append(f"{division.id} {fault}")
            break
    else:
        left = "".join(texts)
        if left:
            faults.append(f"left over: {left[:60]}")
    return faults


def _uneven(book: Book, texts: Iterator[str]) -> list[str]:
    """From right to left the words of a line are not painted in their order: letters are counted."""
    said: Counter[str] = Counter()
    printed: Counter[str] = Counter()
    for division in book.divisions:
        if division.kind in MADE:
            _skip_contents(texts, division)
            continue
        wanted = Counter(body_of(division, "screen-only") + notes_of(division))
        said += wanted
        while (said - printed) and (page := next(texts, None)) is not None:
            printed += Counter(page)
    printed += Counter("".join(texts))
    return [
        f"{letter}: {said[letter]} said, {printed[letter]} printed"
        for letter in (said - printed) + (printed - said)
    ]


def _skip_contents(texts: Iterator[str], division: Division) -> None:
    wanted = len(body_of(division))
    seen = 0
    for text in texts:
        seen += len(text)
        if seen >= wanted:
            return


def _heads(division: Division) -> list[str]:
    """The heads of tables, which are set again where a table goes on."""
    return [
        letters("".join(str(part) for part in head.itertext())) for head in division.tree.iter("{*}thead")
    ]


def _consume(body: str, notes: str, texts: Iterator[str], labels: list[str], heads: list[str]) -> str:
    """Match pages until all is used up: each is a run of the body, labels of drawings, a run of the notes."""
    while body or notes:
        page = next(texts, None)
        if page is None:
            return f"no page for: {(body or notes)[:60]}"
        page = next(
            (page[len(head) :] for head in heads if page.startswith(head) and not body.startswith(head)), page
        )
        longest = _common(body, page)
        for taken in range(longest, -1, -1):
            # A note may begin with letters that are also those of a label.
            rest = page[taken:] if notes.startswith(page[taken:]) else _without(page[taken:], labels)
            if notes.startswith(rest):
                break
        else:
            return first_difference(body[:400], page[:400]) + f" (page of {len(page)} letters)"
        body, notes = body[taken:], notes[len(rest) :]
    return ""


def _without(text: str, labels: list[str]) -> str:
    """The text after the labels of drawings with which it begins."""
    while label := next((label for label in labels if text.startswith(label)), ""):
        text = text[len(label) :]
    return text


def _common(a: str, b: str) -> int:
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a[:middle] == b[:middle]:
            low = middle
        else:
            high = middle - 1
    return low
