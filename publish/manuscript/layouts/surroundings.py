"""What lies around a manuscript and tells about it: README, LICENSE, CITATION, AUTHORS, folders, git."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from publish.manuscript import commits, licences
from publish.manuscript.facts import NOTHING, Facts, Told, told
from publish.manuscript.layouts import languages, records
from publish.manuscript.layouts.found import Found
from publish.manuscript.layouts.ground import Ground
from publish.manuscript.layouts.readme import readme
from publish.manuscript.reading_order import stem_of

LICENCE_FILE = re.compile(r"(licen[cs]e|copying|copyright|unlicense|notices?)([-_.].*)?", re.IGNORECASE)
HELD = re.compile(
    r"(?:©|\(c\)|copyright(?=\s+\d))(?:\s|©|\(c\)|[\d,–-]|present)*\s(?P<holder>[^\W\d_](?:[^\n,.(|]|(?<=\b\w)\.){1,60}?)"
    r"(?:\s+(?:and|&)\s+(?:the\s+)?contributors)?(?:\s*[,.(|]|\s*$|\s+all rights)",
    re.IGNORECASE | re.MULTILINE,
)
CITED = re.compile(r"cited? as\s*:?\s*(?P<names>[^:“\"«]{3,400}?)\s*(?:\(eds?\.?\))?\s*:", re.IGNORECASE)
AUTHORS_PAGE = re.compile(r"(?:about[-_ ](?:the[-_ ])?)?authors?", re.IGNORECASE)
MOST_AUTHORS = 12


def facts(ground: Ground, found: Found) -> Facts:
    """All that the surroundings tell, the nearer before the farther."""
    near = dict.fromkeys([found.root, ground.book])
    known = Facts(language=folder_language(ground, found.root))
    for tell in (
        citation(ground),
        *(readme(ground, folder) for folder in near),
        Facts(licence=licence(ground), authors=authors_page(ground, found.paths)),
        authors_file(ground),
        Facts(authors=holder(ground)),
        Facts(authors=committer(ground)),
    ):
        known = known.otherwise(tell)
    return known


def folder_language(ground: Ground, root: Path) -> Told:
    """The language of the nearest folder that is named for one."""
    for folder in (root, *root.parents):
        name = folder.resolve().name
        if language := languages.language_of(name):
            return told(f"folder {name}/", language)
        if folder == ground.book:
            break
    return NOTHING


def licence(ground: Ground) -> Told:
    """The licence of the words, from the licence files of the folder."""
    names = {path: licences.named(ground.text(path)) for path in _licence_files(ground)}
    chosen = licences.for_the_words(names.values())
    sources = [ground.name_of(path) for path, name in names.items() if name and name in chosen]
    return told(", ".join(sources), chosen)


def _licence_files(ground: Ground) -> list[Path]:
    return [
        path
        for path in sorted(ground.book.iterdir())
        if LICENCE_FILE.fullmatch(path.name) and ground.has(path)
    ]


def citation(ground: Ground) -> Facts:
    """CITATION.cff (citation-file-format.github.io), or a plain CITATION with names before the title."""
    if path := ground.file("CITATION.cff"):
        return records.facts(ground.configuration(path), ground.name_of(path))
    path = ground.file("CITATION", "CITATION.txt", "CITATION.md")
    match = CITED.search(" ".join(ground.text(path).split())) if path else None
    return (
        Facts(authors=told(ground.name_of(path), *records.people(match["names"])))
        if path and match
        else Facts()
    )


def authors_page(ground: Ground, paths: Iterable[Path]) -> Told:
    """The names that are headings on a page about the authors."""
    for path in paths:
        if AUTHORS_PAGE.fullmatch(stem_of(path)):
            level = ground.heading(path)[0]
            names = [words for depth, words in ground.headings(path) if depth == level + 1]
            if names and len(names) <= MOST_AUTHORS and all(len(name) < 40 for name in names):
                return told(ground.name_of(path), *names)
    return NOTHING


def authors_file(ground: Ground) -> Facts:
    """AUTHORS with one name a line; a long list is a list of helpers."""
    path = ground.file("AUTHORS", "AUTHORS.txt", "AUTHORS.md")
    names = list(_names(ground.text(path))) if path else []
    if path is None or len(names) > MOST_AUTHORS:
        return Facts()
    return Facts(authors=told(ground.name_of(path), *names))


def _names(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        name = re.sub(r"<[^<>]*>|\([^()]*\)|^[-*]\s+", "", line).strip()
        if name and name[0] not in "#=-":
            yield name


def holder(ground: Ground) -> Told:
    """Who holds the copyright, by the licence files; of licences for programs too."""
    for path in _licence_files(ground):
        match = HELD.search(ground.text(path)[: licences.ENOUGH])
        if match:
            return told(ground.name_of(path), match["holder"])
    return NOTHING


def committer(ground: Ground) -> Told:
    """Who has made more than half of the commits; nobody where the folder is not a repository of its own."""
    if not (ground.book / ".git").exists():
        return NOTHING
    lines = commits.log(ground.book, "--format=%an", "-n", "2000")
    names = Counter(line.strip() for line in lines if line.strip() and "[bot]" not in line)
    if not names:
        return NOTHING
    name, count = names.most_common(1)[0]
    return told("git", name) if count * 2 > names.total() else NOTHING
