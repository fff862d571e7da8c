"""What the surroundings tell: README, licences, CITATION, AUTHORS, folders, git; each with its source."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.manuscript.layouts.seen import look, see

PAGES = {"1.md": "# Quay\n\nWords.\n", "2.md": "# Sea\n\nWords.\n"}
CC_BY_SA = "Attribution-ShareAlike 4.0 International\n\nCreative Commons Corporation is not a law firm.\n"
MIT = "MIT License\n\nCopyright (c) 2024 A. Writer\n\nPermission is hereby granted, free of charge\n"


def facts(folder: Path, files: dict[str, str]) -> dict[str, str]:
    seen = see(folder, {**PAGES, **files})
    assert seen.problems == []
    return seen.facts


@pytest.mark.parametrize(
    ("readme", "title", "authors"),
    [
        ("# The Tides of March\n", "The Tides of March", ""),
        ("# The Tides of March by A. Writer\n", "The Tides of March", "A. Writer"),
        ("# The Tides\n\n*By A. Writer and B. Writer*\n", "The Tides", "A. Writer; B. Writer"),
        ("# The Tides\n\nAuthor: [A. Writer](https://example.org)\n", "The Tides", "A. Writer"),
        ("# The Tides (2nd edition)\n", "The Tides", ""),
        ("# [The Tides](https://example.org) ![badge](https://example.org/b.svg)\n", "The Tides", ""),
        ("![cover](c.png)\n\n# The *Tides* {#top}\n", "The Tides", ""),
        ("The Tides\n=========\n", "The Tides", ""),
        ("# 潮汐\n\n作者：李四\n", "潮汐", "李四"),
        ("# tides-book\n", "", ""),
        ("# README\n", "", ""),
        ("# Table of contents\n", "", ""),
        ("No heading at all.\n", "", ""),
    ],
)
def test_the_first_heading_of_a_readme(tmp_path: Path, readme: str, title: str, authors: str) -> None:
    known = facts(tmp_path, {"README.md": readme})
    assert known.get("title", "") == (f"{title} < README.md" if title else "")
    assert known.get("authors", "") == (f"{authors} < README.md" if authors else "")


@pytest.mark.parametrize(
    ("name", "text", "licence"),
    [
        ("LICENSE", CC_BY_SA, "CC-BY-SA-4.0"),
        ("LICENCE.md", "Licensed under CC BY-NC-ND 3.0.\n", "CC-BY-NC-ND-3.0"),
        ("LICENSE.txt", "https://creativecommons.org/licenses/by/4.0/legalcode\n", "CC-BY-4.0"),
        ("COPYING", "GNU Free Documentation License\n", "GFDL-1.3-or-later"),
        ("LICENSE", "This is free: public domain.\n", "public domain"),
        ("LICENSE", "CC0 1.0 Universal\n", "CC0-1.0"),
        ("LICENSE", "Apache License\n   Version 2.0, January 2004\n", "Apache-2.0"),
        ("LICENSE", "All rights reserved.\n", ""),
    ],
)
def test_licences_by_their_texts(tmp_path: Path, name: str, text: str, licence: str) -> None:
    expected = {"licence": f"{licence} < {name}"} if licence else {}
    assert facts(tmp_path, {name: text}) == expected


def test_of_two_licences_the_one_for_words(tmp_path: Path) -> None:
    known = facts(tmp_path, {"LICENSE-CODE": MIT, "LICENSE-TEXT": CC_BY_SA})
    assert known == {"licence": "CC-BY-SA-4.0 < LICENSE-TEXT", "authors": "A. Writer < LICENSE-CODE"}


def test_the_readme_s_section_on_the_licence(tmp_path: Path) -> None:
    readme = "# The Tides\n\nCode under MIT.\n\n## License\n\nThe text is CC BY 4.0.\n"
    assert facts(tmp_path, {"README.md": readme})["licence"] == "CC-BY-4.0 < README.md"


def test_who_holds_the_copyright(tmp_path: Path) -> None:
    assert facts(tmp_path, {"LICENSE": MIT})["authors"] == "A. Writer < LICENSE"


def test_a_citation_file(tmp_path: Path) -> None:
    citation = """cff-version: 1.2.0
title: The Tides
authors:
  - given-names: Ada
    family-names: Writer
  - name: The Harbour Office
license: CC-BY-4.0
date-released: 2026-02-01
"""
    assert facts(tmp_path, {"CITATION.cff": citation}) == {
        "title": "The Tides < CITATION.cff",
        "authors": "Ada Writer; The Harbour Office < CITATION.cff",
        "licence": "CC-BY-4.0 < CITATION.cff",
        "date": "2026-02-01 < CITATION.cff",
    }


def test_a_short_list_of_authors_and_not_a_long_one(tmp_path: Path) -> None:
    short = "# Authors\n\n- Ada Writer <a@example.org>\nBen Writer\n"
    assert facts(tmp_path / "a", {"AUTHORS": short})["authors"] == "Ada Writer; Ben Writer < AUTHORS"
    crowd = "".join(f"Person {number}\n" for number in range(40))
    assert "authors" not in facts(tmp_path / "b", {"AUTHORS": crowd})


def test_a_folder_that_is_named_for_its_language(tmp_path: Path) -> None:
    seen = see(tmp_path / "pt-br", PAGES)
    assert seen.facts == {"language": "pt-BR < folder pt-br/"}


def repository(folder: Path, *names: str) -> None:
    git = ["git", "-C", str(folder), "-c", "user.email=w@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run([*git, "init", "-q"], check=True)
    for name in names:
        words = [f"user.name={name}", "commit", "-q", "--allow-empty", "-m", "x"]
        subprocess.run([*git, "-c", *words], check=True)


def test_who_made_most_commits(tmp_path: Path) -> None:
    see(tmp_path, PAGES)
    repository(tmp_path, "A. Writer", "A. Writer", "B. Reader")
    assert look(tmp_path).facts == {"authors": "A. Writer < git"}


def test_nobody_where_the_work_is_shared(tmp_path: Path) -> None:
    see(tmp_path, PAGES)
    repository(tmp_path, "A. Writer", "B. Writer", "C. Writer", "helper[bot]")
    assert look(tmp_path).facts == {}


def test_not_the_committer_of_a_repository_around(tmp_path: Path) -> None:
    see(tmp_path / "inner", PAGES)
    repository(tmp_path, "A. Writer")
    assert look(tmp_path / "inner").facts == {}
