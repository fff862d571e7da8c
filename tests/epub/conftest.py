"""What the EPUB tests share: an edition that EPUBCheck has nothing to say about, opened."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

import pytest
from lxml import etree

from publish.book.divisions import Book
from publish.book.tree import EPUB, every
from publish.epub.edition import make
from publish.problems import Problem

OPF = {"opf": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}


@dataclass(frozen=True)
class Opened:
    """A finished EPUB and what was reported while it was made."""

    data: bytes
    problems: list[Problem]

    @property
    def codes(self) -> list[str]:
        return [problem.code for problem in self.problems]

    @property
    def messages(self) -> list[str]:
        return [problem.message for problem in self.problems]

    @property
    def archive(self) -> zipfile.ZipFile:
        return zipfile.ZipFile(io.BytesIO(self.data))

    @property
    def names(self) -> list[str]:
        return self.archive.namelist()

    def text(self, name: str) -> str:
        return self.archive.read(f"EPUB/{name}").decode()

    def page(self, name: str) -> etree._Element:
        return etree.fromstring(self.archive.read(f"EPUB/text/{name}.xhtml"))

    @property
    def package(self) -> etree._Element:
        return etree.fromstring(self.archive.read("EPUB/content.opf"))

    def values(self, path: str) -> list[str]:
        """Texts or attributes of the package document, by XPath with `opf:` and `dc:`."""
        found = self.package.xpath(path, namespaces=OPF)
        return [str(item) if isinstance(item, str) else str(item.text or "") for item in found]

    def links(self, name: str) -> list[str | None]:
        return [link.get("href") for link in every(self.page(name), "a")]

    def look(self, node: etree._Element) -> str:
        """What the class that stands for an element's own style says."""
        names = [word for word in (node.get("class") or "").split() if word.startswith("look-")]
        rules = dict(re.findall(r"\.(look-\d+)\s*\{\s*(.*?)\s*\}", self.text("css/looks.css")))
        return " ".join(rules[name] for name in names)

    @property
    def contents(self) -> list[tuple[str, str]]:
        """The lines of the contents: address and words."""
        nav = next(node for node in every(self.page("nav"), "nav") if type_of(node) == "toc")
        return [(link.get("href") or "", "".join(link.itertext())) for link in every(nav, "a")]

    @property
    def landmarks(self) -> dict[str, tuple[str, str]]:
        nav = next(node for node in every(self.page("nav"), "nav") if type_of(node) == "landmarks")
        return {type_of(link): (link.get("href") or "", link.text or "") for link in every(nav, "a")}


def type_of(node: etree._Element) -> str:
    return node.get(f"{{{EPUB}}}type") or ""


Maker = Callable[[Book], Opened]


@pytest.fixture(scope="session")
def make_edition(judges: ModuleType) -> Maker:
    """Make an EPUB; EPUBCheck finds neither errors nor warnings in it, nor a hint on accessibility."""

    def build(book: Book) -> Opened:
        problems: list[Problem] = []
        data = make(book, problems)
        assert [str(message) for message in judges.epubcheck(data)] == []
        return Opened(data, problems)

    return build


@pytest.fixture
def edition(make_edition: Maker) -> Maker:
    """The same, under the name by which most tests call it."""
    return make_edition
