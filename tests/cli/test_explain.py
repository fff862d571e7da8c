"""`publish explain`: why something is a problem, and how to mend it."""

from __future__ import annotations

from click.testing import CliRunner

from publish.cli.main import main


def test_a_code_is_explained_on_standard_output() -> None:
    done = CliRunner().invoke(main, ["explain", "M014"])
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        "M014: a picture that is not there (error)\n"
        "  Why: The reader would see a broken picture.\n"
        "  How to mend it: Correct the path; it is read from the folder of the chapter,\n"
        "    then from the manuscript folder.\n"
        "  In a book that is laid out for another tool it is only a warning.\n"
    )


def test_small_letters_will_do_and_several_are_told() -> None:
    done = CliRunner().invoke(main, ["explain", "m014", "w001"])
    assert [line[:5] for line in done.stdout.splitlines() if line[0] != " "] == ["M014:", "W001:"]


def test_a_code_that_is_none_is_wrong_usage() -> None:
    done = CliRunner().invoke(main, ["explain", "M041"])
    assert (done.exit_code, done.stdout) == (2, "")
    assert "no code 'M041'. did you mean 'M0" in done.stderr
