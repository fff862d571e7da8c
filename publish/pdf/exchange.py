"""What a file says to a press: PDF/X-4 (ISO 15930-7), where the printer's profile is given."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from html import escape
from uuid import NAMESPACE_URL, uuid5

from pikepdf import Array, Dictionary, Name, Pdf, String

from publish.book.metadata import Metadata

VERSION = "PDF/X-4"
PDF_VERSION = "1.6"
SPACES = {
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}


def claims(metadata: Metadata, stamp: str) -> str:
    """The standard that the file keeps, and the names by which versions of it are told apart, as RDF."""
    document = uuid5(NAMESPACE_URL, f"{metadata.identifier} {metadata.slug} print")
    said = {
        "pdfxid:GTS_PDFXVersion": VERSION,
        "pdf:Trapped": "False",
        "xmp:MetadataDate": stamp,
        "xmpMM:DocumentID": f"uuid:{document}",
        "xmpMM:InstanceID": f"uuid:{uuid5(document, stamp)}",
        "xmpMM:VersionID": "1",
        "xmpMM:RenditionClass": "default",
    }
    spaces = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in SPACES.items())
    parts = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in said.items())
    return f'<rdf:Description rdf:about="" {spaces}>{parts}</rdf:Description>'


def declare(pdf: Pdf, profile: bytes) -> None:
    """Put the profile into the file, as what its colours are meant for."""
    stream = pdf.make_stream(profile)
    stream.N = 4
    name = String(profile_name(profile))
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name("/GTS_PDFX"),
        OutputConditionIdentifier=name,
        OutputCondition=name,
        Info=name,
        DestOutputProfile=stream,
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])
    pdf.docinfo["/GTS_PDFXVersion"] = String(VERSION)
    pdf.docinfo["/Trapped"] = Name("/False")


def strip(pdf: Pdf, refused: AbstractSet[str]) -> None:
    """Take out what is for readers on a screen and what a printer, or the standard, does not want."""
    if "outline" in refused:
        for key in ("/Outlines", "/PageMode"):
            if key in pdf.Root:
                del pdf.Root[key]
    if "links" in refused:
        for page in pdf.pages:
            if "/Annots" in page.obj:
                del page.obj["/Annots"]
        if "/Names" in pdf.Root:
            del pdf.Root["/Names"]


def profile_name(profile: bytes) -> str:
    """What a profile calls itself (ICC.1, `profileDescriptionTag`)."""
    count = int.from_bytes(profile[128:132], "big")
    for at in range(132, min(132 + 12 * count, len(profile)), 12):
        if profile[at : at + 4] == b"desc":
            start = int.from_bytes(profile[at + 4 : at + 8], "big")
            size = int.from_bytes(profile[at + 8 : at + 12], "big")
            return _text(profile[start : start + size]) or "Custom"
    return "Custom"


def _text(tag: bytes) -> str:
    """The words of a description in the form of either version of the standard."""
    if tag[:4] == b"mluc":
        size, start = int.from_bytes(tag[20:24], "big"), int.from_bytes(tag[24:28], "big")
        return tag[start : start + size].decode("utf-16-be", errors="replace").strip("\0")
    size = int.from_bytes(tag[8:12], "big")
    return tag[12 : 12 + size].decode("latin-1").strip("\0")
