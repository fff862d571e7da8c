"""What the importers' tests share: trees, texts, and tiny files of every kind."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

from publish.book.tree import XHTML
from publish.importers import house_markdown
from publish.manuscript import markdown
from publish.problems import Problem

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile'
    ' full-path="OPS/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def section(content: str) -> etree._Element:
    """A section of well-formed blocks."""
    return etree.fromstring(f'<section xmlns="{XHTML}">{content}</section>')


def written(content: str) -> str:
    """What the writer makes of blocks, without the line end."""
    return house_markdown.write(section(content)).removesuffix("\n")


def read_again(text: str) -> tuple[str, list[str]]:
    """The blocks that the manuscript's parser makes of Markdown, and what it has to say."""
    problems: list[Problem] = []
    tree = markdown.parse(text, source="x.md", problems=problems)
    inner = etree.tostring(tree, encoding="unicode").replace(f' xmlns="{XHTML}"', "")
    return inner.removeprefix("<section>").removesuffix("</section>"), [
        problem.message for problem in problems
    ]


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def epub(
    documents: Mapping[str, str],
    others: Mapping[str, str | bytes] | None = None,
    *,
    nav: str = "",
    metadata: str = "",
) -> bytes:
    """An EPUB of documents (the content of their bodies) in this order, with a table of contents `nav`."""
    pages = {f"OPS/{name}": page(content) for name, content in documents.items()}
    manifest = "".join(
        f'<item id="d{n}" href="{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(documents)
    )
    spine = "".join(f'<itemref idref="d{n}"/>' for n in range(len(documents)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>{metadata}</metadata><manifest>{manifest}<item'
        ' id="nav" href="nav.xhtml" media-type="application/xhtml+xml"'
        f' properties="nav"/></manifest><spine>{spine}</spine></package>'
    )
    contents = page(f'<nav epub:type="toc"><ol>{nav}</ol></nav>')
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OPS/package.opf": package,
            "OPS/nav.xhtml": contents,
            **pages,
            **(others or {}),
        }
    )


def page(content: str, head: str = "") -> str:
    """An XHTML document."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="{XHTML}"'
        ' xmlns:epub="http://www.idpf.org/2007/ops">'
        f"<head><title>x</title>{head}</head><body>{content}</body></html>"
    )


def docx(body: str, others: Mapping[str, str | bytes] | None = None, relations: str = "") -> bytes:
    """A Word document with this body in WordprocessingML."""
    document = f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>'
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default'
        ' Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default'
        ' Extension="xml" ContentType="application/xml"/><Default Extension="png"'
        ' ContentType="image/png"/><Override PartName="/word/document.xml"'
        f' ContentType="{TYPES}.document.main+xml"/><Override PartName="/word/footnotes.xml"'
        f' ContentType="{TYPES}.footnotes+xml"/></Types>'
    )
    root = f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
    return packed(
        {
            "[Content_Types].xml": types,
            "_rels/.rels": _relations(root),
            "word/document.xml": document,
            "word/_rels/document.xml.rels": _relations(relations),
            "word/styles.xml": _styles(),
            **(others or {}),
        }
    )


def _relations(inner: str) -> str:
    return (
        "<Relationships"
        f' xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def _styles() -> str:
    names = {
        "Title": "Title",
        "Heading1": "heading 1",
        "Heading2": "heading 2",
        "Quote": "Quote",
        "Odd": "Odd Look",
    }
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in names.items()
    )
    return f'<w:styles xmlns:w="{W}">{styles}</w:styles>'


def para(text: str, style: str = "") -> str:
    """A paragraph in WordprocessingML; runs may be given ready."""
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    runs = text if text.startswith("<w:") else f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:p>{look}{runs}</w:p>"
