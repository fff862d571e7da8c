"""A book may let a finding be, in one place and with a reason; never an error."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish import press
from publish.book.silences import idle
from tests.manuscripts import DATED, told, write

UNUSED = "Text.\n\n[^a]: Nobody calls this.\n\nMore.\n\n[^b]: Nor this.\n"


def silence(code: str, place: str, reason: str = "it is so in the source") -> str:
    return f'[[silence]]\ncode = "{code}"\nplace = "{place}"\nreason = "{reason}"\n'


def built(tmp_path: Path, table: str, text: str = UNUSED) -> list[str]:
    files = {"manuscript/book.toml": DATED + table, "manuscript/01-quay.md": f"# Quay\n\n{text}"}
    made = press.build(write(tmp_path, files), ["epub"])
    return [line for line in told(made.problems) if " B009 " not in line]  # a broken file tells no date


def test_without_a_silence_both_are_told(tmp_path: Path) -> None:
    assert [line[:34] for line in built(tmp_path, "")] == [
        "manuscript/01-quay.md:5:1 M006 the",
        "manuscript/01-quay.md:9:1 M006 the",
    ]


def test_one_line_is_silenced_and_the_other_is_not(tmp_path: Path) -> None:
    said = built(tmp_path, silence("M006", "01-quay.md:5"))
    assert [line[:30] for line in said] == ["manuscript/01-quay.md:9:1 M006"]


def test_a_whole_file_is_silenced(tmp_path: Path) -> None:
    assert built(tmp_path, silence("M006", "manuscript/01-quay.md")) == []


def test_the_end_of_a_name_is_no_name(tmp_path: Path) -> None:
    assert len(built(tmp_path, silence("M006", "quay.md"))) == 2


def test_an_error_cannot_be_silenced(tmp_path: Path) -> None:
    said = built(tmp_path, silence("M014", "01-quay.md"), "![A quay.](quay.png)\n")
    assert [line[:30] for line in said] == ["manuscript/01-quay.md:3:1 M014"]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (silence("M006", "01-quay.md", " "), "manuscript/book.toml:5:1 B003 'reason': "),
        ('[[silence]]\ncode = "M006"\nplace = "one.md"\n', "manuscript/book.toml:2:1 B003 'reason': field"),
        (silence("M66", "one.md"), "manuscript/book.toml:3:1 B003 'code': no code 'M66'; the last"),
        (silence("M006", ""), "manuscript/book.toml:4:1 B003 'place': "),
        (silence("M006", "one.md") + "all = true\n", "manuscript/book.toml:6:1 B002 unknown key 'all'"),
    ],
)
def test_a_silence_without_code_place_or_reason_is_told(tmp_path: Path, table: str, said: str) -> None:
    assert [line[: len(said)] for line in built(tmp_path, table, "Text.\n")] == [said]


def test_silences_that_do_nothing_are_found(tmp_path: Path) -> None:
    tables = silence("M006", "01-quay.md:5") + silence("M006", "01-quay.md:4") + silence("M014", "01-quay.md")
    text = f"{UNUSED}\n![A quay.](quay.png)\n"
    files = {"book.toml": DATED + tables, "01-quay.md": f"# Quay\n\n{text}"}
    making = press.make(write(tmp_path, files), ["epub"])
    assert making.book is not None
    assert told(list(idle(making.problems, making.book.settings.silences))) == [
        "book.toml:6:1 B030 no M006 is found in '01-quay.md:4' to be silent about",
        "book.toml:10:1 B030 M014 in '01-quay.md' is an error, and no error can be silenced",
    ]
