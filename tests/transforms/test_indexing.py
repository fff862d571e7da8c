"""The index: marks, listed terms, ranges, references, the order of letters."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from publish import themes, transforms
from publish.book.divisions import Book, Kind
from publish.book.locators import Locator, joined
from publish.book.tree import every, local, with_class
from publish.manuscript import reader
from publish.problems import Problem
from publish.transforms.indexing.alphabets import initial, rank
from tests.manuscripts import DATED, told, write


def indexed(folder: Path, *chapters: str, language: str = "en", **files: str) -> tuple[Book, list[str]]:
    """A book of these chapters, and what is told of it."""
    listed = '[index]\nterms = "terms.txt"\n' if "terms" in files else ""
    toml = f'title = "Harbour"\nlanguage = "{language}"\n{DATED}{listed}'
    texts = {f"{number}.md": f"# Chapter {number}\n\n{text}\n" for number, text in enumerate(chapters, 1)}
    problems: list[Problem] = []
    more = {f"{name}.txt": text for name, text in files.items()}
    read = reader.read(write(folder, {"book.toml": toml, **texts, **more}), problems)
    assert read is not None
    return transforms.apply(read, themes.words(language), problems), told(problems)


def lines(book: Book) -> list[str]:
    """The index in lines: what is below an entry stands in, places are shown as their number in the book."""
    (index,) = book.of_kind(Kind.INDEX)
    body = with_class(index.tree, "index-entries")[0]
    found: list[str] = []

    def shown(part: etree._Element) -> str:
        places = part.get("class") == "locators"
        return str(sum(1 for _ in every(part, "a"))) if places else "".join(map(str, part.itertext()))

    def gather(node: etree._Element, depth: int) -> None:
        for item in node:
            if local(item) == "li":
                words = " ".join(shown(part) for part in item if local(part) == "span")
                found.append("  " * depth + words.replace(" , ", ", ").replace(" ; ", "; "))
                for part in item.iterchildren("{*}ul"):
                    gather(part, depth + 1)
            elif local(item) == "ul":
                gather(item, depth)
            else:
                found.append("".join(map(str, item.itertext())))

    gather(body, 0)
    return found


def test_marks_with_and_without_words_of_their_own(tmp_path: Path) -> None:
    book, said = indexed(
        tmp_path,
        'A [rope]{.index} and [ropes]{.index entry="rope"}, [spliced]{.index entry="rope!splicing"}.'
        '[]{.index entry="tar"} A [man]{.index entry="Berg, Jan" sort="Aaa"}.',
        "A [rope]{.index .main}.^[And a [sail]{.index}.]",
    )
    assert said == []
    assert lines(book) == ["A", "Berg, Jan 1", "R", "rope 3", "  splicing 1", "S", "sail 1", "T", "tar 1"]
    (main,) = [link for d in book.divisions for link in with_class(d.tree, "main") if local(link) == "a"]
    assert main.get("href") == "#chapter-2__index-1"


def test_the_text_is_as_it_was(tmp_path: Path) -> None:
    book, _ = indexed(tmp_path, 'A [rope]{.index entry="x" sort=y} and []{.index entry="z"}more.')
    (chapter,) = book.of_kind(Kind.CHAPTER)
    text = etree.tostring(next(every(chapter.tree, "p")), encoding="unicode")
    assert "entry" not in text
    assert "sort" not in text
    assert "".join(map(str, next(every(chapter.tree, "p")).itertext())) == "A rope and more."


def test_ranges_and_their_ends(tmp_path: Path) -> None:
    book, said = indexed(
        tmp_path,
        '::: {.index entry="tides"}\n\nOne.\n\n- Two.\n\n:::\n\n'
        '[]{.index entry="storms" range="start"}Begins.',
        '[Ends.]{.index entry="storms" range="end"} [x]{.index entry="open" range="start"}'
        '[y]{.index entry="never" range="end"}',
    )
    assert said == [
        "2.md:3:1 M062 a range of 'never' ends that has not begun",
        "2.md:3:1 M062 the range of 'open' has no end",
    ]
    (index,) = book.of_kind(Kind.INDEX)
    ends = {link.get("href"): link.get("data-end") for link in every(index.tree, "a") if link.get("data-end")}
    ids = {node.get("id"): local(node) for d in book.divisions for node in d.tree.iter(etree.Element)}
    assert ends == {
        "#chapter-1__index-1": "chapter-1__index-1-end",
        "#chapter-1__index-2": "chapter-2__index-1",
    }
    assert set(ends.values()) < set(ids)


def test_references_to_other_entries(tmp_path: Path) -> None:
    book, said = indexed(
        tmp_path,
        '[rope]{.index}[]{.index entry="cordage" see="rope"}[]{.index entry="rope" seealso="mast; sial"}'
        "[mast]{.index} [sail]{.index}[]{.index}",
    )
    assert said == [
        "1.md:3:1 M062 an index mark without words",
        "1.md:3:1 M062 the index has no entry 'sial'",
    ]
    assert lines(book)[:2] == ["C", "cordage, see rope"]
    assert "rope 1; see also mast; sial" in lines(book)


def test_terms_that_are_found_by_themselves(tmp_path: Path) -> None:
    terms = "# a remark\nquay\nHull\nrope!splicing: splice, spliced\nwhale\n"
    text = "The Quay by the quay, `quay`, quayside. In Hull hull, they *splice*. The captain’s quay."
    book, said = indexed(tmp_path, text, f"## Quay\n\n{text}\n\n{text}", terms=terms)
    assert said == ["terms.txt:5:1 M063 'whale' is nowhere in the text"]
    assert lines(book) == ["H", "Hull 3", "Q", "quay 3", "R", "rope", "  splicing 3"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("trems.txt", "book.toml:5:1 B010 no list of terms 'trems.txt'"),
        ("../t.txt", "book.toml:5:1 B008 the list of terms '../t.txt' is outside the book's folder"),
    ],
)
def test_lists_that_cannot_be(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "t.txt").write_text("quay\n")
    toml = f'title = "H"\nlanguage = "en"\n{DATED}[index]\nterms = "{name}"\n'
    problems: list[Problem] = []
    reader.read(write(tmp_path / "book", {"book.toml": toml, "1.md": "# A\n"}), problems)
    assert told(problems) == [said]


def test_a_place_of_the_author_s(tmp_path: Path) -> None:
    listed = '[contents]\nchapters = ["1.md"]\nback_matter = ["register.md"]\n'
    toml = f'title = "H"\nlanguage = "en"\n{DATED}{listed}'
    files = {
        "1.md": "# A\n\nA [rope]{.index}.\n",
        "register.md": "---\nkind: index\n---\n# Register\n\nWords.\n",
    }
    read = reader.read(write(tmp_path, {"book.toml": toml, **files}), [])
    assert read is not None
    book = transforms.apply(read, themes.words("en"), [])
    assert [division.title for division in book.of_kind(Kind.INDEX)] == ["Register"]
    assert lines(book) == ["R", "rope 1"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["42", "abaft", "able-bodied", "Äbte", "Æsir", "Zoo"]),
        ("sv", ["zink", "ån", "ärt", "öl"]),
        ("da", ["zink", "æble", "øl", "å"]),
        ("es", ["nudo", "nuevo", "ñandú", "ola"]),
        ("fr", ["cote", "côté", "école", "œuvre"]),
        ("ru", ["арка", "берег", "ёлка", "ель", "жук"]),
    ],
)
def test_the_order_of_a_language(language: str, words: list[str]) -> None:
    turned = words[::-1]
    assert sorted(turned, key=lambda word: rank(word, language)) == words


@pytest.mark.parametrize(
    ("word", "language", "letter"),
    [("éclair", "fr", "E"), ("ån", "sv", "Å"), ("ån", "en", "A"), ("“quay”", "en", "Q"), ("42", "en", ""),
     ("ñu", "es-MX", "Ñ"), ("Ωmega", "el", "Ω"), ("", "en", ""), ("—", "en", "")],
)  # fmt: skip
def test_the_letter_that_a_word_stands_under(word: str, language: str, letter: str) -> None:
    assert initial(word, language) == letter


@given(st.lists(st.text(max_size=5), max_size=6), st.sampled_from(["en", "sv", "tr", "ja"]))
def test_any_words_can_be_sorted(words: list[str], language: str) -> None:
    assert len(sorted(words, key=lambda word: rank(word, language))) == len(words)


@pytest.mark.parametrize(
    ("pages", "shown"),
    [
        ("12 13 14 15 40", "12–15, 40"),
        ("12 13 40", "12, 13, 40"),
        ("ix x xi 1 2", "ix, x, xi, 1, 2"),
        ("3 5-7 8 9 10", "3, 5–7, 8–10"),
        ("1 2 3* 4", "1, 2, 3, 4"),
        ("", ""),
    ],
)
def test_pages_in_a_row_are_joined(pages: str, shown: str) -> None:
    locators = []
    for page in pages.split():
        first, _, last = page.rstrip("*").partition("-")
        locators.append(Locator("x", first, last, page.endswith("*")))
    assert ", ".join(each.words for each in joined(locators)) == shown
