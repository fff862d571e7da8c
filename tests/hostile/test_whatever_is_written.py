"""Whatever is written, the EPUB is valid, no letter is lost, and both editions say the same."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path, PurePosixPath
from types import ModuleType
from urllib.parse import unquote

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from publish import themes, transforms
from publish.book.divisions import Book
from publish.epub import edition
from publish.manuscript import reader
from publish.means import Means
from publish.pdf import edition as pdf_edition
from publish.problems import Problem
from publish.result import silent
from tests.completeness import missing_in_epub, missing_in_pdf
from tests.hostile.books import TOML
from tests.manuscripts import png, write

# No letters without a font, and nothing that is a picture or a formula, whose words are not on the page.
WORD = st.text("abcdefghijklmnopqrstuvwxyzéüñßøABC", min_size=1, max_size=9)
PLAIN = st.lists(WORD, min_size=1, max_size=9).map(" ".join)
SIGN = st.sampled_from(
    ["*{}*", "**{}**", "`{}`", "_{}_", "[{}](https://example.org/)", "~~{}~~", "“{}”", "({})", "{}—", "<b>{}</b>", "{}:", "[{}]{{.smallcaps}}",  # noqa: E501
     "<{}>", "&{};", "[{}", "{}]", "*{}", "`{}", "{}\\", "<!-- {}", "{}^", "|{}|", "#{}", "{{{}}}", "{}<br>", "^[{}]", "{}[^1]"]  # noqa: E501
)  # fmt: skip
TEXT = st.lists(st.tuples(SIGN, PLAIN).map(lambda pair: pair[0].format(pair[1])), min_size=1, max_size=5).map(
    " ".join
)
BLOCK = st.one_of(
    TEXT,
    PLAIN.map("## {}".format),
    PLAIN.map("# {}".format),
    TEXT.map("> {}".format),
    st.lists(PLAIN, min_size=1, max_size=4).map(lambda words: "\n".join(f"- {each}" for each in words)),
    st.lists(PLAIN, min_size=1, max_size=4).map(lambda words: "\n".join(f"{n}. {each}" for n, each in enumerate(words))),  # noqa: E501
    PLAIN.map("```\n{}\n```".format),
    PLAIN.map("    {}".format),
    st.tuples(WORD, PLAIN).map(lambda pair: f"| {pair[0]} | b |\n|---|---|\n| {pair[1]} | d |"),
    PLAIN.map("::: note\n{}\n:::".format),
    PLAIN.map("::: epigraph\n{}\n:::".format),
    st.tuples(WORD, PLAIN).map(lambda pair: f"{pair[0]}\n:   {pair[1]}"),
    PLAIN.map("| {}\n|   more".format),
    PLAIN.map("<div class='x'>{}".format),
    PLAIN.map("<table><tr><td>{}".format),
    st.sampled_from(["***", "[^1]: A note.", "![A map](map.png)", "![A map](map.png){.full-page}", "{pagebreak}"]),  # noqa: E501
)  # fmt: skip
CHAPTER = st.tuples(PLAIN, st.lists(BLOCK, max_size=8)).map(
    lambda pair: "\n\n".join([f"# {pair[0]}", *pair[1], "End."])
)
STRANGE = settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def made(chapters: list[str]) -> tuple[Book, bytes]:
    """A book of these chapters, transformed, and its EPUB."""
    problems: list[Problem] = []
    files: dict[str, str | bytes] = {f"{number}.md": text for number, text in enumerate(chapters, 1)}
    with tempfile.TemporaryDirectory() as folder:
        raw = reader.read(write(Path(folder), {"book.toml": TOML, "map.png": png(), **files}), problems)
    assert raw is not None
    book = transforms.apply(raw, themes.words("en"), problems)
    return book, edition.make(book, problems)


def faults(epub: bytes) -> list[str]:
    """What leads nowhere or stands twice; raises where a file is not well-formed."""
    with zipfile.ZipFile(io.BytesIO(epub)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    found = [] if next(iter(files)) == "mimetype" else ["mimetype is not first"]
    trees = {name: etree.fromstring(data) for name, data in files.items() if name.endswith((".xhtml", ".opf", ".ncx", ".xml"))}  # fmt: skip  # noqa: E501
    ids = {name: [str(each) for each in tree.xpath("//@id")] for name, tree in trees.items()}
    found += [f"{name}: ids stand twice" for name, each in ids.items() if len(each) != len(set(each))]
    for name, tree in trees.items():
        if name.startswith("META-INF"):
            continue
        for address in map(str, tree.xpath("//@href | //@src")):
            if ":" in address.partition("/")[0]:
                continue
            path, _, place = address.partition("#")
            parts: list[str] = []
            for part in (
                (PurePosixPath(name).parent / unquote(path)).parts if path else PurePosixPath(name).parts
            ):
                parts = parts[:-1] if part == ".." else [*parts, part]
            target = "/".join(parts)
            if target not in files:
                found.append(f"{name}: no file {address}")
            elif place and target in ids and unquote(place) not in ids[target]:
                found.append(f"{name}: no place {address}")
    return found


@STRANGE
@given(chapters=st.lists(CHAPTER, min_size=1, max_size=3))
@example(chapters=["# a\n\n<!-- b\n\nEnd."])
def test_the_epub_is_valid_and_whole(chapters: list[str]) -> None:
    book, epub = made(chapters)
    assert faults(epub) == []
    assert missing_in_epub(book, epub) == []


@settings(STRANGE, max_examples=8)
@given(chapters=st.lists(CHAPTER, min_size=1, max_size=2))
def test_the_pages_say_the_same(chapters: list[str]) -> None:
    book, _ = made(chapters)
    pages = pdf_edition.make(book, "print", [], silent, Means(1))
    assert missing_in_pdf(book, pages) == []


@settings(STRANGE, max_examples=8)
@given(chapters=st.lists(CHAPTER, min_size=2, max_size=4))
def test_epubcheck_finds_nothing(judges: ModuleType, chapters: list[str]) -> None:
    _, epub = made(chapters)
    assert [str(message) for message in judges.epubcheck(epub)] == []
