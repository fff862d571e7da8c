"""The forms in which authors and their tools name a file of the book."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.transforms.addresses import survey

SITE = survey(
    [
        "docs/index.md",
        "docs/sea/README.md",
        "docs/sea/tides.md",
        "docs/sea/Maps.markdown",
        "docs/land/index.qmd",
        "docs/land/roads.Rmd",
        "docs/land/v1.2.md",
        "docs/land/été.md",
        "docs/land/two words.md",
    ]
)


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("tides.md", "sea/tides.md"),
        ("./tides.md", "sea/tides.md"),
        ("tides.html", "sea/tides.md"),
        ("tides.htm", "sea/tides.md"),
        ("tides.markdown", "sea/tides.md"),
        ("tides", "sea/tides.md"),
        ("tides/", "sea/tides.md"),
        ("tides/index.html", "sea/tides.md"),
        ("../tides/", "sea/tides.md"),
        ("../land/roads.html", "land/roads.Rmd"),
        ("../land/roads.qmd", "land/roads.Rmd"),
        ("../land/", "land/index.qmd"),
        ("../land", "land/index.qmd"),
        ("../land/index.html", "land/index.qmd"),
        ("../land/README.md", "land/index.qmd"),
        ("../land/v1.2", "land/v1.2.md"),
        ("../land/v1.2.html", "land/v1.2.md"),
        ("..\\land\\roads.md", "land/roads.Rmd"),
        ("..", "index.md"),
        (".", "sea/README.md"),
        ("./", "sea/README.md"),
        ("maps.md", "sea/Maps.markdown"),
        ("TIDES.MD", "sea/tides.md"),
        ("../Land/Roads.html", "land/roads.Rmd"),
        (unicodedata.normalize("NFD", "../land/été.md"), "land/été.md"),
        ("../land/two words.html", "land/two words.md"),
        ("/land/roads.html", "land/roads.Rmd"),
        ("/land/roads", "land/roads.Rmd"),
        ("/docs/land/roads.md", "land/roads.Rmd"),
        ("/the-book/land/roads.html", "land/roads.Rmd"),
        ("/en/the-book/land/roads.html", "land/roads.Rmd"),
        ("/", "index.md"),
        ("/index.html", "index.md"),
        ("/sea/", "sea/README.md"),
        ("land/roads.md", "land/roads.Rmd"),
    ],
)
def test_a_file_is_found_by_every_name_that_a_tool_gives_it(path: str, file: str) -> None:
    assert SITE.find(path, "docs/sea/tides.md") == f"docs/{file}"


@pytest.mark.parametrize(
    "path",
    [
        "tide.md", "tides.png", "tides.md.bak", "../secret.md", "../../../tides.md", "/contact/index.html",
        "/contact/", "land/README.md", "roads.md/tides.md", "tides.md/", "\0", "%", "/" * 999,
    ],
)  # fmt: skip
def test_what_is_no_file_of_the_book_is_none(path: str) -> None:
    assert SITE.find(path, "docs/sea/tides.md") in ("", "docs/index.md" if set(path) == {"/"} else "")


def test_the_exact_name_goes_first() -> None:
    files = survey(["a.md", "a.html.md", "a/index.md", "A.md", "b.md", "Cd.md", "cD.md"])
    assert files.find("a.md", "b.md") == "a.md"
    assert files.find("A.md", "b.md") == "A.md"
    assert files.find("a/", "b.md") == "a/index.md"
    assert files.find("a.html", "b.md") == "a.md"
    assert [files.find(name, "a.md") for name in ("cd.md", "Cd.MD", "B.MD")] == ["", "Cd.md", "b.md"]


@given(
    st.lists(
        st.from_regex(r"([a-zé]{1,3}/){0,2}[a-z0-9. ]{1,6}\.(md|qmd|markdown)", fullmatch=True), unique=True
    )
)
def test_every_file_is_found_by_its_own_name_from_anywhere(files: list[str]) -> None:
    addresses = survey(files)
    assert all(addresses.find(f"/{file}", source) == file for file in files for source in files)


SAID = survey(
    ["a/quay.md", "b/sea.md"],
    {"/the-quay/": "a/quay.md", "/old/sea.html": "b/sea.md", "/x/": "gone.md", "index.html": "a/quay.md"},
)


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/the-quay/", "a/quay.md"),
        ("/the-quay", "a/quay.md"),
        ("/The-Quay/index.html", "a/quay.md"),
        ("../the-quay/", "a/quay.md"),
        ("/site/the-quay/", "a/quay.md"),
        ("/old/sea", "b/sea.md"),
        ("/x/", ""),
        ("/y/index.html", ""),
        ("/quay-the/", ""),
    ],
)
def test_an_address_that_a_page_says_it_has(path: str, file: str) -> None:
    assert SAID.find(path, "b/sea.md") == file
