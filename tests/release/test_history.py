"""What git knows, and what may be a tag."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.release.history import History, is_tag
from tests.release.repositories import commit, git, repository


@pytest.mark.parametrize("tag", ["v1.2.0", "v1", "1.0", "v2.0-rc.1", "v1_a+b"])
def test_tags(tag: str) -> None:
    assert is_tag(tag)


@pytest.mark.parametrize(
    "tag",
    [
        "",
        "-v1",
        "--output=x",
        "v1 2",
        "v1/2",
        "v1..2",
        "v1.lock",
        "v1.",
        ".v1",
        "v1\n",
        "v$(id)",
        "ü",
        "v" * 101,
    ],
)
def test_what_is_no_tag(tag: str) -> None:
    assert not is_tag(tag)


def test_the_version_before_is_the_nearest_one(tmp_path: Path) -> None:
    folder = repository(tmp_path, {"one.md": "# One\n"}, "v1")
    commit(folder, {"one.md": "# One\n\nMore.\n"}, "v2")
    git(folder, "tag", "draft")
    history = History(folder)
    assert history.tag_before(history.tagged("v2"), "v2") == "v1"
    assert history.tag_before(history.head(), "v3") == "v2"
    assert history.tag_before(history.tagged("v1"), "v1") == ""


def test_a_folder_outside_of_git_has_no_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    history = History(tmp_path)
    assert (history.head(), history.tagged("v1"), history.uncommitted()) == ("", "", [])


def test_words_that_were_added_and_removed_are_counted(tmp_path: Path) -> None:
    folder = repository(tmp_path, {"a/one.md": "# One\n\nThe quick fox -- jumps.\n"}, "v1")
    commit(folder, {"a/one.md": "# One\n\nThe slow brown fox -- jumps.\n", "a/two.md": "Two words\n"}, "v2")
    history = History(folder / "a")
    old, new = history.tagged("v1"), history.tagged("v2")
    changes = {change.new: change for change in history.changes(old, new)}
    assert {name: history.words(old, new, change) for name, change in changes.items()} == {
        "one.md": (2, 1),
        "two.md": (2, 0),
    }


def test_names_that_look_like_options_are_names(tmp_path: Path) -> None:
    folder = repository(tmp_path, {"--output=x.md": "One.\n", "ü b.md": "One.\n"}, "v1")
    commit(folder, {"--output=x.md": "One two.\n", "ü b.md": "One two.\n"}, "v2")
    history = History(folder)
    old, new = history.tagged("v1"), history.tagged("v2")
    assert {change.new: history.words(old, new, change) for change in history.changes(old, new)} == {
        "--output=x.md": (2, 1),
        "ü b.md": (2, 1),
    }
    assert not (folder / "x.md").exists()


def test_a_diff_runs_no_program(tmp_path: Path) -> None:
    folder = repository(tmp_path, {"one.md": "One.\n", ".gitattributes": "*.md diff=evil\n"}, "v1")
    commit(folder, {"one.md": "One two.\n"}, "v2")
    for key in ("diff.evil.textconv", "diff.evil.command", "core.fsmonitor"):
        git(folder, "config", key, f"touch {tmp_path}/ran; cat")
    history = History(folder)
    old, new = history.tagged("v1"), history.tagged("v2")
    assert [history.words(old, new, change) for change in history.changes(old, new)] == [(2, 1)]
    assert history.uncommitted() == []
    assert not (tmp_path / "ran").exists()
