"""The release itself: what is checked becomes named files in dist/, and these go to the forge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from publish import press, rules
from publish.inspection import Inspection
from publish.problems import Location, Problem, Severity, has_errors
from publish.release import forge, notes, sums
from publish.release.history import History

NOTES = "RELEASE-NOTES.md"


@dataclass(frozen=True)
class Delivery:
    """The editions of a version by their names, where they lie in the folder `dist` of their book."""

    dist: Path
    tag: str
    files: tuple[str, ...]

    @property
    def paths(self) -> tuple[Path, ...]:
        """Everything that was made, the list of sums and the notes too."""
        return tuple(self.dist / name for name in (*self.files, sums.NAME, NOTES))

    @property
    def attached(self) -> tuple[str, ...]:
        """What goes to the forge as files."""
        return (*self.files, sums.NAME)

    def attach(self, problems: list[Problem]) -> None:
        """Hand everything to the forge. Raises MissingTool where there is no way to it."""
        forge.attach(self.dist, self.tag, self.attached, NOTES, problems)


def faults(folder: Path, tag: str, *, trial: bool) -> Iterator[Problem]:
    """What keeps this state of the book from being the version; a `trial` may have changes."""
    history = History(folder)
    tagged, head = history.tagged(tag), history.head()
    if not head:
        yield rules.NO_HISTORY.at(Location(), "git knows nothing of this book")
    elif history.is_cut_off():
        yield rules.NO_HISTORY.at(
            Location(), "only the latest commits were fetched", "git fetch --unshallow --tags"
        )
    if tagged and tagged != head:
        yield rules.OTHER_STATE.at(Location(), f"{tag} is {tagged[:12]}, and {head[:12]} is checked out")
    changed = history.uncommitted()
    if changed:
        more = f" and {len(changed) - 1} more" if changed[1:] else ""
        words = f"'{changed[0]}'{more}: not as it was committed"
        yield rules.NOT_COMMITTED.at(Location(), words, severity=Severity.WARNING if trial else None)


def make(done: Inspection, tag: str, problems: list[Problem]) -> Delivery | None:
    """Write the editions of a book that was checked; None where one could not be written."""
    if done.book is None or has_errors(problems):
        return None
    files = {_versioned(press.file_name(done.book, name), tag): data for name, data in done.editions.items()}
    written = {
        **files,
        sums.NAME: sums.write(files).encode(),
        NOTES: notes.write(done.book, History(done.folder), tag).encode(),
    }
    made = Delivery(done.folder / "dist", tag, tuple(files))
    whole = [press.write(made.dist / name, data, problems) for name, data in written.items()]
    return made if all(whole) else None


def made_before(folder: Path, tag: str, problems: list[Problem]) -> Delivery | None:
    """What a trial has made and nobody has changed since."""
    found = sums.verified(folder / "dist", tag, problems)
    if not (folder / "dist" / NOTES).is_file():
        problems.append(rules.OTHER_FILES.at(Location(f"dist/{NOTES}"), "there are no such notes"))
    names = tuple(path.name for path in found)
    return None if has_errors(problems) else Delivery(folder / "dist", tag, names)


def _versioned(name: str, tag: str) -> str:
    path = PurePosixPath(name)
    return f"{path.stem}-{tag}{path.suffix}"
