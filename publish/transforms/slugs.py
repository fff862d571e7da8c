"""The ids that other tools give headings: links in a manuscript name them as its own tool would.

GitHub's come first, since most tools follow it; then mdBook's, HonKit's, pandoc's, kramdown's and
Python-Markdown's; and last the mere letters and figures, which tell most headings apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

SECTION = "section"
# What HonKit drops; every other sign stays, whatever the script.
HONKIT_DROPS = re.compile(r"[\[\]!\"'#$%&()*+,./:;<=>?@\\^_`{|}~©∑®†“”‘’∂ƒ™℠…œŒ˚ºª•∆∞♥]")


@dataclass(frozen=True)
class Style:
    """A way to make an id of a heading's words; `joint` stands before the number of a repeated one.

    An id that is empty is numbered from the start where the tool has no empty ones.
    """

    slug: Callable[[str], str]
    joint: str = "-"
    may_be_empty: bool = True


def github(text: str) -> str:
    """Lower case, spaces as hyphens, no punctuation, any script."""
    kept = "".join(c for c in text.lower() if c in " -" or _is_word(c))
    return kept.replace(" ", "-")


def mdbook(text: str) -> str:
    """As GitHub, but letters beyond ASCII keep their case and any space counts."""
    kept = (c if c.isalnum() or c in "_-" else "-" if c.isspace() else "" for c in text)
    return "".join(c.lower() if c.isascii() else c for c in "".join(kept))


def honkit(text: str) -> str:
    """Without the punctuation of Western languages; that of others stays."""
    return HONKIT_DROPS.sub("", text).replace(" ", "-").lower().removeprefix("-")


def pandoc(text: str) -> str:
    """Letters, figures, `_-.`; what stands before the first letter is dropped."""
    kept = "".join(c for c in text if c.isspace() or c in "_-." or c.isalnum())
    joined = "-".join(kept.lower().split())
    start = next((at for at, c in enumerate(joined) if c.isalpha()), len(joined))
    return joined[start:] or SECTION


def kramdown(text: str) -> str:
    """ASCII alone, from the first letter on."""
    kept = re.sub(r"[^a-zA-Z0-9 -]", "", re.sub(r"\A[^a-zA-Z]+", "", text))
    return kept.replace(" ", "-").lower() or SECTION


def python_markdown(text: str) -> str:
    """ASCII without accents; spaces and hyphens in a row are one hyphen."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def bare(text: str) -> str:
    """Letters and figures alone, without case and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if unicodedata.category(c)[0] in "LN")


def _is_word(letter: str) -> bool:
    category = unicodedata.category(letter)
    return category[0] in "LNM" or category == "Pc"


STYLES = (
    Style(github),
    Style(mdbook),
    Style(honkit),
    Style(pandoc),
    Style(kramdown),
    Style(python_markdown, "_", may_be_empty=False),
    Style(bare, ""),
)


def tables(headings: Iterable[tuple[str, str]]) -> tuple[Mapping[str, str], ...]:
    """For every style what its ids lead to; a heading is given as its words and what it is called here."""
    known = list(headings)
    return tuple(_table(style, known) for style in STYLES)


def _table(style: Style, headings: list[tuple[str, str]]) -> Mapping[str, str]:
    names = numbered(style, [words for words, _ in headings])
    return dict(zip(names, [target for _, target in headings], strict=True))


def numbered(style: Style, headings: Iterable[str]) -> tuple[str, ...]:
    """The id of every heading of a file: one that is there already is given a number."""
    taken: set[str] = set() if style.may_be_empty else {""}
    counts: dict[str, int] = {}
    names: list[str] = []
    for words in headings:
        name = slug = style.slug(words)
        while name in taken:
            counts[slug] = counts.get(slug, 0) + 1
            name = f"{slug}{style.joint}{counts[slug]}"
        taken.add(name)
        names.append(name)
    return tuple(names)
