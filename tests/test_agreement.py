"""The two editions of one rich book agree: every reference has the same number and the same words in both.

Every link within the book leads to what it names.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdfium2
import pytest
from lxml import etree

from publish import themes, transforms
from publish.book.divisions import Book
from publish.book.page_labels import labels
from publish.book.tree import every, has_class, with_class, words_of
from publish.epub import edition as epub
from publish.manuscript import reader
from publish.pdf import edition
from tests.manuscripts import DATED, png, told, write
from tests.printed import dangling, destinations, page_labels, page_texts

FILLING = "The harbour lay still, and nobody on that quay spoke of the boats that had gone out. " * 9
STYLES = {"authors and years": "apa", "notes": "chicago-notes-bibliography", "numbers": "ieee"}
NOTES = {"authors and years": "foot", "notes": "book", "numbers": "chapter"}
BACKS = ("note-back", "note-mark", "ways-back")  # each edition has its own
COUNTED = ("locator", "page-reference", "page")  # by pages, which are each edition's own


def chapter(name: str, other: str) -> str:
    """A chapter with one of everything, which refers to itself and to the other one."""
    return f"""
# The {name} {{#sec-{name}}}

{FILLING}

See @fig-{other}, @tbl-{name}, [Lst. @lst-{other}], [-@eq-{name}] and @sec-{other}, and
the [gear of the {other}](#gear-{other}).

So says [@ash2001, p. 12], and so does @birch2002 [see also @ash2001; @cole2003, chap. 3]. A [keel]{{.index}}.

Turn to [](#fig-{other}){{.page}}, then to [](#gear-{name}){{.page}}; a sounding is a depth.

::: {{.index entry="weather"}}

{FILLING}

:::

## Gear {{#gear-{name}}}

A rope[^rope] and a sail^[See @tbl-{other}, [a gull]{{.index entry="gull"}} and @cole2003.]; an oar^[ed: Of
ash.].

[^rope]: Of hemp, as @fig-{name} shows.

![A {name}](map.png "A map of the {name}."){{#fig-{name}}}

Table: Prices of the {name} {{#tbl-{name}}}

| ware | price |
|------|-------|
| rope | 4     |

```{{.python #lst-{name} title="Of the {name}"}}
haul()
```

$$ h = a + b $$ {{#eq-{name}}}

{FILLING}
"""


FILES = {
    "1.md": chapter("quay", "sea"),
    "2.md": chapter("sea", "quay"),
    "glossary.md": "# Glossary\n\nsounding\n\n:   A measure of [depth]{.index}.\n",
    "works.bib": "".join(
        f"@book{{{key}, author={{{key[:-4].title()}, Ada}}, title={{On {key[:-4]}}}, year={{{key[-4:]}}},"
        " publisher={Quay}, address={Hull}}\n"
        for key in ("ash2001", "birch2002", "cole2003")
    ),
}


@dataclass(frozen=True)
class Editions:
    """The book, and what was made of it."""

    book: Book
    said: list[str]
    printed: edition.Made
    screen: bytes
    pages: dict[str, etree._Element]  # of the EPUB, by file

    @property
    def where(self) -> dict[str, str]:
        """The file of every id in the EPUB."""
        return {str(id_): name for name, page in self.pages.items() for id_ in page.xpath("//@id")}


@pytest.fixture(scope="module", params=sorted(STYLES))
def made(request: Any, tmp_path_factory: pytest.TempPathFactory) -> Editions:
    record = (
        f'title = "Harbour"\nauthors = ["Ada Quay"]\nlanguage = "en"\n{DATED}'
        f'[citations]\nbibliography = "works.bib"\nstyle = "{STYLES[request.param]}"\n'
        f'[notes]\nplacement = "{NOTES[request.param]}"\n[editions.print]\n[editions.screen]\n'
        '[contents]\ndepth = 3\nlists = ["figures", "tables", "listings"]\n'
        'chapters = ["1.md", "2.md"]\nback_matter = ["glossary.md"]\n'
    )
    folder = write(tmp_path_factory.mktemp("book"), {"book.toml": record, "map.png": png(1800, 450), **FILES})
    problems: list[Any] = []
    raw = reader.read(folder, problems)
    assert raw is not None
    book = transforms.apply(raw, themes.words("en"), problems)
    printed = edition.made(book, "print", problems, lambda *_: None)
    screen = edition.make(book, "screen", problems, lambda *_: None)
    with zipfile.ZipFile(io.BytesIO(epub.make(book, problems, pages=printed.page_map))) as file:
        pages = {
            name.rpartition("/")[2]: etree.fromstring(file.read(name))
            for name in file.namelist()
            if name.endswith(".xhtml")
        }
    return Editions(book, told(problems), printed, screen, pages)


def letters(text: str) -> str:
    """What is left of a text on whatever lines it stands."""
    return re.sub(r"[^\w*†‡§‖¶()]", "", text)


def said_in_book(book: Book) -> dict[str, list[str]]:
    """The words of every link, by where it leads, in reading order."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for division in book.divisions:
        for link in every(division.tree, "a"):
            if (link.get("href") or "").startswith("#") and not _is_apart(link):
                found[(link.get("href") or "")[1:]].append(letters("".join(map(str, link.itertext()))))
    return found


def _is_apart(link: etree._Element) -> bool:
    around = (link, *link.iterancestors())
    return any(has_class(node, name) for node in around for name in (*BACKS, *COUNTED)) or any(
        etree.QName(node).localname == "nav" for node in around
    )


def test_nothing_is_wrong_with_the_book(made: Editions) -> None:
    assert made.said == []


def test_links_say_the_same_in_the_epub(made: Editions) -> None:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for file, page in made.pages.items():
        for link in every(page, "a"):
            if file != "nav.xhtml" and "#" in (link.get("href") or "") and not _is_apart(link):
                id_ = (link.get("href") or "").partition("#")[2]
                found[id_].append(letters("".join(map(str, link.itertext()))))
    expected = {id_: words for id_, words in said_in_book(made.book).items() if id_ in made.where}
    shown = {id_: words for id_, words in found.items() if id_ in expected}
    assert {id_: sorted(words) for id_, words in shown.items()} == {
        id_: sorted(words) for id_, words in expected.items()
    }
    assert len(expected) > 20


def test_links_say_the_same_on_the_pages(made: Editions) -> None:
    ends, names = destinations(made.screen), page_labels(made.screen)
    expected = said_in_book(made.book)
    for link in page_references(made.book):
        id_ = (link.get("href") or "")[1:]
        expected[id_].append(f"page{names[ends[id_]]}")
    shown = pdf_links(made.screen, range(ends["chapter-1"], ends["index"]))
    own = {id_ for id_ in expected if id_ in shown}
    assert {id_: sorted("".join(shown[id_])) for id_ in own} == {
        id_: sorted("".join(expected[id_])) for id_ in own
    }
    assert {name for name in expected if "index" not in name} <= {*own, "index", "bibliography"}
    assert len(own) > 20


def page_references(book: Book) -> list[etree._Element]:
    """The links that say a page."""
    return [link for d in book.divisions for link in with_class(d.tree, "page-reference")]


def pdf_links(data: bytes, pages: range) -> dict[str, list[str]]:
    """The letters under every link on some pages, by the name of where it leads."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    document = pypdfium2.PdfDocument(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for number in pages:
            text = document[number].get_textpage()
            for link in pdf.pages[number].obj.get("/Annots", []):
                name = link.get("/Dest") or (link.get("/A") or {}).get("/D")
                left, bottom, right, top = (float(side) for side in link.Rect)
                if isinstance(name, pikepdf.String):
                    found[str(name)].append(letters(text.get_text_bounded(left, bottom, right, top)))
    return found


def test_links_lead_to_what_they_name(made: Editions) -> None:
    """In both editions the words of the target stand where the link leads."""
    nodes = {
        node.get("id") or "": node
        for d in made.book.divisions
        for node in d.tree.iter(etree.Element)
        if node.get("id")
    }
    ends, texts = destinations(made.screen), page_texts(made.screen)
    assert dangling(made.screen) == []
    targets = {(a.get("href") or "")[1:] for d in made.book.divisions for a in every(d.tree, "a")
               if (a.get("href") or "").startswith("#")}  # fmt: skip
    assert targets <= nodes.keys()
    for id_ in targets:
        words = letters(words_of(nodes[id_]))
        words = words[-4:] if "--eq-" in id_ else words[:8]  # a formula is drawn
        assert words in letters(texts[ends[id_]] + texts[min(ends[id_] + 1, len(texts) - 1)]), id_
    for file, page in made.pages.items():
        for link in every(page, "a"):
            href = link.get("href") or ""
            name, _, id_ = href.partition("#")
            if "://" in href or href.startswith("mailto:"):
                continue
            assert (name or file) in made.pages, href
            assert not id_ or made.where[id_] == (name or file), href


def test_pages_that_are_named_are_the_right_ones(made: Editions) -> None:
    """In the EPUB those of the printed book; those of the screen stand with the links above."""
    printed = labels(made.book, made.printed.page_map)
    assert len(page_references(made.book)) == 4
    for page in made.pages.values():
        for link in with_class(page, "page-reference"):
            assert words_of(link) == f"page {printed[(link.get('href') or '').partition('#')[2]]}"


def test_references_stand_in_the_printed_text(made: Editions) -> None:
    printed = letters("".join(page_texts(made.printed.data)))
    for paragraph in _sentences(made.book):
        assert letters(words_of(paragraph)) in printed


def _sentences(book: Book) -> Iterator[etree._Element]:
    """Paragraphs with references and no pages, formulas or notes in them."""
    for division in book.divisions:
        for paragraph in every(division.tree, "p"):
            names = {
                name for node in paragraph.iter(etree.Element) for name in (node.get("class") or "").split()
            }
            if "cross-reference" in names and not names & {"page-reference", "math", "note-call"}:
                yield paragraph
