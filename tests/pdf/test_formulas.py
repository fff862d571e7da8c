"""Formulas on paper: on the line, in the size of the text, in black, and with their words."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest
from PIL import Image

from publish.means import Means
from publish.pdf import edition
from publish.problems import Problem
from tests.pdf.books import silent
from tests.written import written

PIXELS = 300 / 72


def made(folder: Path, text: str, name: str, *more: str) -> tuple[bytes, list[str]]:
    """An edition of a chapter, and what was said."""
    book = written(folder, text, *more)
    problems: list[Problem] = []
    data = edition.make(book.book, name, problems, silent, Means(1))
    return data, [problem.code for problem in problems]


def elements(thing: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Every element of a structure."""
    if isinstance(thing, pikepdf.Array):
        for kid in thing:
            yield from elements(kid)
    elif isinstance(thing, pikepdf.Dictionary) and "/S" in thing:
        yield thing
        yield from elements(thing.get("/K", pikepdf.Array()))


def picture(data: bytes, number: int) -> Image.Image:
    """A page, dark on white, 300 pixels to the inch."""
    page = pypdfium2.PdfDocument(data)[number]
    return page.render(scale=PIXELS).to_pil().convert("L").point(lambda level: 255 if level < 128 else 0)


def letters(line: Image.Image) -> list[tuple[int, int]]:
    """Top and bottom of every letter of a line."""
    columns = [line.crop((x, 0, x + 1, line.height)).getbbox() for x in range(line.width)]
    found: list[tuple[int, int]] = []
    start = None
    for x, box in enumerate([*columns, None]):
        if box and start is None:
            start = x
        elif not box and start is not None:
            _, top, _, bottom = line.crop((start, 0, x, line.height)).getbbox() or (0, 0, 0, 0)
            found.append((top, bottom))
            start = None
    return found


@pytest.mark.parametrize("body", ["HHH $H$ HHH", "> HHH $H$ HHH", "## HHH $H$ HHH\n\nText."])
def test_a_formula_stands_on_the_line_in_the_size_of_the_text(tmp_path: Path, body: str) -> None:
    """Letters of two typefaces differ by less than a tenth; both stand on the same row of pixels."""
    data, _ = made(tmp_path, f"# One\n\n{body}\n", "print")
    with_it = picture(data, _first(data))
    band = next(line for line in _lines(with_it) if len(letters(line)) == 7 and _even(line))
    shapes = letters(band)
    bottoms = {bottom for _, bottom in shapes}
    assert max(bottoms) - min(bottoms) <= 2
    heights = sorted(bottom - top for top, bottom in shapes)
    assert heights[-1] / heights[0] < 1.1


def _even(line: Image.Image) -> bool:
    heights = [bottom - top for top, bottom in letters(line)]
    return max(heights) < 1.5 * min(heights)


def _lines(page: Image.Image) -> Iterator[Image.Image]:
    rows = [page.crop((0, y, page.width, y + 1)).getbbox() is not None for y in range(page.height)]
    start = None
    for y, inked in enumerate([*rows, False]):
        if inked and start is None:
            start = y
        elif not inked and start is not None:
            yield page.crop((0, start, page.width, y))
            start = None


def _first(data: bytes) -> int:
    document = pypdfium2.PdfDocument(data)
    return next(n for n in range(len(document)) if document.get_page_label(n) == "1")


def test_a_formula_says_its_tex_in_the_structure(tmp_path: Path) -> None:
    data, said = made(tmp_path, "# One\n\nLet $x_1$ be.\n\n$$\n\\frac{1}{2}\n$$\n", "screen")
    pdf = pikepdf.open(io.BytesIO(data))
    found = [element for element in elements(pdf.Root.StructTreeRoot.K) if element.S == "/Formula"]
    assert [str(formula.Alt) for formula in found] == ["x_1", r"\frac{1}{2}"]
    assert said == []


def test_a_long_formula_in_the_text_goes_on_in_the_next_line(tmp_path: Path) -> None:
    """It is told once; the bracket before it and the comma behind it stay beside it."""
    long = "$f(x) = " + " + ".join("abcdefgh") + " = " + " + ".join("ijklmnop") + "$"
    text = "# One\n\n" + "\n\n".join(f"{'mast ' * count}({long}), mast." for count in range(1, 16))
    data, said = made(tmp_path, text, "screen")
    pdf = pikepdf.open(io.BytesIO(data))
    found = [element for element in elements(pdf.Root.StructTreeRoot.K) if element.S == "/Formula"]
    assert [str(formula.Alt) for formula in found] == [long.strip("$")] * 15
    assert said == []
    page = pypdfium2.PdfDocument(data)[_first(data)].get_textpage()
    places = [(page.get_text_range(at, 1), page.get_charbox(at)) for at in range(page.count_chars())]
    margin = min(box[0] for sign, box in places if sign == "m")
    assert min(box[0] for sign, box in places if sign in "),") > margin + 5


def test_formulas_are_black_ink(tmp_path: Path) -> None:
    data, _ = made(tmp_path, "# One\n\nLet $x_1$ be.\n", "print")
    pdf = pikepdf.open(io.BytesIO(data))
    told = {
        (tuple(float(part) for part in operands), str(operator))
        for page in pdf.pages
        for operands, operator in pikepdf.parse_content_stream(page)
        if str(operator) in ("g", "G", "rg", "RG", "k", "K")
    }
    assert {operator for _, operator in told} <= {"g", "G"}


def test_a_wide_formula_is_broken_and_one_that_cannot_be_is_told(tmp_path: Path) -> None:
    sums = " + ".join(f"a_{{{n}}}" for n in range(40))
    data, said = made(tmp_path, f"# One\n\n$$\nf = {sums}\n$$\n", "print")
    assert said == []
    assert len(list(_lines(picture(data, _first(data))))) > 4
    _, said = made(tmp_path, "# One\n\n$$\n\\frac{" + sums + "}{2}\n$$\n", "print")
    assert said == ["M032"]


def test_the_comma_after_a_formula_never_begins_a_line(tmp_path: Path) -> None:
    """The same words at many widths: no line begins with the mark."""
    words = "".join(f"{'a' * n} $x{'y' * (n % 7)}$, " for n in range(1, 60))
    data, _ = made(tmp_path, f"# One\n\n{words}\n", "print")
    page = pypdfium2.PdfDocument(data)[_first(data)].get_textpage()
    left = min(page.get_charbox(n)[0] for n in range(page.count_chars()) if page.get_text_range(n, 1) == "a")
    commas = [page.get_charbox(n)[0] for n in range(page.count_chars()) if page.get_text_range(n, 1) == ","]
    assert commas
    assert min(commas) > left + 2


def test_page_references_are_the_pages(tmp_path: Path) -> None:
    far = "Words of the harbour. " * 3000
    text = f"# One\n\nSee [](#eq-far){{.page}} and \\pageref{{here}}.\n\n{far}\n\n$$\nx\n$$ {{#eq-far}}\n"
    book = written(tmp_path, text, "# Two\n\nSome [place]{#here}.\n")
    problems: list[Problem] = []
    finished = edition.made(book.book, "print", problems, silent, Means(1))
    document = pypdfium2.PdfDocument(finished.data)
    pages = {
        document.get_page_label(n): document[n].get_textpage().get_text_bounded()
        for n in range(len(document))
    }
    equation = next(label for label, words in pages.items() if "(1.1)" in words)
    place = next(label for label, words in pages.items() if "Some place" in words)
    assert f"See page {equation} and {place}." in " ".join(pages["1"].replace("\xa0", " ").split())
    assert int(equation) > 5


def test_the_two_editions_say_the_same(tmp_path: Path) -> None:
    """Every reference, caption and number, in the print edition and in the EPUB that knows its pages."""
    import zipfile  # noqa: PLC0415

    from lxml import etree  # noqa: PLC0415

    from publish.epub import edition as epub  # noqa: PLC0415

    text = "# One\n\nSee @eq-far on [](#eq-far){.page}.\n\n" + "Words. " * 2000 + "\n\n$$\nx\n$$ {#eq-far}\n"
    book = written(tmp_path, text, "# Two\n\n\\eqref{eq-far} is on [](#eq-far){.page}.\n")
    printed = edition.made(book.book, "print", [], silent, Means(1))
    document = pypdfium2.PdfDocument(printed.data)
    paper = "".join(page.get_textpage().get_text_bounded() for page in document)
    archive = zipfile.ZipFile(io.BytesIO(epub.make(book.book, [], pages=printed.page_map)))
    for name in ("one", "two"):
        tree = etree.fromstring(archive.read(f"EPUB/text/{name}.xhtml"))
        line = next(tree.iter("{*}p"))
        said = " ".join("".join(line.itertext()).split())
        assert "page" in said
        assert said in " ".join(paper.split())
