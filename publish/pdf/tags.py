"""Joins the structure of the units, so that a screen reader finds one document.

PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) in one file; structure is ISO 32000-1, 14.7.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from publish.pdf import table_heads
from publish.pdf.join import Pages
from publish.pdf.unit import FORMULA

UA = "http://www.aiim.org/pdfua/ns/id/"
SCHEMA = (
    ("pdfaSchema:schema", "PDF/UA identifier"),
    ("pdfaSchema:namespaceURI", UA),
    ("pdfaSchema:prefix", "pdfuaid"),
)
PROPERTY = (
    ("pdfaProperty:name", "part"),
    ("pdfaProperty:valueType", "Integer"),
    ("pdfaProperty:category", "internal"),
    ("pdfaProperty:description", "The part of ISO 14289 to which the file conforms"),
)


def claims() -> str:
    """The standards that the file keeps, as RDF; PDF/A wants the other one's name explained."""
    described = _elements(SCHEMA) + (
        '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
        f"{_elements(PROPERTY)}</rdf:li></rdf:Seq></pdfaSchema:property>"
    )
    return (
        '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">'
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></rdf:Description>"
        f'<rdf:Description rdf:about="" xmlns:pdfuaid="{UA}"><pdfuaid:part>1</pdfuaid:part></rdf:Description>'
        '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" '
        'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" '
        'xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>'
        f'<rdf:li rdf:parseType="Resource">{described}</rdf:li>'
        "</rdf:Bag></pdfaExtension:schemas></rdf:Description>"
    )


def _elements(pairs: tuple[tuple[str, str], ...]) -> str:
    return "".join(f"<{name}>{text}</{name}>" for name, text in pairs)


def join_tags(pdf: Pdf, pages: Pages, opened: Mapping[str, Pdf]) -> None:
    """Give the joined file one structure: a part for each division, in reading order.

    The pages must be in the file, and their links resolved.
    """
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array()))
    root.K = Array([document])
    numbers = Array()
    for name, first in _units(pages):
        tree = pdf.copy_foreign(opened[name].Root.StructTreeRoot)
        part = tree.K[0]
        part.S, part.P = Name.Part, document
        document.K.append(part)
        own = _own_pages(pdf, first, opened[name])
        _renumber(tree.ParentTree.Nums, own, numbers)
        _mend(pdf, part)
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    root.ParentTreeNextKey = len(numbers) // 2
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    _add_intent(pdf, opened)


def _units(pages: Pages) -> Iterator[tuple[str, int]]:
    """The name of each unit and the place of its first page, in order."""
    if pages.cover:
        yield "", 0
    for at, leaf in enumerate(pages.leaves):
        if leaf.division is not None and not leaf.page:
            yield leaf.division.id, at + pages.offset


def _own_pages(pdf: Pdf, first: int, source: Pdf) -> list[pikepdf.Object]:
    return [pdf.pages[first + number].obj for number in range(len(source.pages))]


def _renumber(old: pikepdf.Object, own: list[pikepdf.Object], numbers: Array) -> None:
    """Move a unit's parent tree to the end of the book's; links that were dropped lose their place in it."""
    parents = {int(old[at]): old[at + 1] for at in range(0, len(old), 2)}
    for page in own:
        parent = parents.pop(int(page.StructParents))
        page.StructParents = _append(numbers, parent)
        for link in page.get("/Annots", Array()):
            parent = parents.pop(int(link.StructParent))
            parent.S = Name.Link  # where an element inside a link brings a link of its own
            link.StructParent = _append(numbers, parent)
    for element in parents.values():
        _drop_references(element)


def _append(numbers: Array, parent: pikepdf.Object) -> int:
    key = len(numbers) // 2
    numbers.append(key)
    numbers.append(parent)
    return key


def _drop_references(element: pikepdf.Object) -> None:
    """Take the reference to a link out of an element whose link is gone."""
    element.K = Array([kid for kid in element.K if not _is_reference(kid)])


def _is_reference(kid: object) -> bool:
    return isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR


def _mend(pdf: Pdf, part: pikepdf.Object) -> None:
    """What the typesetter leaves undone: heads of tables, and items that hold bodies."""
    todo = [part]
    while todo:
        element = todo.pop()
        if element.get("/S") == Name.Table:
            table_heads.direct(element)
        if element.get("/S") == Name.LI:
            _wrap_item(pdf, element)
        if element.get("/S") == Name.Figure and str(element.get("/Alt", "")) == FORMULA:
            del element.Alt  # a formula goes on that was told where it began
            element.S, element.ActualText = Name.Span, String("")
        if element.get("/S") == Name.Figure and str(element.get("/Alt", "")).startswith(FORMULA):
            element.S, element.Alt = Name.Formula, String(str(element.Alt).removeprefix(FORMULA))
        if element.get("/S") == Name.Figure and "/Alt" not in element:
            element.ActualText = String("")  # mere decoration: nothing is to be read aloud
        todo.extend(reversed([kid for kid in _kids(element) if "/S" in kid]))


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    kids = element.get("/K", Array())
    return [kid for kid in (kids if isinstance(kids, Array) else [kids]) if isinstance(kid, Dictionary)]


def _wrap_item(pdf: Pdf, item: pikepdf.Object) -> None:
    """An item of a list holds a label and a body, and nothing beside them (ISO 14289-1, 7.2)."""
    kids = list(item.K)
    labels = [kid for kid in kids if isinstance(kid, Dictionary) and kid.get("/S") == Name.Lbl]
    bodies = [kid for kid in kids if isinstance(kid, Dictionary) and kid.get("/S") == Name.LBody]
    if len(labels) + len(bodies) == len(kids):
        return
    body = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.LBody, P=item, K=Array()))
    if "/Pg" in item:
        body.Pg = item.Pg
    for kid in kids:
        if isinstance(kid, Dictionary) and kid.get("/S") == Name.Lbl:
            continue
        inner = list(kid.K) if isinstance(kid, Dictionary) and kid.get("/S") == Name.LBody else [kid]
        for element in inner:
            body.K.append(element)
            if isinstance(element, Dictionary) and "/P" in element:
                element.P = body
    item.K = Array([*labels, body])


def _add_intent(pdf: Pdf, opened: Mapping[str, Pdf]) -> None:
    """The colours are sRGB, as in every unit."""
    source = next(iter(opened.values()))
    pdf.Root.OutputIntents = pdf.copy_foreign(_indirect(source, source.Root.OutputIntents))


def _indirect(pdf: Pdf, thing: pikepdf.Object) -> pikepdf.Object:
    """The thing as an object that another file can copy."""
    return thing if thing.is_indirect else pdf.make_indirect(thing)
