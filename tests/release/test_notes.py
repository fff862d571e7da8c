"""Release notes: what has changed, chapter by chapter."""

from __future__ import annotations

import re
from pathlib import Path

from publish import themes, transforms
from publish.manuscript import reader
from publish.release import notes
from publish.release.history import History
from tests.manuscripts import DATED, png
from tests.release.repositories import commit, git, repository
from tests.written import written

ONE = {
    "manuscript/book.toml": f'title = "Harbour"\n{DATED}',
    "manuscript/01-quay.md": "# Quay\n\nThe old words stand here.\n",
    "manuscript/02-sea.md": "# Sea\n\nNothing changes here.\n",
    "manuscript/03-tide.md": "# Tide\n\nThis will be taken out.\n",
}


def told(folder: Path, tag: str) -> list[str]:
    raw = reader.read(folder, [])
    assert raw is not None
    book = transforms.apply(raw, themes.words("en"), [])
    lines = notes.write(book, History(folder), tag).splitlines()
    assert re.match(
        r"Made with publish [\d.]+, WeasyPrint [\d.]+, Pango [\d.]+, HarfBuzz [\d.]+: ", lines.pop()
    )
    assert lines.pop() == ""
    assert lines.pop().startswith("Whether a file has arrived whole: `sha256sum ")
    return [line for line in lines if line]


def test_the_first_version_tells_its_size(tmp_path: Path) -> None:
    folder = repository(tmp_path, ONE, "v1.0.0")
    assert told(folder, "v1.0.0") == ["No earlier version is known.", "- 3 chapters, 19 words, 0 pictures"]


def test_chapters_are_told_in_their_order(tmp_path: Path) -> None:
    folder = repository(tmp_path, ONE, "v1.0.0")
    (folder / "manuscript/03-tide.md").unlink()
    commit(
        folder,
        {
            "manuscript/01-quay.md": "# Quay\n\nThe new words stand.\n\n![A map.](map.png)\n",
            "manuscript/04-night.md": "# Night *and* day\n\nThree more words.\n",
            "manuscript/map.png": png(),
        },
        "v1.1.0",
    )
    assert told(folder, "v1.1.0") == [
        "What has changed since v1.0.0:",
        "- **Chapter 1. Quay**: 4 words added, 3 removed.",
        "- **Chapter 3. Night and day** is new: 6 words.",
        "- `manuscript/03-tide.md` was taken out.",
        "- New figures: `manuscript/map.png`.",
    ]


def test_a_book_that_is_laid_out_for_another_tool_has_notes_too(tmp_path: Path) -> None:
    order = "# Summary\n\n- [Quay](quay.md)\n- [Sea](sea.md)\n"
    mdbook = {
        "book.toml": '[book]\ntitle = "Harbour"\n',
        "src/SUMMARY.md": order,
        "src/quay.md": "# Quay\n\nOne.\n",
    }
    folder = repository(tmp_path, {**mdbook, "src/sea.md": "# Sea\n\nTwo.\n", "src/old.md": "Old.\n"}, "v1")
    (folder / "src/old.md").unlink()
    commit(
        folder, {"src/sea.md": "# Sea\n\nTwo.\n\n![A map.](img/map.png)\n", "src/img/map.png": png()}, "v2"
    )
    assert told(folder, "v2")[1:] == [
        "- **Chapter 2. Sea**: 2 words added, 0 removed.",
        "- `src/old.md` was taken out.",
        "- New figures: `src/img/map.png`.",
    ]


def test_a_chapter_that_was_only_renamed_is_no_news(tmp_path: Path) -> None:
    folder = repository(tmp_path, ONE, "v1.0.0")
    git(folder, "mv", "manuscript/02-sea.md", "manuscript/05-sea.md")
    commit(folder, {}, "v1.0.1")
    assert told(folder, "v1.0.1") == ["What has changed since v1.0.0:", "The text is as it was."]


def test_a_version_without_its_tag_is_what_is_checked_out(tmp_path: Path) -> None:
    folder = repository(tmp_path, ONE, "v1.0.0")
    commit(folder, {"manuscript/02-sea.md": "# Sea\n\nNothing changes here now.\n"})
    assert told(folder, "v2.0.0")[1:] == ["- **Chapter 2. Sea**: 2 words added, 1 removed."]


def test_signs_in_titles_are_only_signs(tmp_path: Path) -> None:
    folder = repository(tmp_path, ONE, "v1.0.0")
    commit(folder, {"manuscript/02-sea.md": "# Sea \\<b> \\*now\\* \\@\n\nNothing changes here.\n"}, "v1.1")
    assert told(folder, "v1.1")[1] == "- **Chapter 2. Sea \\<b\\> \\*now\\* \\@**: 2 words added, 0 removed."


def test_the_size_counts_the_text_alone(tmp_path: Path) -> None:
    book = written(tmp_path, "# One\n\nTwo words.\n").book
    assert "- 1 chapter, " in notes.write(book, History(tmp_path / "manuscript"), "v1")
