"""Links to the pages before and after, which stand at the ends of a site's files."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publish import rules
from publish.manuscript.expansion.desk import Desk
from publish.manuscript.expansion.page import Edit, Page
from publish.manuscript.expansion.regions import CODE, Regions

_WORDS = (
    "previous|prev|next|index|table of contents|contents|toc|home|up|back to top|back|top|menu|start|forward"
    "|chapter|section|page|part|lesson|to|the|links|navigation"
    "|上一?[节節章篇页頁课課]|下一?[节節章篇页頁课課]|目[录錄次]|首[页頁]|返回|导航|導航|链接"
    "|前へ|次へ|前の[章節]|次の[章節]|戻る|이전|다음|목차|처음"
    "|anterior|siguiente|próximo|proximo|próxima|índice|indice|inicio|início|voltar|volver|capítulo"
    "|précédente?|suivante?|sommaire|accueil|retour|chapitre|page"
    "|zurück|weiter|vorherige[sr]?|nächste[sr]?|inhalt|inhaltsverzeichnis|übersicht|kapitel"
    "|назад|вперед|вперёд|далее|след(?:ующ\\w+)?|пред(?:ыдущ\\w+)?|оглавление|содержание|раздел\\w*|глав\\w+"
    "|السابق|التالي|الفهرس|الرئيسية|قبلی|بعدی|فهرست|הקודם|הבא|תוכן|पिछला|अगला"
    "|poprzedni\\w*|następn\\w+|spis treści|precedente|successiv[oa]|prossim[oa]|vorige|volgende|inhoud"
    "|föregående|nästa|forrige|neste|næste|önceki|sonraki|içindekiler|trước|tiếp|mục lục"
)
_WORD = re.compile(rf"(?:{_WORDS})(?![^\W\d_])", re.IGNORECASE)
_ARROWS = "[←→⬅➡⇐⇒⏪⏩◀▶🔙🔜]\ufe0f?"
_STEP = re.compile(rf"\s*(?:{_ARROWS}|(?:{_WORDS})\s*[:：])|.*{_ARROWS}\s*\Z", re.IGNORECASE)
_LINK = re.compile(
    r"\[(?P<words>[^\[\]\n]*)\](?:\((?P<address>(?:<[^<>\n]*>|[^()\n]*))\)|\[[^\[\]\n]*\])"
    r"|<a\s[^<>]*?href=[\"'](?P<href>[^\"']*)[\"'][^<>]*>(?P<name>[^<>]*)</a>"
)
_HEADING = re.compile(r"#{1,6}[ \t]+(?P<words>[^\n]*?)[ \t]*#*")
_EMPTY = re.compile(r"(?:<br\s*/?>|</?(?:div|p|center|hr|nav)\b[^<>]*>|[-*_]{3,}+|\s)*")
# A heading, a comment or a definition is a block, and so are lines with nothing blank between them.
_ASIDE = re.compile(r"[ ]{0,3}\[[^\]\n]+\]:[^\n]*|<!--[^\n]*-->")
_SINGLE = rf"[ ]{{0,3}}#{{1,6}}[ \t][^\n]*|[ \t]*(?:{_ASIDE.pattern})[ \t]*(?=\n|\Z)"
_BLOCK = re.compile(rf"^(?:{_SINGLE}|[^\n]*[^\s][^\n]*(?:\n(?!{_SINGLE})[^\n]*[^\s][^\n]*)*)$", re.MULTILINE)


def drop(page: Page, desk: Desk) -> Page:
    """The page without a block of links between pages at its head and at its end."""
    found = list(_blocks(page.text))
    if not found:
        return page
    message = "links to other pages of the site were left out"
    desk.problems.append(rules.LEFT_LINKS.at(desk.place(page, found[-1].start), message))
    return page.edited(found)


def _blocks(text: str) -> Iterator[Edit]:
    regions = Regions(text)
    blocks = list(_BLOCK.finditer(text))
    for run in (_first(blocks), _last(blocks)):
        if run and not any(regions.is_in(block.start(), CODE) for block in run):
            yield Edit(run[0].start(), run[-1].end())


def _first(blocks: list[re.Match[str]]) -> list[re.Match[str]]:
    """A block of links at the head of a file."""
    return blocks[:1] if len(blocks) > 2 and _is_navigation(blocks[0][0]) else []


def _last(blocks: list[re.Match[str]]) -> list[re.Match[str]]:
    """A block of links at the end of a file, with a line or a break and a heading over it."""
    end = len(blocks)
    while end and _ASIDE.fullmatch(blocks[end - 1][0]):
        end -= 1
    if not end or not _is_navigation(blocks[end - 1][0]):
        return []
    start = end - 1
    while start and _EMPTY.fullmatch(blocks[start - 1][0]):
        start -= 1
    heading = _HEADING.fullmatch(blocks[start - 1][0].strip()) if start else None
    if heading and _is_label(heading["words"]):
        start -= 1
    return blocks[start:end] if start else []


def _is_navigation(text: str) -> bool:
    """Whether a block holds nothing but links, each of them known by its words as one between pages."""
    lines = [re.sub(r"^[ \t>]*(?:[-*+]|\d+[.)])?[ \t]+", "", f" {line}") for line in text.split("\n")]
    pieces = [piece for line in lines for piece in re.split(r"[|·•]", line)]
    pieces = [piece for piece in pieces if not _EMPTY.fullmatch(piece) and re.search(r"[^\s:|-]", piece)]
    return bool(pieces) and all(_is_step(piece) for piece in pieces)


def _is_step(piece: str) -> bool:
    links = list(_LINK.finditer(piece))
    if not links or any("://" in (link["address"] or link["href"] or "") for link in links):
        return False
    around = re.sub(r"<[^<>]*>", "", _LINK.sub("", piece))
    if not _is_label(around):
        return False
    words = [link["words"] or link["name"] or "" for link in links]
    return _WORD.search(around) is not None or all(map(_names_a_step, words))


def _names_a_step(words: str) -> bool:
    """Whether the words are like "Next", "Next: The Tides" or "The Tides →"."""
    return _STEP.match(words) is not None or (_is_label(words) and _WORD.search(words) is not None)


def _is_label(text: str) -> bool:
    """Whether a text has no letters but those of words like "next" and "contents"."""
    return not re.search(r"[^\W_]", _WORD.sub("", text))
