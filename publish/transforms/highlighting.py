"""Colours listings: tokens become spans, in the families that themes style (the one door to Pygments)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from lxml import etree

from publish import cores
from publish.book.tree import append, element, every, has_class

if TYPE_CHECKING:
    from pygments.lexer import Lexer

# Pygments' own short names, so that its style sheets can be adapted; the longest prefix wins.
FAMILIES = {
    "Comment": "c",
    "Generic.Deleted": "gd",
    "Generic.Heading": "gh",
    "Generic.Inserted": "gi",
    "Generic.Output": "go",
    "Generic.Prompt": "gp",
    "Generic.Subheading": "gh",
    "Keyword": "k",
    "Literal.Number": "m",
    "Literal.String": "s",
    "Name.Attribute": "na",
    "Name.Class": "nc",
    "Name.Function": "nf",
    "Name.Tag": "nt",
    "Operator.Word": "ow",
}


def highlight(tree: etree._Element) -> None:
    """Mark up the code of every listing whose language is known; its text stays the same."""
    begun(tree)()


def begun(tree: etree._Element) -> Callable[[], None]:
    """Begin to read the listings, beside other work; what comes back marks them up."""
    listings = list(_listings(tree))
    if not listings:
        return _nothing
    read = cores.later(
        _read, [(code.text or "", language) for code, language in listings], cores.Trade.PARSING
    )

    def highlight() -> None:
        for (code, _), parts in zip(listings, read(), strict=True):
            _colour(code, parts)

    return highlight


def _nothing() -> None:
    pass


def _listings(tree: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for listing in every(tree, "pre"):
        language = listing.get("data-language")
        code = next(every(listing, "code"), None)
        if language and code is not None and has_class(listing, "code") and not len(code):
            yield code, language


def _read(listings: list[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """The parts of each text in a language, with the family of each."""
    return [list(_merged(_tokens(text, language))) for text, language in listings]


def _colour(code: etree._Element, parts: list[tuple[str, str]]) -> None:
    # A lexer may tidy what it reads; a listing is shown as it was written or not coloured at all.
    if "".join(part for _, part in parts) != (code.text or ""):
        return
    code.text = None
    for family, part in parts:
        if family:
            append(code, element("span", {"class": f"tok-{family}"}, part, line=code.sourceline))
        else:
            append(code, part)


def _tokens(text: str, language: str) -> Iterator[tuple[str, str]]:
    lexer = _lexer(language)
    if lexer is None:
        return
    rest = len(text)  # a lexer adds a line end where the last line has none
    for kind, part in lexer.get_tokens(text):
        kept = part[:rest]
        rest -= len(kept)
        if kept:
            yield _family(str(kind).removeprefix("Token.")), kept


@cache
def _lexer(language: str) -> Lexer | None:
    # Imported late: a novel needs no Pygments.
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415
    from pygments.util import ClassNotFound  # noqa: PLC0415

    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None


@cache
def _family(kind: str) -> str:
    """The class for a token's kind, such as `k` for `Keyword.Constant`; empty for plain text."""
    while kind:
        if kind in FAMILIES:
            return FAMILIES[kind]
        kind = kind.rpartition(".")[0]
    return ""


def _merged(tokens: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Neighbours of one family as one; blanks within a line join what stands before them."""
    family, text, blank = "", "", ""
    for next_family, part in tokens:
        if not part.strip(" \t") and not next_family:
            blank += part
        elif next_family == family:
            text, blank = text + blank + part, ""
        else:
            if text:
                yield family, text
            if blank and not next_family:
                part, blank = blank + part, ""  # noqa: PLW2901 - blanks go with plain text
            elif blank:
                yield "", blank
            family, text, blank = next_family, part, ""
    if text:
        yield family, text
    if blank:
        yield "", blank
