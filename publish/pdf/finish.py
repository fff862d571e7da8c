"""What stands around the pages of the finished file: outline, page labels, destinations, metadata.

ISO 32000-1: 12.3.2.3 named destinations, 12.3.3 outline, 12.4.2 page labels, 14.3 metadata.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from html import escape

from pikepdf import Array, Dictionary, Name, NameTree, NumberTree, ObjectStreamMode, OutlineItem, Pdf, String

from publish import __version__
from publish.book.divisions import Book
from publish.book.metadata import Metadata
from publish.book.outline import Entry
from publish.pdf.join import Place
from publish.pdf.pagination import Leaf

PRODUCER = f"publish {__version__}"
PDF_VERSION = "1.7"
XPACKET = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'


def add_destinations(pdf: Pdf, places: Mapping[str, Place]) -> None:
    """Name every place, so that the book's links, and links from outside, find it."""
    tree = NameTree.new(pdf)
    for name, place in sorted(places.items()):
        page = pdf.pages[place.page].obj
        tree[name] = Dictionary(D=Array([page, Name.XYZ, place.left, place.top, 0]))
    pdf.Root.Names = Dictionary(Dests=tree.obj)


def add_outline(pdf: Pdf, entries: Sequence[Entry], places: Mapping[str, Place]) -> None:
    """The headings as a nested list beside the pages; only parts stand open."""
    with pdf.open_outline() as outline:
        outline.root.extend(_items(entries, places))


def _items(entries: Sequence[Entry], places: Mapping[str, Place]) -> list[OutlineItem]:
    items: list[OutlineItem] = []
    for entry in entries:
        children = _items(entry.children, places)
        place = places.get(entry.id)
        if place is None or not entry.full_title:
            items.extend(children)
            continue
        item = OutlineItem(entry.full_title, place.page, "XYZ", left=place.left, top=place.top)
        item.children.extend(children)
        item.is_closed = any(child.id != child.division.id for child in entry.children)
        items.append(item)
    return items


def add_page_labels(pdf: Pdf, leaves: Sequence[Leaf], cover: str) -> None:
    """The numbers that a reader shows for the pages; `cover` is the word for the cover, if there is one."""
    tree = NumberTree.new(pdf)
    if cover:
        tree[0] = Dictionary(P=String(cover))
    first = 1 if cover else 0
    roman: bool | None = None
    for at, leaf in enumerate(leaves):
        if leaf.roman is not roman:
            style = Name("/r") if leaf.roman else Name.D
            tree[at + first] = Dictionary(S=style, St=leaf.number)
            roman = leaf.roman
    pdf.Root.PageLabels = tree.obj


def add_metadata(pdf: Pdf, book: Book, edition: str, claims: str = "") -> None:
    """Title, authors, language and dates, in both of the forms that readers look for.

    `claims` is RDF that names the standards which the file keeps.
    """
    metadata = book.metadata
    moment = _moment(metadata)
    info = {
        "/Title": metadata.title,
        "/Author": ", ".join(metadata.authors),
        "/Subject": metadata.description,
        "/Keywords": ", ".join(subject.term for subject in metadata.subjects),
        "/Producer": PRODUCER,
        "/CreationDate": moment.strftime("D:%Y%m%d%H%M%S+00'00'"),
        "/ModDate": moment.strftime("D:%Y%m%d%H%M%S+00'00'"),
    }
    for key, value in info.items():
        if value:
            pdf.docinfo[key] = String(value)
    stream = pdf.make_stream(_xmp(metadata, stamp(metadata), claims).encode())
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = stream
    pdf.Root.Lang = String(metadata.language)
    _set_view(pdf, metadata, edition)


def _set_view(pdf: Pdf, metadata: Metadata, edition: str) -> None:
    """How a reader opens the file: the printed book as spreads, the other page by page."""
    pdf.Root.PageLayout = Name.TwoPageRight if edition == "print" else Name.SinglePage
    pdf.Root.PageMode = Name.UseOutlines if edition == "screen" else Name.UseNone
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    if metadata.direction == "rtl":
        pdf.Root.ViewerPreferences.Direction = Name.R2L


def stamp(metadata: Metadata) -> str:
    """The date of the book as XMP writes it."""
    return _moment(metadata).strftime("%Y-%m-%dT%H:%M:%S+00:00")


def _moment(metadata: Metadata) -> datetime:
    return metadata.date.astimezone(UTC) if metadata.date.tzinfo else metadata.date.replace(tzinfo=UTC)


def _xmp(metadata: Metadata, stamp: str, claims: str) -> str:
    """The metadata as XMP (ISO 16684-1), saying what the information dictionary says."""
    creators = "".join(f"<rdf:li>{escape(name)}</rdf:li>" for name in metadata.authors)
    subjects = ", ".join(subject.term for subject in metadata.subjects)
    parts = [
        _text("dc:title", "Alt", metadata.title),
        f"<dc:creator><rdf:Seq>{creators}</rdf:Seq></dc:creator>" if creators else "",
        f"<dc:language><rdf:Bag><rdf:li>{escape(metadata.language)}</rdf:li></rdf:Bag></dc:language>",
        _text("dc:description", "Alt", metadata.description),
        _text("dc:rights", "Alt", metadata.rights),
        f"<dc:identifier>{escape(metadata.identifier)}</dc:identifier>" if metadata.identifier else "",
        f"<pdf:Keywords>{escape(subjects)}</pdf:Keywords>" if subjects else "",
        f"<pdf:Producer>{escape(PRODUCER)}</pdf:Producer>",
        f"<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate>",
    ]
    return (
        f'{XPACKET}<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">'
        f"{''.join(parts)}</rdf:Description>{claims}</rdf:RDF></x:xmpmeta>"
        '<?xpacket end="w"?>'
    )


def _text(name: str, kind: str, text: str) -> str:
    """A property in the default language, or nothing."""
    if not text:
        return ""
    item = f'<rdf:li xml:lang="x-default">{escape(text)}</rdf:li>'
    return f"<{name}><rdf:{kind}>{item}</rdf:{kind}></{name}>"


def saved(pdf: Pdf, version: str = PDF_VERSION) -> bytes:
    """The file's bytes, the same for the same pages; `version` is that of PDF."""
    target = io.BytesIO()
    pdf.save(
        target,
        min_version=version,
        deterministic_id=True,
        object_stream_mode=ObjectStreamMode.generate,
        compress_streams=True,
        fix_metadata_version=False,
    )
    return target.getvalue()
