"""`publish release`: the exact calls of gh, by a stand-in on PATH, and what keeps one from being made."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner, Result

from publish.checks import machine
from publish.cli.main import main
from publish.release import forge
from tests.checks.books import CHAPTERS
from tests.manuscripts import write
from tests.release.repositories import Gh, commit, git, repository

EDITIONS = ["./harbour-v1.0.0.epub", "./harbour-print-v1.0.0.pdf", "./SHA256SUMS"]
VIEW = ["release", "view", "v1.0.0"]
CREATE = ["release", "create", "v1.0.0", *EDITIONS, "--verify-tag", "--title", "v1.0.0"]
CREATE += ["--notes-file", "./RELEASE-NOTES.md"]
UPLOAD = ["release", "upload", "v1.0.0", *EDITIONS, "--clobber"]
MADE = ["RELEASE-NOTES.md", "SHA256SUMS", "harbour-print-v1.0.0.pdf", "harbour-v1.0.0.epub"]


@pytest.fixture
def gh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Gh:
    (tmp_path / "bin").mkdir()
    return Gh(tmp_path / "bin", monkeypatch)


@pytest.fixture(autouse=True)
def _alone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the judges, which have tests of their own, where a test does not ask for them."""
    if "judges" not in request.fixturenames:
        monkeypatch.setattr(machine, "available", lambda judge: False)


def release(folder: Path, *words: str, tag: str = "v1.0.0") -> Result:
    return CliRunner().invoke(main, ["release", str(folder), "--tag", tag, *words], env={"NO_COLOR": "1"})


def made(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "dist").glob("*"))


def test_a_new_release_is_created_with_the_files(tmp_path: Path, gh: Gh) -> None:
    folder = repository(tmp_path / "book", tag="v1.0.0")
    done = release(folder)
    assert done.exit_code == 0, done.stderr
    assert gh.calls == [VIEW, CREATE]
    assert made(folder) == MADE
    assert [line.rpartition("/")[2] for line in done.stdout.splitlines()] == [
        "harbour-v1.0.0.epub",
        "harbour-print-v1.0.0.pdf",
        "SHA256SUMS",
        "RELEASE-NOTES.md",
    ]
    assert done.stderr.splitlines()[-1] == "attached to the release v1.0.0"


def test_files_of_a_release_that_is_there_are_replaced(tmp_path: Path, gh: Gh) -> None:
    gh.answer({})
    assert release(repository(tmp_path / "book", tag="v1.0.0")).exit_code == 0
    assert gh.calls == [VIEW, UPLOAD]


def test_a_dry_run_makes_the_same_files_and_asks_nobody(tmp_path: Path, gh: Gh) -> None:
    folder = repository(tmp_path / "book")
    assert release(folder, "--dry-run").exit_code == 0
    assert (gh.calls, made(folder)) == ([], MADE)


def test_a_dry_run_for_real(judges: ModuleType, tmp_path: Path) -> None:
    """A new book, put into git by its author, with every judge asked."""
    CliRunner().invoke(main, ["new", str(tmp_path / "harbour")])
    folder = repository(tmp_path / "harbour", {}, tag="v1.0.0")
    done = release(folder, "--dry-run")
    said = [line for line in done.stderr.splitlines() if not re.match(r"(print|screen): \d+/", line)]
    assert (done.exit_code, [line.partition(":")[0] for line in said]) == (
        0,
        ["checked epub", "checked print", "checked screen"],
    )
    listed = (folder / "dist/SHA256SUMS").read_text("utf-8")
    for line in listed.splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((folder / "dist" / name).read_bytes()).hexdigest() == digest
    assert len(listed.splitlines()) == 3
    notes = (folder / "dist/RELEASE-NOTES.md").read_text("utf-8")
    assert notes.startswith("No earlier version is known.\n\n- 2 chapters, ")
    once_more = release(folder, "--dry-run")
    assert (once_more.exit_code, (folder / "dist/SHA256SUMS").read_text("utf-8")) == (0, listed)


def test_what_a_dry_run_made_is_attached_later(tmp_path: Path, gh: Gh) -> None:
    folder = repository(tmp_path / "book", tag="v1.0.0")
    release(folder, "--dry-run")
    done = release(folder, "--attach")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "attached to the release v1.0.0\n")
    assert gh.calls[0] == VIEW
    assert sorted(gh.calls[1][3:6]) == sorted(EDITIONS)


def test_what_was_changed_since_is_not_attached(tmp_path: Path, gh: Gh) -> None:
    folder = repository(tmp_path / "book", tag="v1.0.0")
    release(folder, "--dry-run")
    write(folder, {"dist/harbour-v1.0.0.epub": b"another book"})
    done = release(folder, "--attach")
    assert (done.exit_code, gh.calls) == (1, [])
    assert "error X012: 'harbour-v1.0.0.epub' is not the file that was made for v1.0.0" in done.stderr


def test_nothing_that_was_made_is_nothing_to_attach(tmp_path: Path, gh: Gh) -> None:
    done = release(repository(tmp_path / "book", tag="v1.0.0"), "--attach")
    assert (done.exit_code, gh.calls) == (1, [])
    assert [line.split()[2] for line in done.stderr.splitlines()[:2]] == ["X012:", "X012:"]


def test_an_error_in_the_book_writes_and_attaches_nothing(tmp_path: Path, gh: Gh) -> None:
    folder = repository(tmp_path / "book")
    commit(folder, {"manuscript/02-sea.md": "# Sea\n\n![A sea.](sea.png)\n"}, "v1.0.0")
    done = release(folder)
    assert (done.exit_code, done.stdout, gh.calls, made(folder)) == (1, "", [], [])
    assert "manuscript/02-sea.md:3:1: error M014:" in done.stderr


def test_a_failed_check_of_an_edition_attaches_nothing(
    tmp_path: Path, gh: Gh, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("publish.checks.pdf_file.faults", lambda data, page: ["it has no pages"])
    folder = repository(tmp_path / "book", tag="v1.0.0")
    done = release(folder)
    assert (done.exit_code, gh.calls, made(folder)) == (1, [], [])
    assert "error X005: print: it has no pages" in done.stderr


def test_a_tag_of_another_state_is_refused(tmp_path: Path, gh: Gh) -> None:
    folder = repository(tmp_path / "book", tag="v1.0.0")
    commit(folder, {"manuscript/02-sea.md": "# Sea\n\nOther words.\n"})
    done = release(folder)
    assert (done.exit_code, gh.calls, made(folder)) == (1, [], [])
    assert "book: error X010: v1.0.0 is " in done.stderr


def test_a_book_outside_of_git_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    done = release(write(tmp_path / "book", CHAPTERS), "--dry-run")
    assert done.exit_code == 0
    assert "book: warning X014: git knows nothing of this book" in done.stderr


def test_a_history_that_is_cut_off_is_told(tmp_path: Path) -> None:
    folder = repository(tmp_path / "book", tag="v0.9.0")
    commit(folder, {"manuscript/02-sea.md": "# Sea\n\nOther words.\n"})
    git(tmp_path, "clone", "--quiet", "--depth=1", folder.as_uri(), "copy")
    done = release(tmp_path / "copy", "--dry-run")
    assert done.exit_code == 0
    assert "book: warning X014: only the latest commits were fetched" in done.stderr


def test_changes_that_are_not_committed_are_refused(tmp_path: Path, gh: Gh) -> None:
    folder = repository(tmp_path / "book", tag="v1.0.0")
    write(folder, {"manuscript/02-sea.md": "# Sea\n\nOther words.\n", "manuscript/new.md": "# New\n"})
    said = "X011: 'manuscript/02-sea.md' and 1 more: not as it was committed"
    done = release(folder)
    assert (done.exit_code, gh.calls, made(folder)) == (1, [], [])
    assert f"book: error {said}" in done.stderr
    trial = release(folder, "--dry-run")
    assert (trial.exit_code, f"book: warning {said}" in trial.stderr) == (0, True)


def test_without_gh_the_files_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forge, "which", lambda name: None)
    folder = repository(tmp_path / "book", tag="v1.0.0")
    done = release(folder)
    assert (done.exit_code, made(folder)) == (3, MADE)
    assert done.stderr.splitlines()[-1] == (
        "error: gh is not installed (cli.github.com); the files in dist/ are made and kept"
    )


def test_without_a_token_the_files_are_kept(tmp_path: Path, gh: Gh, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in forge.TOKENS:
        monkeypatch.delenv(name, raising=False)
    gh.answer({"auth status": (1, "You are not logged in.\n")})
    folder = repository(tmp_path / "book", tag="v1.0.0")
    done = release(folder)
    assert (done.exit_code, made(folder), gh.calls) == (3, MADE, [["auth", "status"]])
    assert done.stderr.splitlines()[-1] == (
        "error: gh has no token: set GH_TOKEN, or run gh auth login; the files in dist/ are made and kept"
    )


@pytest.mark.parametrize("call", ["release view", "release create"])
def test_what_gh_refuses_is_told(call: str, tmp_path: Path, gh: Gh) -> None:
    answers = {"release view": (1, "release not found\n")} | {call: (1, "HTTP 502:\nbad gateway\n")}
    gh.answer(answers)
    folder = repository(tmp_path / "book", tag="v1.0.0")
    done = release(folder)
    assert (done.exit_code, made(folder)) == (1, MADE)
    assert done.stderr.splitlines()[-2:] == ["dist: error X013: gh: HTTP 502: bad gateway", "1 error"]
    assert [" ".join(words[:2]) for words in gh.calls][-1] == call


@pytest.mark.parametrize("tag", ["--help", "v1/../../x", "v1 2", ""])
def test_what_is_no_tag_is_wrong_usage(tag: str, tmp_path: Path, gh: Gh) -> None:
    done = CliRunner().invoke(main, ["release", str(tmp_path), f"--tag={tag}"])
    assert (done.exit_code, done.stdout, gh.calls) == (2, "", [])
    assert "is no tag such as v1.2.0" in done.stderr


def test_to_try_and_to_attach_at_once_is_wrong_usage(tmp_path: Path) -> None:
    assert release(tmp_path, "--dry-run", "--attach").exit_code == 2
