"""Reads the works that a book cites: BibTeX, CSL-JSON and CSL-YAML, in the files that the author names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

from publish import rules
from publish.book.bibliography import Bibliography, Work
from publish.manuscript.bibliography import styles
from publish.manuscript.facts import Facts
from publish.manuscript.folder import Folder, natural_key
from publish.manuscript.named import find, is_ours
from publish.manuscript.project import BookFile
from publish.manuscript.source import inside, is_file, read_text
from publish.problems import Location, Problem, nearest

SUFFIXES = {
    ".bib": "bibtex", ".bibtex": "bibtex", ".json": "csl", ".yaml": "csl", ".yml": "csl",
}  # fmt: skip
BIBTEX = frozenset({".bib", ".bibtex"})
# What lies in a manuscript under these names is its bibliography, though nobody says so.
USUAL = ("*.bib", "bibliography.*", "references.*", "manual-references.*")


def read(
    project: BookFile, folder: Folder, facts: Facts, aliases: Mapping[str, str], problems: list[Problem]
) -> Bibliography:
    """The works and the style of a book."""
    table = project.citations
    works: dict[str, Work] = {}
    files = list(_named(project, folder, facts, problems))
    is_named = bool(table.bibliography or facts.bibliography)
    for path in files if is_named else _usual(folder):
        for work in _works(path, folder, problems, is_named=is_named):
            if work.key in works:
                said = f"'{work.key}' is in {works[work.key].place.file} already"
                problems.append(rules.SAME_WORK_KEY.at(work.place, said))
            works.setdefault(work.key, work)
    named = table.style or facts.citation_style.text
    style = styles.style(named, folder, _style_place(table.style, folder, facts), problems)
    return Bibliography(works, style, bool(named), aliases, table.placement == "chapter", table.whole)


def _works(path: Path, folder: Folder, problems: list[Problem], *, is_named: bool) -> list[Work]:
    """The works in a file. One that only bears a usual name, and has no works, is something else."""
    name, told = folder.name_of(path), list[Problem]()
    text = read_text(path, name, told)
    reader = import_module(f"{__name__}.{SUFFIXES[path.suffix.lower()]}")  # most books cite nothing
    works: list[Work] = list(reader.read(text, name, told)) if text else []
    if works or is_named or path.suffix.lower() in BIBTEX:
        problems.extend(told)
    return works


def _named(project: BookFile, folder: Folder, facts: Facts, problems: list[Problem]) -> Iterator[Path]:
    """The files that the author names."""
    named = project.citations.bibliography
    stated = [named] if isinstance(named, str) else named
    for number, name in enumerate(stated or facts.bibliography.values):
        source = "" if stated else facts.bibliography.source
        place = Location(source) if source else folder.place("citations", "bibliography", number)
        beside = (folder.book / source).parent if source else folder.project_file.parent
        path = find(name, (beside, folder.manuscript, folder.book))
        if path is None:
            candidates = [each.name for each in _usual(folder)]
            problems.append(
                rules.MISSING_FILE.at(place, f"no bibliography '{name}'", nearest(name, candidates))
            )
        elif not is_ours(path, f"bibliography '{name}'", folder, place, problems):
            continue
        elif path.suffix.lower() not in SUFFIXES:
            said = f"'{name}' is no bibliography: there is {', '.join(sorted(SUFFIXES))}"
            problems.append(rules.BAD_BIBLIOGRAPHY.at(place, said))
        else:
            yield path


def _usual(folder: Folder) -> list[Path]:
    roots = dict.fromkeys((folder.manuscript, folder.book))
    found = {path for root in roots for pattern in USUAL for path in root.glob(pattern)}
    ours = (path for path in found if path.suffix.lower() in SUFFIXES and is_file(path))
    return sorted((path for path in ours if inside(folder.book, path)), key=natural_key)


def _style_place(stated: str, folder: Folder, facts: Facts) -> Location:
    found = facts.citation_style.source
    return folder.place("citations", "style") if stated or not found else Location(found)
