"""Links of a site's pages by the addresses that the pages say they have."""

from __future__ import annotations

from pathlib import Path

from publish import themes, transforms
from publish.manuscript import reader
from publish.problems import Problem
from tests.manuscripts import told, write


def test_a_permalink_a_slug_and_an_alias_lead_to_their_page(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "_config.yml": "title: Harbour\nauthor: Ada Wake\nlang: en\n",
            "one.md": "---\norder: 1\ntitle: Quay\npermalink: /the-quay/\n---\n"
            "[a](/wide-sea) [b](../old/sea/#deep)\n",
            "two.md": "---\norder: 2\ntitle: Sea\nslug: wide-sea\naliases: [/old/sea/]\n---\n"
            "## Deep\n\n[c](/harbour/the-quay/) [d](/gone/)\n",
        },
    )
    problems: list[Problem] = []
    book = reader.read(tmp_path, problems)
    assert book is not None
    book = transforms.apply(book, themes.words("en"), problems)
    links = [
        link.get("href")
        for division in book.divisions
        if division.source
        for link in division.tree.iter("{*}a")
    ]
    assert links == ["#two", "#two--deep", "#one"]
    assert [line for line in told(problems) if "B009" not in line] == ["two.md:9:1 M008 no chapter '/gone/'"]
