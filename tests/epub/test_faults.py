"""What readers of other tools' EPUBs complain of, from the manuscript to the finished file.

Each fault is tried on a tiny manuscript; EPUBCheck reads every one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from lxml import etree

from publish import themes, transforms
from publish.book.tree import every, has_class, local, with_class
from publish.manuscript import reader
from publish.problems import Problem
from tests.epub.conftest import Maker, Opened, type_of
from tests.manuscripts import DATED, png, told, write

Finish = Callable[..., Opened]
RECORD = f'title = "The Harbour"\nauthors = ["Ada Quay"]\nlanguage = "en"\n{DATED}'
DRAWING = """<?xml version="1.0"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
 inkscape:version="1" viewBox="0 0 4 4"><rect inkscape:label="x" width="4" height="4"/></svg>"""


@pytest.fixture
def finish(tmp_path: Path, edition: Maker) -> Finish:
    """A manuscript of these files as an EPUB; the problems of all rooms are kept with it."""

    def build(files: Mapping[str, str | bytes], record: str = "") -> Opened:
        write(tmp_path / "manuscript", {"book.toml": RECORD + record, **files})
        problems: list[Problem] = []
        raw = reader.read(tmp_path, problems)
        assert raw is not None
        book = transforms.apply(raw, themes.words(raw.metadata.language), problems)
        made = edition(book)
        return Opened(made.data, [*problems, *made.problems])

    return build


def words(node: etree._Element) -> str:
    return " ".join("".join(node.itertext()).split())


def internal(made: Opened, name: str) -> list[str]:
    """Where a page's links inside the book lead, other than to and from notes and into the contents."""
    links = every(made.page(name), "a")
    return [
        link.get("href") or "" for link in links if not type_of(link) and not has_class(link, "note-back")
    ]


def test_notes_of_one_name_in_two_chapters_keep_their_own_words(finish: Finish) -> None:
    made = finish({
        "01-one.md": "# One\n\nFirst.[^1]\n\n[^1]: The first.\n",
        "02-two.md": "# Two\n\nSecond.[^1]\n\n[^1]: The second.\n",
    })  # fmt: skip
    assert made.problems == []
    for name, said in (("one", "The first."), ("two", "The second.")):
        (note,) = with_class(made.page(name), "note")
        (call,) = with_class(made.page(name), "note-call")
        assert words(note).endswith(said)
        assert call.get("href") == f"#{note.get('id')}"


def test_links_to_chapters_sections_figures_and_tables_name_their_files(finish: Finish) -> None:
    made = finish({
        "01-one.md": (
            "# One\n\n## Tides\n\n![A boat](boat.png \"The boat\"){#boat}\n\n"
            "| A | B |\n|---|---|\n| 1 | 2 |\n\nTable: Sizes. {#sizes}\n"
        ),
        "02-two.md": "# Two\n\n[a](01-one.md), [b](01-one.md#tides), [c](#boat), [d](#sizes), [e](#tides)\n",
        "boat.png": png(),
    })  # fmt: skip
    assert made.problems == []
    assert internal(made, "two") == [
        "one.xhtml#one", "one.xhtml#one--tides", "one.xhtml#one--boat", "one.xhtml#one--sizes",
        "one.xhtml#one--tides",
    ]  # fmt: skip


def test_a_link_to_nothing_is_told_with_its_line_and_is_no_link(finish: Finish) -> None:
    made = finish({"01-one.md": "# One\n\n[a](#nowhere)\n\n[b](gone.md)\n\n[c](www.example.com)\n"})
    assert [(str(p.location).partition(":")[2][0], p.code) for p in made.problems] == [
        ("3", "M009"), ("5", "M008"), ("7", "M012"),
    ]  # fmt: skip
    assert internal(made, "one") == []


def test_chapters_with_headings_of_the_same_words(finish: Finish) -> None:
    text = "# {}\n\nText.\n\n## Summary\n\nText.\n\n## Summary\n\nText.\n"
    made = finish({"01-one.md": text.format("Same"), "02-two.md": text.format("Same")})
    assert made.problems == []
    ids = [node.get("id") for name in ("one", "two") for node in made.page(name).iter("{*}*")]
    assert len({id_ for id_ in ids if id_}) == len([id_ for id_ in ids if id_])
    assert len({address for address, _ in made.contents}) == len(made.contents) == 6


def test_a_note_that_is_called_twice_has_two_ways_back(finish: Finish) -> None:
    made = finish({"01-one.md": "# One\n\nHere[^a] and there.[^a]\n\n[^a]: A note.\n"})
    assert made.problems == []
    calls = [call.get("id") for call in with_class(made.page("one"), "note-call")]
    (note,) = with_class(made.page("one"), "note")
    assert len(set(calls)) == 2
    assert [(link.get("href") or "")[1:] for link in every(note, "a")] == calls


def test_a_note_and_a_link_in_a_title_stay_out_of_the_contents(finish: Finish) -> None:
    made = finish({"01-one.md": "# The [Sea](https://example.org)[^1]\n\nText.\n\n[^1]: Salt.\n"})
    assert made.problems == []
    assert made.contents == [("one.xhtml", "The Sea")]
    assert "The Sea</text>" in made.text("toc.ncx")


def test_the_number_of_a_chapter_stands_once_in_the_contents(finish: Finish) -> None:
    made = finish({"01-one.md": "# 1. Intro\n\nText.\n", "02-two.md": "# Chapter 2: More\n\nText.\n"})
    assert [line for _, line in made.contents] == ["1 Intro", "2 More"]


@pytest.mark.parametrize("name", ["a boat.png", "a+b.png", "båt.png", "a%20b.png", "a&b.png", "船.png"])
def test_pictures_and_covers_with_odd_names(finish: Finish, name: str) -> None:
    made = finish(
        {"01-one.md": f"# One\n\n![A boat](<{name}>)\n\n![A boat](<{name}>)\n", name: png(1600, 2560)},
        f'cover = {{image = "{name}", alt = "A boat"}}\n',
    )
    assert made.problems == []
    (file,) = made.values("//opf:item[starts-with(@media-type, 'image/')]/@href")
    assert file.isascii()
    assert set(file) <= set("abcdefghijklmnopqrstuvwxyz0123456789-./")
    shown = {image.get("src") for name in ("one", "cover") for image in every(made.page(name), "img")}
    assert shown == {f"../{file}"}


def test_pictures_of_one_name_in_two_folders(finish: Finish) -> None:
    made = finish({
        "01-one.md": "# One\n\n![A boat](a/x.png)\n\n![A quay](b/x.png)\n",
        "a/x.png": png(colour="red"), "b/x.png": png(colour="blue"),
    })  # fmt: skip
    assert made.problems == []
    assert len({image.get("src") for image in every(made.page("one"), "img")}) == 2


def test_a_picture_in_an_address_becomes_a_file(finish: Finish) -> None:
    dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
    made = finish({"01-one.md": f"# One\n\n![A dot](data:image/png;base64,{dot})\n"})
    assert made.problems == []
    assert "data:" not in made.text("text/one.xhtml")
    assert len(made.values("//opf:item[@media-type='image/png']")) == 1


@pytest.mark.parametrize(
    "html",
    [
        'A<br>break, <img src="boat.png" alt="A boat">, a<wbr>word.',
        "<!-- a -- comment --- in -- dashes -->\n\nText.",
        "Words&nbsp;with&mdash;names&hellip; &copy; &eacute; &amp; &lt;.",
        '<p>\n<img src="boat.png" alt="A boat">\n<figcaption>Boat</figcaption>\n</p>',
        '<figure><img src="boat.png" alt="A boat"><figcaption>Boat</figcaption></figure>',
        "<div><p>One<p>Two</div>",
        "<center><font color=red>Old</font></center>",
        '<table border=1 width="80%"><tr><td nowrap>A<td>B</table>',
        '<svg viewBox="0 0 4 4"><title>A box</title><rect width="4" height="4"/></svg>',
    ],
)
def test_html_as_it_is_written_becomes_xhtml(finish: Finish, html: str) -> None:
    """That EPUBCheck has nothing to say of any of these is the fixture's doing."""
    made = finish({"01-one.md": f"# One\n\n{html}\n\nThe end.\n", "boat.png": png()})
    assert "The end." in words(made.page("one"))
    assert "--" not in made.text("text/one.xhtml").replace("<!--", "").replace("one--", "")


def test_a_caption_is_no_part_of_a_paragraph(finish: Finish) -> None:
    made = finish({"01-one.md": '# One\n\n![A boat](boat.png "The boat")\n', "boat.png": png()})
    assert made.problems == []
    (caption,) = every(made.page("one"), "figcaption")
    assert next(local(node) for node in caption.iterancestors()) == "figure"


def test_a_drawing_loses_its_editors_debris(finish: Finish) -> None:
    made = finish({"01-one.md": "# One\n\n![A box](box.svg)\n", "box.svg": DRAWING})
    assert made.problems == []
    drawing = made.text("images/box.svg")
    assert "DOCTYPE" not in drawing
    assert "inkscape" not in drawing
    assert made.values("//opf:item[@id='text-one']/@properties") == []  # `svg` is for drawings in the text


def test_parts_hold_their_chapters_in_both_contents(finish: Finish) -> None:
    made = finish(
        {"one.md": "# One\n\nText.\n", "two.md": "# Two\n\nText.\n"},
        '[[contents.parts]]\ntitle = "North"\nchapters = ["one.md"]\n'
        '[[contents.parts]]\ntitle = "South"\nchapters = ["two.md"]\n',
    )
    assert made.problems == []
    lines = [line for _, line in made.contents]
    assert [line.split()[-1] for line in lines] == ["North", "One", "South", "Two"]
    ncx = etree.fromstring(made.archive.read("EPUB/toc.ncx"))
    points = list(ncx.iter("{*}navPoint"))
    assert [words(point[0]) for point in points] == lines
    assert [point.get("playOrder") for point in points] == ["1", "2", "3", "4"]
    assert [sum(1 for _ in p.iterancestors("{*}navPoint")) for p in points] == [0, 1, 0, 1]


def test_a_book_opens_at_its_first_chapter(finish: Finish) -> None:
    made = finish({
        "00-preface.md": "# Preface\n\nText.\n",
        "01-one.md": "# One\n\nText.\n", "02-two.md": "# Two\n\nText.\n",
    })  # fmt: skip
    assert made.problems == []
    assert made.landmarks["bodymatter"][0] == "one.xhtml"


def test_captions_are_the_same_as_on_paper(finish: Finish) -> None:
    made = finish({
        "01-one.md": "# One\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\nTable: Sizes of boats. {#sizes}\n",
    })  # fmt: skip
    assert made.problems == []
    assert "{#" not in made.text("text/one.xhtml")
    assert "Sizes of boats." in words(next(every(made.page("one"), "caption")))


def test_a_dedication_before_the_contents_has_a_page_of_its_own(finish: Finish) -> None:
    made = finish(
        {"dedication.md": "For the gulls.\n", "one.md": "# One\n\nText.\n"},
        '[contents]\nfront_matter = ["dedication.md"]\nchapters = ["one.md"]\n',
    )
    assert made.problems == []
    order = made.values("//opf:itemref/@idref")
    assert order.index("text-dedication") < order.index("text-nav") < order.index("text-one")


def test_the_same_files_give_the_same_bytes(finish: Finish) -> None:
    files = {"01-one.md": "# One\n\nText.[^1]\n\n[^1]: Note.\n"}
    assert finish(files).data == finish(files).data


def test_only_what_is_shown_is_in_the_file(finish: Finish) -> None:
    made = finish({"01-one.md": "# One\n\nText.\n", "boat.png": png(), "notes.txt": "Nothing."})
    listed = {f"EPUB/{href}" for href in made.values("//opf:item/@href")}
    assert {name for name in made.names if name.startswith("EPUB/")} == listed | {"EPUB/content.opf"}
    assert not any(name.endswith((".png", ".txt")) for name in made.names)


def test_what_is_told_has_a_place(finish: Finish) -> None:
    made = finish({"01-one.md": "# One\n\n[a](#nowhere)\n"})
    assert [line.partition(" ")[0] for line in told(made.problems)] == ["manuscript/01-one.md:3:1"]
