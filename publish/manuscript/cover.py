"""What the author gives for the cover: the front's picture, the words of the back, the publisher's mark."""

from __future__ import annotations

from pathlib import Path

from publish import rules
from publish.book.divisions import Division, Kind, Matter
from publish.book.metadata import Cover
from publish.manuscript.facts import Facts
from publish.manuscript.folder import MARKDOWN, Folder
from publish.manuscript.pictures import Pictures
from publish.manuscript.project import BookFile, CoverTable
from publish.manuscript.source import inside, is_file, read_text
from publish.problems import Location, Problem


def front(project: BookFile, folder: Folder, facts: Facts, pictures: Pictures) -> Cover | None:
    """The picture of the front, if there is one: the book's file names it, or the layout has it."""
    table, place, base = project.cover_table, folder.place("cover"), folder.manuscript
    if project.cover is None and facts.cover:
        table = CoverTable(image=facts.cover.text, alt=facts.cover_text.text)
        place, base = Location(facts.cover.source), folder.book
    if not table.image:
        return None
    if not table.alt:
        words = f"the cover '{table.image}' has no alternative text"
        pictures.problems.append(rules.NO_COVER_TEXT.at(place, words))
    key = pictures.add(table.image, base, place)
    return Cover(key, table.alt or facts.title.text) if key else None


def mark(project: BookFile, folder: Folder, pictures: Pictures) -> str:
    """The key of the publisher's mark among the pictures, or an empty text."""
    name = project.cover_table.mark
    return pictures.add(name, folder.manuscript, folder.place("cover", "mark")) if name else ""


def back_file(project: BookFile, folder: Folder) -> Path | None:
    """The file that holds the words of the back, where they are not in the book's file itself."""
    back = project.cover_table.back
    if "\n" in back or Path(back).suffix.lower() not in MARKDOWN:
        return None
    name = back.lstrip("/")  # a path in the book, as in a link
    # Beside the chapters, or beside the book's file where a layout has its chapters elsewhere.
    here, there = folder.manuscript / name, folder.project_file.parent / name
    return there if is_file(there) and not is_file(here) else here


def back(project: BookFile, folder: Folder, facts: Facts, pictures: Pictures) -> Division | None:
    """The words of the back: the author's, else the description of the book, else none."""
    problems, path = pictures.problems, back_file(project, folder)
    if path is not None:
        place, text = _read(path, folder, problems)
    elif project.cover_table.back:
        place, text = folder.place("cover", "back"), project.cover_table.back
    else:
        place = folder.place("description") if project.description else Location(facts.description.source)
        text = project.description or facts.description.text
    if not text.strip():
        return None
    from publish.manuscript import markdown  # noqa: PLC0415 - few books have such words

    tree = markdown.parse(text, source=place.file, first_line=place.line or 1, problems=problems)
    pictures.gather(tree, path or folder.project_file)
    return Division("back-cover", Kind.CHAPTER, Matter.BACK, tree, source=place.file, listed=False)


def _read(path: Path, folder: Folder, problems: list[Problem]) -> tuple[Location, str]:
    """The text of the file and where it begins, or none and a problem."""
    place = folder.place("cover", "back")
    if not inside(folder.book, path):
        problems.append(rules.OUTSIDE_BOOK.at(place, f"'{path.name}' is outside the book's folder"))
    elif not is_file(path):
        problems.append(rules.MISSING_FILE.at(place, f"no file '{path.name}' for the back cover"))
    else:
        name = folder.name_of(path)
        return Location(name, 1), read_text(path, name, problems) or ""
    return place, ""
