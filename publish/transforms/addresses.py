"""Which file of the book a link's path means, in whatever form its own tool lets an author write it.

`sea.md`, `sea.html`, `sea/`, `sea/index.html`, `/book/sea.html`, `Sea.md`: the exact form goes before the
loose ones, and the place of the linking file before the roots of the site.
"""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

ENDINGS = frozenset({".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd", ".html", ".htm", ".xhtml"})
INDEXES = frozenset({"index", "_index", "readme"})
MOST_DROPPED = 2  # folders at the head of an address that belong to the site and not to the manuscript


@dataclass(frozen=True)
class Addresses:
    """The files of a book by their names: exact, without ending, and both in small letters.

    Small letters count only where they can mean one file.

    `roots` are the folders that an address may begin from, the innermost first. `stated` are addresses that
    pages have on their site because they say so (Jekyll's `permalink`), without the slashes at their ends.
    """

    tables: tuple[Mapping[str, str], ...]
    roots: tuple[str, ...]
    stated: Mapping[str, str]

    def find(self, path: str, source: str) -> str:
        """The file that a path in `source` leads to; an empty text where it is none of the book's."""
        path = path.replace("\\", "/")
        tries = tuple(_tries(path, source, self.roots))
        for table, forms in zip(self.tables, (_exact, _loose, _small_exact, _small_loose), strict=True):
            for whole in tries:
                for form in forms(whole):
                    if form in table:
                        return table[form]
        return next((self.stated[form] for form in _on_site(path, tries) if form in self.stated), "")


def survey(sources: Iterable[str], stated: Mapping[str, str] | None = None) -> Addresses:
    """The addresses of these files, and the `stated` ones, which lead to them."""
    files = list(dict.fromkeys(source for source in sources if source))
    # A folder's `index.md` is its first page, and not the `README.md` beside it.
    ranked = sorted(files, key=lambda file: posixpath.basename(_stem_of(file)).lower() == "readme")
    tables = (
        {form: file for file in files for form in _exact(file)},
        {form: file for file in reversed(ranked) for form in _stem(file)},
        _unambiguous((form, file) for file in files for form in _small_exact(file)),
        _unambiguous((form, file) for file in files for form in _small_stem(file)),
    )
    plain = {_plain(address): file for address, file in (stated or {}).items()}
    claims = {address: file for address, file in plain.items() if address and file in files}
    return Addresses(tables, tuple(_roots(files)), claims)


def _on_site(path: str, tries: tuple[str, ...]) -> Iterator[str]:
    """What a path may be as an address on the site, whose own name may stand before it."""
    whole = _plain(path)
    for _ in range(MOST_DROPPED + 1):
        yield whole
        whole = whole.partition("/")[2]
    yield from map(_plain, tries)


def _plain(address: str) -> str:
    """An address without what does not tell it from others: slashes at its ends, the ending of a page."""
    plain = _stem_of(unicodedata.normalize("NFC", address).strip("/")).casefold()
    return posixpath.dirname(plain) if posixpath.basename(plain) == "index" else plain


def _unambiguous(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for form, file in pairs:
        found[form] = file if found.get(form, file) == file else ""
    return {form: file for form, file in found.items() if file}


def _roots(files: list[str]) -> Iterator[str]:
    """The folder that holds all the files, and those around it."""
    root = posixpath.commonpath([posixpath.dirname(file) for file in files]) if files else ""
    while root:
        yield root
        root = posixpath.dirname(root)
    yield ""


def _tries(path: str, source: str, roots: tuple[str, ...]) -> Iterator[str]:
    """The paths from the book's folder that a path may mean, the likeliest first."""
    if not path.startswith("/"):
        yield _joined(posixpath.dirname(source), path)
        yield _joined(posixpath.splitext(source)[0], path)  # the address of `sea.md` may be `sea/`
    rest = path.lstrip("/")
    if path.startswith("/") or _is_named(rest):
        yield from (_joined(root, rest) for root in roots)
    for _ in range(MOST_DROPPED if path.startswith("/") else 0):
        rest = rest.partition("/")[2]
        if _is_named(rest):
            yield from (_joined(root, rest) for root in roots)


def _is_named(path: str) -> bool:
    """Whether a path says more than that it is the first page of some folder."""
    name = posixpath.basename(path.rstrip("/"))
    return posixpath.splitext(name)[0].lower() not in {"", ".", "..", *INDEXES}


def _joined(folder: str, path: str) -> str:
    """The path from the book's folder; a slash at its end stays, for it names a folder."""
    is_folder = not path or path.endswith("/") or posixpath.basename(path) in {".", ".."}
    return posixpath.normpath(posixpath.join(folder, path)) + ("/" if is_folder else "")


def _exact(path: str) -> tuple[str, ...]:
    return (unicodedata.normalize("NFC", path),)


def _stem(path: str) -> tuple[str, ...]:
    """A file without its ending; the first page of a folder is the folder."""
    stem = _stem_of(unicodedata.normalize("NFC", path))
    if posixpath.basename(stem).lower() in INDEXES:
        return (f"{posixpath.dirname(stem) or '.'}/",)
    return (stem,)


def _stem_of(path: str) -> str:
    head, ending = posixpath.splitext(path)
    return head if ending.lower() in ENDINGS else path


def _loose(path: str) -> tuple[str, ...]:
    """A path without ending may name a file or a folder, whichever is there."""
    (stem,) = _stem(path)
    if stem.endswith("/"):
        return (stem, stem.rstrip("/"))
    return (stem, f"{stem}/") if stem == unicodedata.normalize("NFC", path) else (stem,)


def _small_exact(path: str) -> tuple[str, ...]:
    return tuple(form.casefold() for form in _exact(path))


def _small_stem(path: str) -> tuple[str, ...]:
    return tuple(form.casefold() for form in _stem(path))


def _small_loose(path: str) -> tuple[str, ...]:
    return tuple(form.casefold() for form in _loose(path))
